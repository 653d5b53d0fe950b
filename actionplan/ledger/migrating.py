"""Bringing an older plan up to this program: a backup first, then Alembic, then the state rebuilt from the ledger.

Imported only when a migration is due: Alembic takes as long to load as the rest of the program.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from actionplan.domain.state.entities import Item
from actionplan.ledger.backups import automatic as automatic_backups
from actionplan.ledger.backups.automatic import backups_folder
from actionplan.ledger.engine import faults_in_words, sqlite_path
from actionplan.ledger.files.places import place_of
from actionplan.ledger.postgres.schema import same_grants, without_hurry
from actionplan.ledger.tables import STATE_TABLES
from actionplan.ledger.verify.rebuild import rebuild_state

MIGRATIONS = Path(__file__).parent / "migrations"


def back_up_before(location: str, revision: str) -> Path | None:
    """A copy of the plan among its backups, made before it is brought to ``revision``; None for a server's plan."""
    path = sqlite_path(location)
    if path is None:
        return None
    with faults_in_words(location):
        real = path.resolve()
        return automatic_backups.back_up_before(real, backups_folder(real, place_of(path)), revision)


def migrate(connection: sa.Connection, to_revision: str, versions: Path = MIGRATIONS / "versions") -> None:
    """Run the migrations that are due and rebuild the state, in the caller's write transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    without_hurry(connection)
    state_tables = [table.name for table in STATE_TABLES.values()]
    with same_grants(connection, STATE_TABLES[Item].name, state_tables):
        command.upgrade(config, to_revision)
        rebuild_state(connection)
