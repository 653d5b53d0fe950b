"""What Alembic runs for a migration: always in the transaction of ``runner.migrate``."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
