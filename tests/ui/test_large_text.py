"""Spanish on a small laptop, also in twice the size: nothing is cut, covered or off the edge."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands.lessons import add_lesson
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import fonts, i18n, icons
from mehmiro_desktop.ui.bridge import SyncBridge
from mehmiro_desktop.ui.context import SCREENS, UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.monitoring.board_model import REASON
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.worker import worker_of
from tests.helpers.full_student import SPANISH, FullStudent
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now
from tests.store.peek import push_all
from tests.ui.fitting import faults
from tests.ui.monitoring.conftest import settled
from tests.ui.sync_center.seen import make_conflict
from tests.ui.test_today import Teller
from tests.ui.whole_window import open_whole_window

CLASS_NAME = "5.º A · Lengua y Literatura"


@pytest.fixture
def percent() -> int:
    """The size of the text."""
    return 200


@pytest.fixture
def window(
    qtbot: QtBot, context: UiContext, dressed_app: QApplication, tmp_path: Path, percent: int
) -> MainWindow:
    """A window over a class with everything in it, in large Spanish."""
    context.sync = SyncBridge(Teller(SyncStatus(SyncState.OFFLINE, pending=39)))  # type: ignore[arg-type]
    for name in ("4.º C · Lectura", "6.º A · Ciencias"):
        ClassroomBuilder(context.store, name=name).build().score(3)
    built = ClassroomBuilder(context.store, name="6.º B").build()
    built.score(3)
    push_all(context.store)
    make_conflict(context.store, built)
    full = FullStudent(context.store, CLASS_NAME, SPANISH, context.clock.today())
    full.add_sources().add_words().add_monitoring()
    lesson = add_lesson(
        context.store, full.class_id, "El ciclo del agua", context.clock.today()
    )
    context.settings.language = "es"
    i18n.apply_language(dressed_app, "es")
    fonts.set_text_size(dressed_app, percent)
    made = open_whole_window(qtbot, context, tmp_path / "profile")
    made.setProperty("class", full.class_id)
    made.setProperty("lesson", lesson.id)
    made.show_status(SyncStatus(SyncState.OFFLINE, pending=39, to_review=2))
    return made


def press(window: MainWindow, name: str) -> None:
    button = next(each for each in window.findChildren(QPushButton, name) if each.isVisible())
    button.click()


def why(qtbot: QtBot, window: MainWindow) -> None:
    board = window.pages.screen_in_front()
    assert isinstance(board, MonitoringScreen)
    settled(qtbot, board)
    row = board.view.row_at(0)
    assert row is not None
    board.show_why(row)


def show(qtbot: QtBot, window: MainWindow, name: str, *steps: str) -> list[str]:
    """Open a screen, press what stands on it, and return what does not fit."""
    where = {"score": {"class_id": window.property("class")}}.get(name, {})
    if name == "student":
        students = load_students(window.context.store, str(window.property("class")))
        where = {"student_id": students[0].id}
    if name == "lesson":
        name, where = "lessons", {"lesson_id": window.property("lesson")}
    open_now(window, name, **where)
    screen = window.pages.screen_in_front()
    if isinstance(screen, MonitoringScreen):
        settled(qtbot, screen)
    for step in steps:
        if step == "why":
            why(qtbot, window)
        else:
            press(window, step)
    for _ in range(3):
        QApplication.processEvents()
    # Lists are filled and panels laid out within turns, some from a worker.
    qtbot.waitUntil(lambda: not worker_of(window.context).is_busy)
    for _ in range(20):
        QApplication.processEvents()
        if not faults(window):
            break
        qtbot.wait(50)
    return faults(window)


SHOWN: dict[str, tuple[str, ...]] = {
    "today": ("today",),
    "score": ("score",),
    "quick": ("score", "score.mode.quick"),
    "students": ("students",),
    "variables": ("students", "students.tabs.variables"),
    "sessions": ("students", "students.tabs.sessions"),
    "student": ("student",),
    "monitoring": ("monitoring",),
    "why": ("monitoring", "why"),
    "monitoring settings": ("monitoring", "monitoring.open_settings"),
    "week": ("lessons",),
    "lesson": ("lesson",),
    "suggestions": ("suggestions",),
    "reports": ("reports",),
    "import": ("reports", "reports.part.import"),
    "sync": ("sync",),
    "sync review": ("sync", "sync.tabs.review"),
    "settings": ("settings",),
}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", SHOWN)
def test_everything_fits(qtbot: QtBot, window: MainWindow, name: str, percent: int) -> None:
    assert show(qtbot, window, *SHOWN[name]) == []


def test_the_top_bar_fits_in_every_state_of_sync_and_under_every_title(
    window: MainWindow,
) -> None:
    bar, class_name = window.top_bar, f"{CLASS_NAME}, turno de la mañana"
    for state in SyncState:
        window.show_status(SyncStatus(state, pending=1234))
        for title in SCREENS:
            bar.show_place(window.rail.full_words(title), class_name, "")
            QApplication.processEvents()
            assert faults(bar) == []
            # Cut or not, the first word of the state and the letters that tell a class stand there.
            assert bar.pill.text().split()[0] == bar.pill.accessibleName().split()[0]
            assert bar.switcher.text().startswith("5.º A")


def test_the_rail_s_count_stands_beside_its_icon(window: MainWindow) -> None:
    for count in (3, 150):
        window.rail.show_attention(count)
        badge = window.rail.findChild(QLabel, "rail.badge.sync")
        button = window.rail.findChild(QToolButton, "rail.sync")
        assert badge is not None
        assert button is not None
        icon_right = (button.width() + button.iconSize().width()) // 2
        assert badge.x() >= icon_right
        assert badge.geometry().right() < button.width()


def test_icons_grow_with_the_text(window: MainWindow) -> None:
    large = window.top_bar.search.iconSize().width()
    assert large == icons.SIZE_PX * 3 // 2


def test_where_half_of_the_screen_is_too_little_why_takes_the_board_s_place(
    qtbot: QtBot, window: MainWindow
) -> None:
    show(qtbot, window, "monitoring", "why")
    board = window.pages.screen_in_front()
    assert isinstance(board, MonitoringScreen)
    assert not board.view.isVisible()
    assert board.evidence.open_button.hasFocus()
    qtbot.keyClick(board.evidence.open_button, Qt.Key.Key_Escape)
    assert board.view.hasFocus()
    reason = board.view.columnWidth(REASON)
    assert reason >= fonts.scaled(200)
    window.resize(1024, 640)
    QApplication.processEvents()
    assert not board.view.horizontalScrollBar().isVisible()
    assert board.view.columnWidth(REASON) >= fonts.scaled(100)
