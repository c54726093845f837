"""Who is next in quick-score. No Qt: student ids in, student ids out."""

from collections.abc import Collection, Sequence


class QuickRound:
    """One pass through the students for one variable, in the list's order.

    The order is fixed when the round starts, so that nothing that arrives while scoring moves
    the student in front of the teacher; :meth:`follow` only drops who has gone.
    """

    def __init__(self, order: Sequence[str], start: str = "") -> None:
        self._order = list(order)
        self._position = self._order.index(start) if start in self._order else 0
        self.skipped: Collection[str] = ()
        """Students who are passed over: absent or exempt. They keep their place in the order."""

    @property
    def order(self) -> tuple[str, ...]:
        """The students of the round."""
        return tuple(self._order)

    @property
    def current(self) -> str:
        """The student in front; empty when the round is over."""
        return self._order[self._position] if self._position < len(self._order) else ""

    @property
    def following(self) -> str:
        """The student after the one in front; empty at the end."""
        after = self._after(self._position)
        return self._order[after] if after < len(self._order) else ""

    def _after(self, position: int) -> int:
        position += 1
        while position < len(self._order) and self._order[position] in self.skipped:
            position += 1
        return position

    @property
    def is_over(self) -> bool:
        """Whether everyone has been passed."""
        return self._position >= len(self._order)

    def advance(self) -> None:
        """Go to the next student; after the last the round is over."""
        self._position = min(self._after(self._position), len(self._order))

    def settle(self) -> None:
        """Go on from a student who is passed over."""
        if self.current in self.skipped:
            self.advance()

    def skip(self, students: Collection[str]) -> set[str]:
        """Pass over these from now on; returns those who are not passed over any more."""
        back = set(self.skipped) - set(students)
        self.skipped = students
        return back

    def go_back(self) -> None:
        """Go to the student before; stay with the first."""
        before = self._position - 1
        while before >= 0 and self._order[before] in self.skipped:
            before -= 1
        if before >= 0:
            self._position = before

    def go_to(self, student_id: str) -> None:
        """Go to a student; one who is not in the round (not a blank any more) joins here."""
        if student_id not in self._order:
            self._order.insert(self._position, student_id)
        self._position = self._order.index(student_id)

    def follow(self, present: Collection[str]) -> None:
        """Drop students who are no longer there; the one in front stays if they are."""
        gone_before = sum(each not in present for each in self._order[: self._position])
        self._order = [each for each in self._order if each in present]
        self._position = min(self._position - gone_before, len(self._order))
