"""Python's cycle collector, kept on the GUI thread.

Run in a worker thread it can destroy widgets there, which ends in a crash even though the worker
never touched Qt (architecture.md 3.3, trap b). So automatic collection is off while a window is
open, and a timer of the GUI thread collects.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 2000
ALL_EVERY = 30
_YOUNG_LIMIT = 5000
CROWD = 40_000
"""So many new objects are a worker's, in the middle of 25,200 rows: to look through them takes up
to 60 ms, and they go as they came, without a collection."""
MOST_PUT_OFF = 15
"""Times in a row after which they are collected all the same: they may be the window's."""


class GcGuard(QObject):
    """Switches automatic collection off until :meth:`stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from the automatic collector."""
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._ticks = self._put_off = 0
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def freeze(self) -> None:
        """Leave everything alive now out of later collections; call when a window is up."""
        # What an earlier window left behind must not stay frozen for ever.
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def collect(self) -> None:
        """Collect young objects when many have come; all of them now and then, in a quiet moment.

        All of them take up to 30 ms, and twice that beside a worker that computes.
        """
        self._ticks += 1
        young = gc.get_count()[0]
        if young > CROWD and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            return
        self._put_off = 0
        is_quiet = young <= _YOUNG_LIMIT or self._ticks >= ALL_EVERY + MOST_PUT_OFF
        if self._ticks >= ALL_EVERY and is_quiet:
            self._ticks = 0
            gc.collect()
        elif young > _YOUNG_LIMIT:
            gc.collect(1)

    def stop(self) -> None:
        """Hand back to the automatic collector."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()
