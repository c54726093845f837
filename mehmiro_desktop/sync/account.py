"""Sync for one account, put together: what the window and the command line call.

Order of a first sign-in: :func:`sign_in` (no store exists yet; its path depends on the account
id), then the caller opens the store, then :func:`keep_sign_in`. From then on :func:`run_cycle`
once, or :func:`open_sync` for as long as the window is open.
"""

import contextlib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.errors import (
    AccessDenied,
    ConfigError,
    InvalidAddress,
    NoUsableServer,
    SyncError,
)
from mehmiro_desktop.store import Store, sync_state
from mehmiro_desktop.store.commands.erasing import erase_here
from mehmiro_desktop.sync.auth import AccessTokens, AuthSession, sign_in_with_password
from mehmiro_desktop.sync.connection import Connection, check_address, check_publishable_key
from mehmiro_desktop.sync.credentials import Keyring, TokenStore
from mehmiro_desktop.sync.cycle import SyncCycle
from mehmiro_desktop.sync.faults import NOT_THERE, Endpoint, classify
from mehmiro_desktop.sync.remote import Remote
from mehmiro_desktop.sync.runner import SyncRunner
from mehmiro_desktop.sync.status import SyncReceipt, SyncState, SyncStatus


def sign_in(
    server: str, publishable_key: str, email: str, password: str, clock: Clock
) -> AuthSession:
    """Sign in with e-mail and password; touches the network, nothing on disk.

    Raises:
        InvalidAddress: server address, key or e-mail cannot be right (``field``).
        SignInRefused: they do not open an account.
        SyncError: the server could not be asked.
    """
    address = check_address(server)
    key = check_publishable_key(publishable_key)
    connection = Connection(address, key, clock)
    try:
        return sign_in_with_password(connection, clock, check_email(email), password)
    finally:
        connection.drop()


def check_email(text: str) -> str:
    """Return an e-mail address without surrounding blanks.

    Raises:
        InvalidAddress: it cannot be one.
    """
    email = text.strip()
    name, at, host = email.rpartition("@")
    if not at or not name or "." not in host.strip(".") or not email.isprintable():
        raise InvalidAddress(field="email")
    if " " in email or len(email) > 254:
        raise InvalidAddress(field="email")
    return email


class StoreValues:
    """The encrypted store's small values, as ``credentials.TokenStore`` wants them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> str | None:
        """Return the value, ``None`` if there is none."""
        return sync_state.load_value(self._store, name)

    def set(self, name: str, value: str | None) -> None:
        """Keep the value; ``None`` removes it."""
        if self.get(name) != value:
            sync_state.save_value(self._store, name, value)


def token_store(store: Store, keyring: Keyring) -> TokenStore:
    """Return where the refresh token of the store's account rests."""
    return TokenStore(store.account.key, keyring, StoreValues(store))


def keep_sign_in(store: Store, keyring: Keyring, session: AuthSession) -> None:
    """Keep a sign-in just made for the store's account.

    Raises:
        AccessDenied: it is another account's.
    """
    if session.account_id != store.account.account_id:
        raise AccessDenied(reason="account")
    token_store(store, keyring).save(session.refresh_token)


class AccountSync:
    """One account's way to its server: connection, tokens and cycle. Close it at the end."""

    def __init__(
        self,
        store: Store,
        keyring: Keyring,
        clock: Clock,
        rng: Callable[[], float] = random.random,
    ) -> None:
        self._store = store
        self._is_stopping: Callable[[], bool] = lambda: False
        account = store.account
        self._connection = Connection(
            account.server,
            account.publishable_key,
            clock,
            should_stop=self._should_stop,
        )
        self._tokens = AccessTokens(
            self._connection, token_store(store, keyring), account.account_id, clock
        )
        self._remote = Remote(self._connection, self._tokens, account.account_id, clock)
        self._cycle = SyncCycle(store, self._remote, clock, rng, time.sleep)

    def _should_stop(self) -> bool:
        return self._is_stopping()

    def run_cycle(self, should_stop: Callable[[], bool], *, check: bool) -> SyncReceipt:
        """Run one cycle; see ``cycle.SyncCycle.run``."""
        self._is_stopping = should_stop
        requests, size = self._connection.requests, self._connection.bytes_received
        receipt = self._cycle.run(should_stop, check=check)
        counted = self.load_status()
        return replace(
            receipt,
            waiting=counted.pending,
            attention=counted.attention,
            to_review=counted.to_review,
            requests=self._connection.requests - requests,
            size_received=self._connection.bytes_received - size,
        )

    def load_status(self) -> SyncStatus:
        """Return counts and times as the store knows them; the state says nothing yet."""
        from mehmiro_desktop.store.queries.sync_center import load_summary

        summary = load_summary(self._store)
        return SyncStatus(
            SyncState.WAITING,
            pending=summary.pending,
            attention=summary.rejected + summary.held,
            to_review=summary.to_review,
            last_synced_at=summary.last_synced_at,
            identical_at=summary.identical_at,
        )

    def drop_connection(self) -> None:
        """Close sockets that sleep or another network has killed."""
        self._connection.drop()

    def erase(self, table: str, row_id: str) -> None:
        """Erase a student or class for privacy: on the server, then here; other laptops hear of it.

        A row the server never had, or has no more, is erased here alone. May wait some seconds for
        a sync cycle under way.

        Raises:
            SyncError: nothing was erased here; asking again does no harm.
            StoreInUse: another process keeps syncing; nothing was erased.
            StoreError: erased on the server; the next sync erases it here.
        """
        # No cycle may send again meanwhile what is being erased.
        with self._store.without_sync():
            try:
                self._remote.erase(table, row_id)
            except AccessDenied as error:
                if error.details.get("reason") != NOT_THERE:
                    raise
            erase_here(self._store, table, row_id)

    def adopt(self, session: AuthSession) -> None:
        """Use a sign-in just made, tokens and all.

        Raises:
            AccessDenied: it is another account's.
        """
        self._tokens.adopt(session)

    def renew(self) -> None:
        """Make sure there is an access token; may ask the server.

        Raises:
            SyncError, KeyringUnavailable: there is none to be had now.
        """
        self._tokens.token()

    def sign_out(self) -> None:
        """Forget the sign-in here, and tell the server if it can be reached."""
        self._tokens.sign_out()


def run_cycle(store: Store, keyring: Keyring, clock: Clock) -> SyncReceipt:
    """Run one full cycle with a digest at its end; for the command line.

    Raises:
        SyncError, StoreError, ConfigError: what stands in the way; the work is kept.
    """
    sync = AccountSync(store, keyring, clock)
    try:
        return sync.run_cycle(lambda: False, check=True)
    finally:
        sync.drop_connection()


def sign_out(store: Store, keyring: Keyring, clock: Clock) -> None:
    """Forget the sign-in of the store's account on this laptop; works without a network.

    Nothing else is removed: rows and unsent work stay, encrypted.
    """
    sync = AccountSync(store, keyring, clock)
    try:
        # The server ends a sign-in only for who shows a fresh token of it.
        with contextlib.suppress(SyncError, ConfigError):
            sync.renew()
        sync.sign_out()
    finally:
        sync.drop_connection()


def open_sync(
    store: Store,
    keyring: Keyring,
    clock: Clock,
    rng: Callable[[], float] = random.random,
) -> SyncRunner:
    """Return the runner for the store's account; call ``start`` on it, and ``stop`` at the end."""
    return SyncRunner(AccountSync(store, keyring, clock, rng), clock, rng, store.subscribe)


@dataclass(frozen=True, slots=True)
class ServerProbe:
    """What a server said of itself: seconds there and back, and its name (``GoTrue``).

    ``clock_offset_s``: how far its clock is ahead of ours, to about a second (its ``Date`` header
    has no fractions); ``None`` if it did not say.
    """

    round_trip_s: float
    name: str
    clock_offset_s: float | None = None


def probe_server(server: str, publishable_key: str, clock: Clock) -> ServerProbe:
    """Ask a server whether it is one of ours; needs no account.

    Raises:
        InvalidAddress: the address or key cannot be right.
        SyncError: it did not answer, or as something else.
    """
    connection = Connection(
        check_address(server), check_publishable_key(publishable_key), clock
    )
    try:
        answer = connection.get("/auth/v1/health")
    finally:
        connection.drop()
    if answer.status != 200 or not isinstance(answer.body, dict):
        raise classify(Endpoint.REST, answer.status, answer.body, answer.headers).error
    name = answer.body.get("name")
    if not isinstance(name, str):
        raise NoUsableServer(reason="page")
    offset = _offset_of(answer.headers.get("date", ""), clock)
    return ServerProbe(answer.received_at - answer.sent_at, name, offset)


def _offset_of(header: str, clock: Clock) -> float | None:
    try:
        told = parsedate_to_datetime(header)
    except ValueError:
        return None
    return None if told.tzinfo is None else round((told - clock.now()).total_seconds(), 1)
