"""Somebody with psql: the triggers refuse any account, and ``verify`` finds what the owner can do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.vocabulary import EvidenceKind
from actionplan.ledger.ledger import Ledger
from actionplan.services.session import Session, start_plan
from tests.databases import Databases, PostgresServer, Shell, shell
from tests.factories import BY, START
from tests.ledger.test_tampering import COLUMNS, COPY, R4, TEXT_ENTRY, TOUCHED

pytestmark = pytest.mark.postgresql

CLOCK = Clock(fixed_day=START)
REPLACING = "ON CONFLICT (number) DO UPDATE SET by = 'Nobody'"


def make(location: str) -> None:
    plan = start_plan(Session(location, BY, CLOCK, is_default_plan=False), seeded=True)
    plan.record(AssignOwner(refs=(R4,), agency="merseyside-police", role="Superintendent"), BY)
    written = plan.record(RecordUpdate(refs=(R4,), words="Policy drafted.", on=START), BY)
    assert written.entries[0].number == TEXT_ENTRY
    plan.record(ProposeDate(refs=(R4,), on=START), BY)
    plan.record(RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=START), "Deputy")
    plan.close()


@pytest.fixture
def ledger(databases: Databases, tmp_path: Path) -> Ledger:
    return Ledger.open(databases.from_template(tmp_path, "tampering", make), CLOCK)


@pytest.fixture
def owner(ledger: Ledger) -> Iterator[Shell]:
    """The server's superuser, for whom no grant counts."""
    with shell(ledger.location) as connected:
        yield connected


@pytest.fixture(scope="module")
def untouched(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A plan that stays as it is, since whatever is tried on it is refused."""
    with server.for_one_test():
        yield server.from_template(tmp_path_factory.getbasetemp(), "tampering", make)


REFUSED = [
    "UPDATE entry SET by = 'Nobody' WHERE number = 5",
    "UPDATE entry SET by = by",
    "UPDATE entry SET number = 99 WHERE number = 5",
    "DELETE FROM entry WHERE number = 5",
    "DELETE FROM entry USING entry_text",
    "TRUNCATE entry CASCADE",
    "TRUNCATE entry, entry_text",
    "TRUNCATE entry_text",
    f"INSERT INTO {COLUMNS} {COPY.format(number='5')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='5')} {REPLACING}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='27')} {REPLACING}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='5')} ON CONFLICT DO NOTHING",
    f"INSERT INTO {COLUMNS} {COPY.format(number='28')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='0')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='-1')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='CAST(NULL AS integer)')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='28').replace('= 5', 'IN (5, 6)')}",
    (
        "MERGE INTO entry USING (SELECT 5 AS n) AS chosen ON number = n "
        "WHEN MATCHED THEN UPDATE SET by = 'Nobody' WHEN NOT MATCHED THEN DO NOTHING"
    ),
    "UPDATE entry_text SET body = 'Policy adopted.' WHERE entry = 24",
    "UPDATE entry_text SET body = NULL, salt = NULL WHERE entry = 24",
    "UPDATE entry_text SET body = NULL, salt = NULL, redacted_by = 26 WHERE entry = 24",
    "UPDATE entry_text SET redacted_by = 26 WHERE entry = 24",
    "UPDATE entry_text SET entry = 25 WHERE entry = 24",
    "DELETE FROM entry_text WHERE entry = 24",
    "DELETE FROM entry_text",
    "INSERT INTO entry_text (entry, field, salt, body) VALUES (24, 'words', 's', 'Policy adopted.')",
    "INSERT INTO entry_text (entry, field, salt, body) VALUES (24, 'sender', 's', 'slipped in')",
    "INSERT INTO entry_text (entry, field, redacted_by) VALUES (26, 'sender', 26)",
    (
        "INSERT INTO entry_text (entry, field, body) SELECT entry, field, 'Other' FROM entry_text WHERE entry = 26 "
        "ON CONFLICT (entry, field) DO UPDATE SET body = 'Other'"
    ),
]


@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("statement", REFUSED)
def test_the_triggers_refuse_whatever_rewrites_the_ledger_whoever_asks(
    untouched: str, statement: str, role: str
) -> None:
    with shell(untouched) as superuser:
        superuser.run(f"SET session_replication_role = {role}")
        before = superuser.content()
        with pytest.raises(sa.exc.IntegrityError, match=r"append-only|no gaps|never (deleted|changed)|written once"):
            superuser.run(statement)
        assert superuser.content() == before


def test_a_temporary_table_of_the_same_name_deceives_no_trigger(ledger: Ledger, owner: Shell) -> None:
    owner.run("CREATE TEMPORARY TABLE entry (number integer, step integer)")
    owner.run("INSERT INTO entry VALUES (98, 98)")
    columns = COLUMNS.replace("entry (", "public.entry (")
    with pytest.raises(sa.exc.IntegrityError, match="no gaps"):
        owner.run(f"INSERT INTO {columns} {COPY.format(number='99').replace('FROM entry', 'FROM public.entry')}")
    assert ledger.verify().ok


NEEDS_THE_OWNER = ("x'00ff'", "'nonsense'", "contributing = '{'")
"""What SQLite stores though it is no text, no day or no list; a server refuses it even from its owner."""

TOUCHED_HERE = [
    (statement.replace("restricted = 1", "restricted = true").replace("'[]', 1)", "'[]', true)"), named)
    for statement, named in TOUCHED
    if not any(part in statement for part in NEEDS_THE_OWNER)
]


@pytest.mark.parametrize(("statement", "named"), TOUCHED_HERE, ids=[statement for statement, _ in TOUCHED_HERE])
def test_verify_names_what_was_touched_once_the_triggers_are_gone(
    ledger: Ledger, owner: Shell, statement: str, named: str
) -> None:
    owner.drop_triggers()
    for reference in ("entry", "redacted_by"):
        owner.run(f"ALTER TABLE entry_text DROP CONSTRAINT entry_text_{reference}_fkey")
    owner.run(statement)
    found = ledger.verify()
    assert not found.ok
    assert any(named in problem for problem in found.problems), found.problems


GUARDS = [
    ("DROP TRIGGER entry_in_order ON entry", "The trigger entry_in_order, which protects the ledger, is missing."),
    ("ALTER TABLE entry DISABLE TRIGGER entry_kept", "The trigger entry_kept, which protects the ledger, was changed."),
    ("ALTER TABLE entry_text ENABLE TRIGGER entry_text_kept", "The trigger entry_text_kept, which protects"),
    (
        "CREATE OR REPLACE FUNCTION entry_in_order() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "The trigger entry_in_order, which protects the ledger, was changed.",
    ),
    ("ALTER FUNCTION entry_in_order() RESET search_path", "The trigger entry_in_order, which protects"),
    (
        "CREATE OR REPLACE TRIGGER entry_kept BEFORE DELETE ON entry EXECUTE FUNCTION entry_kept()",
        "The trigger entry_kept, which protects the ledger, was changed.",
    ),
    (
        "CREATE TRIGGER mine AFTER INSERT ON entry EXECUTE FUNCTION tell_of_news()",
        "The trigger mine is none of this program's: something else put it there.",
    ),
]


@pytest.mark.parametrize(("statement", "named"), GUARDS, ids=[statement for statement, _ in GUARDS])
def test_verify_names_a_guard_that_is_no_longer_as_it_was(
    ledger: Ledger, owner: Shell, statement: str, named: str
) -> None:
    assert ledger.verify().ok
    owner.run(statement)
    (problem,) = ledger.verify().problems
    assert problem.startswith(named)


def test_a_server_does_not_even_store_what_is_no_day(owner: Shell) -> None:
    with pytest.raises(sa.exc.DataError):
        owner.run("UPDATE item_state SET deadline_due_on = 'nonsense' WHERE from_entry = 25")
