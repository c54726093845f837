"""The light set by hand in words: the mark, who set it and when, what the analysis says beside it."""

from datetime import date

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.monitoring_records import LightOverride
from mehmiro_desktop.ui.i18n import shown_long_day, shown_when


class OverrideWords(QObject):
    """The same words on the board, in the evidence and on the student page."""

    def mark(self) -> str:
        """Return what tells such a light from the analysis's."""
        return self.tr("set by hand")

    def analysis(self, light: str) -> str:
        """Return what the analysis says, within a line; ``light`` is its word."""
        return self.tr("analysis: {light}").format(light=light)

    def analysis_sentence(self, light: str) -> str:
        """Return what the analysis says; ``light`` has its number where there is one."""
        return self.tr("The analysis says: {light}").format(light=light)

    def author(self, override: LightOverride, account_id: str, today: date) -> str:
        """Return who set it and when, and since when there is one if that is another day."""
        first = override.first
        if first.by == account_id:
            words = self.tr("Set by you, {when}")
        elif first.name:
            words = self.tr("Set by {name}, {when}")
        else:
            words = self.tr("Set by somebody else, {when}")
        when = "–" if override.set_at is None else shown_when(override.set_at, today)
        told = words.format(name=first.name, when=when)
        if first.at is None or override.set_at is None:
            return told
        day = first.at.astimezone().date()
        if day == override.set_at.astimezone().date():
            return told
        return f"{told} · " + self.tr("first set {day}").format(day=shown_long_day(day))
