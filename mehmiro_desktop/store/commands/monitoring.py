"""Writing what an analysis found, and the school's monitoring settings."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.ids import monitoring_status_id
from mehmiro_desktop.domain.monitoring import Findings, Light
from mehmiro_desktop.domain.monitoring_config import (
    CONFIG_ID,
    MonitoringConfig,
    analysis_day,
    analysis_period,
    check_config,
)
from mehmiro_desktop.domain.monitoring_records import MonitoringStatus
from mehmiro_desktop.domain.scores import canonical
from mehmiro_desktop.domain.tables import (
    MONITORING_CONFIG,
    STUDENT_MONITORING_STATUS,
    STUDENTS,
    Row,
    Value,
)
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import monitoring_rows
from mehmiro_desktop.store.commands.writing import change, create, edit_of
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.monitoring import (
    RAN_AT,
    class_findings,
    config_of,
    statuses_of,
)
from mehmiro_desktop.store.rows import delete_row, is_there, load_row
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.values import put_value
from mehmiro_desktop.store.write import EditScope


def analyse_class(
    store: Store,
    class_id: str,
    now: datetime,
    *,
    should_stop: Callable[[], bool] = lambda: False,
    initiator: str = "",
) -> int:
    """Work a class out from what is here and keep the result; returns how many rows changed.

    One transaction, no undo step. A result that is what it was writes nothing on the same day;
    on a later day it says that it still stands (``analyzed_at`` and the period). ``should_stop`` is
    asked before each student; whoever was written by then stays so.

    Raises:
        StoreError: nothing was kept.
    """
    with store.read() as connection:
        config = config_of(connection, is_sample=store.account.is_sample).in_force
        found = class_findings(connection, class_id, config, now, should_stop).findings
        known = statuses_of(connection, class_id)
    with store.derivation(initiator) as scope:
        for student_id, findings in found.items():
            if should_stop():
                break
            # Read before the gate was held; the row may have gone since.
            if not is_there(scope.connection, STUDENTS, student_id):
                continue
            status = _the_one(scope, known.get(student_id, []), student_id, class_id)
            if status is None:
                _add(scope, student_id, class_id, findings, _when(config, now))
            elif _is_news(status, findings, config, now):
                current = load_row(scope.connection, STUDENT_MONITORING_STATUS, status.id)
                if current is not None:
                    wanted = _result(findings) | _when(config, now)
                    change(scope, STUDENT_MONITORING_STATUS, current, wanted)
    return scope.count


def analyse_all(
    store: Store,
    now: datetime,
    *,
    should_stop: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> bool:
    """Analyse every class in use; returns whether it got to the end.

    What was kept before a stop stays. Safe on any thread; the store is free between classes.

    Args:
        store: the store.
        now: the moment the analysis counts from.
        should_stop: asked before each student.
        tell: called with how many classes of how many are done.

    Raises:
        StoreError: the class under way was not kept.
    """
    classes = load_classes(store)
    for done, each in enumerate(classes):
        tell(done, len(classes))
        if should_stop():
            return False
        analyse_class(store, each.id, now, should_stop=should_stop)
    if should_stop():
        return False
    tell(len(classes), len(classes))
    note_analysis(store, now)
    return True


def note_analysis(store: Store, now: datetime) -> None:
    """Remember on this laptop that all classes were analysed."""
    with store.derivation() as scope:
        scope.is_kept = True
        put_value(scope.connection, RAN_AT, stamp_text(now))
        scope.changed("kv")


def _the_one(
    scope: EditScope, known: list[MonitoringStatus], student_id: str, class_id: str
) -> MonitoringStatus | None:
    """Return the row to write to: the server allows one for each student and class.

    Where the web made its own before ours arrived, ours was refused, and leaves again.
    """
    derived = monitoring_status_id(student_id, class_id)
    others = [each for each in known if each.id != derived]
    if not others:
        return next(iter(known), None)
    is_ours_unknown = scope.connection.exec_driver_sql(
        "SELECT 1 FROM pending WHERE tbl = ? AND row_id = ? AND base IS NULL"
        " AND mutation_id IS NULL",
        (STUDENT_MONITORING_STATUS.name, derived),
    ).first()
    if is_ours_unknown:
        delete_row(scope.connection, STUDENT_MONITORING_STATUS, derived)
    return others[0]


def _is_news(
    status: MonitoringStatus, findings: Findings, config: MonitoringConfig, now: datetime
) -> bool:
    stood = status.analyzed_at and analysis_day(status.analyzed_at, config)
    if stood != analysis_day(now, config):
        return True
    is_same = status.parts == findings.parts
    if findings.priority is not None:
        is_same = is_same and status.priority == findings.priority
        is_same = is_same and status.flag is findings.light
    return not is_same or (status.period_start, status.period_end) != analysis_period(
        now, config
    )


def _add(
    scope: EditScope, student_id: str, class_id: str, findings: Findings, when: Row
) -> None:
    if findings.light is Light.GREY:
        return  # the server's flag cannot say so; no row means the same
    row_id = monitoring_status_id(student_id, class_id)
    if is_there(scope.connection, STUDENT_MONITORING_STATUS, row_id):
        return  # arrived since it was looked for
    whose: Row = {"id": row_id, "student_id": student_id, "class_id": class_id}
    create(scope, STUDENT_MONITORING_STATUS, {**whose, **_result(findings), **when})


def _result(findings: Findings) -> Row:
    """Return the columns of a result; a grey one leaves flag and priority as they were."""
    parts = findings.parts
    result: Row = {
        "observation_score": _number(parts.observation),
        "trend_score": _number(parts.trend),
        "homework_score": _number(parts.homework),
    }
    if findings.priority is not None:
        result["priority_flag"] = findings.light.value
        result["priority_score"] = canonical(findings.priority)
    return result


def _when(config: MonitoringConfig, now: datetime) -> Row:
    start, end = analysis_period(now, config)
    return {
        "analyzed_at": stamp_text(now),
        "analysis_period_start": start.isoformat(),
        "analysis_period_end": end.isoformat(),
    }


def _number(value: Decimal | None) -> Value:
    return None if value is None else canonical(value)


def edit_config(store: Store, config: MonitoringConfig, *, initiator: str = "") -> Edit:
    """Change the school's monitoring settings; whether one may, the server decides.

    The change is in force once the server has taken it; of the sample class, at once.

    Raises:
        SettingInvalid: the server would not keep it (``name``).
        RecordNotFound: the school's settings have not reached this laptop yet.
    """
    check_config(config)
    wanted = monitoring_rows.config_columns(config)
    label = "edit_monitoring_config"
    with store.edit(label, initiator=initiator) as scope:
        row = load_row(scope.connection, MONITORING_CONFIG, CONFIG_ID)
        if row is not None:
            change(scope, MONITORING_CONFIG, row, wanted)
        elif store.account.is_sample:
            create(scope, MONITORING_CONFIG, {"id": CONFIG_ID, **wanted})
        else:
            raise RecordNotFound(table=MONITORING_CONFIG.name)
    return edit_of(scope, label)
