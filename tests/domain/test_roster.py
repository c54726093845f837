"""A pasted list becomes exactly the aliases a teacher meant, and says what it left out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain.roster import (
    MAX_ALIAS_LENGTH,
    MAX_ROSTER_LINES,
    LineKind,
    alias_key,
    parse_roster,
)


@pytest.mark.parametrize(
    "text",
    [
        "Luna\nSol\nMar",
        "Luna\r\nSol\r\nMar\r\n",
        "\ufeffLuna\nSol\nMar",
        "Luna\tSol\tMar",
        "Luna; Sol; Mar",
        "Luna, Sol, Mar",
        "Luna,Sol,Mar,",
        "Luna,\nSol,\nMar",
        "Luna, Sol,\nMar",
        "Luna;Sol\nMar",
        "1. Luna\n2. Sol\n3. Mar",
        "1) Luna\n2) Sol\n3) Mar",
        "1.- Luna\n2.- Sol\n3.- Mar",
        "#1: Luna\n#2: Sol\n#3: Mar",
        "1 Luna\n2 Sol\n3 Mar",
        "9 - Luna\n10 - Sol\n11 - Mar",
        "1.Luna, 2.Sol, 3.Mar",
        "- Luna\n- Sol\n- Mar",
        "• Luna\n• Sol\n• Mar",
        "1\tLuna\n2\tSol\n3\tMar",
        "1;Luna\n2;Sol\n3;Mar",
        "N.º,Alias,Grupo\n1,Luna,A\n2,Sol,A\n3,Mar,B",
        "Grupo\tNombre\nA\tLuna\nA\tSol\nB\tMar",
        "Alias\nLuna\nSol\nMar",
        "ALUMNADO:\nLuna\nSol\nMar",
        '"Luna"\n"Sol"\n"Mar"',
        '"Luna";"Sol";"Mar"',
        "  Luna  \n\u00a0Sol\u200b\n\tMar",
    ],
)
def test_every_common_shape_of_list_gives_the_same_aliases(text: str) -> None:
    preview = parse_roster(text)

    assert preview.new_aliases == ("Luna", "Sol", "Mar")
    assert preview.refused == ()


def test_a_heading_is_left_out_and_named() -> None:
    assert parse_roster("Nombre\nLuna\nSol").heading == "Nombre"


def test_a_lone_word_that_could_be_a_heading_is_an_alias() -> None:
    assert parse_roster("Alias").new_aliases == ("Alias",)


@pytest.mark.parametrize(
    "alias", ["7.5", "1-A", "A1", "12", "3 en raya", "O'Hara", "Ñu", "👩‍🏫 Sol"]
)
def test_an_alias_that_only_looks_numbered_is_kept(alias: str) -> None:
    assert parse_roster(f"{alias}\nLuna").new_aliases == (alias, "Luna")


def test_surname_comma_name_stays_one_alias_a_line() -> None:
    assert parse_roster("Estela, Mar\nBosque, Sol").new_aliases == (
        "Estela, Mar",
        "Bosque, Sol",
    )


def test_those_in_the_class_and_repeats_are_told_apart_by_case_and_spaces_blind() -> None:
    preview = parse_roster("luna\nSol\nSOL \nMar", existing=["Luna"])

    assert [(line.alias, line.kind) for line in preview.lines] == [
        ("luna", LineKind.IN_CLASS),
        ("Sol", LineKind.NEW),
        ("SOL", LineKind.REPEATED),
        ("Mar", LineKind.NEW),
    ]
    assert [line.number for line in preview.duplicates] == [1, 3]


def test_blank_lines_are_counted() -> None:
    preview = parse_roster("Luna\n\n  \nSol\n\n")

    assert preview.new_aliases == ("Luna", "Sol")
    assert preview.blanks == 2


def test_too_long_an_alias_is_refused_and_the_rest_goes_in() -> None:
    preview = parse_roster(
        "a" * MAX_ALIAS_LENGTH + "\n" + "b" * (MAX_ALIAS_LENGTH + 1) + "\nSol"
    )

    assert preview.new_aliases == ("a" * MAX_ALIAS_LENGTH, "Sol")
    assert [line.kind for line in preview.refused] == [LineKind.TOO_LONG]


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x1b", "\u202e", "\ud800", "\ue000"])
def test_hidden_characters_inside_an_alias_are_refused(mark: str) -> None:
    preview = parse_roster(f"Lu{mark}na\nSol")

    assert preview.new_aliases == ("Sol",)
    assert [line.kind for line in preview.refused] == [LineKind.UNREADABLE]


def test_a_list_beyond_the_limit_says_which_entries_stay_out() -> None:
    preview = parse_roster("\n".join(f"Alias {n}x" for n in range(MAX_ROSTER_LINES + 2)))

    assert len(preview.new_aliases) == MAX_ROSTER_LINES
    assert [line.kind for line in preview.refused] == [LineKind.TOO_MANY] * 2


def test_an_empty_paste_holds_nothing() -> None:
    assert parse_roster(" \n\t\n;;\n").lines == ()


@given(st.text(max_size=200))
def test_any_text_is_read_and_what_would_be_added_is_clean(text: str) -> None:
    aliases = parse_roster(text).new_aliases

    assert all(
        alias == alias.strip() and 0 < len(alias) <= MAX_ALIAS_LENGTH for alias in aliases
    )
    assert all(unicodedata.category(c) != "Cc" for c in "".join(aliases))
    "".join(aliases).encode()
    assert len({alias_key(alias) for alias in aliases}) == len(aliases)


@given(st.text(max_size=120), st.text(max_size=30))
def test_what_would_be_added_twice_is_known_the_second_time(text: str, more: str) -> None:
    first = parse_roster(text).new_aliases
    again = parse_roster(text, existing=first)

    assert again.new_aliases == ()
