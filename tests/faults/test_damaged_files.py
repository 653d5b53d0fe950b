"""Damage within a plan's file: each command answers or prints one sentence, and ``verify`` finds the damage.

The short form. Thousands: ``python -m tests.faults --damage 1000``.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.damage_checks import check_damaged_plan
from tests.faults.file_damage import KINDS, Specimen, content_of, damage_file, make_specimen, run_in_process
from tests.faults.kill_trials import seeded_random

DAMAGES, COMMANDS = 6, 3


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Specimen:
    """A plan of a year that nothing is wrong with."""
    return make_specimen(tmp_path_factory.mktemp("specimen"))


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_met_with_words_and_is_never_taken_for_whole(kind: str, whole: Specimen, tmp_path: Path) -> None:
    random = seeded_random(kind)
    for number in range(DAMAGES):
        path = tmp_path / f"{number}.db"
        damage_file(kind, random, whole, path)
        assert check_damaged_plan(path, whole, random, COMMANDS).wrong == (), (kind, number)


@pytest.fixture
def path(whole: Specimen, tmp_path: Path) -> Path:
    """The plan, for somebody with a shell of the database."""
    place = tmp_path / "plan.db"
    place.write_bytes(whole.whole)
    return place


def damage(path: Path, *statements: str) -> None:
    """Do what the program never does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        shell.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            shell.execute(statement)


OF_STATE = [
    (
        "UPDATE item_state SET status = 'half-way' WHERE ref = 'SAM-R04' AND to_entry IS NULL",
        "The state kept for SAM-R04",
    ),
    (
        "UPDATE item_state SET deadline_due_on = 'soon' WHERE ref = 'SAM-R04' AND to_entry IS NULL",
        "The state kept for SAM-R04",
    ),
    (
        "UPDATE item_state SET contributing = '{' WHERE ref = 'SAM-R04' AND to_entry IS NULL",
        "The state kept for SAM-R04",
    ),
    ("UPDATE policy_state SET stale_days = x'00'", "The state kept for the policy"),
    ("UPDATE agency_state SET id = 'nobody' WHERE id = 'merseyside-police'", "The state kept for merseyside-police"),
    ("DELETE FROM review_state", "The state kept for SAM"),
    ("DROP TABLE meeting_state", "The table meeting_state is missing."),
    ("ALTER TABLE item_state DROP COLUMN measure", "The table item_state does not have the columns"),
]


@pytest.mark.parametrize(("statement", "named"), OF_STATE, ids=[statement for statement, _ in OF_STATE])
def test_where_only_the_state_is_damaged_each_command_says_where_and_verify_rebuilds_it(
    statement: str, named: str, path: Path, whole: Specimen
) -> None:
    listed = run_in_process(("list", "--json"), path)
    damage(path, statement)
    before = path.read_bytes()
    for argv in (("list", "--json"), ("status",), ("meeting", "list"), ("export", "csv")):
        ran = run_in_process(argv, path)
        if ran.code != 0:  # what the damaged state is not needed for is answered
            assert (ran.code, ran.out) == (2, b""), ran
            assert "actionplan verify" in ran.err
    proof = run_in_process(("verify",), path)
    assert proof.code == 1
    assert "nothing that was entered is lost" in proof.out.decode()
    assert "actionplan verify --rebuild" in proof.out.decode()
    assert named in proof.out.decode()
    assert path.read_bytes() == before
    rebuilt = run_in_process(("verify", "--rebuild"), path)
    assert (rebuilt.code, "The record is whole" in rebuilt.out.decode()) == (0, True), rebuilt
    assert "rebuilt from 67 entries" in rebuilt.err
    assert content_of(path) == whole.content
    assert run_in_process(("list", "--json"), path) == listed


OF_THE_LEDGER = [
    "UPDATE entry SET by = 'Nobody' WHERE number = 20",
    "UPDATE entry SET kind = 'unheard-of' WHERE number = 20",
    "DELETE FROM entry_text WHERE entry = 20",
    "UPDATE entry_text SET body = 'Other words.' WHERE entry = 20",
    "DELETE FROM entry WHERE number = 67",
]


@pytest.mark.parametrize("statement", OF_THE_LEDGER)
def test_from_a_damaged_ledger_nothing_is_rebuilt(statement: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as shell:
        triggers = shell.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    drops, makes = [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
    damage(path, *drops, statement, "DELETE FROM item_state", *makes)
    before = content_of(path)
    ran = run_in_process(("verify", "--rebuild"), path)
    assert ran.code == 1
    assert "The record is NOT whole. Keep the file as it is, and go back to your last backup" in ran.out.decode()
    assert ran.err == "Nothing was rebuilt, because the ledger itself is damaged.\n"
    assert content_of(path) == before


def test_a_trigger_that_is_gone_or_changed_or_added_is_found_and_put_right(path: Path, whole: Specimen) -> None:
    damage(
        path,
        "DROP TRIGGER entry_no_update",
        "DROP TRIGGER entry_text_no_delete",
        "CREATE TRIGGER entry_text_no_delete BEFORE DELETE ON entry_text BEGIN SELECT 1; END",
        "CREATE TRIGGER helpful AFTER INSERT ON entry BEGIN DELETE FROM item_state; END",
    )
    said = run_in_process(("verify",), path).out.decode()
    assert "The trigger entry_no_update, which protects the ledger, is missing." in said
    assert "The trigger entry_text_no_delete, which protects the ledger, was changed." in said
    assert "The trigger helpful is none of this program's: something else put it there." in said
    assert run_in_process(("verify", "--rebuild"), path).code == 0
    assert content_of(path) == whole.content


def test_an_index_that_passes_entries_over_is_found_and_put_right(path: Path, whole: Specimen) -> None:
    listed = run_in_process(("list", "--json"), path)
    damage(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = sql || ' WHERE step > 99' WHERE name = 'ix_entry_at'",
    )
    damage(
        path,
        "REINDEX ix_entry_at",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ' WHERE step > 99', '') WHERE name = 'ix_entry_at'",
    )
    proof = run_in_process(("verify",), path)
    assert proof.code == 1
    assert "The file does not fit together inside: row 1 missing from index ix_entry_at." in proof.out.decode()
    assert run_in_process(("verify", "--rebuild"), path).code == 0
    assert content_of(path) == whole.content
    assert run_in_process(("list", "--json"), path) == listed


def test_a_plan_that_is_whole_is_left_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    ran = run_in_process(("verify", "--rebuild"), path)
    assert (ran.code, ran.err) == (0, "Nothing had to be rebuilt.\n")
    assert "The record is whole: 67 entries" in ran.out.decode()
    assert path.read_bytes() == before
