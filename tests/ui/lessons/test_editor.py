"""Writing a lesson: saved by itself, undone by pauses, never overwritten by others."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.lesson_items import LessonItems
from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.domain.tables import CLASSES, LESSONS
from mehmiro_desktop.errors import StoreFull
from mehmiro_desktop.store.commands.classes import edit_class
from mehmiro_desktop.store.commands.lessons import (
    LessonChanges,
    edit_lesson,
    remove_lesson,
)
from mehmiro_desktop.store.commands.undo import load_undo_state, undo
from mehmiro_desktop.store.queries.classes import load_class
from mehmiro_desktop.store.queries.lessons import load_lesson, load_lessons
from mehmiro_desktop.store.rows import delete_row, load_row
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lessons import editor as editor_module
from mehmiro_desktop.ui.lessons.item_list import ItemList
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from tests.store.peek import one
from tests.ui.conftest import RecordedShell
from tests.ui.lessons.conftest import change_there


def type_into(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def wait_saved(qtbot: QtBot, screen: LessonsScreen) -> None:
    qtbot.waitUntil(lambda: not screen.editor.timer.isActive(), timeout=3000)


def items_of(editing: LessonsScreen, name: str = "objectives") -> ItemList:
    return editing.editor.form.lists[name]


def texts_of(items: ItemList) -> tuple[str, ...]:
    return items.value.texts


def test_enter_adds_and_a_pause_saves_as_one_step(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    adder = items_of(editing).adder
    assert adder.hasFocus()
    steps = one(context.store, "SELECT count(*) FROM edits")
    type_into(adder, "Read aloud")
    qtbot.keyClick(adder, Qt.Key.Key_Return)
    type_into(adder, "Write an end")
    assert editing.editor.saved.text() == "Writing…"
    assert load_lesson(context.store, lesson.id).objectives.texts == ()
    wait_saved(qtbot, editing)
    assert editing.editor.saved.text() == "Saved here"
    found = load_lesson(context.store, lesson.id).objectives.texts
    assert found == ("Read aloud", "Write an end")
    assert one(context.store, "SELECT count(*) FROM edits") == steps + 1


def test_the_autosave_waits_800_ms(editing: LessonsScreen) -> None:
    type_into(items_of(editing).adder, "x")
    assert editing.editor.timer.interval() == 800
    assert editing.editor.timer.isActive()


@pytest.mark.parametrize("how", ["blur", "hide", "close", "deactivate", "lesson"])
def test_leaving_saves_at_once(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson, how: str
) -> None:
    notes = editing.editor.form.notes
    notes.setFocus()
    type_into(notes, "bring glue")
    assert load_lesson(context.store, lesson.id).notes == ""
    if how == "blur":
        editing.editor.form.title.setFocus()
    elif how == "hide":
        editing.hide()
    elif how == "close":
        QApplication.sendEvent(editing.window(), QCloseEvent())
    elif how == "deactivate":
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    else:
        editing.open_lesson(lesson.id)
    assert load_lesson(context.store, lesson.id).notes == "bring glue"


def test_undo_takes_back_a_pause_not_a_letter(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    notes = editing.editor.form.notes
    notes.setFocus()
    type_into(notes, "first")
    wait_saved(qtbot, editing)
    type_into(notes, " second")
    wait_saved(qtbot, editing)
    undo(context.store)
    qtbot.waitUntil(lambda: notes.toPlainText() == "first")
    assert load_lesson(context.store, lesson.id).notes == "first"


def test_ctrl_z_in_a_field_is_the_windows(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    shortcut = QShortcut(QKeySequence("Ctrl+Z"), editing)
    shortcut.activated.connect(lambda: undo(context.store))
    notes = editing.editor.form.notes
    notes.setFocus()
    type_into(notes, "oops")
    qtbot.keyClick(notes, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: notes.toPlainText() == "")
    state = load_undo_state(context.store)
    assert state.redo is not None
    assert state.redo.label == "edit_lesson"
    assert load_lesson(context.store, lesson.id).notes == ""


def test_keys_of_a_list(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    objectives = items_of(editing)
    for words in ("one", "two", "three"):
        type_into(objectives.adder, words)
        qtbot.keyClick(objectives.adder, Qt.Key.Key_Return)
    qtbot.keyClick(objectives.adder, Qt.Key.Key_Up)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "three"
    qtbot.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts_of(objectives) == ("one", "three", "two")
    assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts_of(objectives) == ("one", "two", "three")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert texts_of(objectives) == ("one", "two")
    first = objectives.rows[0].line
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    between = QApplication.focusWidget()
    assert between is objectives.rows[1].line
    type_into(objectives.rows[1].line, "between")
    editing.editor.flush()
    found = load_lesson(context.store, lesson.id).objectives.texts
    assert found == ("one", "between", "two")


def test_delete_in_the_middle_of_words_only_deletes_a_letter(
    qtbot: QtBot, editing: LessonsScreen
) -> None:
    objectives = items_of(editing)
    objectives.show_items(LessonItems.of_texts("abc"))
    line = objectives.rows[0].line
    line.setFocus()
    line.setCursorPosition(0)
    line.deselect()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert texts_of(objectives) == ("bc",)


def test_a_blank_line_goes_when_it_is_left(qtbot: QtBot, editing: LessonsScreen) -> None:
    objectives = items_of(editing)
    objectives.show_items(LessonItems.of_texts("a", "b"))
    line = objectives.rows[0].line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(objectives.rows) == 3
    objectives.adder.setFocus()
    assert len(objectives.rows) == 2


def test_shapes_of_the_web_are_shown_and_kept_to_the_letter(
    editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    raw = '[{"done":false,"min":10.50,"text":"read"},{"kit":[1e3]},"write",7]'
    change_there(context.store, lesson, activities=raw)
    editing.open_lesson(lesson.id)
    activities = items_of(editing, "activities")
    shown = [(row.line.text(), row.line.isReadOnly(), row.tick) for row in activities.rows]
    assert [each[:2] for each in shown] == [
        ("read", False), ('{"kit":[1e3]}', True), ("write", False), ("7", True),
    ]  # fmt: skip
    assert [each[2] is not None for each in shown] == [True, False, True, False]
    tick = activities.rows[0].tick
    assert tick is not None
    tick.click()
    activities.rows[1].line.key.emit("up")
    editing.editor.flush()
    assert load_lesson(context.store, lesson.id).activities.as_json() == (
        '[{"kit":[1e3]},{"done":true,"min":10.50,"text":"read"},"write",7]'
    )


def test_a_change_elsewhere_is_shown_where_nobody_types(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    notes = editing.editor.form.notes
    notes.setFocus()
    type_into(notes, "mine")
    change_there(context.store, lesson, title="Theirs", notes="theirs")
    qtbot.waitUntil(lambda: editing.editor.form.title.text() == "Theirs")
    assert notes.toPlainText() == "mine"
    assert "What you type wins" in editing.editor.notice.text
    wait_saved(qtbot, editing)
    found = load_lesson(context.store, lesson.id)
    assert (found.title, found.notes) == ("Theirs", "mine")
    kept = one(
        context.store,
        "SELECT json_extract(before, '$.notes') FROM history WHERE row_id = ?"
        " ORDER BY seq DESC LIMIT 1",
        lesson.id,
    )
    assert kept == "theirs"


def test_a_field_in_use_takes_the_change_when_it_is_left(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    notes = editing.editor.form.notes
    notes.setFocus()
    change_there(context.store, lesson, notes="theirs")
    qtbot.waitUntil(lambda: bool(editing.editor.notice.text))
    assert notes.toPlainText() == ""
    editing.editor.form.title.setFocus()
    assert notes.toPlainText() == "theirs"
    assert editing.editor.notice.text == ""


def test_what_is_typed_survives_a_removal_elsewhere(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    edit_lesson(context.store, lesson.id, LessonChanges(objectives=LessonItems.of_texts("a")))
    editing.open_lesson(lesson.id)
    notes = editing.editor.form.notes
    notes.setFocus()
    type_into(notes, "mine")
    with context.store.write() as write:
        delete_row(write.connection, LESSONS, lesson.id)
        write.changed("lessons", lesson.id)
    qtbot.waitUntil(lambda: "kept as a new lesson" in editing.editor.notice.text)
    [brief] = load_lessons(context.store)
    found = load_lesson(context.store, brief.id)
    assert (found.title, found.notes, found.objectives.texts) == (
        "Open endings",
        "mine",
        ("a",),
    )
    assert found.on == lesson.on
    with context.store.read() as connection:
        assert load_row(connection, LESSONS, lesson.id) is None


def test_a_removal_elsewhere_goes_back_to_the_week(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson,
    shell: RecordedShell,
) -> None:  # fmt: skip
    with context.store.write() as write:
        delete_row(write.connection, LESSONS, lesson.id)
        write.changed("lessons", lesson.id)
    qtbot.waitUntil(lambda: editing.stack.currentWidget() is editing.browser)
    assert shell.toasts == [("This lesson was removed elsewhere", False)]


def test_an_empty_title_is_never_saved_and_comes_back(
    editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    title = editing.editor.form.title
    title.setFocus()
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Delete)
    assert "A title is needed" in editing.editor.saved.text()
    editing.editor.form.notes.setFocus()
    assert title.text() == "Open endings"
    assert editing.editor.saved.text() == "Saved here"
    assert load_lesson(context.store, lesson.id).title == "Open endings"


def test_a_failed_save_is_told_and_tried_again(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    type_into(items_of(editing).adder, "keep me")
    with monkeypatch.context() as patch:
        patch.setattr(editor_module, "edit_lesson", full)
        assert not editing.editor.flush()
    assert editing.editor.notice.text.startswith("Not saved yet, it stays here")
    assert items_of(editing).adder.text() == "keep me"
    assert editing.editor.timer.isActive()
    assert editing.editor.flush()
    assert editing.editor.notice.text == ""
    assert load_lesson(context.store, lesson.id).objectives.texts == ("keep me",)


def test_the_day_and_the_class_are_saved(
    editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    editing.editor.form.has_day.click()
    editing.editor.flush()
    assert load_lesson(context.store, lesson.id).on is None
    editing.editor.form.has_day.click()
    editing.editor.flush()
    assert load_lesson(context.store, lesson.id).on == context.clock.today()


def test_removing_here_can_be_undone(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson,
    shell: RecordedShell,
) -> None:  # fmt: skip
    editing.editor.act("remove")
    assert load_lessons(context.store) == ()
    assert shell.toasts == [("Lesson Open endings removed", True)]
    undo(context.store)
    assert [each.id for each in load_lessons(context.store)] == [lesson.id]
    remove_lesson(context.store, lesson.id)


def test_notes_keep_blanks_that_do_not_break(
    editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    change_there(context.store, lesson, notes="10\u00a0min\nend")
    editing.open_lesson(lesson.id)
    notes = editing.editor.form.notes
    notes.setFocus()
    type_into(notes, "a")
    editing.editor.flush()
    assert load_lesson(context.store, lesson.id).notes == "a10\u00a0min\nend"


def test_a_title_too_long_is_told_never_cut(
    editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    long = "x" * 230
    change_there(context.store, lesson, title=long)
    editing.open_lesson(lesson.id)
    title = editing.editor.form.title
    assert title.text() == long
    title.setFocus()
    type_into(title, "y")
    assert not editing.editor.flush()
    assert "too long" in editing.editor.notice.text
    assert load_lesson(context.store, lesson.id).title == long


def test_a_class_renamed_or_removed_elsewhere(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    school_class = load_class(context.store, lesson.class_id)
    edit_class(context.store, replace(school_class, name="5B"))
    qtbot.waitUntil(lambda: editing.editor.form.classes.currentText() == "5B")
    with context.store.write() as write:
        delete_row(write.connection, CLASSES, lesson.class_id)
        write.changed("classes", lesson.class_id)
    qtbot.waitUntil(lambda: editing.stack.currentWidget() is editing.browser)
