"""Buttons, 44 logical pixels high. A text's ``&`` is shown, not taken as a mnemonic."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.widgets.labels import plain_tip

_ICON_ROLES = {
    "primary": "on_accent", "secondary": "text", "quiet": "primary_text", "danger": "error_text",
    "icon": "text_muted",
}  # fmt: skip


def _button(kind: str, text: str, name: str, icon: str, parent: QWidget | None) -> QPushButton:
    button = QPushButton(text.replace("&", "&&"), parent)
    button.setProperty("kind", kind)
    button.setFont(font("strong" if kind == "primary" else "body"))
    button.setObjectName(name)
    button.setMinimumHeight(TARGET_PX)
    button.setAutoDefault(True)  # a focused button takes Enter on every system
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        set_icon(button, icon, _ICON_ROLES[kind])
    return button


def primary_button(
    text: str, name: str, *, icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return the one filled button of a screen; ``name`` is its object name."""
    return _button("primary", text, name, icon, parent)


def secondary_button(
    text: str, name: str, *, icon: str = "", danger: bool = False, parent: QWidget | None = None
) -> QPushButton:
    """Return an outlined button; ``danger`` marks an act that cannot be undone."""
    return _button("danger" if danger else "secondary", text, name, icon, parent)


def quiet_button(
    text: str, name: str, *, icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a button without a frame, for acts of lesser weight."""
    return _button("quiet", text, name, icon, parent)


def icon_button(
    icon: str, label: str, name: str, *, parent: QWidget | None = None
) -> QPushButton:
    """Return a square button with an icon; ``label`` is its accessible name and tooltip."""
    button = _button("icon", "", name, icon, parent)
    button.setAccessibleName(label)
    plain_tip(button, label)
    button.setFixedSize(QSize(TARGET_PX, TARGET_PX))
    return button
