"""Shared by the sync tests: a scripted server, the real one, and what stands in for a machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mehmiro_desktop.sync.connection import Connection
from tests.helpers.school_server import SchoolServer, running_school_server, school_server
from tests.sync.fake_server import FakeServer, fake_server
from tests.sync.school import School
from tests.sync.stand_ins import MemoryKeyring, SetClock

__all__ = ["MemoryKeyring", "SetClock", "running_school_server", "school_server"]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with fake_server() as fake:
        yield fake


@pytest.fixture
def connection(server: FakeServer, clock: SetClock) -> Iterator[Connection]:
    connection = Connection(server.url, "sb_publishable_x", clock)
    yield connection
    connection.drop()


@pytest.fixture
def school(
    school_server: SchoolServer,
    tmp_path: Path,
) -> Iterator[School]:
    school = School(school_server, tmp_path)
    yield school
    school.close()
