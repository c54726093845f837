"""The student page in a window over a real store."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.overrides import end_override, set_override
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.student import load_student_page
from mehmiro_desktop.store.queries.suggestions import load_suggestions
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.history_tab import HistoryTab
from mehmiro_desktop.ui.students_page.screen import TABS, StudentScreen
from mehmiro_desktop.ui.students_page.summary_tab import SummaryTab
from mehmiro_desktop.ui.students_page.tab import PAGE_STEP
from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.worker import worker_of
from tests.helpers.full_student import FullStudent
from tests.helpers.stores import ClassroomBuilder, let_go
from tests.ui.conftest import RecordedShell


@pytest.fixture
def full(store: Store) -> FullStudent:
    return FullStudent(store).add_sources().add_words().add_monitoring()


def opened(
    qtbot: QtBot, context: UiContext, student_id: str = "", tab: str = ""
) -> StudentScreen:
    screen = StudentScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1278, 712)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.show_for(student_id=student_id, tab=tab)
    return screen


@pytest.fixture
def screen(qtbot: QtBot, context: UiContext, full: FullStudent) -> StudentScreen:
    return opened(qtbot, context, full.student.id)


def texts(root: QWidget) -> list[str]:
    return [each.text() for each in root.findChildren(QLabel) if each.isVisibleTo(root)]


def tab_words(screen: QWidget, name: str) -> str:
    button = screen.findChild(QPushButton, f"student.tabs.{name}")
    assert button is not None
    return button.text()


def label(screen: QWidget, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert found is not None
    return found.text()


def press(screen: QWidget, name: str) -> None:
    button = next(b for b in screen.findChildren(QPushButton, name) if b.isVisible())
    button.click()


def test_the_head_says_who_and_where_they_stand(screen: StudentScreen) -> None:
    assert label(screen, "student.alias") == "Luna"
    assert label(screen, "student.place") == "5A · 60 scores · last seen Wednesday"
    assert label(screen, "student.trend").startswith("▲ improving · ")
    assert "in 11 weeks" in label(screen, "student.trend")
    assert label(screen, "student.light") == "attention · 44"
    assert label(screen, "student.counter") == "1/15"


def test_a_light_set_by_hand_stands_in_the_head_and_before_the_analysis(
    screen: StudentScreen, full: FullStudent, store: Store, qtbot: QtBot
) -> None:
    set_override(store, full.student.id, full.class_id, Light.GREEN, "Back at last")
    qtbot.waitUntil(lambda: label(screen, "student.light") == "on track · set by hand")
    assert "Back at last" in screen.header.light.toolTip()
    screen.tabs.choose("diagnoses")
    assert label(screen, "student.light.reason") == "Back at last"
    assert label(screen, "student.light.author").startswith("Set by you, ")
    assert label(screen, "student.light.analysis") == "The analysis says: attention · 44"
    # A student whom no analysis has seen has one all the same.
    screen.go(1)
    screen.finish()
    assert not screen.header.light.isVisible()
    set_override(store, full.students[1].id, full.class_id, Light.RED, "Sad")
    qtbot.waitUntil(lambda: label(screen, "student.light") == "urgent · set by hand")
    qtbot.waitUntil(lambda: label(screen, "student.light.reason") == "Sad")
    analysis = screen.findChild(QLabel, "student.light.analysis")
    assert analysis is not None
    assert not analysis.isVisible()
    end_override(store, full.students[1].id, full.class_id)
    qtbot.waitUntil(lambda: not screen.header.light.isVisible())


def test_birth_date_and_style_are_behind_show(
    screen: StudentScreen, full: FullStudent, store: Store
) -> None:
    born = replace(full.student, date_of_birth=date(2016, 5, 3), personality_type="visual")
    classes.edit_student(store, born)
    screen.refresh()
    assert not any("2016" in each or "visual" in each for each in texts(screen))
    press(screen, "student.show_private")
    assert label(screen, "student.private") == ("Learning style: visual · Born: 3 May 2016 (9)")
    screen.go(1)
    screen.finish()
    screen.go(-1)
    screen.finish()
    assert not any("2016" in each for each in texts(screen))
    assert label(screen, "student.private") == ""


def test_alt_arrows_change_the_student_and_keep_the_tab(
    screen: StudentScreen, qtbot: QtBot, full: FullStudent, shell: RecordedShell
) -> None:
    screen.tabs.choose("comments")
    screen.tabs.focus_current()
    qtbot.keyClick(screen, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert screen.student_id == full.students[1].id
    assert screen.tabs.current == "comments"
    screen.finish()
    assert shell.announced[-1] == "Cometa"
    qtbot.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.student_id == full.student.id
    qtbot.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.student_id == full.student.id  # the first stays
    screen.show_for(full.students[-1].id)
    screen.go(1)
    screen.finish()
    assert screen.student_id == full.students[-1].id


def test_the_summary_shows_the_last_session(screen: StudentScreen) -> None:
    summary = screen.pages["summary"]
    assert isinstance(summary, SummaryTab)
    assert summary.last_title.text() == "25 Feb"
    shown = texts(summary)
    assert "Reading" in shown
    assert summary.counts.text() == "Teacher 49 · Student 6 · Family 3 · AI 2"
    chart = summary.profile.view.chart
    assert chart is not None
    assert [each.name for each in chart.series] == ["Luna", "Class (n=13)"]


def test_a_session_without_a_score_is_a_gap(screen: StudentScreen) -> None:
    summary = screen.pages["summary"]
    assert isinstance(summary, SummaryTab)
    row = summary.choice.findText("Reading")
    summary.choice.setCurrentIndex(row)
    summary.choice.activated.emit(row)
    chart = summary.line.view.chart
    assert chart is not None
    own = chart.series[0]
    assert own.values[4] is None
    # A scale of 1 to 5: 4 is three quarters of the way.
    assert own.values[9] == 75
    assert own.text(9) == "4"
    assert [tick.text for tick in chart.ticks] == ["1", "2", "3", "4", "5"]
    assert chart.positions[:3] == (0, 7, 14)
    # The variable stays chosen with the next student.
    screen.go(1)
    screen.finish()
    assert summary.choice.currentText() == "Reading"


def test_charts_have_a_line_per_variable(screen: StudentScreen, qtbot: QtBot) -> None:
    screen.tabs.choose("charts")
    qtbot.waitUntil(lambda: len(screen.pages["charts"].panels()) == 7)
    charts = [panel.view.chart for panel in screen.pages["charts"].panels()]
    assert [chart.kind.value for chart in charts if chart] == ["radar", "polar", *["line"] * 5]
    radar, polar = charts[0], charts[1]
    assert radar is not None
    assert polar is not None
    assert [each.name for each in radar.series] == ["Luna", "Personal best", "Class (n=13)"]
    assert polar.categories == ("Teacher", "Student", "Family", "AI")


def test_sources_are_counted_apart(screen: StudentScreen) -> None:
    screen.tabs.choose("sources")
    for rows in screen.findChildren(RowList):
        rows.finish()
    shown = texts(screen.pages["sources"])
    assert "From others, newest first" in shown
    assert shown.count("AI") >= 3  # the count, and a chip on each of its two scores
    assert "82 % sure" in shown


def test_comments_name_who_wrote_them(screen: StudentScreen) -> None:
    screen.tabs.choose("comments")
    for rows in screen.pages["comments"].findChildren(RowList):
        rows.finish()
    shown = texts(screen.pages["comments"])
    assert shown.count("Reads every evening.") == 3
    assert "Read aloud for the first time." in shown


def read_history(qtbot: QtBot, screen: StudentScreen) -> HistoryTab:
    """Wait until the history that was asked for is there, and all its rows."""
    tab = screen.pages["history"]
    assert isinstance(tab, HistoryTab)
    qtbot.waitUntil(lambda: not worker_of(screen.context).is_busy)
    tab.rows.finish()
    return tab


def test_history_restores_and_undo_takes_it_back(
    qtbot: QtBot, screen: StudentScreen, full: FullStudent, store: Store, shell: RecordedShell
) -> None:
    key = full.key(1, 9)
    scores.record_score(store, key, Decimal(2))
    screen.tabs.choose("history")
    screen.refresh()
    read_history(qtbot, screen)
    first = texts(screen.pages["history"])
    assert "Reading" in first
    assert "4 → 2" in first
    press(screen, "sync.row.restore")

    def value() -> Decimal:
        page = load_student_page(store, full.student.id)
        return next(
            s.value for s in page.scores
            if (s.variable_id, s.session_id) == (key.variable_id, key.session_id)
        )  # fmt: skip

    assert value() == 4
    assert shell.toasts[-1] == ("Restored", True)
    undo(store)
    assert value() == 2


def test_suggestions_are_marked_read_and_unread(
    screen: StudentScreen, full: FullStudent, store: Store
) -> None:
    assert tab_words(screen, "suggestions") == "Suggestions 2"
    screen.tabs.choose("suggestions")
    press(screen, "student.suggestion.read")
    screen.finish()
    assert tab_words(screen, "suggestions") == "Suggestions 1"
    read = [each.is_read for each in load_suggestions(store, student_id=full.student.id)]
    assert sorted(read) == [False, True]


def test_diagnoses_show_everything(screen: StudentScreen) -> None:
    screen.tabs.choose("diagnoses")
    shown = texts(screen.pages["diagnoses"])
    for each in (
        "Latest diagnosis", "Earlier diagnoses", "Homework falls while reading rises.",
        "Three of the last five were missing.", "Talk about the notebook on Monday.",
        "Expected: Four of five handed in.", "AI · model-x · temperature 0.3 · 812 tokens · 2,140 ms",
        "Observation 20 · Trend 40 · Homework no data",
    ):  # fmt: skip
        assert each in shown
    assert any("78 %" in each for each in shown)
    assert "Earlier: steady." in shown


def test_news_are_shown_while_the_page_is_in_front(
    screen: StudentScreen, full: FullStudent, store: Store, qtbot: QtBot
) -> None:
    scores.clear_scores(store, [full.key(1, 0)])
    qtbot.waitUntil(lambda: label(screen, "student.place").startswith("5A · 59 scores"))


def test_a_removed_student_is_said_and_undo_brings_them_back(
    screen: StudentScreen, full: FullStudent, store: Store, qtbot: QtBot, shell: RecordedShell
) -> None:
    classes.remove_student(store, full.student.id)
    qtbot.waitUntil(lambda: screen.state.state == "empty")
    assert "This student is no longer here." in texts(screen)
    screen.state.button.click()
    screen.finish()
    assert shell.opened[-1] == ("students", {})
    undo(store)
    qtbot.waitUntil(lambda: screen.state.state == "content")
    assert label(screen, "student.alias") == "Luna"


def test_no_students_yet(qtbot: QtBot, context: UiContext) -> None:
    screen = opened(qtbot, context)
    assert screen.state.state == "empty"
    assert "There are no students yet." in texts(screen)


def test_a_student_without_scores_has_a_page(
    qtbot: QtBot, context: UiContext, store: Store
) -> None:
    built = ClassroomBuilder(store, variables=0).build()
    screen = opened(qtbot, context, built.roster[0].id)
    assert label(screen, "student.trend") == "◌ not enough data"
    expected = {
        "summary": "No variables yet.",
        "charts": "No scores yet.",
        "sources": "Only you have scored this student so far.",
        "comments": "No comments yet. Press C in the score grid to write one.",
        "history": "Student",  # that they were added
        "suggestions": "No suggestions. They come from the server; none are made offline.",
        "diagnoses": "No diagnoses yet. They come from the server's analysis.",
    }
    for tab in TABS:
        screen.show_for(tab=tab)
        assert screen.state.state == "content"
        if tab == "history":
            read_history(qtbot, screen)
        assert expected[tab] in texts(screen.pages[tab]), tab


def test_an_unreadable_store_is_said(
    screen: StudentScreen, store: Store, full: FullStudent
) -> None:
    path, away = store.path, store.path.with_name("away")
    let_go(store)
    path.rename(away)
    path.mkdir()
    try:
        screen.refresh()
    finally:
        path.rmdir()
        away.rename(path)
    assert screen.state.state == "error"
    screen.state.button.click()
    screen.finish()
    assert screen.state.state == "content"


def test_ai_scores_move_no_trend(qtbot: QtBot, context: UiContext, store: Store) -> None:
    full = FullStudent(store)
    screen = opened(qtbot, context, full.student.id)
    before = label(screen, "student.trend")
    full.add_sources()
    screen.refresh()
    assert label(screen, "student.trend") == before


def test_spanish_has_commas_and_words(
    qtbot: QtBot, context: UiContext, full: FullStudent, dressed_app: QApplication, store: Store
) -> None:
    i18n.apply_language(dressed_app, "es")
    scores.record_score(store, full.key(1, 9), Decimal("3.5"))
    screen = opened(qtbot, context, full.student.id)
    assert "▲ mejora" in label(screen, "student.trend")
    qtbot.waitUntil(lambda: "3,5" in texts(screen.pages["summary"]))


def test_the_page_fits_a_small_laptop(screen: StudentScreen) -> None:
    for tab in TABS:
        screen.tabs.choose(tab)
        assert screen.minimumSizeHint().width() <= 1024 - 76, tab
        assert screen.minimumSizeHint().height() <= 640 - 56, tab


def test_lists_come_in_pages(
    screen: StudentScreen, store: Store, full: FullStudent, qtbot: QtBot
) -> None:
    screen.tabs.choose("history")
    assert texts(screen.pages["history"]) == ["Reading…"]
    tab = read_history(qtbot, screen)
    assert len(tab.rows.items) == PAGE_STEP
    tab.rows.more_button.click()
    read_history(qtbot, screen)
    assert len(tab.rows.items) == 2 * PAGE_STEP
    screen.go(1)
    screen.finish()
    # Nothing of the one before, not even for a moment.
    assert texts(tab) == ["Reading…"]
    read_history(qtbot, screen)
    assert len(tab.rows.items) == PAGE_STEP


def test_what_cannot_be_restored_is_said(
    qtbot: QtBot, screen: StudentScreen, store: Store, full: FullStudent, shell: RecordedShell
) -> None:
    key = full.key(1, 9)
    scores.record_score(store, key, Decimal(2))
    screen.tabs.choose("history")
    tab = read_history(qtbot, screen)
    item = next(each for each in tab.rows.items if getattr(each, "can_restore", False))
    classes.remove_variable(store, key.variable_id)
    tab._restore(item)  # type: ignore[arg-type]
    assert screen.notice.isVisible()
    assert shell.announced[-1] == screen.notice.text
