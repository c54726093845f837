"""A lesson in the life: the real window over a real store, driven by keys and clicks, counted.

Each test is a row of the design's table of the same name; a chord counts as one press. A class of
28, a scale of 1-5, six variables. The rows that have their tests elsewhere, and those that are not
in the application:

    ================================= ========================================================
    Row                               Where
    ================================= ========================================================
    Network back: 0 clicks            test_school.py, against a real server
    New laptop: sign in               test_school.py, without its limit of 15 s
    Shared laptop: sign out           test_flow.py; it asks, and keeps everything encrypted
    Battery dies                      store/test_crashes.py, sync/test_kill.py
    Shared laptop: lock and hand over not in the application: no lock, no PIN
    Closing says what waits           the pill says it until the end; nothing is asked
    ================================= ========================================================
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import (
    AssessmentVariable,
    AttendanceStatus,
    CellKey,
    Student,
)
from mehmiro_desktop.errors import Offline
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.scores import clear_scores, fill_blanks, record_score
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.cell_records import load_records
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_sessions,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.queries.suggestions import count_unread
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.bridge import SyncBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.habits import usual_comments
from mehmiro_desktop.ui.i18n import shown_time
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.reports.screen import ReportsScreen
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.hand import Hand, Hold, Key
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion
from tests.helpers.windows import open_now
from tests.store.peek import push_all
from tests.ui.monitoring.conftest import RED, Lights, lights, settled
from tests.ui.scoring.conftest import ALIASES
from tests.ui.sync_center.seen import make_conflict
from tests.ui.test_today import Teller

__all__ = ["lights"]

ENTER = Key.Key_Return


@dataclass
class Room:
    """The window on Today, and the class in it."""

    window: MainWindow
    store: Store
    clock: FixedClock
    class_id: str
    roster: tuple[Student, ...]
    measured: tuple[AssessmentVariable, ...]

    @property
    def score(self) -> ScoreScreen:
        screen = self.window.pages.screen_in_front()
        assert isinstance(screen, ScoreScreen)
        return screen

    @property
    def session_id(self) -> str:
        assert self.score.sheet.at is not None
        return self.score.sheet.at.session.id

    @property
    def column(self) -> list[Decimal | None]:
        """The scores of the first variable, as the store has them."""
        cells = load_grid(self.store, self.session_id).cells
        found = [cells.get((each.id, self.measured[0].id)) for each in self.roster]
        return [None if cell is None else cell.value for cell in found]

    @property
    def away(self) -> dict[str, AttendanceStatus]:
        names = {each.id: each.alias for each in self.roster}
        found = load_attendance(self.store, self.session_id)
        return {names[student]: status for student, status in found.items()}

    def named(self, name: str) -> QWidget:
        """The widget in sight; a card drawn anew leaves its former self behind for a moment."""
        every = self.window.findChildren(QWidget, name)
        return next(each for each in every if each.isVisible())


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture(autouse=True)
def in_private() -> Iterator[None]:
    yield
    presenter.turn(False)


def open_window(qtbot: QtBot, context: UiContext, name: str) -> MainWindow:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, name)
    return window


@pytest.fixture
def room(qtbot: QtBot, context: UiContext, store: Store, clock: FixedClock) -> Room:
    made = classes.add_class(store, "5.º A")
    roster = classes.add_students(store, made.id, ALIASES)
    names = ("Comprensión", "Escritura", "Lectura", "Oral", "Tareas", "Voz")
    low, high = Decimal(1), Decimal(5)
    measured = tuple(classes.add_variable(store, made.id, name, low, high) for name in names)
    context.settings.quick_comments = usual_comments()
    window = open_window(qtbot, context, "today")
    return Room(window, store, clock, made.id, roster, measured)


@pytest.fixture
def lesson(room: Room, hand: Hand) -> Room:
    """The lesson has been started from Today."""
    hand.press(ENTER)
    hand.begin()
    return room


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
    assert lesson.window.toasts.text == "Undone: score 2"


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


@pytest.mark.parametrize(("button", "stays"), [("keep", 4), ("swap", 5)])
def test_a_conflict_is_one_click_either_way(
    qtbot: QtBot,
    context: UiContext,
    store: Store,
    clock: FixedClock,
    hand: Hand,
    button: str,
    stays: int,
) -> None:
    """From Today a second click: the one that opens the list, which the badge asks for."""
    built = ClassroomBuilder(store).build()
    built.score(3)
    push_all(store)
    clock.advance(minutes=5)
    make_conflict(store, built)
    window = open_window(qtbot, context, "today")
    window.show_status(SyncStatus(SyncState.WAITING, to_review=1))
    badge = window.findChild(QLabel, "rail.badge.sync")
    assert badge is not None
    assert badge.isVisible()
    assert badge.text() == "1"
    opening = window.findChild(QToolButton, "rail.sync")
    assert opening is not None
    hand.click(opening)
    QApplication.processEvents()
    assert hand.count <= 1
    hand.begin()
    choice = window.findChild(QPushButton, f"sync.conflict.{button}")
    assert choice is not None
    hand.click(choice)
    assert hand.count <= 1
    assert load_summary(store).to_review == 0
    cell = load_grid(store, built.session.id).cells[built.roster[0].id, built.measured[0].id]
    assert cell.value == stays


def test_reports_of_another_class_and_a_workbook_are_four_clicks(
    qtbot: QtBot, room: Room, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports, class, formats, make; into the person's documents, as the screen says."""
    other = ClassroomBuilder(room.store, students=28, variables=3, name="6B").build().fill(7)
    documents = tmp_path / "documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(documents))
    hand.click(room.named("rail.reports"))
    screen = room.window.pages.screen_in_front()
    assert isinstance(screen, ReportsScreen)
    hand.click(room.named(f"reports.class.{other.school_class.id}"))
    assert screen.make.who.class_id == other.school_class.id
    # A tick box takes clicks on its box and words, not on the empty room after them.
    workbook = room.named("reports.format.xlsx")
    hand.click(workbook, QPoint(14, workbook.height() // 2))
    with qtbot.waitSignal(screen.make.runner.finished, timeout=30_000):
        hand.click(room.named("reports.start"))
    assert hand.count <= 4
    (folder,) = documents.iterdir()
    assert folder.name.startswith("Reports 6B")
    assert str(documents)[-20:] in screen.make.files.place_label.text()
    assert len(list(folder.glob("report-*.pdf"))) == 28
    assert (folder / "scores.xlsx").is_file()


def test_a_class_for_the_new_school_year_is_six_clicks(room: Room, hand: Hand) -> None:
    """The class, its variables copied from last year's, and the pasted list of students."""
    QGuiApplication.clipboard().setText("\n".join(f"Estrella {n}x" for n in range(30)))
    hand.click(room.named("rail.students"))
    hand.click(room.named("class.more"))
    menu = room.named("class.menu")
    assert isinstance(menu, QMenu)
    wanted = next(each for each in menu.actions() if each.objectName() == "class.new_year")
    hand.click(menu, menu.actionGeometry(wanted).center())
    hand.click(room.named("class.year.create"))
    hand.click(room.named("roster.paste"))
    hand.click(room.named("roster.panel.add"))
    assert hand.count <= 6
    made = next(each for each in load_classes(room.store) if each.id != room.class_id)
    assert len(load_students(room.store, made.id)) == 30
    names = [each.name for each in load_variables(room.store, made.id)]
    assert names == [each.name for each in room.measured]


def test_who_worries_me_is_one_key_from_the_board(
    qtbot: QtBot, context: UiContext, lights: Lights, hand: Hand
) -> None:
    board = MonitoringScreen(context)
    qtbot.addWidget(board)
    board.analyse()
    settled(qtbot, board)
    window = open_window(qtbot, context, "today")
    hand.chord(Key.Key_4)
    opened = window.pages.screen_in_front()
    assert isinstance(opened, MonitoringScreen)
    settled(qtbot, opened)
    hand.begin()
    hand.press(ENTER)
    assert hand.count <= 1
    assert window.pages.current == "student"
    alias = lights.builder.roster[RED].alias
    front = window.pages.screen_in_front()
    assert front is not None
    qtbot.waitUntil(lambda: any(alias in each.text() for each in front.findChildren(QLabel)))


@pytest.mark.parametrize("key", ["e", "d"], ids=["read", "dismiss"])
def test_a_note_of_the_machine_is_one_key(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, hand: Hand, key: str
) -> None:
    for student in range(3):
        add_suggestion(context.store, classroom.score(4, student), "Read in pairs.")
    window = open_window(qtbot, context, "today")
    assert window.pages.current == "today"
    hand.chord(Key.Key_6)
    hand.begin()
    hand.press(key)
    assert hand.count <= 1
    assert count_unread(context.store) == 2


def test_scores_of_the_last_lesson_are_there_again_by_one_chord(
    lesson: Room, hand: Hand
) -> None:
    """Rule (e) of the table: the most used screen is a chord away from everywhere."""
    key = CellKey(lesson.roster[0].id, lesson.measured[0].id, lesson.session_id)
    hand.press("4", ENTER)
    hand.chord(Key.Key_9)
    record_score(lesson.store, key, Decimal(5))
    hand.begin()
    hand.chord(Key.Key_2)
    assert hand.count <= 1
    assert lesson.column[0] == 5
