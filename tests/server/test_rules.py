"""What a row may hold: each check, with its name, and the defaults."""

from typing import Any

import psycopg
import pytest

from tests.server.school import ClassIds, School, Teacher, new_id

pytestmark = pytest.mark.server


@pytest.fixture
def ids(ana: Teacher) -> ClassIds:
    return ana.make_class()


def _refused(error: psycopg.Error) -> str:
    return error.diag.constraint_name or error.diag.column_name or ""


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"value": 10.01}, "assessments_value_range"),
        ({"value": -1}, "assessments_value_range"),
        ({"value": "NaN"}, "assessments_value_in_scale"),
        ({"comments": "x" * 501}, "assessments_comments_length"),
        ({"confidence_score": 1.5}, "assessments_confidence_range"),
        ({"value": None}, "value"),
    ],
)
def test_scores(ana: Teacher, ids: ClassIds, values: dict[str, Any], constraint: str) -> None:
    ana.sql("update assessment_variables set scale_max = 100, scale_min = -100")
    (column, value), *_ = values.items()
    with pytest.raises(psycopg.errors.IntegrityError) as caught:
        ana.sql(f"update assessments set {column} = %s where id = %s", value, ids.score)
    assert _refused(caught.value) == constraint


@pytest.mark.parametrize(
    ("table", "values", "constraint"),
    [
        (
            "assessment_variables",
            {"scale_min": 5, "scale_max": 5},
            "assessment_variables_scale_order",
        ),
        ("assessment_variables", {"scale_max": "NaN"}, "assessment_variables_scale_finite"),
        (
            "assessment_variables",
            {"scale_max": "Infinity"},
            "assessment_variables_scale_finite",
        ),
        ("assessment_variables", {"name": None}, "name"),
        ("students", {"date_of_birth": "infinity"}, "students_date_of_birth_range"),
        ("assessment_sessions", {"date": "infinity"}, "assessment_sessions_date_range"),
        ("lessons", {"objectives": "{}"}, "lessons_objectives_array"),
        ("lessons", {"materials": '"x"'}, "lessons_materials_array"),
        ("lessons", {"activities": "3"}, "lessons_activities_array"),
    ],
)
def test_class_contents(
    ana: Teacher, ids: ClassIds, table: str, values: dict[str, Any], constraint: str
) -> None:
    needed = {
        "assessment_variables": {"name": "x"},
        "students": {"alias": "x"},
        "lessons": {"title": "x"},
        "assessment_sessions": {},
    }
    with pytest.raises(psycopg.errors.IntegrityError) as caught:
        ana.insert(table, **({"class_id": ids.class_id} | needed[table] | values))
    assert _refused(caught.value) == constraint


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"priority_score": 100.5}, "student_monitoring_status_priority_range"),
        ({"observation_score": -1}, "student_monitoring_status_observation_range"),
        ({"trend_score": 101}, "student_monitoring_status_trend_range"),
        ({"homework_score": 101}, "student_monitoring_status_homework_range"),
        ({"analyzed_at": "infinity"}, "student_monitoring_status_analyzed_finite"),
        (
            {"analysis_period_start": "2026-02-01", "analysis_period_end": "2026-01-01"},
            "student_monitoring_status_period_order",
        ),
        ({"priority_flag": None}, "priority_flag"),
    ],
)
def test_monitoring(
    ana: Teacher, ids: ClassIds, values: dict[str, Any], constraint: str
) -> None:
    row: dict[str, Any] = {"student_id": ids.student, "class_id": ids.class_id}
    row |= {"priority_flag": "red", "priority_score": 70}
    with pytest.raises(psycopg.errors.IntegrityError) as caught:
        ana.insert("student_monitoring_status", **(row | values))
    assert _refused(caught.value) == constraint


def test_one_monitoring_status_per_student_and_class(ana: Teacher) -> None:
    ids = ana.make_everything()
    with pytest.raises(psycopg.errors.UniqueViolation) as caught:
        ana.insert(
            "student_monitoring_status",
            student_id=ids["students"],
            class_id=ids["classes"],
            priority_flag="red",
            priority_score=1,
        )
    assert _refused(caught.value) == "student_monitoring_status_student_class_key"


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"confidence": 1.1}, "monitoring_diagnoses_confidence_range"),
        ({"patterns": "{}"}, "monitoring_diagnoses_patterns_array"),
        ({"interventions": "{}"}, "monitoring_diagnoses_interventions_array"),
    ],
)
def test_diagnoses(ana: Teacher, values: dict[str, Any], constraint: str) -> None:
    status = ana.make_everything()["student_monitoring_status"]
    with pytest.raises(psycopg.errors.IntegrityError) as caught:
        ana.insert("monitoring_diagnoses", status_id=status, diagnosis_text="x", **values)
    assert _refused(caught.value) == constraint


def test_a_diagnosis_is_never_edited_not_even_by_the_service(
    school: School, ana: Teacher
) -> None:
    diagnosis = ana.make_everything()["monitoring_diagnoses"]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ana.sql("update monitoring_diagnoses set diagnosis_text = 'y' where id = %s", diagnosis)
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        school.sql(
            "update monitoring_diagnoses set diagnosis_text = 'y' where id = %s", diagnosis
        )
    assert _refused(caught.value) == "monitoring_diagnoses_fixed"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("analysis_days = 91", "monitoring_config_days_range"),
        ("weight_trend = 36", "monitoring_config_weights_sum"),
        ("weight_trend = -1, weight_homework = 61", "monitoring_config_weights_positive"),
        ("red_threshold = 40", "monitoring_config_threshold_order"),
        ("yellow_threshold = -1", "monitoring_config_threshold_range"),
    ],
)
def test_monitoring_settings(school: School, change: str, constraint: str) -> None:
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        school.sql(f"update monitoring_config set {change}")
    assert _refused(caught.value) == constraint


def test_there_is_one_row_of_settings_with_the_platforms_defaults(school: School) -> None:
    (row,) = school.sql("select *, analysis_time::text as at from monitoring_config")
    assert str(row["id"]) == "00000000-0000-0000-0000-000000000001"
    assert (row["at"], row["timezone"], row["enabled"]) == (
        "22:00:00",
        "America/Buenos_Aires",
        True,
    )
    assert (row["weight_observation"], row["weight_trend"], row["weight_homework"]) == (
        40,
        35,
        25,
    )
    assert (row["analysis_days"], row["red_threshold"], row["yellow_threshold"]) == (14, 70, 40)
    assert row["homework_variable_name"] == "Tareas"
    with pytest.raises(psycopg.errors.CheckViolation):
        school.sql("insert into monitoring_config (id) values (%s)", new_id())


@pytest.mark.parametrize("value", [0.99, 5.01])
def test_a_score_lies_inside_its_variables_scale(
    ana: Teacher, ids: ClassIds, value: float
) -> None:
    ana.sql("update assessments set value = 3")
    ana.sql("update assessment_variables set scale_min = 1, scale_max = 5")
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        ana.sql("update assessments set value = %s where id = %s", value, ids.score)
    assert _refused(caught.value) == "assessments_value_in_scale"
    assert caught.value.diag.column_name == "value"
    ana.sql("update assessments set value = 5 where id = %s", ids.score)


def test_a_score_left_outside_by_a_narrower_scale_keeps_its_comment_editable(
    ana: Teacher, ids: ClassIds
) -> None:
    ana.sql("update assessment_variables set scale_max = 5")
    ana.sql("update assessments set comments = 'late' where id = %s", ids.score)
    assert ana.row("assessments", ids.score)["comments"] == "late"


def test_a_score_joins_rows_of_one_teacher_only(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    mine, hers = ana.make_class(), bea.make_class()
    for column, foreign in (
        ("student_id", hers.student),
        ("variable_id", hers.variable),
        ("session_id", hers.session),
    ):
        with pytest.raises(psycopg.errors.CheckViolation) as caught:
            school.sql(
                f"update assessments set {column} = %s where id = %s", foreign, mine.score
            )
        assert _refused(caught.value) == "assessments_same_owner"


@pytest.mark.parametrize("table", ["students", "assessment_variables", "assessment_sessions"])
def test_a_row_does_not_move_to_another_teachers_class(
    school: School, ana: Teacher, bea: Teacher, table: str
) -> None:
    mine, hers = ana.make_class(), bea.make_class()
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        school.sql(
            f"update {table} set class_id = %s where class_id = %s",
            hers.class_id,
            mine.class_id,
        )
    assert _refused(caught.value) == f"{table}_same_owner"


def test_a_student_moves_between_classes_of_one_teacher(ana: Teacher, ids: ClassIds) -> None:
    other = ana.insert("classes", teacher_id=ana.id, name="5B")
    ana.sql("update students set class_id = %s where id = %s", other, ids.student)
    assert str(ana.row("students", ids.student)["class_id"]) == other


def test_a_missing_parent_is_named_as_by_a_foreign_key(ana: Teacher, ids: ClassIds) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation) as caught:
        ana.insert("students", class_id=new_id(), alias="Luna")
    assert _refused(caught.value) == "students_class_id_fkey"


def test_an_id_never_changes(ana: Teacher, ids: ClassIds) -> None:
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        ana.sql("update students set id = %s where id = %s", new_id(), ids.student)
    assert _refused(caught.value) == "students_id_fixed"


@pytest.mark.parametrize(
    ("email", "meta", "name"),
    [
        ("ana@school.example", {}, "ana"),
        ("ana@school.example", {"name": "Ana López"}, "Ana López"),
        ("ana@school.example", {"full_name": "Ana L."}, "Ana L."),
        ("ana@school.example", {"name": "  "}, "ana"),
        ("", {}, "Teacher"),
    ],
)
def test_each_account_gets_its_teachers_row(
    school: School, email: str, meta: dict[str, str], name: str
) -> None:
    teacher = school.teacher(email, **meta)
    row = teacher.row("teachers", teacher.id)
    assert (row["name"], row["email"]) == (name, email)


def test_a_new_login_address_reaches_the_teachers_row(school: School, ana: Teacher) -> None:
    school.sql("update auth.users set email = 'new@school.example' where id = %s", ana.id)
    assert ana.row("teachers", ana.id)["email"] == "new@school.example"


def test_removing_an_account_leaves_its_classes(school: School, ana: Teacher) -> None:
    ids = ana.make_class()
    school.sql("delete from auth.users where id = %s", ana.id)
    assert len(school.sql("select 1 from assessments where id = %s", ids.score)) == 1
