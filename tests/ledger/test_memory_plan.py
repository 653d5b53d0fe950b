"""Each command on a real ledger, which loads just what it says it needs; and plans in memory are the same plans."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from actionplan.domain.clock import Clock
from actionplan.domain.command import Command
from actionplan.domain.entry import Entry, Fact, free_text_fields
from actionplan.domain.errors import ActionplanError
from actionplan.domain.kinds import FACTS, SUBJECTS
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import MergeAgency
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.overrides import OverrideEnded, OverrideRating
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.plan import BeginPlan, SetPolicy
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.vocabulary import Colour
from actionplan.ledger.ledger import Ledger
from tests.domain.memory_plan import MemoryPlan
from tests.factories import BY, new_ledger, on_day
from tests.ledger.strategies import LOAD, MOVES, Move, shown
from tests.stories.every_command import BEGAN, every_command


def test_each_command_says_what_its_rule_needs(tmp_path: Path) -> None:
    """A rule that asked for more would raise ``NotLoaded``; the whole plan in memory gives the same entries."""
    story = every_command()
    (_, begin), *rest = story
    ledger = Ledger.create(str(tmp_path / "plan.db"), Clock(fixed_day=BEGAN), [begin], BY)
    plan = MemoryPlan(BEGAN, begin)
    for day, command in rest:
        ledger = on_day(ledger, day)
        assert ledger.record(command, BY).entries == plan.on(day).record(command)
        ledger.close()
    assert_same(on_day(ledger, plan.today), plan)
    everything = {rule.command for subject in SUBJECTS for rule in subject.commands}
    assert {type(command) for _, command in story} == everything
    given = {(entry.fact.kind, name) for entry in plan.entries for name in texts_of(entry.fact)}
    assert given == {(kind.kind, name) for kind in FACTS.values() for name in free_text_fields(kind)}, (
        "a text is left out"
    )


def texts_of(fact: Fact) -> list[str]:
    return [name for name in free_text_fields(type(fact)) if getattr(fact, name)]


@settings(max_examples=8)
@given(data=st.data())
def test_a_plan_in_memory_is_what_a_ledger_makes_of_the_same_commands(
    tmp_path_factory: pytest.TempPathFactory, data: DataObject
) -> None:
    moves: list[tuple[int, Move]] = data.draw(st.lists(st.tuples(st.integers(0, 20), MOVES), max_size=15))
    day, last = date(2026, 11, 22), 2
    ledger, plan = new_ledger(tmp_path_factory.mktemp("plan"), day, seeded=False), MemoryPlan(day, BeginPlan())
    ledger.record(LOAD, BY)
    plan.does(LOAD)
    for later, move in moves:
        day += timedelta(days=later)
        ledger.close()
        ledger = on_day(ledger, day)
        command = move(day, last)
        written = outcome(ledger_record(ledger), command)
        assert written == outcome(plan.on(day).record, command)
        last = plan.entries[-1].step
    assert_same(ledger, plan)


def test_what_ends_a_decided_colour_is_written_down_by_whichever_command_comes_next(tmp_path: Path) -> None:
    """The ledger loads the families that an action, a merger or a threshold is about."""
    shown = ("SAM-R04", "SAM-R05", "SAM-R06")
    begun, sitting, near = date(2027, 1, 4), date(2027, 3, 11), date(2027, 6, 2)
    meeting = "executive-2027-03-11"
    commands: list[tuple[date, Command]] = [
        (begun, AddMeetings(body="Executive", days=(sitting,))),
        (begun, AddActions(refs=shown[:1], title="Audit", agencies=("merseyside-police", "camhs"))),
        (begun, AssignOwner(refs=shown, agency="camhs")),
        (begun, ProposeDate(refs=shown, on=date(2027, 6, 30))),
        (
            sitting,
            OverrideRating(refs=shown, colour=Colour.AMBER, reason="Slow.", meeting=meeting, agreed_by="Chair"),
        ),
        (near, RecordUpdate(refs=("SAM-R04-A1",), words="Begun.", on=near)),
        (near, MergeAgency(agency="camhs", into="education")),
        (near, SetPolicy(key="due_near_days", value=7, reason="Agreed.")),
    ]
    ledger, plan = new_ledger(tmp_path, begun), MemoryPlan.seeded(begun)
    for day, command in commands:
        ledger.close()
        ledger = on_day(ledger, day)
        assert ledger.record(command, BY).entries == plan.on(day).record(command)
    ended = [entry.ref for entry in plan.entries if isinstance(entry.fact, OverrideEnded)]
    assert sorted(ref or "" for ref in ended) == list(shown)
    assert_same(ledger, plan)


def ledger_record(ledger: Ledger) -> Callable[[Command], tuple[Entry, ...]]:
    """``record`` of a ledger as that of a plan in memory."""
    return lambda command: ledger.record(command, BY).entries


def outcome(record: Callable[[Command], tuple[Entry, ...]], command: Command) -> tuple[Entry, ...] | str:
    """The entries written, or the sentence of the refusal."""
    try:
        return record(command)
    except ActionplanError as error:
        return error.sentence


def assert_same(ledger: Ledger, plan: MemoryPlan) -> None:
    """Compare what both show, their histories and records; and close the ledger."""
    view = ledger.view()
    assert shown(view)[:-1] == shown(plan.view())[:-1]
    assert dict(view.texts).items() <= plan.texts.items()
    assert ledger.history(ledger.last_number()) == plan.history()
    assert ledger.meetings() == plan.meetings()
    for row in view.rows:
        assert list(ledger.records(row.ref, ledger.last_number())) == plan.records(row.ref)
    every = ledger.records_of([row.ref for row in view.rows], ledger.last_number())
    assert every == {row.ref: found for row in view.rows if (found := plan.records(row.ref))}
    assert ledger.last_undoable_step() == plan.last_undoable_step()
    assert plan.replays()
    ledger.close()
