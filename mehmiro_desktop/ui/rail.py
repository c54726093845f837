"""The rail at the left: one word and icon per screen, and the count of what needs a person.

Nine entries of the least height fit the least window (640 px) even with letters of twice the size.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QWidget

from mehmiro_desktop.ui.actions import WINDOW_KEYS
from mehmiro_desktop.ui.fonts import font, grown, scaled, text_size
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.widgets import plain_label, plain_tip, set_role, v_column

WIDTH_PX = 92
"""At a text size of 100 %; wide enough for the longest Spanish word."""
_HEIGHT_PX, _TALL_PX = 56, 62
_ICON_PX, _LOW_ICON_PX, _BESIDE_PX = 22, 18, 2
"""An icon's side, and where large letters leave less height; then the badge beside it."""
_LARGE_PERCENT = 150
_ICONS = {
    "today": "calendar-days",
    "score": "table-2",
    "students": "users",
    "monitoring": "traffic-cone",
    "lessons": "book-open",
    "suggestions": "lightbulb",
    "reports": "file-text",
    "sync": "refresh-cw",
    "settings": "settings",
}
_FOOT = ("sync", "settings")
_COUNTED = ("suggestions", "sync")
_WITHIN = {"student": "students"}
"""Screens without a button of their own, and the button that is marked for them."""


def rail_width() -> int:
    """Return the rail's width at the text size in force."""
    return scaled(WIDTH_PX)


def _icon_px() -> int:
    return _ICON_PX if text_size() <= _LARGE_PERCENT else _LOW_ICON_PX


class Rail(QFrame):
    """Emits ``chosen`` with a screen's name; shows which one is in front."""

    chosen = Signal(str)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Offer the screens ``names``, in order."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("kind", "rail")
        self.setFixedWidth(rail_width())
        self.setAccessibleName(self.tr("Screens"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        column = v_column(spacing=6)
        column.setContentsMargins(6, 10, 6, 10)
        for name in names:
            if name == _FOOT[0]:
                column.addStretch(1)
            column.addWidget(self._make_button(name))
        self.setLayout(column)
        self._group.buttonClicked.connect(self._clicked)
        self._badges = {name: self._make_badge(name) for name in _COUNTED if name in names}

    def words(self, name: str) -> str:
        """Return a screen's word in the language in force."""
        return {
            "today": self.tr("Today"),
            "score": self.tr("Score"),
            "students": self.tr("Students"),
            "student": self.tr("Student"),
            "monitoring": self.tr("Monitoring"),
            "lessons": self.tr("Lessons"),
            "suggestions": self.tr("Suggestions"),
            "reports": self.tr("Reports"),
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
            role = "primary_soft_text" if is_current else "text_muted"
            set_icon(button, _ICONS[each], role, _icon_px())

    def show_attention(self, count: int) -> None:
        """Show how many rows need a person, on the sync centre's button."""
        self._show_count("sync", count, self.tr("%n to review", "", count))

    def show_unread(self, count: int) -> None:
        """Show how many suggestions nobody has read yet."""
        self._show_count("suggestions", count, self.tr("%n unread", "", count))

    def _show_count(self, name: str, count: int, words: str) -> None:
        badge = self._badges.get(name)
        if badge is None:
            return
        badge.setText(str(count) if count < 100 else "99+")
        badge.adjustSize()
        button = self._buttons[name]
        # Beside the icon, never on it.
        left = (button.width() + grown(_icon_px())) // 2 + _BESIDE_PX
        badge.move(min(left, button.width() - badge.width()), 2)
        badge.setVisible(count > 0)
        full = self.full_words(name)
        self._buttons[name].setAccessibleName(f"{full}, {words}" if count else full)

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
        height = min(scaled(_HEIGHT_PX), _TALL_PX)
        button.setFixedSize(QSize(rail_width() - 13, height))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keys = next((key.shown_keys for key in WINDOW_KEYS if key.name == f"open.{name}"), "")
        plain_tip(button, f"{self.full_words(name)} ({keys})")
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def _make_badge(self, name: str) -> QLabel:
        badge = plain_label(
            style="tiny_strong", name=f"rail.badge.{name}", parent=self._buttons[name]
        )
        badge.setProperty("kind", "badge")
        set_role(badge, "tone", "warning")
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        badge.hide()
        return badge

    def _clicked(self, button: QToolButton) -> None:
        self.chosen.emit(str(button.property("screen")))
