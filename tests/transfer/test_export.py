"""An export is complete and exact, or there is none."""

import csv
import json
import os
import stat
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mehmiro_desktop.domain.tables import ASSESSMENTS, LESSONS, TABLES
from mehmiro_desktop.errors import FileUnusable, StoreFull
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.transfer.export_csv import HEADINGS, export_csv
from mehmiro_desktop.store.transfer.export_json import export_json
from mehmiro_desktop.store.transfer.importing import import_table
from mehmiro_desktop.store.transfer.row_text import row_text, side_text
from tests.helpers.stores import ClassroomBuilder, make_store


@pytest.fixture
def room(tmp_path: Path) -> ClassroomBuilder:
    return ClassroomBuilder(make_store(tmp_path / "store")).build().fill("7.25")


def exported(store: Store, folder: Path) -> dict[str, Any]:
    export_json(store, folder / "all.json")
    content: dict[str, Any] = json.loads(
        (folder / "all.json").read_text("utf-8"), parse_float=Decimal
    )
    return content


def test_every_table_is_there_with_the_servers_columns(
    room: ClassroomBuilder, tmp_path: Path
) -> None:
    tables = exported(room.store, tmp_path)["tables"]
    assert list(tables) == [table.name for table in TABLES]
    assert len(tables["assessments"]) == 6
    for table in TABLES:
        for row in tables[table.name]:
            assert tuple(row) == table.column_names
    assert tables["assessment_variables"][0]["is_active"] is True
    assert {row["value"] for row in tables["assessments"]} == {Decimal("7.25")}


def test_every_overwritten_version_is_in_the_archive(
    room: ClassroomBuilder, tmp_path: Path
) -> None:
    key = room.score("3.5")
    scores.clear_scores(room.store, [key])
    classes.remove_student(room.store, room.roster[1].id)
    content = exported(room.store, tmp_path)
    versions = {(each["table"], each["row"].get("value")) for each in content["archive"]}
    assert ("assessments", Decimal("7.25")) in versions
    assert ("assessments", Decimal("3.5")) in versions
    aliases = {each["row"].get("alias") for each in content["archive"]}
    assert room.roster[1].alias in aliases
    assert all(each["why"] and each["at"] for each in content["archive"])
    waiting = {(each["table"], each["op"]) for each in content["pending"]}
    assert ("assessments", "put") in waiting


def test_values_pass_through_no_float() -> None:
    row = {
        "value": "0.1000000000000000055511151231257827",
        "confidence_score": "NaN",
        "comments": 'quote " and \u2028',
        "extra": '{"later":1.10,"deep":{"a":[1e2,true,null]},"text":"é"}',
    }
    text = row_text(ASSESSMENTS, row)
    assert '"value": 0.1000000000000000055511151231257827' in text
    assert '"confidence_score": "NaN"' in text
    assert '"later": 1.10' in text
    assert json.loads(text)["deep"] == {"a": [100.0, True, None]}
    assert json.loads(text)["comments"] == row["comments"]
    lesson = row_text(LESSONS, {"objectives": '["a",1.50]', "materials": "not json"})
    assert lesson == '{"objectives": ["a",1.50], "materials": "not json"}'


@pytest.mark.parametrize("write", [export_json, export_csv])
def test_an_export_is_for_its_owners_eyes(
    room: ClassroomBuilder, tmp_path: Path, write: Any
) -> None:
    path = tmp_path / "out"
    path.write_text("older")
    path.chmod(0o644)
    write(room.store, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"older" not in path.read_bytes()


@pytest.mark.parametrize("write", [export_json, export_csv])
@pytest.mark.fault(58)
def test_a_failed_export_leaves_what_was_there(
    room: ClassroomBuilder, tmp_path: Path, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out"
    path.write_text("older")

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StoreFull):
        write(room.store, path)
    assert path.read_text() == "older"
    assert {each.name for each in tmp_path.iterdir()} == {"out", "store"}


@pytest.mark.parametrize("name", ["", "nowhere/out"])
def test_a_place_that_cannot_be_written_is_said(
    room: ClassroomBuilder, tmp_path: Path, name: str
) -> None:
    with pytest.raises(FileUnusable):
        export_json(room.store, tmp_path / name)


def test_a_device_is_no_place_for_a_file(room: ClassroomBuilder, tmp_path: Path) -> None:
    # Renaming over it would take it away from every program of the machine.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileUnusable):
        export_json(room.store, pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.fault(68)
def test_csv_is_safe_for_spreadsheets_and_reads_back(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store")
    room = ClassroomBuilder(store, students=2, variables=1, name="=1+1").build()
    student = room.roster[0]
    classes.edit_student(store, type(student)(student.id, student.class_id, "@Luna"))
    key = room.score("7.5")
    scores.record_comment(store, key, '-2 for "late", again\nand +1')
    assert export_csv(store, tmp_path / "scores.csv") == 1
    content = (tmp_path / "scores.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    [heading, row] = csv.reader(content.decode("utf-8-sig").splitlines(keepends=True))
    assert tuple(heading) == HEADINGS
    assert row[:2] == ["'=1+1", "'@Luna"]
    assert row[5] == "7.5"
    assert row[7].startswith("'-2")
    report = import_table(store, content)
    assert (report.added, report.changed, report.unchanged, report.refused) == (0, 0, 1, ())


def test_csv_for_spanish_spreadsheets_reads_back_too(
    room: ClassroomBuilder, tmp_path: Path
) -> None:
    path = tmp_path / "scores.csv"
    assert export_csv(room.store, path, decimal_comma=True) == 6
    assert ";7,25;" in path.read_text("utf-8-sig")
    report = import_table(room.store, path.read_bytes())
    assert (report.unchanged, report.refused) == (6, ())


@pytest.mark.parametrize(
    ("table", "column", "side", "text"),
    [
        ("assessments", "value", '"7.50"', "7.50"),
        ("assessments", "comments", '"well \\u00e9"', '"well é"'),
        ("assessment_variables", "is_active", "false", "false"),
        ("assessments", "", None, "null"),
        ("assessments", "value", "null", "null"),
        ("assessments", "value", '{"value": "3"}', '{"value": 3}'),
        ("later_table", "x", "1.50", "1.50"),
    ],
)
def test_the_sides_of_a_conflict_are_values_or_rows(
    table: str, column: str, side: str | None, text: str
) -> None:
    assert side_text(table, column, side) == text


def test_an_export_tells_how_far_it_is_and_stops_without_a_file(
    room: ClassroomBuilder, tmp_path: Path
) -> None:
    store = room.store
    ClassroomBuilder(store, students=30, variables=10, name="6B").build().fill()
    told: list[tuple[int, int]] = []
    path = tmp_path / "all.json"
    export_json(store, path, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert len(told) >= 2
    assert len({total for _, total in told}) == 1
    before = path.read_bytes()

    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_json(store, path, stop)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("all")] == [
        "all.json"
    ]
