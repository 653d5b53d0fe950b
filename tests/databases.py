"""The databases that tests run on: SQLite files; and, on a real PostgreSQL server where one is named, one a plan.

A server is named by ``ACTIONPLAN_TEST_POSTGRES``, whose user may make databases and roles there. Nothing of the
server's own is touched: what tests make there has names that begin with ``actionplan_test_``, and is dropped again.
"""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa

from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = (SQLITE, POSTGRESQL)
VARIABLE = "ACTIONPLAN_TEST_POSTGRES"
WITHOUT_SERVER = (
    "no PostgreSQL server to test on. With one: .ci/postgres start /tmp/pg > /tmp/pg.url && "
    f'{VARIABLE}="$(cat /tmp/pg.url)" .venv-dev/bin/python -m pytest -n auto; .ci/postgres stop /tmp/pg'
)


class Databases(Protocol):
    """Where the plans of one test stand."""

    def empty(self, folder: Path) -> str:
        """The location of a plan that is not there yet; each call names another one, but for files of one folder."""
        ...

    def like(self, folder: Path, pattern: str, make: Callable[[str], None]) -> str:
        """A plan as ``make`` makes it; plans of one ``pattern`` are alike, so that one may be copied from another."""
        ...


class Files:
    """SQLite files, one a folder."""

    def empty(self, folder: Path) -> str:
        """A file's path."""
        return str(folder / "plan.db")

    def like(self, folder: Path, pattern: str, make: Callable[[str], None]) -> str:
        """A file made anew: that is as quick as copying one."""
        del pattern
        location = self.empty(folder)
        make(location)
        return location


class Server:
    """Databases on a PostgreSQL server, for one run of the tests or one of its processes."""

    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        self._prefix = f"actionplan_test_{secrets.token_hex(4)}"
        self._count = 0
        self._patterns: dict[str, str] = {}
        self._made: list[str] = []
        self._admin = sa.create_engine(self.url, isolation_level="AUTOCOMMIT", pool_size=1)

    def location(self, name: str) -> str:
        """The URL of a database on this server."""
        return self.url.set(database=name).render_as_string(hide_password=False)

    def admin(self, statement: str) -> None:
        """Have the server's superuser do something."""
        with self._admin.connect() as connection:
            connection.exec_driver_sql(statement)

    def new_name(self) -> str:
        """A name that nothing on the server has, for a database or the beginning of roles' names."""
        self._count += 1
        return f"{self._prefix}_{self._count}"

    def empty(self, folder: Path) -> str:
        """A database with nothing in it."""
        del folder
        return self._database("template1")

    def like(self, folder: Path, pattern: str, make: Callable[[str], None]) -> str:
        """A copy of the database that ``make`` filled for the first plan of this pattern."""
        del folder
        if pattern not in self._patterns:
            location = self._database("template1")
            make(location)
            self._patterns[pattern] = self._made.pop()
        return self._database(self._patterns[pattern])

    def _database(self, template: str) -> str:
        name = self.new_name()
        # Copying files is the quicker way for what is as small as this.
        self.admin(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        self._made.append(name)
        return self.location(name)

    @contextmanager
    def for_one_test(self) -> Iterator["Server"]:
        """Let a test make databases; they are gone after it, whoever is still connected to them."""
        before = len(self._made)
        try:
            yield self
        finally:
            self._drop(self._made[before:])
            del self._made[before:]

    def close(self) -> None:
        """Leave nothing on the server."""
        self._drop([*self._made, *self._patterns.values()])
        self._admin.dispose()

    def _drop(self, names: Sequence[str]) -> None:
        for name in names:
            self.admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def shell(location: str) -> Iterator["Shell"]:
    """Somebody with a shell of the database, past the program: the owner of the file, or the server's superuser."""
    url = location if "://" in location else sa.URL.create("sqlite", database=location)
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield Shell(connection)
    finally:
        engine.dispose()


class Shell:
    """One connection; every statement takes effect at once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.on_server = connection.dialect.name == POSTGRESQL

    def run(self, statement: str, **values: object) -> None:
        """Carry out a statement."""
        self._connection.execute(sa.text(statement.replace("\\:", ":")), values)

    def rows(self, query: str, **values: object) -> Sequence[Sequence[Any]]:
        """The rows of a query."""
        return self._connection.execute(sa.text(query), values).all()

    def content(self) -> Mapping[str, Sequence[Sequence[Any]]]:
        """All that stands in the plan's tables, by table, and the triggers on them."""
        tables = [ENTRY, TEXT, *STATE_TABLES.values()]
        found = {each.name: self.rows(f"SELECT * FROM {each.name} ORDER BY {_key(each)}") for each in tables}  # noqa: S608
        return {**found, "triggers": [(name,) for name in self.triggers()]}

    def triggers(self) -> list[str]:
        """The names of the triggers on the ledger."""
        own = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        of_file = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        return sorted(name for (name,) in self.rows(own if self.on_server else of_file))

    def drop_triggers(self) -> None:
        """What only the owner of the database can do."""
        for name in self.triggers():
            on = f" ON {'entry_text' if name.startswith('entry_text') else 'entry'}" if self.on_server else ""
            self.run(f'DROP TRIGGER "{name}"{on}')


def _key(table: sa.Table) -> str:
    return ", ".join(column.name for column in table.primary_key.columns)


def content(location: str) -> Mapping[str, Sequence[Sequence[Any]]]:
    """All that stands in a plan's tables."""
    with shell(location) as looking:
        return looking.content()


def server_named() -> str | None:
    """The URL of the server to test on."""
    return os.environ.get(VARIABLE) or None
