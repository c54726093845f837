"""The platform's own words in a diagnosis, told in the language in force."""

from decimal import Decimal

from PySide6.QtCore import QLocale, QObject

from mehmiro_desktop.domain.monitoring import round_half_up
from mehmiro_desktop.domain.monitoring_records import Diagnosis
from mehmiro_desktop.ui.i18n import language, shown_score

_HIGH, _MEDIUM = Decimal("0.8"), Decimal("0.6")
SEVERITY_TONES = {"high": "error", "medium": "warning", "low": "neutral"}
PRIORITY_TONES = {"immediate": "error", "soon": "warning", "monitor": "neutral"}


class DiagnosisWords(QObject):
    """A word this version does not know is shown as it is."""

    def severity(self, name: str) -> str:
        """Return how grave a pattern is."""
        return {
            "high": self.tr("high"),
            "medium": self.tr("medium"),
            "low": self.tr("low"),
        }.get(name, name)

    def kind(self, name: str) -> str:
        """Return what kind of pattern it is."""
        return {
            "declining_trend": self.tr("Declining trend"),
            "missing_observations": self.tr("Missing observations"),
            "homework_issues": self.tr("Homework"),
            "specific_variable": self.tr("One variable"),
        }.get(name, name)

    def priority(self, name: str) -> str:
        """Return when to act on an intervention."""
        return {
            "immediate": self.tr("at once"),
            "soon": self.tr("soon"),
            "monitor": self.tr("keep an eye on it"),
        }.get(name, name)

    def confidence(self, share: Decimal) -> str:
        """Return how sure the model was, in words and percent."""
        percent = round_half_up(share * 100)
        if share >= _HIGH:
            return self.tr("high confidence, {percent} %").format(percent=percent)
        if share >= _MEDIUM:
            return self.tr("medium confidence, {percent} %").format(percent=percent)
        return self.tr("low confidence, {percent} %").format(percent=percent)

    def origin(self, diagnosis: Diagnosis) -> str:
        """Return the model and what the answer took."""
        locale = QLocale(language())
        found = [self.tr("AI")]
        if diagnosis.model:
            found.append(diagnosis.model)
        if diagnosis.temperature is not None:
            found.append(
                self.tr("temperature {value}").format(value=shown_score(diagnosis.temperature))
            )
        if diagnosis.tokens_used is not None:
            found.append(
                self.tr("{count} tokens").format(count=locale.toString(diagnosis.tokens_used))
            )
        if diagnosis.response_time_ms is not None:
            found.append(
                self.tr("{count} ms").format(count=locale.toString(diagnosis.response_time_ms))
            )
        return " · ".join(found)
