"""The student page inside the whole window: rail, keys, names for readers, every language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.students_page.screen import TABS, StudentScreen
from tests.helpers.full_student import ALIASES, NAMES, FullStudent
from tests.helpers.windows import open_now
from tests.ui.test_accessible import complaints
from tests.ui.test_every_word import PseudoLocale, hard_coded


@pytest.fixture
def full(store: Store) -> FullStudent:
    return FullStudent(store).add_sources().add_words().add_monitoring()


@pytest.fixture
def window(qtbot: QtBot, context: UiContext, full: FullStudent) -> MainWindow:
    names = ("today", "score", "students", "student", "sync")
    made = MainWindow(context, {name: SCREEN_FACTORIES[name] for name in names})
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def page(window: MainWindow) -> StudentScreen:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, StudentScreen)
    return screen


def test_the_page_belongs_to_students_on_the_rail(
    window: MainWindow, full: FullStudent
) -> None:
    open_now(window, "student", student_id=full.student.id)
    button = window.findChild(QToolButton, "rail.students")
    assert button is not None
    assert button.isChecked()
    assert page(window).student_id == full.student.id
    # No alias in the window's title: it shows on task bars and projectors.
    assert not any(alias in window.windowTitle() for alias in ALIASES)


def test_keys_alone_reach_the_next_student_and_the_table(
    window: MainWindow, qtbot: QtBot, full: FullStudent
) -> None:
    open_now(window, "student", student_id=full.student.id)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page(window).isAncestorOf(focus)
    qtbot.keyClick(focus, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page(window).student_id == full.students[1].id
    qtbot.keyClick(focus, Qt.Key.Key_T)
    panels = page(window).pages["summary"].panels()
    qtbot.waitUntil(lambda: [panel.shows_table for panel in panels] == [True, True])


def test_every_control_has_a_name_and_a_target(
    window: MainWindow, qtbot: QtBot, full: FullStudent
) -> None:
    for tab in TABS:
        open_now(window, "student", student_id=full.student.id, tab=tab)
        qtbot.wait(10)
        assert complaints(page(window)) == [], tab


@pytest.fixture
def pseudo(dressed_app: QApplication, plain_english: None) -> Iterator[None]:
    translator = PseudoLocale()
    dressed_app.installTranslator(translator)
    yield
    dressed_app.removeTranslator(translator)


TYPED = (
    *ALIASES, *NAMES, "Read in pairs for ten minutes a day.", "Reads every evening.",
    "Agree on a fixed place for the notebook.", "Read aloud for the first time.",
    "Forgot the notebook twice.", "Homework falls while reading rises.", "Earlier: steady.",
    "Three of the last five were missing.", "Slow.", "Talk about the notebook on Monday.",
    "Four of five handed in.", "model-x", "Dec", "Wednesday",
)  # fmt: skip
"""What people and the server wrote: shown as it is."""


def test_no_word_is_hard_coded(
    pseudo: None, window: MainWindow, qtbot: QtBot, full: FullStudent
) -> None:
    for tab in TABS:
        open_now(window, "student", student_id=full.student.id, tab=tab)
        qtbot.wait(10)
        left = {text for text in hard_coded(page(window)) if untranslated(text)}
        assert left == set(), tab


def untranslated(text: str) -> str:
    """Return the words of ours that are outside the pseudo-locale's brackets."""
    for typed in sorted(TYPED, key=len, reverse=True):
        text = text.replace(typed, "")
    words = strip_translated(text).split()
    return " ".join(word for word in words if word.isalpha() and len(word) > 1)


def test_a_hard_coded_word_would_be_noticed() -> None:
    assert untranslated("⟦best~~⟧ Luna 4 · Reading") == ""
    assert untranslated("⟦best~~⟧ Luna 4 · unseen") == "unseen"


def strip_translated(text: str) -> str:
    """Return what is outside the pseudo-locale's brackets."""
    kept, depth = [], 0
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        kept.append(letter if depth == 0 and letter not in "⟦⟧()·.,:" else " ")
    words = "".join(kept).split()
    months = {"Jan", "Feb", "Mar", "AI"}
    return " ".join(word for word in words if word not in months)


def test_it_is_masked_in_place_while_presenting(window: MainWindow, full: FullStudent) -> None:
    open_now(window, "student", student_id=full.student.id)
    presenter.turn(True)
    try:
        seen = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
        assert "Luna" in seen
        assert not any("attention" in text or "weeks" in text for text in seen)
        head = page(window).header
        assert head.trend.text() == presenter.DOT
        assert head.trend.accessibleName() == "Hidden while presenting"
        page(window).go(1)
        page(window).finish()
        assert head.alias.text() == ALIASES[1]
    finally:
        presenter.turn(False)
    assert page(window).isVisible()
