"""Days are shown with the month's name and typed in any way people write them."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.classes.day_edit import DayEdit
from mehmiro_desktop.ui.typed_days import typed_day


@pytest.mark.parametrize(
    "text",
    ["2 Mar 2026", "2 mar 2026", "2 de marzo de 2026", "2 March 2026", "2/3/2026", "02-03-2026",
     "2026-03-02", " 2.3.2026 ", "2 mar. 2026"],
)  # fmt: skip
def test_the_second_of_march(text: str) -> None:
    assert typed_day(text) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1 sept 2026", date(2026, 9, 1)), ("31 ago 2026", date(2026, 8, 31)),
     ("5 jun 2026", date(2026, 6, 5)), ("5 jul 2026", date(2026, 7, 5)),
     ("1 ene 2026", date(2026, 1, 1)), ("1 dic 2026", date(2026, 12, 1)),
     ("1 may 2026", date(2026, 5, 1))],
)  # fmt: skip
def test_months_of_both_languages(text: str, expected: date) -> None:
    assert typed_day(text) == expected


@pytest.mark.parametrize("text", ["", "2 ma 2026", "31 feb 2026", "2 xyz 2026", "hoy", "2 mar"])
def test_no_day_is_none(text: str) -> None:
    assert typed_day(text) is None


@pytest.fixture
def edit(qtbot: QtBot, plain_english: None) -> Iterator[DayEdit]:
    host = QWidget()
    host.resize(400, 200)
    made = DayEdit(host)
    made.resize(200, 44)
    made.setDate(QDate(2026, 3, 2))
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    yield made
    host.close()


def line_of(edit: DayEdit) -> QLineEdit:
    line = edit.lineEdit()
    assert isinstance(line, QLineEdit)
    return line


def test_a_day_names_its_month_in_both_languages(
    edit: DayEdit, dressed_app: QApplication, qtbot: QtBot
) -> None:
    assert edit.text() == "2 Mar 2026"
    i18n.apply_language(dressed_app, "es")
    spanish = DayEdit()
    qtbot.addWidget(spanish)
    spanish.setDate(QDate(2026, 3, 2))
    assert spanish.text() == "2 mar 2026"


@pytest.mark.parametrize("text", ["5/4/2026", "5 apr 2026", "5 de abril de 2026", "2026-04-05"])
def test_a_day_is_typed_in_any_way(edit: DayEdit, qtbot: QtBot, text: str) -> None:
    edit.setFocus()
    line_of(edit).selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.date() == QDate(2026, 4, 5)
    assert edit.text() == "5 Apr 2026"


def test_what_is_no_day_leaves_the_day(edit: DayEdit, qtbot: QtBot) -> None:
    edit.setFocus()
    line_of(edit).selectAll()
    qtbot.keyClicks(edit, "40/40")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.date() == QDate(2026, 3, 2)
    assert edit.text() == "2 Mar 2026"


def test_arrows_still_step(edit: DayEdit, qtbot: QtBot) -> None:
    edit.setFocus()
    edit.setCurrentSection(DayEdit.Section.DaySection)
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.date() == QDate(2026, 3, 3)
