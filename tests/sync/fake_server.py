"""A server that says what it is told to: for answers the real one cannot be made to give."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ACCOUNT = "11111111-1111-4111-8111-111111111111"
OTHER_ACCOUNT = "22222222-2222-4222-8222-222222222222"
EPOCH = "99999999-9999-4999-8999-999999999999"


@dataclass
class Said:
    """One answer. ``cut``: close after so many bytes of the body. ``drop``: no answer at all."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    drop: bool = False

    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body).encode()


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: Any


class FakeServer:
    """Answers each path from its own queue; the last one of a queue repeats for ever."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self._queues: dict[str, list[Said]] = {}
        self._lock = threading.Lock()

    def say(self, path: str, *answers: Said) -> None:
        self._queues[path] = list(answers)

    def next_answer(self, asked: Asked) -> Said:
        with self._lock:
            self.asked.append(asked)
            queue = self._queues.get(asked.path.partition("?")[0]) or self._queues.get("*")
            if not queue:
                return Said(404, b"nothing here")
            return queue.pop(0) if len(queue) > 1 else queue[0]

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


def token_answer(
    number: int = 1, account: str = ACCOUNT, expires_in: float = 3600, **more: Any
) -> Said:
    body = {
        "access_token": f"access-{number}",
        "refresh_token": f"refresh-{number}",
        "expires_in": expires_in,
        "token_type": "bearer",
        "user": {"id": account, "email": "teacher@school.example"},
    }
    return Said(200, body | more)


def envelope(account: str = ACCOUNT, **more: Any) -> dict[str, Any]:
    return {
        "epoch": EPOCH,
        "account": account,
        "server_now": "2026-03-01T10:00:00.5+00:00",
        "schema_version": 1,
        "min_client": 1,
    } | more


def pull_answer(account: str = ACCOUNT, **more: Any) -> Said:
    page: dict[str, Any] = {
        "until": "100",
        "next": None,
        "more": False,
        "columns": {},
        "rows": [],
        "gone": [],
    }
    return Said(200, envelope(account) | page | more)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Listening"

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        content = self.rfile.read(length)
        asked = Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, None)
        asked.body = json.loads(content) if content else None
        said = self.server.fake.next_answer(asked)
        if said.drop:
            self.close_connection = True
            return
        body = said.content()
        self.send_response(said.status)
        self.send_header("content-length", str(len(body)))
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body if said.cut is None else body[: said.cut])
        if said.cut is not None:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


class _Listening(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeServer


@contextmanager
def fake_server() -> Iterator[FakeServer]:
    listening = _Listening(("127.0.0.1", 0), _Handler)
    listening.fake = FakeServer(f"http://127.0.0.1:{listening.server_address[1]}")
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield listening.fake
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
