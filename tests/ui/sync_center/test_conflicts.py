"""A conflict card shows both values, says which one stayed, and swaps them in one click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import scores
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.ui.sync_center.screen import SyncCenterScreen
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell
from tests.ui.sync_center.conftest import (
    delete_from_web,
    press,
    score_from_web,
)
from tests.ui.sync_center.seen import front, make_conflict, texts, value


def test_a_conflict_shows_both_values_and_which_one_stayed(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    make_conflict(store, classroom)
    said = front(screen, "review")

    assert "Cometa 01" in said
    assert "Variable 1 · 2 Mar · score" in said
    assert "This laptop · today" in said
    assert "Web · 9 Mar" in said
    assert "this one stayed | 4" in said
    assert "| 5 |" in said
    assert screen.tabs.findChild(QPushButton, "sync.tabs.review").text() == "To review 1"  # type: ignore[union-attr]


def test_use_the_other_is_one_click_and_can_be_undone(
    screen: SyncCenterScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    make_conflict(store, classroom)
    front(screen, "review")
    assert value(store, classroom) == 4
    press(screen, "sync.conflict.swap")

    assert value(store, classroom) == 5
    assert load_summary(store).to_review == 0
    assert load_summary(store).pending == 1, "the change back is sent to the server"
    assert shell.toasts == [("The other version is used now", True)]
    undo(store)
    assert value(store, classroom) == 4


def test_keep_result_takes_the_card_away_and_changes_nothing(
    qtbot: QtBot, screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    make_conflict(store, classroom)
    front(screen, "review")
    keep = screen.findChild(QPushButton, "sync.conflict.keep")
    assert keep is not None
    keep.setFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Space)

    assert value(store, classroom) == 4
    assert load_summary(store).to_review == 0
    assert "Nothing to review" in texts(screen.lists.by_name["review"])
    assert QApplication.focusWidget() is screen.tabs.findChild(QPushButton, "sync.tabs.review")


def test_a_comment_in_conflict_is_quoted(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    scores.record_comment(store, classroom.key(), "helped <b>others</b>")
    score_from_web(store, classroom.key(), comments="spoke well", device="Library")
    said = front(screen, "review")

    assert "comment" in said
    assert "“helped <b>others</b>”" in said
    assert "Library · 9 Mar" in said
    assert "“spoke well”" in said


def test_an_edit_of_what_was_removed_elsewhere_is_a_card(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(5)
    cell = load_cell(store, classroom.key())
    assert cell is not None
    delete_from_web(store, "assessments", cell.assessment_id)
    said = front(screen, "review")

    assert "changed here, removed there" in said
    assert "removed" in said
    press(screen, "sync.conflict.swap")
    assert value(store, classroom) == 5
