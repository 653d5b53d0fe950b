"""After a redaction: the text is erased from SQLite's write-ahead log and from the automatic backups."""

from datetime import date

import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups.automatic import renew_backups
from actionplan.ledger.engine import explain_faults
from actionplan.ledger.writing import Receipt


def erase_removed_texts(engine: sa.Engine, location: str, receipt: Receipt, today: date) -> None:
    """Erase redacted texts from this program's other files; a server's plan has none.

    Raises ``BadInput`` where one of them still holds a text, which is removed from the plan all the same.
    """
    path = sqlite_path(location)
    if path is None:
        return
    first = min(min(each.fact.entries) for each in receipt.entries if isinstance(each.fact, TextRedacted))
    try:
        renew_backups(path, today, first)
    finally:
        _truncate_log(engine, location)


def _truncate_log(engine: sa.Engine, location: str) -> None:
    # A removed text stays readable in the write-ahead log until a checkpoint truncates the log.
    with explain_faults(location), engine.connect() as connection:
        raw = connection.connection.driver_connection
        busy = raw is not None and raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise BadInput(
            "The text was removed, but another program has the plan open, and the removed words may still be in its "
            "write-ahead log. Close the other program, then run: actionplan verify"
        )
