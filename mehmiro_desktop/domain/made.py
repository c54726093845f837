"""When a record was made, and by whom."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Made:
    """The making of a record: its time, and its author where the table keeps one.

    ``by`` is the author's account id, ``name`` what this laptop knows them by; both may be empty.
    """

    at: datetime | None
    by: str = ""
    name: str = ""
