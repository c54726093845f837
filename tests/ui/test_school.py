"""A lesson in the real window against the real server: sign in, start, score by keys, sent."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import Profile
from mehmiro_desktop.store.queries.classes import count_scores, load_classes
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from tests.helpers.school_server import SchoolServer
from tests.sync.conftest import MemoryKeyring
from tests.ui.flow_driver import Driver

pytestmark = pytest.mark.server
EMAIL, PASSWORD = "teacher@school.test", "a-long-enough-password"
ALIASES = ("Luna", "Cometa", "Colibrí")


@pytest.fixture
def class_id(school_server: SchoolServer) -> str:
    """A class of three with one variable, made by the web application."""
    school_server.create_teacher(EMAIL, PASSWORD)
    web = school_server.web(EMAIL, PASSWORD)
    [teacher] = web.select("teachers")
    [made] = web.insert("classes", {"teacher_id": teacher["id"], "name": "5A"})
    for alias in ALIASES:
        web.insert("students", {"class_id": made["id"], "alias": alias})
    variable = {"class_id": made["id"], "name": "Lectura", "scale_min": 1, "scale_max": 5}
    web.insert("assessment_variables", variable)
    return str(made["id"])


@pytest.fixture
def person(qtbot: QtBot, dressed_app: QApplication, tmp_path: Path) -> Iterator[Driver]:
    profile = Profile(tmp_path / "profile")
    profile.change_setting("language", "en")
    flow = Flow(dressed_app, profile, SystemClock(), MemoryKeyring())
    flow.begin()
    yield Driver(qtbot, flow)
    flow.quit()
    flow.deleteLater()


_MUCH = """
with made as (
  insert into classes (teacher_id, name)
  select t.id, n || 'A' from teachers t, generate_series(1, 3) n returning id
), learners as (
  insert into students (class_id, alias)
  select id, 'Cometa ' || lpad(n::text, 2, '0') from made, generate_series(1, 28) n
  returning id, class_id
), measured as (
  insert into assessment_variables (class_id, name, scale_min, scale_max)
  select id, 'Variable ' || n, 1, 5 from made, generate_series(1, 6) n returning id, class_id
), held as (
  insert into assessment_sessions (class_id, date)
  select id, current_date - n from made, generate_series(1, 30) n returning id, class_id
)
insert into assessments (student_id, variable_id, session_id, value)
select s.id, v.id, e.id, 1 + (random() * 4)::int
from learners s join measured v using (class_id) join held e using (class_id)
"""
SCORES = 3 * 28 * 6 * 30
USABLE_WITHIN_MS = 15_000
"""On a new laptop, three classes (classroom-ux.md 2)."""


def has_focus(name: str) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and widget.objectName() == name and widget.isEnabled()


def press_key(qtbot: QtBot, key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key)


def test_a_lesson_from_sign_in_to_the_school_s_database(
    person: Driver,
    qtbot: QtBot,
    school_server: SchoolServer,
    class_id: str,
) -> None:
    person.press("choice.sign_in")
    person.write("sign_in.server", school_server.url)
    person.write("sign_in.key", school_server.publishable_key)
    person.write("sign_in.email", EMAIL)
    person.write("sign_in.password", PASSWORD)
    person.press("sign_in.go")
    person.press("laptop.own")
    # The classes arrive by themselves, and Enter starts the first one.
    qtbot.waitUntil(lambda: has_focus(f"today.start.{class_id}"), timeout=8000)
    press_key(qtbot, Qt.Key.Key_Return)
    person.await_widget("score.grid")
    for digit in (Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_5):
        press_key(qtbot, digit)
        press_key(qtbot, Qt.Key.Key_Return)
    window = person.flow.window
    assert window is not None
    web = school_server.web(EMAIL, PASSWORD)
    qtbot.waitUntil(lambda: len(web.select("assessments")) == 3, timeout=15000)
    assert sorted(float(row["value"]) for row in web.select("assessments")) == [2, 4, 5]
    qtbot.waitUntil(lambda: window.top_bar.pill.text().startswith("Synced"), timeout=15000)


def starts_of(person: Driver) -> list[QPushButton]:
    """The buttons that start a lesson, on the cards of Today."""
    window = person.flow.window
    every = window.findChildren(QPushButton) if window is not None else []
    return [each for each in every if each.objectName().startswith("today.start.")]


def test_a_new_laptop_is_of_use_within_the_limit_and_its_history_follows(
    person: Driver, qtbot: QtBot, school_server: SchoolServer
) -> None:
    school_server.create_teacher(EMAIL, PASSWORD)
    with psycopg.connect(school_server.dsn) as connection:
        connection.execute(_MUCH)
    person.press("choice.sign_in")
    person.write("sign_in.server", school_server.url)
    person.write("sign_in.key", school_server.publishable_key)
    person.write("sign_in.email", EMAIL)
    person.write("sign_in.password", PASSWORD)
    began = monotonic()
    person.press("sign_in.go")
    person.press("laptop.own")
    qtbot.waitUntil(lambda: len(starts_of(person)) == 3, timeout=USABLE_WITHIN_MS)
    qtbot.waitUntil(lambda: has_focus(starts_of(person)[0].objectName()))
    press_key(qtbot, Qt.Key.Key_Return)
    grid = person.await_widget("score.grid")
    assert isinstance(grid, ScoreGridView)
    assert grid.model().rowCount() == 28
    press_key(qtbot, Qt.Key.Key_4)
    press_key(qtbot, Qt.Key.Key_Return)
    assert (monotonic() - began) * 1000 < USABLE_WITHIN_MS
    window = person.flow.window
    assert window is not None
    store = window.context.store
    classes = load_classes(store)
    qtbot.waitUntil(
        lambda: sum(count_scores(store, class_id=each.id) for each in classes) == SCORES + 1,
        timeout=30_000,
    )
