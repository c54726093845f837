"""What a teacher sees and hears of a run of the analysis: how far it is, how it ended, Cancel."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.monitoring.analysis import AnalysisRunner
from mehmiro_desktop.ui.monitoring.head import BoardHead
from mehmiro_desktop.ui.widgets import Notice


class RunTeller(QObject):
    """Stands between the runner and the board's head.

    Signals:
        ended: A run is over, whole or cancelled.
    """

    ended = Signal()

    def __init__(
        self,
        runner: AnalysisRunner,
        head: BoardHead,
        notice: Notice,
        announce: Callable[[str], None],
    ) -> None:
        """Follow ``runner``; a child of ``head``."""
        super().__init__(head)
        self._runner, self._head, self._notice, self._announce = runner, head, notice, announce
        self._was_asked = False
        head.analysis_asked.connect(self.analyse)
        head.cancel_asked.connect(self._on_cancel)
        runner.started.connect(self._on_started)
        runner.progressed.connect(self._on_progress)
        runner.finished.connect(self._on_finished)
        runner.failed.connect(self._on_failed)
        head.show_running(runner.is_running)

    def analyse(self) -> None:
        """Analyse all classes now."""
        self._notice.say("")
        self._was_asked = True
        self._runner.start()

    def _on_started(self) -> None:
        self._head.show_running(True)

    def _on_cancel(self) -> None:
        self._head.cancel_button.setEnabled(False)
        self._runner.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        self._head.show_progress(done, total)
        words = self._head.progress_words.text()
        if words and self._head.isVisible():
            self._announce(words)

    def _on_finished(self, is_complete: bool) -> None:
        self._head.show_running(False)
        words = self.tr("Analysis finished")
        if not is_complete:
            words = self.tr("Analysis stopped. What it had found is kept.")
            self._notice.say(words)
        self._tell_ending(words)
        self.ended.emit()

    def _on_failed(self, error: MehmiroError) -> None:
        self._head.show_running(False)
        self._notice.say(sentence(error), "error")
        self._tell_ending(sentence(error))

    def _tell_ending(self, words: str) -> None:
        """Say it aloud to who looks at the board or asked; the daily run disturbs nobody else."""
        if self._was_asked or self._head.isVisible():
            self._announce(words)
        self._was_asked = False
