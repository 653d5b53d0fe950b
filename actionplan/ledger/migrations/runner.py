"""Bringing an older plan up to date: a backup first, then Alembic, then the state rebuilt from the ledger.

Imported only when a migration is due: Alembic takes as long to load as the rest of the program.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from actionplan.domain.state.item import Item
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups import automatic
from actionplan.ledger.engine import explain_faults
from actionplan.ledger.files.storage import storage_of
from actionplan.ledger.postgres.schema import disable_idle_timeout, preserve_grants
from actionplan.ledger.tables import STATE_TABLES
from actionplan.ledger.verify.rebuild import rebuild_state

MIGRATIONS = Path(__file__).parent


def back_up_before(location: str, revision: str) -> Path | None:
    """Back a plan up among its automatic backups before it is migrated to ``revision``; None for a server's plan."""
    path = sqlite_path(location)
    if path is None:
        return None
    with explain_faults(location):
        real = path.resolve()
        return automatic.back_up_before(real, automatic.backups_folder(real, storage_of(path)), revision)


def migrate(connection: sa.Connection, to_revision: str, versions: Path = MIGRATIONS / "versions") -> None:
    """Run the migrations that are due and rebuild the state, in the caller's write transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    disable_idle_timeout(connection)
    state_tables = [table.name for table in STATE_TABLES.values()]
    with preserve_grants(connection, STATE_TABLES[Item].name, state_tables):
        command.upgrade(config, to_revision)
        rebuild_state(connection)
