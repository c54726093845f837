"""What can be found by name: classes in use, their students, variables and lessons."""

from dataclasses import dataclass
from enum import Enum

from mehmiro_desktop.store.store import Store


class FoundKind(Enum):
    """What sort of record it is, in the order they are listed."""

    STUDENT = "student"
    CLASS = "class"
    VARIABLE = "variable"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Findable:
    """One record by its name; ``class_name`` is the class it belongs to."""

    kind: FoundKind
    id: str
    name: str
    class_id: str
    class_name: str


_ALL = """
SELECT 'student', s.id, s.alias, c.id, c.name FROM students s
  JOIN classes c ON c.id = s.class_id AND c.archived_at IS NULL
UNION ALL SELECT 'class', c.id, c.name, c.id, c.name FROM classes c WHERE c.archived_at IS NULL
UNION ALL SELECT 'variable', v.id, v.name, c.id, c.name FROM assessment_variables v
  JOIN classes c ON c.id = v.class_id AND c.archived_at IS NULL
UNION ALL SELECT 'lesson', l.id, l.title, c.id, c.name FROM lessons l
  JOIN classes c ON c.id = l.class_id AND c.archived_at IS NULL
"""


def load_findable(store: Store) -> tuple[Findable, ...]:
    """Return everything that can be found by name, by kind and name.

    A few hundred short rows even for a teacher with many classes: typing narrows them in memory.
    """
    with store.read() as connection:
        rows = connection.exec_driver_sql(_ALL).all()
    order = list(FoundKind)
    found = [Findable(FoundKind(kind), *map(str, rest)) for kind, *rest in rows]
    return tuple(
        sorted(found, key=lambda each: (order.index(each.kind), each.name.casefold(), each.id))
    )
