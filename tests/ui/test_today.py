"""Today while classes arrive for the first time, and what each class offers."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.tables import STUDENT_MONITORING_STATUS
from mehmiro_desktop.errors import Offline
from mehmiro_desktop.store.commands.classes import add_class, add_students, start_session
from mehmiro_desktop.store.commands.lessons import add_lesson
from mehmiro_desktop.store.commands.overrides import set_override
from mehmiro_desktop.store.rows import insert_row
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.bridge import SyncBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.today import TodayScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion


class Teller:
    """A runner that says what it is told to say."""

    def __init__(self, status: SyncStatus) -> None:
        self.status = status
        self.requests = 0
        self.tell: Callable[[SyncStatus], None] = lambda _status: None

    def subscribe(self, callback: Callable[[SyncStatus], None]) -> object:
        self.tell = callback
        return lambda: None

    def request(self, *, check: bool = False) -> None:
        self.requests += 1


def open_today(
    qtbot: QtBot, context: UiContext, status: SyncStatus
) -> tuple[TodayScreen, Teller]:
    runner = Teller(status)
    context.sync = SyncBridge(runner)  # type: ignore[arg-type]
    today = TodayScreen(context)
    qtbot.addWidget(today)
    with qtbot.waitExposed(today):
        today.show()
    today.show_for()
    return today, runner


def text(root: QWidget, name: str) -> str:
    widget = root.findChild(QLabel, name)
    assert widget is not None
    return widget.text()


def test_the_first_download_is_told_not_the_empty_state(
    qtbot: QtBot, context: UiContext
) -> None:
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.SENDING))
    assert text(today, "today.state.message") == "Fetching your classes…"


def test_classes_are_offered_as_they_arrive_and_counted(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.SENDING))
    words = "Still downloading: 1 class and 3 students here so far. Use them already."
    assert text(today, "today.readiness") == words
    assert today.findChild(QPushButton, f"today.start.{classroom.school_class.id}") is not None


def test_a_failing_first_download_says_why_and_tries_again_when_asked(
    qtbot: QtBot, context: UiContext
) -> None:
    today, runner = open_today(qtbot, context, SyncStatus(SyncState.OFFLINE, error=Offline()))
    assert "cannot be reached" in text(today, "today.state.message")
    qtbot.mouseClick(today.state.button, Qt.MouseButton.LeftButton)
    assert runner.requests == 1


def test_before_the_first_whole_download_nothing_is_called_ready(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    offline = SyncStatus(SyncState.OFFLINE, error=Offline())
    today, runner = open_today(qtbot, context, offline)
    words = "Not everything is on this laptop yet: 1 class and 3 students here so far."
    assert text(today, "today.readiness") == words
    runner.tell(SyncStatus(SyncState.IN_STEP, last_synced_at=clock.now()))
    qtbot.waitUntil(lambda: text(today, "today.readiness").startswith("Ready offline · data"))


def test_readiness_says_how_fresh_the_data_are(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    synced = SyncStatus(SyncState.IN_STEP, last_synced_at=clock.now())
    today, _ = open_today(qtbot, context, synced)
    assert text(today, "today.readiness").startswith("Ready offline · data from today")


@pytest.mark.parametrize(
    ("students", "words"), [((), "Add students"), (("Luna",), "Add variables")]
)
def test_a_class_without_students_or_variables_says_what_comes_next(
    qtbot: QtBot, context: UiContext, students: tuple[str, ...], words: str
) -> None:
    made = add_class(context.store, "6B")
    if students:
        add_students(context.store, made.id, students)
    opened: list[tuple[str, dict[str, object]]] = []
    context.open_screen = lambda name, **where: opened.append((name, where))
    today = TodayScreen(context)
    qtbot.addWidget(today)
    today.show_for()
    button = today.findChild(QPushButton, f"today.start.{made.id}")
    assert button is not None
    assert button.text() == words
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    tab = "variables" if students else "students"
    assert opened == [("students", {"class_id": made.id, "tab": tab})]


@pytest.mark.parametrize("count", [4, 100])
def test_many_classes_lie_in_rows_of_three(
    qtbot: QtBot, context: UiContext, count: int
) -> None:
    for number in range(count):
        add_class(context.store, f"class {number}")
    today = TodayScreen(context)
    qtbot.addWidget(today)
    today.show_for()
    names = [button.objectName() for button in today.findChildren(QPushButton)]
    assert sum(name.startswith("today.start.") for name in names) == count


def test_a_class_still_arriving_offers_nothing_to_add(qtbot: QtBot, context: UiContext) -> None:
    made = add_class(context.store, "6B")
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.SENDING))
    button = today.findChild(QPushButton, f"today.start.{made.id}")
    assert button is not None
    assert (button.text(), button.isEnabled()) == ("Arriving…", False)


def figures(card: QWidget) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]


def test_a_card_counts_suggestions_and_the_day_lists_lessons(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    class_id = classroom.school_class.id
    key = classroom.score(4)
    add_suggestion(context.store, key)
    add_suggestion(context.store, key, is_read=True)
    lesson = add_lesson(context.store, class_id, "Cuentos", context.clock.today())
    opened: list[tuple[str, dict[str, object]]] = []
    context.open_screen = lambda name, **where: opened.append((name, where))
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.IN_STEP))
    card = today.findChild(QWidget, f"today.class.{class_id}")
    assert card is not None
    texts = figures(card)
    assert texts[texts.index("suggestion") - 1] == "1"
    assert texts[texts.index("not analysed yet") - 1] == "–"
    button = today.findChild(QPushButton, f"today.lesson.{lesson.id}")
    assert button is not None
    assert button.text() == "Lesson: Cuentos (5A)"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == [("lessons", {"lesson_id": lesson.id})]
    unread = today.findChild(QPushButton, "today.suggestions")
    assert unread is not None
    assert unread.text() == "1 unread suggestion"


def test_red_lights_and_suggestions_are_not_there_while_presenting(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    add_suggestion(context.store, classroom.score(4))
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.IN_STEP))
    presenter.turn(True)
    try:
        name = f"today.class.{classroom.school_class.id}"
        (card,) = [c for c in today.findChildren(QWidget, name) if c.isVisible()]
        shown = [each for each in figures(card) if each in ("urgent", "suggestion")]
        assert shown == []
        plan = today.findChild(QWidget, "today.plan")
        assert plan is not None
        assert not plan.isVisible()
    finally:
        presenter.turn(False)


def test_a_red_light_is_counted(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    with context.store.write() as write:
        insert_row(
            write.connection,
            STUDENT_MONITORING_STATUS,
            {
                **dict.fromkeys(STUDENT_MONITORING_STATUS.column_names),
                "id": new_id(),
                "student_id": classroom.key().student_id,
                "class_id": classroom.school_class.id,
                "priority_flag": "red",
                "priority_score": "88",
                "observation_score": "90",
                "trend_score": "80",
                "homework_score": "90",
                "analyzed_at": "2026-03-02T08:00:00.000000Z",
                "created_at": "2026-03-02T08:00:00.000000Z",
                "updated_at": "2026-03-02T08:00:00.000000Z",
            },
        )
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.IN_STEP))
    card = today.findChild(QWidget, f"today.class.{classroom.school_class.id}")
    assert card is not None
    texts = figures(card)
    assert texts[texts.index("urgent") - 1] == "1"
    # A light set by hand is the one that counts.
    for student, light in ((0, Light.GREEN), (1, Light.RED), (2, Light.RED)):
        ids = classroom.roster[student].id, classroom.school_class.id
        set_override(context.store, *ids, light, "x")

    def shows_two() -> bool:
        now = today.findChild(QWidget, f"today.class.{classroom.school_class.id}")
        shown = [] if now is None else figures(now)
        return "urgent" in shown and shown[shown.index("urgent") - 1] == "2"

    qtbot.waitUntil(shows_two)


def test_without_a_class_there_is_a_list_to_add_and_a_file_to_import(
    qtbot: QtBot, context: UiContext, clock: FixedClock
) -> None:
    opened: list[tuple[str, dict[str, object]]] = []
    context.open_screen = lambda name, **where: opened.append((name, where))
    synced = SyncStatus(SyncState.IN_STEP, last_synced_at=clock.now())
    today, _ = open_today(qtbot, context, synced)
    assert text(today, "today.state.message") == "Add your first class"
    qtbot.mouseClick(today.state.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(today.state.other, Qt.MouseButton.LeftButton)
    assert opened == [("students", {}), ("reports", {"part": "import"})]


def first_card(today: TodayScreen) -> str:
    buttons = [b.objectName() for b in today.findChildren(QPushButton)]
    return next(b for b in buttons if b.startswith("today.start.")).split(".")[-1]


def test_the_class_marked_last_is_first_whatever_is_planned(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    other = ClassroomBuilder(context.store, name="6B").build()
    other.score(5)
    clock.advance(minutes=5)
    classroom.score(4)
    coming = start_session(context.store, other.school_class.id, date(2026, 6, 1), "Ahead")
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.IN_STEP))
    assert first_card(today) == classroom.school_class.id
    card = today.findChild(QWidget, f"today.class.{other.school_class.id}")
    assert card is not None
    assert not any(coming.name in each for each in figures(card))
    score = ScoreScreen(context)
    qtbot.addWidget(score)
    score.show_for()
    assert score.sheet.at is not None
    assert score.sheet.at.school_class.id == classroom.school_class.id


def test_figures_lead_to_what_they_count(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    class_id = classroom.school_class.id
    add_suggestion(context.store, classroom.score(4))
    opened: list[tuple[str, dict[str, object]]] = []
    context.open_screen = lambda name, **where: opened.append((name, where))
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.IN_STEP))
    card = today.findChild(QWidget, f"today.class.{class_id}")
    assert card is not None
    assert "0" not in figures(card)[:6]
    assert {"–", "not analysed yet"} <= set(figures(card))
    for screen in ("score", "monitoring", "suggestions"):
        button = today.findChild(QPushButton, f"today.{screen}.{class_id}")
        assert button is not None
        assert button.height() >= 44
        assert button.width() >= 44
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert opened == [
        ("score", {"class_id": class_id, "session_id": classroom.session.id}),
        ("monitoring", {"class_id": class_id}),
        ("suggestions", {"class_id": class_id}),
    ]
    blanks = today.findChild(QPushButton, f"today.score.{class_id}")
    assert blanks is not None
    assert blanks.accessibleName() == "5A: 5 blanks"
    blanks.setFocus()
    classroom.score(4, variable=1)
    qtbot.waitUntil(lambda: "4" in figures(today))
    focused = today.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"today.score.{class_id}"


def test_overnight_today_is_another_day(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    today, _ = open_today(qtbot, context, SyncStatus(SyncState.IN_STEP))
    start = f"today.start.{classroom.school_class.id}"
    button = today.findChild(QPushButton, start)
    assert button is not None
    before = button.text()
    clock.advance(days=1)
    context.day.check()
    today.finish()
    button = today.findChild(QPushButton, start)
    assert button is not None
    assert (before, button.text()) == ("Go on scoring", "Start session")


def test_presenting_that_begins_while_a_card_is_made_hides_it_too(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    add_suggestion(context.store, classroom.score(4))
    today = TodayScreen(context)
    qtbot.addWidget(today)
    today.show()
    steps = today.show_in_steps()
    for _ in range(2):
        next(steps)
    presenter.turn(True)
    try:
        for _ in steps:
            pass
        card = today.findChild(QWidget, f"today.class.{classroom.school_class.id}")
        assert card is not None
        assert not {"urgent", "not analysed yet", "suggestion"} & set(figures(card))
    finally:
        presenter.turn(False)
