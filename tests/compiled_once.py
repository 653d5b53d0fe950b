"""Statements are compiled once a test process, as they are once a program: a test process opens thousands of plans."""

from typing import Any

import sqlalchemy as sa

_create_engine = sa.create_engine
_known: list[tuple[sa.Dialect, Any]] = []


def share_compiled_statements() -> None:
    """Let each SQLite engine made from now on take over the dialect and the statements of the first that connected.

    A server's engines keep their own: the listener that explains the server's errors is one of the dialect.
    """
    sa.create_engine = _engine_that_shares


def _engine_that_shares(url: str | sa.URL, **options: Any) -> sa.Engine:
    engine = _create_engine(url, **options)
    if engine.dialect.name != "sqlite":
        return engine
    if _known:
        engine.dialect, engine._compiled_cache = _known[0]
        engine.pool._dialect = engine.dialect
    else:
        own = (engine.dialect, engine._compiled_cache)
        # Its own listener of this event, which comes first, lets the dialect ask for the database's version.
        sa.event.listen(engine, "first_connect", lambda _connection, _record: _known.append(own))
    return engine
