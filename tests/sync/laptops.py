"""Laptops of a teacher against the real school server, and what each side holds."""

import json
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.domain.reconcile import content_columns
from mehmiro_desktop.domain.scores import canonical
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Kind, Row, Table, Value
from mehmiro_desktop.sync.account import AccountSync, sign_in
from mehmiro_desktop.sync.status import SyncReceipt
from tests.helpers.school_server import SchoolServer, WebClient
from tests.helpers.stores import make_store
from tests.sync.stand_ins import MemoryKeyring

if TYPE_CHECKING:
    import psycopg

    from mehmiro_desktop.store import Store

PASSWORD = "four-words-of-mine"
Mirror = dict[str, dict[str, Row]]


class SkewedClock:
    """The real time, off by ``skew``."""

    def __init__(self, skew: timedelta = timedelta(0)) -> None:
        self.skew = skew

    def now(self) -> datetime:
        return datetime.now(UTC) + self.skew

    def today(self) -> date:
        return self.now().date()

    def monotonic(self) -> float:
        return monotonic()


class Laptop:
    """One store of one account, signed in."""

    def __init__(
        self,
        server: SchoolServer,
        teacher: "Teacher",
        folder: Path,
        *,
        clock: SkewedClock | None = None,
        seed: int = 0,
    ) -> None:
        self.server = server
        self.folder = folder
        self.clock = clock or SkewedClock()
        self.keyring = MemoryKeyring()
        self.account = teacher.account(server)
        self.rng = random.Random(seed)
        self.store: Store
        self.sync: AccountSync
        self.open()
        self.sync.adopt(
            sign_in(server.url, server.publishable_key, teacher.email, PASSWORD, self.clock)
        )

    @property
    def name(self) -> str:
        return self.folder.name

    def open(self) -> None:
        self.store = make_store(
            self.folder, self.clock, device_name=self.name, account=self.account
        )
        self.sync = AccountSync(self.store, self.keyring, self.clock, self.rng.random)

    def close(self) -> None:
        self.sync.drop_connection()
        self.store.close()

    def restart(self) -> None:
        self.close()
        self.open()

    def cycle(self, *, check: bool = True) -> SyncReceipt:
        return self.sync.run_cycle(lambda: False, check=check)

    def rows(self) -> Mirror:
        with self.store.read() as connection:
            return {
                table.name: {
                    values[0]: dict(zip(table.column_names, values, strict=True))
                    for values in connection.exec_driver_sql(
                        f"SELECT {', '.join(table.column_names)} FROM {table.name}"
                    )
                }
                for table in TABLES
            }

    def select(self, statement: str) -> list[tuple[Any, ...]]:
        with self.store.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement)]

    def pending(self) -> list[tuple[Any, ...]]:
        return self.select("SELECT tbl, row_id, op, state, code FROM pending")

    def cards(self) -> list[tuple[Any, ...]]:
        return self.select("SELECT tbl, row_id, field, ours, theirs, kept, kind FROM conflicts")


class Teacher:
    """An account with its laptops and its web client."""

    def __init__(self, server: SchoolServer, email: str) -> None:
        self.email = email
        self.id = server.create_teacher(email, PASSWORD)
        self._server = server
        self._web: WebClient | None = None

    @property
    def web(self) -> WebClient:
        if self._web is None:
            self._web = self._server.web(self.email, PASSWORD)
        return self._web

    def account(self, server: SchoolServer) -> AccountRef:
        return AccountRef(
            key=self.id.replace("-", ""),
            server=server.url,
            publishable_key=server.publishable_key,
            account_id=self.id,
            email=self.email,
        )


# What the server holds -------------------------------------------------------------------------


def server_value(table: Table, column: str, value: Any) -> Value:
    """Return a value as PostgreSQL gives it (to_jsonb) in canonical form."""
    kind = next(one.kind for one in table.columns if one.name == column)
    if value is None:
        return None
    if kind is Kind.NUMERIC:
        return canonical(Decimal(str(value)))
    if kind is Kind.JSON:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if kind is Kind.TIMESTAMP:
        moment = datetime.fromisoformat(value).astimezone(UTC).replace(tzinfo=None)
        return moment.isoformat(timespec="microseconds") + "Z"
    if kind is Kind.BOOLEAN:
        return int(value)
    return value  # type: ignore[no-any-return]


def server_row(table: Table, row: Mapping[str, Any]) -> Row:
    return {name: server_value(table, name, row.get(name)) for name in table.column_names}


def server_rows(connection: "psycopg.Connection[Any]", owner: str) -> Mirror:
    """Return the teacher's rows behind the server's back, canonical, booleans as integers."""
    rows: Mirror = {}
    there = connection.execute(
        "select array_agg(tablename::text) from pg_tables where schemaname = 'public'"
    ).fetchone()
    for table in TABLES:
        rows[table.name] = {}
        if there is None or table.name not in there[0]:
            continue  # a table this server does not have yet
        found = connection.execute(
            f"select to_jsonb(r) from public.{table.name} r"
            " where owner_id in (%s, '00000000-0000-0000-0000-000000000000')",
            [owner],
        ).fetchall()
        rows[table.name] = {row["id"]: server_row(table, row) for (row,) in found}
    return rows


def server_archive(
    connection: "psycopg.Connection[Any]", owner: str
) -> Iterator[tuple[Table, Row]]:
    found = connection.execute(
        "select tbl, old from private.sync_history where owner_id = %s", [owner]
    ).fetchall()
    for name, old in found:
        table = TABLE_BY_NAME[name]
        yield table, server_row(table, old)


Fact = tuple[str, str, str, Value]
"""Table, row id, column and the value it holds: one thing somebody typed."""


def facts_of(table: Table, row: Mapping[str, Value]) -> set[Fact]:
    """Return what a row says; blanks say nothing."""
    row_id = str(row["id"])
    return {
        (table.name, row_id, name, row[name])
        for name in content_columns(table)
        if row.get(name) is not None
    }


def facts(rows: Mirror) -> set[Fact]:
    return {
        fact
        for name, by_id in rows.items()
        for row in by_id.values()
        for fact in facts_of(TABLE_BY_NAME[name], row)
    }


LOSING = ("not_used", "deleted_there", "parent_gone", "revoked", "refused", "set_aside")
"""Why a version a person should hear of was put away; 'pulled' and 'acked' are not among them."""


def local_archive(laptop: Laptop) -> set[Fact]:
    """Return every fact a person finds in the laptop's archive, held area and conflict cards."""
    found: set[Fact] = set()
    whys = ", ".join(f"'{why}'" for why in LOSING)
    kept = laptop.select(
        f"SELECT tbl, before FROM history WHERE why IN ({whys}) AND before IS NOT NULL"
    )
    kept += laptop.select("SELECT tbl, row FROM held")
    for name, text in kept:
        found |= facts_of(TABLE_BY_NAME[name], json.loads(text))
    for name, row_id, field, ours, theirs, _, _ in laptop.cards():
        for text in (ours, theirs):
            value = None if text is None else json.loads(text)
            if isinstance(value, dict):
                found |= facts_of(TABLE_BY_NAME[name], value)
            elif value is not None and field:
                found.add((name, row_id, field, value))
    return found


# Faults ----------------------------------------------------------------------------------------


class Crash(BaseException):
    """The process ends here; nothing of ours may catch it."""


@contextmanager
def crash_at(name: str, nth: int = 1) -> Iterator[None]:
    """End the process the nth time a failpoint is reached."""
    left = [nth]

    def hook(reached: str) -> None:
        if reached == name:
            left[0] -= 1
            if left[0] == 0:
                raise Crash(name)

    failpoints.install(hook)
    try:
        yield
    finally:
        failpoints.install(None)
