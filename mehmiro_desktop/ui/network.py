"""The system's word about the network: a hint to try, or to spare a metered connection."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from mehmiro_desktop.config import Profile
from mehmiro_desktop.sync.status import SyncState
from mehmiro_desktop.ui.bridge import SyncBridge


class NetworkHints(QObject):
    """Passes hints on to the sync of the open account. The system may be wrong about all of it."""

    def __init__(self, profile: Profile, say: Callable[[str], None], parent: QObject) -> None:
        """Know nothing yet; :meth:`watch` begins.

        Args:
            profile: whether a metered connection pauses sync (setting ``on_metered``).
            say: tells the person a sentence.
            parent: the object it lives with.
        """
        super().__init__(parent)
        self._profile, self._say = profile, say
        self._sync: SyncBridge | None = None
        self._is_metered = False
        self._is_pausing = False
        self.tells_metered = False
        """Whether the system knows what a connection costs; if not, nothing is offered."""

    def watch(self) -> None:
        """Ask the system, where it can be asked."""
        # After the first painting: the start need not wait for a library of its own.
        from PySide6.QtNetwork import QNetworkInformation

        feature = QNetworkInformation.Feature
        if not QNetworkInformation.loadBackendByFeatures(feature.Reachability):
            return
        information = QNetworkInformation.instance()
        information.reachabilityChanged.connect(self._changed)
        if information.supports(feature.Metered):
            self.tells_metered = True
            information.isMeteredChanged.connect(self.take_metered)
            self.take_metered(information.isMetered())

    def serve(self, sync: SyncBridge | None) -> None:
        """Hint to another account's sync from now on, or to none."""
        self._sync, self._is_pausing = sync, False
        self.apply()

    def take_metered(self, is_metered: bool) -> None:
        """Hear whether the connection in use is paid for by what goes over it."""
        self._is_metered = is_metered
        self.apply()

    def apply(self) -> None:
        """Pause on a metered connection if that is wished; go on when it is not one any more.

        Who goes on by hand meanwhile goes on; who paused by hand stays paused.
        """
        sync = self._sync
        if sync is None:
            return
        is_wished = self._is_metered and self._profile.settings.on_metered == "pause"
        if is_wished and not self._is_pausing and sync.status.state is not SyncState.PAUSED:
            self._is_pausing = True
            sync.pause()
            self._say(
                self.tr("Metered connection: sync waits. Everything is kept on this laptop.")
            )
        elif self._is_pausing and not is_wished:
            self._is_pausing = False
            sync.resume()

    def _changed(self, *_: object) -> None:
        if self._sync is not None:
            self._sync.network_changed()
