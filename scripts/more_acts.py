"""Acts that a person does less often, for ``bench_acts.py``."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.reports import ReportFormat
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.classes.move_menu import MoveMenu
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.reports.make_panel import MakePanel
from mehmiro_desktop.ui.settings.exporting import ExportBar, export_dialog
from mehmiro_desktop.ui.settings.restore_panel import RestorePanel
from scripts.hands import Acts, Hands, Key
from scripts.school_year import wait_for

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def of_the_window(hands: Hands) -> Acts:
    window = hands.window
    yield "other classes", window.switch_class
    yield "a letter", hands.key("3")
    hands.leave()
    for each in load_classes(hands.store)[1:3]:
        yield "another class", partial(window.switch_to, each.id)
    yield "user guide", lambda: GuideWindow(window).open()
    hands.leave()
    yield "to another screen and back", lambda: window.open_screen("score")
    yield "presenting", window.present
    yield "and no more", partial(presenter.turn, False)


def of_score(hands: Hands) -> Acts:
    screen = hands.front()
    screen.grid.setFocus()
    screen.grid.go_to(2, 2)
    yield "menu of the cell", hands.key(Key.Key_Menu)
    hands.leave()
    yield "comment", hands.key("c")
    yield "type it", hands.key("well done")
    yield "keep it", hands.key(Key.Key_Return)
    yield "clear a cell", hands.key(Key.Key_Delete)
    yield "fill the column", hands.key(Key.Key_Return, CONTROL)
    yield "undo", hands.undo
    yield "undo", hands.undo
    yield "quick comments", hands.key("c")
    yield "the first", hands.key("1")
    yield "undo", hands.undo
    yield "new session", lambda: screen.more.ask_new_session(screen)
    yield "away", hands.key(Key.Key_Escape)
    yield "to the end", hands.key(Key.Key_End, CONTROL)
    yield "a page up", hands.key(Key.Key_PageUp)
    yield "copy", hands.key(Key.Key_C, CONTROL)


def of_students(hands: Hands) -> Acts:
    screen = hands.front()
    roster = screen.students
    yield "menu of the class", hands.click("class.more")
    hands.leave()
    yield "new school year", screen.menu.new_year_asked.emit
    yield "begin it", hands.click("class.year.create")
    yield "undo", hands.undo
    yield "archive", partial(screen.menu.archive_asked.emit, True)
    yield "undo", hands.undo
    roster.choose(roster.model.records[2].id)
    yield "dates of birth", hands.click("roster.births")
    yield "hide them", hands.click("roster.births")
    yield "rename", hands.click("roster.rename")
    yield "type it", hands.key("Zoe")
    yield "keep it", hands.key(Key.Key_Return)
    move = roster.findChild(MoveMenu)
    yield "where to move", hands.click("roster.move")
    last = move.actions()[-1]
    hands.leave()
    yield "move to another class", last.trigger
    yield "undo", hands.undo
    yield "undo", hands.undo
    yield "ask for a file", roster.ask_file
    hands.leave()
    yield "sessions", partial(screen.tabs.choose, "sessions")
    yield "another day", hands.click("sessions.start")
    yield "students", partial(screen.tabs.choose, "students")


def of_monitoring(hands: Hands) -> Acts:
    screen = hands.front()
    yield "down", hands.key(Key.Key_Down)
    yield "find", hands.key("/")
    yield "letters", hands.key("1")
    yield "away", hands.key(Key.Key_Escape)
    screen.hide_why()
    yield "set by hand", hands.key(Key.Key_F2)
    hands.leave()
    first = load_classes(hands.store)[0].id
    yield "one class", partial(screen.show_for, first)
    yield "all", partial(screen.show_for, "")


def of_lessons(hands: Hands) -> Acts:
    screen = hands.front()
    screen.browser.focus_first()
    yield "new lesson", hands.key("n")
    yield "its title", hands.key("Stars")
    yield "back", hands.key(Key.Key_Escape)
    yield "undo", hands.undo
    yield "undo", hands.undo
    tile = screen.findChildren(QWidget)
    first = next(each for each in tile if each.objectName().startswith("lessons.tile."))
    yield "open one", partial(screen.open_lesson, first.objectName().rpartition(".")[2])
    for name in ("copy", "remove"):
        yield name, partial(screen.editor.act, name)
        hands.leave()
    yield "undo", hands.undo


def of_reports(hands: Hands) -> Acts:
    screen = hands.front()
    yield "reports", partial(screen.parts.choose, "make")
    panel: MakePanel = screen.findChild(MakePanel)
    panel.files.take_place(str(hands.folder))
    yield "ask for a folder", panel.files.choose_place
    hands.leave()
    for kind in ReportFormat:
        panel.files.formats[kind].setChecked(True)
    yield "make all kinds for all", panel.start


def of_settings(hands: Hands) -> Acts:
    screen = hands.front()
    yield "licences", hands.click("settings.licenses")
    hands.leave()
    yield "backups", hands.click("settings.restore")
    panel = cast("RestorePanel", hands.window.findChild(RestorePanel))
    wait_for(panel.go.isEnabled)
    yield "restore", panel.go.click
    hands.leave()
    yield "where to export", export_dialog(screen, "", hands.store.clock.today()).open
    hands.leave()
    bar = screen.findChild(ExportBar)
    yield "export everything", partial(bar.begin, hands.folder / "all.json")


def of_sync(hands: Hands) -> Acts:
    screen = hands.front()
    for name in screen.tabs.keys:
        yield name, partial(screen.tabs.choose, name)
