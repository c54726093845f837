"""How much waits to go out for each class."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from mehmiro_desktop.store.store import Store

AT_ONCE = 1_000
"""Marks looked at in one part: some milliseconds."""

_NEXT = (
    "SELECT tbl, row_id FROM pending WHERE (tbl, row_id) > (?, ?) ORDER BY tbl, row_id LIMIT ?"
)
_OWN = (
    "SELECT class_id, count(*) FROM {} WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1"
)
_OF_A_SESSION = (
    "SELECT s.class_id, count(*) FROM {} t JOIN assessment_sessions s ON s.id = t.session_id"
    " WHERE t.id IN (SELECT value FROM json_each(?)) GROUP BY 1"
)
_CLASS_OF: Mapping[str, str] = {
    "classes": "SELECT id, 1 FROM classes WHERE id IN (SELECT value FROM json_each(?))",
    "students": _OWN.format("students"),
    "assessment_variables": _OWN.format("assessment_variables"),
    "assessment_sessions": _OWN.format("assessment_sessions"),
    "monitoring_overrides": _OWN.format("monitoring_overrides"),
    "session_attendance": _OF_A_SESSION.format("session_attendance"),
    "assessments": _OF_A_SESSION.format("assessments"),
}


def count_unsent_by_class(store: Store) -> Iterator[Counter[str]]:
    """Give how many changes wait for each class, by its id, as far as the next marks tell.

    After a class was removed, or a file of scores taken in, there are tens of thousands: each part
    is one turn of the event loop, and all parts together are the whole. Deleted rows belong to no
    class any more.
    """
    last = ("", "")
    while True:
        found: Counter[str] = Counter()
        with store.read() as connection:
            marks = connection.exec_driver_sql(_NEXT, (*last, AT_ONCE)).all()
            ids: dict[str, list[str]] = {}
            for table, row_id in marks:
                ids.setdefault(table, []).append(row_id)
            for table in ids.keys() & _CLASS_OF.keys():
                rows = connection.exec_driver_sql(_CLASS_OF[table], (json.dumps(ids[table]),))
                for class_id, count in rows:
                    found[str(class_id)] += int(count)
        yield found
        if len(marks) < AT_ONCE:
            return
        last = (str(marks[-1][0]), str(marks[-1][1]))
