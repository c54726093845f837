"""A row of buttons of which one is chosen: what a screen's lower part shows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from mehmiro_desktop.ui.widgets.buttons import secondary_button
from mehmiro_desktop.ui.widgets.wrap import WrapLayout


class Segments(QWidget):
    """Exclusive buttons; Left and Right move between them.

    Signals:
        chosen: Another segment was chosen; carries its key.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, entries: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Make a button for each ``(key, text)``; object names are ``<name>.<key>``."""
        super().__init__(parent)
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = WrapLayout(spacing=8)
        for key, text in entries:
            button = secondary_button(text, f"{name}.{key}", parent=self)
            button.setCheckable(True)
            button.clicked.connect(partial(self.choose, key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self.setLayout(row)
        self.current = entries[0][0]
        self._buttons[self.current].setChecked(True)
        self.setFocusProxy(self._buttons[self.current])

    @property
    def keys(self) -> tuple[str, ...]:
        """The segments, in their order."""
        return tuple(self._buttons)

    def choose(self, key: str, *_: object) -> None:
        """Choose a segment."""
        self._buttons[key].setChecked(True)
        if key != self.current:
            self.current = key
            self.setFocusProxy(self._buttons[key])
            self.chosen.emit(key)

    def show_text(self, key: str, text: str) -> None:
        """Change a segment's words."""
        self._buttons[key].setText(text.replace("&", "&&"))

    def show_only(self, *keys: str) -> None:
        """Hide all segments but these; if the chosen one goes, the first that stays is chosen."""
        for key, button in self._buttons.items():
            button.setVisible(key in keys)
        if self.current not in keys:
            self.choose(keys[0])

    def focus_current(self) -> None:
        """Give the chosen segment the keyboard."""
        self._buttons[self.current].setFocus()
