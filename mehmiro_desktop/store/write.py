"""What a write transaction under way knows of itself."""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from mehmiro_desktop.store.stamps import next_stamp


@dataclass(slots=True)
class Write:
    """One write transaction under way."""

    connection: Connection
    now: str
    """The server-corrected time as a stamp."""
    tables: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    is_void: bool = False
    """Set when nothing was changed after all: the transaction is rolled back, no news."""
    is_untold: bool = False
    """Set when what follows at once tells the news of this one, too."""

    def stamp(self, previous: str | None = None) -> str:
        """Return the stamp of an edit made now of a row last stamped ``previous``."""
        return next_stamp(self.now, previous)

    def changed(self, table: str, *ids: str) -> None:
        """Note rows for the news after the commit."""
        self.tables.add(table)
        self.ids.update(ids)

    def tell_for(self, before: "Write | None", *, is_last: bool) -> None:
        """Tell what ``before`` left untold, too; or leave all to what follows at once."""
        if before is not None:
            self.tables |= before.tables
            self.ids |= before.ids
        self.is_untold = not is_last


@dataclass(slots=True)
class EditScope(Write):
    """A write that a person made, and can undo as one step."""

    edit_id: int = 0
    run_from: int = 0
    count: int = 0
    is_kept: bool = False
    """Commit what else was written even if no row changed."""
