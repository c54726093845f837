"""Which assessment session is open: a class's of today, planned if there is none, or a past one."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from mehmiro_desktop.domain.entities import AssessmentSession, SchoolClass, ScoreGrid
from mehmiro_desktop.domain.ids import first_session_id
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.classes import (
    load_class,
    load_sessions,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.queries.scoring import load_grid


class Lost(Enum):
    """What was open and is gone."""

    SESSION = auto()
    CLASS = auto()


@dataclass(frozen=True, slots=True)
class OpenAt:
    """What is open: a class and one of its assessment sessions.

    ``is_planned``: today's session, which comes into being with its first score, so that looking
    in leaves nothing behind. ``day``: the day on which it was opened.
    """

    school_class: SchoolClass
    session: AssessmentSession
    is_planned: bool
    day: date

    def is_left_over(self, today: date) -> bool:
        """Tell whether it was opened as the session of a day that is over."""
        return self.session.on == self.day and self.day < today


def load_todays(store: Store, class_id: str, today: date) -> tuple[ScoreGrid, bool]:
    """Return a class's newest session of today; planned (and then true) if there is none yet.

    Raises:
        RecordNotFound: the class is not on this laptop.
    """
    for session in load_sessions(store, class_id):
        if session.on == today:
            return load_grid(store, session.id), False
    planned = ScoreGrid(
        school_class=load_class(store, class_id),
        session=AssessmentSession(first_session_id(class_id, today), class_id, today),
        students=load_students(store, class_id),
        variables=load_variables(store, class_id, active_only=True),
        cells={},
    )
    return planned, True


def load_again(store: Store, at: OpenAt, today: date) -> tuple[ScoreGrid, bool]:
    """Return what is open as it is now; today's session where that is gone or never began.

    Raises:
        RecordNotFound: the class is not on this laptop any more.
    """
    if not at.is_planned or at.session.on == today:
        try:
            return load_grid(store, at.session.id), False
        except RecordNotFound:
            pass
    return load_todays(store, at.school_class.id, today)
