"""Alembic's entry: runs the steps on the connection that ``upgrade.run`` hands over.

The transaction is the caller's, so that all steps and the new revision number are one commit.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transaction_per_migration=False,
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
