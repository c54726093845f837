"""A class of which every column says something of its own, and all the words a screen shows."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from mehmiro_desktop.domain.tables import Row, Value
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.sync_state import apply_page
from mehmiro_desktop.ui.widgets.segments import Segments
from tests.helpers.server_rows import page, server_row
from tests.helpers.stores import ACCOUNT

MADE = "2026-02-11T08:15:00.000000Z"
EDITED = "2026-02-27T18:40:00.000000Z"
CLASS, STUDENT, SESSION = "c1", "s1", "d1"

SAID: dict[tuple[str, str], dict[str, Value]] = {
    ("teachers", ACCOUNT.account_id): {"name": "Teacherword", "email": ACCOUNT.email},
    ("classes", CLASS): {
        "teacher_id": ACCOUNT.account_id,
        "name": "Classword",
        "grade": "Gradeword",
        "section": "Sectionword",
        "academic_year": "Yearword",
    },
    ("classes", "c2"): {
        "teacher_id": ACCOUNT.account_id,
        "name": "Putaway",
        "archived_at": "2026-01-17T10:00:00.000000Z",
    },
    ("students", STUDENT): {
        "alias": "Aliasword",
        "avatar_color": "#3366AA",
        "personality_type": "Styleword",
        "date_of_birth": "2014-05-23",
    },
    ("assessment_variables", "v1"): {
        "name": "Variableword",
        "scale_min": "1.25",
        "scale_max": "8.75",
        "position": 0,
    },
    ("assessment_sessions", SESSION): {
        "name": "Sessionword",
        "date": "2026-02-24",
        "created_by": ACCOUNT.account_id,
    },
    ("lessons", "l1"): {
        "title": "Lessonword",
        "date": "2026-03-02",
        "objectives": '["Objectiveword"]',
        "materials": '["Materialword"]',
        "activities": '["Activityword"]',
        "notes": "Noteword",
        "created_by": ACCOUNT.account_id,
    },
    ("assessments", "a1"): {"value": "7.25", "comments": "Commentword"},
    ("assessments", "a2"): {
        "value": "6.75",
        "assessor_type": "ai",
        "comments": "Aiword",
        "confidence_score": "0.83",
    },
    ("ai_suggestions", "g1"): {
        "assessment_id": "a2",
        "suggestion_type": "celebration",
        "content": "Contentword",
        "confidence_score": "0.71",
    },
    ("student_monitoring_status", "m1"): {
        "priority_flag": "red",
        "priority_score": "81.5",
        "observation_score": "62.5",
        "trend_score": "93.5",
        "homework_score": "84.5",
        "diagnosis_summary": "Summaryword",
        "analyzed_at": "2026-02-28T21:10:00.000000Z",
        "analysis_period_start": "2026-02-13",
        "analysis_period_end": "2026-02-26",
    },
    ("monitoring_diagnoses", "n1"): {
        "diagnosis_text": "Diagnosisword",
        "confidence": "0.64",
        "patterns": (
            '[{"description":"Patternword","severity":"high","type":"declining_trend",'
            '"variablesAffected":["Variableword"]}]'
        ),
        "interventions": (
            '[{"action":"Actionword","expectedOutcome":"Outcomeword","priority":"soon",'
            '"targetArea":"Areaword"}]'
        ),
        "ai_model": "Modelword",
        "ai_temperature": "0.35",
        "ai_tokens_used": 4711,
        "ai_response_time_ms": 8150,
    },
    ("monitoring_config", "00000000-0000-0000-0000-000000000001"): {
        "analysis_time": "21:35:00",
        "timezone": "America/Lima",
        "analysis_days": 19,
        "weight_observation": 41,
        "weight_trend": 36,
        "weight_homework": 23,
        "red_threshold": 73,
        "yellow_threshold": 37,
        "homework_variable_name": "Homeworkword",
    },
    ("session_attendance", "p1"): {"status": "late"},
    ("monitoring_overrides", "o1"): {
        "priority_flag": "yellow",
        "reason": "Reasonword",
        "created_by": ACCOUNT.account_id,
    },
}


def fill(store: Store) -> None:
    """Put the class in as if it came from the server."""
    rows: list[tuple[str, Row]] = []
    for (table, row_id), values in SAID.items():
        row = server_row(table, row_id) | values | {"created_at": MADE}
        if "updated_at" in row:
            row["updated_at"] = EDITED
        rows.append((table, row))
    apply_page(store, page(*rows))


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def words_of(screen: QWidget) -> str:
    """Return everything a screen says, hidden parts after their buttons were pressed included."""
    found = list(_own_words(screen))
    for segments in screen.findChildren(Segments):
        for button in segments.findChildren(QAbstractButton):
            if button.isVisibleTo(screen):
                button.click()
                found += _own_words(screen)
    return "\n".join(text for text in found if text)


def _own_words(screen: QWidget) -> Iterator[str]:
    for widget in [screen, *screen.findChildren(QWidget)]:
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractSpinBox):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield widget.currentText()
        elif isinstance(widget, QAbstractItemView):
            yield from _words_of_model(widget)


def _words_of_model(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    is_list = isinstance(model, QAbstractListModel)
    rows, columns = model.rowCount(), 1 if is_list else model.columnCount()
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(model.data(index, role) or "") for role in _ROLES)
    for orientation, count in (
        (Qt.Orientation.Horizontal, columns),
        (Qt.Orientation.Vertical, rows),
    ):
        for section in range(count):
            yield from (str(model.headerData(section, orientation, r) or "") for r in _ROLES)


def is_said(words: str, pattern: str) -> bool:
    """Say whether a screen's words hold a value in any of its written forms."""
    return re.search(pattern, words, re.IGNORECASE) is not None
