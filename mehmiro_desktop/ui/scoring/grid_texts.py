"""What a cell of the scoring grid answers to Qt: its text, what it says aloud, its tool tip."""

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt

from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.scoring import words

if TYPE_CHECKING:
    from mehmiro_desktop.ui.scoring.grid_model import ScoreGridModel


def data(model: "ScoreGridModel", row: int, column: int, role: int) -> Any:
    """Return what a cell answers in a role."""
    if column == model.average_column:
        return average_data(model, row, role)
    if column == model.attendance_column:
        return attendance_data(model, row, role)
    if column == model.trend_column:
        return trend_data(model, row, role)
    return score_data(model, row, column, role)


def row_head(model: "ScoreGridModel", row: int) -> str:
    """Return whose row it is, and the class of who has left this one."""
    moved = model.now_in(row)
    return f"{model.alias(row)}, {words.now_in(moved)}" if moved else model.alias(row)


def column_head(model: "ScoreGridModel", column: int, role: int) -> str | None:
    """Return a column's name; spoken, a variable's scale too."""
    if column < model.score_columns:
        variable = model.variable(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return variable.name
        return f"{variable.name}, {words.scale_text(variable, model.decimal_mark)}"
    if column == model.average_column:
        return QCoreApplication.translate("Scoring", "Average")
    if column == model.attendance_column:
        return QCoreApplication.translate("Scoring", "Attendance")
    if column == model.trend_column:
        return QCoreApplication.translate("Scoring", "Trend")
    return None


def score_data(model: "ScoreGridModel", row: int, column: int, role: int) -> Any:
    """Return what the cell of a score answers in a role."""
    cell = model.cell(row, column)
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
        text = "" if cell is None else shown(cell.value, model.decimal_mark)
        return presenter.masked(text)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        spoken = words.spoken_cell(
            model.alias(row),
            model.variable(column),
            cell,
            model.draft(row, column),
            model.decimal_mark,
        )
        how = model.attendance(row)
        return f"{spoken}, {words.attendance_text(how)}" if how.is_skipped else spoken
    if role != Qt.ItemDataRole.ToolTipRole or presenter.is_on():
        return None
    if cell is not None and cell.comments:
        # Tool tips guess whether a text is HTML: a comment never is.
        return f"<p>{html.escape(cell.comments)}</p>"
    return None


def attendance_data(model: "ScoreGridModel", row: int, role: int) -> Any:
    """Return what the cell of a student's attendance answers in a role."""
    text = words.attendance_text(model.attendance(row))
    if role == Qt.ItemDataRole.DisplayRole:
        return text
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{model.alias(row)}, {text}"
    return None


def average_data(model: "ScoreGridModel", row: int, role: int) -> Any:
    """Return what the cell of a student's mean answers in a role."""
    if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return None
    average = model.row_average(row)
    text = "" if average is None else words.average_text(average, model.decimal_mark)
    text = presenter.masked(text)
    if role == Qt.ItemDataRole.DisplayRole:
        return text
    return words.spoken_average(model.alias(row), presenter.aloud(text))


def trend_data(model: "ScoreGridModel", row: int, role: int) -> Any:
    """Return what the cell of a student's trend answers in a role."""
    trend = model.trend(row)
    if role == Qt.ItemDataRole.DisplayRole:
        text = "" if trend is None else words.trend_text(trend)
        return presenter.masked(text)
    if role != Qt.ItemDataRole.AccessibleTextRole:
        return None
    said = presenter.aloud(presenter.masked(words.trend_word(trend)))
    return words.spoken_trend(model.alias(row), said)
