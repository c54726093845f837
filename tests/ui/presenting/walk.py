"""Going through the real window: every screen, tab, view and panel, one after the other."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui.class_switcher import ClassSwitcher
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.palette import Palette
from mehmiro_desktop.ui.reports.screen import ReportsScreen
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.students_page.screen import TABS, StudentScreen
from mehmiro_desktop.ui.suggestions.screen import SuggestionsScreen
from mehmiro_desktop.ui.sync_center.lists import LISTS
from mehmiro_desktop.ui.sync_center.row_list import RowList
from tests.helpers.windows import open_now
from tests.ui.presenting.private_class import FILE, PASTED
from tests.ui.shown_columns import CLASS, SESSION, STUDENT

Key = Qt.Key


class Walk:
    """Yields the name of each place once it is open; what it opened over a screen it closes."""

    def __init__(self, window: MainWindow, qtbot: QtBot, folder: Path) -> None:
        self.window, self.qtbot = window, qtbot
        self.file = folder / "scores.csv"
        self.file.write_text(FILE, encoding="utf-8")

    def go(self) -> Iterator[str]:
        for part in (
            self.today, self.score, self.quick, self.students, self.student, self.monitoring,
            self.lessons, self.suggestions, self.reports, self.sync, self.settings, self.popups,
        ):  # fmt: skip
            for place in part():
                for rows in self.window.findChildren(RowList):
                    rows.finish()
                yield place

    def open(self, name: str, **where: object) -> QWidget:
        open_now(self.window, name, **where)
        # What a screen does a moment later belongs to it.
        self.qtbot.wait(20)
        front = self.window.pages.screen_in_front()
        assert front is not None
        return front

    def press(self, key: Qt.Key | str) -> None:
        focus = QApplication.focusWidget() or self.window
        if isinstance(key, str):
            QTest.keyClicks(focus, key)
        else:
            QTest.keyClick(focus, key)

    def click(self, name: str) -> None:
        button = self.window.findChild(QAbstractButton, name)
        assert button is not None, name
        button.click()

    def point_at(self, view: QAbstractItemView, row: int, column: int) -> None:
        """Rest the mouse on a cell, so that its tip opens."""
        at: QPoint = view.visualRect(view.model().index(row, column)).center()
        tip = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), tip)

    def today(self) -> Iterator[str]:
        self.open("today")
        yield "today"

    def score(self) -> Iterator[str]:
        screen = self.open("score", session_id=SESSION)
        assert isinstance(screen, ScoreScreen)
        yield "score"
        screen.grid.go_to(0, 0)
        self.point_at(screen.grid, 0, 0)
        yield "score, a tip"
        self.press(Key.Key_F2)
        yield "score, an editor"
        self.press(Key.Key_Escape)
        self.press("c")
        # Too long to be saved, so that it stays.
        screen.commenting.panel.edit.setPlainText("Halfword " * 60)
        yield "score, a comment"
        screen.commenting.panel.close_panel()
        for letter, name in (("v", "records"), ("r", "picker"), ("/", "find")):
            self.press(letter)
            yield f"score, {name}"
            self.press(Key.Key_Escape)
            screen.close_panels()
        screen.more.show_groups()
        yield "score, groups"
        self.click("score.groups.apart")
        yield "score, groups, kept apart"
        screen.close_panels()

    def quick(self) -> Iterator[str]:
        screen = self.open("score", session_id=SESSION)
        assert isinstance(screen, ScoreScreen)
        screen.grid.go_to(0, 0)
        screen.start_quick()
        yield "quick"
        self.press("7")
        self.press(",")
        yield "quick, typing"
        screen.show_grid()

    def students(self) -> Iterator[str]:
        screen = self.open("students", class_id=CLASS, tab="students")
        assert isinstance(screen, ClassesScreen)
        screen.students.births_button.setChecked(True)
        yield "students"
        for column in range(4):
            screen.students.table.choose_row(0, column)
            screen.students.table.setFocus()
            self.press(Key.Key_F2)
            yield f"students, editing {column}"
            self.press(Key.Key_Escape)
        screen.students.open_panel(PASTED)
        yield "students, a list"
        screen.students.panel.closed.emit()
        for tab in ("variables", "sessions"):
            screen.tabs.choose(tab)
            yield f"students, {tab}"
        screen.sessions.views.choose("map")
        self.qtbot.wait(150)
        yield "students, map"
        screen.sessions.map.panel.toggle_table()
        yield "students, map as a table"
        screen.sessions.map.panel.toggle_table()
        screen.sessions.views.choose("list")

    def student(self) -> Iterator[str]:
        screen = self.open("student", student_id=STUDENT)
        assert isinstance(screen, StudentScreen)
        screen.header.show_button.setChecked(True)
        yield "student"
        for tab in TABS:
            screen.tabs.choose(tab)
            self.qtbot.wait(20)
            yield f"student, {tab}"
            for panel in screen.pages[tab].panels():
                panel.toggle_table()
            yield f"student, {tab} as tables"

    def monitoring(self) -> Iterator[str]:
        screen = self.open("monitoring", class_id=CLASS)
        assert isinstance(screen, MonitoringScreen)
        with suppress(AssertionError):
            self.qtbot.waitUntil(lambda: bool(screen.view.rows), timeout=2000)
        yield "monitoring"
        if screen.view.isVisible():
            screen.show_why(screen.view.rows[0])
            yield "monitoring, why"
            screen.open_settings()
            yield "monitoring, settings"
            screen.step_back()

    def lessons(self) -> Iterator[str]:
        self.open("lessons")
        yield "lessons"
        screen = self.open("lessons", lesson_id="l1")
        assert isinstance(screen, LessonsScreen)
        yield "lessons, editor"
        screen.editor.act_wanted.emit("read")
        yield "lessons, reading"
        screen.reading.left.emit()

    def suggestions(self) -> Iterator[str]:
        screen = self.open("suggestions")
        assert isinstance(screen, SuggestionsScreen)
        yield "suggestions"
        screen.filter.choose("all")
        yield "suggestions, all"

    def reports(self) -> Iterator[str]:
        screen = self.open("reports", class_id=CLASS)
        assert isinstance(screen, ReportsScreen)
        self.qtbot.waitUntil(lambda: screen.make._drawing is None, timeout=10_000)
        yield "reports"
        screen.make.who.filter.edit.setText("a")
        yield "reports, filter"
        screen.parts.choose("import")
        screen.imports.take_file(str(self.file))
        self.qtbot.waitUntil(lambda: screen.imports.model.rowCount() > 0, timeout=10_000)
        yield "reports, import"
        screen.parts.choose("make")

    def sync(self) -> Iterator[str]:
        self.open("sync")
        for name in LISTS:
            self.click(f"sync.tabs.{name}")
            self.qtbot.wait(20)
            yield f"sync, {name}"

    def settings(self) -> Iterator[str]:
        self.open("settings")
        yield "settings"

    def popups(self) -> Iterator[str]:
        window = self.window
        self.open("today")
        found = BinPanel(window.context, window)
        keys = KeySheet(window)
        keys.finish()
        for panel in (found, keys):
            panel.open()
            self.qtbot.waitUntil(lambda: not found.is_reading)
            yield panel.objectName()
            panel.close()
        for typed in ("word", "1"):
            window.search()
            palette = window.findChild(Palette)
            assert palette is not None
            for line in palette.findChildren(QLineEdit):
                QTest.keyClicks(line, typed)
            yield f"search, {typed}"
            palette.close()
            self.qtbot.wait(1)
        window.switch_class()
        yield "switcher"
        switcher = window.findChild(ClassSwitcher)
        assert switcher is not None
        switcher.close()


def copied(window: QWidget) -> str:
    """Press Ctrl+C in everything in sight that can be copied from; return what was copied."""
    found = []
    clipboard = QGuiApplication.clipboard()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(
            widget, QTableView | QAbstractItemView | QLineEdit | QComboBox
        ):
            continue
        clipboard.setText("")
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        elif isinstance(widget, QAbstractItemView):
            model: QAbstractItemModel | None = widget.model()
            if model is not None and model.rowCount():
                widget.selectAll()
        QTest.keyClick(widget, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        found.append(clipboard.text())
    return "\n".join(found)
