from collections.abc import Iterator

import pytest

from tests.helpers.local_postgres import LocalPostgres, find_installed_bin
from tests.helpers.school_server import running_school_server, school_server
from tests.server.school import School, Teacher, make_school

__all__ = ["running_school_server", "school_server"]

# The oldest version the migrations must run on, where this machine has it; the wheel's always.
_VERSIONS = ["wheel", *(["15"] if find_installed_bin(15) else [])]


@pytest.fixture(scope="session", params=_VERSIONS)
def postgres(request: pytest.FixtureRequest) -> Iterator[LocalPostgres]:
    """A PostgreSQL server of each version under test."""
    folder = "" if request.param == "wheel" else str(find_installed_bin(int(request.param)))
    with LocalPostgres(folder) as server:
        yield server


@pytest.fixture(scope="session")
def migrated(postgres: LocalPostgres) -> Iterator[School]:
    """A school's database, shared by all tests."""
    school = make_school(postgres.create_database("school"))
    yield school
    school.close()


@pytest.fixture
def school(migrated: School) -> School:
    """A school's database, emptied."""
    migrated.reset()
    return migrated


@pytest.fixture
def ana(school: School) -> Teacher:
    """A teacher."""
    return school.teacher("ana@school.example")


@pytest.fixture
def bea(school: School) -> Teacher:
    """Another teacher of the same school."""
    return school.teacher("bea@school.example")
