"""One teacher's laptops, web client and the server's rows, for tests of whole cycles."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg

from tests.helpers.school_server import SchoolServer
from tests.helpers.stores import ClassroomBuilder
from tests.sync.laptops import Laptop, Mirror, SkewedClock, Teacher, server_rows


class School:
    """One teacher with as many laptops as a test asks for."""

    def __init__(self, server: SchoolServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.teacher = Teacher(server, "teacher@school.test")
        self.database: psycopg.Connection[Any] = psycopg.connect(server.dsn, autocommit=True)
        self.laptops: list[Laptop] = []

    def laptop(
        self, name: str, teacher: Teacher | None = None, skew: timedelta = timedelta(0)
    ) -> Laptop:
        made = Laptop(
            self.server, teacher or self.teacher, self.folder / name, clock=SkewedClock(skew)
        )
        self.laptops.append(made)
        return made

    def rows(self, teacher: Teacher | None = None) -> Mirror:
        return server_rows(self.database, (teacher or self.teacher).id)

    def close(self) -> None:
        self.server.faults([])
        for laptop in self.laptops:
            laptop.close()
        self.database.close()


def same(school: School, *laptops: Laptop) -> bool:
    """All hold what the server holds, and nothing waits."""
    server = school.rows()
    return all(one.rows() == server and not one.pending() for one in laptops)


def value_of(laptop: Laptop, builder: ClassroomBuilder, student: int = 0) -> object:
    key = builder.key(student)
    found = [
        row["value"]
        for row in laptop.rows()["assessments"].values()
        if row["student_id"] == key.student_id and row["variable_id"] == key.variable_id
    ]
    assert len(found) == 1
    return found[0]


def shared_class(school: School) -> tuple[Laptop, Laptop, ClassroomBuilder]:
    one, two = school.laptop("one"), school.laptop("two")
    builder = ClassroomBuilder(one.store).build().fill()
    one.cycle()
    two.cycle()
    return one, two, builder
