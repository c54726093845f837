"""What other processes commit to the file: the command line beside the open window.

SQLite tells each connection by ``PRAGMA data_version`` that any other connection has committed. One
connection is kept for asking. Whose commit it was the table ``gate`` says, which every write
transaction fills first: where it is not as this process left it, somebody else has written since.
"""

from typing import Any

from sqlalchemy import Connection, Engine

_GATE = "SELECT applying, edit_id, why, device, actor, at FROM gate"
Mark = tuple[object, ...]


class OtherProcesses:
    """Tells foreign commits from our own. Every call is made at the store's gate."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Any = None
        self._seen = 0
        self._mark: Mark = ()
        self._is_news = False

    def watch(self) -> None:
        """Begin to watch; until then nothing is asked and nothing costs.

        Raises:
            StoreError (``database.translated``): the file cannot be opened.
        """
        if self._connection is None:
            # Out of the pool for good: the pool would hand it out, and keep it at the end.
            pooled = self._engine.raw_connection()
            self._connection = pooled.driver_connection
            pooled.detach()
            self._seen, self._mark = self._version(), self._read()

    def look(self) -> None:
        """Note what others have committed up to now."""
        if self._connection is None:
            return
        version = self._version()
        if version != self._seen:
            self._seen, mark = version, self._read()
            self._is_news = self._is_news or mark != self._mark
            self._mark = mark

    def mark_of(self, writing: Connection) -> Mark:
        """Return what a transaction of ours that is about to be committed leaves there."""
        if self._connection is None:
            return ()
        return tuple(writing.exec_driver_sql(_GATE).one())

    def pass_over(self, mark: Mark) -> None:
        """Take that commit for our own, whoever has committed since."""
        self._mark = mark

    def take_news(self) -> bool:
        """Return whether others have committed since the last call."""
        self.look()
        is_news, self._is_news = self._is_news, False
        return is_news

    def close(self) -> None:
        """Let the file go."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _read(self) -> Mark:
        return tuple(self._connection.execute(_GATE).fetchone())
