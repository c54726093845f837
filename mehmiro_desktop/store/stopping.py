"""Stopping a long edit on the way: its transaction is rolled back, as if it had never begun."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from traceback import clear_frames
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from mehmiro_desktop.errors import EditStopped

_STEPS = 4_000
"""Of SQLite's machine between two looks: a ms or two, where rows are read some more."""
_ROOM_KIB = 65_536
"""The page cache of what may take long. With SQLite's own of 8 MB the pages of an index are written
out and read again all the time: to remove a class of a school year takes twice as long."""
_MANY = 5_000
"""Changed rows from which the commit alone would take too long."""
_INTERRUPT = 9
"""SQLITE_INTERRUPT."""
_LEAST = 1_000
"""Rows that do not fit into the little room: to read fewer again and again makes no use of it."""
_READ = 4
"""Rows to be read for each changed one, so that as many pages are read as were changed: a row's
page, its history's and its mark's; some 14 rows lie on one."""
_READ_SOME = (
    "SELECT count(updated_at) FROM (SELECT updated_at FROM assessments NOT INDEXED LIMIT ?)",
    "SELECT count(at) FROM (SELECT at FROM history NOT INDEXED LIMIT ?)",
)
_asked: ContextVar["_Asked | None"] = ContextVar("asked", default=None)


class _Asked:
    """Whether to stop; once it was said so, it stays so."""

    def __init__(self, asked: Callable[[], bool], *, gives_way: bool) -> None:
        self._asked = asked
        self.gives_way = gives_way
        self.is_stopped = False
        self.raised: BaseException | None = None

    def __call__(self) -> bool:
        try:
            self.is_stopped = self.is_stopped or self._asked()
        except BaseException as error:  # noqa: BLE001 - Ctrl+C, too: SQLite would swallow it
            self.is_stopped, self.raised = True, error
        return self.is_stopped

    def heed(self) -> None:
        if self():
            raise self.raised or EditStopped


@contextmanager
def stoppable(asked: Callable[[], bool], *, gives_way: bool = False) -> Iterator[None]:
    """Let what is written within, on this thread, end with ``EditStopped`` once ``asked`` says so.

    A transaction that is being committed goes through.

    Args:
        asked: called often; must be quick.
        gives_way: it asks whether others wait (not whether a person presses Cancel).
    """
    token = _asked.set(_Asked(asked, gives_way=gives_way))
    try:
        yield
    finally:
        _asked.reset(token)


def may_be_stopped() -> bool:
    """Say whether what this thread writes now is :func:`stoppable`."""
    return _asked.get() is not None


def gives_way() -> bool:
    """Say whether what this thread writes now ends where others wait."""
    asked = _asked.get()
    return asked is not None and asked.gives_way


def heed() -> None:
    """Look, in the middle of long work between two statements, whether to stop.

    Raises:
        EditStopped: it was asked for; the transaction must be rolled back.
    """
    asked = _asked.get()
    if asked is not None:
        asked.heed()


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
    (usual,) = raw.execute("PRAGMA cache_size").fetchone()
    raw.execute(f"PRAGMA cache_size = -{_ROOM_KIB}")
    changed_before = raw.total_changes
    raw.set_progress_handler(asked, _STEPS)
    try:
        yield
        changed = raw.total_changes - changed_before
        if changed > _MANY:
            _write_out(connection, changed)
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == _INTERRUPT:
            # SQLAlchemy's frame holds the error that holds it: without this all rows that were
            # read on the way would stay until cycles are collected, 150,000 objects each time.
            clear_frames(error.__traceback__)
            asked.heed()
        raise
    finally:
        raw.set_progress_handler(None, 0)
        raw.execute(f"PRAGMA cache_size = {usual}")
    asked.heed()


def _write_out(connection: Connection, changed: int) -> None:
    """Let SQLite write most changed pages to its log while the transaction can still be stopped.

    Left to the commit, which cannot, it would encrypt and write 45 MB: up to 0.25 s. It writes a
    page when it needs the room for another one, so it is given little room and much to read. Where
    the file holds hardly more than what was changed, some is left.
    """
    connection.exec_driver_sql("PRAGMA cache_size = -200")
    left = _READ * changed
    while left > 0:
        read = 0
        for statement in _READ_SOME:
            read += connection.exec_driver_sql(statement, (max(0, left - read),)).scalar_one()
        if read < _LEAST:
            return
        left -= read
