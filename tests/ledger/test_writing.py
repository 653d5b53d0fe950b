"""The one write path: stale edits, concurrent writers, several commands at once, and what is stored."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.command import Command
from actionplan.domain.entry import Entry
from actionplan.domain.errors import BadInput, Refused, WriteConflict
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, AgencyAdded
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.measures import AddMeasure, RecordReading
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetTheme
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.writing import NextCommand
from tests import databases
from tests.databases import shell
from tests.factories import BY, START, new_ledger

pytestmark = pytest.mark.both_databases

R4 = "SAM-R04"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def due(days: int = 9) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """The SQL statements that are executed meanwhile; one with many rows is one."""
    counted: list[str] = []

    def take(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        counted.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", take)
    try:
        yield counted
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", take)


def version(ledger: Ledger, ref: str = R4) -> int:
    row = ledger.view().snapshot.row(ref)
    assert row is not None
    return row.item.version


def content(ledger: Ledger) -> Mapping[str, object]:
    return databases.content(ledger.location)


def test_a_form_on_an_overtaken_item_writes_nothing_and_says_who_changed_what(ledger: Ledger) -> None:
    shown = version(ledger)
    ledger.record(due(), "Deputy Manager")
    ledger.record(AssignOwner(refs=(R4,), agency="merseyside-police"), "Chair")
    before = content(ledger)
    with pytest.raises(WriteConflict) as refused:
        ledger.record(due(20), BY, {R4: shown})
    assert refused.value.sentence == (
        "SAM-R04 was changed since you opened it, by Deputy Manager (date proposed, 22 November 2026), "
        "Chair (owner assigned, 22 November 2026). Nothing was written: look, and try again."
    )
    assert content(ledger) == before
    assert ledger.record(due(20), BY, {R4: version(ledger)}).step is not None


def test_an_action_added_below_is_a_change_of_the_recommendation_too(ledger: Ledger) -> None:
    shown = version(ledger)
    ledger.record(AddActions(refs=(R4,), title="Train"), "Chair")
    with pytest.raises(WriteConflict, match=r"by Chair \(action added, 22 November 2026\)\."):
        ledger.record(due(), BY, {R4: shown})


def test_a_change_of_another_item_overtakes_nobody(ledger: Ledger) -> None:
    shown = version(ledger)
    ledger.record(SetTheme(refs=("SAM-R05",), theme="Health"), "Chair")
    assert ledger.record(due(), BY, {R4: shown}).step is not None


def test_of_two_threads_on_one_version_one_writes_and_one_is_told(ledger: Ledger) -> None:
    shown, found = version(ledger), []
    barrier = threading.Barrier(2)

    def write(days: int) -> None:
        barrier.wait()
        try:
            ledger.record(due(days), f"Person {days}", {R4: shown})
            found.append("written")
        except WriteConflict:
            found.append("overtaken")

    threads = [threading.Thread(target=write, args=(days,)) for days in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["overtaken", "written"]
    assert ledger.verify().ok


def test_threads_that_write_at_once_leave_no_gap(ledger: Ledger) -> None:
    def write(number: int) -> None:
        for each in range(5):
            words = f"Update {number}.{each}"
            ledger.record(RecordUpdate(refs=(R4,), words=words, on=START), f"Person {number}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = ledger.verify()
    assert found.ok
    assert len(ledger.records(R4, ledger.last_number())) == 20


def test_the_ledger_needs_to_know_who_writes(ledger: Ledger) -> None:
    for by in ("", " \n "):
        with pytest.raises(BadInput, match="needs to know who you are"):
            ledger.record(due(), by)
    receipt = ledger.record(due(), " Business\nManager ")
    assert receipt.entries[0].by == "Business Manager"


def test_a_command_that_changes_nothing_writes_nothing(ledger: Ledger) -> None:
    ledger.record(due(), BY)
    before = content(ledger)
    receipt = ledger.record(due(), BY)
    assert (receipt.step, receipt.entries, receipt.refs) == (None, (), ())
    assert content(ledger) == before


def with_new_agency(name: str = "Mersey Care") -> list[Command | NextCommand]:
    """What a form saves whose lead agency is new to the plan."""

    def assign(written: tuple[Entry, ...]) -> Command:
        (fact,) = [entry.fact for entry in written if isinstance(entry.fact, AgencyAdded)]
        return AssignOwner(refs=(R4,), agency=fact.agency)

    return [AddAgency(name=name), assign, due()]


def test_commands_recorded_together_are_one_step_each_decided_on_what_those_before_it_left(ledger: Ledger) -> None:
    before = ledger.last_number()
    receipt = ledger.record_all(with_new_agency(), BY, {R4: version(ledger)})
    kinds = [entry.fact.kind for entry in receipt.entries]
    assert kinds == ["agency-added", "owner-assigned", "date-proposed"]
    assert {entry.step for entry in receipt.entries} == {receipt.step}
    assert [entry.number for entry in receipt.entries] == [before + 1, before + 2, before + 3]
    assert [line.entry for line in ledger.history(ledger.last_number(), after=before)] == list(receipt.entries)
    row = ledger.view().snapshot.row(R4)
    assert row is not None
    assert (row.item.owner.agency, row.item.deadline.due_on) == ("mersey-care", START + timedelta(days=9))
    assert ledger.record(SetTheme(refs=(R4,), theme="Health"), BY).step == (receipt.step or 0) + 1
    assert ledger.verify().ok


def test_a_form_with_a_new_agency_on_an_overtaken_item_adds_no_agency(ledger: Ledger) -> None:
    shown = version(ledger)
    ledger.record(due(20), "Chair")
    before = content(ledger)
    with pytest.raises(WriteConflict):
        ledger.record_all(with_new_agency(), BY, {R4: shown})
    assert content(ledger) == before
    assert ledger.record_all(with_new_agency(), BY, {R4: version(ledger)}).step is not None, "and it can be tried again"


@pytest.mark.parametrize(
    "refused",
    [
        ProposeDate(refs=("SAM-R99",), on=START),
        AddAgency(name="Mersey Care"),
        AssignOwner(refs=(R4,), agency="nobody-knows-it"),
    ],
)
def test_a_refused_command_takes_the_ones_before_it_along(ledger: Ledger, refused: Command) -> None:
    before = content(ledger)
    with pytest.raises((BadInput, Refused)):
        ledger.record_all([*with_new_agency(), refused], BY)
    assert content(ledger) == before


def test_commands_that_change_nothing_are_no_step(ledger: Ledger) -> None:
    ledger.record(due(), BY)
    before = content(ledger)
    assert ledger.record_all([], BY).step is None
    assert ledger.record_all([due(), due()], BY).step is None
    assert content(ledger) == before
    receipt = ledger.record_all([due(), due(10), due(10)], BY)
    assert len(receipt.entries) == 1


def test_an_undo_or_a_redaction_is_a_step_of_its_own(ledger: Ledger) -> None:
    step = ledger.record(due(), BY).step
    assert step is not None
    before = content(ledger)
    for alone in (Undo(step=step), Redact(entry=1, reason="Personal data")):
        with pytest.raises(ValueError, match="a step of its own"):
            ledger.record_all([due(20), alone], BY)
    assert content(ledger) == before


def with_actions() -> list[Command | NextCommand]:
    """Commands that each build on what those before them left: actions, their parents, agencies and texts."""

    def update_of_the_last(entries: tuple[Entry, ...]) -> Command:
        return RecordUpdate(refs=(entries[-1].ref or "",), words="Begun.", on=START)

    return [
        AddActions(refs=(R4,), title="Agree the protocol"),
        update_of_the_last,
        *with_new_agency(),
        RecordUpdate(refs=(R4,), words="Under way.", on=START),
        AddActions(refs=(R4,), title="Train staff"),
        update_of_the_last,
        SetTheme(refs=(R4, "SAM-R05"), theme="Health"),
        AddMeasure(refs=("SAM-R05",), title="Staff trained", unit="staff"),
        RecordReading(refs=("SAM-R05",), measure="SAM-R05-M1", value="12", on=START),
        ReportComplete(refs=("SAM-R05",), on=START, summary="Done."),
        ProposeDate(refs=("SAM-R04-A2",), on=START + timedelta(days=30)),
    ]


def test_commands_recorded_together_leave_what_they_leave_one_by_one(tmp_path: Path) -> None:
    alone, together = new_ledger(tmp_path / "alone"), new_ledger(tmp_path / "together")
    written: tuple[Entry, ...] = ()
    for each in with_actions():
        written += alone.record_all([each if isinstance(each, Command) else each(written)], BY).entries
    assert together.record_all(with_actions(), BY).refs == tuple(
        dict.fromkeys(each.ref for each in written if each.ref)
    )
    one, other = content(alone), content(together)
    assert [name for name in one if name.endswith("_state") and one[name] != other[name]] == []
    assert together.verify().ok


def test_what_a_step_reads_does_not_grow_with_its_commands(ledger: Ledger) -> None:
    statements = []
    for count in (3, 30):
        with counted_statements() as counted:
            ledger.record_all([RecordUpdate(refs=(R4,), words=f"Week {n}.", on=START) for n in range(count)], BY)
        statements.append(len(counted))
    assert statements[0] == statements[1] < 40


def test_many_commands_are_tried_out_on_one_reading_of_the_plan(ledger: Ledger) -> None:
    before, update = ledger.last_number(), RecordUpdate(refs=(R4,), words="Under way.", on=START)
    statements = []
    for count in (3, 30):
        with counted_statements() as counted, ledger.trying() as try_out:
            assert [len(try_out(update)) for _ in range(count)] == [1] * count
        statements.append(len(counted))
    assert statements[0] == statements[1]
    assert ledger.last_number() == before


def test_an_undo_takes_back_all_that_was_recorded_together(ledger: Ledger) -> None:
    before = ledger.view().snapshot.row(R4)
    step = ledger.record_all(with_new_agency(), BY).step
    assert step is not None
    ledger.record(Undo(step=step), BY)
    snapshot = ledger.view().snapshot
    after = snapshot.row(R4)
    assert before is not None
    assert after is not None
    assert replace(after.item, version=before.item.version) == before.item
    assert all(agency.name != "Mersey Care" for agency in snapshot.agencies.values() if agency.present)
    assert ledger.record_all(with_new_agency(), BY).step is not None, (
        "its id is not free again, and another one is given"
    )
    assert ledger.verify().ok


def test_an_agency_that_another_item_has_got_since_is_not_taken_back(ledger: Ledger) -> None:
    step = ledger.record_all(with_new_agency(), BY).step
    assert step is not None
    ledger.record(AssignOwner(refs=("SAM-R05",), agency="mersey-care"), BY)
    before = content(ledger)
    with pytest.raises(Refused, match=r"Mersey Care is at work on SAM-R05\."):
        ledger.record(Undo(step=step), BY)
    assert content(ledger) == before


def test_free_words_stand_apart_and_the_entry_holds_a_salted_digest(ledger: Ledger) -> None:
    for _ in range(2):
        ledger.record(RecordUpdate(refs=(R4,), words="The same.", on=START), BY)
    with shell(ledger.location) as looking:
        stored = [json.loads(text) for (text,) in looking.rows("SELECT fields FROM entry ORDER BY number DESC LIMIT 2")]
    digests = [each["words"] for each in stored]
    assert all(each.startswith("sha256:") for each in digests)
    assert digests[0] != digests[1], "the salt keeps equal words from being recognised"


def test_what_is_read_back_is_what_was_typed(ledger: Ledger) -> None:
    words = "[/x] =1+1 \x1b[2J 日本語 👩‍👧 e\u0301 \\"
    receipt = ledger.record(RecordUpdate(refs=(R4,), words=words, on=START), BY)
    line = ledger.history(ledger.last_number())[-1]
    assert line.entry == receipt.entries[0]
    assert replace(line.entry).fact == receipt.entries[0].fact
    assert getattr(line.entry.fact, "words", "") == words
