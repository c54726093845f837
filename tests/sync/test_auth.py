"""Staying signed in: one refresh at a time, saved before use, ended only by the auth server."""

import threading

import pytest

from mehmiro_desktop.errors import (
    AccessDenied,
    InvalidAddress,
    KeyringUnavailable,
    NoUsableServer,
    ServerBusy,
    SignInNeeded,
)
from mehmiro_desktop.sync.auth import AccessTokens, sign_in_with_password
from mehmiro_desktop.sync.connection import Connection, check_address, check_publishable_key
from mehmiro_desktop.sync.credentials import TokenStore
from tests.sync.fake_server import ACCOUNT, OTHER_ACCOUNT, FakeServer, Said, token_answer
from tests.sync.stand_ins import MemoryKeyring, MemoryValues, SetClock

TOKEN = "/auth/v1/token"
ENDED = Said(400, {"code": 400, "error_code": "refresh_token_not_found", "msg": "m"})


@pytest.fixture
def kept(keyring: MemoryKeyring) -> TokenStore:
    store = TokenStore("k", keyring, MemoryValues())
    store.save("refresh-0")
    return store


@pytest.fixture
def tokens(connection: Connection, kept: TokenStore, clock: SetClock) -> AccessTokens:
    return AccessTokens(connection, kept, ACCOUNT, clock)


def test_sign_in_sends_the_key_and_no_bearer(
    server: FakeServer, connection: Connection, clock: SetClock
) -> None:
    server.say(TOKEN, token_answer())
    session = sign_in_with_password(connection, clock, "t@school.example", "secret")
    assert session.account_id == ACCOUNT
    (asked,) = server.asked
    assert asked.path.endswith("grant_type=password")
    assert asked.headers["apikey"] == "sb_publishable_x"
    assert "authorization" not in asked.headers
    assert "access-1" not in repr(session)
    assert "refresh-1" not in repr(session)


@pytest.mark.fault(29)
def test_parallel_callers_share_one_refresh(server: FakeServer, tokens: AccessTokens) -> None:
    server.say(TOKEN, token_answer(1), token_answer(2))
    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(tokens.token())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == ["access-1"] * 8
    assert len(server.asked) == 1


def test_parallel_refusals_share_one_refresh(
    server: FakeServer, tokens: AccessTokens, clock: SetClock
) -> None:
    server.say(TOKEN, token_answer(1), token_answer(2), token_answer(3))
    first = tokens.token()
    clock.advance(100)
    got: list[str] = []
    threads = [
        threading.Thread(target=lambda: got.append(tokens.token(rejected=first)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == ["access-2"] * 8


@pytest.mark.fault(30)
def test_new_refresh_token_is_saved_before_the_access_token_is_used(
    server: FakeServer, connection: Connection, clock: SetClock
) -> None:
    class FullDisk(TokenStore):
        def save(self, token: str) -> None:
            raise KeyringUnavailable

    values = MemoryValues()
    values.set("refresh_token", "refresh-0")
    tokens = AccessTokens(connection, FullDisk("k", MemoryKeyring(), values), ACCOUNT, clock)
    server.say(TOKEN, token_answer(1))
    for _ in range(2):
        with pytest.raises(KeyringUnavailable):
            tokens.token()
    # Never used unsaved: asked again, with the parent, which the auth server accepts.
    assert [asked.body for asked in server.asked] == [{"refresh_token": "refresh-0"}] * 2


@pytest.mark.fault(30)
def test_parent_token_is_sent_again_after_a_lost_answer(
    server: FakeServer, tokens: AccessTokens, kept: TokenStore
) -> None:
    server.say(TOKEN, Said(drop=True), Said(503, b""), token_answer(5))
    with pytest.raises(ServerBusy):
        tokens.token()
    assert kept.load() == "refresh-0"
    assert tokens.token() == "access-5"
    assert kept.load() == "refresh-5"
    assert {asked.body["refresh_token"] for asked in server.asked} == {"refresh-0"}


@pytest.mark.fault(35)
def test_expiry_runs_on_the_monotonic_clock(
    server: FakeServer, tokens: AccessTokens, clock: SetClock
) -> None:
    server.say(TOKEN, token_answer(1), token_answer(2))
    tokens.token()
    clock.at = clock.at.replace(year=2031)
    assert tokens.token() == "access-1"
    clock.advance(3600 - 89)
    assert tokens.token() == "access-2"


@pytest.mark.fault(35)
def test_short_lived_tokens_make_no_storm(
    server: FakeServer, tokens: AccessTokens, clock: SetClock
) -> None:
    server.say(TOKEN, token_answer(1, expires_in=60), token_answer(2, expires_in=60))
    for _ in range(10):
        tokens.token()
    assert len(server.asked) == 1


@pytest.mark.fault(32)
def test_only_the_auth_servers_word_ends_a_sign_in(
    server: FakeServer, tokens: AccessTokens, kept: TokenStore
) -> None:
    for said in (Said(500, b""), Said(200, b"<html>"), Said(429, {"message": "m"})):
        server.say(TOKEN, said)
        with pytest.raises((ServerBusy, NoUsableServer)):
            tokens.token()
        assert kept.load() == "refresh-0"
    server.say(TOKEN, ENDED)
    with pytest.raises(SignInNeeded):
        tokens.token()
    assert kept.load() is None
    asked = len(server.asked)
    with pytest.raises(SignInNeeded):
        tokens.token()
    assert len(server.asked) == asked  # nothing left to ask with


def test_token_renewed_by_another_window_is_found(
    server: FakeServer, tokens: AccessTokens, kept: TokenStore, keyring: MemoryKeyring
) -> None:
    """The other window saves between our reading the token and the server's refusal."""

    class Racing(TokenStore):
        loads = 0

        def load(self) -> str | None:
            self.loads += 1
            return "refresh-0" if self.loads == 1 else "refresh-other"

    tokens._kept = Racing("k", keyring, MemoryValues())
    server.say(TOKEN, ENDED, token_answer(7))
    assert tokens.token() == "access-7"


def test_tokens_of_another_account_are_not_kept(
    server: FakeServer, tokens: AccessTokens, kept: TokenStore
) -> None:
    server.say(TOKEN, token_answer(1, account=OTHER_ACCOUNT))
    with pytest.raises(AccessDenied):
        tokens.token()
    assert kept.load() == "refresh-0"


@pytest.mark.fault(33)
def test_sign_out_is_local_and_works_offline(
    server: FakeServer, tokens: AccessTokens, kept: TokenStore
) -> None:
    server.say(TOKEN, token_answer(1))
    server.say("/auth/v1/logout", Said(503, b""))
    tokens.token()
    tokens.sign_out()
    assert kept.load() is None
    assert server.asked[-1].path == "/auth/v1/logout?scope=local"
    assert server.asked[-1].headers["authorization"] == "Bearer access-1"
    with pytest.raises(SignInNeeded):
        tokens.token()


@pytest.mark.fault(33)
def test_sign_out_without_a_token_in_hand_still_tells_the_server(
    server: FakeServer, tokens: AccessTokens, kept: TokenStore
) -> None:
    server.say(TOKEN, token_answer(1))
    server.say("/auth/v1/logout", Said(204, b""))
    tokens.sign_out()
    assert kept.load() is None
    assert server.asked[-1].headers["authorization"] == "Bearer access-1"


def test_sign_out_offline(clock: SetClock, keyring: MemoryKeyring) -> None:
    kept = TokenStore("k", keyring, MemoryValues())
    kept.save("refresh-0")
    AccessTokens(Connection("http://127.0.0.1:9", "k", clock), kept, ACCOUNT, clock).sign_out()
    assert kept.load() is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://abc.supabase.co", "https://abc.supabase.co"),
        (" https://abc.supabase.co/ ", "https://abc.supabase.co"),
        ("https://school.example:8443", "https://school.example:8443"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("http://[::1]:5000", "http://[::1]:5000"),
        ("http://localhost", "http://localhost"),
    ],
)
def test_good_address(text: str, address: str) -> None:
    assert check_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc.supabase.co",
        "http://abc.supabase.co",
        "ftp://abc.supabase.co",
        "https://",
        "https://user:word@abc.supabase.co",
        "https://abc.supabase.co/rest/v1",
        "https://abc.supabase.co?x=1",
        "https://abc.supabase.co:port",
        "https://a b.co",
        "https://[::1",
        "javascript:alert(1)",
        "https://abc..supabase.co",
        f"https://{'a' * 64}.co",
    ],
)
def test_bad_address(text: str) -> None:
    with pytest.raises(InvalidAddress):
        check_address(text)


def test_a_name_that_is_none_is_no_usable_server() -> None:
    # Only the HTTP library's own look at the name finds this one.
    with pytest.raises(NoUsableServer):
        Connection("https://xn--a.invalid", "sb_publishable_abc", SetClock()).get("/")


SERVICE_ROLE = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.x"
ANON = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.x"


def test_keys() -> None:
    assert check_publishable_key(" sb_publishable_abc ") == "sb_publishable_abc"
    assert check_publishable_key(ANON) == ANON
    for bad in ("", "sb_secret_abc", SERVICE_ROLE, "two words", "clé"):
        with pytest.raises(InvalidAddress):
            check_publishable_key(bad)
