"""What was sent and has no answer yet is found without reading all that waits.

The statements are frozen in the file beside this one.
"""

from pathlib import Path

from alembic import op

from mehmiro_desktop.failpoints import reach

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """List what is in flight; of a removal only its top, not the 25,200 rows it covers."""
    text = (Path(__file__).parent / "0006_in_flight.sql").read_text("utf-8")
    connection = op.get_bind()
    for statement in text.split("\n--;\n"):
        connection.exec_driver_sql(statement.strip())
        reach("migrate.step")
