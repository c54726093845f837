"""Keeping students apart in groups: by keys and by clicks, in words, and not while presenting."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from mehmiro_desktop.domain.apart import Pair
from mehmiro_desktop.store.apart_pairs import add_pair, load_pairs
from mehmiro_desktop.store.commands.classes import add_class, add_students, remove_student
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.ui import fonts, i18n, presenter, theme
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from tests.ui.fitting import faults
from tests.ui.presenting.seen import everything_seen
from tests.ui.scoring.conftest import ALIASES, Desk, MakeDesk

Key = Qt.Key
ENTER, TAB = Key.Key_Return, Key.Key_Tab
APART = "score.groups.apart"


@pytest.fixture(autouse=True)
def back_to_normal() -> Iterator[None]:
    yield
    presenter.turn(False)
    presenter.show_numbers(False)


def pair(desk: Desk, one: int, other: int) -> Pair:
    return frozenset((desk.students[one], desk.students[other]))


def keep(desk: Desk, *pairs: tuple[int, int]) -> None:
    for one, other in pairs:
        add_pair(desk.store, desk.class_id, pair(desk, one, other))


def on_disk(desk: Desk) -> frozenset[Pair]:
    return load_pairs(desk.other, desk.class_id)


def text(desk: Desk, name: str) -> str:
    label = desk.child(name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def groups(desk: Desk) -> list[list[str]]:
    lines = text(desk, "score.groups.text").splitlines()
    return [line.split(". ", 1)[1].split(", ") for line in lines]


def together(desk: Desk, one: int, other: int) -> bool:
    wanted = {ALIASES[one], ALIASES[other]}
    return any(wanted <= set(group) for group in groups(desk))


def broken(desk: Desk) -> str:
    return text(desk, "score.groups.broken")


def click(desk: Desk, name: str) -> None:
    QApplication.processEvents()
    # Of what was just removed a hidden button is left for a moment.
    named = desk.screen.findChildren(QPushButton, name)
    (button,) = [each for each in named if each.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def listed(desk: Desk) -> list[str]:
    found = [
        each.text()
        for each in desk.screen.findChildren(QLabel)
        if each.objectName().startswith(f"{APART}.pair.") and each.isVisible()
    ]
    return sorted(found)


def choose(desk: Desk, name: str, row: int) -> None:
    box = desk.child(f"{APART}.{name}")
    assert isinstance(box, QComboBox)
    assert box.itemText(row) == ALIASES[row]
    box.setCurrentIndex(row)


def tab_to(desk: Desk, name: str) -> None:
    for _ in range(20):
        if desk.focus.objectName() == name:
            return
        desk.press(TAB)
    raise AssertionError(f"{name} is not reached by Tab")


def open_groups(desk: Desk, number: int = 4) -> None:
    desk.press("r", "g")
    desk.press(*("-" if number < 4 else "+") * abs(number - 4))


def test_a_pair_is_added_by_keys_and_kept_apart_from_then_on(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    open_groups(desk, 2)
    assert not desk.child(f"{APART}.one").isVisible()
    tab_to(desk, APART)
    desk.press(Key.Key_Space)
    assert desk.focus.objectName() == f"{APART}.one"
    # Letters find a student in a box; they deal nothing.
    desk.press("L", TAB, "C", ENTER)
    assert on_disk(desk) == {pair(desk, 0, 1)}
    assert listed(desk) == ["Luna · Cometa"]
    assert desk.focus.objectName() == f"{APART}.one"
    assert desk.shell.announced[-1] == "Pair added"
    dealt = set()
    for _ in range(60):
        assert not together(desk, 0, 1)
        dealt.add(text(desk, "score.groups.text"))
        click(desk, "score.groups.again")
    assert len(dealt) > 4
    assert broken(desk) == ""
    desk.control(Key.Key_C)
    assert QApplication.clipboard().text() == text(desk, "score.groups.text")


def test_adding_a_pair_parts_those_on_screen_and_one_apart_moves_nobody(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(students=12)
    keep(desk, *((0, other) for other in range(1, 9)))
    open_groups(desk)
    click(desk, APART)
    for _ in range(5):
        before = groups(desk)
        one, other = (ALIASES.index(each) for each in before[0][:2])
        far = ALIASES.index(before[1][0])
        known = on_disk(desk)
        if pair(desk, one, far) not in known:
            choose(desk, "one", one)
            choose(desk, "other", far)
            click(desk, f"{APART}.add")
        assert groups(desk) == before
        choose(desk, "one", one)
        choose(desk, "other", other)
        click(desk, f"{APART}.add")
        assert not together(desk, one, other) or broken(desk)
        assert [len(group) for group in groups(desk)] == [4, 4, 4]
        desk.child("score.groups").setFocus()
        desk.press("r")


def test_pairs_are_removed_by_delete_and_by_click_and_taken_back(make_desk: MakeDesk) -> None:
    desk = make_desk(students=6)
    keep(desk, (0, 1), (2, 4), (0, 3))
    open_groups(desk)
    click(desk, APART)
    assert listed(desk) == ["Colibrí · Jazmín", "Luna · Cometa", "Luna · Roble"]
    tab_to(desk, f"{APART}.remove.1")
    assert desk.focus.accessibleName() == "Remove: Luna · Roble"
    desk.press(Key.Key_Delete)
    assert on_disk(desk) == {pair(desk, 0, 1), pair(desk, 2, 4)}
    assert desk.focus.accessibleName() == "Remove: Colibrí · Jazmín"
    said, take_back = desk.shell.toasts[-1]
    assert said == "Pair removed"
    click(desk, f"{APART}.remove.0")
    assert listed(desk) == ["Colibrí · Jazmín"]
    assert callable(take_back)
    take_back()
    assert on_disk(desk) == {pair(desk, 0, 3), pair(desk, 2, 4)}
    assert listed(desk) == ["Colibrí · Jazmín", "Luna · Roble"]
    for _ in range(2):
        click(desk, f"{APART}.remove.0")
    assert listed(desk) == []
    assert on_disk(desk) == frozenset()
    assert desk.focus.objectName() == f"{APART}.one"


def test_what_is_no_new_pair_is_said(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    keep(desk, (0, 1))
    open_groups(desk)
    click(desk, APART)
    click(desk, f"{APART}.add")
    assert text(desk, f"{APART}.told") == "Choose two different students."
    choose(desk, "one", 1)
    choose(desk, "other", 1)
    click(desk, f"{APART}.add")
    assert text(desk, f"{APART}.told") == "Choose two different students."
    choose(desk, "other", 0)
    click(desk, f"{APART}.add")
    assert text(desk, f"{APART}.told") == "This pair is in the list already."
    assert desk.shell.announced[-1] == "This pair is in the list already."
    assert on_disk(desk) == {pair(desk, 0, 1)}
    choose(desk, "other", 2)
    click(desk, f"{APART}.add")
    assert text(desk, f"{APART}.told") == ""
    assert on_disk(desk) == {pair(desk, 0, 1), pair(desk, 1, 2)}


def test_what_cannot_be_is_said_in_words(make_desk: MakeDesk) -> None:
    desk = make_desk(students=9)
    keep(desk, (0, 1), (0, 2), (1, 2))
    open_groups(desk, 3)
    assert broken(desk) == ""
    click(desk, "score.groups.by.count")
    assert broken(desk) == ""
    desk.press("-")
    assert broken(desk) == "1 pair could not be kept apart"
    assert desk.shell.announced[-1] == "1 pair could not be kept apart"
    assert [len(group) for group in groups(desk)] == [5, 4]
    desk.press("-")
    assert broken(desk) == "3 pairs could not be kept apart"
    desk.press("+", "+")
    assert broken(desk) == ""


def test_who_is_absent_or_removed_has_no_say(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    keep(desk, (0, 1), (2, 3))
    desk.press("a", "r", "g", *"---")
    click(desk, "score.groups.by.count")
    # One group of three: Luna is not there, so that only the other pair is broken.
    assert broken(desk) == "1 pair could not be kept apart"
    click(desk, APART)
    assert listed(desk) == ["Colibrí · Roble", "Luna · Cometa"]
    remove_student(desk.store, desk.students[3])
    for _ in range(3):
        QApplication.processEvents()
    assert listed(desk) == ["Luna · Cometa"]
    assert "Roble" not in text(desk, "score.groups.text")
    click(desk, "score.groups.again")
    assert broken(desk) == ""
    undo(desk.store)
    for _ in range(3):
        QApplication.processEvents()
    assert listed(desk) == ["Colibrí · Roble", "Luna · Cometa"]
    click(desk, "score.groups.again")
    assert broken(desk) == "1 pair could not be kept apart"


def test_each_class_has_its_own_pairs_and_they_last(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    other = add_class(desk.store, "6.º B")
    roster = add_students(desk.store, other.id, ["Pino", "Olmo"])
    add_pair(desk.store, other.id, frozenset(each.id for each in roster))
    keep(desk, (0, 1))
    open_groups(desk)
    click(desk, APART)
    assert listed(desk) == ["Luna · Cometa"]
    desk.press(Key.Key_Escape)
    assert desk.focus is desk.screen.grid
    # Folded again, and still in force.
    open_groups(desk)
    assert not desk.child(f"{APART}.one").isVisible()
    click(desk, "score.groups.fewer")
    click(desk, "score.groups.fewer")
    for _ in range(20):
        assert not together(desk, 0, 1)
        desk.press("r")


def test_while_presenting_nobody_reads_who_is_kept_apart(make_desk: MakeDesk) -> None:
    desk = make_desk(students=6)
    keep(desk, (0, 1), (0, 2), (1, 2))
    open_groups(desk, 2)
    click(desk, "score.groups.by.count")
    click(desk, APART)
    tab_to(desk, f"{APART}.remove.0")
    assert broken(desk) == "1 pair could not be kept apart"
    before = groups(desk)
    presenter.turn(True)
    QApplication.processEvents()
    assert groups(desk) == before
    # The keyboard stays in the panel.
    assert desk.focus.objectName() == APART
    for _ in range(2):
        seen = everything_seen()
        assert "Luna · Cometa" not in seen
        assert "could not be kept" not in seen
        assert "Hidden while presenting" in seen
        heard = len(desk.shell.announced)
        desk.press("r")
        assert desk.shell.announced[heard:] == []
        # Folded and unfolded, it is hidden as before.
        click(desk, APART)
        click(desk, APART)
        presenter.show_numbers(True)
        assert not any(alias in everything_seen() for alias in ALIASES[:6])
    presenter.turn(False)
    QApplication.processEvents()
    assert listed(desk) == ["Cometa · Colibrí", "Luna · Colibrí", "Luna · Cometa"]
    assert broken(desk) == "1 pair could not be kept apart"


def test_a_list_of_students_that_is_open_closes_when_the_class_looks_on(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(students=6)
    open_groups(desk)
    click(desk, APART)
    box = desk.child(f"{APART}.one")
    assert isinstance(box, QComboBox)
    box.showPopup()
    assert box.view().isVisible()
    presenter.turn(True)
    QApplication.processEvents()
    assert not box.view().isVisible()


def test_a_full_disk_is_said_and_nothing_pretended(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    keep(desk, (0, 1))
    open_groups(desk)
    click(desk, APART)
    choose(desk, "one", 0)
    choose(desk, "other", 2)
    with desk.full_disk():
        click(desk, f"{APART}.add")
        assert "cannot be written" in text(desk, f"{APART}.told")
        assert listed(desk) == ["Luna · Cometa"]
        click(desk, f"{APART}.remove.0")
    assert listed(desk) == ["Luna · Cometa"]
    assert on_disk(desk) == {pair(desk, 0, 1)}
    assert desk.shell.toasts == []


def test_a_store_that_cannot_be_read_is_said(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    open_groups(desk)
    desk.store.close()
    desk.screen.more.show_groups()
    assert broken(desk) != ""
    assert sorted(name for group in groups(desk) for name in group) == sorted(ALIASES[:4])


@pytest.mark.parametrize(("size", "width", "height"), [(100, 1280, 700), (200, 1182, 712)])
def test_it_fits_and_is_reached_by_tab_and_touch(
    make_desk: MakeDesk, dressed_app: QApplication, size: int, width: int, height: int
) -> None:
    i18n.apply_language(dressed_app, "es")
    fonts.set_text_size(dressed_app, size)
    theme.apply_theme(dressed_app, "light")
    desk = make_desk(students=28)
    theme.dress(desk.screen)
    desk.screen.resize(width, height)
    keep(desk, *((0, other) for other in range(1, 13)))
    QApplication.processEvents()
    desk.screen.more.show_groups()
    for press in (APART, "score.groups.by.count"):
        panel = desk.child("score.groups")
        QApplication.processEvents()
        assert faults(panel) == []
        host = panel.parentWidget()
        assert host is not None
        assert host.rect().contains(panel.geometry())
        click(desk, press)
    desk.press("-", "-", "-")
    assert broken(desk) == "12 parejas no se han podido separar"
    QApplication.processEvents()
    assert faults(panel) == []
    desk.child(f"{APART}.one").setFocus()
    order = ["one", "other", "add", *(f"remove.{number}" for number in range(12))]
    for name in order:
        focus = desk.focus
        assert focus.objectName() == f"{APART}.{name}"
        assert focus.accessibleName() or (isinstance(focus, QPushButton) and focus.text())
        assert min(focus.width(), focus.height()) >= TARGET_PX
        assert not focus.visibleRegion().isEmpty()
        desk.press(TAB)
    assert desk.focus.objectName() == "score.groups.again"
    QTest.keyClick(desk.focus, TAB, Qt.KeyboardModifier.ShiftModifier)
    assert desk.focus.objectName() == f"{APART}.remove.11"


def test_the_names_are_plain_text_and_long_ones_are_cut(make_desk: MakeDesk) -> None:
    desk = make_desk(students=2)
    long = add_students(desk.store, desk.class_id, ["<b>" + "W" * 60, "&" + "M" * 60])
    add_pair(desk.store, desk.class_id, frozenset(each.id for each in long))
    for _ in range(3):
        QApplication.processEvents()
    open_groups(desk)
    click(desk, APART)
    shown: QWidget = desk.child(f"{APART}.pair.0")
    assert isinstance(shown, QLabel)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text().startswith("<b>WWW")
    assert shown.text().endswith("…")
    assert shown.accessibleName() == f"{long[0].alias} · {long[1].alias}"
    QApplication.processEvents()
    section = desk.child(f"{APART}.section")
    assert faults(section) == []
