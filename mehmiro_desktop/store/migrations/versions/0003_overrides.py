"""The traffic light set by hand.

The statements are frozen in the file beside this one. The last ones start the next pull from the
beginning: the overrides the server had before, this laptop let pass.
"""

from pathlib import Path

from alembic import op

from mehmiro_desktop.failpoints import reach

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table with its capture triggers."""
    text = (Path(__file__).parent / "0003_overrides.sql").read_text("utf-8")
    connection = op.get_bind()
    for statement in text.split("\n--;\n"):
        connection.exec_driver_sql(statement.strip())
        reach("migrate.step")
