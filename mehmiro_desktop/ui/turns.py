"""Work of the window in small steps: between two turns the window paints and takes keys.

Whatever on the GUI thread may need more than :data:`TURN_MS` is written as a generator that yields
wherever it can pause, and is handed to :class:`Turns`. A turn takes as many steps as fit, so steps
may be as small as is natural. However many have work, only one of them takes a turn before the
window looks for keys again.
"""

from collections import deque
from collections.abc import Iterator
from time import perf_counter
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

TURN_MS = 5
"""No further step begins in a turn after so long: what a step and the painting after it may need
of 50 ms, on a machine half as fast, is the rest."""


class _Line(QObject):
    """Those that have work, and whose turn it is; one for the whole application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Turns] = deque()
        # Zero: in every turn that has nothing more urgent, i.e. after painting and keys.
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_turn)

    def join(self, turns: "Turns") -> None:
        """Have the work of ``turns`` done from the next turn of the event loop on."""
        if turns not in self._waiting:
            self._waiting.append(turns)
        self._timer.start()

    def _take_turn(self) -> None:
        while self._waiting:
            turns = self._waiting.popleft()
            # It may have gone with its window, or have been finished at once.
            if isValid(turns) and turns.is_running:
                self._waiting.append(turns)
                turns.take_turn()
                return
        self._timer.stop()


def _line() -> _Line:
    app = cast("QCoreApplication", QCoreApplication.instance())
    # PySide's own types say there always is one.
    found: _Line | None = app.findChild(_Line, "", Qt.FindChildOption.FindDirectChildrenOnly)
    return _Line(app) if found is None else found


class Turns(QObject):
    """Does one piece of work at a time, one turn after the other.

    Signals:
        done: All steps were taken. Not after :meth:`stop`.
    """

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do yet."""
        super().__init__(parent)
        self._steps: Iterator[None] | None = None

    @property
    def is_running(self) -> bool:
        """Whether steps are left to be taken."""
        return self._steps is not None

    def start(self, steps: Iterator[None]) -> None:
        """Begin in the next turn; what was being done is dropped where it stands."""
        self._steps = steps
        _line().join(self)

    def stop(self) -> None:
        """Take no further step."""
        self._steps = None

    def take(self, count: int) -> None:
        """Take the next steps now, e.g. for what is seen first."""
        for _ in range(count):
            self._step()

    def finish(self) -> None:
        """Take all steps that are left now, e.g. because there is no window to keep moving."""
        while self._steps is not None:
            self._step()

    def take_turn(self) -> None:
        """Take as many of the next steps as fit in one turn of the event loop."""
        end = perf_counter() + TURN_MS / 1000
        steps = self._steps
        self._step()
        # A step may have begun other work: that waits for the next turn.
        while self._steps is not None and self._steps is steps and perf_counter() < end:
            self._step()

    def _step(self) -> None:
        steps = self._steps
        if steps is None:
            return
        try:
            next(steps)
        except StopIteration:
            if self._steps is steps:
                self.stop()
                self.done.emit()
        except BaseException:
            # Told once by the window's own hook, not in every turn from now on.
            self.stop()
            raise
