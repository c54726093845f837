"""Take pictures of the real window: every screen, Spanish and English, light and dark.

    python scripts/screenshots.py OUT          all of them, 1366x768, into OUT
    python scripts/screenshots.py OUT --only es-light       those of one language and theme
    python scripts/screenshots.py --docs       the few of README and guide, into docs/images

Works without a display (Qt's offscreen platform). The account is one that never reaches a server,
so the pill says "offline"; its classes are the sample class's, and one with a term behind it. A
second account has no classes: its pictures begin with "empty", those of a store that cannot be
read with "error", those of a class that looks on with "presenting".
"""

import argparse
import os
import sys
import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.lesson_items import LessonItem, LessonItems
from mehmiro_desktop.errors import KeyringUnavailable
from mehmiro_desktop.store.commands.classes import (
    add_class,
    add_students,
    copy_variables,
    start_session,
)
from mehmiro_desktop.store.commands.lessons import LessonChanges, add_lesson, edit_lesson
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.queries.classes import load_classes, load_students
from mehmiro_desktop.store.queries.lessons import load_lessons
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.sample import fill_sample
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.sync_state import save_value
from mehmiro_desktop.sync.account import keep_sign_in
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.opening import open_account
from mehmiro_desktop.sync.status import SyncState
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import Settings, UiContext
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.placing import HEIGHT_PX, WIDTH_PX
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.start import dress
from mehmiro_desktop.ui.tour import Tour

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from scripts.lock_pictures import take_lock_pictures
from tests.helpers.full_student import SPANISH, FullStudent
from tests.store.peek import push_all
from tests.ui.sync_center.conftest import score_from_web

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (
    "today", "score", "quick", "students", "student", "monitoring", "lessons", "suggestions",
    "reports", "sync", "presenting-score",
)  # fmt: skip
"""The pictures of README and guide, each in both languages; and the grid once in the dark."""
DOCS = {(language, "light", name) for language in ("es", "en") for name in GUIDE} | {
    ("en", "dark", "score")
}
ENTRY = AccountEntry(
    "ab" * 16, "http://127.0.0.1:9", "sb_publishable_x", "7e000000-0000-4000-8000-000000000001",
    "teacher@school.example",
)  # fmt: skip
EMPTY = AccountEntry(
    "cd" * 16, "http://127.0.0.1:9", "sb_publishable_x", "7e000000-0000-4000-8000-000000000002",
    "new@school.example",
)  # fmt: skip
SETTLE_MS = 150


def rest(milliseconds: int) -> None:
    """Run an event loop like the app's own; ``QTest.qWait`` would keep workers from running."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class MemoryKeyring:
    """Keeps the pictures' key; a locked one shows the passphrase pages."""

    def __init__(self, *, is_locked: bool = False) -> None:
        self.secrets: dict[str, str] = {}
        self.is_locked = is_locked

    def get(self, name: str) -> str | None:
        if self.is_locked:
            raise KeyringUnavailable(reason="locked")
        return self.secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        if self.is_locked:
            raise KeyringUnavailable(reason="locked")
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self.secrets.pop(name, None)


class Photographer:
    """Saves what is in front as ``<language>-<theme>-<name>.png``."""

    def __init__(self, app: QApplication, out: Path, wanted: set[tuple[str, str, str]]) -> None:
        self.app, self.out, self.wanted = app, out, wanted
        self.keyring = MemoryKeyring()

    def wants(self, language: str, theme: str, name: str) -> bool:
        return not self.wanted or (language, theme, name) in self.wanted

    def shoot(self, widget: QWidget, language: str, theme: str, name: str) -> None:
        if self.wants(language, theme, name):
            if widget.isMaximized():
                widget.showNormal()
                widget.resize(WIDTH_PX, HEIGHT_PX)
            # The preview of a report is drawn behind, after a moment's rest.
            rest(SETTLE_MS * (10 if name == "reports" else 1))
            picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
            picture.save(str(self.out / f"{language}-{theme}-{name}.png"), quality=0)

    def take_all(self, language: str, theme: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            profile = Profile(Path(folder))
            profile.change_setting("language", language)
            profile.change_setting("theme", theme)
            dress(self.app, profile)
            self._entry_pages(profile, language, theme)
            self._main_pages(profile, language, theme)
            if not self.wanted:
                self._empty_pages(profile, language, theme)

    def _entry_pages(self, profile: Profile, language: str, theme: str) -> None:
        flow = Flow(self.app, profile, SystemClock(), MemoryKeyring(is_locked=True))
        pages: tuple[tuple[str, Callable[[], None]], ...] = (
            ("language", flow.entrance.show_languages),
            ("choice", flow.entrance.show_choice),
            ("sign-in", flow.entrance.show_sign_in),
            ("passphrase", lambda: flow.open_entry(ENTRY)),
        )
        for name, show in pages:
            show()
            rest(SETTLE_MS)
            if flow.entrance.window is not None:
                self.shoot(flow.entrance.window, language, theme, name)
        flow.quit()

    def _main_pages(self, profile: Profile, language: str, theme: str) -> None:
        prepare(profile, self.keyring, language)
        flow = Flow(self.app, profile, SystemClock(), self.keyring)
        flow.begin()
        while flow.window is None:
            rest(20)
        window = flow.window
        while (
            flow.account
            and flow.account.sync_bridge
            and (flow.account.sync_bridge.status.state is not SyncState.OFFLINE)
        ):
            rest(20)
        Rounds(self, window, language, theme).go()
        take_lock_pictures(flow, [ENTRY, EMPTY], lambda w, n: self.shoot(w, language, theme, n))
        flow.quit()

    def _empty_pages(self, profile: Profile, language: str, theme: str) -> None:
        """The screens of an account without classes, then of a store that has gone away."""
        profile.remember_account(EMPTY)
        with open_account(profile, EMPTY, None, SystemClock(), self.keyring) as store:
            save_value(store, "last_synced_at", stamp_text(SystemClock().now()))
            context = UiContext(
                store=store, clock=store.clock, bridge=StoreBridge(store),
                settings=Settings(language=language, theme=theme),
            )  # fmt: skip
            window = MainWindow(context, SCREEN_FACTORIES)
            window.show()
            for name in SCREEN_FACTORIES:
                if name != "student":
                    window.open_screen(name)
                    window.pages.finish()
                    self.shoot(window, language, theme, f"empty-{name}")
            path, away = store.path, store.path.with_name("away")
            store.close()
            path.rename(away)
            path.mkdir()
            window.pages.rebuild()
            window.pages.finish()
            for name in SCREEN_FACTORIES:
                window.open_screen(name, **({"student_id": "x"} if name == "student" else {}))
                window.pages.finish()
                self.shoot(window, language, theme, f"error-{name}")
            window.close()
            window.deleteLater()
            context.bridge.close()


class Rounds:
    """Goes through the window of the account with classes."""

    def __init__(
        self, photographer: Photographer, window: MainWindow, language: str, theme: str
    ) -> None:
        self.window, self.store, self._begin = window, window.context.store, ""
        self._shoot = partial(photographer.shoot, language=language, theme=theme)

    def shoot(self, widget: QWidget, name: str) -> None:
        self._shoot(widget, name=self._begin + name)

    def go(self) -> None:
        """Every screen, tab and panel, then what the class sees of them."""
        for name in ("today", "score", "students"):
            self.page(name)
        self.quick()
        for tab in ("variables", "sessions"):
            self.page("students", f"students.tabs.{tab}", name=f"students-{tab}")
        analyse_all(self.store, self.store.clock.now())
        self.page("monitoring")
        self.student()
        self.page("lessons")
        self.page("lessons", name="lesson", lesson_id=load_lessons(self.store)[0].id)
        self.page("suggestions")
        self.page("reports")
        self.page("reports", name="reports-import", part="import")
        self.page("sync", "sync.tabs.review")
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
        for name, panel in (
            ("keys", KeySheet(window)),
            ("guide", GuideWindow(window)),
            ("tour", Tour(window)),
            ("bin", BinPanel(window.context, window)),
        ):
            panel.open()
            self.shoot(panel, name=name)
            panel.close()


def prepare(profile: Profile, keyring: MemoryKeyring, language: str) -> None:
    """Fill the account: the sample class, a session of today half done, two conflicts."""
    clock = SystemClock()
    profile.remember_account(ENTRY)
    with open_account(profile, ENTRY, None, clock, keyring) as store:
        fill_sample(store, language)
        school_class = load_classes(store)[0]
        session = start_session(store, school_class.id, clock.today())
        grid = load_grid(store, session.id)

        def give(row: int, column: int, step: int) -> CellKey:
            student, variable = grid.students[row], grid.variables[column]
            key = CellKey(student.id, variable.id, session.id)
            record_score(store, key, max(variable.scale_min, variable.scale_max - step))
            return key

        others = (("5.º B · Lengua", 9), ("6.º A · Ciencias", 4))
        for name, count in others if language == "es" else (("5B · Language", 9), ("6A", 4)):
            other = add_class(store, name)
            add_students(store, other.id, [each.alias for each in grid.students[:count]])
            copy_variables(store, school_class.id, other.id)
            start_session(store, other.id, clock.today() - timedelta(days=count))
        is_spanish = language == "es"
        full = FullStudent(
            store,
            "4.º C · Lectura" if is_spanish else "4C · Reading",
            SPANISH if is_spanish else None,
            clock.today() - timedelta(days=91),
        )
        full.add_sources().add_words().add_monitoring()
        titles = ("Fracciones con papel", "Leer en voz alta", "El ciclo del agua")
        if language == "en":
            titles = ("Fractions with paper", "Reading aloud", "The water cycle")
        for day, title in enumerate(titles):
            on = clock.today() + timedelta(days=day)
            lesson = add_lesson(store, school_class.id, title, on)
            lines = LessonItems(tuple(LessonItem.of_text(text) for text in titles))
            changes = LessonChanges(objectives=lines, activities=lines, notes=title)
            edit_lesson(store, lesson.id, changes)
        keys = [give(row, 0, row * 7 % 4) for row in range(15)]
        push_all(store)
        for row, step, web in ((0, 2, "4"), (6, 3, "5")):
            give(row, 0, step)
            stamp = stamp_text(clock.now() + timedelta(minutes=1))
            score_from_web(store, keys[row], stamp, value=web)
        push_all(store)
        for row in range(9):
            give(row, 1, row * 5 % 3)
        save_value(store, "last_synced_at", stamp_text(clock.now() - timedelta(minutes=42)))
        keep_sign_in(store, keyring, AuthSession(ENTRY.account_id, ENTRY.email, "r", "a", 0.0))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--only", default="", help="a language and theme, such as es-light")
    options = parser.parse_args()
    out = ROOT / "docs" / "images" if options.docs else options.out
    if out is None:
        parser.error("name a folder, or --docs")
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([sys.argv[0]])
    app.setQuitOnLastWindowClosed(False)
    photographer = Photographer(app, out, DOCS if options.docs else set())
    for language in ("es", "en"):
        for theme in ("light", "dark"):
            if options.only not in ("", f"{language}-{theme}"):
                continue
            if not options.docs or any(pair[:2] == (language, theme) for pair in DOCS):
                photographer.take_all(language, theme)
    return 0


if __name__ == "__main__":
    sys.exit(main())
