"""What a run's exit code says; the same for every command."""

from mehmiro_desktop.errors import (
    AccessDenied,
    ClockWrong,
    MehmiroError,
    NoUsableServer,
    Offline,
    ProtocolMismatch,
    ServerBusy,
    SignInNeeded,
    SignInRefused,
    UpdateNeeded,
    WrongKey,
)

DONE = 0
"""Done; for ``sync``: in step with the server."""
FAILED = 1
"""Something on this laptop stood in the way."""
USAGE = 2
"""The command was not understood."""
NO_SERVER = 3
"""No usable server: offline, a Wi-Fi page, busy, wrong key or wrong clock."""
SIGN_IN = 4
"""A sign-in is needed, or was refused."""
ATTENTION = 5
"""In step, but rows need a person."""
UPDATE = 6
"""The app or the server must be updated."""
INTERRUPTED = 130

_BY_ERROR: tuple[tuple[tuple[type[MehmiroError], ...], int], ...] = (
    ((Offline, NoUsableServer, ServerBusy, ClockWrong, WrongKey), NO_SERVER),
    ((SignInNeeded, SignInRefused, AccessDenied), SIGN_IN),
    ((UpdateNeeded, ProtocolMismatch), UPDATE),
)


def code_of(error: MehmiroError) -> int:
    """Return the exit code of a run that ended with ``error``."""
    return next((code for kinds, code in _BY_ERROR if isinstance(error, kinds)), FAILED)
