"""What other processes commit to the file: the command line beside the open window.

SQLite tells each connection by ``PRAGMA data_version`` that any other connection has committed. One
connection is kept for asking, and what this process commits itself is passed over.
"""

from typing import Any

from sqlalchemy import Engine


class OtherProcesses:
    """Tells foreign commits from our own. Every call is made at the store's gate."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Any = None
        self._seen = 0
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
            self._seen = self._version()

    def look(self) -> None:
        """Note commits up to now; while the write lock is held, none of them is ours."""
        if self._connection is not None:
            version = self._version()
            self._is_news = self._is_news or version != self._seen
            self._seen = version

    def pass_over(self) -> None:
        """Take the newest commit for our own: it has been this moment.

        Nobody else can have committed since: that takes the lock, and a flush to the disk.
        """
        if self._connection is not None:
            self._seen = self._version()

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
