"""What is in the accounts whose pictures scripts/screenshots.py takes."""

from datetime import timedelta

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.lesson_items import LessonItem, LessonItems
from mehmiro_desktop.errors import KeyringUnavailable
from mehmiro_desktop.store.commands.classes import (
    add_class,
    add_students,
    copy_variables,
    start_session,
)
from mehmiro_desktop.store.commands.lessons import LessonChanges, add_lesson, edit_lesson
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.sample import fill_sample
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.sync_state import save_value
from mehmiro_desktop.sync.account import keep_sign_in
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.opening import open_account
from tests.helpers.full_student import SPANISH, FullStudent
from tests.store.peek import push_all
from tests.ui.sync_center.conftest import score_from_web

ENTRY = AccountEntry(
    "ab" * 16, "http://127.0.0.1:9", "sb_publishable_x", "7e000000-0000-4000-8000-000000000001",
    "teacher@school.example",
)  # fmt: skip
EMPTY = AccountEntry(
    "cd" * 16, "http://127.0.0.1:9", "sb_publishable_x", "7e000000-0000-4000-8000-000000000002",
    "new@school.example",
)  # fmt: skip


class MemoryKeyring:
    """Keeps the pictures' key; a locked one shows the passphrase pages."""

    def __init__(self, *, is_locked: bool = False) -> None:
        self.secrets: dict[str, str] = {}
        self.is_locked = is_locked

    def get(self, name: str) -> str | None:
        if self.is_locked:
            raise KeyringUnavailable(reason="locked")
        return self.secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        if self.is_locked:
            raise KeyringUnavailable(reason="locked")
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self.secrets.pop(name, None)


def prepare(profile: Profile, keyring: MemoryKeyring, language: str) -> None:
    """Fill the account: the sample class, a session of today half done, two conflicts."""
    clock = SystemClock()
    profile.remember_account(ENTRY)
    with open_account(profile, ENTRY, None, clock, keyring) as store:
        fill_sample(store, language)
        school_class = load_classes(store)[0]
        session = start_session(store, school_class.id, clock.today())
        grid = load_grid(store, session.id)

        def give(row: int, column: int, step: int) -> CellKey:
            student, variable = grid.students[row], grid.variables[column]
            key = CellKey(student.id, variable.id, session.id)
            record_score(store, key, max(variable.scale_min, variable.scale_max - step))
            return key

        others = (("5.º B · Lengua", 9), ("6.º A · Ciencias", 4))
        for name, count in others if language == "es" else (("5B · Language", 9), ("6A", 4)):
            other = add_class(store, name)
            add_students(store, other.id, [each.alias for each in grid.students[:count]])
            copy_variables(store, school_class.id, other.id)
            start_session(store, other.id, clock.today() - timedelta(days=count))
        is_spanish = language == "es"
        full = FullStudent(
            store,
            "4.º C · Lectura" if is_spanish else "4C · Reading",
            SPANISH if is_spanish else None,
            clock.today() - timedelta(days=91),
        )
        full.add_sources().add_words().add_monitoring()
        titles = ("Fracciones con papel", "Leer en voz alta", "El ciclo del agua")
        if language == "en":
            titles = ("Fractions with paper", "Reading aloud", "The water cycle")
        for day, title in enumerate(titles):
            on = clock.today() + timedelta(days=day)
            lesson = add_lesson(store, school_class.id, title, on)
            lines = LessonItems(tuple(LessonItem.of_text(text) for text in titles))
            changes = LessonChanges(objectives=lines, activities=lines, notes=title)
            edit_lesson(store, lesson.id, changes)
        keys = [give(row, 0, row * 7 % 4) for row in range(15)]
        push_all(store)
        for row, step, web in ((0, 2, "4"), (6, 3, "5")):
            give(row, 0, step)
            stamp = stamp_text(clock.now() + timedelta(minutes=1))
            score_from_web(store, keys[row], stamp, value=web)
        push_all(store)
        for row in range(9):
            give(row, 1, row * 5 % 3)
        save_value(store, "last_synced_at", stamp_text(clock.now() - timedelta(minutes=42)))
        keep_sign_in(store, keyring, AuthSession(ENTRY.account_id, ENTRY.email, "r", "a", 0.0))
