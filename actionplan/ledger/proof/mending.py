"""A plan whose ledger is whole, and what is derived from it is not: that is made anew, and proved."""

import sqlalchemy as sa

from actionplan.domain.errors import Refused
from actionplan.ledger.proof.rebuilding import rebuild_state
from actionplan.ledger.proof.verifying import Progress, Verification, verify
from actionplan.ledger.schema import create_triggers
from actionplan.ledger.tables import ENTRY, TEXT


def mend(connection: sa.Connection, progress: Progress | None = None) -> Verification:
    """Make state, indexes and triggers anew, and prove the plan; does nothing to one that is whole.

    In the caller's write transaction. Raises ``Refused``, so that nothing is changed, where the ledger itself is
    damaged: nothing could be made anew from that.
    """
    found = verify(connection, progress)
    if found.ok:
        return found
    if found.ledger_is_whole:
        if connection.dialect.name == "sqlite":
            _make_protections(connection)
        rebuild_state(connection)
        found = verify(connection, progress)
    if not found.ok:
        raise Refused(
            f"{found.problems[0]} The ledger itself is damaged, so that nothing can be made anew from it, and nothing "
            "was changed. Keep the file as it is, and go back to your last backup: actionplan restore FILE"
        )
    return found


def _make_protections(connection: sa.Connection) -> None:
    for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {connection.dialect.identifier_preparer.quote(name)}")
    create_triggers(connection)
    connection.exec_driver_sql("REINDEX")
    for index in (*ENTRY.indexes, *TEXT.indexes):
        index.create(connection, checkfirst=True)
