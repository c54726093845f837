"""Who has scores in a session is read from an index alone: the first one takes the student in."""

from alembic import op

from mehmiro_desktop.failpoints import reach

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "CREATE INDEX ix_assessments_session_id_student_id ON assessments (session_id, student_id)",
    "DROP INDEX ix_assessments_session_id",
)


def upgrade() -> None:
    """Put the wider index in the narrow one's place."""
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
        reach("migrate.step")
