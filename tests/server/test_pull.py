"""sync_pull: everything that changed, once, for whom it concerns."""

from datetime import date
from typing import Any

import psycopg
import pytest

from mehmiro_desktop.domain.tables import TABLES
from tests.server.school import TABLE_NAMES, School, Teacher, at, new_id, put

pytestmark = pytest.mark.server


def _bulk(school: School, teacher: Teacher, name: str = "4A", students: int = 30) -> str:
    """A class with students x 4 variables x 5 sessions scores, all of one statement each."""
    class_id = teacher.insert("classes", teacher_id=teacher.id, name=name)
    school.sql(
        "insert into students (class_id, alias) select %s, 'S' || n from generate_series(1, %s) n",
        *(class_id, students),
    )
    school.sql(
        "insert into assessment_variables (class_id, name)"
        " select %s, 'V' || n from generate_series(1, 4) n",
        class_id,
    )
    school.sql(
        "insert into assessment_sessions (class_id, date)"
        " select %s, current_date - n from generate_series(1, 5) n",
        class_id,
    )
    school.sql(
        "insert into assessments (student_id, variable_id, session_id, value)"
        " select s.id, v.id, e.id, 7 from students s join assessment_variables v using (class_id)"
        " join assessment_sessions e using (class_id) where s.class_id = %s",
        class_id,
    )
    return class_id


def test_a_first_pull_brings_every_table_whole_and_parents_first(ana: Teacher) -> None:
    ids = ana.make_everything()
    answer = ana.pull()
    assert [table for table, _ in answer["rows"]] == list(TABLE_NAMES)
    assert {key: answer[key] for key in ("account", "more", "next", "gone")} == {
        "account": ana.id,
        "more": False,
        "next": None,
        "gone": [],
    }
    assert (answer["schema_version"], answer["min_client"]) == (3, 1)
    found = ana.pull_round()
    for table in TABLES:
        names = answer["columns"][table.name]
        assert names == [*table.column_names, "_device", "_actor"]
    for name, row_id in ids.items():
        assert set(found.rows[name]) == {row_id}
    assert found.rows["assessments"][ids["assessments"]]["_actor"] == ana.id


def test_values_travel_undamaged(ana: Teacher) -> None:
    ids = ana.make_class()
    ana.sql(
        "update assessment_variables set scale_min = '-0.000000000000000001', scale_max = '9007199254740993.10'"
    )
    ana.sql(
        "update students set date_of_birth = '2016-02-29', alias = %s,"
        " updated_at = '2099-01-01', created_at = '2026-01-05 10:00:00.120000+05:30'",
        'Ñandú "🦤" \\ \t<b>',
    )
    lesson = ana.insert(
        "lessons", class_id=ids.class_id, title="x", objectives='["a\\u00e1", 1.50]'
    )
    found = ana.pull_round().rows
    variable = found["assessment_variables"][ids.variable]
    assert variable["scale_min"] == "-0.000000000000000001"
    assert variable["scale_max"] == "9007199254740993.10"
    assert variable["is_active"] is True
    student = found["students"][ids.student]
    assert student["alias"] == 'Ñandú "🦤" \\ \t<b>'
    assert student["date_of_birth"] == "2016-02-29"
    assert student["created_at"] == "2026-01-05T04:30:00.120000Z"
    assert student["updated_at"] == ana.stamp("students", ids.student)
    assert found["lessons"][lesson]["objectives"] == '["aá", 1.50]'
    settings = found["monitoring_config"]["00000000-0000-0000-0000-000000000001"]
    assert (settings["analysis_time"], settings["analysis_days"]) == ("22:00:00", 14)


def test_columns_of_a_newer_server_travel_too(school: School, ana: Teacher) -> None:
    ids = ana.make_class()
    school.sql(
        "alter table students add column pronoun text, add column points numeric default 1.5"
    )
    try:
        student = ana.pull_round().rows["students"][ids.student]
        assert (student["pronoun"], student["points"]) == (None, "1.5")
        base = ana.stamp("students", ids.student)
        (result,) = ana.push(put("students", ids.student, at(1), base, pronoun="ella"))
        assert result["s"] == "applied"
        assert ana.row("students", ids.student)["pronoun"] == "ella"
    finally:
        school.sql("alter table students drop column pronoun, drop column points")


def test_the_next_round_brings_only_what_changed(ana: Teacher) -> None:
    ids = ana.make_class()
    first = ana.pull_round()
    nothing = ana.pull_round(first.until)
    assert (nothing.rows, nothing.gone) == ({}, [])
    ana.sql("update assessments set value = 8")
    second = ana.pull_round(nothing.until)
    assert {table: set(rows) for table, rows in second.rows.items()} == {
        "assessments": {ids.score}
    }
    assert second.rows["assessments"][ids.score]["value"] == "8"


@pytest.mark.parametrize("page", [1, 7, 200, 10_000])
def test_one_stamp_for_hundreds_of_rows_crosses_page_edges(
    school: School, ana: Teacher, page: int
) -> None:
    _bulk(school, ana, students=10 if page == 1 else 30)
    stamps = school.sql(
        "select count(distinct updated_at) as n, count(*) as all from assessments"
    )[0]
    assert stamps["n"] == 1
    found = ana.pull_round(page=page)
    assert len(found.rows["assessments"]) == stamps["all"]
    counted = school.sql("select count(*) as n from private.sync_changes")[0]["n"]
    assert sum(len(rows) for rows in found.rows.values()) == counted
    assert found.pages >= counted // page


def test_a_row_committed_late_arrives(school: School, ana: Teacher) -> None:
    ids = ana.make_class()
    start = ana.pull_round().until
    with school.connect() as slow, school.acting(ana.id, connection=slow) as connection:
        connection.execute(b"update assessments set value = 3")
        # Later in time, earlier committed:
        ana.sql("update students set alias = 'Cometa'")
        during = ana.pull_round(start)
        assert during.rows == {}, "nothing beyond the horizon may be served"
    after = ana.pull_round(during.until)
    assert set(after.rows["assessments"]) == {ids.score}
    assert set(after.rows["students"]) == {ids.student}


def test_an_edit_made_offline_days_ago_arrives(ana: Teacher) -> None:
    ids = ana.make_class()
    start = ana.pull_round().until
    row_id = new_id()
    ana.push(put("students", row_id, at(3), None, class_id=ids.class_id, alias="Faro"))
    found = ana.pull_round(start)
    assert found.rows["students"][row_id]["updated_at"] == at(3)
    assert found.rows["students"][row_id]["_device"] == "laptop A"


def test_each_row_says_who_wrote_it_last_and_from_which_laptop(
    school: School, ana: Teacher
) -> None:
    ids = ana.make_class()

    def writer() -> tuple[str | None, str | None]:
        row = ana.pull_round().rows["students"][ids.student]
        return row["_device"], row["_actor"]

    assert writer() == (None, ana.id)
    base = ana.stamp("students", ids.student)
    ana.push(put("students", ids.student, at(9), base, alias="Cometa"), device="laptop B")
    assert writer() == ("laptop B", ana.id)
    ana.sql("update students set alias = 'Faro'")
    assert writer() == (None, ana.id)
    school.sql("update students set alias = 'Brisa'")  # the dashboard has no account
    assert writer() == (None, None)


def test_a_row_changed_during_a_round_waits_for_the_next(school: School, ana: Teacher) -> None:
    _bulk(school, ana, students=3)
    first = ana.pull(page=40)
    assert first["more"]
    ana.sql("update assessments set value = 9")
    found = ana.pull_round(page=40)  # a fresh round sees all
    rest = ana.pull(page=5000, until=first["until"], after=first["next"])
    assert "assessments" not in dict(rest["rows"])
    later = ana.pull_round(rest["until"])
    assert len(later.rows["assessments"]) == 60
    assert {row["value"] for row in later.rows["assessments"].values()} == {"9"}
    assert len(found.rows["assessments"]) == 60


def test_a_hard_delete_of_a_class_names_every_child_children_first(ana: Teacher) -> None:
    ids = ana.make_everything()
    start = ana.pull_round().until
    ana.sql("delete from classes")
    found = ana.pull_round(start, page=3)
    assert found.rows == {}
    assert found.gone_ids("deleted") == set(ids.values()) - {ana.id}
    order = [TABLE_NAMES.index(table) for table, *_ in found.gone]
    assert order == sorted(order, reverse=True)
    for table, row_id, _, stamp, device in found.gone:
        assert (len(stamp), device) == (27, None), (table, row_id)


def test_deletes_behind_the_webs_back_are_seen(school: School, ana: Teacher) -> None:
    ids = ana.make_class()
    start = ana.pull_round().until
    school.sql("delete from students")  # the dashboard
    assert ana.pull_round(start).gone_ids("deleted") == {ids.student, ids.score}


def test_a_deleted_row_that_returns_is_a_put_again(ana: Teacher) -> None:
    ids = ana.make_class()
    ana.sql("delete from students")
    start = ana.pull_round().until
    ana.insert(
        "students", id=ids.student, class_id=ids.class_id, alias="Luna", updated_at="2099-01-01"
    )
    found = ana.pull_round(start)
    assert set(found.rows["students"]) == {ids.student}
    assert found.gone == []


def test_a_class_moved_to_another_teacher(school: School, ana: Teacher, bea: Teacher) -> None:
    ids = ana.make_everything()
    stays = ana.make_class("5B")
    stamp = ana.stamp("assessments", ids["assessments"])
    start, hers = ana.pull_round().until, bea.pull_round().until
    school.sql("update classes set teacher_id = %s where id = %s", bea.id, ids["classes"])
    moved = set(ids.values()) - {ana.id}
    left = ana.pull_round(start)
    assert (left.rows, left.gone_ids("revoked")) == ({}, moved)
    received = bea.pull_round(hers)
    assert {row_id for rows in received.rows.values() for row_id in rows} == moved
    assert received.gone == []
    # No person edited the scores: their stamps stand.
    assert received.rows["assessments"][ids["assessments"]]["updated_at"] == stamp
    assert ana.sql("select id from students where id = %s", ids["students"]) == []
    assert len(bea.sql("select id from students")) == 1
    assert ana.row("students", stays.student)
    # A new laptop of the first teacher hears the same; and the class may come back.
    assert ana.pull_round().gone_ids("revoked") == moved
    school.sql("update classes set teacher_id = %s where id = %s", ana.id, ids["classes"])
    back = ana.pull_round(left.until)
    assert back.gone == []
    assert {row_id for rows in back.rows.values() for row_id in rows} == moved
    assert bea.pull_round(received.until).gone_ids("revoked") == moved


def test_classes_tied_by_scores_move_together_or_not_at_all(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    first, second = ana.make_class("4A"), ana.make_class("5B")
    # Luna changes class; her old scores stay tied to the old one.
    ana.sql("update students set class_id = %s where id = %s", second.class_id, first.student)
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        school.sql("update classes set teacher_id = %s where id = %s", bea.id, second.class_id)
    assert caught.value.diag.constraint_name == "classes_same_owner"
    school.sql("update classes set teacher_id = %s", bea.id)
    owners = school.sql("select distinct owner_id from assessments")
    assert [str(row["owner_id"]) for row in owners] == [bea.id]


def test_a_put_the_rules_hide_is_revoked(school: School, ana: Teacher) -> None:
    ids = ana.make_class()
    school.sql(
        "alter policy \"Teachers reach their classes' students\" on students using (alias <> 'Luna')"
    )
    try:
        found = ana.pull_round()
    finally:
        school.sql(
            'alter policy "Teachers reach their classes\' students" on students'
            " using (owner_id = (select auth.uid()))"
        )
    assert found.gone_ids("revoked") == {ids.student}
    assert "students" not in found.rows


def test_settings_reach_every_teacher(school: School, ana: Teacher, bea: Teacher) -> None:
    starts = [teacher.pull_round().until for teacher in (ana, bea)]
    school.sql("update monitoring_config set analysis_days = 30")
    for teacher, start in zip((ana, bea), starts, strict=True):
        (row,) = teacher.pull_round(start).rows["monitoring_config"].values()
        assert row["analysis_days"] == 30


@pytest.mark.parametrize(
    "arguments", [{"since": "999999999999"}, {"since": "0", "until": "999999999999"}]
)
def test_a_cursor_from_a_future_the_server_lost_is_refused(
    ana: Teacher, arguments: dict[str, Any]
) -> None:
    with pytest.raises(psycopg.Error) as caught:
        ana.pull(**arguments)
    assert caught.value.sqlstate == "PT409"
    assert "restored" in str(caught.value)


def test_a_restore_gives_a_new_epoch(school: School, ana: Teacher) -> None:
    before = ana.pull()["epoch"]
    school.sql("select private.renew_epoch()")
    after = ana.pull()["epoch"]
    assert before != after
    assert ana.sql("select sync_digest() as d")[0]["d"]["epoch"] == after


@pytest.mark.parametrize(
    ("arguments", "code"),
    [({"since": "x"}, "22P02"), ({"until": "-"}, "22P02"), ({"after": {"row": "x"}}, "22P02")],
)
def test_odd_cursors_are_refused(ana: Teacher, arguments: dict[str, Any], code: str) -> None:
    with pytest.raises(psycopg.Error) as caught:
        ana.pull(**arguments)
    assert caught.value.sqlstate == code


def _canonical_digest(rows: dict[str, dict[str, Any]], stamp: str) -> dict[str, Any]:
    import hashlib

    sums = [0] * 16
    for row_id, row in rows.items():
        digest = hashlib.md5(
            f"{row_id}|{row[stamp]}".encode(), usedforsecurity=False
        ).hexdigest()
        sums[int(digest[0], 16)] += int(digest[1:13], 16)
    return {"count": len(rows), "buckets": [str(total) for total in sums]}


def test_the_digest_is_what_a_laptop_computes(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    ana.make_everything()
    _bulk(school, ana)
    bea.make_everything()
    found = ana.pull_round()
    digest = ana.sql("select sync_digest() as d")[0]["d"]
    assert digest["account"] == ana.id
    assert int(digest["horizon"]) >= int(found.until)
    for table in TABLES:
        expected = _canonical_digest(found.rows[table.name], table.stamp)
        assert digest["tables"][table.name] == expected, table.name
    ana.sql(
        "update assessments set comments = 'x' where id = (select min(id::text)::uuid from assessments)"
    )
    assert ana.sql("select sync_digest() as d")[0]["d"]["tables"] != digest["tables"]


def test_dates_do_not_depend_on_the_sessions_settings(school: School, ana: Teacher) -> None:
    ids = ana.make_class()
    school.sql("set datestyle = 'German, DMY'")
    school.sql("set timezone = 'America/Buenos_Aires'")
    try:
        row = ana.pull_round().rows["assessment_sessions"][ids.session]
    finally:
        school.sql("reset datestyle")
        school.sql("reset timezone")
    assert date.fromisoformat(row["date"]).year > 2000
    assert row["updated_at"].endswith("Z")
