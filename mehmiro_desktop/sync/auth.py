"""Signing in, staying signed in, signing out: Supabase Auth over one connection.

Tokens are never verified here and never logged. A sign-in ends only when the auth server says so
in its own words (``faults.CONTRACT``); no network, a busy server or a Wi-Fi page never end it, and
ending it stops sync, not work.
"""

import threading
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.errors import (
    AccessDenied,
    KeyringUnavailable,
    NoUsableServer,
    SignInNeeded,
    SyncError,
)
from mehmiro_desktop.sync.connection import Answer, Connection, read_claims
from mehmiro_desktop.sync.faults import Endpoint, classify

_EARLY_SECONDS = 90.0
"""An access token is renewed this long before it expires, as Supabase's own client does."""
_SHORTEST_GAP = 30.0
"""Seconds between two refreshes: a clock that lies must not make a storm of them."""


class RefreshTokens(Protocol):
    """Where the refresh token of one account rests (``credentials.TokenStore``)."""

    def load(self) -> str | None:
        """Return the token, ``None`` when signed out."""
        ...

    def save(self, token: str) -> None:
        """Keep the token; on return it survives a crash."""
        ...

    def forget(self) -> None:
        """Remove the token."""
        ...


@dataclass(frozen=True, slots=True)
class AuthSession:
    """A sign-in. ``expires_at`` is monotonic seconds of this run; no token is ever printed."""

    account_id: str
    email: str
    refresh_token: str = field(repr=False)
    access_token: str = field(repr=False)
    expires_at: float


def sign_in_with_password(
    connection: Connection, clock: Clock, email: str, password: str
) -> AuthSession:
    """Return a fresh sign-in.

    Raises:
        SignInRefused: e-mail and password do not open an account.
        SyncError: any of the others, as ``faults.CONTRACT`` says.
    """
    answer = connection.post(
        "/auth/v1/token?grant_type=password", {"email": email, "password": password}
    )
    return _read_session(answer, clock, Endpoint.SIGN_IN)


def refresh(connection: Connection, clock: Clock, refresh_token: str) -> AuthSession:
    """Return the next tokens of a sign-in; a used token may be sent again if the answer is lost.

    Raises:
        SignInNeeded: the auth server ended the sign-in.
        SyncError: any of the others, as ``faults.CONTRACT`` says.
    """
    answer = connection.post(
        "/auth/v1/token?grant_type=refresh_token", {"refresh_token": refresh_token}
    )
    return _read_session(answer, clock, Endpoint.REFRESH)


def sign_out_here(connection: Connection, access_token: str) -> None:
    """End this laptop's sign-in at the server; other laptops stay signed in.

    Raises:
        SyncError: the server was not reached; the caller has forgotten the tokens already.
    """
    connection.post("/auth/v1/logout?scope=local", {}, token=access_token)


def _read_session(answer: Answer, clock: Clock, endpoint: Endpoint) -> AuthSession:
    body = answer.body
    if answer.status != 200 or not isinstance(body, dict):
        raise classify(endpoint, answer.status, body, answer.headers).error
    try:
        session = AuthSession(
            account_id=str(UUID(_text(body["user"], "id"))),
            email=str(body["user"].get("email") or ""),
            refresh_token=_text(body, "refresh_token"),
            access_token=_text(body, "access_token"),
            expires_at=clock.monotonic() + float(body["expires_in"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NoUsableServer(reason="page") from error
    if read_claims(session.access_token).get("sub", session.account_id) != session.account_id:
        raise NoUsableServer(reason="page")
    return session


def _text(body: Any, name: str) -> str:
    value = body[name]
    if not isinstance(value, str) or not value:
        raise ValueError(name)
    return value


class AccessTokens:
    """Gives out a live access token for one account; one refresh at a time. Thread-safe."""

    def __init__(
        self, connection: Connection, kept: RefreshTokens, account_id: str, clock: Clock
    ) -> None:
        self._connection = connection
        self._kept = kept
        self._account_id = account_id
        self._clock = clock
        self._lock = threading.Lock()
        self._session: AuthSession | None = None
        self._refreshed_at = float("-inf")

    def token(self, *, rejected: str = "") -> str:
        """Return an access token; if it equals ``rejected``, there is no better one just now.

        Args:
            rejected: a token the server has just turned down, whatever our clock says of it.

        Raises:
            SignInNeeded: nobody is signed in, or the auth server ended the sign-in.
            AccessDenied: the tokens are another account's; nothing was kept of them.
            SyncError: the auth server could not be asked.
        """
        with self._lock:
            session = self._session
            if session is None or self._is_stale(session, rejected):
                session = self._refresh()
            return session.access_token

    def _is_stale(self, session: AuthSession, rejected: str) -> bool:
        now = self._clock.monotonic()
        if now - self._refreshed_at < _SHORTEST_GAP and now < session.expires_at:
            return False
        return session.access_token == rejected or now > session.expires_at - _EARLY_SECONDS

    def _refresh(self) -> AuthSession:
        sent = self._kept.load()
        if sent is None:
            self._session = None
            raise SignInNeeded(reason="none")
        try:
            session = refresh(self._connection, self._clock, sent)
        except SignInNeeded:
            session = self._second_chance(sent)
        if session.account_id != self._account_id:
            raise AccessDenied(reason="account")
        # Saved before it is used: a token that is lost after use ends the whole sign-in.
        self._kept.save(session.refresh_token)
        self._session = session
        self._refreshed_at = self._clock.monotonic()
        return session

    def _second_chance(self, sent: str) -> AuthSession:
        """Another window of ours may have renewed the sign-in meanwhile."""
        other = self._kept.load()
        if other is not None and other != sent:
            return refresh(self._connection, self._clock, other)
        self._session = None
        self._kept.forget()
        raise SignInNeeded(reason="ended")

    def adopt(self, session: AuthSession) -> None:
        """Use a sign-in just made; its refresh token is saved first.

        Raises:
            AccessDenied: it is another account's.
        """
        if session.account_id != self._account_id:
            raise AccessDenied(reason="account")
        with self._lock:
            self._kept.save(session.refresh_token)
            self._session = session
            self._refreshed_at = self._clock.monotonic()

    def sign_out(self) -> None:
        """Forget the sign-in here at once, then tell the server if it can be reached."""
        with self._lock:
            session, self._session = self._session, None
            kept = None if session is not None else self._load_if_possible()
            self._kept.forget()
        try:
            if kept is not None:
                session = refresh(self._connection, self._clock, kept)
            if session is not None:
                sign_out_here(self._connection, session.access_token)
        except SyncError:
            return  # offline: the tokens are gone from here, which is what was asked

    def _load_if_possible(self) -> str | None:
        try:
            return self._kept.load()
        except KeyringUnavailable:
            return None
