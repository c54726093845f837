"""Ticking off lines of a lesson, and where Enter leads from its title."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.store.queries.lessons import load_lesson
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from tests.ui.lessons.test_editor import items_of, type_into, wait_saved


def test_a_line_made_here_is_ticked_off_by_click_and_by_key_and_only_then_changes_its_shape(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    items = items_of(editing)
    for words in ("Read aloud", "Write an end"):
        type_into(items.adder, words)
        qtbot.keyClick(items.adder, Qt.Key.Key_Return)
    wait_saved(qtbot, editing)
    kept = load_lesson(context.store, lesson.id).objectives
    assert kept.as_json() == '["Read aloud","Write an end"]'
    first, second = items.rows
    assert first.tick is not None
    first.tick.click()
    second.line.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(second.line, Qt.Key.Key_Return, control)
    qtbot.keyClick(second.line, Qt.Key.Key_Return, control)
    wait_saved(qtbot, editing)
    kept = load_lesson(context.store, lesson.id).objectives
    assert kept.items[0].raw == '{"done":true,"text":"Read aloud"}'
    assert kept.items[1].is_done is False


def test_a_blank_line_cannot_be_ticked(qtbot: QtBot, editing: LessonsScreen) -> None:
    items = items_of(editing)
    for words in ("One", "Two"):
        type_into(items.adder, words)
        qtbot.keyClick(items.adder, Qt.Key.Key_Return)
    items.rows[0].line.setFocus()
    qtbot.keyClick(items.rows[0].line, Qt.Key.Key_Return)
    blank = items.rows[1]
    assert blank.is_blank
    assert blank.tick is not None
    assert not blank.tick.isEnabled()
    type_into(blank.line, "x")
    assert blank.tick.isEnabled()


def test_enter_in_the_title_leads_to_the_first_list(
    qtbot: QtBot, editing: LessonsScreen
) -> None:
    title = editing.editor.form.title
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert items_of(editing).adder.hasFocus()
