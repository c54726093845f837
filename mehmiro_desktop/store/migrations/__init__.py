"""Bringing older files to this version's form. Alembic is imported only when one is behind."""
