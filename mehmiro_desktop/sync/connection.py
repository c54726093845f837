"""One long-lived HTTP connection to one server, and the answers that come over it.

A new client costs a tenth of a second (it loads the system's certificates), so there is one, made
on first use; httpx and truststore are imported there. HTTP/1.1, no redirects: a token never
follows to another host. Called from the sync thread and its prefetch worker.
"""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.errors import InvalidAddress, NoUsableServer, SyncStopped
from mehmiro_desktop.sync.faults import classify_broken, decode

if TYPE_CHECKING:
    import httpx

_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 120.0
"""The longest a whole answer may take, however it drips."""
_LARGEST_ANSWER = 64 * 1024 * 1024
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def check_address(text: str) -> str:
    """Return a server address as ``scheme://host[:port]``.

    Raises:
        InvalidAddress: it is none, or not https (http is for this machine only).
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
        (host or "").encode("idna")  # refuses an empty or overlong part: "school..example"
    except ValueError as error:
        raise InvalidAddress(field="server") from error
    is_plain = not (parts.username or parts.password or parts.query or parts.fragment)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    if not host or not is_safe or not is_plain or parts.path not in ("", "/") or _has_odd(host):
        raise InvalidAddress(field="server")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port else "")


def _has_odd(host: str) -> bool:
    return any(character.isspace() or ord(character) < 33 for character in host)


def check_publishable_key(text: str) -> str:
    """Return a publishable key (or an old ``anon`` key) without surrounding blanks.

    Raises:
        InvalidAddress: it is empty, odd, or a secret key, which has no place on a laptop.
    """
    key = text.strip()
    is_odd = not key or not key.isascii() or not key.isprintable() or " " in key
    if is_odd or key.startswith("sb_secret_") or _role(key) not in ("", "anon"):
        raise InvalidAddress(field="key")
    return key


def _role(key: str) -> str:
    """Return the role an old-style key (a JWT) names, ``""`` for any other key."""
    return str(read_claims(key).get("role", ""))


def read_claims(token: str) -> dict[str, Any]:
    """Return what a JWT says of itself, unverified; ``{}`` when it is none."""
    import base64

    parts = token.split(".")
    if len(parts) != 3:
        return {}
    try:
        body = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
    except ValueError:
        return {}
    claims = decode(body)
    return claims if isinstance(claims, dict) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``body`` is the decoded JSON, ``None`` when it is none.

    ``size`` counts bytes on the wire; ``sent_at`` and ``received_at`` are monotonic seconds.
    """

    status: int
    headers: Mapping[str, str]
    body: Any
    size: int
    sent_at: float
    received_at: float


class Connection:
    """The way to one server. Thread-safe; closed by its owner."""

    def __init__(
        self,
        server: str,
        publishable_key: str,
        clock: Clock,
        *,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepare the way; nothing is opened yet.

        Args:
            server: a checked address.
            publishable_key: sent with every request.
            clock: for deadlines.
            should_stop: looked at while an answer comes in.
        """
        self.server = server
        self.requests = 0
        self.bytes_received = 0
        self._key = publishable_key
        self._clock = clock
        self._should_stop = should_stop
        self._client: httpx.Client | None = None
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()

    def post(
        self, path: str, body: Any, *, token: str = "", read_seconds: float = 15.0
    ) -> Answer:
        """Send ``body`` as JSON and return the answer, whatever its status.

        Every call of ours may be repeated without harm, so a connection that was found dead is
        replaced and the call sent once more.

        Raises:
            Offline, ClockWrong, NoUsableServer: no whole answer came.
            SyncStopped: asked to stop while waiting.
        """
        content = json.dumps(body, separators=(",", ":")).encode()
        return self._twice("POST", path, content, token, read_seconds)

    def get(self, path: str) -> Answer:
        """Ask for ``path`` without an account; as :meth:`post` otherwise."""
        return self._twice("GET", path, None, "", 15.0)

    def _twice(
        self, verb: str, path: str, content: bytes | None, token: str, read_seconds: float
    ) -> Answer:
        import httpx

        try:
            return self._send(verb, path, content, token, read_seconds)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError, RuntimeError):
            # RuntimeError is httpx's word for a client that another thread has just closed.
            self.drop()
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise classify_broken(error) from error
        if self._should_stop():
            raise SyncStopped  # it is dead because whoever asked to stop closed it
        try:
            return self._send(verb, path, content, token, read_seconds)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise classify_broken(error) from error

    def _send(
        self, verb: str, path: str, content: bytes | None, token: str, read_seconds: float
    ) -> Answer:
        import httpx

        headers = {"apikey": self._key, "content-type": "application/json"}
        if token:
            headers["authorization"] = f"Bearer {token}"
        sent_at = self._clock.monotonic()
        self.requests += 1
        with self._open().stream(
            verb,
            path,
            content=content,
            headers=headers,
            timeout=httpx.Timeout(read_seconds, connect=_CONNECT_SECONDS),
            extensions={"trace": self._note_socket},
        ) as response:
            received = self._read(response, sent_at)
            self.bytes_received += response.num_bytes_downloaded
            return Answer(
                status=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                body=decode(received),
                size=response.num_bytes_downloaded,
                sent_at=sent_at,
                received_at=self._clock.monotonic(),
            )

    def _read(self, response: "httpx.Response", sent_at: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if self._should_stop():
                raise SyncStopped
            if size > _LARGEST_ANSWER or self._clock.monotonic() - sent_at > _ANSWER_SECONDS:
                raise NoUsableServer(reason="endless")
        return b"".join(parts)

    def _open(self) -> "httpx.Client":
        import httpx

        with self._lock:
            if self._client is None:
                self._client = httpx.Client(
                    base_url=self.server,
                    verify=self._certificates(),
                    limits=httpx.Limits(max_connections=2, max_keepalive_connections=2),
                    follow_redirects=False,
                    trust_env=self.server.startswith("https"),
                )
            return self._client

    def _certificates(self) -> "ssl.SSLContext | bool":
        if not self.server.startswith("https"):
            return False  # plain http is for loopback only: there is nothing to verify
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def _note_socket(self, event: str, told: Mapping[str, Any]) -> None:
        """Remember the sockets behind the client, to be able to end a wait for an answer."""
        if event not in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            return
        found = told["return_value"].get_extra_info("socket")
        if not isinstance(found, socket.socket):
            return
        with self._lock:
            self._sockets = {one for one in self._sockets if one.fileno() >= 0} | {found}
        if self._should_stop():
            _hang_up(found)  # asked while it connected: there was nothing to close yet

    def drop(self) -> None:
        """Close open sockets (dead after sleep or a change of network), from any thread.

        Whoever waits for an answer stops waiting. The next call opens new ones, so this is also how
        a connection is closed for good.
        """
        with self._lock:
            client, self._client = self._client, None
            sockets, self._sockets = self._sockets, set()
        for one in sockets:
            _hang_up(one)
        if client is not None:
            client.close()


def _hang_up(one: socket.socket) -> None:
    """End a connection; closing alone does not wake a thread that waits in a read."""
    with suppress(OSError):
        socket.socket.shutdown(one, socket.SHUT_RDWR)
