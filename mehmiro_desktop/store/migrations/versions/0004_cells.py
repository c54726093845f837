"""A cell is found by its student and session at once, not among all scores of the student.

The statements are frozen in the file beside this one.
"""

from pathlib import Path

from alembic import op

from mehmiro_desktop.failpoints import reach

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the wider index in the narrow one's place."""
    text = (Path(__file__).parent / "0004_cells.sql").read_text("utf-8")
    connection = op.get_bind()
    for statement in text.split("\n--;\n"):
        connection.exec_driver_sql(statement.strip())
        reach("migrate.step")
