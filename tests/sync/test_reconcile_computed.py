"""What a program worked out on both sides: the newer set stands whole, and nobody is asked."""

import pytest

from mehmiro_desktop.domain.reconcile import reconcile, stamp_after
from mehmiro_desktop.domain.reconcile_types import Action, Op, PendingState, RemoteRow
from mehmiro_desktop.domain.tables import STUDENT_MONITORING_STATUS, Row

EARLY, MIDDLE, LATE = (f"2026-03-0{day}T08:00:00.000000Z" for day in (1, 2, 3))


def status_row(stamp: str, score: str, summary: str | None = None) -> Row:
    """A monitoring status whose computed columns all say ``score``."""
    blank = dict.fromkeys(STUDENT_MONITORING_STATUS.column_names)
    computed = dict.fromkeys(STUDENT_MONITORING_STATUS.computed, score)
    ids = {"id": "m", "student_id": "s", "class_id": "c", "created_at": EARLY}
    return {**blank, **computed, **ids, "diagnosis_summary": summary, "updated_at": stamp}


def status_put(base: Row | None, stamp: str = MIDDLE) -> PendingState:
    return PendingState(Op.PUT, base, stamp)


@pytest.mark.parametrize(("theirs_at", "winner"), [(EARLY, "ours"), (LATE, "theirs")])
def test_two_results_of_the_same_analysis_ask_nobody(theirs_at: str, winner: str) -> None:
    decision = reconcile(
        STUDENT_MONITORING_STATUS,
        status_row(MIDDLE, "ours"),
        status_put(None),
        RemoteRow(status_row(theirs_at, "theirs", "written there")),
    )
    assert not decision.conflicts
    assert decision.row is not None
    assert {decision.row[name] for name in STUDENT_MONITORING_STATUS.computed} == {winner}
    assert decision.row["diagnosis_summary"] == "written there"


def test_a_computed_set_is_never_mixed_of_two_sides() -> None:
    base = status_row(EARLY, "old")
    theirs = {**status_row(LATE, "old"), "trend_score": "theirs"}
    decision = reconcile(
        STUDENT_MONITORING_STATUS,
        status_row(MIDDLE, "ours"),
        status_put(base),
        RemoteRow(theirs),
    )
    assert decision.action is Action.TAKE
    assert decision.row == theirs


def test_a_summary_changed_there_leaves_our_computed_set_standing() -> None:
    base = status_row(EARLY, "old", "before")
    decision = reconcile(
        STUDENT_MONITORING_STATUS,
        status_row(MIDDLE, "ours", "before"),
        status_put(base),
        RemoteRow(status_row(LATE, "old", "after")),
    )
    assert decision.action is Action.MERGE
    assert decision.row == {
        **status_row(LATE, "ours", "after"),
        "updated_at": stamp_after(LATE),
    }
    assert not decision.conflicts
