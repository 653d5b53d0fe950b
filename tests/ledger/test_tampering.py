"""Somebody with the sqlite3 shell: the triggers refuse, and ``verify`` finds changes made without them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.vocabulary import EvidenceKind
from actionplan.ledger.codec import entry_hash
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger

R4 = "SAM-R04"
TEXT_ENTRY = 24
"""The entry that holds the update's words: the plan's beginning, its agencies, review and recommendations go before."""


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    plan = new_ledger(tmp_path)
    plan.record(AssignOwner(refs=(R4,), agency="merseyside-police", role="Superintendent"), BY)
    written = plan.record(RecordUpdate(refs=(R4,), words="Policy drafted.", on=START), BY)
    assert written.entries[0].number == TEXT_ENTRY
    plan.record(ProposeDate(refs=(R4,), on=START), BY)
    plan.record(RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=START), "Deputy")
    assert plan.verify().ok
    return plan


@pytest.fixture
def shell(ledger: Ledger) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(ledger.location, isolation_level=None)) as connection:
        yield connection


def dump(shell: sqlite3.Connection) -> list[str]:
    return list(shell.iterdump())


COPY = (
    "SELECT {number}, previous_hash, hash, at, by, step, kind, schema_number, ref, fields FROM entry WHERE number = 5"
)
COLUMNS = "entry (number, previous_hash, hash, at, by, step, kind, schema_number, ref, fields)"

REFUSED = [
    "UPDATE entry SET by = 'Nobody' WHERE number = 5",
    "UPDATE entry SET number = 99 WHERE number = 5",
    "UPDATE OR REPLACE entry SET number = 6 WHERE number = 5",
    "UPDATE OR IGNORE entry SET by = 'Nobody'",
    "DELETE FROM entry WHERE number = 5",
    "DELETE FROM entry",
    f"REPLACE INTO {COLUMNS} {COPY.format(number='5')}",
    f"INSERT OR REPLACE INTO {COLUMNS} {COPY.format(number='26')}",
    f"INSERT OR IGNORE INTO {COLUMNS} {COPY.format(number='0')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='28')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='5')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='-1')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='NULL')}",
    f"INSERT INTO {COLUMNS} {COPY.format(number='5')} ON CONFLICT (number) DO UPDATE SET by = 'Nobody'",
    "UPDATE entry_text SET body = 'Policy adopted.' WHERE entry = 24",
    "UPDATE entry_text SET body = NULL, salt = NULL WHERE entry = 24",
    "UPDATE entry_text SET body = NULL, salt = NULL, redacted_by = 26 WHERE entry = 24",
    "UPDATE entry_text SET redacted_by = 26 WHERE entry = 24",
    "UPDATE entry_text SET entry = 25 WHERE entry = 24",
    "DELETE FROM entry_text WHERE entry = 24",
    "DELETE FROM entry_text",
    "REPLACE INTO entry_text (entry, field, salt, body) VALUES (24, 'words', 's', 'Policy adopted.')",
    "INSERT INTO entry_text (entry, field, salt, body) VALUES (24, 'words', 's', 'Policy adopted.')",
    "INSERT INTO entry_text (entry, field, redacted_by) VALUES (24, 'sender', 26)",
    (
        "INSERT INTO entry_text (entry, field, body) SELECT entry, field, 'Other' FROM entry_text WHERE entry = 24 "
        "ON CONFLICT (entry, field) DO UPDATE SET body = 'Other'"
    ),
]


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("statement", REFUSED)
def test_the_triggers_refuse_whatever_rewrites_the_ledger(
    ledger: Ledger, shell: sqlite3.Connection, statement: str, recursive: str
) -> None:
    shell.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = dump(shell)
    with pytest.raises(sqlite3.IntegrityError, match=r"append-only|no gaps|never (deleted|changed)|written once"):
        shell.execute(statement)
    assert dump(shell) == before
    assert ledger.verify().ok


def without_triggers(shell: sqlite3.Connection) -> None:
    names = [name for (name,) in shell.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    assert len(names) >= 6
    for name in names:
        shell.execute(f'DROP TRIGGER "{name}"')


TOUCHED = [
    ("UPDATE entry SET fields = replace(fields, '2026', '2027') WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET fields = '{}' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET fields = x'00ff' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET fields = 'no JSON' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET by = 'Nobody' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET at = replace(at, '12:00', '11:00') WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET at = 'yesterday' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET at = '2026-11-22' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET step = 9 WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET kind = 'contact-noted' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET kind = 'unheard-of' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET schema_number = 1 WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET ref = 'SAM-R05' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET ref = 'SAM-R99' WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET ref = NULL WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET hash = previous_hash WHERE number = 24", "Entry 24 "),
    ("UPDATE entry SET previous_hash = hash WHERE number = 24", "Entry 24 "),
    ("DELETE FROM entry WHERE number = 24", "Entry 24 is missing"),
    ("DELETE FROM entry WHERE number = 26", "Entry 26 is missing"),
    ("UPDATE entry SET number = 99 WHERE number = 26", "Entry 26 is missing"),
    ("UPDATE entry_text SET body = 'Policy adopted.' WHERE entry = 24", "The text of entry 24, words, was changed"),
    ("UPDATE entry_text SET salt = 'other' WHERE entry = 24", "The text of entry 24, words, was changed"),
    ("UPDATE entry_text SET body = NULL WHERE entry = 24", "The text of entry 24, words, was removed without"),
    ("UPDATE entry_text SET redacted_by = 26 WHERE entry = 24", "The text of entry 24, words, was removed without"),
    ("DELETE FROM entry_text WHERE entry = 24", "The text of entry 24, words, is missing"),
    ("UPDATE entry_text SET field = 'sender' WHERE entry = 24", "The text of entry 24, words, is missing"),
    ("INSERT INTO entry_text (entry, field, body) VALUES (25, 'x', 'y')", "Entry 25 has a text, x,"),
    ("UPDATE item_state SET owner_agency = NULL WHERE from_entry = 23", f"The state kept for {R4} (from entry 23)"),
    ("UPDATE item_state SET to_entry = 25 WHERE from_entry = 23", f"The state kept for {R4} (from entry 23)"),
    ("DELETE FROM item_state WHERE from_entry = 24", f"The state kept for {R4} (from entry 24)"),
    (
        "UPDATE item_state SET deadline_due_on = 'nonsense' WHERE from_entry = 25",
        f"The state kept for {R4} (from entry 25)",
    ),
    ("UPDATE item_state SET contributing = '{' WHERE from_entry = 25", f"The state kept for {R4} (from entry 25)"),
    ("DELETE FROM record_state WHERE entry = 24", "The state kept for 24 (from entry 24)"),
    ("UPDATE record_state SET restricted = 1 WHERE entry = 24", "The state kept for 24 (from entry 24)"),
    ("UPDATE policy_state SET stale_days = 900", "The state kept for the policy (from entry 1)"),
    ("UPDATE agency_state SET name = 'Force' WHERE id = 'merseyside-police'", "The state kept for merseyside-police"),
    ("UPDATE review_state SET plan_due_on = '2029-01-01'", "The state kept for SAM"),
    (
        (
            "INSERT INTO agency_state (id, from_entry, short, name, aliases, present) "
            "VALUES ('ghost', 3, '', 'Ghost', '[]', 1)"
        ),
        "The state kept for ghost",
    ),
]


@pytest.mark.parametrize(("statement", "named"), TOUCHED, ids=[statement for statement, _ in TOUCHED])
def test_verify_names_what_was_touched_once_the_triggers_are_gone(
    ledger: Ledger, shell: sqlite3.Connection, statement: str, named: str
) -> None:
    without_triggers(shell)
    shell.execute("PRAGMA ignore_check_constraints = ON")
    shell.execute(statement)
    found = ledger.verify()
    assert not found.ok
    assert any(named in problem for problem in found.problems), found.problems
    assert all(problem.endswith(".") for problem in found.problems)


@pytest.mark.parametrize("column", ["by", "at", "step", "kind", "ref", "fields"])
def test_a_recomputed_hash_does_not_hide_a_changed_entry(
    ledger: Ledger, shell: sqlite3.Connection, column: str
) -> None:
    without_triggers(shell)
    forged = {
        "by": "Nobody", "at": "2026-11-22T11:59:00.000000+00:00", "step": 9, "kind": "contact-noted", "ref": "SAM-R05",
        "fields": '{"on":"2026-01-01"}',
    }  # fmt: skip
    shell.execute(f"UPDATE entry SET {column} = ? WHERE number = 24", (forged[column],))  # noqa: S608 - from the list above
    row = shell.execute(
        "SELECT number, previous_hash, at, by, step, kind, schema_number, ref, fields FROM entry WHERE number = 24"
    ).fetchone()
    shell.execute("UPDATE entry SET hash = ? WHERE number = 24", (entry_hash(*row),))
    found = ledger.verify()
    assert any("Entry 25 does not follow from entry 24: one of the two was replaced." in p for p in found.problems)


def test_a_forged_entry_is_not_hidden_by_mending_the_link_after_it(ledger: Ledger, shell: sqlite3.Connection) -> None:
    without_triggers(shell)
    shell.execute("UPDATE entry SET by = 'Nobody' WHERE number = 24")
    row = shell.execute(
        "SELECT number, previous_hash, at, by, step, kind, schema_number, ref, fields FROM entry WHERE number = 24"
    ).fetchone()
    shell.execute("UPDATE entry SET hash = ? WHERE number = 24", (entry_hash(*row),))
    shell.execute("UPDATE entry SET previous_hash = ? WHERE number = 25", (entry_hash(*row),))
    assert any("Entry 25 was changed after it was written" in problem for problem in ledger.verify().problems)


def test_verify_says_how_long_and_where_the_ledger_ends(ledger: Ledger, shell: sqlite3.Connection) -> None:
    found = ledger.verify()
    last = shell.execute("SELECT number, hash FROM entry ORDER BY number DESC").fetchone()
    assert (found.entries, found.head) == last
    assert found.redactions == ()


def test_a_text_cannot_be_slipped_in_under_an_older_entry(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    slipped_in = "INSERT INTO entry_text (entry, field, salt, body) VALUES (1, 'reason', 's', 'slipped in')"
    with closing(sqlite3.connect(ledger.location)) as database, pytest.raises(sqlite3.IntegrityError, match="once"):
        database.execute(slipped_in)
