"""Choosing lessons by week and list, reading, copying, and starting a session from one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.lesson_items import LessonItems
from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.commands.lessons import LessonChanges, add_lesson, edit_lesson
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import load_session
from mehmiro_desktop.store.queries.lessons import load_lesson, load_lessons
from mehmiro_desktop.ui import i18n, letters
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lessons.reading import LARGEST_PX, SMALLEST_PX, USUAL_PX
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from mehmiro_desktop.ui.lessons.week_view import LessonTile
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.widgets import KeyHints
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion
from tests.ui.conftest import RecordedShell
from tests.ui.lessons.conftest import change_there, shown


def key(qtbot: QtBot, wanted: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, wanted)


def title(screen: LessonsScreen) -> str:
    found = screen.findChild(QLabel, "lessons.week.title")
    assert found is not None
    return found.text()


def test_weeks_begin_on_monday_in_spanish_and_sunday_in_english(
    qtbot: QtBot, context: UiContext, lesson: Lesson
) -> None:
    app = QApplication.instance()
    assert app is not None
    assert shown(qtbot, context).browser.week.first == date(2026, 3, 1)
    i18n.apply_language(app, "es")
    screen = shown(qtbot, context)
    assert screen.browser.week.first == date(2026, 3, 2)
    assert title(screen) == "2 mar – 8 mar 2026"


def test_today_has_the_keyboard_and_enter_opens(
    qtbot: QtBot, screen: LessonsScreen, lesson: Lesson
) -> None:
    assert isinstance(QApplication.focusWidget(), LessonTile)
    key(qtbot, Qt.Key.Key_Return)
    assert screen.stack.currentWidget() is screen.editor
    assert screen.editor.form.title.text() == "Open endings"
    key(qtbot, Qt.Key.Key_Escape)
    assert screen.stack.currentWidget() is screen.browser


def test_arrows_and_pages(qtbot: QtBot, screen: LessonsScreen) -> None:
    week = screen.browser.week
    key(qtbot, Qt.Key.Key_Right)
    assert week.day_in_focus == date(2026, 3, 3)
    key(qtbot, Qt.Key.Key_Left)
    key(qtbot, Qt.Key.Key_Down)
    assert week.day_in_focus == date(2026, 3, 2)
    key(qtbot, Qt.Key.Key_PageDown)
    assert week.first == date(2026, 3, 8)
    key(qtbot, Qt.Key.Key_PageUp)
    key(qtbot, Qt.Key.Key_PageUp)
    assert week.first == date(2026, 2, 22)
    key(qtbot, Qt.Key.Key_T)
    assert week.day_in_focus == date(2026, 3, 2)


def test_n_adds_a_lesson_on_the_day_with_its_title_to_type_over(
    qtbot: QtBot, screen: LessonsScreen, context: UiContext
) -> None:
    key(qtbot, Qt.Key.Key_Right)
    letters.use_letters(is_on=False, text="")
    key(qtbot, Qt.Key.Key_N)
    assert screen.stack.currentWidget() is screen.browser
    letters.use_letters(is_on=True, text="")
    key(qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(screen.editor.form.title, "Mixtures")
    screen.editor.flush()
    found = {each.title: each.on for each in load_lessons(context.store)}
    assert found["Mixtures"] == date(2026, 3, 3)


def test_a_lesson_of_another_laptop_appears_in_the_week(
    qtbot: QtBot, screen: LessonsScreen, context: UiContext, classroom: ClassroomBuilder
) -> None:
    add_lesson(context.store, classroom.school_class.id, "Later", date(2026, 3, 6))
    qtbot.waitUntil(lambda: len(screen.findChildren(LessonTile)) == 2)
    assert isinstance(QApplication.focusWidget(), LessonTile)


def test_the_filter_by_class(screen: LessonsScreen, context: UiContext) -> None:
    other = add_class(context.store, "6B")
    screen.show_for(class_id=other.id)
    assert [t for t in screen.findChildren(LessonTile) if t.isVisible()] == []
    screen.browser.tabs.choose("all")
    assert screen.browser.all_state.state == "empty"
    screen.browser.all_state.button.click()
    assert screen.browser.all.model().rowCount() == 1


def test_the_list_of_all_opens_with_enter(
    qtbot: QtBot, screen: LessonsScreen, context: UiContext, classroom: ClassroomBuilder
) -> None:
    add_lesson(context.store, classroom.school_class.id, "Idea")
    screen.browser.tabs.choose("all")
    screen.browser.focus_first()
    model = screen.browser.all.model()
    cells = [[model.index(r, c).data() for c in range(3)] for r in range(2)]
    assert cells == [["no day", "Idea", "5A"], ["2 Mar 2026", "Open endings", "5A"]]
    key(qtbot, Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Return)
    assert screen.editor.form.title.text() == "Open endings"


def test_without_a_class_one_is_asked_for(
    qtbot: QtBot, context: UiContext, shell: RecordedShell
) -> None:
    screen = shown(qtbot, context)
    assert screen.browser.state.state == "empty"
    screen.browser.state.button.click()
    assert shell.opened == [("students", {})]


def test_a_session_is_started_from_a_lesson_with_what_was_just_typed(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, shell: RecordedShell
) -> None:
    field = editing.editor.form.title
    field.setFocus()
    qtbot.keyClicks(field, " 2")
    button = editing.findChild(QPushButton, "lessons.start")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    [(name, where)] = shell.opened
    assert name == "score"
    session = load_session(context.store, str(where["session_id"]))
    assert (session.name, session.on) == ("Open endings 2", date(2026, 3, 2))


def test_reading_has_large_type_and_its_keys(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    edit_lesson(
        context.store, lesson.id, LessonChanges(activities=LessonItems.of_texts("<b>Read</b>"))
    )
    editing.open_lesson(lesson.id)
    editing.editor.act("read")
    reading = editing.reading
    assert reading.hasFocus()
    lines = [each for each in reading.page.findChildren(QLabel) if each.isVisible()]
    assert [each.text() for each in lines] == [
        "Open endings", "5A · 2 Mar 2026", "Activities", "1.  <b>Read</b>",
    ]  # fmt: skip
    assert {each.textFormat() for each in lines} == {Qt.TextFormat.PlainText}
    for wanted, size in ((Qt.Key.Key_Plus, USUAL_PX + 4), (Qt.Key.Key_Minus, USUAL_PX)):
        key(qtbot, wanted)
        assert lines[-1].font().pixelSize() == size
    for _ in range(30):
        key(qtbot, Qt.Key.Key_Plus)
    assert reading.size_px == LARGEST_PX
    for _ in range(30):
        key(qtbot, Qt.Key.Key_Minus)
    assert reading.size_px == SMALLEST_PX
    key(qtbot, Qt.Key.Key_Escape)
    assert editing.stack.currentWidget() is editing.editor


def test_a_copy_goes_to_another_class_and_day(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, shell: RecordedShell
) -> None:
    other = add_class(context.store, "6B")
    editing.editor.act("copy")
    panel = editing.copy_panel
    assert panel.day.date().toPython() == date(2026, 3, 9)
    panel.classes.setCurrentIndex(panel.classes.findData(other.id))
    panel.day.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    draft = editing.editor.draft
    assert draft is not None
    made = load_lesson(context.store, draft.saved.id)
    assert (made.class_id, made.on, made.title) == (other.id, date(2026, 3, 9), "Open endings")
    assert shell.toasts == [("Copied to 6B, 9 Mar 2026. This is the copy.", True)]
    undo(context.store)
    qtbot.waitUntil(lambda: editing.stack.currentWidget() is editing.browser)


def test_many_lessons_of_a_day_and_long_titles(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    for number in range(12):
        words = "Donaudampfschifffahrtsgesellschaft " * 5 if number % 2 else "x"
        add_lesson(context.store, classroom.school_class.id, words, classroom.on)
    screen = shown(qtbot, context)
    tiles = screen.findChildren(LessonTile)
    assert len(tiles) == 12
    assert not screen.grab().isNull()
    body = screen.browser.week.widget()
    assert body is not None
    assert body.width() <= screen.width()


@pytest.mark.parametrize("name", ["lessons", "suggestions"])
def test_type_of_200_percent_does_not_widen_the_window(
    qtbot: QtBot, context: UiContext, lesson: Lesson, classroom: ClassroomBuilder, name: str,
    large_type: None,
) -> None:  # fmt: skip
    add_suggestion(context.store, classroom.score(4), "Read in pairs. " * 20)
    screen = SCREEN_FACTORIES[name](context)
    qtbot.addWidget(screen)
    screen.resize(1366 - 160, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.show_for()  # type: ignore[attr-defined]
    pages = [screen]
    if isinstance(screen, LessonsScreen):
        screen.open_lesson(lesson.id)
        pages += [screen.browser, screen.editor, screen.reading]
    for page in pages:
        assert page.minimumSizeHint().width() <= 1366 - 160
    hints = [each for each in screen.findChildren(KeyHints) if each.isVisible()]
    assert hints
    for each in hints:
        shown = [box for box in each.children() if isinstance(box, QWidget) and box.isVisible()]
        assert shown
        assert all(box.width() >= box.sizeHint().width() for box in shown)


def test_what_is_read_standing_follows_a_change(
    qtbot: QtBot, editing: LessonsScreen, context: UiContext, lesson: Lesson
) -> None:
    editing.editor.act("read")
    change_there(context.store, lesson, title="Theirs")
    qtbot.waitUntil(
        lambda: "Theirs" in [each.text() for each in editing.reading.page.findChildren(QLabel)]
    )
    assert editing.stack.currentWidget() is editing.reading


@pytest.mark.parametrize(
    ("created_by", "words"),
    [("", "Made by you on 2 Mar 2026"), ("other", "Made by somebody else on 2 Mar 2026"),
     ("named", "Made by Sol on 2 Mar 2026")],
)  # fmt: skip
def test_who_made_it_and_when(
    editing: LessonsScreen, context: UiContext, lesson: Lesson, created_by: str, words: str
) -> None:
    with context.store.write() as write:
        write.connection.exec_driver_sql(
            "INSERT INTO teachers (id, name, email, created_at, updated_at)"
            " VALUES ('named', 'Sol', 's@school.test', ?, ?)",
            (write.now, write.now),
        )
    if created_by:
        change_there(context.store, lesson, created_by=created_by)
    editing.open_lesson(lesson.id)
    assert editing.editor.form.made.text() == words
