"""At 200 % text in Spanish, in a small laptop's window, no word of a button is cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_class, add_students
from mehmiro_desktop.ui import fonts, i18n, theme
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.students_page.comments_tab import SourcesTab
from mehmiro_desktop.ui.students_page.screen import StudentScreen
from tests.helpers.full_student import FullStudent
from tests.helpers.stores import ClassroomBuilder

ROOM = QSize(1182, 712)
"""What rail and top bar leave of 1366x768 at this size of text."""


@pytest.fixture
def large_spanish(dressed_app: QApplication, plain_english: None) -> Iterator[None]:
    i18n.apply_language(dressed_app, "es")
    fonts.set_text_size(dressed_app, 200)
    theme.apply_theme(dressed_app, "light")
    yield
    fonts.set_text_size(dressed_app, 100)
    theme.apply_theme(dressed_app, "light")


def open_in(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    theme.dress(widget)
    widget.resize(ROOM)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()


def cut_buttons(root: QWidget) -> list[str]:
    found = []
    for button in root.findChildren(QPushButton):
        if not button.isVisible():
            continue
        parent = button.parentWidget()
        outside = parent is not None and not parent.rect().contains(button.geometry())
        small = button.width() < button.sizeHint().width()
        if small or outside or button.height() < 44:
            found.append(f"{button.objectName()} {button.text()}")
    return found


@pytest.mark.parametrize("tab", ["students", "variables", "sessions"])
def test_the_lists_of_a_class(
    qtbot: QtBot, context: UiContext, store: Store, classroom: ClassroomBuilder,
    large_spanish: None, tab: str,
) -> None:  # fmt: skip
    add_class(store, "6B", academic_year="2026-2027")
    add_students(store, classroom.school_class.id, ["Cometa-01"])
    screen = ClassesScreen(context)
    open_in(qtbot, screen)
    screen.show_for(class_id=classroom.school_class.id, tab=tab)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: cut_buttons(screen) == [])
    table = getattr(screen, tab).table
    header = table.horizontalHeader()
    for column in range(header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
    assert table.height() >= 44 * 4
    texts = screen.class_list.list
    metrics = texts.fontMetrics()
    for row in range(texts.count()):
        item = texts.item(row)
        lines = item.text().split("\n")
        assert texts.visualItemRect(item).height() >= len(lines) * metrics.lineSpacing()
        assert max(map(metrics.horizontalAdvance, lines)) < texts.viewport().width()


def test_the_panel_of_the_new_school_year(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, large_spanish: None
) -> None:
    screen = ClassesScreen(context)
    open_in(qtbot, screen)
    screen.show_for(class_id=classroom.school_class.id)
    screen.menu.new_year_asked.emit()
    QApplication.processEvents()
    panel = screen.year_panel
    assert panel.isVisible()
    assert screen.rect().contains(panel.geometry())
    qtbot.waitUntil(lambda: cut_buttons(panel) == [])
    for box in (panel.copies, panel.archives):
        assert box.width() >= box.sizeHint().width()


def test_all_four_sources_are_in_sight(
    qtbot: QtBot, context: UiContext, store: Store, large_spanish: None
) -> None:
    full = FullStudent(store).add_sources()
    screen = StudentScreen(context)
    open_in(qtbot, screen)
    screen.show_for(student_id=full.student.id, tab="sources")
    QApplication.processEvents()
    tab = screen.pages["sources"]
    assert isinstance(tab, SourcesTab)
    area = tab.findChild(QScrollArea)
    assert area is not None
    room = QRect(area.viewport().mapTo(tab, area.viewport().rect().topLeft()),
                 area.viewport().size())  # fmt: skip
    for source in AssessorType:
        label = tab.figures[source][0]
        assert room.contains(QRect(label.mapTo(tab, label.rect().topLeft()), label.size()))
    qtbot.waitUntil(lambda: cut_buttons(screen) == [])


@pytest.mark.parametrize("name", ["records", "picker", "groups"])
def test_the_panels_over_the_scores(
    qtbot: QtBot,
    context: UiContext,
    classroom: ClassroomBuilder,
    large_spanish: None,
    name: str,
) -> None:
    classroom.score(5)
    screen = ScoreScreen(context)
    open_in(qtbot, screen)
    screen.show_for(session_id=classroom.session.id)
    open_panel = {
        "records": screen.more.show_records,
        "picker": screen.more.call_student,
        "groups": screen.more.show_groups,
    }[name]
    open_panel()
    QApplication.processEvents()
    panel = getattr(screen.more, name)
    assert isinstance(panel, InlinePanel)
    assert panel.isVisible()
    qtbot.waitUntil(lambda: cut_buttons(panel) == [])
