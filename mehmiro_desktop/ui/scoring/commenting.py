"""Writing the comment of a score: what stands between the key and the comment on disk."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.comment_panel import CommentPanel
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanels
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

if TYPE_CHECKING:
    from mehmiro_desktop.ui.scoring.grid_model import Place


class Commenting(QObject):
    """Opens the panel for the score in front and saves what is written.

    Signals:
        noticed: a sentence for the foot and its tone.
    """

    noticed = Signal(str, str)

    def __init__(
        self,
        sheet: ScoreSheet,
        place: Callable[[], tuple[int, int] | None],
        near: Callable[[], QRect],
        panels: InlinePanels,
    ) -> None:
        super().__init__(panels)
        self._sheet, self._in_front, self._near = sheet, place, near
        self._panels = panels
        self._commented: Place | None = None

    @cached_property
    def panel(self) -> CommentPanel:
        """The panel, made when a comment is first asked for."""
        panel = self._panels.add(CommentPanel(self._panels.host))
        panel.save_wanted.connect(self._save)
        return panel

    def ask(self) -> None:
        """Open the comment of the score in front."""
        at = self._in_front() if self.settle() else None
        if presenter.is_on():
            self.noticed.emit(words.hidden(), "muted")
            return
        if at is None:
            return
        model = self._sheet.model
        cell = model.cell(*at)
        if cell is None:
            self.noticed.emit(self.tr("A comment belongs to a score: score first."), "warning")
            return
        self._commented = model.place(*at)
        title = f"{model.alias(at[0])} · {model.variable(at[1]).name}"
        self._sheet.hold(self._commented)
        slots = self._sheet.context.settings.quick_comments
        self.panel.open_for(title, cell.comments, self._near(), slots)

    def settle(self) -> bool:
        """Save a comment that is still open; false when it cannot be saved."""
        if self._commented is None:
            return True
        if self.panel.is_changed:
            self._save(self.panel.text)
        else:
            self.panel.close_panel()
        return not self.panel.isVisible()

    def _save(self, text: str) -> None:
        at = None if self._commented is None else self._sheet.model.where(self._commented)
        failure = "" if at is None else self._sheet.comment(*at, text)
        if failure:
            self.panel.show_failure(failure)
        else:
            self.panel.close_panel()
            self.noticed.emit(self.tr("Comment saved"), "muted")
