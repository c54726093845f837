"""Bringing an older file up to date: same form either way, nothing half done."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.errors import MigrationFailed, StoreDamaged
from mehmiro_desktop.store import Store, backup, creation, database, open_store
from mehmiro_desktop.store.migrations import catalogue, upgrade
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ACCOUNT, KEY, ClassroomBuilder, make_store
from tests.store.peek import one, sql

HEAD = catalogue.read().head
NEXT = f"{int(HEAD) + 1:04}"
NEXT_STEP = f'''"""A step of a version to come, for tests: adds a column and rebuilds a table."""

from alembic import op
from mehmiro_desktop.failpoints import reach

revision = "{NEXT}"
down_revision = "{HEAD}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in (
        "ALTER TABLE kv ADD COLUMN note TEXT",
        "CREATE TABLE staged_copy AS SELECT * FROM staged",
        "UPDATE kv SET note = 'seen'",
        "CREATE TABLE classes_new (id TEXT NOT NULL PRIMARY KEY, name TEXT)",
        "INSERT INTO classes_new SELECT id, name FROM classes",
        "DROP TABLE classes",
        "ALTER TABLE classes_new RENAME TO classes",
    ):
        op.execute(statement)
        reach("migrate.step")
'''
BAD_STEP = NEXT_STEP.replace("DROP TABLE classes", "DROP TABLE no_such_table")


def shape(store: Store) -> list[tuple[str, str, str]]:
    """Return the schema, blanks aside."""
    found = sql(store, "SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    return sorted((kind, name, re.sub(r"\s+", "", text)) for kind, name, text in found)


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """A folder with our steps and one more."""
    folder = tmp_path / "versions"
    folder.mkdir()
    for path in catalogue.VERSIONS.glob("0*"):
        shutil.copy(path, folder)
    (folder / f"{NEXT}_next.py").write_text(NEXT_STEP)
    return folder


@pytest.fixture
def account(tmp_path: Path) -> Path:
    folder = tmp_path / "account"
    with make_store(folder) as store:
        ClassroomBuilder(store).build().fill()
    return folder


def opened(folder: Path, steps: Path | None = None) -> Store:
    return open_store(
        folder, KEY, FixedClock(), device_name="a", account=ACCOUNT, versions=steps
    )


def test_running_all_steps_gives_what_a_fresh_store_has(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "by-steps.db"
    path.touch()
    engine = database.make_engine(path, KEY)
    upgrade.run(engine)
    stepped = Store(tmp_path, engine, FixedClock(), "a", ACCOUNT, key=KEY)
    assert shape(stepped) == shape(store)
    assert sql(stepped, "SELECT * FROM gate") == sql(store, "SELECT * FROM gate")
    assert sql(stepped, "SELECT * FROM alembic_version") == [(creation.REVISION,)]
    engine.dispose()


def test_fresh_store_is_made_at_the_newest_step() -> None:
    assert catalogue.read().head == creation.REVISION


def test_opening_a_current_store_does_not_import_alembic(account: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.helpers.stores import make_store\n"
        "make_store(Path(sys.argv[1])).close()\n"
        "make_store(Path(sys.argv[1]) / 'new').close()\n"
        "assert not any(name.startswith('alembic') for name in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(account)], check=True)


def test_older_store_is_brought_up_with_a_snapshot_before(account: Path, steps: Path) -> None:
    with opened(account, steps) as store:
        assert one(store, "SELECT version_num FROM alembic_version") == NEXT
        assert one(store, "SELECT count(*) FROM kv WHERE note = 'seen'") == 1
        # Rebuilding a parent table took none of its children along.
        assert one(store, "SELECT count(*) FROM assessments") == 6
        assert one(store, "PRAGMA foreign_keys") == 1
    (snapshot,) = backup.snapshots(account)
    restored = account.parent / "restored"
    restored.mkdir()
    shutil.copy(snapshot, restored / "store.db")
    with opened(restored) as store:
        assert one(store, "SELECT version_num FROM alembic_version") == creation.REVISION
        assert one(store, "SELECT count(*) FROM assessments") == 6


def test_fresh_store_is_brought_up_too(tmp_path: Path, steps: Path) -> None:
    with opened(tmp_path / "fresh", steps) as store:
        assert one(store, "SELECT version_num FROM alembic_version") == NEXT


def test_steps_that_do_not_join_are_a_failed_migration(account: Path, steps: Path) -> None:
    torn = NEXT_STEP.replace(f'down_revision = "{HEAD}"', 'down_revision = "0001"')
    assert torn != NEXT_STEP
    (steps / f"{NEXT}_next.py").write_text(torn)
    with opened(account) as store:
        before = shape(store)
    with pytest.raises(MigrationFailed):
        opened(account, steps)
    with opened(account) as store:
        assert shape(store) == before


def test_failing_step_leaves_the_store_as_before(account: Path, steps: Path) -> None:
    (steps / f"{NEXT}_next.py").write_text(BAD_STEP)
    with opened(account) as store:
        before = shape(store)
    with pytest.raises(MigrationFailed):
        opened(account, steps)
    with opened(account) as store:
        assert shape(store) == before
        assert one(store, "SELECT count(*) FROM assessments") == 6


@pytest.mark.fault(53)
@pytest.mark.parametrize("stop_at", range(1, 10))
def test_migration_killed_anywhere_goes_through_next_time(
    account: Path, steps: Path, stop_at: int
) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from mehmiro_desktop import failpoints\n"
        "from tests.store.test_migrations import opened\n"
        "left = int(sys.argv[3])\n"
        "def stop(name):\n"
        "    global left\n"
        "    left -= name.startswith('migrate.')\n"
        "    if left == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "failpoints.install(stop)\n"
        "opened(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    command = [sys.executable, "-c", script, str(account), str(steps), str(stop_at)]
    ended = subprocess.run(command, check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr.decode()
    with opened(account, steps) as store:
        assert one(store, "SELECT version_num FROM alembic_version") == NEXT
        assert one(store, "SELECT count(*) FROM assessments") == 6
        assert backup.check_integrity(store) == ()


@pytest.mark.fault(53)
def test_creation_interrupted_between_any_two_statements(tmp_path: Path) -> None:
    statements = list(creation.statements())
    for stop_at in range(0, len(statements), 9):
        folder = tmp_path / str(stop_at)
        folder.mkdir()
        (folder / "store.db").touch()
        connection = database.connect(folder / "store.db", KEY)
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements[:stop_at]:
            connection.execute(statement)
        for name in ("store.db", "store.db-wal", "store.db-shm"):
            if (folder / name).exists():
                copied = folder / "killed"
                copied.mkdir(exist_ok=True)
                shutil.copy(folder / name, copied / name)
        connection.close()
        with opened(folder / "killed") as store:
            assert len(shape(store)) > len(statements) / 2


def test_snapshots_are_encrypted_and_the_oldest_go(store: Store, clock: FixedClock) -> None:
    ClassroomBuilder(store).build().fill()
    made = []
    for _ in range(9):
        snapshot = backup.take_daily_snapshot(store)
        assert snapshot is not None
        made.append(snapshot.name)
        assert backup.take_daily_snapshot(store) is None
        clock.advance(days=1)
    kept = backup.snapshots(store.directory)
    assert {path.name for path in kept} == set(made[2:])
    for path in kept:
        assert b"Cometa" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.fault(55)
def test_snapshot_cut_short_is_no_snapshot(store: Store) -> None:
    folder = store.directory / backup.FOLDER
    folder.mkdir()
    (folder / "store-daily-20260302.new").write_bytes(b"half")
    assert backup.snapshots(store.directory) == []
    assert backup.take_daily_snapshot(store) is not None
    assert [path.suffix for path in folder.iterdir()] == [".db"]


def test_snapshot_that_fails_leaves_nothing_behind(store: Store) -> None:
    engine = database.make_engine(store.directory / "no" / "store.db", KEY)
    with pytest.raises(StoreDamaged):
        backup.take_snapshot(engine, store.directory, "daily", "20260302")
    assert list((store.directory / backup.FOLDER).iterdir()) == []


def test_integrity_check_names_orphans(store: Store) -> None:
    ClassroomBuilder(store).build().fill()
    assert backup.check_integrity(store) == ()
    connection = database.connect(store.path, KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM classes")
    connection.close()
    assert any("students" in each for each in backup.check_integrity(store))


def test_failpoints_are_off_in_the_product() -> None:
    failpoints.reach("edit.begun")
