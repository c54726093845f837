"""Midnight with a session open, and a session that is gone while it is in front."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.queries.classes import load_sessions
from tests.ui.scoring.conftest import Desk, MakeDesk
from tests.ui.scoring.test_others import pulled

Key = Qt.Key
ENTER = Key.Key_Return
TOMORROW = date(2026, 3, 3)


def sleep_over_midnight(desk: Desk, days: int = 1) -> None:
    desk.clock.advance(days=days)
    desk.screen.context.day.check()
    QApplication.processEvents()


def days_on_disk(desk: Desk) -> list[date]:
    return [each.on for each in load_sessions(desk.other, desk.class_id)]


def bar(desk: Desk) -> str:
    found = desk.screen.left_over
    return found.text if found.isVisible() else ""


def test_a_planned_session_is_planned_anew_for_the_new_day(make_desk: MakeDesk) -> None:
    desk = make_desk(("1", "5"), ("1", "5"), students=4)
    desk.screen.grid.go_to(2, 1)
    sleep_over_midnight(desk)
    assert desk.is_planned()
    assert desk.at == (2, 1)
    assert desk.screen.state.state == "content"
    assert desk.screen.bar.chooser.currentText().startswith("Today, ")
    assert bar(desk) == ""
    desk.press("4", ENTER)
    assert days_on_disk(desk) == [TOMORROW]
    assert desk.on_disk(2, 1) == 4


def test_what_is_typed_over_midnight_goes_to_the_new_day(make_desk: MakeDesk) -> None:
    desk = make_desk(("0", "10"), students=4)
    desk.press("7")
    sleep_over_midnight(desk)
    desk.press(",5", ENTER)
    assert days_on_disk(desk) == [TOMORROW]
    assert str(desk.on_disk(0)) == "7.5"


def test_the_first_score_after_midnight_needs_no_news(make_desk: MakeDesk) -> None:
    """The timer may not have looked yet."""
    desk = make_desk(students=4)
    desk.clock.advance(days=1)
    desk.press("4", ENTER)
    assert days_on_disk(desk) == [TOMORROW]
    assert desk.on_disk(0) == 4


def test_quick_score_and_attendance_after_midnight_too(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("q")
    desk.clock.advance(days=1)
    desk.press("5")
    assert days_on_disk(desk) == [TOMORROW]
    desk.screen.quick.leave()
    desk.clock.advance(days=1)
    desk.screen.open_class(desk.class_id)
    desk.clock.advance(days=1)
    desk.press("a")
    assert days_on_disk(desk) == [date(2026, 3, 5), TOMORROW]


def test_coming_back_and_news_the_next_day_keep_the_sheet(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=4)
    desk.clock.advance(days=1)
    desk.screen.show_for(class_id=desk.class_id)
    assert desk.screen.state.state == "content"
    desk.clock.advance(days=1)
    classes.add_students(desk.store, desk.class_id, ["Zeta"])
    qtbot.waitUntil(lambda: desk.screen.sheet.model.rowCount() == 5)
    assert desk.screen.state.state == "content"
    desk.press("4", ENTER)
    assert days_on_disk(desk) == [date(2026, 3, 4)]


def test_yesterdays_session_says_so_and_offers_todays(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("4", ENTER)
    first = desk.session_id
    assert bar(desk) == ""
    sleep_over_midnight(desk)
    assert bar(desk) == "This is yesterday's session."
    assert desk.session_id == first
    assert desk.shell.announced[-1] == "This is yesterday's session."
    desk.screen.show_for(class_id=desk.class_id)
    assert bar(desk) == "This is yesterday's session."
    sleep_over_midnight(desk)
    assert bar(desk) == "This is the session of Monday."
    desk.screen.left_over.button.click()
    assert desk.is_planned()
    assert bar(desk) == ""
    desk.press("5", ENTER)
    assert days_on_disk(desk) == [date(2026, 3, 4), date(2026, 3, 2)]


def test_a_past_session_opened_on_purpose_is_left_alone(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("4", ENTER)
    first = desk.session_id
    sleep_over_midnight(desk)
    desk.screen.left_over.button.click()
    desk.screen.open_session(first)
    assert bar(desk) == ""


def remove_elsewhere(desk: Desk, session_id: str) -> None:
    pulled(desk, "DELETE FROM assessment_sessions WHERE id = ?", session_id)


def test_a_session_removed_elsewhere_gives_way_to_todays(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=4)
    desk.press("4", ENTER)
    desk.start_named_session("Dictado")
    named = desk.session_id
    desk.press("q")
    remove_elsewhere(desk, named)
    qtbot.waitUntil(lambda: desk.session_id != named)
    assert desk.screen.state.state == "content"
    assert desk.notice == ("The session that was open was removed elsewhere. This is today's.")
    assert desk.shell.announced[-1] == desk.notice
    assert desk.screen.sheet.model.value(0, 0) == 4
    assert desk.focus is desk.screen.grid


def test_what_was_typed_for_it_goes_into_no_other_session(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(("0", "10"), students=4)
    desk.press("4", ENTER)
    desk.start_named_session("Dictado")
    named = desk.session_id
    desk.screen.grid.go_to(1, 0)
    desk.press("7")
    assert desk.focus.objectName() == "score.editor"
    remove_elsewhere(desk, named)
    qtbot.waitUntil(lambda: desk.session_id != named)
    QApplication.processEvents()
    assert desk.screen.grid.editing.editor is None
    assert desk.column_on_disk() == [4, None, None, None]


def test_the_days_only_session_removed_elsewhere_is_planned_again(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=4)
    desk.press("4", ENTER)
    remove_elsewhere(desk, desk.session_id)
    qtbot.waitUntil(desk.is_planned)
    assert "removed elsewhere" in desk.notice
    assert desk.screen.sheet.model.value(0, 0) is None


def test_undoing_the_first_mark_takes_its_session_along(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("4", ENTER)
    desk.control(Key.Key_Z)
    assert desk.is_planned()
    assert days_on_disk(desk) == []
    assert "removed" not in desk.notice
    assert "score 4" in desk.shell.toasts[-1][0]
    desk.control(Key.Key_Z, shift=True)
    assert desk.on_disk(0) == 4


def test_another_class_opens_for_one_that_is_gone(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(students=3)
    other = classes.add_class(desk.store, "6B")
    classes.add_students(desk.store, other.id, ["Sol"])
    desk.press("4", ENTER)
    classes.remove_class(desk.store, desk.class_id)
    sheet = desk.screen.sheet
    qtbot.waitUntil(lambda: sheet.at is not None and sheet.at.school_class.id == other.id)
    assert desk.notice == "The class that was open was removed."
