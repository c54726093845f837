"""What each refusal of the server means to us: the contract table, as data.

A line names endpoint, status and code of an answer and says which of our errors it is. Codes are
looked at before statuses, the first line that fits counts; the last lines take whatever is left,
so that an answer nobody foresaw means "later", never "lost" and never "signed out". docs/sync.md
shows the same table to people, tests replay every line through a server that says it.
"""

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

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


class Endpoint(Enum):
    """What was asked."""

    REST = "rest"
    REFRESH = "refresh"
    SIGN_IN = "sign_in"


class Move(Enum):
    """What the client does before it gives up with the error."""

    RAISE = "raise"
    REFRESH = "refresh"
    """Get a new access token and ask once more."""


SMALLER = "size"
"""``reason`` of a ServerBusy that a smaller page or batch may cure."""
RESTORED = "restored"
"""``reason`` of a ProtocolMismatch: the server is older than our cursor; compare everything."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the contract table; an empty ``codes`` or ``statuses`` fits every one."""

    endpoint: Endpoint
    statuses: range | tuple[int, ...]
    codes: tuple[str, ...]
    error: type[SyncError]
    reason: str = ""
    move: Move = Move.RAISE
    needs_json: bool = True

    def fits(self, endpoint: Endpoint, status: int, code: str, *, is_json: bool) -> bool:
        """Say whether this line speaks of such an answer."""
        return (
            self.endpoint is endpoint
            and (not self.statuses or status in self.statuses)
            and (not self.codes or code in self.codes)
            and (is_json or not self.needs_json)
        )


NOT_THERE = "not_there"
"""Nothing of ours under that id on the server: the answer to an erasure only."""
NO_KEY = "no_key"
"""Our code for the gateway's answers about the publishable key, which have none of their own."""

_R, _F, _S = Endpoint.REST, Endpoint.REFRESH, Endpoint.SIGN_IN


def _platform(endpoint: Endpoint) -> tuple[Line, ...]:
    """Lines about the way there, the same for every endpoint."""
    return (
        Line(endpoint, range(300, 400), (), NoUsableServer, "redirect", needs_json=False),
        Line(endpoint, (402,), (), NoUsableServer, "restricted", needs_json=False),
        Line(endpoint, (407,), (), Offline, "proxy", needs_json=False),
        Line(endpoint, (413, 414, 431), (), ServerBusy, SMALLER, needs_json=False),
        Line(endpoint, (429,), (), ServerBusy, "rate", needs_json=False),
        Line(endpoint, (511,), (), NoUsableServer, "portal", needs_json=False),
        Line(endpoint, (540,), (), NoUsableServer, "paused", needs_json=False),
        Line(endpoint, range(500, 600), (), ServerBusy, "server", needs_json=False),
    )


def _last(endpoint: Endpoint) -> tuple[Line, ...]:
    return (
        Line(endpoint, (404,), (), NoUsableServer, "not found", needs_json=False),
        Line(endpoint, range(200, 300), (), NoUsableServer, "page", needs_json=False),
    )


_SIGNED_OUT = (
    "refresh_token_not_found",
    "refresh_token_already_used",
    "session_not_found",
    "session_expired",
    "user_not_found",
    "user_banned",
    "validation_failed",
    "invalid_grant",
)

CONTRACT: tuple[Line, ...] = (
    # The database functions behind /rest/v1/rpc.
    Line(_R, (401,), (NO_KEY,), WrongKey),
    Line(_R, (401,), ("PGRST303",), ServerBusy, "token time", Move.REFRESH),
    Line(_R, (401,), (), SignInNeeded, "token", Move.REFRESH),
    Line(_R, (), ("PGRST202", "PGRST204", "PGRST205"), UpdateNeeded, "contract"),
    Line(_R, (), ("42703", "42P01", "42883"), UpdateNeeded, "contract"),
    Line(_R, (409,), ("PT409",), ProtocolMismatch, RESTORED),
    Line(_R, (404,), ("PT404",), AccessDenied, NOT_THERE),
    Line(_R, (), ("57014",), ServerBusy, SMALLER),
    Line(_R, (), ("40P01", "40001", "55P03"), ServerBusy, "locked"),
    Line(_R, (), ("25006",), ServerBusy, "read only"),
    Line(_R, (), ("PGRST000", "PGRST001", "PGRST002", "PGRST003"), ServerBusy, "database"),
    Line(_R, (), ("53000", "53100", "53200", "53300", "53400", "57P01"), ServerBusy, "database"),
    Line(_R, (), ("21000", "42P17", "PGRST116", "PGRST103"), ProtocolMismatch, "call"),
    Line(_R, (403,), ("42501",), AccessDenied),
    *_platform(_R),
    Line(_R, (400, 409, 406, 416, 422), (), ProtocolMismatch, "call"),
    Line(_R, (403,), (), AccessDenied),
    *_last(_R),
    # Getting a new access token. Only the codes above end a sign-in.
    Line(_F, (401, 403), (NO_KEY,), WrongKey),
    Line(_F, (400, 401, 403, 404, 422), _SIGNED_OUT, SignInNeeded, "ended"),
    Line(_F, (), ("conflict", "over_request_rate_limit"), ServerBusy, "rate"),
    Line(_F, (), ("hook_timeout", "hook_timeout_after_retry"), ServerBusy, "server"),
    *_platform(_F),
    *_last(_F),
    # Signing in with e-mail and password.
    Line(_S, (401, 403), (NO_KEY,), WrongKey),
    Line(_S, (400, 401, 403, 422), ("invalid_credentials", "invalid_grant"), SignInRefused,
         "invalid_credentials"),
    Line(_S, (400, 401, 403, 422), ("email_not_confirmed",), SignInRefused,
         "email_not_confirmed"),
    Line(_S, (400, 401, 403, 422), ("user_banned",), SignInRefused, "user_banned"),
    Line(_S, (), ("conflict", "over_request_rate_limit"), ServerBusy, "rate"),
    Line(_S, (), ("hook_timeout", "hook_timeout_after_retry"), ServerBusy, "server"),
    *_platform(_S),
    Line(_S, (400, 401, 403, 422), (), SignInRefused, "refused"),
    *_last(_S),
)  # fmt: skip

_LEFT_OVER = Line(_R, (), (), NoUsableServer, "unknown", needs_json=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer means: the error it is, and what to try before."""

    error: SyncError
    move: Move


ROW_LATER = frozenset({"40P01", "40001", "55P03", "57014", "53100", "53200", "57P01"})
"""SQLSTATEs of a refused row that say nothing against the row: it goes again, unmarked."""


def error_code(status: int, body: Any, headers: Mapping[str, str]) -> str:
    """Return the code in an error answer, whichever of the known forms it has, or ``""``."""
    if not isinstance(body, dict):
        return ""
    message = str(body.get("message") or body.get("msg") or body.get("error") or "")
    if status in (401, 403) and "api key" in message.lower():
        return NO_KEY
    for name in ("error_code", "code", "error"):
        value = body.get(name)
        if isinstance(value, str) and value:
            return value
    return headers.get("x-sb-error-code", "")


def classify(
    endpoint: Endpoint,
    status: int,
    body: Any,
    headers: Mapping[str, str],
) -> Verdict:
    """Return what a refusal, or an answer that is not JSON (``body`` is ``None``), means.

    Args:
        endpoint: what was asked.
        status: the HTTP status.
        body: the decoded JSON, ``None`` when it is none.
        headers: the answer's headers, names in lower case.
    """
    code = error_code(status, body, headers)
    is_json = isinstance(body, dict)
    fitting = (one for one in CONTRACT if one.fits(endpoint, status, code, is_json=is_json))
    line = next(fitting, _LEFT_OVER)
    details: dict[str, str | int] = {"status": status}
    if line.reason:
        details["reason"] = line.reason
    seconds = retry_after(headers)
    if seconds is not None and issubclass(line.error, ServerBusy):
        details["seconds"] = seconds
    return Verdict(line.error(**details), line.move)


def retry_after(headers: Mapping[str, str]) -> int | None:
    """Return how many seconds the server asks to wait, at most a day, if it says so."""
    text = headers.get("retry-after", "").strip()
    return min(int(text), 86_400) if text.isdecimal() and len(text) < 10 else None


def classify_broken(error: BaseException) -> SyncError:
    """Return what a failed connection means; ``error`` is what the HTTP library raised."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _bad_certificate(cause)
    name = type(error).__name__
    if name == "ProxyError":
        return Offline(reason="proxy")
    is_address = name in ("UnsupportedProtocol", "InvalidURL", "LocalProtocolError")
    if is_address or isinstance(error, UnicodeError):
        return NoUsableServer(reason="address")
    return Offline(reason="timeout" if "Timeout" in name else "connection")


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in found:
        found.append(cause)
        cause = cause.__cause__ or cause.__context__
    return found


_NOT_YET_VALID, _EXPIRED = 9, 10
"""OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""


def _bad_certificate(error: ssl.SSLCertVerificationError) -> SyncError:
    text = str(error).lower()
    if getattr(error, "verify_code", 0) in (_NOT_YET_VALID, _EXPIRED) or (
        "expired" in text or "not yet valid" in text
    ):
        return ClockWrong()
    return NoUsableServer(reason="certificate")


def decode(content: bytes) -> Any:
    """Return the JSON in ``content``, ``None`` when it is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
