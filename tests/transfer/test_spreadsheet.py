"""Workbooks read as tables: what people have in them, and what nobody should open."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from mehmiro_desktop.domain.csv_table import CsvTable, Field
from mehmiro_desktop.errors import FileUnusable, InvalidImport
from mehmiro_desktop.store.transfer import spreadsheet
from mehmiro_desktop.store.transfer.spreadsheet import read_table, table_of


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(content: bytes, part: str, new: bytes) -> bytes:
    """Return the workbook with one part's content replaced (or added)."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            if name != part:
                after.writestr(name, before.read(name))
        after.writestr(part, new)
    return file.getvalue()


def column(table: CsvTable, field: Field) -> list[str]:
    return [line.text(field) for line in table.lines]


def test_numbers_and_dates_come_as_a_person_types_them() -> None:
    table = table_of(
        workbook(
            [
                ("Alias", "Variable", "Fecha", "Nota"),
                ("Luna", "Reading", date(2026, 3, 9), 7),
                ("Luna", "Maths", datetime(2026, 3, 10, 9, 30), 0.1 + 0.2),  # noqa: DTZ001
                ("Cometa", "Reading", "11/3/2026", "7,5"),
            ]
        )
    )
    assert column(table, Field.VALUE) == ["7", "0.3", "7,5"]
    assert column(table, Field.SESSION_DATE) == ["2026-03-09", "2026-03-10", "11/3/2026"]
    assert [line.number for line in table.lines] == [2, 3, 4]


def test_lines_keep_their_row_in_the_sheet_and_titles_do_no_harm() -> None:
    rows = [("Class 5A",), (), ("alias", "real name"), ("Luna", "x"), (), ("Cometa", "y")]
    table = table_of(workbook(rows))
    assert [(line.number, line.text(Field.ALIAS)) for line in table.lines] == [
        (4, "Luna"),
        (6, "Cometa"),
    ]
    assert table.unknown == ("real name",)


def test_the_sheet_with_scores_is_taken_before_the_one_with_aliases() -> None:
    notes = [("just", "notes")]
    roster = [("alias",), ("Luna",)]
    scores = [("alias", "variable", "date", "score"), ("Cometa", "Reading", "2026-03-09", 4)]
    assert column(table_of(workbook(notes, roster, scores)), Field.ALIAS) == ["Cometa"]
    assert column(table_of(workbook(notes, roster)), Field.ALIAS) == ["Luna"]


def test_nothing_is_computed() -> None:
    table = table_of(workbook([("alias", "score"), ("Luna", "=1+1")]))
    # Written by a program, never opened: there is no last result to read.
    assert column(table, Field.VALUE) == [""]


def test_a_text_that_looks_like_a_formula_is_that_text() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["alias"])
    for text in ("=Luna", "'=Luna"):
        sheet.append([text])
        sheet.cell(sheet.max_row, 1).data_type = "s"
    file = io.BytesIO()
    book.save(file)
    assert column(table_of(file.getvalue()), Field.ALIAS) == ["=Luna", "'=Luna"]


@pytest.mark.fault(67)
def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    good = workbook([("alias",), ("Luna",)])
    bomb = repacked(good, "xl/worksheets/sheet9.xml", b" " * 30_000_000)

    def opened(_content: bytes) -> None:
        pytest.fail("unpacked")

    monkeypatch.setattr(spreadsheet, "_open", opened)
    with pytest.raises(InvalidImport) as caught:
        table_of(bomb)
    assert caught.value.details["reason"] == "unpacked"


@pytest.mark.fault(67)
def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is() -> None:
    good = workbook([("alias",), ("Luna",)])
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    claim = sheet.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert claim != sheet
    table = table_of(repacked(good, "xl/worksheets/sheet1.xml", claim))
    assert column(table, Field.ALIAS) == ["Luna"]


@pytest.mark.fault(67)
def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_LINES", 50)
    rows = [("alias",), *((f"Cometa {n}",) for n in range(50))]
    assert len(table_of(workbook(rows)).lines) == 50
    with pytest.raises(InvalidImport) as caught:
        table_of(workbook([*rows, ("Luna",)]))
    assert caught.value.details == {"reason": "rows", "limit": 50}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 and then nothing", "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_workbook"),
        (workbook([("note", "only")]), "headings"),
        (workbook([]), "empty"),
        (workbook([("alias", "score", "score")]), "columns_repeated"),
        (repacked(workbook([("alias",)]), "xl/worksheets/sheet1.xml", b"<broken"), "workbook"),
        (repacked(workbook([("alias",)]), "xl/workbook.xml", b"<x/>"), "empty"),
        (workbook([["alias", *map(str, range(61))]]), "columns"),
        (b"PK\x03\x04" + b"\0" * 20_000_000, "size"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InvalidImport) as caught:
        table_of(content)
    assert caught.value.details["reason"] == reason


@pytest.mark.fault(67)
def test_entities_are_not_expanded_without_end() -> None:
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(9)
    )
    sheet = (
        f"<!DOCTYPE a [{entities}]>"
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e8;</t></is></c></row></sheetData></worksheet>'
    )
    content = repacked(workbook([("alias",)]), "xl/worksheets/sheet1.xml", sheet.encode())
    with pytest.raises(InvalidImport) as caught:
        table_of(content)
    assert caught.value.details["reason"] == "workbook"


def test_a_file_by_its_path_csv_or_xlsx(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(workbook([("alias",), ("Luna",)]))
    # Named for what it is not: the content decides.
    (tmp_path / "list.txt").write_text("alias\nCometa\n", encoding="utf-8")
    assert column(read_table(tmp_path / "list.xlsx"), Field.ALIAS) == ["Luna"]
    assert column(read_table(tmp_path / "list.txt"), Field.ALIAS) == ["Cometa"]
    with pytest.raises(FileUnusable):
        read_table(tmp_path)
