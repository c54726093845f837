"""What the cells a file names show before it is imported."""

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.tables import ASSESSMENTS, Row
from mehmiro_desktop.store.rows import row_of, select_sql


class ShownScores:
    """The row each cell shows, read a session at a time: a file names whole sessions."""

    def __init__(self, connection: Connection) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._rows: dict[str, dict[CellKey, Row]] = {}

    def row(self, key: CellKey) -> Row | None:
        """Return the row; None for a blank."""
        if key.session_id not in self._rows:
            self._rows[key.session_id] = self._load(key.session_id)
        return self._rows[key.session_id].get(key)

    def stamp(self, key: CellKey) -> object:
        """Return when the score was last changed; None for a blank."""
        row = self.row(key)
        return None if row is None else row["updated_at"]

    def _load(self, session_id: str) -> dict[CellKey, Row]:
        # The newest comes last and stays, as commands.scores.shown_row has it.
        found = self._connection.exec_driver_sql(
            f"{select_sql(ASSESSMENTS)} WHERE session_id = ? AND assessor_type = 'teacher'"
            " ORDER BY updated_at, id",
            (session_id,),
        )
        rows = (row_of(ASSESSMENTS, each) for each in found)
        return {
            CellKey(str(row["student_id"]), str(row["variable_id"]), session_id): row
            for row in rows
        }
