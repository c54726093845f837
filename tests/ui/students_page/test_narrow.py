"""Large text and small windows: nothing is cut, things go below one another."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui import fonts, i18n, theme
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.screen import TABS, StudentScreen
from mehmiro_desktop.ui.widgets import plain_label
from mehmiro_desktop.ui.widgets.wrap import WrapLayout
from tests.helpers.full_student import FullStudent


@pytest.fixture
def large(dressed_app: QApplication) -> Iterator[None]:
    fonts.set_text_size(dressed_app, 200)
    i18n.apply_language(dressed_app, "es")
    yield
    fonts.set_text_size(dressed_app, 100)


def shown(qtbot: QtBot, context: UiContext, store: Store, width: int) -> StudentScreen:
    full = FullStudent(store).add_sources().add_words().add_monitoring()
    screen = StudentScreen(context)
    qtbot.addWidget(screen)
    theme.dress(screen)
    screen.resize(width, 600)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.show_for(full.student.id)
    qtbot.wait(10)
    return screen


def too_narrow(root: QWidget) -> list[str]:
    return [
        f"{button.objectName()} {button.text()!r}"
        for button in root.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]


def test_no_button_is_cut_at_twice_the_text(
    plain_english: None, large: None, qtbot: QtBot, context: UiContext, store: Store
) -> None:
    screen = shown(qtbot, context, store, 1182)
    for tab in TABS:
        screen.tabs.choose(tab)
        qtbot.wait(10)
        assert screen.width() == 1182
        assert too_narrow(screen) == [], tab


def test_cards_go_below_one_another_and_back(
    qtbot: QtBot, context: UiContext, store: Store
) -> None:
    screen = shown(qtbot, context, store, 1278)
    line, profile = screen.pages["summary"].panels()
    assert line.y() == profile.y()
    screen.resize(700, 600)
    qtbot.waitUntil(lambda: profile.y() > line.y())
    screen.resize(1278, 600)
    qtbot.waitUntil(lambda: profile.y() == line.y())


def test_a_row_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = WrapLayout(spacing=10)
    labels = [plain_label(text) for text in ("one", "two", "three")]
    for label in labels:
        row.addWidget(label)
    host.setLayout(row)
    one_line = row.sizeHint()
    host.resize(one_line.width(), 200)
    host.show()
    assert len({label.y() for label in labels}) == 1
    assert row.heightForWidth(one_line.width()) == one_line.height()
    host.resize(one_line.width() - 1, 200)
    assert [label.y() > labels[0].y() for label in labels] == [False, False, True]
    assert row.heightForWidth(one_line.width() - 1) == 2 * one_line.height() + 10
    labels[1].hide()
    row.activate()
    assert labels[2].y() == labels[0].y()
    taken = row.takeAt(0)
    assert taken is not None
    assert row.count() == 2
    assert row.takeAt(9) is None
