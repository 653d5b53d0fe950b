"""Verifying a ledger: in one pass, every change is named, and progress is reported."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger import bulk
from actionplan.ledger.codec import canonical, entry_hash
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.verify import verification
from tests.factories import BY, START, new_ledger
from tests.nasty import NASTY

R4 = "SAM-R04"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Entries 23 to 28: an update, its undo, the undo of that, an action with its owner, and a redaction."""
    plan = new_ledger(tmp_path)
    written = plan.record(RecordUpdate(refs=(R4,), words="Policy drafted.", on=START), BY)
    assert written.entries[0].number == 23
    undone = plan.record(Undo(step=written.step or 0), BY)
    plan.record(Undo(step=undone.step or 0), BY)
    plan.record(AddActions(refs=(R4,), title="Train", agencies=("merseyside-police",)), BY)
    return plan


@pytest.fixture
def shell(ledger: Ledger) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(ledger.location, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        yield connection


@pytest.mark.parametrize("batch_rows", [1, 2, 7, 2_000])
def test_a_ledger_is_whole_however_it_is_divided(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, batch_rows: int
) -> None:
    monkeypatch.setattr(bulk, "_BATCH_ROWS", batch_rows)
    assert ledger.verify().problems == ()


def test_whoever_waits_is_told_how_far_the_proof_is(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_BATCH_ROWS", 10)
    told: list[tuple[int, int]] = []
    found = ledger.verify(lambda done, total: told.append((done, total)))
    assert told[-1] == (found.entries, found.entries)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert len(told) >= found.entries // 10


ENDS = [
    ("UPDATE record_state SET to_entry = 26 WHERE entry = 23 AND to_entry IS NOT NULL", "23 (from entry 23)"),
    ("UPDATE record_state SET to_entry = 99 WHERE entry = 23 AND to_entry IS NULL", "23 (from entry 2"),
    ("UPDATE item_state SET to_entry = 99 WHERE ref = 'SAM-R04' AND to_entry IS NULL", f"{R4} (from entry 2"),
    ("UPDATE item_state SET to_entry = from_entry + 1 WHERE ref = 'SAM-R07'", "SAM-R07 (from entry "),
    ("UPDATE agency_state SET to_entry = 20 WHERE id = 'merseyside-police'", "merseyside-police (from entry "),
    ("UPDATE policy_state SET to_entry = 20", "the policy (from entry 1)"),
]


@pytest.mark.parametrize(("statement", "named"), ENDS, ids=[statement for statement, _ in ENDS])
def test_a_row_that_says_another_end_than_it_has_is_named(
    ledger: Ledger, shell: sqlite3.Connection, statement: str, named: str
) -> None:
    assert shell.execute(statement).rowcount
    problems = ledger.verify().problems
    assert any(f"The state kept for {named}" in problem for problem in problems), problems


STRAYS = [
    ("item_state", "from_entry = 2", R4, "SAM-R04 (from entry 2) differs"),
    ("item_state", "from_entry = 99", R4, "SAM-R04 (from entry 99) differs"),
    ("item_state", "from_entry = 24, ref = 'SAM-R01'", R4, "SAM-R01 (from entry 24) differs"),
    ("item_state", "from_entry = 'soon'", R4, "SAM-R04 (from entry soon) differs"),
]


@pytest.mark.parametrize(("table", "changed", "ref", "named"), STRAYS, ids=[changed for _, changed, _, _ in STRAYS])
def test_a_row_that_follows_from_no_entry_is_named(
    ledger: Ledger, shell: sqlite3.Connection, table: str, changed: str, ref: str, named: str
) -> None:
    columns = [row[1] for row in shell.execute(f"PRAGMA table_info({table})")]
    set_to = dict(each.split(" = ") for each in changed.split(", "))
    values = ", ".join(set_to.get(name, "1000" if name == "to_entry" else name) for name in columns)
    shell.execute(
        f"INSERT INTO {table} SELECT {values} FROM {table} WHERE ref = ? AND from_entry = 23",  # noqa: S608
        (ref,),
    )
    problems = ledger.verify().problems
    assert any(f"The state kept for {named}" in problem for problem in problems), problems


def test_of_two_items_that_one_entry_changed_the_wrong_one_is_named(ledger: Ledger, shell: sqlite3.Connection) -> None:
    added = ledger.history(ledger.last_number())[-2].entry
    assert (added.fact.kind, added.ref) == ("action-added", f"{R4}-A1")
    for ref in (R4, f"{R4}-A1"):
        changed = "UPDATE item_state SET evidence_impact = evidence_impact + ? WHERE ref = ? AND from_entry = ?"
        shell.execute(changed, (7, ref, added.number))
        assert ledger.verify().problems == (
            f"The state kept for {ref} (from entry {added.number}) differs from the ledger.",
        )
        shell.execute(changed, (-7, ref, added.number))
    assert ledger.verify().ok


def test_a_row_that_is_gone_is_named_once(ledger: Ledger, shell: sqlite3.Connection) -> None:
    shell.execute("DELETE FROM item_state WHERE from_entry = 24")
    assert ledger.verify().problems == (f"The state kept for {R4} (from entry 24) lacks what follows from the ledger.",)


def test_a_state_that_differs_is_named_although_a_text_was_changed_too(
    ledger: Ledger, shell: sqlite3.Connection
) -> None:
    for (trigger,) in shell.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        shell.execute(f'DROP TRIGGER "{trigger}"')
    shell.execute("UPDATE entry_text SET body = 'Policy adopted.' WHERE entry = 23")
    shell.execute("UPDATE item_state SET actions_added = 7 WHERE to_entry IS NULL AND ref = 'SAM-R04'")
    problems = "\n".join(ledger.verify().problems)
    assert "The text of entry 23, words, was changed after it was written." in problems
    assert "The state kept for SAM-R04" in problems


def test_behind_a_changed_entry_no_state_is_accused(ledger: Ledger, shell: sqlite3.Connection) -> None:
    for (trigger,) in shell.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        shell.execute(f'DROP TRIGGER "{trigger}"')
    shell.execute("UPDATE entry SET fields = replace(fields, '2026', '2027') WHERE number = 23")
    problems = ledger.verify().problems
    assert "Entry 23 was changed after it was written: its hash does not fit what it says." in problems
    assert not any("state" in problem for problem in problems)


def test_of_very_many_problems_the_first_are_told_and_the_others_counted(
    ledger: Ledger, shell: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "_MOST_PROBLEMS", 3)
    rows = shell.execute("UPDATE item_state SET actions_added = 7").rowcount
    problems = ledger.verify().problems
    assert len(problems) == 4
    assert all(problem.startswith("The state kept for SAM-R") for problem in problems[:3])
    assert problems[3] == f"{rows - 3} more problems of these kinds."


TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(NASTY)


@given(number=st.integers(1), texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), ref=st.none() | TEXTS)
def test_an_entrys_hash_is_over_its_canonical_json(
    number: int, texts: tuple[str, str, str, str, str], ref: str | None
) -> None:
    previous, at, by, kind, stored = texts
    said = canonical([number, previous, at, by, 7, kind, 1, ref, stored])
    assert json.loads(said) == [number, previous, at, by, 7, kind, 1, ref, stored]
    assert entry_hash(number, previous, at, by, 7, kind, 1, ref, stored) == hashlib.sha256(said.encode()).hexdigest()


@pytest.mark.parametrize("place", range(9))
@pytest.mark.parametrize("value", [b"bytes", 3.7, None], ids=repr)
def test_what_is_neither_a_whole_number_nor_a_text_has_no_hash(place: int, value: object) -> None:
    said: list[object] = [5, "0" * 64, "2026", "Business Manager", 2, "plan-begun", 1, "SAM", "{}"]
    said[place] = value
    if place == 7 and value is None:
        return  # an entry about no item
    with pytest.raises(TypeError):
        entry_hash(*said)  # type: ignore[arg-type]
