"""What the board says: lights, parts and reasons. About the data, never about the child."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.monitoring import (
    DECLINE_PER_DAY,
    HOMEWORK_ENTRIES,
    Findings,
    Light,
    Part,
    contributions,
    priority_of,
    shown_contributions,
    shown_priority,
)
from mehmiro_desktop.domain.monitoring_config import MonitoringConfig
from mehmiro_desktop.domain.monitoring_records import BoardRow
from mehmiro_desktop.ui.i18n import shown_day, shown_day_word, shown_score, shown_when
from mehmiro_desktop.ui.monitoring.override_words import OverrideWords

TONES = {
    Light.RED: "error",
    Light.YELLOW: "warning",
    Light.GREEN: "success",
    Light.GREY: "neutral",
}
ICONS = {
    Light.RED: "octagon-alert",
    Light.YELLOW: "triangle-alert",
    Light.GREEN: "circle-check",
    Light.GREY: "circle-dashed",
}
"""Shapes that differ without colour."""
_QUIET_DAYS = 3
_MOST_NAMED = 2
SEPARATOR = " · "


class MonitoringWords(QObject):
    """Sentences of the monitoring screen, in the language in force."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_hand = OverrideWords(self)

    def light(self, light: Light) -> str:
        """Return a light's word."""
        return {
            Light.RED: self.tr("urgent"),
            Light.YELLOW: self.tr("attention"),
            Light.GREEN: self.tr("on track"),
            Light.GREY: self.tr("no data"),
        }[light]

    def chip(self, light: Light, count: int) -> str:
        """Return the words of a filter."""
        words = {
            Light.RED: self.tr("Urgent {count}"),
            Light.YELLOW: self.tr("Attention {count}"),
            Light.GREEN: self.tr("On track {count}"),
            Light.GREY: self.tr("No data {count}"),
        }[light]
        return words.format(count=count)

    def part(self, part: Part) -> str:
        """Return a part's name."""
        return {
            Part.OBSERVATION: self.tr("Observation"),
            Part.TREND: self.tr("Trend"),
            Part.HOMEWORK: self.tr("Homework"),
        }[part]

    def shown_light(self, row: BoardRow) -> str:
        """Return the word of the light shown, marked where it was set by hand."""
        word = self.light(row.light)
        return word if row.override is None else f"{word}{SEPARATOR}{self._by_hand.mark()}"

    def analysed(self, row: BoardRow) -> str:
        """Return the analysis's light and its number, whatever was set by hand."""
        word = self.light(row.analysed_light)
        return word if row.priority is None else f"{word}{SEPARATOR}{self.priority(row)}"

    def priority(self, row: BoardRow) -> str:
        """Return the priority as shown: a whole number, or a dash."""
        return "–" if row.priority is None else str(shown_priority(row.priority))

    def parts(self, row: BoardRow, config: MonitoringConfig) -> str:
        """Return what each part adds to the priority shown: ``obs. 34 · trend 28 · homework 16``.

        Under settings that changed since the analysis the parts say what they would add now.
        """
        exact = contributions(config, row.parts)
        priority = priority_of(config, {part: row.parts.of(part) for part in Part})
        added = {} if priority is None else shown_contributions(priority, exact)
        texts = {
            Part.OBSERVATION: self.tr("obs. {value}", "a narrow column"),
            Part.TREND: self.tr("trend {value}", "a narrow column"),
            Part.HOMEWORK: self.tr("homework {value}", "a narrow column"),
        }
        none = self.tr("no data")
        if not added:
            return none
        return SEPARATOR.join(
            text.format(value=added.get(part, none)) for part, text in texts.items()
        )

    def reason(self, row: BoardRow) -> str:
        """Return the main reasons in a few words; of a light set by hand, the teacher's first."""
        if row.override is None:
            return self._analysed_reason(row)
        given = " ".join(row.override.reason.split())
        told = self._by_hand.analysis(self.light(row.analysed_light))
        return SEPARATOR.join((given, told, self._analysed_reason(row)))

    def _analysed_reason(self, row: BoardRow) -> str:
        """Return the analysis's reasons; a row without evidence says nothing yet."""
        found = row.findings
        if found is None:
            return "…"
        if row.analysed_light is Light.GREY:
            return self._too_little(found)
        reasons = [
            *self._unobserved(found),
            *self._falling(row.declining),
            *self._homework(found),
        ]
        words = SEPARATOR.join(reasons) or self.tr("Steady")
        if row.parts.is_partial:
            words += SEPARATOR + self.tr("partial")
        return words

    def _too_little(self, found: Findings) -> str:
        if not found.parts.is_too_few:
            return self.tr("Not analysed yet")
        why = self.tr("no variable scored on three days")
        if found.last_observed is None:
            why = self.tr("no score yet")
        return self.tr("Too little data") + SEPARATOR + why

    def _unobserved(self, found: Findings) -> Sequence[str]:
        days = found.days_unobserved
        if days is None:
            return (self.tr("No score yet"),)
        if days <= _QUIET_DAYS:
            return ()
        return (self.tr("No score for %n days", "", days),)

    def _falling(self, names: Sequence[str]) -> Sequence[str]:
        if not names:
            return ()
        if len(names) > _MOST_NAMED:
            return (self.tr("%n variables in decline", "", len(names)),)
        return (self.tr("In decline: {names}").format(names=", ".join(names)),)

    def _homework(self, found: Findings) -> Sequence[str]:
        count = found.homework
        if count is None:
            return ()
        reasons = []
        if count.missing:
            reasons.append(
                self.tr("Homework: {count} of {all} missing").format(
                    count=count.missing, all=HOMEWORK_ENTRIES
                )
            )
        if count.low:
            reasons.append(
                self.tr("Homework: {count} of {all} below 60 %").format(
                    count=count.low, all=HOMEWORK_ENTRIES
                )
            )
        return reasons

    def last_seen(self, row: BoardRow, today: date) -> str:
        """Return when the last score was given."""
        if row.findings is None:
            return "…"
        return self.day(row.findings, today)

    def day(self, found: Findings, today: date) -> str:
        """Return the day of the last score in few words."""
        last = found.last_observed
        return "–" if last is None else shown_day_word(last, today)

    # The evidence ------------------------------------------------------------------------------

    def result(self, row: BoardRow) -> str:
        """Return how the analysis's light and priority came about."""
        if row.analysed_light is Light.GREY:
            return self.tr(
                "Fewer than two of the three parts have data, so there is no signal."
            )
        if row.parts.is_partial:
            return self.tr(
                "One part has no data: the weights of the others were scaled up (partial)."
            )
        return self.tr("All three parts have data.")

    def period(self, row: BoardRow, today: date) -> str:
        """Return when the row was analysed and which days were looked at."""
        status = row.status
        if status is None or status.analyzed_at is None:
            return ""
        when = shown_when(status.analyzed_at, today)
        if status.period_start is None or status.period_end is None:
            return self.tr("Analysed {when}").format(when=when)
        return self.tr("Analysed {when}: {start} to {end}").format(
            when=when, start=shown_day(status.period_start), end=shown_day(status.period_end)
        )

    def scored_part(self, part: Part, value: Decimal | None, weight: int) -> str:
        """Return a part's heading: name, score and weight."""
        if value is None:
            return self.tr("{part}: no data").format(part=self.part(part))
        return self.tr("{part}: {score} of 100 · weight {weight} %").format(
            part=self.part(part), score=shown_score(value), weight=weight
        )

    def observation_evidence(self, found: Findings, today: date) -> str:
        """Return what the observation part rests on."""
        days = found.days_unobserved
        if days is None:
            return self.tr("No score of yours yet.")
        when = self.day(found, today)
        if not days:
            return self.tr("Last score: {when}.").format(when=when)
        return self.tr("Last score: {when} (%n days ago).", "", days).format(when=when)

    def trend_evidence(self, found: Findings, config: MonitoringConfig) -> str:
        """Return what the trend part rests on."""
        trends = found.trends
        if not trends:
            return self.tr(
                "No variable has scores on three days within the last %n days.",
                "",
                config.analysis_days,
            )
        return self.tr(
            "{count} of %n variables fall by more than {limit} % of the scale a day.",
            "",
            len(trends),
        ).format(count=len(found.declining), limit=int(-DECLINE_PER_DAY * 100))

    def homework_evidence(self, found: Findings, config: MonitoringConfig) -> str:
        """Return what the homework part rests on."""
        count = found.homework
        name = config.homework_variable_name
        if count is None:
            return self.tr("No scores in a variable named “{name}”.").format(name=name)
        return self.tr(
            "“{name}”, last {all}: {low} below 60 % of the scale, {missing} missing."
        ).format(name=name, all=HOMEWORK_ENTRIES, low=count.low, missing=count.missing)
