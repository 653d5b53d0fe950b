"""Movement adds up by agency and in all, and the entries in between tell the same as the two snapshots."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact
from actionplan.domain.errors import ActionplanError, Refused
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.reports import movement as moving
from actionplan.domain.reports.movement import (
    Bucket,
    MovementLine,
    Placement,
    all_agencies,
    before_first_entry,
    fold,
    movement_report,
    net_movement,
    placements,
    reconciled_lines,
)
from actionplan.domain.state.entities import Agency, Meeting
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.vocabulary import EvidenceKind, Kind, MeetingKind, Response
from tests.domain.builders import REF, TODAY, Plan, ahead, an_item

DONE = date(2026, 11, 19)
MEETING = "executive-2026-11-20"
SAT = Meeting(MEETING, 3, "Executive", date(2026, 11, 20), MeetingKind.SITTING)
RECOMMENDATION, ACTION = Kind.RECOMMENDATION, Kind.ACTION


class RecordedPlan:
    """A plan in memory, the entries that its commands led to, and a snapshot whenever one is asked for."""

    def __init__(self) -> None:
        self.plan = Plan(an_item(), an_item(ref="SAM-R05", number="5", position=5, lead_agency="camhs"))
        self.plan.state.merge([SAT])
        self.entries: list[Entry] = []

    def does(self, *commands: Command) -> "RecordedPlan":
        for command in commands:
            self.append(self.plan.does(command))
        return self

    def append(self, drafts: tuple[Draft, ...]) -> None:
        at = datetime(2026, 11, 22, 12, tzinfo=UTC)
        number = len(self.entries) + 101
        self.entries += [
            Entry(number + n, number, at, TODAY, "BM", each.ref, each.fact) for n, each in enumerate(drafts)
        ]

    @property
    def now(self) -> Snapshot:
        return snapshot(self.plan.state, TODAY, 100 + len(self.entries))


FINISHED: tuple[Command, ...] = (
    RecordEvidence(refs=(REF,), title="Audit", evidence_kind=EvidenceKind.IMPACT, on=DONE),
    ReportComplete(refs=(REF,), on=DONE, summary="Done."),
    SignOffItems(refs=(REF,), meeting=MEETING, agreed_by="Chair"),
)
TO_POLICE = AssignOwner(refs=(REF,), agency="police", role="Head of Service")
DROPPED = Supersede(refs=(REF,), meeting=MEETING, reason="Merged.")


def lines_after(recorded: RecordedPlan, opening: Snapshot, kind: Kind = RECOMMENDATION) -> dict[str, MovementLine]:
    return dict(movement_report(opening, recorded.now, recorded.entries[opening.head - 100 :], kind).lines)


def test_a_first_owner_moves_an_item_out_of_not_yet_assigned() -> None:
    recorded = RecordedPlan()
    opening = recorded.now
    recorded.does(TO_POLICE)
    assert lines_after(recorded, opening) == {
        "CAMHS": MovementLine("camhs", opening=1, closing=1),
        "Merseyside Police": MovementLine("police", moved_in=1, closing=1),
        "Not yet assigned": MovementLine(None, opening=1, moved_out=1),
        "All": MovementLine(None, opening=2, closing=2),
    }


def test_a_first_owner_counts_as_allocated() -> None:
    recorded = RecordedPlan()
    opening = recorded.now
    assert movement_report(opening, recorded.does(TO_POLICE).now, recorded.entries, RECOMMENDATION).allocated == 1


def test_a_renaming_is_no_move() -> None:
    recorded = RecordedPlan().does(TO_POLICE)
    opening = recorded.now
    recorded.plan.state.merge([Agency("police", 500, "Another Force")])
    assert lines_after(recorded, opening)["Another Force"] == MovementLine("police", opening=1, closing=1)


def test_what_is_moved_and_then_signed_off_leaves_from_where_it_was_moved_to() -> None:
    recorded = RecordedPlan()
    opening = recorded.now
    recorded.does(TO_POLICE, *FINISHED)
    found = lines_after(recorded, opening)
    assert found["Merseyside Police"] == MovementLine("police", moved_in=1, signed_off=1)
    assert found["All"] == MovementLine(None, opening=2, signed_off=1, closing=1)


def test_what_is_reopened_comes_back_and_what_is_dropped_goes() -> None:
    recorded = RecordedPlan().does(*FINISHED)
    opening = recorded.now
    recorded.does(Reopen(refs=(REF,), reason="Gaps."))
    assert lines_after(recorded, opening)["All"] == MovementLine(None, opening=1, reopened=1, closing=2)
    opening = recorded.now
    recorded.does(DROPPED)
    assert lines_after(recorded, opening)["All"] == MovementLine(None, opening=2, not_taken_forward=1, closing=1)


def test_what_is_signed_off_and_reopened_in_between_has_not_moved() -> None:
    recorded = RecordedPlan()
    opening = recorded.now
    recorded.does(*FINISHED, Reopen(refs=(REF,), reason="Gaps."))
    assert lines_after(recorded, opening)["All"] == MovementLine(None, opening=2, closing=2)


def test_actions_are_counted_apart_from_recommendations() -> None:
    recorded = RecordedPlan()
    opening = recorded.now
    recorded.does(AddActions(refs=(REF,), title="Train", agencies=("police", "camhs"), due_on=ahead(30)))
    assert lines_after(recorded, opening)["All"] == MovementLine(None, opening=2, closing=2)
    assert lines_after(recorded, opening, ACTION)["All"] == MovementLine(None, new=2, closing=2)


def test_before_the_first_entry_there_is_nothing() -> None:
    now = RecordedPlan().now
    before = before_first_entry(now)
    assert placements(before) == {}
    assert before.head == 0


def test_what_had_been_added_and_is_undone_is_one_new_item_less_and_is_named() -> None:
    recorded = RecordedPlan().does(AddActions(refs=(REF,), title="Train"))
    opening = recorded.now
    action = recorded.plan.state.item(f"{REF}-A1")
    assert action is not None
    gone = an_item(ref=action.ref, kind=ACTION, parent=REF, present=False)
    recorded.append((Draft(action.ref, StepReversed(2, ("present",), item=gone)),))
    recorded.plan.state.merge([gone])
    report = movement_report(opening, recorded.now, recorded.entries[-1:], ACTION)
    assert report.lines[-1][1] == MovementLine(None, opening=1, new=-1)
    assert report.withdrawn == (action.ref,)


STANDINGS = st.dictionaries(
    st.sampled_from("ABCDEFGH"),
    st.builds(Placement, st.sampled_from(Bucket), st.sampled_from([None, "police", "camhs"])),
)


@given(before=STANDINGS, after=STANDINGS)
def test_movement_reconciles_between_any_two_plans(before: dict[str, Placement], after: dict[str, Placement]) -> None:
    lines = net_movement(before, after)
    total = all_agencies(lines.values())
    assert all(line.reconciles for line in (*lines.values(), total))
    assert (total.moved_in, total.moved_out) == (0, 0)
    assert total.opening == sum(each.bucket is Bucket.LIVE for each in before.values())
    assert total.closing == sum(each.bucket is Bucket.LIVE for each in after.values())


COMMANDS = st.lists(
    st.sampled_from(
        [
            TO_POLICE,
            AssignOwner(refs=("SAM-R05",), agency="police"),
            ClearOwner(refs=("SAM-R05",)),
            *FINISHED,
            Reopen(refs=(REF,), reason="Gaps."),
            DROPPED,
            Respond(refs=("SAM-R05",), response=Response.NOT_ACCEPTED, reason="No.", meeting=MEETING),
            AddActions(refs=("SAM-R05",), title="Train", agencies=("camhs",)),
            ClearOwner(refs=("SAM-R05-A1",)),
            Supersede(refs=("SAM-R05-A1",), meeting=MEETING, reason="Merged."),
        ]
    ),
    max_size=12,
)


@given(first=COMMANDS, then=COMMANDS)
def test_the_entries_between_two_snapshots_tell_the_same_as_the_snapshots(
    first: list[Command], then: list[Command]
) -> None:
    recorded = RecordedPlan()
    for command in first:
        try_command(recorded, command)
    opening = recorded.now
    for command in then:
        try_command(recorded, command)
    between = recorded.entries[opening.head - 100 :]
    for kind in Kind:
        lines = reconciled_lines(opening, recorded.now, between, kind)
        assert all(line.reconciles for line in lines)
        assert fold(placements(opening, kind), between, kind) == placements(recorded.now, kind)


def try_command(recorded: RecordedPlan, command: Command) -> None:
    with suppress(ActionplanError):
        recorded.does(command)


@pytest.mark.parametrize(
    "commands",
    [
        (TO_POLICE,),
        (AssignOwner(refs=("SAM-R05",), agency="police"),),
        (ClearOwner(refs=("SAM-R05",)),),
        FINISHED,
        (DROPPED,),
        (*FINISHED, Reopen(refs=(REF,), reason="Gaps.")),
        (Respond(refs=(REF,), response=Response.NOT_ACCEPTED, reason="No.", meeting=MEETING),),
    ],
)
def test_an_entry_that_the_fold_misses_stops_the_paper_and_names_the_item(commands: tuple[Command, ...]) -> None:
    recorded = RecordedPlan()
    recorded.does(*commands[:-1])
    opening = recorded.now
    recorded.does(commands[-1])
    ref = commands[-1].refs[0]
    with pytest.raises(Refused, match=f"does not reconcile at {ref}"):
        reconciled_lines(opening, recorded.now, (), RECOMMENDATION)


def test_an_item_that_no_entry_added_stops_the_paper_and_is_named() -> None:
    now = RecordedPlan().now
    with pytest.raises(Refused, match=f"{REF}: the plan says live with no agency, and .* that it is not there"):
        reconciled_lines(before_first_entry(now), now, (), RECOMMENDATION)


def test_a_fold_that_forgets_a_kind_of_entry_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(placement: Placement, _fact: Fact) -> Placement:
        return placement

    recorded = RecordedPlan()
    opening = recorded.now
    recorded.does(TO_POLICE)
    monkeypatch.setattr(moving, "_after_fact", forgetful)
    with pytest.raises(Refused, match=REF):
        reconciled_lines(opening, recorded.now, recorded.entries, RECOMMENDATION)
