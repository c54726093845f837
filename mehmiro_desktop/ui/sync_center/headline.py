"""The one true sentence at the top of the sync centre.

"Everything of yours is safe" is said only when every edit made here has been confirmed by the
server and nothing was refused or put aside. Pure but for the translation.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from mehmiro_desktop.domain.sync_items import SyncSummary
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.sync_center.words import RecordWords

CLOCK_WARNING_S = 120.0
"""A laptop's clock further off than this is worth a warning (classroom-ux.md 3.9)."""
_CLOCK_NOTE_S = 1.0


@dataclass(frozen=True, slots=True)
class Standing:
    """All the headline depends on. ``status`` is ``None`` while no one is signed in."""

    summary: SyncSummary
    status: SyncStatus | None
    is_sample: bool

    @property
    def is_signed_out(self) -> bool:
        """Whether sync waits for someone to sign in."""
        if self.is_sample:
            return False
        return self.status is None or self.status.state is SyncState.SIGN_IN_NEEDED

    @property
    def stuck(self) -> int:
        """How many rows were refused or put aside."""
        return self.summary.rejected + self.summary.held

    @property
    def is_all_safe(self) -> bool:
        """Whether everything made here is confirmed by the server."""
        summary = self.summary
        return (
            not self.is_sample
            and summary.pending == 0
            and self.stuck == 0
            and summary.last_synced_at is not None
        )


class HeadlineWords(QObject):
    """Says where things stand."""

    def __init__(self, words: RecordWords) -> None:
        super().__init__()
        self._words = words

    def headline(self, standing: Standing) -> str:
        """Return the sentence for the top."""
        if standing.is_sample:
            return self.tr("The sample class stays on this laptop")
        if standing.is_all_safe:
            return self.tr("Everything of yours is safe")
        if standing.stuck:
            return self.tr(
                "%n change(s) could not be sent; nothing is lost", "", standing.stuck
            )
        pending = standing.summary.pending
        if not pending:
            return self.tr("Nothing to send yet")
        if standing.is_signed_out:
            return self.tr("%n change(s) saved here: sign in to send", "", pending)
        if standing.status is not None and standing.status.state is SyncState.SENDING:
            return self.tr("Sending %n change(s)", "", pending)
        return self.tr("%n change(s) saved here, not sent yet", "", pending)

    def details(self, standing: Standing, now: datetime) -> str:
        """Return the line below: identical to the server, last success, next try, clock."""
        if standing.is_sample:
            return self.tr("It never syncs. Sign in to your school to keep real classes.")
        summary, status = standing.summary, standing.status
        parts = []
        if summary.identical_at is not None:
            when = self._words.moment(summary.identical_at)
            parts.append(self.tr("Identical to the server: {when}").format(when=when))
        if summary.last_synced_at is not None:
            when = self._words.moment(summary.last_synced_at)
            parts.append(self.tr("last sync {when}").format(when=when))
        else:
            parts.append(self.tr("not synced yet"))
        if status is not None:
            parts.extend(self._from_status(status, now))
        return " · ".join(parts)

    def warning(self, standing: Standing) -> str:
        """Return what stands in the way of sync, or what is wrong with the clock; or nothing."""
        status = standing.status
        if standing.is_sample or status is None:
            return ""
        if status.error is not None:
            return sentence(status.error)
        offset = status.receipt.clock_offset_s if status.receipt else 0.0
        if abs(offset) < CLOCK_WARNING_S:
            return ""
        return self.tr(
            "This laptop's clock is wrong by %n minute(s). Times are corrected in what is"
            " sent; set the clock all the same.",
            "",
            round(abs(offset) / 60),
        )

    def _from_status(self, status: SyncStatus, now: datetime) -> list[str]:
        parts = []
        if status.state is SyncState.PAUSED:
            parts.append(self.tr("paused"))
        elif status.next_at is not None:
            parts.append(self._next_try((status.next_at - now).total_seconds()))
        offset = abs(status.receipt.clock_offset_s) if status.receipt else 0.0
        if _CLOCK_NOTE_S <= offset < CLOCK_WARNING_S:
            parts.append(self.tr("clock corrected by %n second(s)", "", round(offset)))
        return parts

    def _next_try(self, seconds: float) -> str:
        if seconds < 1:
            return self.tr("next try now")
        if seconds < 60:
            return self.tr("next try in %n second(s)", "", round(seconds))
        return self.tr("next try in %n minute(s)", "", round(seconds / 60))


def tone(standing: Standing) -> str:
    """Return the tone the headline's icon has."""
    if standing.is_all_safe:
        return "success"
    if standing.stuck or (standing.is_signed_out and standing.summary.pending):
        return "warning"
    return "neutral"


def duration_words(seconds: float, decimal_mark: str) -> str:
    """Return how long a sync took: ``0,4 s``."""
    shown = f"{seconds:.1f}".replace(".", decimal_mark)
    return QCoreApplication.translate("HeadlineWords", "{seconds} s").format(seconds=shown)
