"""A plan on a PostgreSQL server: how it is connected to, and how a transaction begins there.

Imported only where a server's URL is given. A writer takes one lock before anything is read; readers see one moment of
the plan for as long as they read, and neither wait for writers nor hold them up.
"""

from typing import Any

import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger.addresses import display_url
from actionplan.ledger.postgres.faults import COMMITTING, in_words

CHANNEL = "actionplan"
"""The name under which the database tells of each committed step."""

WRITERS_LOCK = int.from_bytes(b"actnplan")
"""The advisory lock, of this database, that a writer holds until its transaction ends."""

LOCK_MILLISECONDS = 10_000
"""How long a writer waits for those before it."""

IDLE_WRITER_SECONDS = 120
"""When the server ends the transaction of a writer that has fallen silent, such as a laptop that went to sleep."""

# The lock comes before the time is taken and anything is read, so that a decision is made on what it is written to.
# What is acknowledged must be on the disk, whatever the server does for others.
_BEGIN_WRITING = """
SET LOCAL lock_timeout = {milliseconds};
SET LOCAL idle_in_transaction_session_timeout = '{seconds}s';
SELECT pg_advisory_xact_lock({lock}), CASE current_setting('synchronous_commit')
    WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END
"""

_DRIVERS = frozenset({"postgresql", "postgresql+psycopg", "postgres"})

# What holds unless the URL says otherwise: a server that is not there, or has gone, is noticed within a minute.
_USUAL = {
    "fallback_application_name": "actionplan",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "40000",
}


def make_server_engine(location: str, *, read_only: bool) -> sa.Engine:
    """An engine for a server's URL; nothing is connected to until it is used.

    Raises ``BadInput`` for a URL that names no PostgreSQL database, and where the driver is not installed.
    """
    url = _url(location)
    try:
        import psycopg  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise BadInput(
            "A plan on a server needs the PostgreSQL driver, which is not installed: pip install 'actionplan[postgres]'"
        ) from error
    engine = sa.create_engine(
        url,
        connect_args={name: value for name, value in _USUAL.items() if name not in url.query},
        client_encoding="utf8",
        use_native_hstore=False,  # looking for that type would cost every command a round trip
        pool_pre_ping=True,  # a screen that stood open over a restart of the server goes on
        hide_parameters=True,  # an unforeseen error prints no one's words
    )
    sa.event.listen(engine, "begin", lambda connection: _begin(connection, read_only=read_only))
    sa.event.listen(engine, "commit", _commits)
    sa.event.listen(engine, "handle_error", lambda context: in_words(context, display_url(location)))
    return engine


def _url(location: str) -> sa.URL:
    try:
        url = sa.make_url(location)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise _no_address(location) from error
    if url.drivername not in _DRIVERS:
        raise _no_address(location)
    return url.set(drivername="postgresql+psycopg")


def _no_address(location: str) -> BadInput:
    return BadInput(
        f"{display_url(location)} is not the address of a plan. A file is named by its path; a shared plan by "
        "postgresql+psycopg://NAME@HOST/DATABASE, with any @ : / or ? in a password written as %40 %3A %2F %3F."
    )


def _begin(connection: sa.Connection, *, read_only: bool) -> None:
    from psycopg import Connection, IsolationLevel

    raw: Any = connection.connection.driver_connection
    if not isinstance(raw, Connection):
        raise TypeError(f"a connection of psycopg was expected, not {type(raw)}")
    writing = connection.get_execution_options().get("writing", False)
    # A writer alone changes the plan while it holds the lock: it may, and must, see what was committed while it waited.
    raw.isolation_level = IsolationLevel.READ_COMMITTED if writing else IsolationLevel.REPEATABLE_READ
    raw.read_only = read_only or not writing
    connection.info[COMMITTING] = False
    if writing:
        waiting = _BEGIN_WRITING.format(milliseconds=LOCK_MILLISECONDS, seconds=IDLE_WRITER_SECONDS, lock=WRITERS_LOCK)
        connection.exec_driver_sql(waiting)


def _commits(connection: sa.Connection) -> None:
    connection.info[COMMITTING] = connection.get_execution_options().get("writing", False)
