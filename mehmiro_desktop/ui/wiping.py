"""The moments in which an account leaves this laptop: please wait, or what stands in the way."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui.background import Job
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.onboarding.entrance import Entrance
from mehmiro_desktop.ui.onboarding.pages import ProblemPage, WaitPage


class Wiping(QObject):
    """Runs the removal; it has been asked for, and the account's window is closed."""

    def __init__(
        self, start: Callable[[], Job], front: Entrance, leave: Callable[[], None]
    ) -> None:
        """Prepare.

        Args:
            start: starts the removal on the worker; may be called again after a failure.
            front: shows the pages.
            leave: shows what comes after.
        """
        super().__init__(front)
        self._start, self._front, self._leave = start, front, leave

    def begin(self) -> None:
        """Remove."""
        self._front.show_page(WaitPage(self.tr("Removing your data from this laptop…")))
        job = self._start()
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)

    def _on_done(self, _nothing: object) -> None:
        self._leave()

    def _on_failed(self, error: MehmiroError) -> None:
        page = ProblemPage(sentence(error))
        page.again_wanted.connect(self.begin)
        page.other_wanted.connect(self._leave)
        self._front.show_page(page)
