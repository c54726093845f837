"""Fixtures of the store's tests: a real encrypted file and a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mehmiro_desktop.store import Store
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    with make_store(tmp_path / "account", clock) as opened:
        yield opened


@pytest.fixture
def classroom(store: Store) -> ClassroomBuilder:
    return ClassroomBuilder(store).build()
