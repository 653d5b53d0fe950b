"""A plan whose ledger is whole, and what is derived from it is not: that is made anew, and proved."""

import sqlalchemy as sa

from actionplan.domain.errors import Refused
from actionplan.domain.state.entities import Item
from actionplan.ledger.postgres.schema import same_grants
from actionplan.ledger.schema import create_triggers
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT
from actionplan.ledger.verify.proof import Progress, Verification, verify
from actionplan.ledger.verify.rebuild import rebuild_state


def way_back(*, on_server: bool) -> str:
    """What to do about a plan whose ledger is damaged."""
    if on_server:
        return "Leave it as it is, and tell whoever looks after the server's backups: docs/shared-plan.md says how."
    return "Keep the file as it is, and go back to your last backup: actionplan restore FILE"


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
        tables = [table.name for table in STATE_TABLES.values()]
        with same_grants(connection, STATE_TABLES[Item].name, tables):
            rebuild_state(connection)
        found = verify(connection, progress)
    if not found.ok:
        raise Refused(
            f"{found.problems[0]} The ledger itself is damaged, so that nothing can be made anew from it, and nothing "
            f"was changed. {way_back(on_server=connection.dialect.name != 'sqlite')}"
        )
    return found


def _make_protections(connection: sa.Connection) -> None:
    for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {connection.dialect.identifier_preparer.quote(name)}")
    create_triggers(connection)
    connection.exec_driver_sql("REINDEX")
    for index in (*ENTRY.indexes, *TEXT.indexes):
        index.create(connection, checkfirst=True)
