"""Why something could not go out, in plain words by the server's code and constraint.

Codes are SQLSTATEs, constraints those of ``supabase/migrations``; a code this version does not
know gets a general sentence and is named, so that support can tell.
"""

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.sync_items import RejectedItem
from mehmiro_desktop.ui.sync_center.words import RecordWords

_CHECK, _FOREIGN_KEY, _UNIQUE, _NOT_NULL = "23514", "23503", "23505", "23502"
_NOT_ALLOWED, _TOO_LONG = "42501", "22001"
_NO_TABLE, _NO_COLUMN = "42P01", "42703"


class RejectionReasons(QObject):
    """Sentences for the list of refused and held rows."""

    def __init__(self, words: RecordWords) -> None:
        super().__init__()
        self._words = words

    def chip(self, item: RejectedItem) -> str:
        """Return the word or two that say what happened."""
        if item.reason == "refused":
            return self.tr("not accepted")
        return self.tr("put aside")

    def sentence(self, item: RejectedItem) -> str:
        """Return why, and nothing a teacher would have to look up."""
        if item.reason == "parent_gone":
            return self.tr("What it belongs to was removed on {device}.").format(
                device=self._words.device_within(item.device)
            )
        if item.reason == "revoked":
            return self.tr("The class went to another teacher. What was yours is kept here.")
        if item.code == _CHECK:
            return self._broken_rule(item)
        if item.code == _NOT_ALLOWED and item.record.table == "monitoring_config":
            return self.tr("Only an administrator may change the monitoring settings.")
        behind = self.tr(
            "The school's server cannot keep this yet. It goes out by itself once the school has"
            " updated it; until then it is safe on this laptop."
        )
        sentences = {
            _NO_TABLE: behind,
            _NO_COLUMN: behind,
            _FOREIGN_KEY: self.tr("What it belongs to is no longer on the school's server."),
            _UNIQUE: self.tr("The school's server has one like it already."),
            _NOT_NULL: self.tr("Something that must be filled in is blank."),
            _NOT_ALLOWED: self.tr(
                "You may not change this: the class may have gone to another teacher."
            ),
            _TOO_LONG: self.tr("The text is too long for the school's server."),
        }
        known = sentences.get(item.code)
        if known is None and item.code.startswith("22"):
            known = self.tr("A value is not one the school's server can keep.")
        return known or self.tr("The school's server did not accept it (code {code}).").format(
            code=item.code or "?"
        )

    def _broken_rule(self, item: RejectedItem) -> str:
        detail = item.detail
        if "value_in_scale" in detail or "value_range" in detail:
            return self._outside_scale(item)
        if "comments_length" in detail:
            return self.tr("The comment is longer than 500 characters.")
        if "reason" in detail:
            return self.tr("The reason is blank or longer than 500 characters.")
        if "scale" in detail:
            return self.tr("The scale must rise from its lowest to its highest score.")
        if "same_owner" in detail:
            return self.tr("It belongs to classes of two different teachers.")
        return self.tr("It breaks a rule of the school's server ({rule}).").format(
            rule=detail or item.code
        )

    def _outside_scale(self, item: RejectedItem) -> str:
        score = next((c.new for c in item.fields if c.field == "value" and c.new), None)
        if score is None:
            return self.tr("The score is outside the variable's scale.")
        return self.tr("{score} is outside the scale of {variable}.").format(
            score=self._words.value("value", score),
            variable=item.record.variable or self.tr("the variable"),
        )
