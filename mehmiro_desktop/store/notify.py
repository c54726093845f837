"""News after each commit. Callbacks run on the thread that wrote, after every lock is released."""

import threading
from collections.abc import Callable

from mehmiro_desktop.domain.changes import TablesChanged

Listener = Callable[[TablesChanged], None]


class Announcer:
    """Keeps the listeners of one store."""

    def __init__(self) -> None:
        self._listeners: tuple[Listener, ...] = ()
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each commit until the returned function is called."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            with self._lock:
                self._listeners = tuple(
                    each for each in self._listeners if each is not listener
                )

        return unsubscribe

    def publish(self, news: TablesChanged) -> None:
        """Tell everyone; nobody holds a lock of the store now."""
        for listener in self._listeners:
            listener(news)
