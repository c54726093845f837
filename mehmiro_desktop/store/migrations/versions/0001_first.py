"""The first form: eleven mirror tables, their capture triggers, and the bookkeeping.

The statements are frozen in the file beside this one, so that this step stays what it is when
``store.schema`` moves on.
"""

from pathlib import Path

from alembic import op

from mehmiro_desktop.failpoints import reach

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything."""
    text = (Path(__file__).parent / "0001_first.sql").read_text("utf-8")
    connection = op.get_bind()
    for statement in text.split("\n--;\n"):
        connection.exec_driver_sql(statement.strip())
        reach("migrate.step")
