"""The teacher of an account."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Teacher:
    """The account's own row of ``teachers``: the name, and since when there is the account."""

    name: str
    since: datetime | None
