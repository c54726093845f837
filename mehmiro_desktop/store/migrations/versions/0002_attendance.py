"""Attendance, archived classes and the order of variables.

The statements are frozen in the file beside this one. The last ones start the next pull from the
beginning: what the server had of these before, this laptop let pass.
"""

from pathlib import Path

from alembic import op

from mehmiro_desktop.failpoints import reach

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table, with their capture triggers."""
    text = (Path(__file__).parent / "0002_attendance.sql").read_text("utf-8")
    connection = op.get_bind()
    for statement in text.split("\n--;\n"):
        connection.exec_driver_sql(statement.strip())
        reach("migrate.step")
