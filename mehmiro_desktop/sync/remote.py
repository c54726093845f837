"""The database functions of the sync contract, asked over one connection.

Every answer must be JSON of the expected shape that echoes our account; anything else raises and
nothing of it is used. An access token turned down is renewed once.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.domain.sync_types import Outgoing, PullCursor
from mehmiro_desktop.errors import AccessDenied
from mehmiro_desktop.sync.auth import AccessTokens
from mehmiro_desktop.sync.connection import Answer, Connection
from mehmiro_desktop.sync.faults import Endpoint, Move, classify
from mehmiro_desktop.sync.server_answers import (
    DigestAnswer,
    Envelope,
    EraseAnswer,
    PullAnswer,
    PushAnswer,
)
from mehmiro_desktop.sync.wire import (
    read_digest,
    read_erase,
    read_pull,
    read_push,
    write_batch,
)

_PAGE_SECONDS = 60.0
_PROMPT_SECONDS = 2.0
"""A round trip longer than this says too little about the server's clock."""

Body = TypeVar("Body", PullAnswer, PushAnswer, DigestAnswer, EraseAnswer)


@dataclass(frozen=True, slots=True)
class Timed(Generic[Body]):
    """An answer, and how far the server's clock is ahead of ours (``None``: not measurable)."""

    body: Body
    clock_offset: timedelta | None


class Remote:
    """The server's side of sync, for one account. Thread-safe."""

    def __init__(
        self, connection: Connection, tokens: AccessTokens, account_id: str, clock: Clock
    ) -> None:
        self._connection = connection
        self._tokens = tokens
        self._account_id = account_id
        self._clock = clock

    def pull(self, cursor: PullCursor, page: int) -> Timed[PullAnswer]:
        """Return the page of at most ``page`` changes that begins at ``cursor``.

        Raises:
            SyncError: as ``faults.CONTRACT`` says; nothing of the answer may be used.
        """
        arguments = {
            "since": cursor.since,
            "until": cursor.until,
            "after": None if cursor.after is None else json.loads(cursor.after),
            "page": page,
        }
        return self._call("sync_pull", arguments, read_pull)

    def push(self, client: str, device: str, changes: Sequence[Outgoing]) -> Timed[PushAnswer]:
        """Send one batch and return the verdict on each; sending it again does no harm.

        Args:
            client: this installation's id, under which the server remembers mutation ids.
            device: the laptop's name, shown to people in histories.
            changes: at most 500, in the order in which they may be executed.

        Raises:
            SyncError: as for :meth:`pull`; the server may or may not have taken the batch.
        """
        arguments = {"client": client, "device": device, "batch": write_batch(changes)}
        return self._call("sync_push", arguments, lambda body: read_push(body, changes))

    def digest(self) -> Timed[DigestAnswer]:
        """Return count and order-free sums of every table, as the server has them.

        Raises:
            SyncError: as for :meth:`pull`.
        """
        return self._call("sync_digest", {}, read_digest)

    def erase(self, table: str, row_id: str) -> Timed[EraseAnswer]:
        """Erase a student or a class for privacy, with all under it and its history.

        Raises:
            AccessDenied: the server has nothing of ours under that id (reason ``NOT_THERE``).
            SyncError: as for :meth:`pull`; it may or may not be erased, asking again does no harm.
        """
        return self._call("sync_erase", {"tbl": table, "row_id": row_id}, read_erase)

    def _call(
        self, name: str, arguments: dict[str, Any], read: Callable[[Any], Body]
    ) -> Timed[Body]:
        answer = self._post(name, arguments)
        body = read(answer.body)
        if body.envelope.account != self._account_id:
            raise AccessDenied(reason="account")
        return Timed(body, self._measure_clock(answer, body.envelope))

    def _post(self, name: str, arguments: dict[str, Any]) -> Answer:
        path = f"/rest/v1/rpc/{name}"
        token = self._tokens.token()
        answer = self._connection.post(path, arguments, token=token, read_seconds=_PAGE_SECONDS)
        if answer.status == 200 and isinstance(answer.body, dict):
            return answer
        verdict = classify(Endpoint.REST, answer.status, answer.body, answer.headers)
        if verdict.move is not Move.REFRESH:
            raise verdict.error
        renewed = self._tokens.token(rejected=token)
        if renewed == token:
            raise verdict.error
        answer = self._connection.post(
            path, arguments, token=renewed, read_seconds=_PAGE_SECONDS
        )
        if answer.status == 200 and isinstance(answer.body, dict):
            return answer
        raise classify(Endpoint.REST, answer.status, answer.body, answer.headers).error

    def _measure_clock(self, answer: Answer, envelope: Envelope) -> timedelta | None:
        round_trip = answer.received_at - answer.sent_at
        if round_trip > _PROMPT_SECONDS:
            return None
        since_middle = self._clock.monotonic() - (answer.sent_at + answer.received_at) / 2
        return envelope.server_now - (self._clock.now() - timedelta(seconds=since_middle))
