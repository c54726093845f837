"""What became of a report, in sentences: where it is, and who is not in it."""

from PySide6.QtCore import QObject

from mehmiro_desktop.errors import FileUnusable, MehmiroError, StoreFull
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.reports.making import Outcome

_MOST_NAMED = 12


class OutcomeWords(QObject):
    """Says what was made. Students are named by their place in the class's list."""

    def say(self, outcome: Outcome) -> tuple[str, str]:
        """Return the sentences and their tone."""
        if outcome.folder is None:
            return self.tr("Cancelled. No file was kept."), "neutral"
        parts = [
            self.tr("%n file(s) in “{name}”.", "", outcome.files).format(
                name=outcome.folder.name
            )
        ]
        if outcome.failed:
            parts.append(
                self.tr("These could not be made (places in the list): {places}.").format(
                    places=_listed(outcome.failed)
                )
            )
        if outcome.missing:
            parts.append(
                self.tr("%n student(s) are no longer in the class.", "", outcome.missing)
            )
        if outcome.empty:
            parts.append(
                self.tr("Without scores in this period (places in the list): {places}.").format(
                    places=_listed(outcome.empty)
                )
            )
        if outcome.pending:
            parts.append(
                self.tr(
                    "%n change(s) of this laptop are not yet sent; the reports have them.",
                    "",
                    outcome.pending,
                )
            )
        tone = "warning" if outcome.failed or outcome.missing else "success"
        return " ".join(parts), tone

    def failure(self, error: MehmiroError) -> str:
        """Return why nothing was made."""
        if isinstance(error, FileUnusable):
            return self.tr(
                "This folder cannot be written. No file was made. Choose another folder."
            )
        if isinstance(error, StoreFull):
            return self.tr(
                "The disk is full. No file was kept. Free some space or choose another folder."
            )
        return sentence(error)


def _listed(places: tuple[int, ...]) -> str:
    shown = ", ".join(str(place) for place in places[:_MOST_NAMED])
    return f"{shown}…" if len(places) > _MOST_NAMED else shown
