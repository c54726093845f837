"""Aliases that look alike, and the name of the next school year."""

from datetime import date

import pytest

from mehmiro_desktop.domain.alike import find_alike, pair_of
from mehmiro_desktop.domain.entities import SchoolClass, Student
from mehmiro_desktop.domain.school_year import moved_on, next_label, told_apart


def students(*aliases: str) -> list[Student]:
    return [Student(f"s{n}", "c1", alias) for n, alias in enumerate(aliases)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Álex", "alex"),
        ("Luna B.", "LUNA B"),
        ("Sol Naciente", "SolNaciente"),
        ("Iñaki", "inaki"),
    ],
)
def test_case_accents_spaces_and_dots_do_not_tell_students_apart(one: str, other: str) -> None:
    roster = students(one, "Mar", other)
    assert find_alike(roster) == ((roster[0], roster[2]),)


def test_numbers_and_letters_do_tell_them_apart() -> None:
    assert find_alike(students("Luna 1", "Luna 2", "Lunar", "☀", "☽")) == ()


def test_pairs_that_were_kept_are_not_asked_again_but_others_are() -> None:
    first, second, third = roster = students("Luna", "LUNA", "L una")
    assert find_alike(roster, {pair_of(second, first)}) == ((second, third),)


@pytest.mark.parametrize(
    ("label", "following"),
    [
        ("2025-2026", "2026-2027"),
        ("2025/26", "2026/27"),
        ("1999-00", "2000-01"),
        ("2098–99", "2099–00"),
        ("Curso 2025 / 2026", "Curso 2026 / 2027"),
        ("2025", "2026"),
    ],
)
def test_the_next_label_is_written_the_same_way(label: str, following: str) -> None:
    assert next_label(label, date(2026, 9, 1)) == following


@pytest.mark.parametrize(
    ("today", "label"), [(date(2026, 6, 30), "2025-2026"), (date(2026, 7, 1), "2026-2027")]
)
def test_without_a_year_it_is_the_one_of_today(today: date, label: str) -> None:
    assert next_label("", today) == label
    assert next_label("first", today) == label


def test_a_name_without_years_stays() -> None:
    assert moved_on("5.º A") == "5.º A"
    assert moved_on("5A 2025") == "5A 2026"


def test_classes_of_one_name_are_told_apart_by_their_year() -> None:
    old, new, other = (
        SchoolClass("1", "5A", academic_year="2025"), SchoolClass("2", "5a", academic_year="2026"),
        SchoolClass("3", "6B", academic_year="2026"),
    )  # fmt: skip
    assert told_apart([old, new, other]) == {"1": "5A · 2025", "2": "5a · 2026", "3": "6B"}
