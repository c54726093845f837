"""Classroom words for rows, values and reasons: what a list says instead of tables and codes.

Made anew when the language changes, so every text is looked up once. GUI thread only; no store.
"""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.lesson_items import LessonItems
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.sync_items import FieldChange, HistoryItem, RecordName
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.classes.colors import ColorNames
from mehmiro_desktop.ui.i18n import decimal_mark, shown_day, shown_long_day, shown_when
from mehmiro_desktop.ui.monitoring.words import MonitoringWords

MAX_SHOWN_VALUE = 120
_LONGEST_WORD = 18
_BREAK = "\u200b"

_SCORE_FIELDS = ("value", "scale_min", "scale_max")
_PUBLIC_FIELDS = frozenset(
    (
        *("name", "grade", "section", "academic_year", "scale_min", "scale_max", "is_active"),
        *("date", "avatar_color", "is_read", "status", "archived_at", "position"),
    )
)
"""The fields whose values a class may read; all others are masked while it looks on."""
_UNSPOKEN = frozenset(
    (
        *("id", "class_id", "student_id", "variable_id", "session_id", "assessment_id"),
        *("status_id", "teacher_id", "created_by", "created_at", "updated_at", "extra"),
        "assessor_type",
    )
)


class RecordWords(QObject):
    """Names records, fields and values as a teacher would.

    Args:
        today: The day "today" means, where the laptop is.
        device_name: This laptop's own name, as versions carry it.
    """

    def __init__(self, today: date, device_name: str) -> None:
        super().__init__()
        self.today = today
        self._device_name = device_name
        self._colors = ColorNames(self)
        self._fields = {
            "value": self.tr("score"),
            "comments": self.tr("comment"),
            "alias": self.tr("alias"),
            "avatar_color": self.tr("colour"),
            "personality_type": self.tr("learning style"),
            "date_of_birth": self.tr("date of birth"),
            "name": self.tr("name"),
            "grade": self.tr("grade"),
            "section": self.tr("section"),
            "academic_year": self.tr("school year"),
            "scale_min": self.tr("lowest score"),
            "scale_max": self.tr("highest score"),
            "is_active": self.tr("in use"),
            "date": self.tr("date"),
            "title": self.tr("title"),
            "notes": self.tr("notes"),
            "objectives": self.tr("objectives"),
            "materials": self.tr("materials"),
            "activities": self.tr("activities"),
            "is_read": self.tr("read"),
            "content": self.tr("text"),
            "email": self.tr("e-mail"),
            "priority_flag": self.tr("signal"),
            "reason": self.tr("reason"),
            "diagnosis_summary": self.tr("summary"),
            "status": self.tr("attendance"),
            "archived_at": self.tr("archived"),
            "position": self.tr("place in the order"),
        }
        self._attendance = {
            "present": self.tr("present"),
            "absent": self.tr("absent"),
            "late": self.tr("late"),
            "exempt": self.tr("exempt"),
        }
        board = MonitoringWords(self)
        self._lights = {light.value: board.light(light) for light in Light}
        self._kinds = {
            "classes": self.tr("class"),
            "students": self.tr("student"),
            "assessment_variables": self.tr("variable"),
            "assessment_sessions": self.tr("assessment session"),
            "assessments": self.tr("score"),
            "lessons": self.tr("lesson"),
            "ai_suggestions": self.tr("AI suggestion"),
            "student_monitoring_status": self.tr("monitoring"),
            "monitoring_diagnoses": self.tr("diagnosis"),
            "monitoring_config": self.tr("monitoring settings"),
            "teachers": self.tr("your account"),
            "session_attendance": self.tr("attendance"),
            "monitoring_overrides": self.tr("signal set by hand"),
        }

    def lead(self, record: RecordName) -> str:
        """Return who or what a record is about, in one or two words."""
        day = self.day(record.session_on) if record.session_on else ""
        own = {
            "classes": record.class_name,
            "assessment_variables": record.variable,
            "assessment_sessions": record.session_name or day,
            "lessons": "",
        }.get(record.table, presenter.shown_alias(record.alias, record.student_id))
        kind = self._kinds.get(record.table, self.tr("record"))
        title = "" if presenter.is_on() else record.title
        return own or title or kind[:1].upper() + kind[1:]

    def rest(self, record: RecordName) -> str:
        """Return where the record belongs: what was scored, when, in which class."""
        day = self.day(record.session_on) if record.session_on else ""
        if record.table == "assessments":
            parts = [record.variable, day, record.session_name]
        elif record.table == "session_attendance":
            parts = [day, record.session_name, record.class_name, self.kind(record)]
        elif record.table == "assessment_sessions":
            parts = [day if record.session_name else "", record.class_name, self.kind(record)]
        elif record.table == "classes":
            parts = [self.kind(record)]
        else:
            parts = [record.class_name, self.kind(record)]
        return " · ".join(part for part in parts if part)

    def kind(self, record: RecordName) -> str:
        """Return what sort of record it is."""
        return self._kinds.get(record.table, "")

    def field(self, name: str) -> str:
        """Return a field's name, or a general word for one this version does not know."""
        return self._fields.get(name, self.tr("details"))

    def value(self, field: str, value: str | None) -> str:
        """Return a field's value for reading; ``None`` is a blank, a dot stands for a private one."""
        if presenter.is_on() and self._is_private(field):
            return presenter.DOT
        if value is None or value == "":
            return self.tr("blank")
        if value in ("true", "false"):
            return self.tr("yes") if value == "true" else self.tr("no")
        if field in _SCORE_FIELDS:
            return value.replace(".", decimal_mark())
        if field in ("date", "date_of_birth"):
            return self._day_of(value)
        if field == "avatar_color":
            return self._colors.name(value)
        if field in ("status", "archived_at", "position"):
            return self._added_value(field, value)
        if field in ("objectives", "materials", "activities"):
            return _shortened("; ".join(LessonItems.of_json(value).texts)) or self.tr("blank")
        if field in ("comments", "reason"):
            return f"“{_shortened(value)}”"
        return (
            self._lights.get(value, _shortened(value))
            if field == "priority_flag"
            else _shortened(value)
        )

    def _is_private(self, field: str) -> bool:
        # An alias is shown as everywhere: not where numbers stand for it.
        return field not in _PUBLIC_FIELDS and (field != "alias" or presenter.shows_numbers())

    def _added_value(self, field: str, value: str) -> str:
        """Return a value of what this app adds to the data model."""
        if field == "status":
            return self._attendance.get(value, _shortened(value))
        if field == "archived_at":
            return self.moment(datetime.fromisoformat(value))
        return str(int(value) + 1) if value.isdigit() else _shortened(value)

    def changes(self, fields: Sequence[FieldChange], lead: str = "") -> str:
        """Return every spoken change: ``3 → 4``, ``comment: blank → “kind”``.

        A row that came or went whole shows its values without arrows, and without the one
        that ``lead`` has said already.
        """
        spoken = [change for change in fields if change.field not in _UNSPOKEN]
        is_whole = is_added(fields) or is_removed(fields)
        if is_whole and lead:
            spoken = [change for change in spoken if lead not in (change.old, change.new)]
        parts = [
            self._change(change, is_whole) for change in spoken if change.field in self._fields
        ]
        if len(parts) < len(spoken) and not is_whole:
            parts.append(self.tr("details"))
        return " · ".join(parts)

    def _change(self, change: FieldChange, is_whole: bool) -> str:
        if is_whole:
            value = change.old if change.new is None else change.new
            text = self.value(change.field, value)
        else:
            old, new = (self.value(change.field, v) for v in (change.old, change.new))
            text = f"{old} → {new}"
        return text if change.field == "value" else f"{self.field(change.field)}: {text}"

    def day(self, on: date) -> str:
        """Return a day, short: without the year while it is this one."""
        return shown_day(on) if on.year == self.today.year else shown_long_day(on)

    def moment(self, at: datetime | None) -> str:
        """Return a local time of day, with the day unless it is today."""
        if at is None:
            return self.tr("time unknown")
        return shown_when(at, self.today)

    def device(self, name: str) -> str:
        """Return where a version was made; one without a device came by the web."""
        if not name:
            return self.tr("Web")
        return self.tr("This laptop") if name == self._device_name else _shortened(name)

    def device_within(self, name: str) -> str:
        """Return the same for the middle of a sentence."""
        if not name:
            return self.tr("the web")
        return self.tr("this laptop") if name == self._device_name else _shortened(name)

    def why(self, item: HistoryItem) -> str:
        """Return why a version was put away, as a short sentence."""
        device = self.device_within(item.device)
        sentences = {
            "edit": self.tr("changed on {device}"),
            "undo": self.tr("undone on {device}"),
            "redo": self.tr("redone on {device}"),
            "pulled": self.tr("changed on {device}, received here"),
            "merged": self.tr("joined with a change made on {device}"),
            "acked": self.tr("completed by the server"),
            "deleted_there": self.tr("removed on {device}"),
            "not_used": self.tr("not used: a newer version stayed"),
            "parent_gone": self.tr("put aside: what it belonged to was removed on {device}"),
            "revoked": self.tr("put aside: the class went to another teacher"),
            "refused": self.tr("not accepted by the server"),
            "set_aside": self.tr("set aside by you"),
            "imported": self.tr("changed by an import"),
        }
        return sentences[item.why].format(device=device)

    def _day_of(self, text: str) -> str:
        try:
            return self.day(date.fromisoformat(text))
        except ValueError:
            return text


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    if len(one_line) > MAX_SHOWN_VALUE:
        one_line = one_line[: MAX_SHOWN_VALUE - 1] + "…"
    return " ".join(_breakable(word) for word in one_line.split(" "))


def _breakable(word: str) -> str:
    """Let a word longer than a narrow card (an address, a device's name) break anywhere."""
    if len(word) <= _LONGEST_WORD:
        return word
    parts = (word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))
    return _BREAK.join(parts)


def is_added(fields: Sequence[FieldChange]) -> bool:
    """Return whether the changes are those of a row that was not there before."""
    return bool(fields) and all(change.old is None for change in fields)


def is_removed(fields: Sequence[FieldChange]) -> bool:
    """Return whether the changes are those of a row that went."""
    return bool(fields) and all(change.new is None for change in fields)
