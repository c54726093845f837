"""Running the migration steps through Alembic, all of them in one transaction.

Imported only when a file is behind.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from mehmiro_desktop.errors import MigrationFailed
from mehmiro_desktop.store.database import begin_immediate, store_error
from mehmiro_desktop.store.migrations.catalogue import VERSIONS


def _config(versions: Path | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions or VERSIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config


def run(engine: Engine, versions: Path | None = None, target: str = "head") -> None:
    """Bring the file to ``target``; whatever stops it, the file is then as before.

    Raises:
        MigrationFailed: a step failed.
        StoreError: the disk refused.
    """
    config = _config(versions)
    try:
        with engine.connect() as plain:
            connection = plain.execution_options(begin=begin_immediate)
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101 - a pooled connection has one
            try:
                # Rebuilding a table would otherwise cascade into its children; this can only
                # be switched outside a transaction.
                raw.execute("PRAGMA foreign_keys = OFF")
                with connection.begin():
                    config.attributes["connection"] = connection
                    command.upgrade(config, target)
            finally:
                # Never back into the pool with its foreign keys off.
                connection.invalidate()
    except CommandError as error:
        raise MigrationFailed from error
    except SQLAlchemyError as error:
        raise (store_error(error) or MigrationFailed()) from error
