"""What a person sees in the sync centre, and a conflict to look at."""

from decimal import Decimal

from PySide6.QtWidgets import QLabel, QWidget

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui.sync_center.screen import SyncCenterScreen
from tests.helpers.stores import ClassroomBuilder
from tests.ui.sync_center.conftest import (
    score_from_web,
)


def value(store: Store, classroom: ClassroomBuilder) -> Decimal | None:
    cell = load_cell(store, classroom.key())
    return cell.value if cell else None


def texts(widget: QWidget) -> str:
    """Return every word a person sees in a list."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible()]
    return " | ".join(label.text() for label in labels if label.text())


def front(screen: SyncCenterScreen, name: str) -> str:
    screen.refresh()
    screen.tabs.choose(name)
    return texts(screen.lists.by_name[name])


def make_conflict(store: Store, classroom: ClassroomBuilder) -> None:
    """Score 5 here; the web wrote 4 later."""
    classroom.score(5)
    score_from_web(store, classroom.key(), value="4")
