"""The pure reconcile function: every line of the decision table, and the laws over all of it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain.reconcile import (
    content_columns,
    is_same_content,
    reconcile,
    stamp_after,
)
from mehmiro_desktop.domain.reconcile_types import (
    EXTRA,
    Action,
    ConflictKind,
    Decision,
    Gone,
    Op,
    PendingState,
    RemoteGone,
    RemoteRow,
    RemoteState,
    Side,
)
from mehmiro_desktop.domain.tables import ASSESSMENTS, MONITORING_CONFIG, TABLES, Row, Table
from mehmiro_desktop.errors import BugError

EARLY, MIDDLE, LATE = (f"2026-03-0{day}T08:00:00.000000Z" for day in (1, 2, 3))


def row(stamp: str, value: str = "7", comments: str | None = None, **more: str) -> Row:
    made: Row = dict.fromkeys(ASSESSMENTS.column_names)
    made |= {"id": "a", "created_at": EARLY, "updated_at": stamp}
    return made | {"value": value, "comments": comments, "assessor_type": "teacher"} | more


def put(base: Row | None, edited_at: str = MIDDLE) -> PendingState:
    return PendingState(Op.PUT, base, edited_at)


def dropped(base: Row | None, edited_at: str = MIDDLE) -> PendingState:
    return PendingState(Op.DELETE, base, edited_at)


def gone(stamp: str, kind: Gone = Gone.DELETED) -> RemoteGone:
    return RemoteGone(kind, stamp)


BASE = row(EARLY, "5")


# The decision table of docs/sync.md, a line each --------------------------------------------


@pytest.mark.parametrize("local", [None, BASE, row(MIDDLE)])
def test_clean_row_takes_the_servers(local: Row | None) -> None:
    theirs = row(MIDDLE, "9")
    decision = reconcile(ASSESSMENTS, local, None, RemoteRow(theirs))
    assert decision == Decision(Action.TAKE, theirs)


def test_clean_row_goes_when_deleted_there() -> None:
    assert reconcile(ASSESSMENTS, BASE, None, gone(LATE)) == Decision(Action.REMOVE, None)
    assert reconcile(ASSESSMENTS, None, None, gone(LATE)) == Decision(Action.NOTHING, None)


def test_clean_row_newer_than_a_restored_server_is_offered_again() -> None:
    ours, theirs = row(LATE, "9"), row(EARLY, "5")
    decision = reconcile(ASSESSMENTS, ours, None, RemoteRow(theirs))
    assert decision == Decision(Action.REBASE, ours, base=theirs, still_dirty=True)
    same = row(EARLY, "9")
    assert reconcile(ASSESSMENTS, ours, None, RemoteRow(same)).action is Action.TAKE


def test_unchanged_since_base_is_kept_and_sent() -> None:
    ours = row(MIDDLE, "8")
    decision = reconcile(ASSESSMENTS, ours, put(BASE), RemoteRow(BASE))
    assert decision == Decision(Action.NOTHING, ours, base=BASE, still_dirty=True)


@pytest.mark.parametrize("base", [None, BASE])
@pytest.mark.parametrize("stamp", [MIDDLE, LATE])
def test_same_content_is_quietly_clean(base: Row | None, stamp: str) -> None:
    theirs = row(stamp, "8")
    decision = reconcile(ASSESSMENTS, row(MIDDLE, "8"), put(base), RemoteRow(theirs))
    assert decision == Decision(Action.TAKE, theirs)


def test_fields_changed_by_one_side_only_are_both_kept() -> None:
    ours, theirs = row(MIDDLE, "8"), row(LATE, "5", "tired today")
    decision = reconcile(ASSESSMENTS, ours, put(BASE), RemoteRow(theirs))
    assert decision.action is Action.MERGE
    assert decision.row == row(stamp_after(LATE), "8", "tired today")
    assert decision.base == theirs
    assert decision.still_dirty
    assert not decision.conflicts
    assert not decision.archive_ours
    assert not decision.archive_theirs


@pytest.mark.parametrize("stamp", [MIDDLE, LATE])
def test_later_or_tied_server_wins_the_field(stamp: str) -> None:
    decision = reconcile(
        ASSESSMENTS, row(MIDDLE, "8"), put(BASE), RemoteRow(row(stamp, "9", "there"))
    )
    assert decision.action is Action.TAKE
    assert decision.row == row(stamp, "9", "there")
    (conflict,) = decision.conflicts
    assert (conflict.column, conflict.ours, conflict.theirs) == ("value", "8", "9")
    assert (conflict.kept, conflict.kind) == (Side.THEIRS, ConflictKind.FIELD)
    assert decision.archive_ours


def test_lost_field_does_not_take_our_other_field_along() -> None:
    decision = reconcile(
        ASSESSMENTS, row(MIDDLE, "8", "here"), put(BASE), RemoteRow(row(LATE, "9"))
    )
    assert decision.action is Action.MERGE
    assert decision.row == row(stamp_after(LATE), "9", "here")
    assert decision.archive_ours
    assert not decision.archive_theirs


def test_our_later_field_stands_and_theirs_is_archived() -> None:
    theirs = row(MIDDLE, "9")
    decision = reconcile(ASSESSMENTS, row(LATE, "8"), put(BASE), RemoteRow(theirs))
    assert decision.action is Action.MERGE
    assert decision.row == row(LATE, "8")
    assert decision.base == theirs
    assert decision.archive_theirs
    assert not decision.archive_ours
    assert decision.conflicts[0].kept is Side.OURS


def test_row_made_on_both_sides_newer_wins_whole() -> None:
    ours, theirs = row(LATE, "8"), row(MIDDLE, "9", "there")
    decision = reconcile(ASSESSMENTS, ours, put(None), RemoteRow(theirs))
    assert decision.row == row(LATE, "8", None)
    assert {c.column for c in decision.conflicts} == {"value", "comments"}
    assert {c.kind for c in decision.conflicts} == {ConflictKind.ROW}
    older = reconcile(ASSESSMENTS, row(EARLY, "8"), put(None), RemoteRow(theirs))
    assert older.action is Action.TAKE
    assert older.row == theirs
    assert older.archive_ours


def test_edit_under_a_later_delete_is_removed_and_archived() -> None:
    for stamp in (MIDDLE, LATE):
        decision = reconcile(ASSESSMENTS, row(MIDDLE, "8"), put(BASE), gone(stamp))
        assert decision.action is Action.REMOVE
        assert decision.archive_ours
        assert decision.conflicts[0].kind is ConflictKind.DELETED_THERE


def test_edit_later_than_the_delete_revives() -> None:
    ours = row(LATE, "8")
    decision = reconcile(ASSESSMENTS, ours, put(BASE), gone(MIDDLE))
    assert decision.action is Action.REVIVE
    assert decision.row == ours
    assert decision.base is None
    again = reconcile(ASSESSMENTS, ours, put(decision.base), gone(MIDDLE))
    assert again == Decision(Action.NOTHING, ours, still_dirty=True)


def test_deleted_here_unchanged_there_is_sent() -> None:
    decision = reconcile(ASSESSMENTS, None, dropped(BASE), RemoteRow(BASE))
    assert decision == Decision(Action.NOTHING, None, base=BASE, still_dirty=True)


def test_deleted_here_changed_there_later_comes_back() -> None:
    for stamp in (MIDDLE, LATE):
        decision = reconcile(ASSESSMENTS, None, dropped(BASE), RemoteRow(row(stamp, "9")))
        assert decision.action is Action.TAKE
        assert decision.row == row(stamp, "9")
        assert decision.conflicts[0].kind is ConflictKind.DELETED_HERE


def test_deleted_here_after_their_change_stays_deleted_and_theirs_is_archived() -> None:
    theirs = row(MIDDLE, "9")
    decision = reconcile(ASSESSMENTS, None, dropped(BASE, LATE), RemoteRow(theirs))
    assert decision.action is Action.REBASE
    assert decision.base == theirs
    assert decision.archive_theirs


def test_deleted_on_both_sides_is_forgotten() -> None:
    assert reconcile(ASSESSMENTS, None, dropped(BASE), gone(LATE)).action is Action.FORGET


def test_revoked_goes_to_the_held_area() -> None:
    revoked = gone(EARLY, Gone.REVOKED)
    assert reconcile(ASSESSMENTS, BASE, None, revoked).action is Action.HOLD
    edited = reconcile(ASSESSMENTS, row(LATE, "8"), put(BASE), revoked)
    assert edited.action is Action.HOLD
    assert edited.archive_ours
    assert reconcile(ASSESSMENTS, None, dropped(BASE), revoked).action is Action.FORGET


def test_restored_server_never_takes_an_agreed_value_back() -> None:
    agreed, theirs = row(MIDDLE, "6"), row(EARLY, "5")
    ours = row(LATE, "6", "typed since")
    decision = reconcile(ASSESSMENTS, ours, put(agreed), RemoteRow(theirs))
    assert decision == Decision(Action.REBASE, ours, base=theirs, still_dirty=True)


def test_a_clock_years_ahead_does_not_win_for_ever() -> None:
    ahead = "2031-03-01T08:00:00.000000Z"
    theirs = row(LATE, "9")
    decision = reconcile(
        ASSESSMENTS, row(ahead, "8"), put(BASE), RemoteRow(theirs), not_after=LATE
    )
    assert decision.row == theirs
    stays = reconcile(ASSESSMENTS, row(ahead, "8"), put(BASE), RemoteRow(theirs))
    assert stays.row == row(ahead, "8")
    removed = reconcile(ASSESSMENTS, row(ahead), put(BASE), gone(LATE), not_after=LATE)
    assert removed.action is Action.REMOVE


def test_unknown_server_columns_are_the_servers() -> None:
    theirs = row(LATE, "5", "there") | {EXTRA: '{"mood":"new"}'}
    decision = reconcile(ASSESSMENTS, row(MIDDLE, "8"), put(BASE), RemoteRow(theirs))
    assert decision.row is not None
    assert decision.row[EXTRA] == '{"mood":"new"}'


def test_read_only_table_takes_the_servers() -> None:
    ours: Row = dict.fromkeys(MONITORING_CONFIG.column_names)
    ours |= {"id": "c", "created_at": EARLY, "updated_at": LATE, "red_threshold": 70}
    theirs = ours | {"updated_at": MIDDLE, "red_threshold": 75}
    assert reconcile(MONITORING_CONFIG, ours, None, RemoteRow(theirs)).row == theirs
    assert reconcile(MONITORING_CONFIG, ours, put(None), RemoteRow(theirs)).row == theirs


def test_pending_put_without_a_row_is_a_bug() -> None:
    with pytest.raises(BugError):
        reconcile(ASSESSMENTS, None, put(BASE), gone(LATE))


def test_stamp_after_carries_and_keeps_its_form() -> None:
    assert stamp_after("2026-12-31T23:59:59.999999Z") == "2027-01-01T00:00:00.000000Z"
    assert stamp_after("0999-01-01T00:00:00.000000Z") == "0999-01-01T00:00:00.000001Z"


# The laws, over every combination of few values and stamps ----------------------------------

STAMPS = (EARLY, MIDDLE, LATE)
VERSIONS = tuple(row(*version) for version in product(STAMPS, ("5", "8"), (None, "c")))


def situations() -> list[tuple[Row | None, PendingState | None, RemoteState]]:
    states: list[tuple[Row | None, PendingState | None]] = [(None, None)]
    states += [(local, None) for local in VERSIONS]
    states += [(local, put(base)) for local in VERSIONS for base in (None, *VERSIONS[:8])]
    states += [(None, dropped(base, at)) for base in VERSIONS[:8] for at in STAMPS]
    remotes: list[RemoteState] = [RemoteRow(version) for version in VERSIONS]
    remotes += [gone(stamp, kind) for stamp in STAMPS for kind in Gone]
    return [(local, pending, remote) for local, pending in states for remote in remotes]


def cells(version: Row | None) -> set[tuple[str, object]]:
    return set() if version is None else {(n, version[n]) for n in content_columns(ASSESSMENTS)}


def check_laws(
    table: Table, local: Row | None, pending: PendingState | None, remote: RemoteState
) -> None:
    decision = reconcile(table, local, pending, remote)
    theirs = remote.row if isinstance(remote, RemoteRow) else None
    check_nothing_vanishes(table, local, pending, theirs, decision)
    if decision.still_dirty and isinstance(remote, RemoteRow):
        # What is sent next is accepted by compare-and-swap, and by the guard on stamps.
        assert decision.base is not None
        assert decision.base[table.stamp] == remote.row[table.stamp]
        if decision.action is Action.MERGE:
            assert decision.row is not None
            assert str(decision.row[table.stamp]) > str(remote.row[table.stamp])
    check_settled(table, pending, remote, decision)


def check_nothing_vanishes(
    table: Table,
    local: Row | None,
    pending: PendingState | None,
    theirs: Row | None,
    decision: Decision,
) -> None:
    """Each field one side changed is in the row afterwards, or that side is archived."""
    if pending is None:
        return
    base = cells(pending.base)
    if not decision.archive_ours and decision.action not in (Action.FORGET, Action.HOLD):
        after = cells(decision.row)
        if local is not None:
            assert cells(local) - base <= after
    if theirs is not None and not decision.archive_theirs and local is not None:
        restored = pending.base is not None and str(theirs[table.stamp]) < str(
            pending.base[table.stamp]
        )
        if not restored and theirs[table.stamp] != (pending.base or {}).get(table.stamp):
            assert cells(theirs) - base <= cells(decision.row)


def check_settled(
    table: Table, pending: PendingState | None, remote: RemoteState, decision: Decision
) -> None:
    """Hearing the same again changes nothing: no loop, no second conflict."""
    after = None
    if decision.still_dirty:
        op = Op.DELETE if decision.row is None else Op.PUT
        edited_at = decision.row[table.stamp] if decision.row else pending and pending.edited_at
        after = PendingState(op, decision.base, str(edited_at))
    again = reconcile(table, decision.row, after, remote)
    assert not again.conflicts
    assert not again.archive_ours
    assert not again.archive_theirs
    assert again.still_dirty == decision.still_dirty
    assert again.row == decision.row
    assert again.base == decision.base


def test_laws_hold_in_every_situation() -> None:
    for situation in situations():
        check_laws(ASSESSMENTS, *situation)


def converge(first: Row, second: Row, base: Row) -> tuple[Row, Row, Row]:
    """Two laptops edit one row; each pushes by compare-and-swap until both are clean."""
    server = base
    states: list[tuple[Row, PendingState | None]] = [
        (first, put(base, str(first["updated_at"]))),
        (second, put(base, str(second["updated_at"]))),
    ]
    for _ in range(6):
        for index, (local, pending) in enumerate(states):
            decision = reconcile(ASSESSMENTS, local, pending, RemoteRow(server))
            assert decision.row is not None
            mine = decision.row
            if decision.still_dirty:
                server = mine
            states[index] = (mine, None)
    return server, states[0][0], states[1][0]


versions = st.builds(
    row,
    st.sampled_from(STAMPS[1:]),
    st.sampled_from(["5", "6", "7", "8"]),
    st.sampled_from([None, "c", "d"]),
)


@given(versions, versions)
def test_two_laptops_converge_in_either_order(first: Row, second: Row) -> None:
    server, one, other = converge(first, second, BASE)
    assert one == other == server
    mirrored = converge(second, first, BASE)[0]
    if first["updated_at"] != second["updated_at"]:
        assert is_same_content(ASSESSMENTS, server, mirrored)


@given(st.data())
def test_laws_hold_for_every_table(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([t for t in TABLES if t.stamp == "updated_at"]))

    def version() -> Row:
        drawn: Row = {name: data.draw(st.sampled_from("xyz")) for name in table.column_names}
        return drawn | {"id": "r", table.stamp: data.draw(st.sampled_from(STAMPS))}

    base = data.draw(st.sampled_from([None, version()]))
    theirs = RemoteRow(version())
    decision = reconcile(table, version(), put(base), theirs)
    check_settled(table, put(base), theirs, decision)
