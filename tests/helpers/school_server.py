"""The local school server: PostgreSQL with this project's migrations behind REST and sign-in.

``SchoolServer`` is what a hosted Supabase project looks like to a laptop; ``WebClient`` is the
web application: another program that writes rows directly and knows nothing of the desktop.
"""

import json
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any

import httpx
import psycopg
import pytest

from tests.helpers.local_postgres import LocalPostgres
from tests.helpers.node_runtime import LOCAL_FOLDER, find_node, install_packages

MIGRATIONS = LOCAL_FOLDER.parent / "migrations"
_DATABASE = "school"
_AUTH_TABLES = (
    "users",
    "identities",
    "sessions",
    "refresh_tokens",
    "audit_log_entries",
    "flow_state",
)
_DATA_TABLES = (
    "public.teachers",
    "public.classes",
    "public.students",
    "public.assessment_variables",
    "public.assessment_sessions",
    "public.lessons",
    "public.assessments",
    "public.ai_suggestions",
    "public.student_monitoring_status",
    "public.monitoring_diagnoses",
    "public.session_attendance",
    "public.monitoring_overrides",
    "public.monitoring_config",
    "private.administrators",
    "private.sync_changes",
    "private.sync_history",
    "private.sync_acks",
    "private.ai_suggestions_archive",
)


def _empty(tables: Sequence[str]) -> str:
    """SQL that empties tables. DELETE takes 4 ms for the few rows of a test, TRUNCATE 50."""
    return "; ".join(f"delete from {table}" for table in tables) + ";"


# Triggers sleep while everything is emptied; then the one settings row and its registry entry
# come back as the migrations made them.
RESET_DATA = f"""
set local session_replication_role = replica;
{_empty(_DATA_TABLES)}
set local session_replication_role = origin;
insert into public.monitoring_config default values;
update private.sync_meta set epoch = gen_random_uuid(), schema_version = 3, min_client = 1;
""".encode()
_RESET_ACCOUNTS = _empty([f"auth.{table}" for table in _AUTH_TABLES]).encode()


class WebClient:
    """The web application of one teacher: plain REST, the answers as parsed JSON."""

    def __init__(self, server: "SchoolServer", account: str, token: str) -> None:
        self.account = account
        self.token = token
        self.http = httpx.Client(
            base_url=server.url,
            headers={"apikey": server.publishable_key, "authorization": f"Bearer {token}"},
            timeout=30,
            trust_env=False,
        )

    def insert(
        self, table: str, rows: Mapping[str, Any] | Sequence[Mapping[str, Any]]
    ) -> list[Any]:
        """Insert one row or several; return them as the server stored them."""
        body = rows if isinstance(rows, Mapping) else list(rows)
        return self._write("POST", table, {}, body)

    def update(self, table: str, values: Mapping[str, Any], **filters: str) -> list[Any]:
        """Change the rows that match (``id="eq.…"``); return them."""
        return self._write("PATCH", table, filters, values)

    def delete(self, table: str, **filters: str) -> list[Any]:
        """Delete the rows that match for good; return them."""
        return self._write("DELETE", table, filters, None)

    def select(self, table: str, **filters: str) -> list[Any]:
        """Return the rows that match."""
        answer = self.http.get(f"/rest/v1/{table}", params=filters)
        answer.raise_for_status()
        found: list[Any] = answer.json()
        return found

    def rpc(self, name: str, **arguments: Any) -> Any:
        """Call a function and return its answer."""
        answer = self.http.post(f"/rest/v1/rpc/{name}", json=arguments)
        answer.raise_for_status()
        return answer.json()

    def close(self) -> None:
        """Close its connections."""
        self.http.close()

    def _write(self, verb: str, table: str, filters: Mapping[str, str], body: Any) -> list[Any]:
        answer = self.http.request(
            verb,
            f"/rest/v1/{table}",
            params=filters,
            json=body,
            headers={"prefer": "return=representation"},
        )
        answer.raise_for_status()
        written: list[Any] = answer.json()
        return written


class SchoolServer:
    """A running local school server.

    Attributes:
        url: where it listens, without a slash at the end.
        publishable_key: the key every client sends.
        secret_key: the key of trusted programs (role ``service_role``).
        accounts: e-mail and password of the demonstration's teachers, with ``demo=True``.
        dsn: the database's address as its superuser, for tests that act behind the server's back;
            empty when it runs on PGlite.
    """

    def __init__(
        self,
        *,
        pg_bin: str = "",
        driver: str = "postgres",
        port: int = 0,
        jwt_expiry_s: int = 3600,
        demo: bool = False,
    ) -> None:
        """Start it; ready when this returns.

        Raises:
            PostgresUnavailable: no PostgreSQL can run here (``driver="pglite"`` needs none).
            NodeUnavailable: no Node, or its packages could not be installed.
        """
        self._clients: list[WebClient] = []
        self._node: subprocess.Popen[str] | None = None
        self._postgres: LocalPostgres | None = None
        self._accounts: dict[tuple[str, str], tuple[str, str]] = {}
        node = find_node()
        install_packages(node)
        try:
            command = [node, str(LOCAL_FOLDER / "server.mjs"), "--driver", driver]
            command += ["--migrations", str(MIGRATIONS), "--control", "--lifeline"]
            command += ["--port", str(port), "--jwt-expiry", str(jwt_expiry_s)]
            self.dsn = ""
            if demo:
                command += ["--demo-seed", str(MIGRATIONS.parent / "seed.sql")]
            if driver == "postgres":
                self._postgres = LocalPostgres(pg_bin)
                self.dsn = self._postgres.create_database(_DATABASE)
                command += ["--url", self.dsn]
            else:
                cache = LOCAL_FOLDER.parents[1] / ".local-server" / "pglite.tgz"
                command += ["--template", str(cache)]
            self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed in stop
            self._node = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                text=True,
                start_new_session=True,
            )
            assert self._node.stdout is not None
            line = self._node.stdout.readline()
            if not line:
                self._log.seek(0)
                raise RuntimeError(
                    f"the school server did not start: {self._log.read()[-4000:]}"
                )
        except BaseException:
            self.stop()
            raise
        ready = json.loads(line)
        self.url: str = ready["url"]
        self.publishable_key: str = ready["publishable_key"]
        self.secret_key: str = ready["secret_key"]
        self.jwt_secret: str = ready["jwt_secret"]
        self.accounts: list[dict[str, str]] = ready["accounts"]

    @property
    def is_running(self) -> bool:
        """Whether it still answers, as far as its process tells."""
        return self._node is not None and self._node.poll() is None

    def create_teacher(self, email: str, password: str, name: str = "") -> str:
        """Create an account (and with it the teachers row) and return its id."""
        known = self._accounts.get((password, name))
        if known is not None and self.dsn:
            return self._copy_account(known, email)
        answer = httpx.post(
            f"{self.url}/auth/v1/signup",
            json={"email": email, "password": password, "data": {"name": name} if name else {}},
            headers={"apikey": self.publishable_key},
            trust_env=False,
            timeout=30,
        )
        answer.raise_for_status()
        body = answer.json()
        account = str((body.get("user") or body)["id"])
        if self.dsn:
            with psycopg.connect(self.dsn) as connection:
                found = connection.execute(
                    "select (select to_jsonb(u)::text from auth.users u where id = %(id)s),"
                    " (select to_jsonb(i)::text from auth.identities i where user_id = %(id)s)",
                    {"id": account},
                ).fetchone()
            assert found is not None
            self._accounts[password, name] = (str(found[0]), str(found[1]))
        return account

    def web(self, email: str, password: str) -> WebClient:
        """Sign in as another program would and return its client."""
        answer = httpx.post(
            f"{self.url}/auth/v1/token?grant_type=password",
            json={"email": email, "password": password},
            headers={"apikey": self.publishable_key},
            trust_env=False,
            timeout=30,
        )
        answer.raise_for_status()
        body = answer.json()
        client = WebClient(self, str(body["user"]["id"]), str(body["access_token"]))
        self._clients.append(client)
        return client

    def faults(self, rules: Sequence[Mapping[str, Any]]) -> None:
        """Set the faults of the next requests (see supabase/local/faults.mjs); [] clears them."""
        httpx.post(
            f"{self.url}/__control", json={"rules": list(rules)}, trust_env=False
        ).raise_for_status()

    def reset(self) -> None:
        """Empty every table, accounts included, and clear all faults. A new epoch begins."""
        self.faults([])
        while self._clients:
            self._clients.pop().close()
        with psycopg.connect(self.dsn) as connection:
            connection.execute(_RESET_ACCOUNTS)
            connection.execute(RESET_DATA)

    def stop(self) -> None:
        """Stop all it started. Harmless when already stopped."""
        while self._clients:
            self._clients.pop().close()
        node, self._node = self._node, None
        if node is not None:
            node.terminate()
            try:
                node.wait(10)
            except subprocess.TimeoutExpired:
                node.kill()
                node.wait(10)
            for pipe in (node.stdin, node.stdout):
                if pipe is not None:
                    pipe.close()
            self._log.close()
        if self._postgres is not None:
            self._postgres.stop()

    def __enter__(self) -> "SchoolServer":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _copy_account(self, known: tuple[str, str], email: str) -> str:
        """Make an account like a known one: hashing a password again would cost 0.2 s."""
        account = str(uuid.uuid4())
        user = json.loads(known[0]) | {"id": account, "email": email}
        user.pop("confirmed_at", None)  # generated
        user["last_sign_in_at"] = None
        identity = json.loads(known[1]) | {
            "id": str(uuid.uuid4()),
            "user_id": account,
            "provider_id": account,
        }
        identity.pop("email", None)  # generated
        identity["identity_data"] = identity["identity_data"] | {"sub": account, "email": email}
        with psycopg.connect(self.dsn) as connection:
            for table, row in (("users", user), ("identities", identity)):
                columns = ", ".join(f'"{column}"' for column in row)
                connection.execute(
                    f"insert into auth.{table} ({columns}) select {columns}"
                    f" from jsonb_populate_record(null::auth.{table}, %s::jsonb)".encode(),
                    [json.dumps(row)],
                )
        return account


_shared: list[SchoolServer] = []


@pytest.fixture(scope="session")
def running_school_server() -> Iterator[SchoolServer]:
    """The session's one school server, however many conftests import this fixture."""
    if _shared:
        yield _shared[0]
        return
    with SchoolServer() as server:
        _shared.append(server)
        yield server
        _shared.clear()


@pytest.fixture
def school_server(running_school_server: SchoolServer) -> SchoolServer:
    """The school server, emptied."""
    running_school_server.reset()
    return running_school_server
