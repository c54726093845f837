"""Rows of items that stay keep their widgets and the keyboard; a row that goes hands it on."""

from collections.abc import Hashable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.widgets import h_row, secondary_button


def make_row(item: Hashable) -> QWidget:
    row = QWidget()
    keep, swap = secondary_button("Keep", "keep"), secondary_button("Swap", "swap")
    row.setLayout(h_row(keep, swap))
    row.setObjectName(str(item))
    return row


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    rows = RowList("rows", "Nothing here", make_row)
    qtbot.addWidget(rows)
    rows.resize(600, 400)
    with qtbot.waitExposed(rows):
        rows.show()
    rows.activateWindow()
    rows.show_items(["a", "b", "c"], has_more=False)
    return rows


def button(rows: RowList, item: str, name: str) -> QPushButton:
    found = rows.row(item).findChild(QPushButton, name)
    assert found is not None
    return found


def test_news_keep_rows_and_focus(rows: RowList) -> None:
    kept = rows.row("b")
    button(rows, "b", "swap").setFocus()
    rows.show_items(["x", "b", "a"], has_more=True)

    assert rows.items == ("x", "b", "a")
    assert rows.row("b") is kept
    assert button(rows, "b", "swap").hasFocus()
    assert [rows.column.indexOf(rows.row(item)) for item in rows.items] == [0, 1, 2]
    assert rows.more_button.isVisible()


def test_the_next_row_takes_the_keyboard_over(rows: RowList) -> None:
    button(rows, "b", "swap").setFocus()
    rows.show_items(["a", "c"], has_more=False)

    assert button(rows, "c", "swap").hasFocus()


def test_the_last_row_to_go_says_so(qtbot: QtBot, rows: RowList) -> None:
    button(rows, "b", "keep").setFocus()
    with qtbot.waitSignal(rows.emptied):
        rows.show_items([], has_more=False)

    empty = rows.findChild(QWidget, "rows.empty")
    assert empty is not None
    assert empty.isVisible()


def test_more_is_asked_by_keyboard(qtbot: QtBot, rows: RowList) -> None:
    rows.show_items(["a"], has_more=True)
    with qtbot.waitSignal(rows.more_asked):
        qtbot.keyClick(rows.more_button, Qt.Key.Key_Space)
