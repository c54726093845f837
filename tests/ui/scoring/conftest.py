"""A class of 28 on the Score screen, over a real encrypted store, driven by keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.queries import scoring
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import make_store
from tests.ui.conftest import RecordedShell

ALIASES = (
    "Luna", "Cometa", "Colibrí", "Roble", "Jazmín", "Cóndor", "Ámbar", "Delfín", "Ceibo", "Brisa",
    "Tero", "Lapacho", "Nube", "Río", "Zorro", "Hornero", "Puma", "Lirio", "Cardo", "Sauce",
    "Grillo", "Faro", "Trueno", "Oso", "Menta", "Coral", "Ñandú", "Zafiro",
)  # fmt: skip


@dataclass
class Desk:
    """The screen, its store, and a second opening of the same file."""

    screen: ScoreScreen
    store: Store
    other: Store
    shell: RecordedShell
    clock: FixedClock
    class_id: str
    students: tuple[str, ...]

    @property
    def session_id(self) -> str:
        assert self.screen.sheet.at is not None
        return self.screen.sheet.at.session.id

    def is_planned(self) -> bool:
        assert self.screen.sheet.at is not None
        return self.screen.sheet.at.is_planned

    def press(self, *wanted: Qt.Key | str, hold: Qt.KeyboardModifier | None = None) -> None:
        """Press keys where the focus is, as a person does."""
        for key in wanted:
            if isinstance(key, str):
                for character in key:
                    QTest.keyClicks(self.focus, character)
            else:
                QTest.keyClick(self.focus, key, hold or Qt.KeyboardModifier.NoModifier)

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def control(self, key: Qt.Key, *, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        self.press(key, hold=held)

    def on_disk(self, row: int, column: int = 0) -> Decimal | None:
        """What another opening of the file finds in a cell."""
        if self.is_planned():
            return None
        grid = scoring.load_grid(self.other, self.session_id)
        variable = self.screen.sheet.model.variable(column)
        cell = grid.cells.get((self.students[row], variable.id))
        return None if cell is None else cell.value

    def column_on_disk(self, column: int = 0) -> list[Decimal | None]:
        return [self.on_disk(row, column) for row in range(len(self.students))]

    def start_named_session(self, name: str) -> None:
        self.clock.advance(minutes=5)
        self.screen.bar.new_button.click()
        self.press(name, Qt.Key.Key_Return)

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Let no file be written: what a write meets when the disk is full.

        Not only not grow: the write-ahead log may begin anew in the room it has.
        """
        resource = pytest.importorskip("resource", reason="no file limits on this system")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    @property
    def at(self) -> tuple[int, int] | None:
        return self.screen.grid.at

    @property
    def notice(self) -> str:
        return self.screen.foot.notice.text()

    def child(self, name: str) -> QWidget:
        found = self.screen.findChild(QWidget, name)
        assert isinstance(found, QWidget)
        return found


MakeDesk = Callable[..., Desk]


@pytest.fixture
def kept() -> list[QWidget]:
    """Holds windows until they are closed.

    qtbot holds weak references only. A window that nothing else refers to may be collected while
    it paints itself during the teardown, which ends in a crash.
    """
    return []


@pytest.fixture
def make_desk(
    tmp_path: Path, clock: FixedClock, store: Store, context: UiContext, shell: RecordedShell,
    kept: list[QWidget], qtbot: QtBot,
) -> Iterator[MakeDesk]:  # fmt: skip
    others: list[Store] = []

    def make(*scales: tuple[str, str], students: int = 28, width: int = 1280) -> Desk:
        school_class = classes.add_class(store, "5.º A · Lengua")
        roster = classes.add_students(store, school_class.id, ALIASES[:students])
        names = ("Comprensión", "Escritura", "Lectura", "Oral", "Tareas", "Voz")
        for name, (low, high) in zip(names, scales or (("1", "5"),), strict=False):
            classes.add_variable(store, school_class.id, name, Decimal(low), Decimal(high))
        others.append(make_store(tmp_path / "account", clock, device_name="reader"))
        screen = ScoreScreen(context)
        qtbot.addWidget(screen)
        kept.append(screen)
        screen.resize(width, 700)
        screen.show_for(class_id=school_class.id)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.grid)
        # News of the class being made must not come in the middle of what is tested.
        for _ in range(3):
            QApplication.processEvents()
        return Desk(
            screen, store, others[-1], shell, clock, school_class.id,
            tuple(each.id for each in roster),
        )  # fmt: skip

    yield make
    for other in others:
        other.close()
