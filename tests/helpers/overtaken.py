"""An edit on a worker that somebody's score overtakes."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from time import sleep

from mehmiro_desktop import failpoints
from mehmiro_desktop.store import Store


@contextmanager
def overtaken(store: Store) -> Iterator[Event]:
    """Have the next edit of a worker wait, once begun, until somebody else waits for it.

    Yields what is set once it has begun.
    """
    begun = Event()

    def stay(name: str) -> None:
        if name != "edit.begun" or current_thread() is main_thread() or begun.is_set():
            return
        begun.set()
        for _ in range(2_000):
            if store.is_pressed:
                return
            sleep(0.005)
        raise AssertionError("nobody came")

    failpoints.install(stay)
    try:
        yield begun
    finally:
        failpoints.install(None)
