"""Real stores for tests, fast: made once per process as a file, then copied."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    CellKey,
    SchoolClass,
    Student,
)
from mehmiro_desktop.store import Store, open_store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.store.queries.unsent import count_unsent_by_class
from tests.helpers.clocks import FixedClock

KEY = bytes(range(32))
ACCOUNT = AccountRef(
    key="0123456789abcdef0123456789abcdef",
    server="http://127.0.0.1:54321",
    publishable_key="sb_publishable_test",
    account_id="7e000000-0000-4000-8000-000000000001",
    email="teacher@school.test",
)


@cache
def _template(account: AccountRef) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mehmiro-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    KeyFile.for_key(KEY, "keyring").write(folder)
    open_store(folder, KEY, FixedClock(), device_name="", account=account).close()
    return folder


def make_store(
    directory: Path,
    clock: Clock | None = None,
    *,
    device_name: str = "laptop-a",
    account: AccountRef = ACCOUNT,
) -> Store:
    """Return a fresh store in ``directory`` (made if need be); close it or let the test end."""
    directory.mkdir(parents=True, exist_ok=True)
    if not (directory / "store.db").exists():
        for file in _template(account).iterdir():
            if file.is_file():
                shutil.copy2(file, directory / file.name)
    return open_store(
        directory, KEY, clock or FixedClock(), device_name=device_name, account=account
    )


@dataclass
class ClassroomBuilder:
    """A class with students, variables and one assessment session, through the commands."""

    store: Store
    students: int = 3
    variables: int = 2
    name: str = "5A"
    on: date = date(2026, 3, 2)

    school_class: SchoolClass = field(init=False)
    roster: tuple[Student, ...] = field(init=False)
    measured: tuple[AssessmentVariable, ...] = field(init=False)
    session: AssessmentSession = field(init=False)

    def build(self) -> "ClassroomBuilder":
        self.school_class = classes.add_class(self.store, self.name)
        class_id = self.school_class.id
        aliases = [f"Cometa {number:02}" for number in range(1, self.students + 1)]
        self.roster = classes.add_students(self.store, class_id, aliases)
        self.measured = tuple(
            classes.add_variable(self.store, class_id, f"Variable {number}")
            for number in range(1, self.variables + 1)
        )
        self.session = classes.start_session(self.store, class_id, self.on)
        return self

    def key(self, student: int = 0, variable: int = 0) -> CellKey:
        return CellKey(self.roster[student].id, self.measured[variable].id, self.session.id)

    def score(self, value: str | int, student: int = 0, variable: int = 0) -> CellKey:
        key = self.key(student, variable)
        scores.record_score(self.store, key, Decimal(value))
        return key

    def fill(self, value: str | int = 7) -> "ClassroomBuilder":
        entries = [
            scores.ScoreEntry(self.key(s, v), Decimal(value))
            for s in range(self.students)
            for v in range(self.variables)
        ]
        scores.record_scores(self.store, entries)
        return self


def let_go(store: Store) -> None:
    """Give up a store's connections while it stays open, so that its file can be taken away."""
    store._engine.dispose()


def unsent_of(store: Store, class_id: str) -> int:
    """How much waits to go out for a class."""
    return sum(part[class_id] for part in count_unsent_by_class(store))
