"""A CSV file as a school has it is read as meant; anything else is refused in words."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain import csv_table
from mehmiro_desktop.domain.csv_table import Field, neutralised, read_table, restored
from mehmiro_desktop.errors import InvalidImport

ROSTER = "Alias;Clase\nNúñez;5º B\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    table = read_table(ROSTER.replace(";", delimiter).encode(encoding))
    assert [line.text(Field.ALIAS) for line in table.lines] == ["Núñez"]
    assert table.lines[0].text(Field.CLASS) == "5º B"
    assert table.lines[0].number == 2


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ESTUDIANTE", Field.ALIAS),
        (" Calificación ", Field.VALUE),
        ("session_date", Field.SESSION_DATE),
        ("Sesión", Field.SESSION),
        ("comentarios", Field.COMMENT),
        ("Colour", Field.COLOR),
    ],
)
def test_headings_of_two_languages(heading: str, field: Field) -> None:
    other = "x" if field is Field.ALIAS else "alias"
    assert field in read_table(f"{other},{heading}\nLuna,1\n".encode()).fields


def test_a_column_of_aliases_wins_over_one_of_names() -> None:
    table = read_table(b"nombre,alias\nReal Name,Luna\n")
    assert table.lines[0].text(Field.ALIAS) == "Luna"
    assert table.unknown == ("nombre",)
    assert all("Real" not in text for text in table.lines[0].cells.values())


def test_line_numbers_count_the_files_own_lines() -> None:
    content = b'sep=;\nalias;comment\n\nLuna;"two\nlines"\nMar;x\n'
    assert [line.number for line in read_table(content).lines] == [4, 6]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        (b"alias,value\nLu\x00na,1\n", "not_text"),
        (b"PK\x03\x04\x14\x00\x06\x00", "not_text"),
        (b"alias\n\x81\x8d\n", "not_text"),
        ("alias\nLuna\n".encode("utf-16")[:-1], "not_text"),
        (b"one,two\nLuna,3\n", "headings"),
        (b"alias,alias\nLuna,Mar\n", "columns_repeated"),
        (b'alias,comment\nLuna,"open\nMar,x\n', "quotes"),
        (b"alias,color\n" + b"," * csv_table.MAX_COLUMNS + b"x\n", "columns"),
        (b"alias\n" + b"x" * 200_000, "quotes"),
        (b"alias\n" + b"x\n" * (csv_table.MAX_LINES + 1), "rows"),
        (b"a" * (csv_table.MAX_FILE_BYTES + 1), "size"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.fault(67)
def test_no_table_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InvalidImport) as caught:
        read_table(content)
    assert caught.value.details["reason"] == reason


@given(st.text(max_size=30))
@pytest.mark.fault(68)
def test_neutralised_text_is_no_formula_and_comes_back(text: str) -> None:
    safe = neutralised(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))
    assert restored(safe) == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20))
@pytest.mark.fault(66)
def test_any_shown_text_survives_the_file(alias: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["alias", "class"], [neutralised(alias), "5 B"]])
    [line] = read_table(file.getvalue().encode("utf-8-sig")).lines
    assert line.cells[Field.ALIAS] == alias
