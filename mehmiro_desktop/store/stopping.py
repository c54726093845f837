"""Stopping a long edit on the way: its transaction is rolled back, as if it had never begun."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from mehmiro_desktop.errors import EditStopped

_STEPS = 20_000
"""Of SQLite's machine between two looks: some ms."""
_asked: ContextVar[Callable[[], bool] | None] = ContextVar("asked", default=None)


@contextmanager
def stoppable(asked: Callable[[], bool]) -> Iterator[None]:
    """Let what is written within, on this thread, end with ``EditStopped`` once ``asked`` says so.

    ``asked`` is called often, and must be quick. A transaction that is being committed goes
    through.
    """
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


@contextmanager
def watched(connection: Connection) -> Iterator[None]:
    """Watch over a transaction's statements, if they may be stopped.

    Raises:
        EditStopped: it was asked for; the transaction must be rolled back.
    """
    asked = _asked.get()
    if asked is None:
        yield
        return
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(asked, _STEPS)
    try:
        yield
    except DBAPIError as error:
        if asked():
            raise EditStopped from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
    if asked():
        raise EditStopped
