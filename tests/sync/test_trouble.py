"""Cycles in trouble: the way to the server, the sign-in, the clock, the server itself."""

import threading
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from time import monotonic
from typing import Any

import psycopg
import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.errors import (
    AccessDenied,
    NoUsableServer,
    Offline,
    ServerBusy,
    SignInNeeded,
    StoreInUse,
    SyncError,
    SyncStopped,
    UpdateNeeded,
)
from mehmiro_desktop.store import sync_state
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.sync.account import run_cycle, sign_in, sign_out, token_store
from mehmiro_desktop.sync.runner import SyncRunner
from tests.helpers.stores import ClassroomBuilder
from tests.sync.laptops import (
    Crash,
    Teacher,
    crash_at,
)
from tests.sync.school import School, same, shared_class, value_of

pytestmark = pytest.mark.server

# Trouble on the way ----------------------------------------------------------------------------

HTML = "<!doctype html><title>Welcome to our Wi-Fi</title>"
TROUBLE: list[tuple[dict[str, Any], type[SyncError]]] = [
    ({"mode": "drop_before"}, Offline),
    ({"mode": "drop_after"}, Offline),
    ({"mode": "status", "status": 200, "body": HTML}, NoUsableServer),
    (
        {"mode": "status", "status": 302, "headers": {"location": "http://wifi/"}},
        NoUsableServer,
    ),
    ({"mode": "status", "status": 500}, ServerBusy),
    ({"mode": "status", "status": 503}, ServerBusy),
    ({"mode": "status", "status": 429, "headers": {"retry-after": "9"}}, ServerBusy),
    ({"mode": "status", "status": 540, "body": HTML}, NoUsableServer),
]


@pytest.mark.fault(12)
@pytest.mark.parametrize(
    ("where", "rule", "expected"),
    [("/rpc/sync_push", *each) for each in TROUBLE]
    + [
        (where, *each)
        for where in ("/rpc/sync_pull", "/rpc/sync_digest")
        for each in TROUBLE[1:3]
    ],
)
def test_trouble_keeps_the_work_and_passes(
    school: School, where: str, rule: dict[str, Any], expected: type[SyncError]
) -> None:
    one = school.laptop("one")
    builder = ClassroomBuilder(one.store, students=1, variables=1).build().fill()
    school.server.faults([rule | {"match": where, "times": 2}])
    with pytest.raises(expected):
        one.cycle()
    builder.score(3)
    school.server.faults([])
    receipt = one.cycle()
    assert receipt.identical
    assert not receipt.repaired
    assert same(school, one)
    assert not one.cards()


@pytest.mark.fault(5)
@pytest.mark.parametrize("where", ["/rpc/sync_pull", "/rpc/sync_push"])
def test_half_an_answer_is_none(school: School, where: str) -> None:
    one, two, builder = shared_class(school)
    for cut in (0, 1, 40, 200):
        builder.score(cut % 10)
        school.server.faults([{"match": where, "mode": "cut", "bytes": cut, "times": 2}])
        with pytest.raises(SyncError):
            one.cycle()
        school.server.faults([])
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    assert not one.cards()


@pytest.mark.fault(3)
def test_answer_lost_after_the_commit_and_edited_since(school: School) -> None:
    one, two, builder = shared_class(school)
    builder.score(3)
    school.server.faults([{"match": "sync_push", "mode": "drop_after", "times": 2}])
    with pytest.raises(Offline):
        one.cycle()
    builder.score(4)
    for laptop in (one, two):
        laptop.cycle()
    assert value_of(two, builder) == "4"
    assert same(school, one, two)
    assert not one.cards()


@pytest.mark.fault(32)
def test_revoked_sign_in_stops_sync_not_work(school: School) -> None:
    one = school.laptop("one")
    builder = ClassroomBuilder(one.store, students=1, variables=1).build()
    school.database.execute("delete from auth.sessions")
    one.restart()
    builder.store = one.store
    with pytest.raises(SignInNeeded):
        one.cycle()
    builder.score(3)
    with pytest.raises(SignInNeeded):
        one.cycle()
    server = school.server
    one.sync.adopt(
        sign_in(
            server.url,
            server.publishable_key,
            school.teacher.email,
            "four-words-of-mine",
            one.clock,
        )
    )
    one.cycle()
    assert same(school, one)


@pytest.mark.fault(33)
def test_sign_out_keeps_rows_and_unsent_work(school: School) -> None:
    one = school.laptop("one")
    ClassroomBuilder(one.store, students=1, variables=1).build().fill()
    sign_out(one.store, one.keyring, one.clock)
    assert token_store(one.store, one.keyring).load() is None
    assert len(one.pending()) == 5
    with pytest.raises(SignInNeeded):
        run_cycle(one.store, one.keyring, one.clock)


@pytest.mark.fault(34)
def test_another_accounts_sign_in_is_refused(school: School) -> None:
    one = school.laptop("one")
    other = Teacher(school.server, "other@school.test")
    server = school.server
    session = sign_in(
        server.url, server.publishable_key, other.email, "four-words-of-mine", one.clock
    )
    with pytest.raises(AccessDenied):
        one.sync.adopt(session)
    token_store(one.store, one.keyring).save(session.refresh_token)
    one.restart()
    ClassroomBuilder(one.store, students=1, variables=1).build()
    with pytest.raises(AccessDenied):
        one.cycle()
    assert not school.rows(other)["classes"]


@pytest.mark.fault(40)
@pytest.mark.parametrize("skew", [timedelta(days=-1000), timedelta(days=1000)])
def test_wrong_clock_is_corrected_once_the_server_was_reached(
    school: School, skew: timedelta
) -> None:
    one, two, builder = shared_class(school)
    two.clock.skew = skew
    scores.record_score(two.store, builder.key(0), Decimal(1))
    two.cycle()
    one.cycle()
    assert same(school, one, two)
    scores.record_score(two.store, builder.key(1), Decimal(2))
    one.clock.skew = timedelta(seconds=1)  # more than a clock can be measured to be off
    scores.record_score(one.store, builder.key(1), Decimal(3))
    two.cycle()
    one.cycle()
    two.cycle()
    assert value_of(two, builder, 1) == "3"  # the later one, told by honest clocks
    assert same(school, one, two)


@pytest.mark.fault(41)
def test_stamp_from_the_future_does_not_win_for_ever(school: School) -> None:
    one, two, builder = shared_class(school)
    two.clock.skew = timedelta(days=1000)
    scores.record_score(two.store, builder.key(), Decimal(1))
    two.cycle()
    one.cycle()
    scores.record_score(one.store, builder.key(), Decimal(2))
    one.cycle()
    two.cycle()
    assert value_of(two, builder) == "2"
    assert same(school, one, two)


def test_newer_contract_stops_sync_with_the_queue_intact(school: School) -> None:
    one = school.laptop("one")
    ClassroomBuilder(one.store, students=1, variables=1).build().fill()
    school.database.execute("update private.sync_meta set min_client = 99")
    with pytest.raises(UpdateNeeded):
        one.cycle()
    assert len(one.pending()) == 5
    school.database.execute("update private.sync_meta set min_client = 1")
    one.cycle()
    assert same(school, one)


def test_two_windows_do_not_sync_one_store_at_once(school: School) -> None:
    one = school.laptop("one")
    with one.store.sync_lock(), pytest.raises(StoreInUse):
        one.cycle()
    one.cycle()


def test_stop_is_obeyed_between_steps(school: School) -> None:
    one = school.laptop("one")
    ClassroomBuilder(one.store, students=1, variables=1).build()
    with pytest.raises(SyncStopped):
        one.sync.run_cycle(lambda: True, check=False)
    assert len(one.pending()) == 4
    one.cycle()
    assert same(school, one)


# The server forgets ----------------------------------------------------------------------------


def forget(school: School, *statements: str) -> None:
    """Undo things behind everybody's back, as restoring a backup does."""
    with psycopg.connect(school.server.dsn) as connection:
        connection.execute("set local session_replication_role = replica")
        for statement in statements:
            connection.execute(statement.encode())


@pytest.mark.fault(25)
def test_restored_server_gets_back_what_it_lost(school: School) -> None:
    one, two, builder = shared_class(school)
    before = school.rows()
    builder.score(3)
    builder.score(4, student=1)
    classes.add_students(one.store, builder.school_class.id, ["Luna"])
    one.cycle()
    after = school.rows()
    changed = [
        row_id
        for row_id, row in after["assessments"].items()
        if row != before["assessments"].get(row_id)
    ]
    (fresh,) = after["students"].keys() - before["students"].keys()
    old = before["assessments"]
    forget(
        school,
        *(
            f"update public.assessments set value = {old[row_id]['value']},"
            f" updated_at = '{old[row_id]['updated_at']}' where id = '{row_id}'"
            for row_id in changed
        ),
        f"delete from public.students where id = '{fresh}'",
        f"delete from private.sync_changes where row_id = '{fresh}'",
        "update private.sync_meta set epoch = gen_random_uuid()",
    )
    scores.record_comment(two.store, builder.key(2), "typed meanwhile")
    for laptop in (one, two, one):
        receipt = laptop.cycle()
    assert receipt.identical
    assert same(school, one, two)
    assert value_of(two, builder, 0) == "3"
    assert fresh in two.rows()["students"]


def test_silent_loss_is_found_by_the_digest_and_repaired(school: School) -> None:
    one, *_ = shared_class(school)
    (row_id, *_) = one.rows()["assessments"]
    forget(
        school,
        f"delete from public.assessments where id = '{row_id}'",
        f"delete from private.sync_changes where row_id = '{row_id}'",
    )
    receipt = one.cycle()
    assert receipt.repaired
    assert receipt.identical
    assert row_id in school.rows()["assessments"]


# kill -9 in the middle, in-process flavour (test_kill.py ends real processes) ------------------


@pytest.mark.fault(51)
@pytest.mark.parametrize(
    "point",
    [
        "pull.page_received",
        "pull.page_applied",
        "pull.committed",
        "push.frozen",
        "push.sent",
        "push.answered",
        "push.applied",
    ],
)
def test_edit_at_a_failpoint_is_neither_lost_nor_a_conflict(school: School, point: str) -> None:
    one, two, builder = shared_class(school)
    builder.score(3)
    scores.record_comment(two.store, builder.key(1), "from two")
    two.cycle()
    left = [1]

    def edit_or_crash(name: str) -> None:
        if name == point and left:
            left.clear()
            if point in ("pull.page_received", "pull.page_applied"):
                raise Crash(point)  # inside the store's transaction nobody else can write
            builder.score(4)

    failpoints.install(edit_or_crash)
    try:
        one.cycle()
    except Crash:
        one.restart()
        builder.store = one.store
        builder.score(4)
    finally:
        failpoints.install(None)
    assert not left
    for laptop in (one, two):
        laptop.cycle()
    assert value_of(two, builder) == "4"
    assert same(school, one, two)
    assert not one.cards()


def test_interrupted_first_pull_goes_on_where_it_stood(school: School) -> None:
    one, two = school.laptop("one"), school.laptop("two")
    ClassroomBuilder(one.store, students=20, variables=5).build().fill()
    one.cycle()
    two.sync._cycle._page = 20
    with crash_at("pull.committed", 4), pytest.raises(Crash):
        two.cycle()
    assert sync_state.load_cursor(two.store).after is not None
    two.restart()
    assert two.cycle().received < 100
    assert same(school, one, two)


@pytest.mark.fault(6)
@pytest.mark.parametrize("is_connected", [False, True])
def test_stopping_does_not_wait_for_a_silent_server(school: School, is_connected: bool) -> None:
    one = school.laptop("one")
    school.server.faults([{"match": "sync_pull", "mode": "delay", "ms": 8000}])
    runner = SyncRunner(one.sync, one.clock, lambda: 0.5, one.store.subscribe)
    under_way = threading.Event()
    connection = one.sync._connection
    honest = connection._note_socket

    def note(event: str, told: Mapping[str, Any]) -> None:
        honest(event, told)
        if event == "http11.receive_response_headers.started":
            under_way.set()

    connection._note_socket = note  # type: ignore[method-assign]
    runner.start()
    if is_connected:
        assert under_way.wait(10)
    began = monotonic()
    runner.stop()
    assert monotonic() - began < 4
    assert not runner._thread.is_alive()
