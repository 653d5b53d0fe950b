"""``verify`` names what an older program's undo left that today's rules refuse, as a remark: the record is whole."""

from pathlib import Path

import pytest

from actionplan.domain.subjects.agencies import AddAgency, MergeAgency
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.undo import Undo
from tests.cli.conftest import Cli
from tests.factories import BY, new_ledger

REMARK = "School is at work on SAM-R04, and was merged into Merseyside Police."


@pytest.fixture
def old_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan in which an undo gave an item to an agency that had been merged: no list of invariants refused it."""
    ledger = new_ledger(tmp_path)
    ledger.record(AddAgency(name="School"), BY)
    assigned = ledger.record(AssignOwner(refs=("SAM-R04",), agency="school"), BY).step
    undone = ledger.record(Undo(step=assigned or 0), BY).step
    ledger.record(MergeAgency(agency="school", into="merseyside-police"), BY)
    with monkeypatch.context() as older:
        older.setattr("actionplan.domain.subjects.undo.limits.broken", lambda *_: ())
        ledger.record(Undo(step=undone or 0), BY)
    ledger.close()
    return Path(ledger.location)


def test_a_remark_changes_neither_the_answer_nor_the_exit_code(cli: Cli, old_plan: Path) -> None:
    ran = cli("verify", "--db", str(old_plan))
    assert ran.code == 0
    assert ran.out.startswith("The record is whole")
    assert REMARK in ran.out
    document = cli("verify", "--json", "--db", str(old_plan)).json
    assert (document["ok"], document["problems"], document["remarks"]) == (True, [], [REMARK])


def test_papers_are_issued_all_the_same(cli: Cli, old_plan: Path, tmp_path: Path) -> None:
    plan = ("--db", str(old_plan))
    assert cli("meeting", "add", "Executive", "10 December 2026", *plan).code == 0
    ran = cli("pack", "next executive", "-o", str(tmp_path / "papers"), *plan)
    assert ran.code == 0, ran.err
