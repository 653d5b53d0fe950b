"""What Alembic runs for a migration: in the transaction that ``migrating`` has begun, never in one of its own."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
