"""Take pictures of the real window: every screen, Spanish and English, light and dark.

    python scripts/screenshots.py OUT          all of them, 1366x768, into OUT
    python scripts/screenshots.py --docs       the few of README and guide, into docs/images

Works without a display (Qt's offscreen platform). The account is one that never reaches a server,
so the pill says "offline"; its classes are the sample class's.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.errors import KeyringUnavailable
from mehmiro_desktop.store.commands.classes import start_session
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.sample import fill_sample
from mehmiro_desktop.sync.opening import open_account
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.placing import HEIGHT_PX, WIDTH_PX
from mehmiro_desktop.ui.start import dress

ROOT = Path(__file__).resolve().parent.parent
DOCS = (("es", "light", "today"), ("es", "light", "score"), ("en", "dark", "score"),
        ("es", "light", "quick"), ("en", "light", "sync"), ("en", "light", "students"))  # fmt: skip
ENTRY = AccountEntry(
    "ab" * 16, "http://127.0.0.1:9", "sb_publishable_x", "7e000000-0000-4000-8000-000000000001",
    "teacher@school.example",
)  # fmt: skip
SETTLE_MS = 150


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
            QTest.qWait(SETTLE_MS)
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

    def _entry_pages(self, profile: Profile, language: str, theme: str) -> None:
        flow = Flow(self.app, profile, SystemClock(), MemoryKeyring(is_locked=True))
        pages: tuple = (
            ("language", flow.show_languages),
            ("choice", flow.show_choice),
            ("sign-in", flow.show_sign_in),
            ("passphrase", lambda: flow.open_entry(ENTRY)),
        )
        for name, show in pages:
            show()
            QTest.qWait(SETTLE_MS)
            if flow.entry is not None:
                self.shoot(flow.entry, language, theme, name)
        flow.quit()

    def _main_pages(self, profile: Profile, language: str, theme: str) -> None:
        prepare(profile, self.keyring, language)
        flow = Flow(self.app, profile, SystemClock(), self.keyring)
        flow.begin()
        while flow.window is None:
            QTest.qWait(20)
        window = flow.window
        QTest.qWait(4 * SETTLE_MS)
        for name in ("today", "score", "students", "sync", "settings"):
            window.open_screen(name)
            self.shoot(window, language, theme, name)
        self._quick(window, language, theme)
        window.show_keys()
        sheet = window.findChild(QWidget, "keysheet")
        if sheet is not None:
            self.shoot(sheet, language, theme, "keys")
        flow.quit()

    def _quick(self, window: MainWindow, language: str, theme: str) -> None:
        window.open_screen("score")
        quick = window.findChild(QPushButton, "score.mode.quick")
        if quick is not None:
            quick.click()
            self.shoot(window, language, theme, "quick")


def prepare(profile: Profile, keyring: MemoryKeyring, language: str) -> None:
    """Fill the account with the sample class and a session of today that is half done."""
    clock = SystemClock()
    profile.remember_account(ENTRY)
    with open_account(profile, ENTRY, None, clock, keyring) as store:
        fill_sample(store, language)
        school_class = load_classes(store)[0]
        session = start_session(store, school_class.id, clock.today())
        grid = load_grid(store, session.id)
        for row, student in enumerate(grid.students):
            for column, variable in enumerate(grid.variables[:3]):
                if (row < 9 + column * 2 and column != 1) or row < 6:
                    value = variable.scale_max - (row * 7 + column * 3) % 4
                    record_score(store, CellKey(student.id, variable.id, session.id), value)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    out = ROOT / "docs" / "images" if options.docs else options.out
    if out is None:
        parser.error("name a folder, or --docs")
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([sys.argv[0]])
    app.setQuitOnLastWindowClosed(False)
    photographer = Photographer(app, out, set(DOCS) if options.docs else set())
    for language in ("es", "en"):
        for theme in ("light", "dark"):
            if not options.docs or any(pair[:2] == (language, theme) for pair in DOCS):
                photographer.take_all(language, theme)
    return 0


if __name__ == "__main__":
    sys.exit(main())
