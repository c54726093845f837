"""The column of trends, and that the columns of a usual class fit a usual screen."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.insights import overall_trend, variable_insights
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.queries.student import load_student_page
from mehmiro_desktop.store.queries.trends import load_trends
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.scoring.grid_trends import GridTrends
from tests.ui.scoring.conftest import Desk, MakeDesk

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
FIVE = ("1", "5")


def score_days(desk: Desk, *values: tuple[int, ...]) -> None:
    """Give each of the first students a row of scores, a day apart, before today."""
    today, variable = desk.clock.today(), desk.screen.sheet.model.variable(0)
    for number in range(len(values[0])):
        on = today - timedelta(days=len(values[0]) - number)
        session = classes.start_session(desk.store, desk.class_id, on)
        for row, mine in enumerate(values):
            key = CellKey(desk.students[row], variable.id, session.id)
            scores.record_score(desk.store, key, Decimal(mine[number]))


def trend(desk: Desk, row: int) -> str:
    model = desk.screen.sheet.model
    return str(model.index(row, model.trend_column).data())


def test_shape_and_word_and_the_rule_of_the_students_page(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=5)
    score_days(desk, (1, 2, 4), (5, 3, 1), (3, 3, 3))
    desk.screen.open_class(desk.class_id)
    qtbot.waitUntil(lambda: trend(desk, 3) == "◌ few data")
    assert [trend(desk, row) for row in range(4)] == [
        "▲ improving", "▼ concerning", "▬ stable", "◌ few data",
    ]  # fmt: skip
    model = desk.screen.sheet.model
    assert model.index(1, model.trend_column).data(SPOKEN) == "Cometa, trend, concerning"
    assert model.index(3, model.trend_column).data(SPOKEN) == "Roble, trend, few data"
    found = load_trends(desk.store, desk.class_id, desk.students)
    for student in desk.students[:3]:
        page = load_student_page(desk.store, student)
        insights = variable_insights(page.variables, page.scores, page.means)
        assert found[student] == overall_trend(insights)


def test_a_new_score_moves_the_trend_when_the_hand_rests(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=3)
    score_days(desk, (3, 3))
    desk.screen.open_class(desk.class_id)
    qtbot.waitUntil(lambda: trend(desk, 0) == "◌ few data")
    desk.press("5", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: trend(desk, 0) == "▲ improving")


def test_a_score_that_comes_between_keeps_no_trend_away(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=3)
    score_days(desk, (1, 2, 4))
    desk.screen.open_class(desk.class_id)
    trends = desk.screen.grid.findChild(GridTrends)
    assert trends is not None
    assert trend(desk, 0) != "▲ improving"
    # The first one's scores are read, and not worked out yet.
    trends._turns.take(1)
    desk.screen.grid.go_to(1, 0)
    desk.press("5", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: trend(desk, 0) == "▲ improving")


def test_no_trend_before_the_class(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(students=3)
    score_days(desk, (1, 2, 4))
    desk.screen.open_class(desk.class_id)
    qtbot.waitUntil(lambda: trend(desk, 0) == "▲ improving")
    model = desk.screen.sheet.model
    presenter.turn(True)
    try:
        assert trend(desk, 0) == presenter.DOT
        assert "improving" not in str(model.index(0, model.trend_column).data(SPOKEN))
    finally:
        presenter.turn(False)


def test_six_variables_fit_a_usual_screen_without_a_bar(make_desk: MakeDesk) -> None:
    # 1366 less the rail.
    desk = make_desk(*[FIVE] * 6, width=1366 - 72)
    assert not desk.screen.grid.horizontalScrollBar().isVisible()
    header = desk.screen.grid.horizontalHeader()
    assert header.length() <= desk.screen.grid.viewport().width()
