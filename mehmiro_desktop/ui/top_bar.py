"""The bar at the top: what is in front, the class and its session, and the status pill."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.fonts import font, scaled, text_size
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.status_pill import StatusPill
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.widgets import (
    Chip,
    ElidingButton,
    h_row,
    icon_button,
    plain_label,
    plain_tip,
    secondary_button,
)

HEIGHT_PX = 56
_SWITCHER_PX = 70
"""The least width of the class switcher at a text size of 100 %."""
_ROOMY_PERCENT = 125
"""Above this size of text there is room for icons only."""


class TopBar(QFrame):
    """Emits a signal when the class switcher, search, presenter or lock button or pill is used."""

    class_wanted = Signal()
    sync_wanted = Signal()
    presenter_wanted = Signal()
    search_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the bar; nothing is in front yet."""
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setProperty("kind", "topbar")
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Class and state"))
        self._title = plain_label(style="title", name="topbar.title")
        self.switcher = self._make_switcher()
        set_icon(self.switcher, "chevron-down", "text_muted", 16)
        self._session = Chip()
        self._session.setObjectName("topbar.session")
        self.pill = StatusPill(self)
        self.present = self._make_present()
        self.present.clicked.connect(self.presenter_wanted)
        self.lock = icon_button("lock", self.tr("Lock"), "topbar.lock", parent=self)
        keys = shown_keys("Ctrl+L")
        plain_tip(
            self.lock, self.tr("Hide everything until the PIN ({keys})").format(keys=keys)
        )
        self.lock.clicked.connect(self.lock_wanted)
        self.search = self._make_search()
        row = h_row(
            self._title,
            self.switcher,
            self._session,
            None,
            self.search,
            self.pill,
            self.present,
            self.lock,
        )
        row.setContentsMargins(20, 0, 20, 0)
        self.setLayout(row)
        self.switcher.clicked.connect(self.class_wanted)
        self.pill.clicked.connect(self.sync_wanted)
        self.show_place("", "", "")

    def _make_switcher(self) -> ElidingButton:
        button = ElidingButton(scaled(_SWITCHER_PX), self)
        button.setObjectName("topbar.class")
        button.setProperty("kind", "secondary")
        button.setMinimumHeight(TARGET_PX)
        button.setAutoDefault(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFont(font("small"))
        return button

    def _make_present(self) -> QPushButton:
        words = self.tr("Present")
        if text_size() > _ROOMY_PERCENT:
            button = icon_button("presentation", words, "topbar.present", parent=self)
            plain_tip(button, f"{words} (F8)")
            return button
        return secondary_button(f"{words}  [F8]", "topbar.present", parent=self)

    def _make_search(self) -> QPushButton:
        keys, words = shown_keys("Ctrl+K"), self.tr("Search")
        if text_size() > _ROOMY_PERCENT:
            button = icon_button("search", words, "topbar.search", parent=self)
        else:
            button = secondary_button(
                f"{words}   {keys}", "topbar.search", icon="search", parent=self
            )
            button.setFont(font("small"))
        button.setAccessibleName(words)
        plain_tip(
            button,
            self.tr("Find a student, class, lesson or command ({keys})").format(keys=keys),
        )
        button.clicked.connect(self.search_wanted)
        return button

    def show_place(self, title: str, class_name: str, session: str) -> None:
        """Say where the teacher is: the screen, the class in use and its session."""
        keys = shown_keys("Ctrl+Shift+K")
        self._title.setText(title)
        words = class_name or self.tr("Choose a class")
        self.switcher.show_words(_cut(words))
        self.switcher.setAccessibleName(self.tr("Class: {name}").format(name=words))
        tip = self.tr("Change class ({keys})").format(keys=keys)
        plain_tip(self.switcher, f"{words} · {tip}" if class_name else tip)
        self._session.show_text(_cut(session))
        self._session.setVisible(bool(session))


def _cut(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
