"""A store whose file is taken away or replaced while it is open: never "saved" into nowhere."""

from decimal import Decimal
from pathlib import Path

import pytest

from mehmiro_desktop.errors import StoreDamaged
from mehmiro_desktop.store import Store, database
from mehmiro_desktop.store.commands.scores import record_score
from tests.helpers.stores import KEY, ClassroomBuilder, make_store


def take_away(store: Store) -> None:
    for end in ("", "-wal", "-shm"):
        store.path.with_name(store.path.name + end).unlink(missing_ok=True)


def test_a_connection_never_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with pytest.raises(StoreDamaged) as caught:
        database.connect(path, KEY)
    assert caught.value.details == {"reason": "missing"}
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_odd_in_an_address(tmp_path: Path) -> None:
    folder = tmp_path / "Año 1 & 2? #3%20"
    with make_store(folder) as store:
        ClassroomBuilder(store).build()
    assert (folder / "store.db").exists()


def test_a_score_is_not_saved_into_a_removed_file(
    store: Store, classroom: ClassroomBuilder
) -> None:
    take_away(store)
    with pytest.raises(StoreDamaged) as caught:
        record_score(store, classroom.key(), Decimal(7))
    assert caught.value.details == {"reason": "missing"}
    with pytest.raises(StoreDamaged), store.read():
        pass
    assert not store.path.exists()


def test_a_score_is_not_saved_into_a_replaced_file(
    store: Store, classroom: ClassroomBuilder, tmp_path: Path
) -> None:
    with make_store(tmp_path / "other") as other:
        other_path = other.path
    take_away(store)
    other_path.replace(store.path)
    with pytest.raises(StoreDamaged) as caught:
        record_score(store, classroom.key(), Decimal(7))
    assert caught.value.details == {"reason": "replaced"}
