"""Opening: what is told apart before a byte of the file changes."""

import hashlib
import json
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from mehmiro_desktop.errors import (
    StoreDamaged,
    StoreError,
    StoreForeign,
    StoreFull,
    StoreInUse,
    StoreLocked,
    StoreTooNew,
    StoreUnwritable,
)
from mehmiro_desktop.store import Store, creation, database, open_store
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.keys import KeyFile, derive_key, new_key, new_salt
from mehmiro_desktop.store.queries.account import load_last_change
from mehmiro_desktop.store.queries.classes import load_classes
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ACCOUNT, KEY, ClassroomBuilder, make_store
from tests.store.peek import one, sql

OTHER_KEY = bytes(32)


def reopen(directory: Path, key: bytes = KEY) -> Store:
    return open_store(directory, key, FixedClock(), device_name="a", account=ACCOUNT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a closed store that has rows."""
    directory = tmp_path / "account"
    with make_store(directory) as store:
        ClassroomBuilder(store).build().fill()
    return directory


def picture(directory: Path) -> dict[str, str]:
    """Hash every file below."""
    return {
        str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in directory.rglob("*")
        if path.is_file()
    }


def refuses(directory: Path, error: type[StoreError], key: bytes = KEY) -> None:
    before = picture(directory)
    with pytest.raises(error):
        reopen(directory, key)
    assert picture(directory) == before


def test_settings_that_reliability_rests_on(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "recursive_triggers": 0,
        "busy_timeout": database.BUSY_TIMEOUT_MS,
    }
    with store.read() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        cipher = connection.exec_driver_sql("PRAGMA cipher_version").scalar()
    assert found == wanted
    assert cipher


def test_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    database.check_sqlite_version()
    monkeypatch.setattr(database, "MINIMUM_SQLITE", (99, 0, 0))
    with pytest.raises(RuntimeError):
        database.check_sqlite_version()


@pytest.mark.fault(71)
def test_nothing_typed_is_readable_in_any_file(tmp_path: Path) -> None:
    directory = tmp_path / "account"
    with make_store(directory) as store:
        ClassroomBuilder(store, name="CANARY-5A").build().fill()
        files = [path for path in directory.rglob("*") if path.is_file()]
        assert {path.name for path in files} >= {"store.db", "store.db-wal", "store.json"}
        for path in files:
            content = path.read_bytes()
            assert b"CANARY" not in content
            assert b"Cometa" not in content
            assert not content.startswith(b"SQLite format 3")


def test_files_are_for_the_owner_only(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with reopen(folder) as store:
        ClassroomBuilder(store, name="6A").build()
        for name in ("store.db", "store.db-wal", "store.db-shm", "store.json"):
            assert stat.S_IMODE((folder / name).stat().st_mode) & 0o077 == 0


def test_rows_survive_closing_and_opening(folder: Path) -> None:
    with reopen(folder) as store:
        assert one(store, "SELECT count(*) FROM assessments") == 6
    # The last close folds the log into the file: nothing of it is left beside.
    left = {path.name for path in folder.iterdir()}
    assert left == {"store.db", "store.json", "press.lock"}
    assert not (folder / "press.lock").read_bytes()


@pytest.mark.fault(64)
def test_wrong_key_is_locked_and_touches_nothing(folder: Path) -> None:
    refuses(folder, StoreLocked, OTHER_KEY)


@pytest.mark.fault(64)
def test_wrong_key_without_key_file_is_locked(folder: Path) -> None:
    KeyFile.path(folder).unlink()
    refuses(folder, StoreLocked, OTHER_KEY)


def test_right_key_without_key_file_opens(folder: Path) -> None:
    KeyFile.path(folder).unlink()
    reopen(folder).close()


def test_unreadable_key_file_is_damage(folder: Path) -> None:
    KeyFile.path(folder).write_text("{")
    refuses(folder, StoreDamaged)


@pytest.mark.parametrize("has_key_file", [True, False])
@pytest.mark.parametrize(
    "content",
    [b"Dear diary,\nthis is no database at all.\n" * 200, b"\x89PNG" + bytes(range(256)) * 3],
    ids=["text", "picture"],
)
def test_foreign_file(tmp_path: Path, content: bytes, has_key_file: bool) -> None:
    (tmp_path / "store.db").write_bytes(content)
    if has_key_file:
        KeyFile.for_key(KEY, "keyring").write(tmp_path)
    is_text = content.startswith(b"Dear")
    refuses(tmp_path, StoreForeign if is_text or not has_key_file else StoreDamaged)


def test_plain_sqlite_file_is_foreign(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "store.db") as plain:
        plain.execute("CREATE TABLE other (a)")
    plain.close()
    refuses(tmp_path, StoreForeign)


def test_encrypted_file_of_another_program_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    connection = database.connect(tmp_path / "store.db", KEY)
    connection.execute("CREATE TABLE other (a)")
    connection.close()
    refuses(tmp_path, StoreForeign)


@pytest.mark.fault(63)
@pytest.mark.parametrize("at", [3, 100, 4000])
def test_damaged_first_page_is_told_from_a_wrong_key(folder: Path, at: int) -> None:
    file = folder / "store.db"
    content = bytearray(file.read_bytes())
    content[at] ^= 0x40
    file.write_bytes(content)
    refuses(folder, StoreDamaged)


@pytest.mark.fault(63)
def test_truncated_file_is_damaged(folder: Path) -> None:
    file = folder / "store.db"
    file.write_bytes(file.read_bytes()[:3000])
    refuses(folder, StoreDamaged)


def is_noticed(folder: Path) -> bool:
    try:
        with reopen(folder) as store, store.read() as connection:
            return bool(connection.exec_driver_sql("PRAGMA cipher_integrity_check").all())
    except StoreDamaged:
        return True


@pytest.mark.fault(63)
def test_every_flipped_bit_is_noticed(folder: Path) -> None:
    file = folder / "store.db"
    whole = file.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        content = bytearray(whole)
        content[at] ^= 1
        file.write_bytes(content)
        assert is_noticed(folder), at
    file.write_bytes(whole)
    reopen(folder).close()


@pytest.mark.fault(62)
def test_newer_file_is_left_untouched(folder: Path) -> None:
    connection = database.connect(folder / "store.db", KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    refuses(folder, StoreTooNew)


@pytest.mark.fault(62)
def test_newer_file_left_by_a_killed_app_is_left_untouched(
    folder: Path, tmp_path: Path
) -> None:
    connection = database.connect(folder / "store.db", KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    copied = tmp_path / "copied"
    copied.mkdir()
    for name in ("store.db", "store.db-wal", "store.json"):
        (copied / name).write_bytes((folder / name).read_bytes())
    connection.close()
    before = picture(copied)
    with pytest.raises(StoreTooNew):
        reopen(copied)
    after = picture(copied)
    assert {name: after[name] for name in before} == before


def test_second_window_opens_beside_the_first(folder: Path) -> None:
    with reopen(folder) as first, reopen(folder) as second:
        room = ClassroomBuilder(first, name="6A").build()
        assert one(second, "SELECT count(*) FROM classes") == 2
        with reopen(folder) as third:
            assert one(third, "SELECT count(*) FROM classes WHERE name = '6A'") == 1
        room.score(7)
        assert one(second, "SELECT count(*) FROM assessments") == 7


def test_empty_file_of_a_killed_creation_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    with reopen(tmp_path) as store:
        assert sql(store, "SELECT version_num FROM alembic_version") == [(creation.REVISION,)]


def test_lost_file_with_snapshots_is_not_made_anew(folder: Path) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "store-daily-20260301.db").write_bytes(b"x")
    (folder / "store.db").unlink()
    refuses(folder, StoreDamaged)


@pytest.fixture
def read_only(folder: Path) -> Iterator[Path]:
    """The folder with a directory in the file's place: unwritable for root as well."""
    (folder / "store.db").unlink()
    (folder / "store.db").mkdir()
    yield folder
    (folder / "store.db").rmdir()


@pytest.mark.fault(59)
def test_unwritable_place(read_only: Path) -> None:
    with pytest.raises(StoreUnwritable):
        reopen(read_only)


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnwritable):
        reopen(tmp_path / "file" / "account")


def score_until_full(room: ClassroomBuilder) -> None:
    for value in range(10):
        for student in range(3):
            room.score(value, student)


@pytest.mark.fault(57)
def test_full_disk_is_said_and_nothing_is_half_done(store: Store) -> None:
    room = ClassroomBuilder(store).build()
    before = one(store, "SELECT count(*) FROM history")
    # A cap on the pages is SQLite's own way to meet a full disk.
    with store.read() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        score_until_full(room)
    with store.read() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA max_page_count = 1000000")
    captured = one(store, "SELECT count(*) FROM history") - before
    assert one(store, "SELECT count(*) FROM edits WHERE label = 'record_score'") == captured
    room.score(5)


def test_one_sync_at_a_time(store: Store) -> None:
    with store.sync_lock(), pytest.raises(StoreInUse), store.sync_lock():
        pass
    with store.sync_lock():
        pass


def test_key_of_a_passphrase_is_the_same_every_time() -> None:
    salt = new_salt()
    assert derive_key("Frühstück um 8", salt) == derive_key("Frühstück um 8", salt)
    assert derive_key("Frühstück um 8", salt) != derive_key("fruehstueck um 8", salt)
    assert len(derive_key("x", salt)) == len(new_key()) == 32


def test_key_file_holds_no_key(tmp_path: Path) -> None:
    key, salt = new_key(), new_salt()
    written = KeyFile.for_key(key, "passphrase", salt)
    written.write(tmp_path)
    text = KeyFile.path(tmp_path).read_text()
    assert key.hex() not in text
    assert json.loads(text)["salt"] == salt.hex()
    assert KeyFile.read(tmp_path) == written
    assert stat.S_IMODE(KeyFile.path(tmp_path).stat().st_mode) == 0o600
    assert KeyFile.read(tmp_path / "nowhere") is None
    assert not replace(written, check="00").matches(key)


def test_an_error_s_text_holds_no_values(store: Store) -> None:
    # It may reach a thread's or an interpreter's last words on standard error.
    with pytest.raises(DBAPIError) as caught, store.read() as connection:
        connection.exec_driver_sql("SELECT * FROM no_such_table WHERE a = ?", ("Luna",))
    assert "no_such_table" in str(caught.value)
    assert "Luna" not in str(caught.value)


def test_a_store_left_open_says_so_and_has_everything(tmp_path: Path) -> None:
    clock = FixedClock()
    with make_store(tmp_path / "account", clock) as store:
        assert not store.was_cut_off
        assert load_last_change(store) is None
        add_class(store, "5A")
        # What the disk holds at the moment the power goes.
        shutil.copytree(store.directory, tmp_path / "cut")
    with make_store(tmp_path / "cut", clock) as cut:
        assert cut.was_cut_off
        assert [each.name for each in load_classes(cut)] == ["5A"]
        assert load_last_change(cut) == clock.now()
    with make_store(tmp_path / "cut", clock) as again:
        assert not again.was_cut_off
