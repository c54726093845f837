"""Assessment sessions: newest first, started, opened to score, renamed, moved, removed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDateEdit, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AssessmentSession, AttendanceStatus
from mehmiro_desktop.domain.ids import first_session_id
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.classes import start_session
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.queries.classes import load_sessions
from mehmiro_desktop.ui.charts import Chart, ChartPanel, paint_chart
from mehmiro_desktop.ui.charts.describe import ChartWords
from mehmiro_desktop.ui.charts.geometry import Mark
from mehmiro_desktop.ui.charts.table import ChartTableModel
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.classes.sessions_tab import DAY, NAME, SCORES
from mehmiro_desktop.ui.tokens import LIGHT
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


def months(screen: ClassesScreen) -> list[str]:
    box = screen.sessions.months
    return [box.itemText(n) for n in range(box.count())]


def test_the_list_is_filtered_by_month_and_counted(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.fill()
    start(qtbot, screen, date(2026, 4, 9))
    tab = screen.sessions
    assert months(screen) == ["All months", "April 2026", "March 2026"]
    assert tab.counts.text() == "2 sessions · 6 scores"
    tab.months.setFocus()
    qtbot.keyClick(tab.months, Qt.Key.Key_Down)
    assert tab.counts.text() == "1 session · 0 scores"
    assert tab.model.rowCount() == 1
    button = screen.tabs.findChild(QPushButton, "students.tabs.sessions")
    assert button is not None
    assert button.text() == "Assessment sessions 2", "the tab counts them all"

    start(qtbot, screen, date(2026, 3, 20))
    assert tab.model.rowCount() == 3, "one started elsewhere in the year is shown"
    assert len(sessions(store, classroom)) == 3


def open_map(qtbot: QtBot, screen: ClassesScreen) -> ChartPanel:
    screen.tabs.choose("sessions")
    button = screen.findChild(QPushButton, "sessions.views.map")
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    panel = screen.sessions.map.panel
    qtbot.waitUntil(lambda: panel.view.chart is not None)
    return panel


def chart_of(panel: ChartPanel) -> Chart:
    assert panel.view.chart is not None
    return panel.view.chart


def test_the_map_shows_students_by_sessions_and_leads_to_the_very_cell(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    classroom.score(5)
    later = start_session(store, classroom.school_class.id, date(2026, 4, 1))
    key = classroom.key(0, 1)
    record_score(store, type(key)(key.student_id, key.variable_id, later.id), Decimal(10))
    panel = open_map(qtbot, screen)
    chart = chart_of(panel)
    assert chart.categories == ("2 Mar", "1 Apr")
    assert [(s.name, s.values) for s in chart.series] == [
        ("Cometa 01", (50.0, 100.0)),
        ("Cometa 02", (None, None)),
        ("Cometa 03", (None, None)),
    ]
    assert not screen.sessions.table.isVisible()

    box = screen.sessions.map.variables
    box.setCurrentIndex(box.findText("Variable 2"))
    qtbot.waitUntil(lambda: chart_of(panel).title == "Variable 2")
    assert chart_of(panel).series[0].text(1) == "10"
    panel.view.setFocus()
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(panel.view, pressed)
    assert shell.opened == [
        (
            "score",
            {
                "session_id": later.id,
                "student_id": classroom.roster[0].id,
                "variable_id": classroom.measured[1].id,
            },
        )
    ]


def test_the_map_has_a_table_twin_and_follows_month_and_news(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(5)
    start_session(store, classroom.school_class.id, date(2026, 4, 1))
    panel = open_map(qtbot, screen)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_T)
    assert panel.shows_table
    assert panel.table.model().index(0, 1).data() == "50 %"

    box = screen.sessions.months
    box.setCurrentIndex(box.findText("March 2026"))
    qtbot.waitUntil(lambda: chart_of(panel).categories == ("2 Mar",))
    classroom.score(10)
    qtbot.waitUntil(lambda: chart_of(panel).series[0].values == (100.0,))


def test_a_class_without_scores_has_words_instead_of_a_map(
    qtbot: QtBot, screen: ClassesScreen
) -> None:
    screen.tabs.choose("sessions")
    screen.sessions.views.choose("map")
    label = screen.findChild(QLabel, "sessions.map.panel.empty")
    assert label is not None
    qtbot.waitUntil(lambda: "No scores here yet" in label.text())


def test_the_map_tells_absent_and_exempt_from_not_scored(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(5)
    for number, status in ((1, AttendanceStatus.ABSENT), (2, AttendanceStatus.EXEMPT)):
        who = [classroom.roster[number].id]
        set_attendance(store, classroom.session.id, who, status)
    start_session(store, classroom.school_class.id, date(2026, 4, 1))
    panel = open_map(qtbot, screen)
    chart = chart_of(panel)
    assert [each.text(0) for each in chart.series] == ["50 %", "absent", "exempt"]
    assert [each.text(1) for each in chart.series] == ["", "", ""]
    gaps = [each.gap(0) for each in chart.series]
    assert [gap.letter if gap else "" for gap in gaps] == ["", "A", "X"]
    words = ChartWords()
    assert words.value(chart, Mark(1, 0, 0, 0)).endswith(": absent")
    assert words.value(chart, Mark(1, 1, 0, 0)).endswith(": no score")
    model = ChartTableModel(chart)
    assert [model.index(row, 1).data() for row in range(3)] == ["50 %", "absent", "exempt"]

    def ink(gaps: bool) -> QImage:
        series = tuple(replace(s, gaps=s.gaps if gaps else ()) for s in chart.series)
        picture = QImage(600, 300, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        paint_chart(painter, QRectF(0, 0, 600, 300), replace(chart, series=series), LIGHT)
        painter.end()
        return picture

    assert ink(gaps=True) != ink(gaps=False)
