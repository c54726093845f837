"""The sample class: what it holds, and putting it into a store.

Invented aliases, variables and scores; nothing private. The scores follow a fixed rule, so that
every laptop shows the same class, told in the language it was made in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    CellKey,
    Student,
)
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.store.commands.classes import (
    add_class,
    add_students,
    add_variable,
    start_session,
)
from mehmiro_desktop.store.commands.overrides import set_override
from mehmiro_desktop.store.commands.scores import ScoreEntry, record_scores
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.sample_signs import give_signs
from mehmiro_desktop.store.store import Store

PAST_SESSIONS = 8
QUIET, FALLING, FORGETFUL, RISING = 13, 5, 10, 4
"""Places in the roster: nobody scored the first of late; the next two worry; the last improves."""
_QUIET_DAYS = 12
_HOMEWORK, _READING = 4, 1
_STEEP = (Decimal("0.8"), Decimal("0.8"), Decimal("0.9"), Decimal(1), Decimal("0.75"),
          Decimal("0.5"), Decimal("0.25"), Decimal(0))  # fmt: skip
"""What falls, session by session: fast enough for the monitoring whatever weekday it is."""
_WATCHED = 6
"""The place of the student whose light is set by hand."""


@dataclass(frozen=True, slots=True)
class _Content:
    language: str
    class_name: str
    grade: str
    section: str
    aliases: tuple[str, ...]
    variables: tuple[str, ...]
    session_names: tuple[str, ...]
    comments: tuple[str, ...]
    reason: str


_SCALES = ((1, 5), (1, 5), (0, 10), (1, 5), (0, 10))
_SPANISH = _Content(
    language="es",
    class_name="5.º A · Lengua",
    grade="5.º",
    section="A",
    aliases=(
        *("Luna", "Cometa", "Colibrí", "Roble", "Jazmín", "Cóndor", "Ámbar", "Delfín"),
        *("Ceibo", "Brisa", "Tero", "Lapacho", "Nube", "Puma", "Río"),
    ),
    variables=("Participación", "Lectura", "Comprensión", "Convivencia", "Tareas"),
    session_names=("Lectura en voz alta", "", "Taller de cuentos", ""),
    comments=("Ayudó a su grupo.", "Leyó con más confianza.", "Le faltó el cuaderno."),
    reason="Se mudó este mes: conviene acompañar de cerca.",
)
_ENGLISH = _Content(
    language="en",
    class_name="5A · Language",
    grade="5",
    section="A",
    aliases=(
        *("Luna", "Comet", "Robin", "Oak", "Jasmine", "Condor", "Amber", "Dolphin"),
        *("Maple", "Breeze", "Heron", "Willow", "Cloud", "Puma", "River"),
    ),
    variables=("Participation", "Reading", "Comprehension", "Teamwork", "Homework"),
    session_names=("Reading aloud", "", "Story workshop", ""),
    comments=("Helped the group.", "Read with more confidence.", "Forgot the notebook."),
    reason="Moved house this month: worth keeping close.",
)


def fill_sample(store: Store, language: str) -> None:
    """Put the sample class into ``store`` unless it holds a class already.

    Args:
        store: The sample account's store.
        language: ``es`` or ``en``: the words of the class.

    Raises:
        StoreError: the store cannot be written.
    """
    if load_classes(store, include_archived=True):
        return
    content = _SPANISH if language == "es" else _ENGLISH
    today = store.clock.today()
    school_class = add_class(
        store, content.class_name, content.grade, content.section, str(today.year)
    )
    students = add_students(store, school_class.id, content.aliases)
    variables = [
        add_variable(store, school_class.id, name, Decimal(low), Decimal(high))
        for name, (low, high) in zip(content.variables, _SCALES, strict=True)
    ]
    days = _school_days_before(today, PAST_SESSIONS)
    for number, on in enumerate(days):
        name = content.session_names[number % len(content.session_names)]
        session = start_session(store, school_class.id, on, name)
        entries = list(_entries(number, session, students, variables, content, today))
        record_scores(store, entries, "sample")
    homework, reading = variables[_HOMEWORK], variables[_READING]
    noted = [
        CellKey(students[place].id, variable.id, session.id)
        for place, variable in ((FORGETFUL, homework), (FALLING, reading), (RISING, reading))
    ]
    set_override(store, students[_WATCHED].id, school_class.id, Light.YELLOW, content.reason)
    quiet_id = students[QUIET].id
    give_signs(store, school_class.id, quiet_id, homework.name, noted, content.language)
    _start_clean(store)


def _start_clean(store: Store) -> None:
    """Leave nothing to undo, to send or to look up: nobody has done anything yet."""
    with store.write(why="imported") as write:
        for table in ("pending", "history", "edits"):
            write.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names above
        write.changed("pending")


def _school_days_before(today: date, count: int) -> list[date]:
    """Return the last ``count`` Tuesdays and Thursdays before ``today``, oldest first."""
    days: list[date] = []
    day = today
    while len(days) < count:
        day -= timedelta(days=1)
        if day.weekday() in (1, 3):
            days.append(day)
    return days[::-1]


def _entries(
    number: int,
    session: AssessmentSession,
    students: tuple[Student, ...],
    variables: list[AssessmentVariable],
    content: _Content,
    today: date,
) -> Iterator[ScoreEntry]:
    for row, student in enumerate(students):
        if row == QUIET and (today - session.on).days <= _QUIET_DAYS:
            continue
        for column, variable in enumerate(variables):
            mix = (row * 7 + column * 11 + number * 5) % 23
            if mix == 0 and row not in (QUIET, FALLING, FORGETFUL, RISING):
                continue  # a blank, as there is one in every real list
            comment = content.comments[number % 3] if mix == 1 and column == 1 else None
            key = CellKey(student.id, variable.id, session.id)
            yield ScoreEntry(key, _value(row, column, number, mix, variable), comment)


def _share(row: int, column: int, number: int, mix: int) -> Decimal:
    """Return a score as a share of its scale: most students steady, some rising, some falling."""
    if column == _HOMEWORK and row in (FALLING, FORGETFUL, QUIET):
        # Below 60 %, but for the quiet one's first pieces.
        return Decimal("0.8") if row == QUIET and number % 2 else Decimal("0.4")
    if (row == FALLING and column in (0, 1, 2)) or (row == FORGETFUL and column in (0, 3)):
        return _STEEP[number]
    if row == RISING:
        return Decimal("0.45") + Decimal("0.07") * number
    level = Decimal(45 + mix * 2 + (row * 13) % 20) / 100
    slope = (Decimal("0.03"), Decimal(0), Decimal("-0.045"), Decimal(0))[row % 4]
    return level + slope * (number - PAST_SESSIONS // 2)


def _value(
    row: int, column: int, number: int, mix: int, variable: AssessmentVariable
) -> Decimal:
    """Return the score, on the steps of the variable's scale."""
    span = variable.scale_max - variable.scale_min
    share = min(Decimal(1), max(Decimal(0), _share(row, column, number, mix)))
    step = Decimal(1) if span <= 5 else Decimal("0.5")
    return variable.scale_min + (share * span / step).to_integral_value() * step
