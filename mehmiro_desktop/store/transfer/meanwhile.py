"""What changed between the moment an import was asked for and the one in which it is made.

What is in the window then is newer than the file: a score typed or pulled meanwhile stays, and what
was removed, renamed or moved is not made again by the name it had.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    CellKey,
    Student,
)
from mehmiro_desktop.domain.imports import ClassContent, PlannedScore, RosterPlan, ScorePlan
from mehmiro_desktop.domain.roster import alias_key
from mehmiro_desktop.store.transfer.shown_scores import ShownScores


@dataclass(frozen=True, slots=True)
class Asked:
    """What was there when an import was asked for.

    ``students`` by id; ``stamps`` has ``updated_at`` of the score each cell of the file showed;
    ``meant`` the student and variable that each of its lines named.
    """

    students: Mapping[str, Student] = field(default_factory=dict)
    stamps: Mapping[CellKey, object] = field(default_factory=dict)
    meant: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    """The id of each, by its name; of several alike one."""
    _aliases: frozenset[tuple[str, str]] = frozenset()
    _days: frozenset[tuple[str, date, str]] = frozenset()

    @classmethod
    def of(cls, content: tuple[ClassContent, ...]) -> "Asked":
        """Return what there is now, scores left out."""
        students = [student for each in content for student in each.students]
        sessions = [session for each in content for session in each.sessions]
        return cls(
            {each.id: each for each in students},
            {},
            {},
            {alias_key(each.school_class.name): each.school_class.id for each in content},
            frozenset((each.class_id, alias_key(each.alias)) for each in students),
            frozenset((each.class_id, each.on, alias_key(each.name)) for each in sessions),
        )

    def with_scores(self, plan: ScorePlan, shown: ShownScores) -> "Asked":
        """Return this with the scores that a plan would change."""
        return replace(
            self,
            stamps={each.key: shown.stamp(each.key) for each in plan.scores},
            meant={each.line: _named(each) for each in plan.scores},
        )

    def newer(self, plan: ScorePlan, shown: ShownScores) -> frozenset[CellKey]:
        """Return the cells whose scores changed or went since, or went with their session.

        Also those of somebody else who has the name by now.
        """
        gone = {made.id for made in plan.new_sessions if self._had_session(made)}
        return frozenset(
            each.key
            for each in plan.scores
            if each.key.session_id in gone
            or shown.stamp(each.key) != self.stamps.get(each.key)
            or self.meant.get(each.line, _named(each)) != _named(each)
        )

    def still_wanted(self, plan: RosterPlan, now: "Asked") -> RosterPlan:
        """Leave out of a plan what changed or went since."""
        made = {alias_key(each.name): each.id for each in plan.new_classes}
        # The name was another's, which has another one now, or is gone.
        left_out = {
            class_id
            for name, class_id in (*now.classes.items(), *made.items())
            if self.classes.get(name, class_id) != class_id
        }
        return replace(
            plan,
            new_classes=tuple(each for each in plan.new_classes if each.id not in left_out),
            new_students=tuple(
                each
                for each in plan.new_students
                if each.class_id not in left_out
                and (each.class_id, alias_key(each.alias)) not in self._aliases
            ),
            changed_students=tuple(
                each
                for each in plan.changed_students
                if each.class_id not in left_out
                and now.students[each.id] == self.students.get(each.id)
            ),
        )

    def _had_session(self, made: AssessmentSession) -> bool:
        return (made.class_id, made.on, alias_key(made.name)) in self._days


def _named(score: PlannedScore) -> tuple[str, str]:
    return score.key.student_id, score.key.variable_id
