"""Take pictures of the real window: every screen and panel, both languages, all colours.

    python scripts/screenshots.py OUT          all of them, 1366x768, into OUT
    python scripts/screenshots.py OUT --only es-light       those of one language and theme
    python scripts/screenshots.py OUT --text-size 200       with large text
    python scripts/screenshots.py --docs       the few of README and guide, into docs/images

Works without a display (Qt's offscreen platform). The account is one that never reaches a server,
so the pill says "offline"; its classes are the sample class's, and one with a term behind it. A
second account has no classes: its pictures begin with "empty", those of a store that cannot be
read with "error", those of a class that looks on with "presenting" or "numbers".
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import Profile
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.sync_state import save_value
from mehmiro_desktop.sync.opening import open_account
from mehmiro_desktop.sync.status import SyncState
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import Settings, UiContext
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.placing import HEIGHT_PX, WIDTH_PX
from mehmiro_desktop.ui.start import dress
from scripts.lock_pictures import take_lock_pictures
from scripts.screenshot_data import EMPTY, ENTRY, MemoryKeyring, prepare
from scripts.screenshot_rounds import SETTLE_MS, Rounds, rest
from tests.helpers.stores import let_go

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


class Photographer:
    """Saves what is in front as ``<language>-<theme>-<name>.png``."""

    def __init__(
        self, app: QApplication, out: Path, wanted: set[tuple[str, str, str]], text_size: str
    ) -> None:
        self.app, self.out, self.wanted = app, out, wanted
        self.text_size, self.keyring = text_size, MemoryKeyring()

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
            profile.change_setting("text_size", self.text_size)
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

        def shoot(widget: QWidget, name: str) -> None:
            self.shoot(widget, language, theme, name)

        Rounds(window, shoot, profile.directory).go()
        take_lock_pictures(flow, [ENTRY, EMPTY], shoot)
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
            let_go(store)
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--only", default="", help="a language and theme, such as es-light")
    parser.add_argument("--text-size", default="100", help="per cent, such as 200")
    options = parser.parse_args()
    out = ROOT / "docs" / "images" if options.docs else options.out
    if out is None:
        parser.error("name a folder, or --docs")
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([sys.argv[0]])
    app.setQuitOnLastWindowClosed(False)
    photographer = Photographer(app, out, DOCS if options.docs else set(), options.text_size)
    for language in ("es", "en"):
        for theme in ("light", "dark", "contrast"):
            if options.only not in ("", f"{language}-{theme}"):
                continue
            if not options.docs or any(pair[:2] == (language, theme) for pair in DOCS):
                photographer.take_all(language, theme)
    return 0


if __name__ == "__main__":
    sys.exit(main())
