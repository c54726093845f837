"""The grid on its page: the chip that narrows it, and a word where that leaves nobody."""

from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from mehmiro_desktop.ui.scoring.session_bar import SessionBar
from mehmiro_desktop.ui.widgets import StateView


class GridPage(StateView):
    """Shows the grid; that all is scored is said in another way than that there is nothing."""

    def __init__(
        self, grid: ScoreGridView, bar: SessionBar, parent: QWidget | None = None
    ) -> None:
        """Show ``grid``; the chip of ``bar`` narrows it."""
        super().__init__("score.filtered", grid, parent)
        self._grid, self._bar = grid, bar
        self._was_filtered = False
        self.setFocusProxy(grid)
        grid.rows.changed.connect(self._follow)
        bar.filter_wanted.connect(self._toggle)

    def _toggle(self) -> None:
        self._grid.toggle_filter()
        self.setFocus()

    def _follow(self) -> None:
        rows = self._grid.rows
        self._bar.show_blanks(rows.blanks, is_filtered=rows.is_filtered)
        shown = rows.shown
        if rows.is_filtered and not shown and self._grid.model().rowCount():
            self.show_empty(
                self.tr("No blanks in this session"),
                self.tr("Everyone who was there has every score."),
                self.tr("Show everyone"),
                self._toggle,
                icon="circle-check",
            )
            self._move_focus(self.button)
        else:
            self.show_content()
            self._move_focus(self._grid)
        if rows.is_filtered != self._was_filtered:
            self._was_filtered = rows.is_filtered
            text = self.tr("Only %n students with blanks; B: everyone", "", len(shown))
            self._grid.noticed.emit(text if rows.is_filtered and shown else "", "muted")

    def _move_focus(self, to: QWidget) -> None:
        had_focus = self.button.hasFocus() or self._grid.hasFocus()
        self.setFocusProxy(to)
        if had_focus:
            to.setFocus()
