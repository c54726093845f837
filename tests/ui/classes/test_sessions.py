"""Assessment sessions: newest first, started, opened to score, renamed, moved, removed."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AssessmentSession
from mehmiro_desktop.domain.ids import first_session_id
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.classes import load_sessions
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.classes.sessions_tab import DAY, NAME, SCORES
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


def sessions(store: Store, classroom: ClassroomBuilder) -> tuple[AssessmentSession, ...]:
    return load_sessions(store, classroom.school_class.id)


def start(qtbot: QtBot, screen: ClassesScreen, on: date, name: str = "") -> None:
    screen.tabs.choose("sessions")
    tab = screen.sessions
    tab.day_edit.setDate(QDate(on.year, on.month, on.day))
    qtbot.keyClicks(tab.name_line, name)
    qtbot.keyClick(tab.name_line, Qt.Key.Key_Return)


def test_a_started_session_is_first_by_date_and_chosen(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(7)
    start(qtbot, screen, date(2026, 3, 9), "Debate")

    model = screen.sessions.model
    shown = [[model.index(r, c).data() for c in (DAY, NAME, SCORES)] for r in range(2)]
    assert shown == [["9 Mar 2026", "Debate", "0"], ["2 Mar 2026", "", "1"]]
    chosen = screen.sessions.chosen()
    assert chosen is not None
    assert chosen.id == first_session_id(classroom.school_class.id, date(2026, 3, 9))


def test_the_days_own_session_is_found_not_doubled(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    start(qtbot, screen, date(2026, 3, 2))

    assert len(sessions(store, classroom)) == 1
    assert "already" in screen.sessions.notice.text


def test_enter_opens_it_to_score(
    qtbot: QtBot, screen: ClassesScreen, classroom: ClassroomBuilder, shell: RecordedShell
) -> None:
    screen.tabs.choose("sessions")
    table = screen.sessions.table
    table.setFocus()
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert shell.opened == [("score", {"session_id": classroom.session.id})]


def test_rename_and_change_of_date_in_place(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    screen.tabs.choose("sessions")
    table = screen.sessions.table
    table.setFocus()
    table.choose_row(0)
    screen.sessions.rename_button.click()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Debate")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    screen.sessions.move_button.click()
    day = QApplication.focusWidget()
    assert isinstance(day, QDateEdit)
    day.setDate(QDate(2026, 3, 4))
    qtbot.keyClick(day, Qt.Key.Key_Return)

    assert [(s.on, s.name) for s in sessions(store, classroom)] == [
        (date(2026, 3, 4), "Debate")
    ]


def test_removing_offers_undo(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    screen.tabs.choose("sessions")
    table = screen.sessions.table
    table.setFocus()
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)

    assert sessions(store, classroom) == ()
    assert shell.toasts == [("2 Mar 2026 removed", True)]
    assert screen.sessions.hint.isVisible()
