"""kill -9 at every failpoint of an edit, a pull and a push: all or nothing, never half."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mehmiro_desktop.store import Store, backup
from mehmiro_desktop.store.sync_state import load_batch, load_cursor
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.peek import one, pending, push_all, rows, sql

_HEAD = """
import os, signal, sys
from decimal import Decimal
from pathlib import Path
from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store.commands import classes, scores, undo
from mehmiro_desktop.store.sync_state import apply_page, apply_results, load_batch
from tests.helpers.server_rows import accepted, classroom_rows, page
from tests.helpers.stores import make_store

def stop(name):
    if name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

store = make_store(Path(sys.argv[1]))
key = CellKey(*sys.argv[3:6])
class_id = sys.argv[6]
"""
_EDIT = "failpoints.install(stop); scores.record_score(store, key, Decimal(9))"
_UNDO = "failpoints.install(stop); undo.undo(store)"
_REMOVE = "failpoints.install(stop); classes.remove_class(store, class_id)"
_PULL = "failpoints.install(stop); apply_page(store, page(*classroom_rows(), since='9'))"
_PUSH = """
failpoints.install(stop)
apply_results(store, [accepted(out) for out in load_batch(store)])
"""
_BEFORE_COMMIT = {
    "edit.begun",
    "edit.written",
    "pull.page_received",
    "pull.page_applied",
}


@pytest.fixture
def classroom(tmp_path: Path) -> ClassroomBuilder:
    with make_store(tmp_path / "account") as store:
        room = ClassroomBuilder(store).build()
        room.score(7)
    return room


@contextmanager
def killed(classroom: ClassroomBuilder, action: str, at: str) -> Iterator[Store]:
    key = classroom.key()
    ids = [key.student_id, key.variable_id, key.session_id, classroom.school_class.id]
    folder = str(classroom.store.directory)
    ended = subprocess.run(
        [sys.executable, "-c", _HEAD + action, folder, at, *ids],
        check=False,
        capture_output=True,
    )
    assert ended.returncode == -9, ended.stderr.decode()
    with make_store(Path(folder)) as store:
        assert backup.check_integrity(store) == ()
        captured = one(store, "SELECT count(*) FROM history WHERE edit_id IS NOT NULL")
        edits = one(store, "SELECT coalesce(sum(count), 0) FROM edits")
        assert captured >= edits
        yield store


@pytest.mark.fault(51)
@pytest.mark.parametrize("at", ["edit.begun", "edit.written", "edit.committed"])
@pytest.mark.parametrize("action", [_EDIT, _UNDO, _REMOVE], ids=["score", "undo", "remove"])
def test_edit(classroom: ClassroomBuilder, action: str, at: str) -> None:
    with killed(classroom, action, at) as store:
        values = sql(store, "SELECT value FROM assessments")
        if at in _BEFORE_COMMIT:
            assert values == [("7",)]
            assert len(pending(store)) == 8
            assert one(store, "SELECT count(*) FROM edits WHERE state = 'undone'") == 0
        else:
            assert values == ([("9",)] if action == _EDIT else [])
            assert len(pending(store)) == {_EDIT: 8, _UNDO: 7, _REMOVE: 0}[action]
        push_all(store)
        assert pending(store) == {}


@pytest.mark.fault(51)
@pytest.mark.parametrize("at", ["pull.page_received", "pull.page_applied", "pull.committed"])
def test_pull(classroom: ClassroomBuilder, at: str) -> None:
    with killed(classroom, _PULL, at) as store:
        is_in = at not in _BEFORE_COMMIT
        assert ("a1" in rows(store, "assessments")) is is_in
        assert load_cursor(store).since == ("9" if is_in else "0")


@pytest.mark.fault(51)
@pytest.mark.parametrize("at", ["push.frozen", "push.applied"])
def test_push(classroom: ClassroomBuilder, at: str) -> None:
    with killed(classroom, _PUSH, at) as store:
        batch = load_batch(store)
        if at == "push.applied":
            assert batch == ()
            assert pending(store) == {}
        else:
            assert len(batch) == 8
            assert load_batch(store) == batch
            frozen = {row[0] for row in sql(store, "SELECT mutation_id FROM pending")}
            assert {out.mutation_id for out in batch} == frozen
