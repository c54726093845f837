"""The sentences of scoring: out of scale, what a cell says to a screen reader, dates."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QLabel

from mehmiro_desktop.domain.averages import RowAverage
from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    AttendanceStatus,
    Cell,
)
from mehmiro_desktop.domain.insights import Trend, TrendKind
from mehmiro_desktop.domain.scores import score_range, shown
from mehmiro_desktop.errors import InvalidScore
from mehmiro_desktop.ui import i18n, presenter
from mehmiro_desktop.ui.scoring.opening import Lost
from mehmiro_desktop.ui.students_page.words import TREND_SHAPES


def scale_text(variable: AssessmentVariable, mark: str) -> str:
    """Return a scale as people write it, e.g. ``1–5``."""
    low, high = score_range(variable)
    return f"{shown(low, mark)}–{shown(high, mark)}"


def average_text(average: RowAverage, mark: str) -> str:
    """Return a student's mean for reading."""
    text = shown(average.value, mark)
    return f"{text} %" if average.is_percent else text


def spoken_average(alias: str, text: str) -> str:
    """Return what a student's mean says to a screen reader."""
    name = QCoreApplication.translate("Scoring", "average")
    nothing = QCoreApplication.translate("Scoring", "no score")
    return f"{alias}, {name}, {text or nothing}"


def trend_text(trend: Trend) -> str:
    """Return a trend's shape and word."""
    return f"{TREND_SHAPES[trend.kind]} {trend_word(trend)}"


def trend_word(trend: Trend | None) -> str:
    """Return where a student is heading, in a word or two."""
    translate = QCoreApplication.translate
    kind = TrendKind.UNKNOWN if trend is None else trend.kind
    return {
        TrendKind.IMPROVING: translate("Scoring", "improving"),
        TrendKind.STABLE: translate("Scoring", "stable"),
        TrendKind.CONCERNING: translate("Scoring", "concerning"),
        TrendKind.UNKNOWN: translate("Scoring", "few data"),
    }[kind]


def spoken_trend(alias: str, word: str) -> str:
    """Return what a student's trend says to a screen reader."""
    return f"{alias}, {QCoreApplication.translate('Scoring', 'trend')}, {word}"


def hidden() -> str:
    """Return why something with scores or comments does not open or go out now."""
    return f"{presenter.hidden()}."


def attendance_text(status: AttendanceStatus) -> str:
    """Return how a student attended, in a word."""
    translate = QCoreApplication.translate
    return {
        AttendanceStatus.PRESENT: translate("Scoring", "present"),
        AttendanceStatus.ABSENT: translate("Scoring", "absent"),
        AttendanceStatus.LATE: translate("Scoring", "late"),
        AttendanceStatus.EXEMPT: translate("Scoring", "exempt"),
    }[status]


def now_in(class_name: str) -> str:
    """Return where somebody is who was scored here and left the class."""
    return QCoreApplication.translate("Scoring", "now in {name}").format(name=class_name)


def refusal(alias: str, typed: str, variable: AssessmentVariable, error: InvalidScore) -> str:
    """Return why ``typed`` is no score for this student: e.g. ``Luna: 7 is outside 1–5``."""
    mark = "," if "," in typed else "."
    if error.details.get("reason") == "scale":
        sentence = QCoreApplication.translate(
            "Scoring", "{alias} · {variable}: {text} is outside {scale}"
        )
    else:
        sentence = QCoreApplication.translate(
            "Scoring", "{alias} · {variable}: “{text}” is not a score"
        )
    return sentence.format(
        alias=alias,
        variable=variable.name,
        text=presenter.masked(typed),
        scale=scale_text(variable, mark),
    )


def changed_elsewhere(value: Decimal | None, mark: str) -> str:
    """Return that a cell was changed on another laptop, and to what."""
    if value is None:
        return QCoreApplication.translate("Scoring", "Cleared elsewhere.")
    sentence = QCoreApplication.translate("Scoring", "Changed elsewhere: {value}.")
    return sentence.format(value=presenter.masked(shown(value, mark)))


def lost(what: Lost, origin: Origin | None) -> str:
    """Return that what was open is gone, who took it away, and what is open now."""
    translate = QCoreApplication.translate
    if what is Lost.CLASS and origin is Origin.SYNC:
        return translate("Scoring", "The class that was open was removed elsewhere.")
    if what is Lost.CLASS:
        return translate("Scoring", "The class that was open was removed.")
    if origin is Origin.SYNC:
        return translate(
            "Scoring", "The session that was open was removed elsewhere. This is today's."
        )
    return translate("Scoring", "The session that was open was removed. This is today's.")


def scored(alias: str, variable: AssessmentVariable, value: Decimal | None, mark: str) -> str:
    """Return what is announced after a score: ``Luna, Reading, 4``."""
    if value is None:
        sentence = QCoreApplication.translate("Scoring", "{alias}, {variable}, cleared")
        return sentence.format(alias=alias, variable=variable.name)
    if presenter.is_on():
        done = QCoreApplication.translate("Scoring", "scored")
        return f"{alias}, {variable.name}, {done}"
    return f"{alias}, {variable.name}, {shown(value, mark)}"


def spoken_cell(
    alias: str, variable: AssessmentVariable, cell: Cell | None, draft: str, mark: str
) -> str:
    """Return the cell for a screen reader: ``Luna, Reading, 4 of 5, pending``."""
    parts = [alias, variable.name]
    if cell is None:
        parts.append(QCoreApplication.translate("Scoring", "no score"))
    elif presenter.is_on():
        parts.append(presenter.hidden())
    else:
        of = QCoreApplication.translate("Scoring", "{value} of {high}")
        high = shown(score_range(variable)[1], mark)
        parts.append(of.format(value=shown(cell.value, mark), high=high))
        parts.extend(_marks(cell))
    if draft:
        not_saved = QCoreApplication.translate("Scoring", "“{text}” not saved")
        parts.append(presenter.aloud(not_saved.format(text=presenter.masked(draft))))
    return ", ".join(parts)


def _marks(cell: Cell) -> Sequence[str]:
    translate = QCoreApplication.translate
    marks = []
    if cell.refused:
        marks.append(translate("Scoring", "refused by the server"))
    elif cell.is_pending:
        marks.append(translate("Scoring", "pending"))
    if cell.has_conflict:
        marks.append(translate("Scoring", "two versions, review"))
    if cell.comments:
        marks.append(translate("Scoring", "with comment"))
    if cell.more:
        marks.append(CellWords().more(cell.more))
    return marks


class CellWords(QObject):
    """Counts in words; only an object's ``tr`` has plural forms the tools collect."""

    def more(self, count: int) -> str:
        """Return how many records a cell has besides the one shown."""
        return self.tr("%n more records", "", count)

    def filled(self, count: int, value: Decimal, mark: str) -> str:
        """Return how many blanks were filled, and with what."""
        if not count:
            return self.tr("No blanks to fill")
        text = self.tr("%n filled with {value}", "", count)
        return text.format(value=presenter.masked(shown(value, mark)))

    def cleared(self, count: int) -> str:
        """Return how many scores were taken away."""
        return self.tr("%n cleared", "", count)


def session_text(session: AssessmentSession, today: date) -> str:
    """Return an assessment session for a chooser: ``Today, 20 Nov · Reading aloud``."""
    on = session.on
    day = i18n.shown_day(on) if on.year == today.year else i18n.shown_long_day(on)
    if on == today:
        day = QCoreApplication.translate("Scoring", "Today, {day}").format(day=day)
    return f"{day} · {session.name}" if session.name else day


def show_short(label: QLabel, text: str, width: int) -> None:
    """Show ``text`` on one line of at most ``width`` logical pixels; the rest is left out."""
    metrics = label.fontMetrics()
    label.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
    label.setAccessibleName(text)
