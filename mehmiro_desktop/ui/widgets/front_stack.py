"""A stack whose page in front alone is in the window."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import delete, isValid

from mehmiro_desktop.ui.turns import Turns


class FrontStack(QStackedWidget):
    """Keeps the pages that are not in front beside the window.

    Whatever is done to all that a window holds, e.g. to lock it or to put other colours on, takes
    as long as there are widgets in it: some 0.1 ms each, also for those nobody sees.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._beside: list[QWidget] = []
        self._tidying = Turns(self)
        # What is beside the window does not go away with it.
        self.destroyed.connect(partial(_delete_all, self._beside))

    def bring(self, page: QWidget) -> None:
        """Show ``page``; the others leave the window in the turns that follow."""
        self.take_in(page)
        self.setCurrentWidget(page)
        self.tidy_soon()

    def keep(self, page: QWidget) -> None:
        """Hold a page that is in no window yet: it goes when the stack goes."""
        self._beside.append(page)

    def take_in(self, page: QWidget) -> None:
        """Have ``page`` in the window, behind the one in front."""
        if page in self._beside:
            self._beside.remove(page)
        if self.indexOf(page) < 0:
            self.addWidget(page)

    def put_beside(self, page: QWidget) -> None:
        """Take ``page`` out of the window."""
        self.removeWidget(page)
        page.setParent(None)
        self.keep(page)

    def tidy_soon(self) -> None:
        """Put beside what is not in front, once that was painted."""
        self._tidying.start(self._tidy())

    def movable(self) -> Sequence[QWidget]:
        """Return the pages that need not stay in the window."""
        return [page for n in range(self.count()) if (page := self.widget(n)) is not None]

    def _tidy(self) -> Iterator[None]:
        yield
        for page in self.movable():
            if self.indexOf(page) >= 0 and page is not self.currentWidget():
                self.put_beside(page)
                yield


def _delete_all(pages: list[QWidget]) -> None:
    for page in pages:
        if isValid(page):
            delete(page)
