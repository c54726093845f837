"""What tests of the window get: an application in the theme's clothes, and a real store.

``context`` is a :class:`UiContext` over ``store`` whose ``toast``, ``announce``, ``open_screen``
and ``tell_place`` are recorded in ``shell`` instead of shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui import density, fonts, i18n, letters, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import Settings, UiContext
from tests.helpers.clocks import FixedClock
from tests.helpers.school_server import (  # noqa: F401 - fixtures
    running_school_server,
    school_server,
)
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.ui.flow_driver import begin, keyring, profile, server  # noqa: F401 - fixtures


@dataclass
class RecordedShell:
    """What a screen asked of the shell."""

    toasts: list[tuple[str, bool | Callable[[], None]]] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)
    opened: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)

    def toast(self, text: str, undo: bool | Callable[[], None] = False) -> None:
        self.toasts.append((text, undo))

    def open_screen(self, name: str, **where: object) -> None:
        self.opened.append((name, where))

    def tell_place(self, title: str, session: str = "") -> None:
        self.places.append((title, session))


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """The application with fonts and the light theme."""
    qapp.setStyle("Fusion")
    fonts.load_fonts(qapp)
    theme.apply_theme(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def plain_english(dressed_app: QApplication) -> Iterator[None]:
    """Every test starts in English and light, at 100 %, with the usual letters and rows."""
    i18n.apply_language(dressed_app, "en")
    theme.apply_theme(dressed_app, "light")
    yield
    density.use_compact(False)
    letters.use_letters(is_on=True, text="")
    if fonts.text_size() != 100:
        fonts.set_text_size(dressed_app, 100)
    i18n.apply_language(dressed_app, "en")


@pytest.fixture(autouse=True)
def windows_are_gone(dressed_app: QApplication) -> Iterator[None]:
    """Let closed windows be deleted now, whole, before cycles are collected.

    Without an event loop of the application's own they would wait for the next test's; the
    collector would then take their Python halves first, in no order at all.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    """A real, empty store of a signed-in teacher."""
    with make_store(tmp_path / "account", clock) as opened:
        yield opened


@pytest.fixture
def classroom(store: Store) -> ClassroomBuilder:
    """A class of three students, two variables and a session of the clock's day."""
    return ClassroomBuilder(store).build()


@pytest.fixture
def shell() -> RecordedShell:
    return RecordedShell()


@pytest.fixture
def context(
    store: Store, clock: FixedClock, shell: RecordedShell, plain_english: None
) -> Iterator[UiContext]:
    """A context over the real store of the fixture ``store``."""
    bridge = StoreBridge(store)
    yield UiContext(
        store=store,
        clock=clock,
        bridge=bridge,
        settings=Settings(language="en", theme="light"),
        announce=shell.announced.append,
        toast=shell.toast,
        open_screen=shell.open_screen,
        tell_place=shell.tell_place,
    )
    bridge.close()
