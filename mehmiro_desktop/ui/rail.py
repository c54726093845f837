"""The rail at the left: one word and icon per screen, and the count of what needs a person."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QWidget

from mehmiro_desktop.ui.actions import WINDOW_KEYS
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.widgets import plain_label, plain_tip, set_role, v_column

WIDTH_PX = 76
_ICONS = {
    "today": "calendar-days",
    "score": "table-2",
    "students": "users",
    "sync": "refresh-cw",
    "settings": "settings",
}
_FOOT = ("sync", "settings")
_WITHIN = {"student": "students"}
"""Screens without a button of their own, and the button that is marked for them."""


class Rail(QFrame):
    """Emits ``chosen`` with a screen's name; shows which one is in front."""

    chosen = Signal(str)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Offer the screens ``names``, in order."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("kind", "rail")
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(self.tr("Screens"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        column = v_column(spacing=6, margin=6)
        column.setContentsMargins(6, 10, 6, 10)
        for name in names:
            if name == _FOOT[0]:
                column.addStretch(1)
            column.addWidget(self._make_button(name))
        self.setLayout(column)
        self._group.buttonClicked.connect(self._clicked)
        self._badge = self._make_badge()

    def words(self, name: str) -> str:
        """Return a screen's word in the language in force."""
        return {
            "today": self.tr("Today"),
            "score": self.tr("Score"),
            "students": self.tr("Students"),
            "student": self.tr("Student"),
            "sync": self.tr("Sync", "must fit a narrow rail"),
            "settings": self.tr("Settings"),
        }[name]

    def full_words(self, name: str) -> str:
        """Return a screen's name where there is room for it."""
        return self.tr("Sync centre") if name == "sync" else self.words(name)

    def show_current(self, name: str) -> None:
        """Mark the screen in front."""
        shown = _WITHIN.get(name, name)
        for each, button in self._buttons.items():
            is_current = each == shown
            button.setChecked(is_current)
            button.setFont(font("tiny_strong" if is_current else "tiny"))
            set_icon(
                button, _ICONS[each], "primary_soft_text" if is_current else "text_muted", 22
            )

    def show_attention(self, count: int) -> None:
        """Show how many rows need a person, on the sync centre's button."""
        self._badge.setText(str(count) if count < 100 else "99+")
        self._badge.adjustSize()
        self._badge.setVisible(count > 0)
        button = self._buttons["sync"]
        words = self.full_words("sync")
        if count:
            words += ", " + self.tr("%n to review", "", count)
        button.setAccessibleName(words)

    def focus_current(self) -> None:
        """Give the focus to the button of the screen in front."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"rail.{name}")
        button.setProperty("kind", "rail")
        button.setProperty("screen", name)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setText(self.words(name))
        button.setAccessibleName(self.full_words(name))
        button.setFixedSize(QSize(WIDTH_PX - 13, 56))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keys = next((key.shown_keys for key in WINDOW_KEYS if key.name == f"open.{name}"), "")
        plain_tip(button, f"{self.full_words(name)} ({keys})")
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def _make_badge(self) -> QLabel:
        badge = plain_label(
            style="tiny_strong", name="rail.badge", parent=self._buttons["sync"]
        )
        badge.setProperty("kind", "badge")
        set_role(badge, "tone", "warning")
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        badge.move(36, 2)
        badge.hide()
        return badge

    def _clicked(self, button: QToolButton) -> None:
        self.chosen.emit(str(button.property("screen")))
