"""sync_push: compare and swap, one answer per row, each batch done once."""

from typing import Any

import psycopg
import pytest

from tests.server.school import ClassIds, School, Teacher, at, delete, new_id, put

pytestmark = pytest.mark.server


@pytest.fixture
def ids(ana: Teacher) -> ClassIds:
    return ana.make_class()


def _named(answer: Any, teacher: Teacher, table: str) -> dict[str, Any]:
    names = teacher.pull()["columns"][table]
    return dict(zip(names, answer["row"], strict=True))


def _score(ids: ClassIds, **more: Any) -> dict[str, Any]:
    return {
        "student_id": ids.student,
        "variable_id": ids.variable,
        "session_id": ids.session,
        "value": "8.50",
        "assessor_type": "teacher",
    } | more


def test_a_new_row_is_applied_with_what_the_server_filled_in(
    ana: Teacher, ids: ClassIds
) -> None:
    row_id = new_id()
    (answer,) = ana.push(
        put("assessments", row_id, at(9), None, **_score(ids)), device="laptop B"
    )
    assert answer["s"] == "applied"
    row = _named(answer, ana, "assessments")
    assert (row["id"], row["value"], row["updated_at"]) == (row_id, "8.50", at(9))
    assert (row["_device"], row["_actor"], row["comments"]) == ("laptop B", ana.id, None)


def test_a_change_of_one_field_leaves_the_others(ana: Teacher, ids: ClassIds) -> None:
    ana.sql("update assessments set comments = 'from the web'")
    base = ana.stamp("assessments", ids.score)
    (answer,) = ana.push(put("assessments", ids.score, "2099-01-01T00:00:00Z", base, value="9"))
    assert answer["s"] == "applied"
    row = _named(answer, ana, "assessments")
    assert (row["value"], row["comments"]) == ("9", "from the web")
    assert base < row["updated_at"] < "2099"


def test_a_stamp_not_above_the_base_is_lifted_above_it(ana: Teacher, ids: ClassIds) -> None:
    base = ana.stamp("assessments", ids.score)
    (answer,) = ana.push(put("assessments", ids.score, at(1), base, value="9"))
    assert answer["s"] == "applied"
    stamp = _named(answer, ana, "assessments")["updated_at"]
    assert stamp[:-3] == base[:-3] or stamp > base
    assert stamp > base


def test_a_stale_base_changes_nothing_and_brings_the_row_that_won(
    ana: Teacher, ids: ClassIds
) -> None:
    base = ana.stamp("assessments", ids.score)
    ana.sql("update assessments set value = 4")
    for item in (
        put("assessments", ids.score, "2099-01-01T00:00:00Z", base, value="9"),
        put("assessments", ids.score, "2099-01-01T00:00:00Z", None, **_score(ids)),
        delete("assessments", ids.score, "2099-01-01T00:00:00Z", base),
        delete("assessments", ids.score, "2099-01-01T00:00:00Z", None),
    ):
        (answer,) = ana.push(item)
        assert answer["s"] == "stale"
        row = _named(answer, ana, "assessments")
        assert (row["value"], row["_device"], row["_actor"]) == ("4", None, ana.id)
        assert row["updated_at"] == ana.stamp("assessments", ids.score)


def test_a_row_deleted_elsewhere_is_gone_with_its_stamp(ana: Teacher, ids: ClassIds) -> None:
    base = ana.stamp("assessments", ids.score)
    ana.sql("delete from students")
    (answer,) = ana.push(put("assessments", ids.score, at(1), base, value="9"))
    assert (answer["s"], answer["op"]) == ("gone", "deleted")
    assert answer["stamp"] > base
    (again,) = ana.push(
        put("students", ids.student, at(1), None, class_id=ids.class_id, alias="Luna")
    )
    assert (again["s"], again["op"]) == ("gone", "deleted")
    later = "2099-01-01T00:00:00Z"
    (revived,) = ana.push(
        put("students", ids.student, later, None, class_id=ids.class_id, alias="Luna")
    )
    assert revived["s"] == "applied"


def test_a_row_a_restored_server_never_saw_is_gone_since_its_base(ana: Teacher) -> None:
    (answer,) = ana.push(put("classes", new_id(), at(5), at(4), name="x"))
    assert (answer["s"], answer["op"], answer["stamp"]) == ("gone", "deleted", at(4))


def test_a_row_of_a_class_that_moved_away_is_revoked(
    school: School, ana: Teacher, bea: Teacher, ids: ClassIds
) -> None:
    base = ana.stamp("assessments", ids.score)
    school.sql("update classes set teacher_id = %s", bea.id)
    for item in (
        put("assessments", ids.score, at(9), base, value="1"),
        put("assessments", ids.score, at(9), None, **_score(ids)),
        delete("assessments", ids.score, at(9), base),
    ):
        (answer,) = ana.push(item)
        assert (answer["s"], answer["op"]) == ("gone", "revoked")
    (answer,) = ana.push(put("assessments", new_id(), at(9), None, **_score(ids)))
    assert (answer["s"], answer["parent"], answer["parent_id"]) == (
        "parent_gone",
        "assessment_sessions",
        ids.session,
    )
    assert str(bea.row("assessments", ids.score)["value"]) == "7"


@pytest.mark.parametrize(
    ("table", "column", "parent"),
    [
        ("students", "class_id", "classes"),
        ("assessments", "student_id", "students"),
        ("assessments", "variable_id", "assessment_variables"),
        ("assessments", "session_id", "assessment_sessions"),
    ],
)
def test_a_missing_parent_is_named(
    ana: Teacher, ids: ClassIds, table: str, column: str, parent: str
) -> None:
    columns = (
        _score(ids) if table == "assessments" else {"class_id": ids.class_id, "alias": "x"}
    )
    missing = new_id()
    (answer,) = ana.push(put(table, new_id(), at(9), None, **(columns | {column: missing})))
    assert (answer["s"], answer["parent"], answer["parent_id"]) == (
        "parent_gone",
        parent,
        missing,
    )


@pytest.mark.parametrize(
    ("change", "code", "constraint", "column"),
    [
        ({"value": "12"}, "23514", "assessments_value_in_scale", "value"),
        ({"comments": "x" * 501}, "23514", "assessments_comments_length", ""),
        ({"value": None}, "23502", "", "value"),
        ({"value": "ten"}, "22P02", "", ""),
        ({"assessor_type": "robot"}, "22P02", "", ""),
        ({"colour": "red"}, "42703", "", "colour"),
        ({"id": "00000000-0000-0000-0000-000000000001"}, "42703", "", "id"),
        ({"owner_id": "00000000-0000-0000-0000-000000000001"}, "42703", "", "owner_id"),
    ],
)
def test_a_refused_row_says_why_and_leaves_its_neighbours(
    ana: Teacher, ids: ClassIds, change: dict[str, Any], code: str, constraint: str, column: str
) -> None:
    before, after = new_id(), new_id()
    answers = ana.push(
        put("assessments", before, at(9), None, **_score(ids)),
        put("assessments", new_id(), at(9), None, **_score(ids, **change)),
        put("assessments", after, at(9), None, **_score(ids)),
    )
    assert [answer["s"] for answer in answers] == ["applied", "rejected", "applied"]
    refused = answers[1]
    assert (refused["code"], refused["constraint"], refused["column"]) == (
        code,
        constraint,
        column,
    )
    assert refused["message"]
    assert ana.row("assessments", before)
    assert ana.row("assessments", after)


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ({"t": "private.sync_meta"}, "42P01"),
        ({"t": "teachers", "columns": {"name": "x"}, "base": None}, "42501"),
        ({"t": "monitoring_config", "columns": {"timezone": "UTC"}, "base": None}, "42501"),
        ({"op": "upsert"}, "22023"),
        ({"columns": [1]}, "22023"),
        ({"updated_at": None}, "22023"),
        ({"updated_at": "yesterday-ish"}, "22007"),
        ({"id": "x"}, "22P02"),
    ],
)
def test_odd_items_are_refused_one_by_one(
    ana: Teacher, item: dict[str, Any], code: str
) -> None:
    fine = put("classes", new_id(), at(9), None, name="4A", teacher_id=ana.id)
    odd = put("classes", new_id(), at(9), None, name="4A", teacher_id=ana.id) | item
    answers = ana.push(odd, fine)
    assert (answers[0]["s"], answers[0]["code"]) == ("rejected", code)
    assert answers[1]["s"] == "applied"


def test_a_batch_is_an_array_of_at_most_500(ana: Teacher) -> None:
    item = put("classes", new_id(), at(9), None, name="4A", teacher_id=ana.id)
    with pytest.raises(psycopg.errors.InvalidParameterValue):
        ana.push(*([item] * 501))
    with pytest.raises(psycopg.errors.InvalidParameterValue):
        ana.sql("select sync_push(gen_random_uuid(), 'x', '{}')")
    assert ana.push() == []


def test_a_batch_sent_twice_is_done_once(school: School, ana: Teacher, ids: ClassIds) -> None:
    base = ana.stamp("students", ids.student)
    items = [
        put("students", ids.student, at(9), base, alias="Cometa"),
        put("assessments", new_id(), at(9), None, **_score(ids)),
        delete(
            "assessments",
            ids.score,
            "2099-01-01T00:00:00Z",
            ana.stamp("assessments", ids.score),
        ),
    ]
    first = ana.push(*items)
    assert [answer["s"] for answer in first] == ["applied"] * 3
    history = school.sql("select count(*) as n from private.sync_history")
    start = ana.pull_round().until
    # The browser changes the row between the two; the repeat must not undo it.
    ana.sql("update students set alias = 'Faro'")
    second = ana.push(*items)
    assert second == [answer | {"s": "replayed"} for answer in first]
    assert ana.row("students", ids.student)["alias"] == "Faro"
    assert set(ana.pull_round(start).rows) == {"students"}
    assert (
        school.sql("select count(*) as n from private.sync_history")[0]["n"]
        == history[0]["n"] + 1
    )


def test_a_mutation_is_known_by_client_and_account(ana: Teacher, bea: Teacher) -> None:
    item = put("classes", new_id(), at(9), None, name="4A", teacher_id=ana.id)
    assert ana.push(item)[0]["s"] == "applied"
    bea.client = ana.client
    assert bea.push(item)[0]["s"] == "rejected"
    ana.client = new_id()
    assert ana.push(item)[0]["s"] == "stale"


def test_refused_and_stale_items_are_judged_afresh(ana: Teacher, ids: ClassIds) -> None:
    item = put("assessments", new_id(), at(9), None, **_score(ids, value="12"))
    assert ana.push(item)[0]["s"] == "rejected"
    ana.sql("update assessments set value = 3")
    ana.sql("update assessment_variables set scale_max = 9")
    assert ana.push(item | {"columns": _score(ids)})[0]["s"] == "applied"


def test_answers_are_forgotten_after_ninety_days(school: School, ana: Teacher) -> None:
    item = put("classes", new_id(), at(9), None, name="4A", teacher_id=ana.id)
    ana.push(item)
    school.sql("update private.sync_acks set at = at - interval '91 days'")
    ana.push()
    assert ana.push(item)[0]["s"] == "stale"  # compare-and-swap still knows


def test_a_delete_carries_the_time_of_the_persons_hand(ana: Teacher, ids: ClassIds) -> None:
    lesson = ana.insert("lessons", class_id=ids.class_id, title="x", updated_at=at(1))
    start = ana.pull_round().until
    (answer,) = ana.push(delete("lessons", lesson, at(8), at(1)), device="laptop B")
    assert answer["s"] == "applied"
    assert ana.pull_round(start).gone == [["lessons", lesson, "deleted", at(8), "laptop B"]]
    assert ana.push(delete("lessons", lesson, at(9), at(1)))[0]["s"] == "applied"
    assert ana.pull_round(start).gone[0][3] == at(8)


def test_children_deleted_by_a_cascade_never_get_a_stamp_before_their_last_edit(
    ana: Teacher, ids: ClassIds
) -> None:
    last = ana.stamp("assessments", ids.score)
    class_stamp = ana.stamp("classes", ids.class_id)
    ana.push(delete("classes", ids.class_id, at(8), class_stamp))
    stamps = {row_id: stamp for _, row_id, _, stamp, _ in ana.pull_round().gone}
    assert stamps[ids.score] > last


def test_a_whole_class_made_offline_goes_up_in_one_batch(ana: Teacher) -> None:
    class_id, student, variable, session = (new_id() for _ in range(4))
    stamp = at(9)
    answers = ana.push(
        put("classes", class_id, stamp, None, teacher_id=ana.id, name="6C", created_at=stamp),
        put(
            "students", student, stamp, None, class_id=class_id, alias="Luna", created_at=stamp
        ),
        put(
            "assessment_variables",
            variable,
            stamp,
            None,
            class_id=class_id,
            name="V",
            scale_min="1",
            scale_max="5",
        ),
        put(
            "assessment_sessions",
            session,
            stamp,
            None,
            class_id=class_id,
            date="2026-01-05",
            created_by=ana.id,
        ),
        put(
            "lessons",
            new_id(),
            stamp,
            None,
            class_id=class_id,
            title="x",
            objectives=["a", {"b": 1}],
        ),
        put(
            "assessments",
            new_id(),
            stamp,
            None,
            student_id=student,
            variable_id=variable,
            session_id=session,
            value="4.5",
        ),
    )
    assert [answer["s"] for answer in answers] == ["applied"] * 6
    assert ana.row("lessons", answers[4]["row"][0])["objectives"] == ["a", {"b": 1}]
    assert ana.stamp("classes", class_id, "created_at") == stamp


def test_a_teacher_renames_herself(ana: Teacher) -> None:
    base = ana.stamp("teachers", ana.id)
    (answer,) = ana.push(put("teachers", ana.id, at(9), base, name="Ana L."))
    assert answer["s"] == "applied"


def test_diagnoses_are_inserted_and_deleted_by_their_created_at(ana: Teacher) -> None:
    status = ana.make_everything()["student_monitoring_status"]
    row_id = new_id()
    columns = {
        "status_id": status,
        "diagnosis_text": "x",
        "confidence": "0.82",
        "interventions": [],
    }
    (answer,) = ana.push(put("monitoring_diagnoses", row_id, at(9), None, **columns))
    assert answer["s"] == "applied"
    assert ana.stamp("monitoring_diagnoses", row_id, "created_at") == at(9)
    (edited,) = ana.push(put("monitoring_diagnoses", row_id, at(10), at(9), diagnosis_text="y"))
    assert (edited["s"], edited["code"]) == ("rejected", "42501")
    (gone,) = ana.push(delete("monitoring_diagnoses", row_id, at(11), at(9)))
    assert gone["s"] == "applied"


def test_what_is_overwritten_is_kept_with_who_which_device_and_why(
    school: School, ana: Teacher, ids: ClassIds
) -> None:
    base = ana.stamp("assessments", ids.score)
    ana.push(put("assessments", ids.score, at(9), base, value="9"), device="laptop B")
    ana.sql("update assessments set value = 10")
    ana.sql("delete from assessments")
    rows = school.sql(
        "select op, old ->> 'value' as value, actor, device, why from private.sync_history"
        " where row_id = %s order by seq",
        ids.score,
    )
    assert [tuple(row.values())[:2] for row in rows] == [
        ("update", "7"),
        ("update", "9"),
        ("delete", "10"),
    ]
    assert [(row["device"], row["why"]) for row in rows] == [
        ("laptop B", "sync"),
        (None, "direct"),
        (None, "direct"),
    ]
    assert {str(row["actor"]) for row in rows} == {ana.id}
