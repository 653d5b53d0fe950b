"""The kinds of entry about follow-ups: what each changes and says; and what other kinds change of them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, Fact, free_text
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import replace
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import pointer
from actionplan.domain.subject import SentenceContext, decision_record, fact_kind, item_of
from actionplan.domain.text import reason_sentence, with_full_stop
from actionplan.domain.vocabulary import FollowUpSource, FollowUpState


@dataclass(frozen=True, slots=True)
class FollowUpSet(Fact):
    """A meeting said that somebody will do something, perhaps about an item."""

    kind: ClassVar[str] = "follow-up-set"
    decision: ClassVar[bool] = True
    number: int
    meeting: str
    meeting_on: date
    due_on: date | None = None
    agency: str | None = None
    each_sitting: bool = False
    words: str | None = free_text()
    owner_role: str | None = free_text()

    @property
    def of_any_body(self) -> bool:
        """Every body's meeting says who is to do what, and has its minutes agreed."""
        return True


@dataclass(frozen=True, slots=True)
class FollowUpDone(Fact):
    """Somebody reported a follow-up done. Where it ``goes_on``, it is due again on ``next_due``."""

    kind: ClassVar[str] = "follow-up-done"
    number: int
    on: date
    goes_on: bool = False
    next_due: date | None = None
    outcome: str | None = free_text()


@dataclass(frozen=True, slots=True)
class FollowUpDropped(Fact):
    """A meeting dropped a follow-up."""

    kind: ClassVar[str] = "follow-up-dropped"
    decision: ClassVar[bool] = True
    number: int
    meeting: str
    meeting_on: date
    outcome: str | None = free_text()

    @property
    def of_follow_up(self) -> int | None:
        """Itself."""
        return self.number


@dataclass(frozen=True, slots=True)
class FollowUpDated(Fact):
    """A meeting gave a follow-up another date; the earlier one stays visible."""

    kind: ClassVar[str] = "follow-up-dated"
    decision: ClassVar[bool] = True
    number: int
    meeting: str
    meeting_on: date
    due_on: date
    reason: str | None = free_text()

    @property
    def of_follow_up(self) -> int | None:
        """Itself."""
        return self.number


def made_with(
    state: PlanState, entry: Entry, number: int | None, source: FollowUpSource, meeting: str, due_on: date | None
) -> FollowUp | None:
    """The follow-up that an entry about an item makes beside what it changes, for whoever leads that item."""
    if number is None:
        return None
    sat = state.meeting(meeting)
    return FollowUp(
        number=number,
        version=entry.number,
        entry=entry.number,
        source=source,
        meeting=meeting,
        body="" if sat is None else sat.body,
        set_on=entry.day if sat is None else sat.on,
        ref=entry.ref,
        due_on=due_on,
        for_lead=True,
    )


def ended_by_completion(state: PlanState, entry: Entry) -> tuple[FollowUp, ...]:
    """What returned sign-offs of the entry's item asked for: done, now that it is reported complete again."""
    asked = [
        each
        for each in state.follow_ups
        if each.ref == entry.ref and each.is_open and each.source is FollowUpSource.RETURNED
    ]
    return tuple(replace(each, version=entry.number, state=FollowUpState.DONE, outcome_on=entry.day) for each in asked)


def follow_up_of(state: PlanState, entry: Entry, number: int) -> FollowUp:
    """The follow-up that an entry changes, at its version; raises ``LookupError`` where no earlier entry set it."""
    found = state.follow_up(number)
    if found is None:
        raise LookupError(f"entry {entry.number} changes the follow-up F{number}, which no earlier entry set")
    return replace(found, version=entry.number)


def _set(state: PlanState, entry: Entry, fact: FollowUpSet) -> tuple[Entity, ...]:
    sat = state.meeting(fact.meeting)
    made = FollowUp(
        number=fact.number,
        version=entry.number,
        entry=entry.number,
        source=FollowUpSource.MEETING,
        meeting=fact.meeting,
        body="" if sat is None else sat.body,
        set_on=fact.meeting_on,
        ref=entry.ref,
        due_on=fact.due_on,
        agency=fact.agency,
        role=pointer(entry.number, fact.owner_role),
        each_sitting=fact.each_sitting,
    )
    record = decision_record(entry, fact.meeting, entry.ref or fact.meeting)
    if entry.ref is None:
        return made, record
    return replace(item_of(state, entry), version=entry.number), made, record


def _done(state: PlanState, entry: Entry, fact: FollowUpDone) -> tuple[Entity, ...]:
    now = follow_up_of(state, entry, fact.number)
    done = replace(now, outcome=pointer(entry.number, fact.outcome), outcome_on=fact.on, outcome_meeting=None)
    if fact.goes_on:
        return (replace(done, due_on=fact.next_due),)
    return (replace(done, state=FollowUpState.DONE),)


def _dropped(state: PlanState, entry: Entry, fact: FollowUpDropped) -> tuple[Entity, ...]:
    dropped = replace(
        follow_up_of(state, entry, fact.number),
        state=FollowUpState.DROPPED,
        outcome=pointer(entry.number, fact.outcome),
        outcome_on=fact.meeting_on,
        outcome_meeting=fact.meeting,
    )
    return dropped, decision_record(entry, fact.meeting, entry.ref or fact.meeting)


def _dated(state: PlanState, entry: Entry, fact: FollowUpDated) -> tuple[Entity, ...]:
    now = follow_up_of(state, entry, fact.number)
    earlier = now.earlier_dates if now.due_on is None else (*now.earlier_dates, now.due_on)
    dated = replace(now, due_on=fact.due_on, earlier_dates=earlier)
    return dated, decision_record(entry, fact.meeting, entry.ref or fact.meeting)


def set_words(number: int | None, due_on: date | None, *, each_sitting: bool = False) -> str:
    """What an entry that makes a follow-up says of it after its own sentence; empty where it makes none."""
    if number is None:
        return ""
    due = "for the next sitting" if due_on is None else f"by {long_day(due_on)}"
    return f" Follow-up F{number}, {due}{', and for each sitting after that' if each_sitting else ''}."


def _set_sentence(fact: FollowUpSet, names: SentenceContext) -> str:
    owner = ", ".join(part for part in (fact.owner_role, names.agency_name(fact.agency) if fact.agency else "") if part)
    who = f" For {with_full_stop(owner)}" if owner else ""
    about = set_words(fact.number, fact.due_on, each_sitting=fact.each_sitting)
    return f"Asked {names.at_meeting(fact.meeting_on)}: {with_full_stop(fact.words)}{who}{about}"


def _done_sentence(fact: FollowUpDone, names: SentenceContext) -> str:
    del names
    when = "for the next sitting" if fact.next_due is None else f"by {long_day(fact.next_due)}"
    again = f" It is due again {when}." if fact.goes_on else ""
    what = "reported on" if fact.goes_on else "done"
    return f"Follow-up F{fact.number} {what}, {long_day(fact.on)}: {with_full_stop(fact.outcome)}{again}"


def _dropped_sentence(fact: FollowUpDropped, names: SentenceContext) -> str:
    dropped = f"Follow-up F{fact.number} dropped {names.at_meeting(fact.meeting_on)}."
    return f"{dropped}{reason_sentence(fact.outcome)}"


def _dated_sentence(fact: FollowUpDated, names: SentenceContext) -> str:
    dated = f"Follow-up F{fact.number} due {long_day(fact.due_on)}, decided {names.at_meeting(fact.meeting_on)}."
    return f"{dated}{reason_sentence(fact.reason)}"


FACTS = (
    fact_kind(FollowUpSet, _set, _set_sentence, "A follow-up"),
    fact_kind(FollowUpDone, _done, _done_sentence, "A follow-up done"),
    fact_kind(FollowUpDropped, _dropped, _dropped_sentence),
    fact_kind(FollowUpDated, _dated, _dated_sentence),
)
