"""A lesson in the life: the real window over a real store, driven by keys and clicks, counted.

Each test is a row of the design's table of the same name, up to the bell; what comes after it is in
test_after_the_lesson.py. A chord counts as one press. A class of 28, a scale of 1-5, six
variables. The rows that have their tests elsewhere:

    ================================= ========================================================
    Row                               Where
    ================================= ========================================================
    Network back: 0 clicks            test_school.py, against a real server
    New laptop: sign in               test_school.py, against a real server
    Shared laptop: sign out           lock/test_leaving.py
    Battery dies                      store/test_crashes.py, sync/test_kill.py
    Closing says what waits           lock/test_leaving.py
    Another teacher                   lock/test_shared.py
    ================================= ========================================================
"""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import (
    AttendanceStatus,
    CellKey,
)
from mehmiro_desktop.errors import Offline
from mehmiro_desktop.store.commands.scores import clear_scores, fill_blanks
from mehmiro_desktop.store.queries.cell_records import load_records
from mehmiro_desktop.store.queries.classes import (
    load_sessions,
)
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.bridge import SyncBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.habits import usual_comments
from mehmiro_desktop.ui.i18n import shown_time
from tests.helpers.clocks import FixedClock
from tests.helpers.hand import Hand, Hold, Key
from tests.helpers.stores import ClassroomBuilder
from tests.ui.lesson.conftest import ENTER, Room, open_window
from tests.ui.scoring.conftest import ALIASES
from tests.ui.test_today import Teller


def test_launch_lands_on_today_and_says_it_is_ready(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, clock: FixedClock, hand: Hand
) -> None:
    at = clock.now().replace(hour=7, minute=5)
    status = SyncStatus(SyncState.OFFLINE, last_synced_at=at, error=Offline())
    context.sync = SyncBridge(Teller(status))  # type: ignore[arg-type]
    window = open_window(qtbot, context, "today")
    assert window.pages.current == "today"
    ready = window.findChild(QLabel, "today.readiness")
    assert ready is not None
    assert ready.isVisible()
    assert ready.text() == f"Ready offline · data from today {shown_time(at)}"
    assert window.top_bar.pill.text() == "Offline"
    assert hand.count == 0


def test_start_is_one_key_and_leaves_no_empty_session(room: Room, hand: Hand) -> None:
    hand.press(ENTER)
    assert hand.count <= 1
    assert room.window.pages.current == "score"
    assert QApplication.focusWidget() is room.score.grid
    assert load_sessions(room.store, room.class_id) == ()
    hand.press("4", ENTER)
    (session,) = load_sessions(room.store, room.class_id)
    assert session.on == room.clock.today()


def test_start_is_one_click(room: Room, hand: Hand) -> None:
    hand.click(room.named(f"today.start.{room.class_id}"))
    assert hand.count <= 1
    assert room.window.pages.current == "score"


def test_two_absent_are_two_clicks(lesson: Room, hand: Hand) -> None:
    grid, model = lesson.score.grid, lesson.score.sheet.model
    for row in (3, 5):
        place = grid.visualRect(model.index(row, model.attendance_column)).center()
        hand.click(grid.viewport(), place)
    assert hand.count <= 2
    absent = AttendanceStatus.ABSENT
    assert lesson.away == {ALIASES[3]: absent, ALIASES[5]: absent}


def test_two_absent_by_letters(lesson: Room, hand: Hand) -> None:
    hand.press("/con")
    hand.chord(Key.Key_A, Hold.AltModifier)
    hand.press("br")
    hand.chord(Key.Key_A, Hold.AltModifier)
    assert hand.count <= 2 * (3 + 1)
    assert set(lesson.away) == {"Cóndor", "Brisa"}


def test_a_variable_for_everyone_is_a_key_each_in_quick_score(lesson: Room, hand: Hand) -> None:
    hand.press("q")
    hand.begin()
    wanted = [1 + (row * 3) % 5 for row in range(28)]
    for digit in wanted:
        hand.press(str(digit))
    assert hand.count <= 28
    assert lesson.column == wanted


def test_a_variable_for_everyone_is_two_keys_each_in_the_grid(lesson: Room, hand: Hand) -> None:
    wanted = [1 + (row * 3) % 5 for row in range(28)]
    for digit in wanted:
        hand.press(str(digit), ENTER)
    assert hand.count <= 56
    assert lesson.column == wanted


def test_the_same_for_all_and_three_exceptions(lesson: Room, hand: Hand) -> None:
    hand.press("4")
    hand.chord(ENTER)
    hand.press(Key.Key_Down, "2", Key.Key_Down, Key.Key_Down, "3", Key.Key_Down, "1", ENTER)
    assert hand.count <= 14
    assert lesson.column == [4, 2, 4, 3, 1] + [4] * 23


@pytest.mark.parametrize("way", ["", "q"], ids=["grid", "quick-score"])
def test_one_student_shines(lesson: Room, hand: Hand, way: str) -> None:
    hand.press(way)
    hand.begin()
    hand.press("/co", ENTER, "5")
    assert hand.count <= 5
    hand.begin()
    hand.press("c1")
    assert hand.count <= 2
    key = CellKey(lesson.roster[1].id, lesson.measured[0].id, lesson.session_id)
    (record,) = load_records(lesson.store, key)
    assert (record.value, record.comments) == (Decimal(5), usual_comments()[0])


@pytest.mark.parametrize("way", ["", "q"], ids=["grid", "quick-score"])
def test_calling_somebody_is_one_key_and_never_who_is_absent(
    lesson: Room, hand: Hand, way: str
) -> None:
    hand.press("a", way)
    called = []
    for _ in range(27):
        hand.begin()
        hand.press("r")
        assert hand.count <= 1
        alias = lesson.named("score.picker.alias")
        assert isinstance(alias, QLabel)
        assert alias.isVisible()
        called.append(alias.text())
    assert sorted(called) == sorted(set(ALIASES) - {ALIASES[0]})


def test_a_wrong_score_is_taken_back_by_one_chord_and_named(lesson: Room, hand: Hand) -> None:
    hand.press("4", ENTER, "2", ENTER)
    lesson.clock.advance(seconds=30)
    hand.begin()
    hand.chord(Key.Key_Z)
    assert hand.count <= 1
    assert lesson.column[:3] == [4, None, None]
    assert lesson.window.toasts.text == "Undone: score 2 · Cometa, Comprensión"


def test_the_projector_is_one_key(lesson: Room, hand: Hand) -> None:
    hand.press("4", ENTER)
    hand.begin()
    hand.press(Key.Key_F8)
    assert hand.count <= 1
    assert presenter.is_on()
    model = lesson.score.sheet.model
    shown = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "4" not in "".join(shown)


def test_a_second_screen_masks_by_itself(lesson: Room, hand: Hand) -> None:
    screen = QApplication.primaryScreen()
    QApplication.instance().screenAdded.emit(screen)  # type: ignore[union-attr]
    assert presenter.is_on()
    assert hand.count == 0


def test_missing_marks_are_one_click_or_one_key(lesson: Room, hand: Hand) -> None:
    hand.press("4", ENTER)
    for variable in lesson.measured:
        fill_blanks(lesson.store, lesson.session_id, variable.id, Decimal(4))
        cleared = [
            CellKey(lesson.roster[row].id, variable.id, lesson.session_id) for row in (2, 7)
        ]
        clear_scores(lesson.store, cleared)
    grid = lesson.score.grid
    for _ in range(3):
        QApplication.processEvents()
    chip = lesson.named("score.blanks")
    assert isinstance(chip, QPushButton)
    assert chip.text() == "12 blanks"
    hand.begin()
    hand.click(chip)
    assert hand.count <= 1
    assert [row for row in range(28) if not grid.isRowHidden(row)] == [2, 7]
    hand.begin()
    hand.press("b")
    assert hand.count <= 1
    assert not any(grid.isRowHidden(row) for row in range(28))


def test_the_bell_is_only_closing(qtbot: QtBot, lesson: Room, hand: Hand) -> None:
    hand.press("4", ENTER, "2")
    hand.begin()
    with qtbot.waitSignal(lesson.window.closed, timeout=1000):
        lesson.window.close()
    assert hand.count == 0
    assert QApplication.activeModalWidget() is None
    assert lesson.column[:2] == [4, 2]
