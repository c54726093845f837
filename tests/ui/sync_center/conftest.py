"""A real store whose class the server has, and ways for the server to answer and to change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.ids import assessment_id
from mehmiro_desktop.domain.sync_types import PushResult
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.store.sync_state import apply_page, apply_results, load_batch
from mehmiro_desktop.sync.runner import SyncRunner
from mehmiro_desktop.sync.status import SyncReceipt, SyncState, SyncStatus
from mehmiro_desktop.ui.bridge import SyncBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.sync_center.screen import SyncCenterScreen
from tests.helpers.clocks import START, FixedClock
from tests.helpers.server_rows import LATER, gone, page
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.peek import push_all, row


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    with make_store(tmp_path / "account", clock) as opened:
        yield opened


@pytest.fixture
def classroom(store: Store, clock: FixedClock) -> ClassroomBuilder:
    """A class with one score of 3, all of it at the server."""
    built = ClassroomBuilder(store).build()
    built.score(3)
    push_all(store)
    clock.advance(minutes=5)
    return built


@dataclass
class Cycles:
    """Stands where the network would be: a cycle reaches no server and gives ``receipt``."""

    store: Store
    receipt: SyncReceipt
    checks: list[bool] = field(default_factory=list)

    def run_cycle(self, should_stop: Callable[[], bool], *, check: bool) -> SyncReceipt:
        self.checks.append(check)
        return self.receipt

    def load_status(self) -> SyncStatus:
        summary = load_summary(self.store)
        return SyncStatus(
            SyncState.WAITING,
            pending=summary.pending,
            attention=summary.rejected + summary.held,
            last_synced_at=summary.last_synced_at,
        )

    def drop_connection(self) -> None:
        pass


@pytest.fixture
def cycles(store: Store) -> Cycles:
    return Cycles(store, SyncReceipt(START, duration=0.42, sent=28, received=6))


@pytest.fixture
def runner(cycles: Cycles, clock: FixedClock, store: Store) -> Iterator[SyncRunner]:
    """The real runner; its thread runs only if a test starts it."""
    made = SyncRunner(cycles, clock, lambda: 0.5, store.subscribe)
    yield made
    made.stop()


@pytest.fixture
def screen(
    qtbot: QtBot,
    context: UiContext,
    classroom: ClassroomBuilder,
    runner: SyncRunner,
    clock: Clock,
) -> Iterator[SyncCenterScreen]:
    context.sync = SyncBridge(runner)
    context.clock = clock
    yield shown(qtbot, context)
    context.sync.close()


def shown(qtbot: QtBot, context: UiContext) -> SyncCenterScreen:
    screen = SyncCenterScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1278, 712)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.refresh()
    return screen


def score_from_web(
    store: Store, key: CellKey, stamp: str = LATER, device: str | None = None, **values: str
) -> None:
    """Let a score arrive as another program wrote it."""
    row_id = assessment_id(key.student_id, key.variable_id, key.session_id)
    current = row(store, "assessments", row_id)
    assert current is not None
    current.pop("extra", None)
    fresh = {**current, **values, "updated_at": stamp}
    apply_page(store, page(("assessments", fresh), since="20", device=device))


def delete_from_web(store: Store, table: str, row_id: str, *, revoked: bool = False) -> None:
    apply_page(store, page(gone=(gone(table, row_id, revoked=revoked),), since="30"))


def refuse_all(store: Store, code: str, constraint: str) -> None:
    """Let the server refuse everything that waits."""
    batch = load_batch(store)
    assert batch
    apply_results(
        store,
        [
            PushResult(each.mutation_id, "rejected", code=code, constraint=constraint)
            for each in batch
        ],
    )


def press(screen: SyncCenterScreen, name: str) -> QPushButton:
    """Press the first visible button of that name with the space bar's effect."""
    found = [b for b in screen.findChildren(QPushButton, name) if b.isVisible()]
    assert found, name
    found[0].click()
    return found[0]
