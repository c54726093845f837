"""One account's store: reading, writing, telling what changed.

Any thread may read and write: each call takes its own pooled connection; one in-process gate and
BEGIN IMMEDIATE let writers follow one another. News goes out after the gate is open again.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Thread, current_thread
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.errors import EditStopped, StoreClosed, StoreInUse
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store.capture import finish_edit, next_history_seq, note_captured, set_gate
from mehmiro_desktop.store.checkpoints import Checkpoints
from mehmiro_desktop.store.database import translated
from mehmiro_desktop.store.locks import FileLock
from mehmiro_desktop.store.notify import Announcer, Listener
from mehmiro_desktop.store.others import OtherProcesses
from mehmiro_desktop.store.pressing import Pressing
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.stopping import gives_way, may_be_stopped, stoppable, watched
from mehmiro_desktop.store.turnstile import Turnstile
from mehmiro_desktop.store.write import EditScope, Write

_LOCK_TRIES, _LOCK_WAIT_SECONDS = 200, 0.05
_REST_S = 0.2
"""How long the window is left alone by what it has just stopped."""
T = TypeVar("T")
MOST_IDS = 500
"""More changed ids than this in one commit are not listed: reload instead."""
_EVERYTHING = frozenset(table.name for table in TABLES) | {"pending", "kv", "conflicts", "held"}


def _nothing() -> None:
    pass


class Store:
    """The store of one account; made by :func:`mehmiro_desktop.store.open_store`."""

    def __init__(
        self,
        directory: Path,
        engine: Engine,
        clock: Clock,
        device_name: str,
        account: AccountRef,
        *,
        key: bytes,
        was_cut_off: bool = False,
    ) -> None:
        self.directory = directory
        self.was_cut_off = was_cut_off
        """Whether whoever wrote last did not close it: the power went, or the app was killed."""
        self.window_thread: Thread | None = None
        """The thread that nobody may keep waiting, where there is a window."""
        self.clock = clock
        self.device_name = device_name
        self.account = account
        self.key = key
        """For this package only: a backup is opened with it, on its way back."""
        self._engine = engine
        self._gate, self._pressing = Turnstile(), Pressing(directory / "press.lock")
        self._announcer = Announcer()
        self._others, self._checkpoints = OtherProcesses(engine), Checkpoints(self.path, key)
        self._offset = timedelta(0)
        self._is_closed = False

    @property
    def path(self) -> Path:
        """The database file."""
        return self.directory / "store.db"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up all connections; the last one folds the write-ahead log into the file.

        Nothing opens it again: who reads late is refused.
        """
        self._is_closed = True
        with self._gate:
            self._others.close()
        self._checkpoints.close()
        self._engine.dispose()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener(TablesChanged)`` after each commit; returns how to stop it."""
        return self._announcer.subscribe(listener)

    def tell_of_others(self) -> None:
        """Tell who listens when another process has committed since the last call.

        Never waits: while somebody writes here, the next call tells. The first call only begins
        to watch.

        Raises:
            StoreError: the file cannot be read.
        """
        if not self._gate.enter_at_once():
            return
        try:
            with translated():
                self._others.watch()
                is_news = self._others.take_news()
        finally:
            self._gate.leave()
        if is_news:
            self._announcer.publish(TablesChanged(_EVERYTHING, origin=Origin.ELSEWHERE))

    def empty_log(self) -> None:
        """Fold the write-ahead log into the file and cut it to nothing.

        Raises:
            StoreError: it could not be; it is as it was, or shorter.
        """
        self._checkpoints.empty()

    def set_clock_offset(self, microseconds: int) -> None:
        """Correct stamps from now on by how far the server's clock is ahead of ours."""
        self._offset = timedelta(microseconds=microseconds)

    def now_stamp(self) -> str:
        """Return the server-corrected time as a stamp."""
        return stamp_text(self.clock.now() + self._offset)

    def sync_lock(self) -> FileLock:
        """Return the lock that one sync cycle holds at a time, across processes.

        Use as a context manager; entering raises StoreInUse when another process syncs.
        """
        return FileLock(self.directory / "sync.lock")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other writer of this process waiting."""
        with self._gate:
            yield

    @property
    def is_wanted(self) -> bool:
        """Whether others of this process write now, too: long work lets them in between."""
        return self._gate.is_wanted

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        """Let what is written within, on this thread, be stopped by a person's edit that waits.

        Also by one of another process: the window's, where the command line writes.

        Raises:
            EditStopped: it was; the transaction was rolled back.
        """
        gate, others = self._gate, self._pressing
        with stoppable(lambda: gate.is_pressed or others.is_pressed, gives_way=True):
            yield

    def patiently(self, act: Callable[[], T], between: Callable[[], object] = _nothing) -> T:
        """Do what is one transaction, however long; once a person's edit waits for it, anew.

        For what comes to the same before that edit and after it: not for another edit of the
        window's. It needs a pause in scoring of as long as it takes, and waits for one.

        Args:
            act: the whole transaction; begun anew, it finds the store as others left it.
            between: called before it begins anew; what it raises ends it there, undone.

        Raises:
            StoreError: what ``act`` met.
        """
        while True:
            try:
                with self.giving_way():
                    return act()
            except EditStopped:
                time.sleep(_REST_S)
                between()

    @contextmanager
    def without_sync(self) -> Iterator[None]:
        """Hold the lock of a sync cycle, after some seconds' wait for one under way.

        Raises:
            StoreInUse: it did not come to its end.
        """
        with ExitStack() as held:
            for left in reversed(range(_LOCK_TRIES)):
                try:
                    held.enter_context(self.sync_lock())
                    break
                except StoreInUse:
                    if not left:
                        raise
                    time.sleep(_LOCK_WAIT_SECONDS)
            yield

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection with one consistent snapshot.

        Raises:
            StoreError: the file cannot be read, or was closed.
        """
        with translated(), self._live.begin() as connection:
            yield connection

    @property
    def _live(self) -> Engine:
        if self._is_closed:
            raise StoreClosed
        return self._engine

    @contextmanager
    def _transaction(self, *, is_edit: bool = False) -> Iterator[Connection]:
        if may_be_stopped():
            self._checkpoints.catch_up()
        # Two that give way to each other would stop each other for ever.
        presses = (is_edit or current_thread() is self.window_thread) and not gives_way()
        gate = self._gate.entered(presses=presses)
        # Who presses may wait behind somebody who does not.
        begin = partial(self._pressing.begin, presses=lambda: presses or self._gate.is_pressed)
        with gate, translated(), self._live.connect() as plain:
            connection = plain.execution_options(begin=begin)
            raw: Any = plain.connection.driver_connection
            changed_before = raw.total_changes
            with connection.begin() as transaction:
                self._others.look()
                try:
                    with watched(connection):
                        yield connection
                    mark = self._others.mark_of(connection)
                except _Void:
                    transaction.rollback()
                    return
            self._others.pass_over(mark)
            self._checkpoints.note(raw.total_changes - changed_before)

    @contextmanager
    def write(
        self,
        origin: Origin = Origin.SYNC,
        initiator: str = "",
        *,
        why: str = "pulled",
        news: Callable[[Write], None] | None = None,
    ) -> Iterator[Write]:
        """Give one write transaction that is not a person's edit: nothing becomes pending.

        What it overwrites in the mirror is archived with ``why``. ``news`` runs just before the
        commit.

        Raises:
            StoreError: the file cannot be written; nothing was changed.
        """
        with self._transaction() as connection:
            scope = Write(connection, self.now_stamp())
            set_gate(connection, applying=True, why=why, at=scope.now)
            yield scope
            if news is not None:
                news(scope)
            if scope.is_void:
                raise _Void
        if not scope.is_void:
            self._tell(scope, origin, initiator)

    @contextmanager
    def edit(
        self,
        label: str,
        args: tuple[tuple[str, str], ...] = (),
        *,
        why: str = "edit",
        initiator: str = "",
    ) -> Iterator[EditScope]:
        """Give one transaction of a person's edit: captured for sync and for one undo step.

        An edit that changes nothing leaves no trace and keeps what can be redone.

        Raises:
            StoreError: the file cannot be written; nothing was changed.
        """
        with self._transaction(is_edit=True) as connection:
            scope = EditScope(connection, self.now_stamp())
            scope.run_from = next_history_seq(connection)
            connection.exec_driver_sql(
                "UPDATE edits SET state = 'dropped' WHERE state = 'undone'"
            )
            scope.edit_id = connection.exec_driver_sql(
                "INSERT INTO edits (label, args, made_at, run_from) VALUES (?, ?, ?, ?)",
                (label, json.dumps(args, ensure_ascii=False), scope.now, scope.run_from),
            ).lastrowid
            set_gate(
                connection,
                applying=False,
                edit_id=scope.edit_id,
                why=why,
                device=self.device_name,
                actor=self.account.account_id,
                at=scope.now,
            )
            reach("edit.begun")
            yield scope
            note_captured(scope)
            finish_edit(scope)
            reach("edit.written")
            if scope.is_void:
                raise _Void
        if not scope.is_void:
            reach("edit.committed")
            self._tell(scope, Origin.LOCAL, initiator)

    @contextmanager
    def derivation(self, initiator: str = "") -> Iterator[EditScope]:
        """Give one transaction of what the app works out from what people recorded.

        Captured for sync like an edit, but no undo step, and nothing is archived: worked out
        again it is there again, and a row for each student and day would bury the history.
        Nothing is left of one that changes nothing, unless ``is_kept`` is set.

        Raises:
            StoreError: the file cannot be written; nothing was changed.
        """
        with self._transaction() as connection:
            scope = EditScope(connection, self.now_stamp())
            scope.run_from = next_history_seq(connection)
            set_gate(connection, applying=False, why="edit", at=scope.now)
            reach("edit.begun")
            yield scope
            note_captured(scope)
            connection.exec_driver_sql("DELETE FROM history WHERE seq >= ?", (scope.run_from,))
            reach("edit.written")
            scope.is_void = not scope.count and not scope.is_kept
            if scope.is_void:
                raise _Void
        if not scope.is_void:
            reach("edit.committed")
            self._tell(scope, Origin.LOCAL, initiator)

    @contextmanager
    def reversal(self, edit: Edit, why: str, state: str, initiator: str) -> Iterator[EditScope]:
        """Give one transaction that reverses ``edit``'s last run (undo, redo)."""
        with self._transaction(is_edit=True) as connection:
            scope = EditScope(connection, self.now_stamp(), edit_id=edit.id)
            scope.run_from = next_history_seq(connection)
            set_gate(
                connection,
                applying=False,
                edit_id=edit.id,
                why=why,
                device=self.device_name,
                actor=self.account.account_id,
                at=scope.now,
            )
            reach("edit.begun")
            yield scope
            if scope.is_void:
                raise _Void
            note_captured(scope)
            connection.exec_driver_sql(
                "UPDATE edits SET state = ?, run_from = ? WHERE id = ?",
                (state, scope.run_from, edit.id),
            )
            reach("edit.written")
        if not scope.is_void:
            reach("edit.committed")
            self._tell(scope, Origin.LOCAL, initiator)

    def tell_untold(self, write: Write, origin: Origin) -> None:
        """Tell what a write left to another one that does not follow after all."""
        write.is_untold = False
        self._tell(write, origin, "")

    def _tell(self, scope: Write, origin: Origin, initiator: str) -> None:
        if scope.is_untold or not scope.tables:
            return
        ids = frozenset(scope.ids) if len(scope.ids) <= MOST_IDS else frozenset[str]()
        self._announcer.publish(TablesChanged(frozenset(scope.tables), ids, origin, initiator))


class _Void(Exception):
    """Rolls the transaction back without being an error."""
