"""Labels. The only place a ``QLabel`` is made, so that no text is ever read as markup (S12)."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import SIZE_PX, set_icon


def restyle(widget: QWidget) -> None:
    """Make the style sheet look at the widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_role(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property the style sheet reads (``kind``, ``tone``, ``role``, …) and restyle."""
    shown: str = ("true" if value else "false") if isinstance(value, bool) else value
    if widget.property(name) != shown:
        widget.setProperty(name, shown)
        restyle(widget)


def plain_label(
    text: str = "",
    *,
    style: str = "body",
    role: str = "",
    wrap: bool = False,
    name: str = "",
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label that shows ``text`` literally.

    Args:
        text: what to show.
        style: a text style of ``ui.fonts``.
        role: ``""``, ``muted``, ``faint``, ``error``, ``warning`` or ``success``.
        wrap: break long text into lines.
        name: object name, for tests and screen readers.
        parent: the widget it lies on.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setOpenExternalLinks(False)
    label.setFont(font(style))
    label.setWordWrap(wrap)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    if name:
        label.setObjectName(name)
    return label


class IconLabel(QLabel):
    """An icon that is not a button; it carries meaning only together with words beside it."""

    def __init__(
        self, name: str, color_role: str = "text", size: int = SIZE_PX,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show the icon ``name`` in a token's colour, ``size`` logical pixels wide."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.show_icon(name, color_role, size)

    def show_icon(self, name: str, color_role: str = "text", size: int = SIZE_PX) -> None:
        """Show another icon."""
        set_icon(self, name, color_role, size)


def plain_tip(widget: QWidget, text: str) -> None:
    """Give ``widget`` a tooltip that shows ``text`` literally (Qt guesses the format)."""
    widget.setToolTip(f"<span>{html.escape(text)}</span>" if text else "")
