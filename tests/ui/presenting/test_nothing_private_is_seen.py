"""A class looks on: every screen, tab and panel of the real window, and nothing private on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store import Store
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from tests.helpers.windows import open_now
from tests.ui.presenting.private_class import ALIASES, PRIVATE, fill_private, leaks
from tests.ui.presenting.seen import everything_seen
from tests.ui.presenting.walk import Walk, copied
from tests.ui.test_every_column_is_seen import factories


class ListeningWindow(MainWindow):
    """The real window; what it has screen readers say is kept."""

    heard: list[str]

    def announce(self, text: str) -> None:
        self.heard.append(presenter.aloud(text))
        super().announce(text)


@pytest.fixture(autouse=True)
def back_to_normal(store: Store) -> Iterator[None]:
    """Before the store is closed: what was masked is read anew."""
    yield
    presenter.turn(False)
    presenter.show_numbers(False)


@pytest.fixture
def window(
    qtbot: QtBot, store: Store, context: UiContext, tmp_path: Path
) -> Iterator[ListeningWindow]:
    fill_private(store)
    ListeningWindow.heard = []
    made = ListeningWindow(context, factories(Profile(tmp_path / "profile")))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.pages.current = ""


@pytest.fixture
def walk(window: ListeningWindow, qtbot: QtBot, tmp_path: Path) -> Walk:
    return Walk(window, qtbot, tmp_path)


@pytest.fixture(params=[False, True], ids=["aliases", "numbers"])
def with_numbers(request: pytest.FixtureRequest) -> bool:
    presenter.show_numbers(request.param)
    return bool(request.param)


def test_the_walk_comes_by_everything_private(walk: Walk, window: ListeningWindow) -> None:
    """Without presenter mode: else the tests below would find nothing for want of looking."""
    seen = "\n".join(everything_seen() for _ in walk.go())
    missing = PRIVATE.keys() - leaks(seen, with_aliases=True).keys()
    assert missing == set()
    assert leaks(seen, with_aliases=True)["alias"]
    drawn = "\n".join(line for line in seen.splitlines() if line.startswith("painted: "))
    assert leaks(drawn, with_aliases=True).keys() >= {"score", "alias", "suggestion", "light"}
    assert leaks("\n".join(window.heard), with_aliases=True)


def test_nothing_private_while_presenting(
    walk: Walk, window: ListeningWindow, with_numbers: bool
) -> None:
    presenter.turn(True)
    found = {}
    for place in walk.go():
        for words in (everything_seen(), copied(window)):
            if leaked := leaks(words, with_aliases=with_numbers):
                found[place] = leaked
    assert found == {}
    assert leaks("\n".join(window.heard), with_aliases=with_numbers) == {}


def test_nothing_private_once_it_is_turned_on(
    walk: Walk, window: ListeningWindow, with_numbers: bool
) -> None:
    """With the panel, dialog, tip or editor open when the class begins to look on."""
    found = {}
    for place in walk.go():
        window.heard.clear()
        presenter.turn(True)
        if leaked := leaks(everything_seen(), with_aliases=with_numbers):
            found[place] = leaked
        if leaked := leaks("\n".join(window.heard), with_aliases=with_numbers):
            found[f"heard: {place}"] = leaked
        presenter.turn(False)
    assert found == {}


def test_numbers_take_the_place_of_aliases_at_once(walk: Walk, window: ListeningWindow) -> None:
    presenter.turn(True)
    found = {}
    for place in walk.go():
        presenter.show_numbers(True)
        if "alias" in (leaked := leaks(everything_seen(), with_aliases=True)):
            found[place] = leaked["alias"]
        presenter.show_numbers(False)
    assert found == {}


class PaintedLeak(QWidget):
    """Draws a private word and says nothing to anybody."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(10, 20, "Diagnosisword")
        painter.end()


def test_a_planted_leak_is_seen(window: ListeningWindow) -> None:
    presenter.turn(True)
    open_now(window, "today")
    assert leaks(everything_seen(), with_aliases=True) == {}
    label = QLabel("fine", window)
    label.show()
    for plant in (
        label.setText, label.setToolTip, label.setAccessibleDescription, label.setStatusTip,
        window.setWindowTitle,
    ):  # fmt: skip
        plant("Luna: Styleword")
        assert leaks(everything_seen(), with_aliases=False).keys() == {"learning style"}
        plant("fine")
    painted = PaintedLeak(window)
    painted.setGeometry(200, 200, 200, 60)
    painted.show()
    assert leaks(everything_seen(), with_aliases=False).keys() == {"diagnosis"}
    painted.hide()
    label.setText("Aliasword")
    assert leaks(everything_seen(), with_aliases=False) == {}
    assert leaks(everything_seen(), with_aliases=True) == {"alias": "painted: Aliasword"}
    assert "Aliasword" in ALIASES
