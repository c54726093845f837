"""What stands in for the machine: a settable clock, a keyring that can fail, small values."""

from datetime import UTC, date, datetime, timedelta

from mehmiro_desktop.errors import KeyringUnavailable


class SetClock:
    """A clock that stands still until moved; wall and monotonic time move apart if asked to."""

    def __init__(self, at: datetime = datetime(2026, 3, 1, 10, tzinfo=UTC)) -> None:
        self.at = at
        self.ticks = 1000.0

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def monotonic(self) -> float:
        return self.ticks

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds


class MemoryKeyring:
    """A keyring in memory; ``is_locked`` makes it fail as a locked one does."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.is_locked = False

    def _require_open(self) -> None:
        if self.is_locked:
            raise KeyringUnavailable(reason="locked")

    def get(self, name: str) -> str | None:
        self._require_open()
        return self.secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        self._require_open()
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self._require_open()
        self.secrets.pop(name, None)


class MemoryValues:
    """Small values as the encrypted store keeps them."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def set(self, name: str, value: str | None) -> None:
        if value is None:
            self.values.pop(name, None)
        else:
            self.values[name] = value
