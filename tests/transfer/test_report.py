"""Reports: what is collected, the files made of it, and that import reads them back."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus, Student
from mehmiro_desktop.domain.reports import (
    Period,
    ReportChoice,
    ReportData,
    folder_name,
    means_of,
    shape_student,
)
from mehmiro_desktop.errors import FileUnusable, RecordNotFound, StoreFull
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.transfer.importing import import_table
from mehmiro_desktop.store.transfer.report import collect_report
from mehmiro_desktop.store.transfer.report_folder import ReportFolder, new_folder
from mehmiro_desktop.store.transfer.report_tables import report_csv, report_json
from mehmiro_desktop.store.transfer.report_xlsx import report_xlsx
from tests.helpers.stores import ClassroomBuilder, make_store

EVIL = ("=1+1", "+SUM(A1)", "-2", "@cmd", "\tx", "＝1", "#N/A", "'=quoted", "\x0bodd")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with make_store(tmp_path / "account") as opened:
        yield opened


@pytest.fixture
def room(store: Store) -> ClassroomBuilder:
    return ClassroomBuilder(store, students=6).build().fill(7)


def choose(room: ClassroomBuilder, **wanted: object) -> ReportChoice:
    ids = tuple(each.id for each in room.roster)
    return ReportChoice(**({"class_id": room.school_class.id, "student_ids": ids} | wanted))  # type: ignore[arg-type]


def rows_of(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_report_holds_what_was_asked_for(room: ClassroomBuilder) -> None:
    room.score("2.5", student=1)
    some = (room.roster[3].id, room.roster[1].id)
    data = collect_report(room.store, choose(room, student_ids=some))
    assert [each.alias for each in data.students] == ["Cometa 02", "Cometa 04"]
    assert data.places[room.roster[3].id] == 4
    assert means_of(data, room.roster[1])[room.measured[0].id] == Decimal("2.5")
    # The class's mean counts the whole class, not those of the report.
    mean = data.means[room.measured[0].id, room.session.id]
    assert mean.count == 6
    assert float(mean.mean) == pytest.approx((5 * 7 + 2.5) / 6)
    assert data.owner == "teacher@school.test"
    assert data.pending > 0


def test_the_absent_do_not_count_in_the_class(room: ClassroomBuilder) -> None:
    set_attendance(room.store, room.session.id, [room.roster[0].id], AttendanceStatus.ABSENT)
    data = collect_report(room.store, choose(room))
    assert data.means[room.measured[0].id, room.session.id].count == 5
    report = shape_student(data, room.roster[0])
    assert report.attendance == {AttendanceStatus.ABSENT: 1}


def test_a_period_by_days_and_by_count(room: ClassroomBuilder) -> None:
    later = classes.start_session(room.store, room.school_class.id, date(2026, 4, 1))
    last = classes.start_session(room.store, room.school_class.id, date(2026, 5, 1))

    def days(period: Period) -> list[str]:
        return [s.id for s in collect_report(room.store, choose(room, period=period)).sessions]

    assert days(Period()) == [room.session.id, later.id, last.id]
    assert days(Period(latest=2)) == [later.id, last.id]
    assert days(Period(latest=0)) == []
    assert days(Period(date(2026, 4, 1), date(2026, 4, 1))) == [later.id]
    april = collect_report(room.store, choose(room, period=Period(first=date(2026, 4, 1))))
    assert shape_student(april, room.roster[0]).is_empty


def test_students_who_are_gone_are_counted(room: ClassroomBuilder) -> None:
    choice = choose(room)
    classes.remove_student(room.store, room.roster[0].id)
    data = collect_report(room.store, choice)
    assert (len(data.students), data.missing) == (5, 1)
    classes.remove_class(room.store, room.school_class.id)
    with pytest.raises(RecordNotFound):
        collect_report(room.store, choice)


@pytest.fixture
def evil(room: ClassroomBuilder) -> ReportData:
    """A class whose aliases and comments would be computed, and the report of it."""
    for text in EVIL:
        alias = text.strip("\t\x0b")
        student = classes.add_students(room.store, room.school_class.id, [alias])[0]
        key = room.key()
        key = type(key)(student.id, key.variable_id, key.session_id)
        scores.record_score(room.store, key, Decimal("2.5"))
        if "\x0b" not in text:
            scores.record_comment(room.store, key, text)
    everyone = tuple(each.id for each in _students(room))
    return collect_report(room.store, choose(room, student_ids=everyone))


def _students(room: ClassroomBuilder) -> tuple[Student, ...]:
    from mehmiro_desktop.store.queries.classes import load_students

    return load_students(room.store, room.school_class.id)


@pytest.mark.fault(68)
def test_a_workbook_has_no_formulas_and_real_numbers(evil: ReportData) -> None:
    content = report_xlsx(evil)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if "worksheets/" in n]
    assert sheets
    assert not [sheet for sheet in sheets if re.search(rb"<f[ >/]", sheet)]
    workbook = load_workbook(io.BytesIO(content))
    rows = list(workbook["Scores"].iter_rows(values_only=True, min_row=2))
    texts = {str(row[1]) for row in rows} | {str(row[7]) for row in rows}
    assert {"=1+1", "+SUM(A1)", "-2", "@cmd", "＝1", "#N/A", "'=quoted"} <= texts
    assert {type(row[5]) for row in rows} <= {int, float}
    assert {getattr(row[2], "year", None) for row in rows} == {2026}
    means = {row[0]: row[1] for row in workbook["Summary"].iter_rows(values_only=True)}
    assert means["Cometa 01"] == 7
    assert means["=1+1"] == 2.5
    about = {row[0]: row[1] for row in workbook["About"].iter_rows(values_only=True)}
    assert about["Changes not yet sent"] == evil.pending


@pytest.mark.fault(68)
@pytest.mark.parametrize("language", ["en", "es"])
def test_csv_is_neutralised_and_reads_back(evil: ReportData, language: str) -> None:
    choice = ReportChoice(evil.choice.class_id, evil.choice.student_ids, language=language)
    data = _with(evil, choice)
    rows = rows_of(report_csv(data), ";" if language == "es" else ",")
    for row in rows[1:]:
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "＝") for cell in row)
    assert {row[5] for row in rows[1:]} == ({"7", "2,5"} if language == "es" else {"7", "2.5"})


def _with(data: ReportData, choice: ReportChoice) -> ReportData:
    from dataclasses import replace

    return replace(data, choice=choice)


@pytest.mark.fault(68)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("make", [report_csv, report_xlsx])
def test_import_reads_a_report_back_as_it_was(
    room: ClassroomBuilder, evil: ReportData, language: str, make: object
) -> None:
    data = _with(evil, ReportChoice("", (), language=language))
    content = make(data)  # type: ignore[operator]
    report = import_table(room.store, content, is_rehearsal=True)
    assert (report.kind, report.refused) == ("scores", ())
    assert (report.added, report.changed) == (0, 0)
    assert report.unchanged == 12 + len(EVIL)


def test_json_is_exact(room: ClassroomBuilder) -> None:
    room.score("0.07")
    content = report_json(collect_report(room.store, choose(room)))
    read = json.loads(content, parse_float=Decimal)
    values = [s["value"] for s in read["students"][0]["scores"]]
    assert values == [Decimal("0.07"), 7]
    assert read["variables"][0]["scale_max"] == 10
    assert "date_of_birth" not in read["students"][0]


def test_private_details_are_in_no_file_unless_asked_for(room: ClassroomBuilder) -> None:
    from dataclasses import replace

    born = replace(
        room.roster[0], date_of_birth=date(2015, 4, 3), personality_type="visual learner"
    )
    classes.edit_student(room.store, born)
    files = (report_csv, report_json)
    plain = collect_report(room.store, choose(room))
    told = collect_report(room.store, choose(room, with_birth=True, with_learning_style=True))
    for make in files:
        assert b"2015-04-03" not in make(plain)
        assert b"visual learner" not in make(plain)
        assert b"2015-04-03" in make(told)
        assert b"visual learner" in make(told)

    def first(data: ReportData) -> list[object]:
        sheet = load_workbook(io.BytesIO(report_xlsx(data)))["Summary"]
        return [cell.value for cell in sheet[2]]

    assert "visual learner" not in first(plain)
    assert "visual learner" in first(told)


def test_what_ai_gave_is_left_out_unless_asked_for(room: ClassroomBuilder) -> None:
    with room.store.write() as write:
        write.connection.exec_driver_sql(
            "UPDATE assessments SET assessor_type = 'ai' WHERE variable_id = ?",
            (room.measured[0].id,),
        )
    without = collect_report(room.store, choose(room))
    everything = collect_report(room.store, choose(room, sources=frozenset(AssessorType)))
    assert {s.source for each in without.scores.values() for s in each} == {
        AssessorType.TEACHER
    }
    report = shape_student(everything, room.roster[0])
    # Listed beside the teacher's, never in a mean or a trend.
    assert [each.variable.id for each in report.insights] == [room.measured[1].id]
    assert {each.source: each.count for each in report.sources}[AssessorType.AI] == 1


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    with new_folder(tmp_path, "Reports 5A") as folder:
        folder.write("a.pdf", b"one")
        assert not (tmp_path / "Reports 5A").exists()
    assert folder.path == tmp_path / "Reports 5A"
    assert (folder.path / "a.pdf").read_bytes() == b"one"
    with new_folder(tmp_path, "Reports 5A") as again:
        again.write("a.pdf", b"two")
    assert again.path.name == "Reports 5A (2)"
    assert (folder.path / "a.pdf").read_bytes() == b"one"


@pytest.mark.parametrize("number", [28, 122])
def test_of_a_failed_folder_nothing_stays(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: ReportFolder, _name: str, _content: bytes) -> None:
        raise OSError(number, "no room")

    monkeypatch.setattr(ReportFolder, "write", full)
    with pytest.raises(StoreFull), new_folder(tmp_path, "Reports") as folder:
        folder.write("a.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(FileUnusable), new_folder(file, "Reports"):
        pass
    with pytest.raises(FileUnusable), new_folder(tmp_path / "nowhere", "Reports"):
        pass
    assert list(tmp_path.iterdir()) == [file]


def test_a_folders_name_fits_every_file_system(room: ClassroomBuilder) -> None:
    from dataclasses import replace

    odd = replace(room.school_class, name='../5º "A": <x>|?*\\..')
    assert folder_name(odd, date(2026, 3, 9), "Reports") == "Reports 5º A x 2026-03-09"
