"""What no sequence of commands can do: move an adopted date unseen, or without a meeting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.rating.rules import overdue
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import MergeAgency
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, DateCorrected, ProposeDate
from actionplan.domain.subjects.extensions import (
    AskExtension,
    ExtensionGranted,
    GrantExtension,
    RefuseExtension,
    WithdrawExtension,
)
from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting, CloseMeeting, MinuteDecision, MoveMeeting
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.pauses import ItemPaused, PauseItems, ResumeItems
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, EvidenceKind, ImpactState, MeetingKind, RecordKind, Response, Status
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger, on_day
from tests.ledger.strategies import LOAD, try_to_record

REFS = ("SAM-R01", "SAM-R02", "SAM-R01-A1")
SITTINGS = tuple(START + timedelta(days=days) for days in (0, 4, 9, 30))
MEETINGS = tuple(f"executive-{day.isoformat()}" for day in SITTINGS)


@dataclass(frozen=True)
class Move:
    """Some days on, a command: made from the day and the number of the last step; and how a failure names it."""

    later: int
    make: Callable[[date, int], Command]
    named: str

    def __repr__(self) -> str:
        return f"+{self.later} {self.named}"


def move(later: int, kind: type[Any], **given: Any) -> Move:
    """The command of this kind; numbers for days are counted from the day on which it is given."""

    def make(day: date, last: int) -> Command:
        values = {
            name: day + timedelta(days=value) if name in _DAYS and isinstance(value, int) else value
            for name, value in given.items()
        }
        if kind is IssuePack:
            values |= {"cut_off": last, "as_at": day}
        if kind is Undo:
            values = {"step": max(1, given["step"])}
        command: Command = kind(**values)
        return command

    return Move(later, make, f"{kind.__name__}({', '.join(f'{k}={v}' for k, v in given.items())})")


_DAYS = frozenset({"on", "to", "until", "impact_review_on", "next_on", "due_on"})


def moves_of(kind: type[Any], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Move]:
    later = st.sampled_from([0, 0, 0, 0, 1, 5, 30])
    return st.builds(lambda days, values: move(days, kind, **values), later, st.fixed_dictionaries(given))


def _one_ref(refs: tuple[str, ...] = REFS) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sampled_from([(ref,) for ref in refs])


REF = _one_ref(("SAM-R01", "SAM-R01", *REFS))
MEETING = st.sampled_from(MEETINGS)
AHEAD = st.integers(-20, 90)
WHY = st.just("Because.")
STEPS = st.integers(3, 24)

MOVES = st.one_of(
    moves_of(Undo, step=STEPS),
    moves_of(Undo, step=STEPS),
    moves_of(Undo, step=STEPS),
    moves_of(ProposeDate, refs=REF, on=st.none() | AHEAD),
    moves_of(ProposeDate, refs=REF, on=AHEAD, correct=st.just(True), reason=WHY),
    moves_of(ProposeDate, refs=REF, on=AHEAD, correct=st.just(True), reason=WHY, meeting=MEETING),
    moves_of(AdoptDates, refs=REF, meeting=MEETING),
    moves_of(AdoptDates, refs=REF, meeting=MEETING),
    moves_of(AskExtension, refs=REF, to=AHEAD, reason=WHY, asked_by=WHY),
    moves_of(GrantExtension, refs=REF, meeting=MEETING, to=st.none() | AHEAD),
    moves_of(RefuseExtension, refs=REF, meeting=MEETING),
    moves_of(WithdrawExtension, refs=REF),
    moves_of(PauseItems, refs=REF, until=st.integers(1, 60), reason=WHY, meeting=MEETING),
    moves_of(ResumeItems, refs=REF),
    moves_of(Supersede, refs=REF, reason=WHY, meeting=MEETING, by_item=st.none()),
    moves_of(Respond, refs=REF, response=st.just(Response.NOT_ACCEPTED), reason=WHY, meeting=MEETING),
    moves_of(Respond, refs=REF, response=st.just(Response.PART), meeting=st.none() | MEETING),
    moves_of(Reopen, refs=REF, reason=WHY),
    moves_of(
        RecordEvidence,
        refs=REF,
        title=WHY,
        evidence_kind=st.sampled_from([EvidenceKind.OUTPUT, EvidenceKind.IMPACT]),
        on=st.just(0),
    ),
    moves_of(ReportComplete, refs=REF, on=st.just(0), summary=WHY),
    moves_of(SignOffItems, refs=REF, meeting=MEETING, agreed_by=WHY, impact_review_on=st.none() | st.just(90)),
    moves_of(ReturnSignOff, refs=REF, meeting=MEETING, reason=WHY),
    moves_of(
        ReviewImpact,
        refs=REF,
        found=st.sampled_from(list(ImpactState)),
        words=WHY,
        meeting=MEETING,
        next_on=st.none() | st.just(90),
    ),
    moves_of(OverrideRating, refs=REF, colour=st.sampled_from(Colour), reason=WHY, meeting=MEETING, agreed_by=WHY),
    moves_of(AssignOwner, refs=REF, agency=st.sampled_from(["merseyside-police", "camhs"])),
    moves_of(MergeAgency, agency=st.just("camhs"), into=st.just("merseyside-police")),
    moves_of(AddActions, refs=_one_ref(("SAM-R01",)), title=WHY, due_on=st.integers(1, 30)),
    moves_of(CloseMeeting, meeting=MEETING),
    moves_of(CancelMeeting, meeting=MEETING, reason=WHY),
    moves_of(MoveMeeting, meeting=MEETING, on=st.integers(0, 9)),
    moves_of(MinuteDecision, refs=REF, meeting=MEETING, words=WHY),
    moves_of(IssuePack, meeting=MEETING, manifest_sha256=st.just("0" * 64)),
)

FIRST = (
    move(0, AddActions, refs=("SAM-R01",), title="Train", due_on=20),
    move(0, ProposeDate, refs=("SAM-R01", "SAM-R02"), on=10),
    move(0, AdoptDates, refs=("SAM-R01",), meeting=MEETINGS[0]),
)
"""What each play begins with: an action, two dates, one of them adopted."""


@contextmanager
def a_ledger() -> Iterator[Ledger]:
    with TemporaryDirectory() as folder:
        ledger = new_ledger(Path(folder), seeded=False)
        ledger.record(LOAD, BY)
        ledger.record(AddMeetings(body="Executive", days=SITTINGS), BY)
        ledger.record(
            AddMeetings(body="Executive", days=(START,), meeting_kind=MeetingKind.CHAIRS_ACTION),
            BY,
        )
        yield ledger
        ledger.close()


def played(ledger: Ledger, moves: list[Move]) -> Iterator[Ledger]:
    """Carry out the moves; the ledger after each, on its day."""
    day = START
    for each in (*FIRST, *moves):
        if each.later:
            day += timedelta(days=each.later)
            ledger.close()
            ledger = on_day(ledger, day)
        try_to_record(ledger, each.make(day, ledger.last_number()))
        yield ledger


def items_of(ledger: Ledger) -> dict[str, Item]:
    return {row.ref: row.item for row in ledger.view().rows}


def allowed(ledger: Ledger, day: date, ref: str) -> bool:
    """Whether a meeting moved the date on this day, by a grant or a correction that stands."""
    for line in ledger.history(ledger.last_number(), [ref]):
        fact = line.entry.fact
        moved = isinstance(fact, ExtensionGranted) or (isinstance(fact, DateCorrected) and fact.meeting is not None)
        if moved and line.entry.day == day and line.undone_by is None:
            return True
    return False


MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
PLAYS = st.lists(MOVES, min_size=4, max_size=22)


@MANY
@given(moves=PLAYS)
@example(moves=[move(1, Undo, step=7)])
@example(moves=[move(1, ResumeItems, refs=("SAM-R01",)), move(0, Undo, step=6)])
@example(
    moves=[
        move(0, AskExtension, refs=("SAM-R01",), to=60, reason="R.", asked_by="A"),
        move(0, GrantExtension, refs=("SAM-R01",), meeting=MEETINGS[0], to=None),
        move(5, Undo, step=9),
        move(30, Undo, step=10),
    ]
)
@example(moves=[move(5, ProposeDate, refs=("SAM-R01",), on=90, correct=True, reason="R.", meeting=MEETINGS[1])])
@example(
    moves=[
        move(0, ProposeDate, refs=("SAM-R01",), on=5, correct=True, reason="R."),
        move(1, Undo, step=8),
        move(0, ProposeDate, refs=("SAM-R01",), on=80, correct=True, reason="R."),
    ]
)
def test_an_adopted_date_gets_later_or_loose_only_by_a_meeting_that_day(moves: list[Move]) -> None:
    with a_ledger() as ledger:
        adopted: dict[str, Item] = {}  # as each day ended
        now: dict[str, Item] = {}
        day = START
        for after in played(ledger, moves):
            if after.clock.today() != day:
                day = after.clock.today()
                adopted = {ref: item for ref, item in now.items() if item.deadline.adopted_on is not None}
            now = items_of(after)
            for ref, held in adopted.items():
                item = now.get(ref)
                assert item is not None, f"{ref} is hidden"
                assert item.deadline.adopted_on == held.deadline.adopted_on, (
                    f"{ref} is no longer adopted for {held.deadline.adopted_on}"
                )
                assert item.deadline.due_on is not None
                assert held.deadline.due_on is not None
                if item.deadline.due_on > held.deadline.due_on:
                    assert allowed(after, day, ref), (
                        f"{ref} moved from {held.deadline.due_on} to {item.deadline.due_on}"
                    )
        assert after.verify().problems == ()
        after.close()


@MANY
@given(moves=PLAYS)
@example(
    moves=[
        move(30, PauseItems, refs=("SAM-R01",), until=60, reason="R.", meeting=MEETINGS[0]),
        move(0, ResumeItems, refs=("SAM-R01",)),
        move(1, Undo, step=9),
    ]
)
@example(
    moves=[
        move(30, PauseItems, refs=("SAM-R01",), until=60, reason="R.", meeting=MEETINGS[0]),
        move(0, Undo, step=8),
        move(1, Undo, step=9),
    ]
)
def test_a_red_that_is_overdue_ends_the_next_day_only_by_work_done_or_by_a_meeting(moves: list[Move]) -> None:
    """Asking, correcting and undoing do not take an item out of Red."""
    with a_ledger() as ledger:
        red: dict[str, int] = {}
        before: dict[str, int] = {}
        day = START
        for after in played(ledger, moves):
            if after.clock.today() != day:
                day = after.clock.today()
                red = before
            rows = {row.ref: row for row in after.view().rows}
            before = {
                ref: after.last_number()
                for ref, row in rows.items()
                if overdue(row.case) and row.item.deadline.adopted_on
            }
            for ref, head in red.items():
                row = rows.get(ref)
                assert row is not None, f"{ref} is hidden"
                if overdue(row.case):
                    continue
                item = row.item
                shielded = item.pause is not None or item.reported_complete or not item.live
                assert shielded or allowed(after, day, ref), f"{ref} is overdue no more"
                if item.pause is not None and item.live and not item.reported_complete:
                    assert _decided(after, ref, head, ItemPaused), f"{ref} is paused by no meeting"
        after.close()


def _decided(ledger: Ledger, ref: str, after: int, kind: type[Any]) -> bool:
    lines = ledger.history(ledger.last_number(), [ref], after)
    return any(isinstance(line.entry.fact, kind) for line in lines)


DONE = (
    move(0, RecordEvidence, refs=("SAM-R02",), title="A", evidence_kind=EvidenceKind.OUTPUT, on=0),
    move(0, ReportComplete, refs=("SAM-R02",), on=0, summary="S."),
    move(0, SignOffItems, refs=("SAM-R02",), meeting=MEETINGS[0], agreed_by="C", impact_review_on=90),
)


@MANY
@given(moves=PLAYS)
@example(moves=[*DONE, move(0, Undo, step=8)])
@example(moves=[*DONE, move(0, Undo, step=10), move(0, Undo, step=8), move(0, Undo, step=11)])
def test_what_is_signed_off_rests_on_evidence_and_stands_over_closed_actions(moves: list[Move]) -> None:
    with a_ledger() as ledger:
        for after in played(ledger, moves):
            items = items_of(after)
            for ref, item in items.items():
                if item.status is not Status.SIGNED_OFF:
                    continue
                assert item.evidence_count > 0
                assert item.request is None
                assert item.pause is None
                below = [each for each in items.values() if each.parent == ref]
                reopened = [each for each in below if each.reopened_reason is not None]
                assert [each.ref for each in below if each.live and each not in reopened] == []
        after.close()


NOTED = move(0, MinuteDecision, refs=("SAM-R02",), meeting=MEETINGS[0], words="W.")
CLOSED = move(0, CloseMeeting, meeting=MEETINGS[0])


@MANY
@given(moves=PLAYS)
@example(moves=[NOTED, CLOSED, move(0, Undo, step=8)])
@example(
    moves=[
        *(NOTED, move(0, Undo, step=8), move(0, Undo, step=9), CLOSED),
        move(0, Undo, step=10),
    ]
)
def test_each_decision_that_stands_is_of_a_meeting_that_has_sat(moves: list[Move]) -> None:
    with a_ledger() as ledger:
        kept: dict[str, set[int]] = {}
        for after in played(ledger, moves):
            meetings = {meeting.id: meeting for meeting in after.meetings()}
            head, today = after.last_number(), after.clock.today()
            records = [record for ref in items_of(after) for record in after.records(ref, head)]
            decided = [record for record in records if record.kind is RecordKind.DECISION]
            for record in decided:
                assert record.meeting in meetings
                meeting = meetings[record.meeting or ""]
                assert not meeting.cancelled
                assert meeting.on <= today
            closed = {each.id for each in meetings.values() if each.closed}
            standing = {each: {r.entry for r in decided if r.meeting == each} for each in closed}
            for each in closed & kept.keys():
                assert kept[each] <= standing[each], "a closed meeting's decisions stand"
            kept = standing
        after.close()
