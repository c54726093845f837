"""What sync is doing, told truly: values for the status pill, the command line and the receipts."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from mehmiro_desktop.errors import (
    ClockWrong,
    MehmiroError,
    NoUsableServer,
    Offline,
    ServerBusy,
    SignInNeeded,
    StoreInUse,
    UpdateNeeded,
)


class SyncState(Enum):
    """The one word for where sync stands."""

    LOCAL_ONLY = "local_only"
    """There is no server: the sample class."""
    IN_STEP = "in_step"
    """Everything here is there and everything there is here, as of the last sync."""
    WAITING = "waiting"
    """Work waits for the next sync; nothing is wrong."""
    SENDING = "sending"
    """A cycle is running."""
    PAUSED = "paused"
    OFFLINE = "offline"
    PORTAL = "portal"
    """Something answers, but not our server (a Wi-Fi sign-in page, a paused project)."""
    BUSY = "busy"
    """The server asked to come back later."""
    CLOCK = "clock"
    """This laptop's date is so wrong that no secure connection is possible."""
    SIGN_IN_NEEDED = "sign_in_needed"
    UPDATE_NEEDED = "update_needed"
    ATTENTION = "attention"
    """In touch with the server, but rows or settings need a person."""


@dataclass(frozen=True, slots=True)
class SyncReceipt:
    """What one cycle did. Durations in seconds; ``size_received`` in bytes on the wire.

    Attributes:
        sent: changes the server took.
        received: changes taken from the server.
        merged: rows in which both sides' changes were put together.
        conflicts: fields or rows both sides changed; see the sync centre.
        refused: rows the server refused.
        held: rows that lost their place.
        waiting: changes still to be sent at the end.
        attention: rows refused or without a place at the end.
        to_review: conflicts nobody has looked at yet.
        identical: the digests agree; ``None`` if they were not compared this time.
        repaired: a full compare was needed.
    """

    started_at: datetime
    duration: float = 0.0
    sent: int = 0
    received: int = 0
    merged: int = 0
    conflicts: int = 0
    refused: int = 0
    held: int = 0
    waiting: int = 0
    attention: int = 0
    to_review: int = 0
    identical: bool | None = None
    repaired: bool = False
    requests: int = 0
    size_received: int = 0
    clock_offset_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """Where sync stands now.

    ``pending`` counts changes not yet at the server, ``attention`` rows that need a person (refused,
    or without a place), ``to_review`` conflicts nobody has looked at yet.
    ``error`` is the reason for a state that is not well; ``next_at`` when sync tries again.
    """

    state: SyncState
    pending: int = 0
    attention: int = 0
    to_review: int = 0
    last_synced_at: datetime | None = None
    identical_at: datetime | None = None
    next_at: datetime | None = None
    error: MehmiroError | None = None
    receipt: SyncReceipt | None = None

    @property
    def message_key(self) -> str:
        """The key of the sentence for this state."""
        return f"sync.{self.state.value}"

    @property
    def is_all_sent(self) -> bool:
        """Whether a person may be told that everything is at the server."""
        return self.state is SyncState.IN_STEP and self.pending == 0


def state_after(error: MehmiroError | None, pending: int, attention: int) -> SyncState:
    """Return the state once a cycle ended: with ``error``, or well.

    Never in step with work waiting or refused.
    """
    if error is not None:
        return _state_of(error)
    if attention:
        return SyncState.ATTENTION
    return SyncState.WAITING if pending else SyncState.IN_STEP


_STATE_BY_ERROR: tuple[tuple[type[MehmiroError], SyncState], ...] = (
    (Offline, SyncState.OFFLINE),
    (NoUsableServer, SyncState.PORTAL),
    (ServerBusy, SyncState.BUSY),
    (StoreInUse, SyncState.BUSY),
    (ClockWrong, SyncState.CLOCK),
    (SignInNeeded, SyncState.SIGN_IN_NEEDED),
    (UpdateNeeded, SyncState.UPDATE_NEEDED),
)


def _state_of(error: MehmiroError) -> SyncState:
    for kind, state in _STATE_BY_ERROR:
        if isinstance(error, kind):
            return state
    return SyncState.ATTENTION
