"""Going back to a backup, in one step that can be taken back: what is here now is kept first.

The backup is copied, checked and brought to this version's form beside the store; only then SQLite
puts the copy in the store's place, page by page, in one transaction: whatever stops it, the store
is either as it was or the backup, and other processes that have it open see one or the other.

What must not come from the past comes along from the present (docs/decisions/0013):

- the sign-in: an old refresh token would end the session for good (faults.md X8);
- which of the backup's unsent edits were sent since. Sent again, they could undo what others made
  of the row in the meantime; their rows count as agreed and the next pull brings the newer ones.

The cursor stays the backup's own: pulling from there brings again whatever changed since.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from mehmiro_desktop.disk import sync_directory
from mehmiro_desktop.domain.tables import TABLE_BY_NAME
from mehmiro_desktop.errors import (
    StoreDamaged,
    StoreForeign,
    StoreInUse,
    StoreTooNew,
    StoreUnwritable,
)
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store import backup
from mehmiro_desktop.store.database import (
    begin_immediate,
    connect,
    connect_for_reading,
    make_engine,
    translated,
)
from mehmiro_desktop.store.migrations import catalogue
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.erasure import finish_erasure

Tell = Callable[[int], None]
"""Told how far it is, in percent; raise in it to stop."""

_CARRIED = (
    "refresh_token", "tokens_in_keyring", "clock_offset_us", "client_id", "pin", "pin_tries",
)  # fmt: skip
_CHUNK_BYTES = 1024 * 1024
_TRIES, _WAIT_SECONDS = 200, 0.05
_COUNTED = ("classes", "students", "assessments")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    classes: int
    students: int
    scores: int


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What going back would do.

    Attributes:
        there: what the backup holds.
        here: what is here now.
        unsent: changes here that were not sent yet and are in no other place.
    """

    there: Counts
    here: Counts
    unsent: int


def plan_restore(store: Store, snapshot: Path) -> RestorePlan:
    """Say what going back to ``snapshot`` would do.

    Raises:
        StoreError: the backup, or the store, cannot be read.
    """
    with translated():
        there = connect_for_reading(snapshot, store.key)
        try:
            held = _counts(lambda sql: there.execute(sql).fetchone()[0])
        finally:
            there.close()
    with store.read() as connection:
        here = _counts(lambda sql: connection.exec_driver_sql(sql).scalar_one())
        unsent = connection.exec_driver_sql("SELECT count(*) FROM pending").scalar_one()
    return RestorePlan(held, here, 0 if store.account.is_sample else int(unsent))


def _counts(ask: Callable[[str], Any]) -> Counts:
    return Counts(*(int(ask(f"SELECT count(*) FROM {name}")) for name in _COUNTED))  # noqa: S608 - names above


def restore(store: Store, snapshot: Path, tell: Tell = lambda _percent: None) -> Path:
    """Put a backup in the place of what is here; returns the backup made of that before.

    No sync may run meanwhile: waits some seconds for one under way. Not for the window's thread.

    Args:
        store: stays open; its listeners are told.
        snapshot: one of ``backup.snapshots``.
        tell: told of progress; what it raises ends the work with the store as it was.

    Raises:
        StoreInUse: a sync did not come to its end, or another process keeps writing.
        StoreDamaged, StoreForeign, StoreTooNew: the backup cannot be used.
        StoreFull, StoreUnwritable, MigrationFailed: the disk, or a step to this version's form.
    """
    with store.without_sync():
        # Else the copies still hold what was erased for privacy, and would bring it back.
        finish_erasure(store)
        fresh = store.directory / backup.FOLDER / backup.UNFINISHED
        try:
            _copy(snapshot, fresh, tell)
            _prepare(store, fresh)
            tell(90)
            kept = _replace(store, fresh)
        finally:
            for end in ("", "-wal", "-shm", "-journal"):
                fresh.with_name(fresh.name + end).unlink(missing_ok=True)
    store.tell_of_others()
    return kept


def _copy(snapshot: Path, fresh: Path, tell: Tell) -> None:
    try:
        if not snapshot.exists():
            raise StoreDamaged(reason="missing")
        size = max(1, snapshot.stat().st_size)
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with snapshot.open("rb") as source, os.fdopen(descriptor, "wb") as target:
            while chunk := source.read(_CHUNK_BYTES):
                tell(min(70, 70 * target.tell() // size))
                target.write(chunk)
    except OSError as error:
        raise StoreUnwritable from error
    reach("restore.copied")


def _prepare(store: Store, fresh: Path) -> None:
    """Check the copy, bring it to this version's form, and take over what the present knows."""
    engine = make_engine(fresh, store.key)
    try:
        with translated(), engine.begin() as connection:
            revision = connection.exec_driver_sql(
                "SELECT version_num FROM alembic_version"
            ).scalar()
            owner = connection.exec_driver_sql(
                "SELECT value FROM kv WHERE key = 'account_id'"
            ).scalar()
            faults = [
                row[0]
                for pragma in ("cipher_integrity_check", "quick_check")
                for row in connection.exec_driver_sql(f"PRAGMA {pragma}").all()
                if row[0] != "ok"
            ]
        if faults:
            raise StoreDamaged
        if owner != store.account.account_id:
            raise StoreForeign
        steps = catalogue.read()
        if revision not in steps.revisions:
            raise StoreTooNew
        if revision != steps.head:
            from mehmiro_desktop.store.migrations import upgrade

            upgrade.run(engine)
        _take_over_present(store, engine)
    finally:
        engine.dispose()
    reach("restore.prepared")


def _take_over_present(store: Store, engine: Engine) -> None:
    with (
        store.read() as here,
        translated(),
        engine.connect().execution_options(begin=begin_immediate) as plain,
        plain.begin(),
    ):
        for key in _CARRIED:
            value = here.exec_driver_sql("SELECT value FROM kv WHERE key = ?", (key,)).scalar()
            plain.exec_driver_sql("DELETE FROM kv WHERE key = ?", (key,))
            if value is not None:
                plain.exec_driver_sql("INSERT INTO kv (key, value) VALUES (?, ?)", (key, value))
        marks = plain.exec_driver_sql("SELECT tbl, row_id, base, edit_id FROM pending").all()
        for table, row_id, base, edit_id in marks:
            edit = plain.exec_driver_sql(
                "SELECT seq, at FROM history WHERE tbl = ? AND row_id = ? AND edit_id = ?"
                " ORDER BY seq DESC LIMIT 1",
                (table, row_id, edit_id),
            ).one_or_none()
            if edit is not None and _was_settled(here, table, row_id, base, tuple(edit)):
                plain.exec_driver_sql(
                    "DELETE FROM pending WHERE tbl = ? AND row_id = ?", (table, row_id)
                )


def _was_settled(
    here: Any, table: str, row_id: str, base: str | None, edit: tuple[Any, ...]
) -> bool:
    """Say whether an unsent edit of the backup is one that went out since."""
    is_known = here.exec_driver_sql(
        "SELECT 1 FROM history WHERE seq = ? AND at = ? AND tbl = ? AND row_id = ?",
        (*edit, table, row_id),
    ).scalar()
    if not is_known:
        return False  # of another line of edits: what a restore before this one put aside
    mark = here.exec_driver_sql(
        "SELECT base FROM pending WHERE tbl = ? AND row_id = ?", (table, row_id)
    ).one_or_none()
    if mark is not None:
        return _loaded(mark[0]) != _loaded(base)
    if base is not None:
        return True
    # Made here and gone: never sent, perhaps. If it was, the server says that it is deleted.
    name = TABLE_BY_NAME[table].name
    there = f"SELECT 1 FROM {name} WHERE id = ?"  # noqa: S608 - a name from domain.tables
    return here.exec_driver_sql(there, (row_id,)).scalar() is not None


def _loaded(base: str | None) -> object:
    return None if base is None else json.loads(base)


def _replace(store: Store, fresh: Path) -> Path:
    """Keep what is here, then put the copy in its place in one transaction."""
    with store.alone(), translated():
        target = connect(store.path, store.key)
        source = connect(fresh, store.key)
        try:
            for _ in range(3):
                before = _version_of(target)
                kept = backup.take_restore_snapshot(store)
                reach("restore.kept")
                if _version_of(target) == before:
                    break
            else:
                raise StoreInUse
            tries = iter(range(_TRIES))

            def on_step(status: int, _remaining: int, _total: int) -> None:
                if status and next(tries, None) is None:
                    raise StoreInUse

            source.backup(target, progress=on_step, sleep=_WAIT_SECONDS)
            reach("restore.replaced")
        finally:
            source.close()
            target.close()
    sync_directory(store.directory)
    return kept


def _version_of(connection: Any) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
