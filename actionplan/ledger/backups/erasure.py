"""After a text was removed for good: its words go from the write-ahead log, and from the backups that we made."""

from datetime import date

import sqlalchemy as sa

from actionplan.domain.entries import TextRedacted
from actionplan.domain.errors import BadInput
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups.automatic import renew_backups
from actionplan.ledger.engine import explain_faults
from actionplan.ledger.writing import Receipt


def erase_removed_texts(engine: sa.Engine, location: str, receipt: Receipt, today: date) -> None:
    """See to it that no file of ours beside the plan holds the removed words; a server's plan has none.

    Raises ``BadInput`` where one still does: the text is removed from the plan all the same.
    """
    path = sqlite_path(location)
    if path is None:
        return
    first = min(each.fact.entry for each in receipt.entries if isinstance(each.fact, TextRedacted))
    try:
        renew_backups(path, today, first)
    finally:
        _empty_wal(engine, location)


def _empty_wal(engine: sa.Engine, location: str) -> None:
    # Removed words stay readable in the write-ahead log until it is folded into the file and cut to nothing.
    with explain_faults(location), engine.connect() as connection:
        raw = connection.connection.driver_connection
        busy = raw is not None and raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise BadInput(
            "The text was removed, but another program holds the plan open, and the removed words may still stand "
            "in its write-ahead log. Close the other program, then run: actionplan verify"
        )
