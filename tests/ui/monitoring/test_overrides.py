"""The light set by hand: by keyboard and mouse, marked in words, ended with one click."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.overrides import set_override
from mehmiro_desktop.store.commands.undo import load_undo_state, undo
from mehmiro_desktop.store.queries.monitoring import load_status
from mehmiro_desktop.store.queries.overrides import load_override
from mehmiro_desktop.store.sync_state import apply_page
from mehmiro_desktop.ui import i18n, presenter, theme
from mehmiro_desktop.ui.edit_words import edit_words
from mehmiro_desktop.ui.monitoring.board_model import LIGHT, REASON
from mehmiro_desktop.ui.monitoring.override_box import OverrideBox
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from tests.helpers.server_rows import page, server_row
from tests.ui.conftest import RecordedShell
from tests.ui.monitoring.conftest import GREEN, GREY, RED, YELLOW, Lights, settled

Key = Qt.Key


def box(screen: MonitoringScreen) -> OverrideBox:
    return screen.evidence.override


def texts(screen: MonitoringScreen, column: int) -> list[str]:
    model = screen.view.board_model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def said(screen: MonitoringScreen) -> list[str]:
    return [each.text() for each in screen.evidence.findChildren(QLabel) if each.isVisible()]


def place_of(screen: MonitoringScreen, student_id: str) -> int:
    return next(n for n, row in enumerate(screen.view.rows) if row.id == student_id)


def open_form(screen: MonitoringScreen, lights: Lights, number: int, qtbot: QtBot) -> None:
    screen.view.setFocus()
    screen.view.choose_row(place_of(screen, lights.student(number)))
    qtbot.keyClick(screen.view, Key.Key_F2)
    assert box(screen).form.isVisible()


def set_by_hand(lights: Lights, number: int, light: Light, reason: str) -> None:
    set_override(lights.store, lights.student(number), lights.class_id, light, reason)


def arrived(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, number: int, reason: str
) -> None:
    """Wait until the board shows a student's light set by hand; without a reason, none."""

    def is_there() -> bool:
        override = screen.view.rows[place_of(screen, lights.student(number))].override
        return (override.reason if override else "") == reason

    qtbot.waitUntil(is_there)
    settled(qtbot, screen)


def focused() -> object:
    return QApplication.focusWidget()


def test_by_keyboard_alone(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, shell: RecordedShell
) -> None:
    before = load_status(lights.store, lights.student(GREEN), lights.class_id)
    open_form(screen, lights, GREEN, qtbot)
    form = box(screen).form
    assert focused() is form.choices[Light.RED]
    qtbot.keyClick(form.choices[Light.RED], Key.Key_Down)
    qtbot.keyClick(form.choices[Light.YELLOW], Key.Key_Space)
    qtbot.keyClick(form.choices[Light.YELLOW], Key.Key_Up)
    assert form.draft == (Light.RED, "")
    # Enter goes to what is missing.
    qtbot.keyClick(form.choices[Light.RED], Key.Key_Return)
    assert focused() is form.reason
    assert "Write why: the reason is kept beside it." in said(screen)
    qtbot.keyClicks(form.reason, "Cries in the break")
    qtbot.keyClick(form.reason, Key.Key_Return)
    arrived(qtbot, screen, lights, GREEN, "Cries in the break")
    assert not form.isVisible()
    assert focused() is screen.view
    found = load_override(lights.store, lights.student(GREEN), lights.class_id)
    assert found is not None
    assert (found.light, found.reason) == (Light.RED, "Cries in the break")
    assert load_status(lights.store, lights.student(GREEN), lights.class_id) == before
    assert ("Cometa 03: urgent, set by hand", True) in shell.toasts
    # The student stays chosen where the light took them.
    assert screen.view.current_row() == place_of(screen, lights.student(GREEN)) == 1


def test_the_board_shows_marks_sorts_filters_and_counts_it(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    set_by_hand(lights, RED, Light.GREEN, "Back\nfrom the hospital")
    set_by_hand(lights, GREY, Light.RED, "Cries in the break")
    qtbot.waitUntil(lambda: texts(screen, LIGHT)[0] == "urgent · set by hand")
    settled(qtbot, screen)
    assert [row.id for row in screen.view.rows] == [
        lights.student(n) for n in (GREY, YELLOW, RED, GREEN)
    ]
    assert texts(screen, LIGHT) == [
        "urgent · set by hand", "attention", "on track · set by hand", "on track",
    ]  # fmt: skip
    # What the analysis says stands beside it.
    assert texts(screen, 2) == ["–", "45", "95", "0"]
    reasons = texts(screen, REASON)
    assert reasons[0] == (
        "Cries in the break · analysis: no data"
        " · Too little data · no variable scored on three days"
    )
    assert reasons[2].startswith("Back from the hospital · analysis: urgent · No score for")
    buttons = screen.head.lights.buttons
    assert [button.text() for button in buttons.values()] == [
        "Urgent 1", "Attention 1", "On track 2", "No data 0",
    ]  # fmt: skip
    buttons[Light.RED].click()
    assert texts(screen, LIGHT) == ["urgent · set by hand"]
    index = screen.view.board_model.index(0, LIGHT)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Signal: urgent · set by hand"


def test_the_evidence_tells_who_when_why_and_one_click_ends_it(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, shell: RecordedShell
) -> None:
    set_by_hand(lights, RED, Light.GREEN, "Back from the hospital")
    arrived(qtbot, screen, lights, RED, "Back from the hospital")
    screen.view.choose_row(place_of(screen, lights.student(RED)))
    screen.show_why(screen.view.rows[place_of(screen, lights.student(RED))])
    when = i18n.shown_when(lights.clock.now(), lights.clock.today())
    heard = said(screen)
    for text in (
        "on track · set by hand", "Back from the hospital", f"Set by you, {when}",
        "The analysis says: urgent · 95", "Observation: 100 of 100 · weight 40 %",
    ):  # fmt: skip
        assert text in heard
    box(screen).end_button.click()
    arrived(qtbot, screen, lights, RED, "")
    assert load_override(lights.store, lights.student(RED), lights.class_id) is None
    assert texts(screen, LIGHT)[0] == "urgent"
    assert "Back from the hospital" not in said(screen)
    assert not box(screen).end_button.isVisible()
    step = load_undo_state(lights.store).undo
    assert step is not None
    assert edit_words(step) == "end of a signal set by hand"
    undo(lights.store)
    qtbot.waitUntil(box(screen).end_button.isVisible)
    assert "Back from the hospital" in said(screen)


def test_set_on_another_day_both_days_are_told(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    first_day = i18n.shown_long_day(lights.clock.today())
    set_by_hand(lights, RED, Light.GREEN, "Back")
    lights.clock.advance(days=2)
    set_by_hand(lights, RED, Light.YELLOW, "Tired")
    arrived(qtbot, screen, lights, RED, "Tired")
    screen.show_why(screen.view.rows[place_of(screen, lights.student(RED))])
    when = i18n.shown_when(lights.clock.now(), lights.clock.today())
    assert f"Set by you, {when} · first set {first_day}" in said(screen)


@pytest.mark.parametrize(
    ("name", "told"), [("Olga", "Set by Olga, "), ("", "Set by somebody else, ")]
)
def test_set_by_another_it_says_whose(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, name: str, told: str
) -> None:
    ids = {"student_id": lights.student(RED), "class_id": lights.class_id, "created_by": "t2"}
    rows = [("monitoring_overrides", server_row("monitoring_overrides", "o1", **ids))]
    if name:
        rows.append(("teachers", server_row("teachers", "t2", name=name)))
    apply_page(lights.store, page(*rows))
    arrived(qtbot, screen, lights, RED, "x")
    screen.show_why(screen.view.rows[place_of(screen, lights.student(RED))])
    assert any(text.startswith(told) for text in said(screen))


def test_by_mouse_and_what_is_missing_is_said(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    screen.show_why(screen.view.rows[0])
    qtbot.mouseClick(box(screen).set_button, Qt.MouseButton.LeftButton)
    form = box(screen).form
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert "Choose a signal." in said(screen)
    assert focused() is form.choices[Light.RED]
    green = form.choices[Light.GREEN]
    at = QPoint(12, green.height() // 2)
    qtbot.mouseClick(green, Qt.MouseButton.LeftButton, pos=at)
    assert green.isChecked()
    assert "Choose a signal." not in said(screen)
    form.reason.setPlainText(" \n ")
    form.save_button.click()
    assert "Write why: the reason is kept beside it." in said(screen)
    form.reason.setPlainText("x" * 501)
    form.save_button.click()
    assert "At most 500 characters. Shorten the text." in said(screen)
    assert load_override(lights.store, lights.student(RED), lights.class_id) is None
    form.reason.setPlainText("Back")
    form.save_button.click()
    settled(qtbot, screen)
    assert load_override(lights.store, lights.student(RED), lights.class_id) is not None
    for target in (*form.choices.values(), form.save_button, form.cancel_button):
        assert target.minimumHeight() >= TARGET_PX


def test_escape_leaves_the_form_then_the_evidence(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    open_form(screen, lights, RED, qtbot)
    form = box(screen).form
    form.reason.setFocus()
    qtbot.keyClicks(form.reason, "half")
    qtbot.keyClick(form.reason, Key.Key_Escape)
    assert not form.isVisible()
    assert screen.evidence.isVisible()
    assert focused() is screen.view
    qtbot.keyClick(screen.view, Key.Key_Escape)
    assert not screen.evidence.isVisible()
    open_form(screen, lights, RED, qtbot)
    assert form.draft == (None, "")


def test_what_is_typed_survives_news_and_waits_for_its_student(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    open_form(screen, lights, RED, qtbot)
    form = box(screen).form
    form.choices[Light.GREEN].click()
    form.reason.setPlainText("Back fr")
    lights.score(GREEN, lights.builder.measured[0], 0, "8")
    settled(qtbot, screen)
    assert form.isVisible()
    assert form.draft == (Light.GREEN, "Back fr")
    screen.view.choose_row(place_of(screen, lights.student(YELLOW)))
    assert not form.isVisible()
    assert box(screen).set_button.isVisible()
    screen.view.choose_row(place_of(screen, lights.student(RED)))
    assert form.isVisible()
    assert form.draft == (Light.GREEN, "Back fr")


def test_a_student_who_went_meanwhile_is_told_and_what_is_typed_stays(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    open_form(screen, lights, RED, qtbot)
    form = box(screen).form
    form.choices[Light.GREEN].click()
    form.reason.setPlainText("Back")
    classes.remove_student(lights.store, lights.student(RED))
    form.save_button.click()
    assert box(screen).failure.text
    assert form.draft == (Light.GREEN, "Back")


def test_nothing_of_it_shows_while_presenting(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights
) -> None:
    set_by_hand(lights, RED, Light.GREEN, "Back")
    arrived(qtbot, screen, lights, RED, "Back")
    open_form(screen, lights, RED, qtbot)
    presenter.turn(True)
    try:
        assert not screen.evidence.isVisible()
        assert not box(screen).form.reason.isVisible()
        step = load_undo_state(lights.store).undo
        assert step is not None
        # Neither whose, nor which, nor why.
        assert edit_words(step) == "signal set by hand"
    finally:
        presenter.turn(False)
    assert box(screen).form.isVisible()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_painted(
    qtbot: QtBot, screen: MonitoringScreen, lights: Lights, dressed_app: QApplication, name: str
) -> None:
    theme.apply_theme(dressed_app, name)
    set_by_hand(lights, RED, Light.RED, "Sad")
    arrived(qtbot, screen, lights, RED, "Sad")
    with_mark = screen.view.grab().toImage()
    undo(lights.store)
    arrived(qtbot, screen, lights, RED, "")
    assert with_mark != screen.view.grab().toImage()
