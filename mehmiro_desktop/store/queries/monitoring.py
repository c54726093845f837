"""Monitoring: the settings, what an analysis needs to know, the board, diagnoses."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import AssessmentVariable, SchoolClass, Student
from mehmiro_desktop.domain.monitoring import (
    HOMEWORK_ENTRIES,
    DatedScore,
    Findings,
    Light,
    StudentScores,
    find,
)
from mehmiro_desktop.domain.monitoring_config import (
    CONFIG_ID,
    MonitoringConfig,
    analysis_day,
    analysis_period,
)
from mehmiro_desktop.domain.monitoring_records import (
    BoardRow,
    ConfigState,
    Diagnosis,
    MonitoringBoard,
    MonitoringStatus,
)
from mehmiro_desktop.domain.scores import score_range
from mehmiro_desktop.domain.tables import (
    MONITORING_CONFIG,
    MONITORING_DIAGNOSES,
    STUDENT_MONITORING_STATUS,
)
from mehmiro_desktop.store import monitoring_rows
from mehmiro_desktop.store.entity_rows import decimal_of, moment_of
from mehmiro_desktop.store.queries.classes import load_classes, students_of, variables_of
from mehmiro_desktop.store.queries.overrides import overrides_of
from mehmiro_desktop.store.rows import load_row, row_from_json, row_of, select_sql
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.values import get_value

RAN_AT = "monitoring_ran_at"
"""When this laptop last analysed all its classes."""

# Only what the teacher gave counts, and nothing dated ahead: a session can be planned.
_WINDOW = (
    "SELECT a.student_id, a.variable_id, s.date, a.value FROM assessment_sessions s"
    " JOIN assessments a ON a.session_id = s.id AND a.assessor_type = 'teacher'"
    " WHERE s.class_id = ? AND s.date BETWEEN ? AND ?"
)
_HOMEWORK = (
    "SELECT student_id, value FROM (SELECT a.student_id, a.value, row_number() OVER"
    " (PARTITION BY a.student_id ORDER BY s.date DESC, s.created_at DESC, a.created_at DESC, a.id)"
    " AS place FROM assessments a"
    " JOIN assessment_sessions s ON s.id = a.session_id AND s.class_id = ? AND s.date <= ?"
    " WHERE a.variable_id = ? AND a.assessor_type = 'teacher') WHERE place <= ?"
    " ORDER BY student_id, place"
)
_OBSERVED = (
    "SELECT DISTINCT student_id FROM assessments"
    " WHERE session_id = ? AND assessor_type = 'teacher'"
)
_DAYS = "SELECT id, date FROM assessment_sessions WHERE class_id = ? AND date <= ? ORDER BY date DESC"


_ORDER = {light: place for place, light in enumerate(Light)}


@dataclass(frozen=True, slots=True)
class ClassFindings:
    """What an analysis found of a class."""

    students: tuple[Student, ...]
    variables: tuple[AssessmentVariable, ...]
    findings: Mapping[str, Findings]
    """By student id."""


def load_config(store: Store) -> ConfigState:
    """Return the settings in force and an edit that waits or was refused.

    An edit is in force once the server has taken it; of the sample class, at once.
    """
    with store.read() as connection:
        return config_of(connection, is_sample=store.account.is_sample)


def config_of(connection: Connection, *, is_sample: bool) -> ConfigState:
    """Return what :func:`load_config` does, inside a read that is under way."""
    row = load_row(connection, MONITORING_CONFIG, CONFIG_ID)
    if row is None:
        return ConfigState(MonitoringConfig(), is_here=is_sample)
    here, changed_at = monitoring_rows.config(row), moment_of(row["updated_at"])
    mark = connection.exec_driver_sql(
        "SELECT base, state, code FROM pending WHERE tbl = ? AND row_id = ?",
        (MONITORING_CONFIG.name, CONFIG_ID),
    ).first()
    if is_sample or mark is None or mark[0] is None:
        return ConfigState(here, changed_at=changed_at)
    base = row_from_json(MONITORING_CONFIG, mark[0])
    return ConfigState(
        in_force=monitoring_rows.config(base),
        edited=here,
        is_refused=mark[1] == "refused",
        refusal_code=mark[2],
        changed_at=moment_of(base["updated_at"]),
    )


def load_ran_at(store: Store) -> datetime | None:
    """Return when this laptop last analysed all its classes."""
    with store.read() as connection:
        text = get_value(connection, RAN_AT)
    return None if text is None else stamp_moment(text)


def load_class_findings(store: Store, class_id: str, now: datetime) -> ClassFindings:
    """Work out every student of a class from what is here; nothing is written."""
    with store.read() as connection:
        config = config_of(connection, is_sample=store.account.is_sample).in_force
        return class_findings(connection, class_id, config, now)


def class_findings(
    connection: Connection,
    class_id: str,
    config: MonitoringConfig,
    now: datetime,
    should_stop: Callable[[], bool] = lambda: False,
) -> ClassFindings:
    """Return what :func:`load_class_findings` does, inside a read that is under way.

    ``should_stop`` is asked before each student; then only those before have findings.
    """
    students = students_of(connection, class_id)
    variables = variables_of(connection, class_id)
    scales = {each.id: score_range(each) for each in variables}
    today = analysis_day(now, config)
    observed = _last_observed(connection, class_id, {each.id for each in students}, today)
    windows = _windows(connection, class_id, analysis_period(now, config))
    named = _homework_variable(variables, config.homework_variable_name)
    homework = {} if named is None else _homework(connection, class_id, named.id, today)
    findings = {}
    for student in students:
        if should_stop():
            break
        scores = StudentScores(
            last_observed=observed.get(student.id),
            window=tuple(windows.get(student.id, ())),
            homework=None if named is None else tuple(homework.get(student.id, ())),
            homework_scale=(Decimal(0), Decimal(10)) if named is None else scales[named.id],
        )
        findings[student.id] = find(config, today, scales, scores)
    return ClassFindings(students, variables, findings)


def _homework_variable(
    variables: Iterable[AssessmentVariable], name: str
) -> AssessmentVariable | None:
    """Return the variable of exactly that name, an active one before others."""
    named = [each for each in variables if each.name == name]
    return min(named, key=lambda each: not each.is_active, default=None)


def _last_observed(
    connection: Connection, class_id: str, students: set[str], today: date
) -> dict[str, date]:
    """Walk the sessions back only until everyone was met: mostly the first few."""
    observed: dict[str, date] = {}
    missing = set(students)
    for session_id, on in connection.exec_driver_sql(
        _DAYS, (class_id, today.isoformat())
    ).all():
        if not missing:
            break
        met = missing & set(connection.exec_driver_sql(_OBSERVED, (session_id,)).scalars())
        observed |= dict.fromkeys(met, date.fromisoformat(on))
        missing -= met
    return observed


def _windows(
    connection: Connection, class_id: str, period: tuple[date, date]
) -> dict[str, list[DatedScore]]:
    windows: dict[str, list[DatedScore]] = defaultdict(list)
    days: dict[str, date] = {}
    start, end = period
    asked = (class_id, start.isoformat(), end.isoformat())
    for student_id, variable_id, on, value in connection.exec_driver_sql(_WINDOW, asked).all():
        day = days.setdefault(on, date.fromisoformat(on))
        windows[student_id].append(DatedScore(variable_id, day, decimal_of(value)))
    return windows


def _homework(
    connection: Connection, class_id: str, variable_id: str, today: date
) -> dict[str, list[Decimal]]:
    entries: dict[str, list[Decimal]] = defaultdict(list)
    asked = (class_id, today.isoformat(), variable_id, HOMEWORK_ENTRIES)
    for student_id, value in connection.exec_driver_sql(_HOMEWORK, asked).all():
        entries[student_id].append(decimal_of(value))
    return entries


def statuses_of(connection: Connection, class_id: str) -> dict[str, list[MonitoringStatus]]:
    """Return the stored statuses of a class by student; there may be more than one of each.

    The newest is first. Two stand side by side only while the server refuses ours, because the
    web made one of its own.
    """
    found: dict[str, list[MonitoringStatus]] = defaultdict(list)
    rows = connection.exec_driver_sql(
        f"{select_sql(STUDENT_MONITORING_STATUS)} WHERE class_id = ?"
        " ORDER BY analyzed_at DESC, id",
        (class_id,),
    )
    for values in rows:
        status = monitoring_rows.status(row_of(STUDENT_MONITORING_STATUS, values))
        found[status.student_id].append(status)
    return found


def load_board(
    store: Store, now: datetime, class_id: str = "", *, with_evidence: bool = True
) -> MonitoringBoard:
    """Return the board of one class, or (empty id) of all classes in use.

    With evidence it reads the whole analysis period: not for the GUI thread. Without, it reads
    what the last analysis stored.
    """
    classes = load_classes(store)
    config = load_config(store).in_force
    rows: list[BoardRow] = []
    for each in classes:
        if class_id in ("", each.id):
            with store.read() as connection:
                rows += _board_rows(connection, each, config if with_evidence else None, now)
    times = [row.status.analyzed_at for row in rows if row.status and row.status.analyzed_at]
    return MonitoringBoard(
        config, classes, tuple(sorted(rows, key=_urgency)), max(times, default=None)
    )


def _urgency(row: BoardRow) -> tuple[int, Decimal, str, str]:
    """Sort by light, whoever set it, then by priority; the grey ones last."""
    priority = Decimal(-1) if row.priority is None else row.priority
    return _ORDER[row.light], -priority, row.student.alias.casefold(), row.id


def _board_rows(
    connection: Connection,
    school_class: SchoolClass,
    config: MonitoringConfig | None,
    now: datetime,
) -> list[BoardRow]:
    found = None if config is None else class_findings(connection, school_class.id, config, now)
    students = students_of(connection, school_class.id) if found is None else found.students
    statuses = statuses_of(connection, school_class.id)
    overrides = overrides_of(connection, school_class.id)
    counts = _diagnosis_counts(connection, school_class.id)
    return [
        BoardRow(
            student=student,
            class_name=school_class.name,
            status=next(iter(statuses.get(student.id, ())), None),
            findings=None if found is None else found.findings[student.id],
            declining=() if found is None else _declining(found, student.id),
            diagnosis_count=counts.get(student.id, 0),
            override=overrides.get(student.id),
        )
        for student in students
    ]


def _declining(found: ClassFindings, student_id: str) -> tuple[str, ...]:
    falling = {each.variable_id for each in found.findings[student_id].declining}
    return tuple(each.name for each in found.variables if each.id in falling)


def _diagnosis_counts(connection: Connection, class_id: str) -> dict[str, int]:
    rows = connection.exec_driver_sql(
        "SELECT m.student_id, count(*) FROM student_monitoring_status m"
        " JOIN monitoring_diagnoses d ON d.status_id = m.id WHERE m.class_id = ?"
        " GROUP BY m.student_id",
        (class_id,),
    )
    return {str(student_id): int(count) for student_id, count in rows}


def load_status(store: Store, student_id: str, class_id: str) -> MonitoringStatus | None:
    """Return a student's status in a class, ``None`` before the first analysis."""
    with store.read() as connection:
        return next(iter(statuses_of(connection, class_id).get(student_id, ())), None)


def load_diagnoses(store: Store, student_id: str) -> tuple[Diagnosis, ...]:
    """Return a student's diagnoses in all classes, newest first."""
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{select_sql(MONITORING_DIAGNOSES)} WHERE status_id IN"  # noqa: S608 - fixed texts
            " (SELECT id FROM student_monitoring_status WHERE student_id = ?)"
            " ORDER BY created_at DESC, id",
            (student_id,),
        ).all()
    return tuple(
        monitoring_rows.diagnosis(row_of(MONITORING_DIAGNOSES, values)) for values in rows
    )


def count_lights(store: Store, class_id: str) -> Mapping[str, int]:
    """Return how many students of a class have each light, by the light's name.

    The light set by hand counts, else the one stored; a student without either is not counted.
    """
    with store.read() as connection:
        stored = statuses_of(connection, class_id)
        lights = {student: statuses[0].light for student, statuses in stored.items()}
        by_hand = overrides_of(connection, class_id)
        lights |= {student: override.light for student, override in by_hand.items()}
        there = {student.id for student in students_of(connection, class_id)}
    return Counter(light.value for student, light in lights.items() if student in there)
