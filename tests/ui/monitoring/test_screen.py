"""The board: sorted, filtered, explained, hidden while presenting, and done by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_class, add_students
from mehmiro_desktop.store.queries.monitoring import load_board, load_ran_at
from mehmiro_desktop.ui import i18n, presenter, theme
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.monitoring.board_model import LIGHT, PARTS, REASON, SEEN, WHY
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from tests.helpers.windows import open_now
from tests.ui.conftest import RecordedShell
from tests.ui.monitoring.conftest import GREEN, GREY, RED, YELLOW, Lights, Shown, settled


def texts(screen: MonitoringScreen, column: int) -> list[str]:
    model = screen.view.board_model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def order(screen: MonitoringScreen) -> list[str]:
    return [row.id for row in screen.view.rows]


def label(screen: MonitoringScreen, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_without_students_it_leads_to_the_classes(
    qtbot: QtBot, shown: Shown, shell: RecordedShell
) -> None:
    screen = shown()
    assert screen.state.state == "empty"
    screen.state.button.click()
    assert shell.opened == [("students", {})]


def test_before_the_first_analysis_it_offers_one(
    qtbot: QtBot, lights: Lights, shown: Shown, shell: RecordedShell
) -> None:
    screen = shown()
    assert screen.state.state == "empty"
    assert screen.head.standing.text().startswith("Not analysed yet")
    screen.state.button.click()
    settled(qtbot, screen)
    assert screen.state.state == "content"
    assert screen.head.standing.text() == (
        f"Analysed {i18n.shown_when(lights.clock.now(), lights.clock.today())}"
        " · last 14 days · urgent from 70, attention from 40"
    )
    assert "Analysis finished" in shell.announced
    assert load_ran_at(lights.store) == lights.clock.now()


def test_the_most_urgent_is_first_and_every_light_has_its_word(
    screen: MonitoringScreen, lights: Lights
) -> None:
    assert order(screen) == [lights.student(n) for n in (RED, YELLOW, GREEN, GREY)]
    assert texts(screen, LIGHT) == ["urgent", "attention", "on track", "no data"]
    # 100 * 40 + 100 * 35 + 80 * 25 = 95; 50 * 40 + 0 + 100 * 25 = 45
    assert texts(screen, 2) == ["95", "45", "0", "–"]
    assert texts(screen, PARTS) == [
        "obs. 40 · trend 35 · homework 20",
        "obs. 20 · trend 0 · homework 25",
        "obs. 0 · trend 0 · homework no data",
        "no data",
    ]
    assert texts(screen, REASON) == [
        "No score for 11 days · In decline: Variable 1 · Homework: 4 of 5 missing",
        "No score for 5 days · Homework: 4 of 5 missing · Homework: 1 of 5 below 60 %",
        "Steady · partial",
        "Too little data · no variable scored on three days",
    ]
    assert texts(screen, SEEN)[2] == "today"


def test_the_filters_count_and_narrow(qtbot: QtBot, screen: MonitoringScreen) -> None:
    buttons = screen.head.lights.buttons
    assert [button.text() for button in buttons.values()] == [
        "Urgent 1", "Attention 1", "On track 1", "No data 1",
    ]  # fmt: skip
    buttons[Light.YELLOW].click()
    assert texts(screen, LIGHT) == ["attention"]
    buttons[Light.RED].click()
    assert texts(screen, LIGHT) == ["urgent"]
    buttons[Light.RED].click()
    assert len(screen.view.rows) == 4

    screen.view.setFocus()
    qtbot.keyClick(screen.view, Qt.Key.Key_Slash)
    assert screen.head.search.hasFocus()
    qtbot.keyClicks(screen.head.search, "cometa 03")
    assert texts(screen, LIGHT) == ["on track"]
    qtbot.keyClicks(screen.head.search, "x")
    assert screen.state.state == "empty"
    assert label(screen, "monitoring.state.message") == "No matches"
    screen.state.button.click()
    assert len(screen.view.rows) == 4


def test_enter_opens_the_student_and_space_says_why(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, shell: RecordedShell
) -> None:
    screen.view.setFocus()
    screen.view.choose_row(0)
    qtbot.keyClick(screen.view, Qt.Key.Key_Space)
    assert screen.evidence.isVisible()
    said = [each.text() for each in screen.evidence.findChildren(QLabel) if each.isVisible()]
    when = i18n.shown_when(lights.clock.now(), lights.clock.today())
    assert f"Analysed {when}: 16 Feb to 2 Mar" in said
    assert "Observation: 100 of 100 · weight 40 %" in said
    assert "Trend: 100 of 100 · weight 35 %" in said
    assert "1 of 1 variable falls by more than 5 % of the scale a day." in said
    assert "In decline: Variable 1" in said
    assert "“Tareas”, last 5: 0 below 60 % of the scale, 4 missing." in said
    assert "No diagnosis yet. They are made on the web, not on this laptop." in said
    # The evidence follows the row in front.
    qtbot.keyClick(screen.view, Qt.Key.Key_Down)
    assert screen.evidence.student_id == lights.student(YELLOW)
    qtbot.keyClick(screen.view, Qt.Key.Key_Escape)
    assert not screen.evidence.isVisible()
    qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    assert shell.opened == [("student", {"student_id": lights.student(YELLOW)})]


def test_why_is_a_click_too(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, shell: RecordedShell
) -> None:
    place = screen.view.visualRect(screen.view.board_model.index(2, WHY)).center()
    qtbot.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.evidence.isVisible()
    assert screen.evidence.student_id == lights.student(GREEN)
    assert not shell.opened
    screen.evidence.open_button.click()
    assert shell.opened == [("student", {"student_id": lights.student(GREEN)})]
    screen.evidence.close_button.click()
    assert not screen.evidence.isVisible()
    assert screen.view.hasFocus()


def test_grey_says_which_parts_are_missing(screen: MonitoringScreen) -> None:
    row = screen.view.row_at(3)
    assert row is not None
    screen.show_why(row)
    said = [each.text() for each in screen.evidence.findChildren(QLabel)]
    assert "Trend: no data" in said
    assert "No variable has scores on three days within the last 14 days." in said
    assert "No scores in a variable named “Tareas”." in said
    assert screen.evidence.result.text().startswith("Fewer than two of the three parts")


def test_newer_scores_than_the_analysis_are_told(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    screen.show_why(screen.view.rows[0])
    assert not screen.evidence.changed.text
    lights.score(RED, lights.builder.measured[0], 0, "9")
    qtbot.waitUntil(lambda: bool(screen.evidence.changed.text))
    assert texts(screen, LIGHT)[0] == "urgent"
    screen.head.analyse_button.click()
    settled(qtbot, screen)
    qtbot.waitUntil(lambda: order(screen)[0] == lights.student(YELLOW))


def test_diagnoses_show_patterns_interventions_and_where_they_come_from(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    lights.diagnose(
        RED,
        confidence="0.82",
        patterns='[{"type":"declining_trend","description":"Falls since Monday",'
        '"severity":"high","variablesAffected":["Reading"]}]',
        interventions='[{"priority":"immediate","action":"Read together",'
        '"targetArea":"Reading","expectedOutcome":"Steady again"}]',
        ai_model="model-x",
        ai_temperature="0.2",
        ai_tokens_used=1234,
        ai_response_time_ms=1500,
    )
    settled(qtbot, screen)
    screen.show_why(screen.view.rows[0])
    said = [each.text() for each in screen.evidence.findChildren(QLabel)]
    for text in (
        "Scores of reading fall since Monday.",
        "Falls since Monday",
        "Declining trend",
        "high",
        "Variables: Reading",
        "Read together",
        "at once",
        "Expected: Steady again",
        "AI · model-x · temperature 0.2 · 1,234 tokens · 1,500 ms",
    ):
        assert text in said
    assert any("high confidence, 82 %" in text for text in said)


def test_a_class_can_be_chosen(
    qtbot: QtBot, screen: MonitoringScreen, store: Store, context: UiContext
) -> None:
    other = add_class(store, "6B")
    add_students(store, other.id, ["Nube"])
    qtbot.waitUntil(lambda: len(screen.view.rows) == 5)
    assert "Nube, 6B" in texts(screen, 1)
    screen.show_for(class_id=other.id)
    qtbot.waitUntil(lambda: texts(screen, 1) == ["Nube"])
    assert screen.head.class_id == other.id
    fresh = MonitoringScreen(context)
    qtbot.addWidget(fresh)
    fresh.show_for(class_id=other.id)
    settled(qtbot, fresh)
    assert (fresh.head.class_id, fresh.head.classes.currentText()) == (other.id, "6B")
    assert texts(fresh, 1) == ["Nube"]


def test_it_is_hidden_wholly_while_presenting(screen: MonitoringScreen) -> None:
    presenter.turn(True)
    try:
        assert not screen.view.isVisible()
        assert not screen.head.isVisible()
    finally:
        presenter.turn(False)
    assert screen.view.isVisible()


def test_what_a_screen_reader_hears_of_a_cell(screen: MonitoringScreen) -> None:
    model = screen.view.board_model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, LIGHT).data(role) == "Signal: urgent"
    assert model.index(0, 1).data(role) == "Cometa 01"
    assert screen.view.accessibleName() == "Students by urgency"
    assert model.data(QModelIndex()) is None


def test_a_store_that_cannot_be_read_is_told(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    with lights.store.write() as write:
        write.connection.exec_driver_sql("ALTER TABLE students RENAME TO gone")
    screen.refresh()
    qtbot.waitUntil(lambda: screen.state.state == "error")
    with lights.store.write() as write:
        write.connection.exec_driver_sql("ALTER TABLE gone RENAME TO students")
    screen.state.button.click()
    qtbot.waitUntil(lambda: screen.state.state == "content")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_painted_in_both_themes_and_at_small_sizes(
    qtbot: QtBot, screen: MonitoringScreen, dressed_app: QApplication, name: str
) -> None:
    theme.apply_theme(dressed_app, name)
    screen.show_why(screen.view.rows[0])
    screen.resize(930, 560)
    picture = screen.grab().toImage()
    assert picture.pixelColor(3, 3) != picture.pixelColor(picture.width() // 2, 300)
    assert screen.view.isColumnHidden(PARTS)
    screen.hide_why()
    qtbot.waitUntil(lambda: not screen.view.isColumnHidden(PARTS))
    assert screen.view.isColumnHidden(SEEN)
    screen.resize(600, 560)
    qtbot.waitUntil(lambda: screen.view.isColumnHidden(PARTS))


def test_the_board_is_of_the_settings_in_force(screen: MonitoringScreen) -> None:
    assert screen.board is not None
    screen._tell_standing(
        replace(screen.board, config=replace(screen.board.config, enabled=False)), None
    )
    assert screen.head.standing.text().endswith("not by itself")


def test_what_is_stored_shows_before_the_evidence_is_read(
    screen: MonitoringScreen, lights: Lights
) -> None:
    stored = load_board(lights.store, lights.clock.now(), with_evidence=False)
    screen.view.show_board(stored, None, "", names_class=False)
    assert texts(screen, LIGHT) == ["urgent", "attention", "on track", "no data"]
    assert texts(screen, REASON) == ["…"] * 4
    assert texts(screen, SEEN) == ["…"] * 4
    screen.show_why(screen.view.rows[0])
    assert screen.evidence.result.text() == "All three parts have data."


def test_opened_from_the_rail_one_key_leads_to_the_most_urgent(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, context: UiContext
) -> None:
    opened: list[tuple[str, dict[str, object]]] = []
    window = MainWindow(context, {"monitoring": MonitoringScreen})
    context.open_screen = lambda name, **where: opened.append((name, where))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    open_now(window, "monitoring")
    front = window.pages.screen_in_front()
    assert isinstance(front, MonitoringScreen)
    settled(qtbot, front)
    assert front.view.hasFocus()
    qtbot.keyClick(front.view, Qt.Key.Key_Return)
    assert opened == [("student", {"student_id": lights.student(RED)})]
