"""Bringing an older plan up to this program: a backup first, then Alembic, then the state rebuilt from the ledger.

Imported only when a migration is due: Alembic takes as long to load as the rest of the program.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from actionplan.domain.errors import BadInput
from actionplan.ledger.engine import make_private_file, sqlite_path
from actionplan.ledger.rebuilding import rebuild_state

MIGRATIONS = Path(__file__).parent / "migrations"


def back_up_before(location: str, revision: str) -> Path | None:
    """A copy of the plan beside it, made before it is brought to ``revision``; None for a server's plan."""
    path = sqlite_path(location)
    if path is None:
        return None
    copy = path.with_name(f"{path.name}.before-{revision}.backup")
    if copy.exists():
        raise BadInput(
            f"{copy} is there already, from an update that did not end. Move it elsewhere, and open the plan again."
        )
    make_private_file(copy)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def migrate(connection: sa.Connection, to_revision: str, versions: Path = MIGRATIONS / "versions") -> None:
    """Run the migrations that are due and rebuild the state, in the caller's write transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    command.upgrade(config, to_revision)
    rebuild_state(connection)
