"""A damaged store gives way to the newest sound backup, whatever happens on the way."""

from pathlib import Path

import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.errors import StoreDamaged
from mehmiro_desktop.store import backup, open_store
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.salvage import put_backup_in_place
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ACCOUNT, KEY, make_store

DAMAGED = bytes(range(255, -1, -1)) * 64
"""As long as pages are, and nothing the key opens."""


class Stopped(Exception):
    pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with a sound backup, a newer one that is not, and itself damaged."""
    directory = tmp_path / "account"
    with make_store(directory) as store:
        add_class(store, "5A")
        sound = backup.take_daily_snapshot(store)
        assert sound is not None
        add_class(store, "6B")
    newer = sound.with_name("store-manual-20260302T090000.db")
    newer.write_bytes(sound.read_bytes()[:8192] + bytes(4096))
    (directory / "store.db").write_bytes(DAMAGED)
    return directory


def _names(directory: Path) -> list[str]:
    with make_store(directory) as store:
        return [each.name for each in load_classes(store)]


def test_the_newest_sound_backup_takes_its_place(folder: Path) -> None:
    with pytest.raises(StoreDamaged):
        open_store(folder, KEY, FixedClock(), device_name="", account=ACCOUNT)
    taken = put_backup_in_place(folder, KEY, FixedClock())
    assert taken.name.startswith("store-daily-")
    assert _names(folder) == ["5A"]
    (aside,) = folder.glob("store-damaged-*.db")
    assert aside.read_bytes() == DAMAGED
    assert len(backup.snapshots(folder)) == 2


@pytest.mark.parametrize("point", ["salvage.copied", "salvage.set_aside"])
def test_stopped_anywhere_it_can_be_done_again(folder: Path, point: str) -> None:
    def stop(name: str) -> None:
        if name == point:
            raise Stopped

    failpoints.install(stop)
    try:
        with pytest.raises(Stopped):
            put_backup_in_place(folder, KEY, FixedClock())
    finally:
        failpoints.install(None)
    with pytest.raises(StoreDamaged):
        open_store(folder, KEY, FixedClock(), device_name="", account=ACCOUNT)
    put_backup_in_place(folder, KEY, FixedClock())
    assert _names(folder) == ["5A"]


def test_without_a_sound_backup_nothing_is_touched(folder: Path) -> None:
    for each in backup.snapshots(folder):
        each.write_bytes(b"y" * 8192)
    with pytest.raises(StoreDamaged) as caught:
        put_backup_in_place(folder, KEY, FixedClock())
    assert caught.value.details["reason"] == "no_backup"
    assert (folder / "store.db").read_bytes() == DAMAGED
