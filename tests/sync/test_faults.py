"""The contract table: what the services are known to answer, replayed line by line."""

import ssl
from typing import Any

import httpx
import pytest

from mehmiro_desktop.domain.sync_types import PullCursor
from mehmiro_desktop.errors import (
    AccessDenied,
    ClockWrong,
    NoUsableServer,
    Offline,
    ProtocolMismatch,
    ServerBusy,
    SignInNeeded,
    SignInRefused,
    SyncError,
    UpdateNeeded,
    WrongKey,
)
from mehmiro_desktop.sync.auth import AccessTokens, refresh, sign_in_with_password
from mehmiro_desktop.sync.connection import Connection
from mehmiro_desktop.sync.credentials import TokenStore
from mehmiro_desktop.sync.faults import (
    CONTRACT,
    Endpoint,
    classify,
    classify_broken,
    error_code,
)
from mehmiro_desktop.sync.remote import Remote
from tests.sync.fake_server import ACCOUNT, FakeServer, Said, pull_answer, token_answer
from tests.sync.stand_ins import MemoryKeyring, MemoryValues, SetClock

PULL = "/rest/v1/rpc/sync_pull"
TOKEN = "/auth/v1/token"
HTML = b"<!doctype html><title>Welcome to our Wi-Fi</title>"


def rest(code: str, message: str = "m") -> dict[str, Any]:
    return {"code": code, "message": message, "details": None, "hint": None}


def gotrue(code: str, number: int = 400) -> dict[str, Any]:
    return {"code": number, "error_code": code, "msg": "m"}


R, F, S = Endpoint.REST, Endpoint.REFRESH, Endpoint.SIGN_IN

# Transcribed from design note supabase-facts.md, sections 4 and 5, not from our table.
KNOWN: list[tuple[Endpoint, int, Any, type[SyncError]]] = [
    (R, 401, rest("PGRST303", "JWT expired"), ServerBusy),
    (R, 401, rest("PGRST301"), SignInNeeded),
    (R, 401, rest("PGRST302"), SignInNeeded),
    (R, 401, {"message": "No API key found in request"}, WrongKey),
    (R, 401, {"message": "Invalid API key", "hint": "Double check"}, WrongKey),
    (R, 401, rest("42501"), SignInNeeded),
    (R, 401, rest("PT401"), SignInNeeded),
    (R, 403, rest("42501"), AccessDenied),
    (R, 403, {"message": "no"}, AccessDenied),
    (R, 400, rest("PGRST204"), UpdateNeeded),
    (R, 404, rest("PGRST202"), UpdateNeeded),
    (R, 404, rest("PGRST205"), UpdateNeeded),
    (R, 400, rest("42703"), UpdateNeeded),
    (R, 404, rest("42P01"), UpdateNeeded),
    (R, 404, rest("42883"), UpdateNeeded),
    (R, 405, rest("25006"), ServerBusy),
    (R, 406, rest("PGRST116"), ProtocolMismatch),
    (R, 416, rest("PGRST103"), ProtocolMismatch),
    (R, 409, rest("23505"), ProtocolMismatch),
    (R, 409, rest("PT409"), ProtocolMismatch),
    (R, 404, rest("PT404"), AccessDenied),
    (R, 400, rest("22P02"), ProtocolMismatch),
    (R, 400, rest("PGRST102"), ProtocolMismatch),
    (R, 500, rest("40P01"), ServerBusy),
    (R, 500, rest("40001"), ServerBusy),
    (R, 500, rest("55P03"), ServerBusy),
    (R, 500, rest("57014"), ServerBusy),
    (R, 500, rest("21000"), ProtocolMismatch),
    (R, 500, rest("42P17"), ProtocolMismatch),
    (R, 503, rest("PGRST000"), ServerBusy),
    (R, 503, rest("PGRST001"), ServerBusy),
    (R, 503, rest("PGRST002"), ServerBusy),
    (R, 504, rest("PGRST003"), ServerBusy),
    (R, 503, rest("53300"), ServerBusy),
    (R, 503, rest("57P01"), ServerBusy),
    (R, 500, rest("XX000"), ServerBusy),
    (R, 402, {"message": "quota"}, NoUsableServer),
    (R, 413, HTML, ServerBusy),
    (R, 414, HTML, ServerBusy),
    (R, 431, b"", ServerBusy),
    (R, 429, {"message": "slow down"}, ServerBusy),
    (R, 429, HTML, ServerBusy),
    *[(R, status, HTML, ServerBusy) for status in (500, 501, 502, 503, 504, 520, 522, 530, 544, 546)],
    (R, 540, HTML, NoUsableServer),
    (R, 511, HTML, NoUsableServer),
    (R, 302, HTML, NoUsableServer),
    (R, 307, b"", NoUsableServer),
    (R, 200, HTML, NoUsableServer),
    (R, 200, b"", NoUsableServer),
    (R, 200, ["not", "ours"], NoUsableServer),
    (R, 200, {"hello": "router"}, NoUsableServer),
    (R, 204, b"", NoUsableServer),
    (R, 404, HTML, NoUsableServer),
    (R, 404, {"message": "no Route matched with those values"}, NoUsableServer),
    (R, 403, HTML, NoUsableServer),
    (R, 401, HTML, NoUsableServer),
    (R, 407, HTML, Offline),
    *[
        (F, 400, gotrue(code), SignInNeeded)
        for code in (
            "refresh_token_not_found",
            "refresh_token_already_used",
            "session_not_found",
            "session_expired",
            "user_not_found",
            "user_banned",
            "validation_failed",
        )
    ],
    (F, 403, {"code": "session_not_found", "message": "m"}, SignInNeeded),
    (F, 400, {"error": "invalid_grant", "error_description": "m"}, SignInNeeded),
    (F, 429, gotrue("over_request_rate_limit", 429), ServerBusy),
    (F, 409, gotrue("conflict", 409), ServerBusy),
    (F, 429, HTML, ServerBusy),
    (F, 422, gotrue("hook_timeout", 422), ServerBusy),
    (F, 402, {"message": "quota"}, NoUsableServer),
    (F, 540, HTML, NoUsableServer),
    *[(F, status, HTML, ServerBusy) for status in (500, 502, 503, 504, 520)],
    (F, 500, gotrue("unexpected_failure", 500), ServerBusy),
    (F, 401, {"message": "Invalid API key"}, WrongKey),
    (F, 400, gotrue("something_new"), NoUsableServer),
    (F, 400, HTML, NoUsableServer),
    (F, 401, HTML, NoUsableServer),
    (F, 404, HTML, NoUsableServer),
    (F, 200, HTML, NoUsableServer),
    (F, 200, {"access_token": "only"}, NoUsableServer),
    (F, 302, b"", NoUsableServer),
    (F, 407, HTML, Offline),
    (F, 413, HTML, ServerBusy),
    (F, 511, HTML, NoUsableServer),
    (S, 400, gotrue("invalid_credentials"), SignInRefused),
    (S, 400, {"code": "invalid_credentials", "message": "m"}, SignInRefused),
    (S, 400, {"error": "invalid_grant", "error_description": "m"}, SignInRefused),
    (S, 400, gotrue("email_not_confirmed"), SignInRefused),
    (S, 403, gotrue("user_banned", 403), SignInRefused),
    (S, 422, gotrue("something_new", 422), SignInRefused),
    (S, 401, {"message": "Invalid API key"}, WrongKey),
    (S, 429, gotrue("over_request_rate_limit", 429), ServerBusy),
    (S, 422, gotrue("hook_timeout_after_retry", 422), ServerBusy),
    (S, 503, HTML, ServerBusy),
    (S, 429, HTML, ServerBusy),
    (S, 413, HTML, ServerBusy),
    (S, 402, HTML, NoUsableServer),
    (S, 407, HTML, Offline),
    (S, 511, HTML, NoUsableServer),
    (S, 540, HTML, NoUsableServer),
    (S, 302, HTML, NoUsableServer),
    (S, 200, HTML, NoUsableServer),
    (S, 404, HTML, NoUsableServer),
    (S, 400, HTML, NoUsableServer),
]  # fmt: skip


def make_remote(connection: Connection, clock: SetClock) -> tuple[Remote, TokenStore]:
    kept = TokenStore("k", MemoryKeyring(), MemoryValues())
    kept.save("refresh-0")
    tokens = AccessTokens(connection, kept, ACCOUNT, clock)
    return Remote(connection, tokens, ACCOUNT, clock), kept


def ask(endpoint: Endpoint, connection: Connection, clock: SetClock) -> None:
    if endpoint is Endpoint.SIGN_IN:
        sign_in_with_password(connection, clock, "teacher@school.example", "secret")
    elif endpoint is Endpoint.REFRESH:
        refresh(connection, clock, "refresh-0")
    else:
        make_remote(connection, clock)[0].pull(PullCursor(), 100)


@pytest.mark.fault(12)
@pytest.mark.parametrize(("endpoint", "status", "body", "expected"), KNOWN)
def test_known_answer(
    server: FakeServer,
    connection: Connection,
    clock: SetClock,
    endpoint: Endpoint,
    status: int,
    body: Any,
    expected: type[SyncError],
) -> None:
    if endpoint is Endpoint.REST:
        server.say(TOKEN, token_answer())
        server.say(PULL, Said(status, body))
    else:
        server.say(TOKEN, Said(status, body))
    with pytest.raises(SyncError) as raised:
        ask(endpoint, connection, clock)
    assert type(raised.value) is expected


def test_every_line_of_the_contract_is_reached() -> None:
    reached = set()
    for endpoint, status, body, _ in KNOWN:
        decoded = body if isinstance(body, dict) else None
        code = error_code(status, decoded, {})
        for index, line in enumerate(CONTRACT):
            if line.fits(endpoint, status, code, is_json=decoded is not None):
                reached.add(index)
                break
    assert [CONTRACT[i] for i in range(len(CONTRACT)) if i not in reached] == []


@pytest.mark.fault(29)
@pytest.mark.parametrize("code", ["PGRST301", "PGRST302", "PGRST303", "42501", "PT401"])
def test_token_turned_down_is_renewed_once(
    server: FakeServer, connection: Connection, clock: SetClock, code: str
) -> None:
    remote, kept = make_remote(connection, clock)
    server.say(TOKEN, token_answer(1), token_answer(2))
    server.say(PULL, pull_answer())
    remote.pull(PullCursor(), 100)
    clock.advance(600)
    server.say(PULL, Said(401, rest(code)), pull_answer())
    remote.pull(PullCursor(), 100)
    assert server.asked[-1].headers["authorization"] == "Bearer access-2"
    assert kept.load() == "refresh-2"


@pytest.mark.fault(36)
@pytest.mark.parametrize("code", ["PGRST301", "PGRST303"])
def test_token_turned_down_again_keeps_the_sign_in(
    server: FakeServer, connection: Connection, clock: SetClock, code: str
) -> None:
    remote, kept = make_remote(connection, clock)
    server.say(TOKEN, token_answer(1))
    server.say(PULL, Said(401, rest(code)))
    with pytest.raises(SyncError):
        remote.pull(PullCursor(), 100)
    assert kept.load() == "refresh-1"
    assert server.paths().count(PULL) == 1  # the token was fresh: no storm


@pytest.mark.fault(11)
def test_retry_after_is_read() -> None:
    error = classify(R, 429, None, {"retry-after": "17"}).error
    assert error.details["seconds"] == 17
    assert "seconds" not in classify(R, 503, None, {"retry-after": "soon"}).error.details
    assert (
        classify(R, 503, None, {"retry-after": "999999999"}).error.details["seconds"] == 86_400
    )


@pytest.mark.fault(26)
def test_answer_for_another_account_is_not_used(
    server: FakeServer, connection: Connection, clock: SetClock
) -> None:
    remote, _ = make_remote(connection, clock)
    server.say(TOKEN, token_answer())
    server.say(PULL, pull_answer(account="22222222-2222-4222-8222-222222222222"))
    with pytest.raises(AccessDenied):
        remote.pull(PullCursor(), 100)


def test_newer_contract_means_update(
    server: FakeServer, connection: Connection, clock: SetClock
) -> None:
    remote, _ = make_remote(connection, clock)
    server.say(TOKEN, token_answer())
    server.say(PULL, pull_answer(min_client=2))
    with pytest.raises(UpdateNeeded):
        remote.pull(PullCursor(), 100)


@pytest.mark.fault(5)
def test_answer_cut_at_any_byte_is_dropped_whole(
    server: FakeServer, connection: Connection, clock: SetClock
) -> None:
    remote, _ = make_remote(connection, clock)
    server.say(TOKEN, token_answer())
    whole = pull_answer()
    for cut in range(0, len(whole.content()), 9):
        server.say(PULL, Said(200, whole.body, cut=cut))
        with pytest.raises(Offline):
            remote.pull(PullCursor(), 100)
    server.say(PULL, whole)
    assert remote.pull(PullCursor(), 100).body.until == "100"


def test_bad_compression_is_dropped(
    server: FakeServer, connection: Connection, clock: SetClock
) -> None:
    remote, _ = make_remote(connection, clock)
    server.say(TOKEN, token_answer())
    server.say(PULL, Said(200, b"no gzip at all", {"content-encoding": "gzip"}))
    with pytest.raises(Offline):
        remote.pull(PullCursor(), 100)


@pytest.mark.fault(3)
def test_dead_connection_is_replaced_once(
    server: FakeServer, connection: Connection, clock: SetClock
) -> None:
    remote, _ = make_remote(connection, clock)
    server.say(TOKEN, token_answer())
    server.say(PULL, Said(drop=True), pull_answer())
    assert remote.pull(PullCursor(), 100).body.until == "100"
    assert server.paths().count(PULL) == 2


def test_nobody_there_is_offline(clock: SetClock) -> None:
    connection = Connection("http://127.0.0.1:9", "k", clock)
    with pytest.raises(Offline):
        connection.post("/x", {})


@pytest.mark.fault(40)
@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (9, "certificate is not yet valid", ClockWrong),
        (10, "certificate has expired", ClockWrong),
        (0, "“school” certificate is expired", ClockWrong),
        (20, "unable to get local issuer certificate", NoUsableServer),
        (62, "hostname mismatch", NoUsableServer),
    ],
)
def test_certificate(code: int, text: str, expected: type[SyncError]) -> None:
    cause = ssl.SSLCertVerificationError(1, text)
    cause.verify_code = code
    error = httpx.ConnectError("failed")
    error.__cause__ = cause
    assert type(classify_broken(error)) is expected


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectTimeout("x"), "timeout"),
        (httpx.ReadTimeout("x"), "timeout"),
        (httpx.ConnectError("x"), "connection"),
        (httpx.ProxyError("x"), "proxy"),
    ],
)
def test_broken_way(error: Exception, reason: str) -> None:
    found = classify_broken(error)
    assert isinstance(found, Offline)
    assert found.details["reason"] == reason
