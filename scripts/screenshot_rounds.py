"""The rounds of scripts/screenshots.py through every screen, tab and panel of one account."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget

from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import load_classes, load_students, load_variables
from mehmiro_desktop.store.queries.lessons import load_lessons
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.reports.import_panel import ImportPanel
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.tour import Tour

SETTLE_MS = 150


def rest(milliseconds: int) -> None:
    """Run an event loop like the app's own; ``QTest.qWait`` would keep workers from running."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Rounds:
    """Goes through the window of the account with classes."""

    def __init__(
        self, window: MainWindow, shoot: Callable[[QWidget, str], None], folder: Path
    ) -> None:
        self.window, self.store, self._begin = window, window.context.store, ""
        self._shoot, self._folder = shoot, folder

    def shoot(self, widget: QWidget, name: str) -> None:
        self._shoot(widget, self._begin + name)

    def go(self) -> None:
        """Every screen, tab and panel, then what the class sees of them."""
        for name in ("today", "score", "students"):
            self.page(name)
        self.quick()
        for tab in ("variables", "sessions"):
            self.page("students", f"students.tabs.{tab}", name=f"students-{tab}")
        analyse_all(self.store, self.store.clock.now())
        self.scoring_panels()
        self.page("students", "sessions.views.map", name="students-map")
        self.press("sessions.views.list")
        self.monitoring()
        self.student()
        self.lessons()
        self.page("suggestions")
        self.page("reports")
        self.import_a_file()
        for tab in ("waiting", "review", "history"):
            self.page(
                "sync", f"sync.tabs.{tab}", name="sync" if tab == "review" else f"sync-{tab}"
            )
        self.settings()
        self.popups()
        presenter.turn(True)
        for self._begin in ("presenting-", "numbers-"):
            presenter.show_numbers(self._begin == "numbers-")
            self.presenting()
        presenter.turn(False)

    def presenting(self) -> None:
        """What the class sees of every screen."""
        for screen in ("today", "score", "monitoring", "lessons", "suggestions", "settings"):
            self.page(screen)
        self.quick()
        for tab in ("students", "sessions"):
            self.page("students", f"students.tabs.{tab}", name=f"students-{tab}")
        self.page("students", "sessions.views.map", name="students-map")
        self.press("sessions.views.list")
        self.student()
        self.page("reports", part="make")
        for tab in ("waiting", "review", "history"):
            self.page("sync", f"sync.tabs.{tab}", name=f"sync-{tab}")
        self.popups()

    def page(self, screen: str, button: str = "", *, name: str = "", **where: str) -> None:
        self.window.open_screen(screen, **where)
        self.window.pages.finish()
        if button:
            self.press(button)
        self.shoot(self.window, name=name or screen)

    def press(self, button: str) -> None:
        found = self.window.findChild(QPushButton, button)
        if found is None:
            sys.exit(f"no button {button}")
        found.click()

    def quick(self) -> None:
        self.page("score", "score.mode.quick", name="quick")
        self.press("score.mode.grid")

    def student(self) -> None:
        full = next(each for each in load_classes(self.store) if each.name.startswith("4"))
        self.page("student", student_id=load_students(self.store, full.id)[0].id)
        for tab in ("charts", "sources", "comments", "history", "suggestions", "diagnoses"):
            self.press(f"student.tabs.{tab}")
            self.shoot(self.window, name=f"student-{tab}")
        self.press("student.tabs.summary")

    def settings(self) -> None:
        self.page("settings")
        area = self.window.pages.screen_in_front().findChild(QScrollArea)  # type: ignore[union-attr]
        if area is None:
            sys.exit("no settings to scroll")
        bar, number = area.verticalScrollBar(), 1
        while bar.value() < bar.maximum():
            number += 1
            bar.setValue(bar.value() + bar.pageStep())
            self.shoot(self.window, name=f"settings-{number}")
        bar.setValue(0)

    def popups(self) -> None:
        """What lies over the window: search, keys, guide, first lesson, bin."""
        window = self.window
        window.open_screen("today")
        window.pages.finish()
        window.search()
        palette = window.findChild(QWidget, "palette")
        if palette is not None:
            for line in palette.findChildren(QLineEdit):
                QTest.keyClicks(line, "lu")
            self.shoot(palette, name="search")
            palette.close()
        found = BinPanel(window.context, window)
        keys = KeySheet(window)
        keys.finish()
        for name, panel in (
            ("keys", keys),
            ("guide", GuideWindow(window)),
            ("tour", Tour(window)),
            ("bin", found),
        ):
            panel.open()
            while found.is_reading:
                QApplication.processEvents()
            self.shoot(panel, name=name)
            panel.close()

    def scoring_panels(self) -> None:
        """What the keys of the grid open over it."""
        self.window.open_screen("score")
        self.window.pages.finish()
        for key, name in (("c", "comment"), ("v", "records"), ("/", "find"), ("r", "picker")):
            grid = self.window.findChild(QWidget, "score.grid")
            if grid is None:
                sys.exit("no grid")
            grid.setFocus()
            QTest.keyClicks(grid, key)
            self.shoot(self.window, name=f"score-{name}")
            if name == "picker":
                self.press("score.picker.groups")
                self.shoot(self.window, name="score-groups")
            QTest.keyClick(QApplication.focusWidget() or grid, Qt.Key.Key_Escape)
        self.press("score.blanks")
        self.shoot(self.window, name="score-blanks")
        self.press("score.blanks")

    def monitoring(self) -> None:
        """The board, why a light is what it is, a light set by hand, the settings, no match."""
        self.page("monitoring")
        board = self.window.findChild(QWidget, "monitoring.board")
        search = self.window.findChild(QLineEdit, "monitoring.search")
        if board is None or search is None:
            sys.exit("no board")
        QTest.keyClick(board, Qt.Key.Key_Space)
        self.shoot(self.window, name="monitoring-why")
        QTest.keyClick(board, Qt.Key.Key_F2)
        self.shoot(self.window, name="monitoring-by-hand")
        QTest.keyClick(QApplication.focusWidget() or board, Qt.Key.Key_Escape)
        self.press("monitoring.evidence.close")
        self.press("monitoring.open_settings")
        self.shoot(self.window, name="monitoring-settings")
        QTest.keyClick(QApplication.focusWidget() or board, Qt.Key.Key_Escape)
        search.setText("zzz")
        self.shoot(self.window, name="monitoring-no-match")
        search.clear()

    def lessons(self) -> None:
        """The week, all lessons, one being written, the same for reading."""
        self.page("lessons")
        self.press("lessons.tabs.all")
        self.shoot(self.window, name="lessons-all")
        self.press("lessons.tabs.week")
        self.page("lessons", name="lesson", lesson_id=load_lessons(self.store)[0].id)
        self.press("lessons.read")
        self.shoot(self.window, name="lesson-reading")

    def import_a_file(self) -> None:
        """Taking scores in: before a file is chosen, and what one would do."""
        self.page("reports", name="reports-import", part="import")
        panel = self.window.findChild(ImportPanel)
        school_class = load_classes(self.store)[0]
        first, second = load_students(self.store, school_class.id)[:2]
        variable = load_variables(self.store, school_class.id)[0].name
        path = self._folder / "scores.csv"
        lines = (
            "class,student,variable,session,value",
            f"{school_class.name},{first.alias},{variable},2026-10-01,4",
            f"{school_class.name},{second.alias},{variable},2026-10-01,99",
            f"{school_class.name},{second.alias},{variable},2026-10-08,3",
        )
        path.write_text("\n".join(lines), "utf-8")
        if panel is None:
            sys.exit("no import")
        panel.take_file(str(path))
        rest(SETTLE_MS * 4)
        self.shoot(self.window, name="reports-import-file")
