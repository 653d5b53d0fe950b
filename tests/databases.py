"""The databases that tests run on: SQLite files, and databases on a PostgreSQL server where one is configured.

``ACTIONPLAN_TEST_POSTGRES`` is the URL of the server; its user may create databases and roles. Everything that tests
create there has a name that begins with ``actionplan_test_``, and is dropped afterwards.
"""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Protocol

import sqlalchemy as sa

from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = (SQLITE, POSTGRESQL)
VARIABLE = "ACTIONPLAN_TEST_POSTGRES"
NO_SERVER = (
    "no PostgreSQL server to test on. With one: .ci/postgres start /tmp/pg > /tmp/pg.url && "
    f'{VARIABLE}="$(cat /tmp/pg.url)" .venv-dev/bin/python -m pytest -n auto; .ci/postgres stop /tmp/pg'
)


class Databases(Protocol):
    """Creates the databases of one test."""

    def new_location(self, folder: Path) -> str:
        """The location of a plan that does not exist yet; a new one at each call, except for files of one folder."""
        ...

    def from_template(self, folder: Path, template: str, make: Callable[[str], None]) -> str:
        """A plan that ``make`` fills; plans of one ``template`` are equal, so one may be a copy of another."""
        ...


class SQLiteFiles:
    """SQLite files, one a folder."""

    _filled: ClassVar[dict[str, bytes]] = {}

    def new_location(self, folder: Path) -> str:
        """A file's path."""
        return str(folder / "plan.db")

    def from_template(self, folder: Path, template: str, make: Callable[[str], None]) -> str:
        """A copy of the file that ``make`` filled for the first plan of this template; private, as a plan is.

        In a folder that does not exist yet, the plan is made: how it is made there is what such a test is about.
        """
        path = Path(self.new_location(folder))
        if not folder.exists():
            make(str(path))
            return str(path)
        if template not in self._filled:
            make(str(path))
            self._filled[template] = path.read_bytes()
            return str(path)
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(self._filled[template])
        return str(path)


class PostgresServer:
    """Databases on a PostgreSQL server, for one test process."""

    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        self._prefix = f"actionplan_test_{secrets.token_hex(4)}"
        self._count = 0
        self._filled: dict[str, str] = {}
        self._made: list[str] = []
        self._admin = sa.create_engine(self.url, isolation_level="AUTOCOMMIT", pool_size=1)

    def location(self, name: str) -> str:
        """The URL of a database on this server."""
        return self.url.set(database=name).render_as_string(hide_password=False)

    def admin(self, statement: str) -> None:
        """Execute a statement as the server's superuser."""
        with self._admin.connect() as connection:
            connection.exec_driver_sql(statement)

    def new_name(self) -> str:
        """An unused name for a database, or a prefix for roles."""
        self._count += 1
        return f"{self._prefix}_{self._count}"

    def new_location(self, folder: Path) -> str:
        """An empty database."""
        del folder
        return self._database("template1")

    def from_template(self, folder: Path, template: str, make: Callable[[str], None]) -> str:
        """A copy of the database that ``make`` filled for the first plan of this template."""
        del folder
        if template not in self._filled:
            location = self._database("template1")
            make(location)
            self._filled[template] = self._made.pop()
        return self._database(self._filled[template])

    def _database(self, source: str) -> str:
        name = self.new_name()
        # For small databases, copying files is quicker.
        self.admin(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY")
        self._made.append(name)
        return self.location(name)

    @contextmanager
    def for_one_test(self) -> Iterator["PostgresServer"]:
        """Databases for one test; dropped afterwards, even while somebody is connected."""
        before = len(self._made)
        try:
            yield self
        finally:
            self._drop(self._made[before:])
            del self._made[before:]

    def close(self) -> None:
        """Drop everything that was created."""
        self._drop([*self._made, *self._filled.values()])
        self._admin.dispose()

    def _drop(self, names: Sequence[str]) -> None:
        for name in names:
            self.admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def shell(location: str) -> Iterator["Shell"]:
    """A database shell that bypasses the program, as the owner of the file or the server's superuser has."""
    url = location if "://" in location else sa.URL.create("sqlite", database=location)
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield Shell(connection)
    finally:
        engine.dispose()


class Shell:
    """One connection in autocommit mode."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.on_server = connection.dialect.name == POSTGRESQL

    def run(self, statement: str, **values: object) -> None:
        """Execute a statement."""
        self._connection.execute(sa.text(statement.replace("\\:", ":")), values)

    def rows(self, query: str, **values: object) -> Sequence[Sequence[Any]]:
        """The rows of a query."""
        return self._connection.execute(sa.text(query), values).all()

    def content(self) -> Mapping[str, Sequence[Sequence[Any]]]:
        """All rows of the plan's tables, and the names of the triggers."""
        tables = [ENTRY, TEXT, *STATE_TABLES.values()]
        found = {each.name: self.rows(f"SELECT * FROM {each.name} ORDER BY {_key(each)}") for each in tables}  # noqa: S608
        return {**found, "triggers": [(name,) for name in self.triggers()]}

    def triggers(self) -> list[str]:
        """The names of the triggers on the ledger."""
        own = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        of_file = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        return sorted(name for (name,) in self.rows(own if self.on_server else of_file))

    def drop_triggers(self) -> None:
        """Drop all triggers on the ledger, as only the owner of the database can."""
        for name in self.triggers():
            on = f" ON {'entry_text' if name.startswith('entry_text') else 'entry'}" if self.on_server else ""
            self.run(f'DROP TRIGGER "{name}"{on}')


def _key(table: sa.Table) -> str:
    return ", ".join(column.name for column in table.primary_key.columns)


def content(location: str) -> Mapping[str, Sequence[Sequence[Any]]]:
    """All rows of a plan's tables, and the names of the triggers."""
    with shell(location) as opened:
        return opened.content()


def server_url() -> str | None:
    """The URL of the server to test on."""
    return os.environ.get(VARIABLE) or None
