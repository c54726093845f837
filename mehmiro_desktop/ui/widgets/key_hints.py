"""The line at the foot of a screen that says which keys do what."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from mehmiro_desktop.ui.widgets.cards import h_row
from mehmiro_desktop.ui.widgets.labels import plain_label
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

_GAP_PX = 16


def key_label(text: str) -> QLabel:
    """Return one key as it is printed on a keyboard."""
    label = plain_label(text, style="tiny")
    label.setProperty("kind", "key")
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


class KeyHints(QWidget):
    """Pairs of keys and what they do, e.g. ``("Ctrl+Z", "undo")``."""

    def __init__(
        self,
        hints: Iterable[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        """Show ``hints``; keys of one hint are joined by ``+`` or a space.

        With ``wraps`` those that find no room go on in the next line, so that large type never
        widens the window. Give it a row of its own then.
        """
        super().__init__(parent)
        self._row: QLayout = WrapLayout(spacing=_GAP_PX) if wraps else h_row(spacing=_GAP_PX)
        self.setLayout(self._row)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.show_hints(hints)

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        """Replace the hints, if there are others to show."""
        wanted = tuple(hints)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                # Not only later: it would be painted under its successor until then.
                widget.hide()
                widget.deleteLater()
        for keys, text in wanted:
            box = self._hint(keys, text)
            self._row.addWidget(box)
            # It may be in sight already.
            box.show()
        if isinstance(self._row, QHBoxLayout):
            self._row.addStretch(1)

    def _hint(self, keys: str, text: str) -> QWidget:
        box = QWidget(self)
        # A plus of its own is a key; inside a chord it only joins.
        parts = [each.split("+") if each != "+" else ["+"] for each in keys.split()]
        labels = [key_label(key) for part in parts for key in part]
        box.setLayout(h_row(*labels, plain_label(text, style="small", role="muted"), spacing=4))
        return box
