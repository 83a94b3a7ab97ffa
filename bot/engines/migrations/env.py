"""Runs the changes on the connection that the program has opened."""

from alembic import context

from bot.engines.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
