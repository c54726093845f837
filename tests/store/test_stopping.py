"""A long edit stopped on the way, at any place: everything is as before, and goes on as before."""

import gc
import weakref
from collections.abc import Callable
from decimal import Decimal

import pytest

from mehmiro_desktop.errors import EditStopped
from mehmiro_desktop.store import Store, stopping
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.stopping import stoppable
from mehmiro_desktop.store.write import Write
from tests.helpers.stores import ClassroomBuilder


def after(calls: int) -> Callable[[], bool]:
    """Ask to stop from the given look on."""
    looks = iter(range(10**9))
    return lambda: next(looks) >= calls


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that is in the file."""
    with store.read() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return {
            str(name): [
                tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
            ]
            for (name,) in names.all()
        }


@pytest.mark.parametrize("act", ["remove", "undo", "redo", "paste"])
def test_stopped_anywhere_nothing_was_changed(
    store: Store, classroom: ClassroomBuilder, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.setattr(stopping, "_STEPS", 40)
    classroom.fill(7)
    class_id = classroom.school_class.id
    if act in ("undo", "redo"):
        classes.remove_class(store, class_id)
    if act == "redo":
        undo(store)
    entries = [
        scores.ScoreEntry(classroom.key(row, column), Decimal(3))
        for row in range(3)
        for column in range(2)
    ]
    acts: dict[str, Callable[[], object]] = {
        "remove": lambda: classes.remove_class(store, class_id),
        "undo": lambda: undo(store),
        "redo": lambda: redo(store),
        "paste": lambda: scores.record_scores(store, entries),
    }
    before = contents(store)
    stopped = 0
    for calls in range(10_000):
        try:
            with stoppable(after(calls)):
                acts[act]()
        except EditStopped:
            stopped += 1
            assert contents(store) == before
            continue
        break
    assert stopped > 10
    assert contents(store) != before


def test_what_comes_after_it_on_the_same_connection_is_not_stopped(
    store: Store, classroom: ClassroomBuilder
) -> None:
    with pytest.raises(EditStopped), stoppable(lambda: True):
        classes.remove_class(store, classroom.school_class.id)
    classroom.score(4)
    classes.remove_class(store, classroom.school_class.id)
    assert load_classes(store) == ()


def test_what_was_read_on_the_way_is_let_go_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Much:
        """Stands for 25,200 rows."""

    monkeypatch.setattr(stopping, "_STEPS", 1)
    read: list[weakref.ref[Much]] = []

    def read_on(write: Write) -> None:
        much = Much()
        read.append(weakref.ref(much))
        write.connection.exec_driver_sql("SELECT count(*) FROM classes").all()

    gc.disable()
    try:
        with stoppable(lambda: bool(read)), store.write() as write:
            read_on(write)
    except EditStopped:
        pass
    assert [each() for each in read] == [None]
