"""A store of an earlier version brought to this one: all kept, what it let pass pulled again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Row
from mehmiro_desktop.store import Store, backup, creation, database, open_store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.overrides import set_override
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.store.migrations import upgrade
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.classes import load_class, load_variables
from mehmiro_desktop.store.queries.overrides import load_override
from mehmiro_desktop.store.sync_state import (
    IDENTICAL,
    apply_page,
    load_batch,
    load_cursor,
    load_value,
)
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import STAMP, classroom_rows, page, server_row
from tests.helpers.stores import ACCOUNT, KEY
from tests.store.peek import one, pending, row, sql

ARCHIVED = "2026-02-01T08:00:00.000000Z"


def opened(folder: Path) -> Store:
    return open_store(folder, KEY, FixedClock(), device_name="a", account=ACCOUNT)


def engine_at(folder: Path, revision: str) -> Engine:
    """Make an account's empty file in the form of that revision."""
    folder.mkdir()
    KeyFile.for_key(KEY, "keyring").write(folder)
    (folder / "store.db").touch()
    engine = database.make_engine(folder / "store.db", KEY)
    upgrade.run(engine, target=revision)
    return engine


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """A synced classroom in the first form, an unsent comment included."""
    folder = tmp_path / "account"
    engine = engine_at(folder, "0001")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE gate SET applying = 1")
        rows = [*classroom_rows(), ("classes", server_row("classes", "c2", name="5C"))]
        for name, values in rows:
            _insert(connection, name, values)
        # What a newer server sent, and this version kept beside the row.
        for table, row_id, extra in (
            ("classes", "c1", {"archived_at": ARCHIVED}),
            ("classes", "c2", {"archived_at": None, "room": 12}),
            ("assessment_variables", "v1", {"position": 3}),
        ):
            connection.exec_driver_sql(
                f"UPDATE {table} SET extra = ? WHERE id = ?",
                (json.dumps(extra, separators=(",", ":")), row_id),
            )
        connection.exec_driver_sql("UPDATE gate SET applying = 0, at = ?", (ARCHIVED,))
        connection.exec_driver_sql("UPDATE assessments SET comments = 'tired'")
        connection.exec_driver_sql("UPDATE assessment_variables SET name = 'Effort'")
        _has_synced(connection)
    engine.dispose()
    return folder


@pytest.fixture
def second_version(tmp_path: Path) -> Path:
    """A synced classroom with attendance, in the form before lights were set by hand."""
    folder = tmp_path / "second"
    engine = engine_at(folder, "0002")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE gate SET applying = 1")
        attendance = server_row("session_attendance", "p1")
        for name, values in [*classroom_rows(), ("session_attendance", attendance)]:
            _insert(connection, name, values)
        connection.exec_driver_sql("UPDATE gate SET applying = 0, at = ?", (ARCHIVED,))
        connection.exec_driver_sql("UPDATE session_attendance SET status = 'absent'")
        _has_synced(connection)
    engine.dispose()
    return folder


def _has_synced(connection: Connection) -> None:
    for key, value in (
        ("account_id", ACCOUNT.account_id),
        ("cursor_since", "77"),
        ("cursor_until", "80"),
        ("cursor_after", "{}"),
        (IDENTICAL, STAMP),
    ):
        connection.exec_driver_sql("INSERT INTO kv (key, value) VALUES (?, ?)", (key, value))


def _insert(connection: Connection, name: str, values: Row) -> None:
    names = [each.name for each in TABLE_BY_NAME[name].columns if not each.is_added]
    marks = ", ".join("?" for _ in names)
    connection.exec_driver_sql(
        f"INSERT INTO {name} ({', '.join(names)}) VALUES ({marks})",
        tuple(values[each] for each in names),
    )


def _is_up(store: Store) -> None:
    assert one(store, "SELECT version_num FROM alembic_version") == creation.REVISION
    assert one(store, "SELECT count(*) FROM assessments") == 1
    assert pending(store) == {
        ("assessments", "a1"): "put",
        ("assessment_variables", "v1"): "put",
    }
    assert backup.check_integrity(store) == ()


def test_everything_is_kept_and_captured_on(first_version: Path) -> None:
    with opened(first_version) as store:
        _is_up(store)
        sent = {each.row_id: each.columns for each in load_batch(store)}
        assert sent == {"a1": {"comments": "tired"}, "v1": {"name": "Effort"}}
        set_attendance(store, "d1", ["s1"], AttendanceStatus.LATE)
        classes.remove_class(store, "c1")
        undo(store)
        assert load_attendance(store, "d1") == {"s1": AttendanceStatus.LATE}
        assert load_class(store, "c1").archived_at is not None
    assert len(backup.snapshots(first_version)) == 1


def test_what_a_newer_server_had_sent_is_no_longer_beside_the_row(first_version: Path) -> None:
    with opened(first_version) as store:
        first, second = row(store, "classes", "c1"), row(store, "classes", "c2")
        assert first is not None
        assert second is not None
        assert (first["archived_at"], first["extra"]) == (ARCHIVED, None)
        assert (second["archived_at"], second["extra"]) == (None, '{"room":12}')
        # An unsent row stays beside its base as it was; the pull settles it.
        (variable,) = load_variables(store, "c1")
        assert (variable.name, variable.position) == ("Effort", None)
        assert sql(store, "SELECT * FROM history WHERE tbl = 'classes'") == []


@pytest.mark.parametrize("version", ["first_version", "second_version"])
def test_next_pull_starts_from_the_beginning(
    version: str, request: pytest.FixtureRequest
) -> None:
    with opened(request.getfixturevalue(version)) as store:
        cursor = load_cursor(store)
        assert (cursor.since, cursor.until, cursor.after) == ("0", None, None)
        assert load_value(store, IDENTICAL) is None


def test_the_second_version_keeps_all_and_takes_lights_set_by_hand(
    second_version: Path,
) -> None:
    with opened(second_version) as store:
        assert pending(store) == {("session_attendance", "p1"): "put"}
        assert load_attendance(store, "d1") == {"s1": AttendanceStatus.ABSENT}
        # What another laptop had set, this one let pass: the pull brings it.
        apply_page(
            store, page(("monitoring_overrides", server_row("monitoring_overrides", "o1")))
        )
        found = load_override(store, "s1", "c1")
        assert found is not None
        set_override(store, "s1", "c1", Light.RED, "y")
        assert pending(store)["monitoring_overrides", "o1"] == "put"
        classes.remove_student(store, "s1")
        undo(store)
        undo(store)
        assert load_override(store, "s1", "c1") == found
        assert backup.check_integrity(store) == ()
    assert len(backup.snapshots(second_version)) == 1


def _steps() -> int:
    folder = Path(upgrade.__file__).parent / "versions"
    texts = [each.read_text("utf-8") for each in folder.glob("*.sql") if each.name > "0002"]
    return sum(len(text.split("\n--;\n")) for text in texts)


@pytest.mark.fault(53)
@pytest.mark.parametrize("stop_at", [1, 2, *range(5, _steps() + 2, 5), _steps() + 2])
def test_killed_anywhere_it_goes_through_next_time(first_version: Path, stop_at: int) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from mehmiro_desktop import failpoints\n"
        "from tests.store.test_upgrade import opened\n"
        "left = int(sys.argv[2])\n"
        "def stop(name):\n"
        "    global left\n"
        "    left -= name.startswith('migrate.')\n"
        "    if left == 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "failpoints.install(stop)\n"
        "opened(Path(sys.argv[1]))\n"
    )
    command = [sys.executable, "-c", script, str(first_version), str(stop_at)]
    ended = subprocess.run(command, check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr.decode()
    with opened(first_version) as store:
        _is_up(store)


def test_every_point_of_the_sweep_exists(first_version: Path) -> None:
    reached: list[str] = []
    failpoints.install(reached.append)
    try:
        opened(first_version).close()
    finally:
        failpoints.install(None)
    assert [name for name in reached if name.startswith("migrate.")] == [
        "migrate.snapshot",
        *["migrate.step"] * _steps(),
        "migrate.committed",
    ]
