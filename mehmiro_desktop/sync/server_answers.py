"""What the server's functions answer, once read: frozen values, one kind a function."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mehmiro_desktop.domain.sync_types import PulledGone, PulledRows, PushResult, TableDigest


@dataclass(frozen=True, slots=True)
class Envelope:
    """What every answer of the server carries: who, which server, what time there."""

    epoch: str
    account: str
    server_now: datetime
    schema_version: int = 0
    """Which version of the server's tables it has; 0 if it does not say."""


@dataclass(frozen=True, slots=True)
class PullAnswer:
    """One page of a pull round. ``next_page`` is the server's own opaque text, for the next."""

    envelope: Envelope
    until: str
    next_page: str | None
    puts: tuple[PulledRows, ...]
    gones: tuple[PulledGone, ...]
    count: int


@dataclass(frozen=True, slots=True)
class PushAnswer:
    """The server's verdicts on one batch, in its order."""

    envelope: Envelope
    results: tuple[PushResult, ...]


@dataclass(frozen=True, slots=True)
class DigestAnswer:
    """The server's digest as of ``horizon``."""

    envelope: Envelope
    horizon: str
    tables: Mapping[str, TableDigest]


@dataclass(frozen=True, slots=True)
class EraseAnswer:
    """The server erased ``erased`` rows, those known to its log alone among them."""

    envelope: Envelope
    erased: int
