"""The figures on a class's card; those that lead somewhere are buttons."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.widgets import plain_label, v_column

_LEAST = QSize(TARGET_PX, TARGET_PX)
_AROUND_PX = 8
"""What a figure keeps free at each side, for the frame of one that has the keyboard."""


def figure(text: str, words: str, role: str = "") -> QWidget:
    """Return a figure with its words below; ``role`` colours it, ``faint`` for none."""
    box = QWidget()
    _fill(box, text, words, role)
    return box


def _fill(box: QWidget, text: str, words: str, role: str) -> None:
    column = v_column(spacing=0)
    column.setContentsMargins(_AROUND_PX, 2, _AROUND_PX, 2)
    for label in (
        plain_label(text, style="figure", role=role),
        plain_label(words, style="small", role="muted"),
    ):
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(label)
    box.setLayout(column)


class FigureButton(QPushButton):
    """A figure that opens what it counts."""

    def sizeHint(self) -> QSize:
        """Return the room its words take, 44 pixels at least."""
        layout = self.layout()
        return QSize() if layout is None else layout.sizeHint().expandedTo(_LEAST)

    def minimumSizeHint(self) -> QSize:
        """Return the same: no word is ever cut."""
        return self.sizeHint()


def figure_button(
    text: str, words: str, name: str, told: str, act: Callable[[], None], role: str = ""
) -> FigureButton:
    """Return a figure as a button.

    Args:
        text: the figure.
        words: what it counts.
        name: the object name.
        told: the accessible name, with the class.
        act: what a press does.
        role: the figure's colour.
    """
    button = FigureButton()
    button.setProperty("kind", "quiet")
    button.setObjectName(name)
    button.setAutoDefault(True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setMinimumHeight(TARGET_PX)
    _fill(button, text, words, role)
    button.setAccessibleName(told)
    button.clicked.connect(lambda *_: act())
    return button
