"""Analysing from a real store: what counts, what is kept, and what is left alone."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType, CellKey
from mehmiro_desktop.domain.ids import monitoring_status_id, new_id
from mehmiro_desktop.domain.monitoring import Light, Parts
from mehmiro_desktop.domain.monitoring_config import MonitoringConfig
from mehmiro_desktop.domain.tables import (
    MONITORING_DIAGNOSES,
    STUDENT_MONITORING_STATUS,
    Row,
    Value,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_variable, edit_variable, start_session
from mehmiro_desktop.store.commands.monitoring import (
    analyse_class,
    note_analysis,
)
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.commands.undo import load_undo_state
from mehmiro_desktop.store.queries.monitoring import (
    count_lights,
    load_board,
    load_class_findings,
    load_config,
    load_diagnoses,
    load_ran_at,
    load_status,
)
from mehmiro_desktop.store.rows import insert_row, update_row
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.write import Write
from tests.helpers.clocks import START, FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.store.peek import push_all
from tests.store.test_monitoring_config import give_config


class Analysed:
    """A class of three with one variable besides homework, scored day by day."""

    def __init__(self, store: Store, clock: FixedClock) -> None:
        self.store, self.clock = store, clock
        self.builder = ClassroomBuilder(store).build()
        self.class_id = self.builder.school_class.id
        self.students = [each.id for each in self.builder.roster]
        self.first = self.builder.measured[0]

    def score(
        self, student: int, variable: AssessmentVariable, days_ago: int, value: str
    ) -> None:
        on = self.clock.today() - timedelta(days=days_ago)
        session = start_session(self.store, self.class_id, on)
        key = CellKey(self.students[student], variable.id, session.id)
        record_score(self.store, key, Decimal(value))

    def analyse(self) -> int:
        return analyse_class(self.store, self.class_id, self.clock.now())

    def parts(self, student: int = 0) -> Parts:
        found = load_class_findings(self.store, self.class_id, self.clock.now())
        return found.findings[self.students[student]].parts

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with self.store.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement)]


@pytest.fixture
def analysed(store: Store, clock: FixedClock) -> Analysed:
    return Analysed(store, clock)


def falling(analysed: Analysed, student: int = 0) -> None:
    analysed.score(student, analysed.first, 4, "9")
    analysed.score(student, analysed.first, 3, "6")
    analysed.score(student, analysed.first, 2, "3")


def test_observation_and_trend_make_a_partial_status(analysed: Analysed) -> None:
    falling(analysed)
    assert analysed.parts() == Parts(Decimal(20), Decimal(100))
    assert analysed.analyse() == 1

    status = load_status(analysed.store, analysed.students[0], analysed.class_id)
    assert status is not None
    assert status.id == monitoring_status_id(analysed.students[0], analysed.class_id)
    # (20 * 40 + 100 * 35) / 75 = 57.333…
    assert status.priority == Decimal("57.33")
    assert (status.flag, status.light) == (Light.YELLOW, Light.YELLOW)
    assert status.parts.is_partial
    assert status.analyzed_at == START
    assert (status.period_start, status.period_end) == (date(2026, 2, 16), date(2026, 3, 2))


def test_homework_is_the_variable_of_exactly_that_name(analysed: Analysed) -> None:
    add_variable(analysed.store, analysed.class_id, "Táreas")
    homework = add_variable(analysed.store, analysed.class_id, "tareas")
    falling(analysed)
    analysed.score(0, homework, 6, "9")
    assert analysed.parts().homework is None
    edit_variable(analysed.store, replace(homework, name="Tareas"))
    assert analysed.parts().homework == 80
    for days_ago, value in ((100, "0"), (5, "2"), (4, "9"), (3, "9"), (2, "9"), (1, "9")):
        analysed.score(0, homework, days_ago, value)
    # One low of the last five; the oldest no longer counts.
    assert analysed.parts().homework == 20


def test_only_scores_of_the_teacher_count(analysed: Analysed) -> None:
    analysed.score(0, analysed.first, 2, "9")
    with analysed.store.edit("elsewhere") as scope:
        scope.connection.exec_driver_sql(
            "UPDATE assessments SET assessor_type = ?", (AssessorType.AI.value,)
        )
    assert analysed.parts() == Parts()


def test_scores_outside_the_period_make_no_trend_but_were_observations(
    analysed: Analysed,
) -> None:
    analysed.score(0, analysed.first, 16, "9")
    analysed.score(0, analysed.first, 15, "1")
    assert analysed.parts() == Parts(Decimal(100))
    analysed.score(0, analysed.first, 14, "1")
    analysed.score(0, analysed.first, 13, "1")
    analysed.score(0, analysed.first, 12, "1")
    # The first day of the period belongs to it.
    assert analysed.parts() == Parts(Decimal(100), Decimal(0))


def test_what_is_dated_ahead_is_neither_observation_nor_homework(analysed: Analysed) -> None:
    homework = add_variable(analysed.store, analysed.class_id, "Tareas")
    falling(analysed)
    analysed.score(0, homework, 1, "9")
    before = analysed.parts()
    assert before == Parts(Decimal(20), Decimal(100), Decimal(80))
    analysed.score(0, analysed.first, -3, "9")
    analysed.score(0, homework, -3, "9")
    assert analysed.parts() == before
    analysed.clock.advance(days=3)
    # Now it is today.
    now = analysed.parts()
    assert now.observation == 0
    assert now.homework == 60


def test_grey_makes_no_row(analysed: Analysed) -> None:
    analysed.score(0, analysed.first, 1, "9")
    assert analysed.analyse() == 0
    board = load_board(analysed.store, analysed.clock.now(), analysed.class_id)
    assert [row.light for row in board.rows] == [Light.GREY] * 3
    assert not analysed.rows("SELECT 1 FROM pending WHERE tbl = 'student_monitoring_status'")


def test_a_light_that_turns_grey_keeps_flag_and_priority_and_shows_grey(
    analysed: Analysed,
) -> None:
    falling(analysed)
    analysed.analyse()
    analysed.clock.advance(days=20)
    analysed.analyse()
    status = load_status(analysed.store, analysed.students[0], analysed.class_id)
    assert status is not None
    assert status.parts == Parts(Decimal(100))
    assert (status.flag, status.priority) == (Light.YELLOW, Decimal("57.33"))
    assert status.light is Light.GREY
    assert count_lights(analysed.store, analysed.class_id) == {"grey": 1}


def test_an_unchanged_result_writes_nothing_the_same_day(analysed: Analysed) -> None:
    falling(analysed)
    analysed.analyse()
    push_all(analysed.store)
    told: list[object] = []
    analysed.store.subscribe(told.append)
    analysed.clock.advance(hours=3)
    assert analysed.analyse() == 0
    assert not told
    assert not analysed.rows("SELECT * FROM pending")


def test_on_a_later_day_it_says_that_it_still_stands(analysed: Analysed) -> None:
    for days_ago in (3, 2, 1):
        analysed.score(0, analysed.first, days_ago, "5")
    analysed.analyse()
    # 09:00 UTC is 06:00 in Buenos Aires; 18 hours later it is midnight there.
    analysed.clock.advance(hours=17, minutes=59)
    assert analysed.analyse() == 0
    analysed.clock.advance(minutes=1)
    assert analysed.analyse() == 1
    status = load_status(analysed.store, analysed.students[0], analysed.class_id)
    assert status is not None
    assert status.analyzed_at == analysed.clock.now()


def test_an_analysis_is_no_undo_step_and_leaves_no_history(analysed: Analysed) -> None:
    falling(analysed)
    before = load_undo_state(analysed.store), analysed.rows("SELECT max(seq) FROM history")
    analysed.analyse()
    analysed.clock.advance(days=1)
    analysed.analyse()
    assert (
        load_undo_state(analysed.store),
        analysed.rows("SELECT max(seq) FROM history"),
    ) == before
    assert analysed.rows("SELECT op, base FROM pending WHERE tbl LIKE '%status'") == [
        ("put", None)
    ]


def put_status(scope: Write, analysed: Analysed, row_id: str, **columns: Value) -> None:
    stamp = stamp_text(analysed.clock.now())
    row: Row = {
        "id": row_id,
        "student_id": analysed.students[0],
        "class_id": analysed.class_id,
        "priority_flag": "green",
        "priority_score": "1",
        "analyzed_at": stamp,
        "created_at": stamp,
        "updated_at": stamp,
    }
    insert_row(scope.connection, STUDENT_MONITORING_STATUS, row | columns)


def test_a_row_the_web_made_is_written_to_and_its_summary_stays(analysed: Analysed) -> None:
    made_there = new_id()
    with analysed.store.write() as write:
        put_status(write, analysed, made_there, diagnosis_summary="Reads well.")
    falling(analysed)
    analysed.analyse()
    rows = analysed.rows(
        "SELECT id, priority_flag, diagnosis_summary FROM student_monitoring_status"
    )
    assert rows == [(made_there, "yellow", "Reads well.")]


def test_our_row_leaves_when_the_web_made_its_own_first(analysed: Analysed) -> None:
    falling(analysed)
    analysed.analyse()
    made_there = new_id()
    with analysed.store.write() as write:
        put_status(write, analysed, made_there)
    analysed.clock.advance(hours=1)
    analysed.analyse()
    assert analysed.rows("SELECT id, priority_flag FROM student_monitoring_status") == [
        (made_there, "yellow")
    ]
    waiting = analysed.rows(
        "SELECT row_id FROM pending WHERE tbl = 'student_monitoring_status'"
    )
    assert waiting == [(made_there,)]


def test_the_board_is_sorted_by_priority_with_grey_last(analysed: Analysed) -> None:
    falling(analysed, student=1)
    for days_ago in (2, 1, 0):
        analysed.score(2, analysed.first, days_ago, "5")
    analysed.analyse()
    board = load_board(analysed.store, analysed.clock.now())
    assert [row.id for row in board.rows] == [analysed.students[i] for i in (1, 2, 0)]
    assert [row.light for row in board.rows] == [Light.YELLOW, Light.GREEN, Light.GREY]
    assert board.rows[0].declining == (analysed.first.name,)
    assert board.analyzed_at == START
    assert board.rows[2].priority is None


def test_when_it_ran_is_remembered_here(analysed: Analysed) -> None:
    assert load_ran_at(analysed.store) is None
    note_analysis(analysed.store, START)
    assert load_ran_at(analysed.store) == START
    assert not analysed.rows("SELECT * FROM pending WHERE tbl = 'kv'")


def test_diagnoses_are_read_as_far_as_they_are_known(analysed: Analysed) -> None:
    falling(analysed)
    analysed.analyse()
    status = load_status(analysed.store, analysed.students[0], analysed.class_id)
    assert status is not None
    row: Row = {
        "id": new_id(),
        "status_id": status.id,
        "diagnosis_text": "Three sessions in decline.",
        "confidence": "0.82",
        "patterns": '[{"type":"declining_trend","description":"Falls","severity":"high",'
        '"variablesAffected":["Reading"]},"as text",{"other":1}]',
        "interventions": '[{"priority":"soon","action":"Read together","targetArea":"Reading",'
        '"expectedOutcome":"Steady"}]',
        "ai_model": "some-model",
        "ai_temperature": "0.2",
        "ai_tokens_used": 321,
        "ai_response_time_ms": 1500,
        "created_at": stamp_text(START),
    }
    broken: Row = {
        **row,
        "id": new_id(),
        "patterns": "{",
        "interventions": "null",
        "ai_model": None,
        "ai_temperature": None,
        "ai_tokens_used": None,
        "ai_response_time_ms": None,
        "created_at": stamp_text(START - timedelta(days=1)),
    }
    with analysed.store.write() as write:
        insert_row(write.connection, MONITORING_DIAGNOSES, row)
        insert_row(write.connection, MONITORING_DIAGNOSES, broken)
    newest, oldest = load_diagnoses(analysed.store, analysed.students[0])
    first, second, third = newest.patterns
    assert (first.kind, first.severity, first.variables) == (
        "declining_trend", "high", ("Reading",),
    )  # fmt: skip
    assert (second.description, third.description) == ("as text", '{"other": 1}')
    assert newest.interventions[0].expected_outcome == "Steady"
    assert (newest.model, newest.tokens_used, newest.response_time_ms) == (
        "some-model",
        321,
        1500,
    )
    assert (oldest.patterns, oldest.interventions, oldest.tokens_used) == ((), (), None)
    board = load_board(analysed.store, START)
    assert [each.diagnosis_count for each in board.rows] == [2, 0, 0]


# The settings ----------------------------------------------------------------------------------


def test_a_row_with_blanks_and_an_odd_flag_is_still_read(
    store: Store, analysed: Analysed
) -> None:
    give_config(store, analysis_time=None, timezone=None, analysis_days=None)
    assert load_config(store).in_force == MonitoringConfig()
    falling(analysed)
    analysed.analyse()
    with store.write() as write:
        status_id = monitoring_status_id(analysed.students[0], analysed.class_id)
        odd: Row = {"priority_flag": "purple", "priority_score": "x", "trend_score": "y"}
        update_row(write.connection, STUDENT_MONITORING_STATUS, status_id, odd)
    status = load_status(store, analysed.students[0], analysed.class_id)
    assert status is not None
    assert status.light is Light.GREY
