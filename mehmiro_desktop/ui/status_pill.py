"""The pill at the top right: where sync stands, in true words. A click opens the sync centre.

"Saved here" and "synced" are two different promises; only ``SyncStatus.is_all_sent`` may say the
second. Offline is grey, not red: it is normal.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.i18n import shown_time
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import ElidingButton, plain_tip, set_role


@dataclass(frozen=True, slots=True)
class PillView:
    """What the pill shows: an icon, a tone, words, and a longer sentence."""

    icon: str
    tone: str
    text: str
    sentence: str


def pill_view(status: SyncStatus) -> PillView:
    """Return what the pill shows for ``status``."""
    words = PillWords()
    icon, tone = _SIGNS[status.state]
    if status.state is SyncState.ATTENTION and not status.attention:
        icon, tone = "circle-alert", "error"
    if status.state is SyncState.IN_STEP and not status.is_all_sent:
        icon, tone = _SIGNS[SyncState.WAITING]
    return PillView(icon, tone, words.words(status), words.sentence(status))


_SIGNS: dict[SyncState, tuple[str, str]] = {
    SyncState.LOCAL_ONLY: ("laptop", "neutral"),
    SyncState.IN_STEP: ("cloud-check", "success"),
    SyncState.WAITING: ("hard-drive", "primary"),
    SyncState.SENDING: ("refresh-cw", "primary"),
    SyncState.PAUSED: ("pause", "neutral"),
    SyncState.OFFLINE: ("cloud-off", "neutral"),
    SyncState.PORTAL: ("wifi", "warning"),
    SyncState.BUSY: ("clock", "neutral"),
    SyncState.CLOCK: ("clock", "warning"),
    SyncState.SIGN_IN_NEEDED: ("log-in", "warning"),
    SyncState.UPDATE_NEEDED: ("circle-alert", "warning"),
    SyncState.ATTENTION: ("triangle-alert", "warning"),
}


class PillWords(QObject):
    """The words of the pill and the sentence behind them."""

    def words(self, status: SyncStatus) -> str:
        """Return the few words on the pill."""
        pending = status.pending
        if status.state is SyncState.IN_STEP and status.is_all_sent and status.last_synced_at:
            return self.tr("Synced {time}").format(time=shown_time(status.last_synced_at))
        if status.state is SyncState.SENDING:
            if pending:
                return self.tr("Sending %n", "", pending)
            return self.tr("Comparing with the server")
        if status.state is SyncState.ATTENTION:
            if status.attention:
                return self.tr("Review %n", "", status.attention + status.to_review)
            return self.tr("Problem, nothing lost")
        if status.state in (SyncState.WAITING, SyncState.IN_STEP):
            if pending:
                return self.tr("Saved here · %n to send", "", pending)
            return self.tr("Saved here")
        plain = self._plain(status.state)
        if not pending or status.state is SyncState.LOCAL_ONLY:
            return plain
        here = self.tr("%n saved here", "", pending)
        return f"{plain} · {here}"

    def _plain(self, state: SyncState) -> str:
        return {
            SyncState.LOCAL_ONLY: self.tr("Only on this laptop"),
            SyncState.PAUSED: self.tr("Paused"),
            SyncState.OFFLINE: self.tr("Offline"),
            SyncState.PORTAL: self.tr("Wi-Fi sign-in page"),
            SyncState.BUSY: self.tr("Server busy"),
            SyncState.CLOCK: self.tr("Clock is wrong"),
            SyncState.SIGN_IN_NEEDED: self.tr("Sign in to send"),
            SyncState.UPDATE_NEEDED: self.tr("Update to send"),
        }[state]

    def sentence(self, status: SyncStatus) -> str:
        """Return what the pill means, in a sentence."""
        if status.error is not None:
            return sentence(status.error)
        if status.state is SyncState.LOCAL_ONLY:
            return self.tr("The sample class stays on this laptop and never syncs.")
        if status.is_all_sent:
            return self.tr("Everything here is at the school's server.")
        if status.attention:
            return self.tr("Some changes need you. Nothing is lost.")
        return self.tr("Everything you do is saved on this laptop at once.")


_LEAST_PX, _LEAST_LETTERS_PX = 180, 130
"""Of the pill's width: room for short words; and with large letters for the first, which matters."""


class StatusPill(ElidingButton):
    """Icon and words, always visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing to send until told otherwise."""
        super().__init__(max(_LEAST_PX, scaled(_LEAST_LETTERS_PX)), parent)
        self.setObjectName("sync.pill")
        self.setProperty("kind", "pill")
        self.setFont(font("small"))
        self.setAutoDefault(True)
        self.show_status(SyncStatus(SyncState.WAITING))

    def show_status(self, status: SyncStatus) -> None:
        """Show where sync stands now."""
        view = pill_view(status)
        set_icon(self, view.icon, f"{view.tone}_soft_text", 18)
        set_role(self, "tone", view.tone)
        self.show_words(view.text)
        plain_tip(self, f"{view.text}. {view.sentence}")
        self.setAccessibleName(view.text)
        self.setAccessibleDescription(view.sentence)
