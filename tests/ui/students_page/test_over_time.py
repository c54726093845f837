"""The student page where time passes: another class, another day, days of absence."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import arranging, classes, scores
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.screen import StudentScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.full_student import FullStudent
from tests.helpers.stores import ClassroomBuilder
from tests.ui.students_page.test_screen import label, opened, read_history, tab_words, texts


@pytest.fixture
def screen(qtbot: QtBot, context: UiContext, store: Store) -> StudentScreen:
    full = FullStudent(store).add_sources().add_words().add_monitoring()
    return opened(qtbot, context, full.student.id)


def test_who_moved_class_keeps_what_was_scored_before(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, store: Store
) -> None:
    key = classroom.score(4)
    classroom.score(6, variable=1)
    scores.record_comment(store, key, "reads aloud")
    other = classes.add_class(store, "6B")
    arranging.move_student(store, classroom.roster[0].id, other.id)
    screen = opened(qtbot, context, classroom.roster[0].id)
    assert label(screen, "student.place").startswith("6B · earlier classes: 5A · 2 scores")
    assert tab_words(screen, "comments") == "Comments 1"
    summary, names = screen.pages["summary"], {"Variable 1 · 5A", "Variable 2 · 5A"}
    qtbot.waitUntil(lambda: names <= set(texts(summary)))
    assert "No scores yet." not in texts(summary)
    screen.tabs.choose("comments")
    assert "reads aloud" in texts(screen.pages["comments"])


def test_overnight_yesterday_is_said_anew(
    qtbot: QtBot, screen: StudentScreen, clock: FixedClock, context: UiContext
) -> None:
    before = label(screen, "student.place")
    screen.tabs.choose("history")
    read_history(qtbot, screen)
    assert any("today" in each for each in texts(screen.pages["history"]))
    clock.advance(days=10)
    context.day.check()
    assert before.endswith("last seen Wednesday")
    assert label(screen, "student.place").endswith("last seen 25 Feb")
    assert read_history(qtbot, screen).rows.items
    assert not any("today" in each for each in texts(screen.pages["history"]))


def test_absent_late_and_exempt_are_counted_apart_and_their_days_listed(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, store: Store
) -> None:
    who = classroom.roster[0].id
    status = AttendanceStatus
    for day, name, how in (
        (3, "", status.ABSENT), (4, "", status.ABSENT), (5, "Quiz", status.LATE),
        (6, "", status.EXEMPT), (7, "", status.PRESENT),
    ):  # fmt: skip
        session = classes.start_session(
            store, classroom.school_class.id, date(2026, 3, day), name
        )
        set_attendance(store, session.id, [who], how)
    screen = opened(qtbot, context, who)
    counted = "2 times absent · 1 time late · 1 time exempt"
    assert label(screen, "student.attended") == counted
    assert label(screen, "student.attendance.days").split("\n") == [
        "2 times absent: 4 Mar, 3 Mar",
        "1 time late: 5 Mar (Quiz)",
        "1 time exempt: 6 Mar",
    ]
    screen.go(1)
    card = screen.findChild(QWidget, "student.attendance")
    assert card is not None
    qtbot.waitUntil(card.isHidden)
