"""Connections to a plan on a PostgreSQL server, and how a transaction begins there.

A writer takes an advisory lock before it reads anything. A reader has one consistent snapshot for its whole
transaction, and neither waits for writers nor blocks them.
"""

from typing import Any

import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger.addresses import display_url
from actionplan.ledger.postgres.faults import COMMITTING, LOST_BEFORE, explain

CHANNEL = "actionplan"
"""The channel on which the database notifies of each committed step."""

WRITERS_LOCK = int.from_bytes(b"actnplan")
"""The advisory lock that a writer holds until its transaction ends."""

LOCK_MILLISECONDS = 10_000
"""How long a writer waits for other writers."""

IDLE_WRITER_SECONDS = 120
"""When the server ends the transaction of an idle writer, such as a laptop that went to sleep."""

# The lock is taken before the clock is read and before any query, so that a decision is made on the state that it is
# written to. A commit that is reported must be on disk, even where the server's default is an asynchronous commit.
_BEGIN_WRITING = """
SET LOCAL lock_timeout = {milliseconds};
SET LOCAL idle_in_transaction_session_timeout = '{seconds}s';
SELECT pg_advisory_xact_lock({lock}), CASE current_setting('synchronous_commit')
    WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END
"""

_DRIVERS = frozenset({"postgresql", "postgresql+psycopg", "postgres"})

# Defaults that the URL may override: a server that does not answer is noticed within a minute.
_DEFAULTS = {
    "fallback_application_name": "actionplan",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "40000",
}


def make_server_engine(location: str, *, read_only: bool) -> sa.Engine:
    """An engine for a server's URL; it connects on first use.

    Raises ``BadInput`` for a URL that names no PostgreSQL database, and where the driver is not installed.
    """
    url = _url(location)
    try:
        import psycopg  # noqa: F401 - checks that it is installed
    except ImportError as error:
        from actionplan.installation import install_command

        raise BadInput(
            "A plan on a server needs the PostgreSQL driver, which is not installed. Install it with: "
            f"{install_command('postgres')}"
        ) from error
    engine = sa.create_engine(
        url,
        # Nothing is prepared on the server: a pooler may give each transaction another connection (PgBouncer).
        connect_args={"prepare_threshold": None}
        | {name: value for name, value in _DEFAULTS.items() if name not in url.query},
        client_encoding="utf8",
        use_native_hstore=False,  # looking up that type costs every command a round trip
        pool_pre_ping=True,  # an open screen survives a restart of the server
        hide_parameters=True,  # an unforeseen error prints no texts from the plan
    )
    sa.event.listen(engine, "begin", lambda connection: _begin(connection, read_only=read_only))
    sa.event.listen(engine, "commit", _note_commit)
    sa.event.listen(engine, "handle_error", lambda context: explain(context, display_url(location)))
    return engine


def _url(location: str) -> sa.URL:
    try:
        url = sa.make_url(location)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise _not_a_location(location) from error
    if url.drivername not in _DRIVERS:
        raise _not_a_location(location)
    return url.set(drivername="postgresql+psycopg")


def _not_a_location(location: str) -> BadInput:
    return BadInput(
        f"{display_url(location)} is not the address of a plan. A file is named by its path; a shared plan by "
        "postgresql+psycopg://NAME@HOST/DATABASE, with any @ : / or ? in a password written as %40 %3A %2F %3F."
    )


def _begin(connection: sa.Connection, *, read_only: bool) -> None:
    from psycopg import Connection, Error, IsolationLevel

    raw: Any = connection.connection.driver_connection
    if not isinstance(raw, Connection):
        raise TypeError(f"a connection of psycopg was expected, not {type(raw)}")
    writing = connection.get_execution_options().get("writing", False)
    try:
        # While it holds the lock, a writer is alone: it must see what was committed while it waited.
        raw.isolation_level = IsolationLevel.READ_COMMITTED if writing else IsolationLevel.REPEATABLE_READ
        raw.read_only = read_only or not writing
    except Error as error:  # the connection broke since it was tried: the driver's own word, which no event explains
        place = display_url(connection.engine.url.render_as_string(hide_password=False))
        raise BadInput(LOST_BEFORE.format(place=place)) from error
    connection.info[COMMITTING] = False
    if writing:
        statements = _BEGIN_WRITING.format(
            milliseconds=LOCK_MILLISECONDS, seconds=IDLE_WRITER_SECONDS, lock=WRITERS_LOCK
        )
        connection.exec_driver_sql(statements)


def _note_commit(connection: sa.Connection) -> None:
    connection.info[COMMITTING] = connection.get_execution_options().get("writing", False)
