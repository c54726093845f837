"""What docs/coverage-of-the-data-model.md says is on a screen is looked for on the real screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from tests.helpers.coverage_document import read_coverage
from tests.ui.conftest import RecordedShell
from tests.ui.shown_columns import CLASS, SESSION, STUDENT, fill, is_said, words_of

WHERE: dict[str, dict[str, object]] = {
    "score": {"session_id": SESSION},
    "students": {"class_id": CLASS},
    "student": {"student_id": STUDENT},
    "lessons": {"lesson_id": "l1"},
    "monitoring": {"class_id": CLASS},
}
# Opened like a person opens them, one after the other.
DOORS = ("student.show_private", "roster.births", "monitoring.open_settings")
# Shown after the first, for what another record says.
ALSO: dict[str, dict[str, object]] = {"students": {"class_id": "c2"}}

FORMS = {
    "teachers.name": "Teacherword",
    "teachers.created_at": "Account since 11 Feb",
    "classes.name": "Classword",
    "classes.grade": "Gradeword",
    "classes.section": "Sectionword",
    "classes.academic_year": "Yearword",
    "classes.created_at": "Class made on 11 Feb",
    "classes.archived_at": r"17 Jan|1/17/|17/0?1/",
    "students.alias": "Aliasword",
    "students.personality_type": "Styleword",
    "students.date_of_birth": r"23 May 2014|5/23/2014|23/0?5/2014",
    "assessment_variables.name": "Variableword",
    "assessment_variables.scale_min": r"\b1\.25",
    "assessment_variables.scale_max": r"\b8\.75",
    "assessment_variables.is_active": "Take out of use",
    "assessment_sessions.name": "Sessionword",
    "assessment_sessions.date": "24 Feb",
    "assessment_sessions.created_by": "Made by you",
    "lessons.title": "Lessonword",
    "lessons.date": r"2 Mar|3/2/2026",
    "lessons.objectives": "Objectiveword",
    "lessons.materials": "Materialword",
    "lessons.activities": "Activityword",
    "lessons.notes": "Noteword",
    "lessons.created_by": "Made by you",
    "lessons.created_at": "11 Feb",
    "assessments.value": r"\b7\.25",
    "assessments.assessor_type": r"\bAI\b",
    "assessments.comments": "Commentword|Aiword",
    "assessments.confidence_score": r"\b83 ?%",
    "assessments.created_at": "first given 11 Feb",
    "ai_suggestions.suggestion_type": "Celebration",
    "ai_suggestions.content": "Contentword",
    "ai_suggestions.confidence_score": r"\b71 ?%",
    "ai_suggestions.is_read": "unread",
    "ai_suggestions.created_at": "11 Feb",
    "student_monitoring_status.priority_flag": r"needs attention|\bred\b|urgent",
    "student_monitoring_status.priority_score": r"\b81\.5|\b8[12]\b",
    "student_monitoring_status.observation_score": r"\b62\.5|\b6[23]\b",
    "student_monitoring_status.trend_score": r"\b93\.5|\b9[34]\b",
    "student_monitoring_status.homework_score": r"\b84\.5|\b8[45]\b",
    "student_monitoring_status.diagnosis_summary": "Summaryword",
    "student_monitoring_status.analyzed_at": r"28 Feb|1 Mar",
    "student_monitoring_status.analysis_period_start": "13 Feb",
    "student_monitoring_status.analysis_period_end": "26 Feb",
    "student_monitoring_status.created_at": "first analysed 11 Feb",
    "monitoring_diagnoses.diagnosis_text": "Diagnosisword",
    "monitoring_diagnoses.confidence": r"\b64 ?%",
    "monitoring_diagnoses.patterns": "Patternword",
    "monitoring_diagnoses.interventions": "Actionword",
    "monitoring_diagnoses.ai_model": "Modelword",
    "monitoring_diagnoses.ai_temperature": r"\b0\.35",
    "monitoring_diagnoses.ai_tokens_used": r"\b4,?711",
    "monitoring_diagnoses.ai_response_time_ms": r"\b8\.[12]|\b8,?150",
    "monitoring_diagnoses.created_at": "11 Feb",
    "monitoring_config.analysis_time": r"21:35|9:35",
    "monitoring_config.timezone": "America/Lima",
    "monitoring_config.enabled": "by itself every day",
    "monitoring_config.analysis_days": r"\b19\b",
    "monitoring_config.weight_observation": r"\b41\b",
    "monitoring_config.weight_trend": r"\b36\b",
    "monitoring_config.weight_homework": r"\b23\b",
    "monitoring_config.red_threshold": r"\b73\b",
    "monitoring_config.yellow_threshold": r"\b37\b",
    "monitoring_config.homework_variable_name": "Homeworkword",
    "monitoring_config.created_at": "Made on 11 Feb",
    "session_attendance.status": r"\blate\b",
    "session_attendance.created_at": "first recorded 11 Feb",
    "monitoring_overrides.priority_flag": "attention · set by hand",
    "monitoring_overrides.reason": "Reasonword",
    "monitoring_overrides.created_by": "Set by you",
    "monitoring_overrides.created_at": "first set 11 Feb",
    "monitoring_overrides.updated_at": "Set by you, 27 Feb",
}
"""How each value of ``shown_columns.SAID`` is written on a screen, as patterns."""

TOLD = read_coverage()


def told_on(screen: str) -> set[str]:
    """Return the columns whose words the document puts on a screen."""
    return {
        column
        for column, told in TOLD.items()
        if told.seen.has_words and screen in told.seen.screens
    }


def unmistakable(column: str) -> bool:
    return FORMS.get(column, "").endswith(("word", "Lima"))


def factories(profile: Profile) -> dict[str, Callable[[UiContext], QWidget]]:
    """All screens; that of the settings is made by the flow, and here with acts that do nothing."""

    def nothing(*_: object) -> None:
        """Stand in for the flow around the screen."""

    acts = SettingsActs(profile, nothing, nothing, nothing, nothing, nothing)
    return {**SCREEN_FACTORIES, "settings": lambda context: SettingsScreen(context, acts)}


@pytest.fixture
def said(
    request: pytest.FixtureRequest, store: Store, context: UiContext, shell: RecordedShell,
    qtbot: QtBot, tmp_path: Path,
) -> tuple[str, str]:  # fmt: skip
    """A screen's name, and all that it says and has the top bar say."""
    fill(store)
    name = request.param.lower()
    profile = Profile(tmp_path / "profile")
    screen = factories(profile)[name](context)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_for(**WHERE.get(name, {}))  # type: ignore[attr-defined]
    qtbot.wait(50)
    heard = [words_of(screen)]
    for door in DOORS:
        button = screen.findChild(QAbstractButton, door)
        if button is not None:
            button.click()
            heard.append(words_of(screen))
    if isinstance(screen, MonitoringScreen):
        qtbot.waitUntil(lambda: bool(screen.view.rows))
        screen.show_why(screen.view.rows[0])
        heard.append(words_of(screen))
    if isinstance(screen, ScoreScreen):
        screen.more.show_records()
        heard.append(words_of(screen))
    if name in ALSO:
        screen.show_for(**ALSO[name])  # type: ignore[attr-defined]
        heard.append(words_of(screen))
    above = [text for place in shell.places for text in place]
    return request.param, "\n".join([*heard, *above])


OFFERED = [name.capitalize() for name in (*SCREEN_FACTORIES, "settings")]


@pytest.mark.parametrize("said", OFFERED, indirect=True)
def test_what_the_document_puts_on_a_screen_is_there(said: tuple[str, str]) -> None:
    screen, words = said
    missing = {column for column in told_on(screen) if not is_said(words, FORMS[column])}
    assert missing == set()
    silent = {
        column
        for column, told in TOLD.items()
        if told.seen.is_not_yet and unmistakable(column) and is_said(words, FORMS[column])
    }
    assert silent == set(), "on a screen by now: say so in the document"


def test_no_words_are_promised_on_a_screen_that_is_not_there() -> None:
    told = {
        screen for told in TOLD.values() if told.seen.has_words for screen in told.seen.screens
    }
    assert told <= set(OFFERED)


def test_every_kind_of_word_is_looked_for() -> None:
    assert {column for column, told in TOLD.items() if told.seen.has_words} <= FORMS.keys()
    assert set(FORMS) <= set(TOLD)


def test_what_is_nowhere_is_not_found() -> None:
    assert not is_said("Aliasword, 7.25 of 8.75", FORMS["classes.grade"])
    assert not is_said("17.25", FORMS["assessments.value"])
