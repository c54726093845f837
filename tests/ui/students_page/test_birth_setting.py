"""The setting "Dates of birth" on the student page."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands.classes import edit_student
from mehmiro_desktop.store.queries.classes import load_student
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.screen import StudentScreen
from tests.helpers.stores import ClassroomBuilder


@pytest.mark.parametrize("is_shown", [False, True])
def test_a_date_of_birth_shows_unasked_only_if_chosen(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, is_shown: bool
) -> None:
    student = load_student(context.store, classroom.key().student_id)
    edit_student(context.store, replace(student, date_of_birth=date(2015, 5, 17)))
    context.settings.shows_birth_dates = is_shown
    screen = StudentScreen(context)
    qtbot.addWidget(screen)
    screen.show_for(student_id=student.id)
    private = screen.findChild(QLabel, "student.private")
    assert private is not None
    assert ("2015" in private.text()) is is_shown
