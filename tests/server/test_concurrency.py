"""Several programs at once: nothing is lost, nothing waits for ever."""

import json
import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from tests.server.school import School, Teacher, at, new_id, put

pytestmark = pytest.mark.server


def _together(*jobs: Callable[[], None]) -> None:
    """Run jobs at the same time; raise the first error."""
    errors: list[Exception] = []
    gate = threading.Barrier(len(jobs))

    def run(job: Callable[[], None]) -> None:
        try:
            gate.wait(10)
            job()
        except (psycopg.Error, AssertionError, threading.BrokenBarrierError) as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if errors:
        raise errors[0]


def _push(school: School, teacher: Teacher, client: str, items: list[Any]) -> list[Any]:
    with school.connect() as own, school.acting(teacher.id, connection=own) as connection:
        row = connection.execute(
            b"select public.sync_push(%s, 'laptop', %s) as answer", [client, json.dumps(items)]
        ).fetchone()
    assert row is not None
    results: list[Any] = row["answer"]["results"]
    return results


def test_two_laptops_push_the_same_rows_in_opposite_orders(
    school: School, ana: Teacher
) -> None:
    class_id = ana.insert("classes", teacher_id=ana.id, name="4A")
    students = [ana.insert("students", class_id=class_id, alias=f"S{n}") for n in range(60)]
    bases = {student: ana.stamp("students", student) for student in students}
    answers: dict[str, list[Any]] = {}

    def push(name: str, order: list[str]) -> None:
        items = [put("students", each, at(1), bases[each], alias=name) for each in order]
        answers[name] = _push(school, ana, new_id(), items)

    _together(
        lambda: push("one", students),
        lambda: push("two", students[::-1]),
        lambda: push("three", sorted(students)),
    )
    winners = [
        name
        for name, results in answers.items()
        if {each["s"] for each in results} == {"applied"}
    ]
    assert len(winners) == 1
    for name, results in answers.items():
        if name not in winners:
            assert {each["s"] for each in results} == {"stale"}
    assert {row["alias"] for row in ana.sql("select alias from students")} == set(winners)


def test_a_reader_polling_under_four_writers_misses_no_row(
    school: School, ana: Teacher
) -> None:
    class_id = ana.insert("classes", teacher_id=ana.id, name="4A")
    start = ana.pull_round().until
    seen: set[str] = set()
    done = threading.Event()
    written: list[str] = []

    def write() -> None:
        with school.connect() as own:
            for _ in range(25):
                with school.acting(ana.id, connection=own) as connection:
                    ids = [new_id() for _ in range(3)]
                    for each in ids:
                        connection.execute(
                            b"insert into students (id, class_id, alias) values (%s, %s, 'S')",
                            [each, class_id],
                        )
                written.extend(ids)

    def read() -> None:
        nonlocal start
        with school.connect() as own:
            last_round = False
            while True:
                with school.acting(ana.id, connection=own) as connection:
                    row = connection.execute(b"select sync_pull(%s) as a", [start]).fetchone()
                assert row is not None
                for _, rows in row["a"]["rows"]:
                    seen.update(each[0] for each in rows)
                start = row["a"]["until"]
                if last_round:
                    return
                last_round = done.is_set()

    def writers() -> None:
        try:
            _together(*[write] * 4)
        finally:
            done.set()

    _together(writers, read)
    assert len(written) == 300
    assert set(written) <= seen


def test_a_child_written_while_its_class_moves_follows_it(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    ids = ana.make_class()
    with school.connect() as mover, school.connect() as writer:
        with mover.transaction():
            mover.execute(b"update classes set teacher_id = %s", [bea.id])
            refused: list[str | None] = []

            def write() -> None:
                try:
                    with school.acting(ana.id, connection=writer) as connection:
                        connection.execute(
                            b"insert into students (class_id, alias) values (%s, 'Faro')",
                            [ids.class_id],
                        )
                except psycopg.Error as error:
                    refused.append(error.sqlstate)

            thread = threading.Thread(target=write)
            thread.start()
            _wait_until_blocked(school)
        thread.join(30)
    assert refused == ["42501"], "the class is no longer hers"
    # The other way round: the child first, the move waits for it and takes it along.
    back = school.connect()
    with school.connect() as writer:
        with school.acting(bea.id, connection=writer) as connection:
            connection.execute(
                b"insert into students (class_id, alias) values (%s, 'Faro')", [ids.class_id]
            )
            move = threading.Thread(
                target=lambda: back.execute(b"update classes set teacher_id = %s", [ana.id])
            )
            move.start()
            _wait_until_blocked(school)
        move.join(30)
    back.close()
    owners = school.sql("select distinct owner_id from students")
    assert [str(row["owner_id"]) for row in owners] == [ana.id]


def _wait_until_blocked(school: School) -> None:
    """Return once some statement waits for a lock."""
    for _ in range(2000):
        waiting = school.sql("select 1 from pg_stat_activity where wait_event_type = 'Lock'")
        if waiting:
            return
        school.sql("select pg_sleep(0.005)")
    raise AssertionError("nothing ever waited")


def test_a_web_edit_between_reading_and_writing_is_never_overwritten(
    school: School, ana: Teacher
) -> None:
    ids = ana.make_class()
    base = ana.stamp("assessments", ids.score)
    answers: list[Any] = []
    with school.connect() as web:
        with school.acting(ana.id, connection=web) as connection:
            connection.execute(b"update assessments set value = 2")
            item = put("assessments", ids.score, "2099-01-01T00:00:00Z", base, value="9")
            thread = threading.Thread(
                target=lambda: answers.extend(_push(school, ana, new_id(), [item]))
            )
            thread.start()
            _wait_until_blocked(school)
        thread.join(30)
    assert [answer["s"] for answer in answers] == ["stale"]
    assert str(ana.row("assessments", ids.score)["value"]) == "2"


def test_a_parent_deleted_a_moment_before_its_child_arrives(
    school: School, ana: Teacher
) -> None:
    ids = ana.make_class()
    answers: list[Any] = []
    item = put("students", new_id(), at(9), None, class_id=ids.class_id, alias="Faro")
    with school.connect() as web:
        with school.acting(ana.id, connection=web) as connection:
            connection.execute(b"delete from classes")
            thread = threading.Thread(
                target=lambda: answers.extend(_push(school, ana, new_id(), [item]))
            )
            thread.start()
            _wait_until_blocked(school)
        thread.join(30)
    assert [(each["s"], each["parent"]) for each in answers] == [("parent_gone", "classes")]


@pytest.mark.parametrize("code", ["40P01", "40001", "53100", "57P03", "55P03"])
def test_a_server_in_trouble_fails_the_whole_batch_not_one_row(
    school: School, ana: Teacher, code: str
) -> None:
    class_id = ana.insert("classes", teacher_id=ana.id, name="4A")
    school.sql(f"""
        create function private.trouble() returns trigger language plpgsql as
          $$ begin raise sqlstate '{code}'; end $$;
        create trigger trouble before insert on public.students for each row
          when (new.alias = 'trouble') execute function private.trouble()""")
    items = [put("students", new_id(), at(9), None, class_id=class_id, alias="Luna")]
    items.append(put("students", new_id(), at(9), None, class_id=class_id, alias="trouble"))
    try:
        with pytest.raises(psycopg.Error) as caught:
            ana.push(*items)
    finally:
        school.sql("drop trigger trouble on public.students; drop function private.trouble()")
    assert caught.value.sqlstate == code
    assert ana.sql("select 1 from students") == []
    assert [each["s"] for each in ana.push(*items)] == ["applied", "applied"]
