"""One account while its window is open: store, news, sync, and closing them in order."""

import logging
import random

from PySide6.QtCore import QObject, QTimer

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.erasing import erase_here
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.sync.account import AccountSync
from mehmiro_desktop.sync.credentials import Keyring
from mehmiro_desktop.sync.runner import SyncRunner
from mehmiro_desktop.ui.bridge import StoreBridge, SyncBridge

_log = logging.getLogger(__name__)
LOOK_EVERY_MS = 2000
"""How soon the window shows what another process wrote; asking takes some microseconds."""


class OpenAccount:
    """Owns an open store and, unless it is the sample class, the runner that syncs it."""

    def __init__(self, store: Store, keyring: Keyring, clock: Clock, parent: QObject) -> None:
        """Take over ``store``; sync begins with :meth:`start`."""
        self.store = store
        self.bridge = StoreBridge(store, parent)
        self.sync: AccountSync | None = None
        self.runner: SyncRunner | None = None
        self.sync_bridge: SyncBridge | None = None
        if not store.account.is_sample:
            self.sync = AccountSync(store, keyring, clock)
            self.runner = SyncRunner(self.sync, clock, random.random, store.subscribe)
            self.sync_bridge = SyncBridge(self.runner, parent)
        self._is_closed = False
        self._look = QTimer(parent, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_for_others)
        # Before any screen reads: what is written after that is told.
        self._look_for_others()

    def _look_for_others(self) -> None:
        try:
            self.store.tell_of_others()
        except MehmiroError as error:
            # The next read or write of a screen says what is wrong with the file.
            _log.warning("not looked for others: %s", error)

    def start(self) -> None:
        """Begin to sync, and to hear what other processes write."""
        if not self._is_closed:
            self._look.start()
        if self.runner is not None and not self._is_closed:
            self.runner.start()

    def request_sync(self) -> None:
        """Sync now, if there is a server."""
        if self.runner is not None:
            self.runner.request()

    def erase(self, table: str, row_id: str) -> None:
        """Erase a student or class for good, on the server first; for the background worker.

        Raises:
            MehmiroError: see ``AccountSync.erase`` and ``store.commands.erasing.erase_here``.
        """
        if self.sync is None:
            erase_here(self.store, table, row_id)
        else:
            self.sync.erase(table, row_id)

    def count_waiting(self) -> int:
        """Return how many changes are not sent yet; of the sample class none ever are."""
        if self.sync is None:
            return 0
        try:
            return load_summary(self.store).pending
        except MehmiroError:
            return 0  # a count is not worth an error

    def stop_sync(self) -> None:
        """Stop news and the runner; a request under way is broken off."""
        self._look.stop()
        for bridge in (self.sync_bridge, self.bridge):
            if bridge is not None:
                bridge.close()
        if self.runner is not None:
            self.runner.stop()

    def close(self) -> None:
        """Stop sync, then close the store. Nothing waits for the network."""
        if self._is_closed:
            return
        self._is_closed = True
        self.stop_sync()
        self._look.deleteLater()
        self.store.close()
