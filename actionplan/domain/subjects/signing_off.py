"""Sign-off: a meeting agrees that an item is complete, or sends it back; later it reviews the impact."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, assert_never

from actionplan.domain.checks import (
    actions_first,
    named_items,
    optional_line,
    past_meeting,
    refuse_if_actions_closed_later,
    refuse_if_later,
    required_text,
)
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.leads import leads_of, refuse_own_work
from actionplan.domain.meetings.readiness import Need, needs_impact_review, sign_off_needs
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Meeting, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, SignOff, pointer
from actionplan.domain.subject import SentenceContext, Subject, decision_record, fact_kind, item_fact, item_of, rule
from actionplan.domain.subjects.closing import closed
from actionplan.domain.subjects.completion import back_in_progress
from actionplan.domain.subjects.follow_ups import due_of, made_with, next_number, set_words
from actionplan.domain.text import reason_sentence, with_full_stop
from actionplan.domain.vocabulary import Act, EvidenceKind, FollowUpSource, ImpactState, RecordKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffItems(Command):
    """A meeting agrees that items are complete.

    It may be said who moved it, who looked at the evidence, and who declared an interest and took no part.
    """

    meeting: str
    agreed_by: str | None = None
    impact_review_on: date | None = None
    checked_by: str | None = None
    interest: str | None = None

    def needs(self) -> Needs:
        """The evidence of the items: a meeting agrees on what it could know."""
        return Needs(records_of=self.refs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSignOff(Command):
    """A meeting sends items back: it was not satisfied that they are complete."""

    meeting: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewImpact(Command):
    """Record what an impact review found.

    ``measures`` are those whose latest readings it rests on; None: all that the item has.
    """

    found: ImpactState
    words: str
    meeting: str
    next_on: date | None = None
    measures: tuple[str, ...] | None = None

    def needs(self) -> Needs:
        """The measures, with the items' readings."""
        return Needs(measures=True)


@dataclass(frozen=True, slots=True)
class SignedOff(Fact):
    """A meeting agreed that the item is complete. Schema 1 always named who agreed, and nobody else."""

    kind: ClassVar[str] = "signed-off"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.SIGN_OFF
    meeting: str
    meeting_on: date
    impact_review_on: date | None = None
    agreed_by: str | None = free_text()
    checked_by: str | None = free_text()
    interest: str | None = free_text()


@dataclass(frozen=True, slots=True)
class SignOffReturned(Fact):
    """A meeting was not satisfied that the item is complete. Since schema 2 what it asks for is a follow-up."""

    kind: ClassVar[str] = "sign-off-returned"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.SIGN_OFF
    meeting: str
    meeting_on: date
    reopened_reason: str | None = free_text()
    follow_up: int | None = None
    follow_up_due: date | None = None


@dataclass(frozen=True, slots=True)
class NamedReading:
    """A reading that an impact review rests on; ``amount`` is empty where it was in words."""

    measure: str
    entry: int
    on: date
    amount: str = ""

    @property
    def words(self) -> str:
        """As a sentence names it: "SAM-R04-M1, 8 of 10 (1 March 2027)"."""
        return f"{self.measure}{f', {self.amount}' if self.amount else ''} ({long_day(self.on)})"


@dataclass(frozen=True, slots=True)
class ImpactReviewed(Fact):
    """What an impact review found, the readings that it rests on, and when to look again."""

    kind: ClassVar[str] = "impact-reviewed"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.IMPACT
    found: ImpactState
    meeting: str
    meeting_on: date
    next_on: date | None = None
    words: str | None = free_text()
    readings: tuple[NamedReading, ...] = ()


def sign_off(context: CommandContext, command: SignOffItems, today: date) -> list[Draft]:
    """Evidence, a meeting, nobody's own work, actions closed, and impact shown or to be reviewed."""
    meeting = past_meeting(context, command.meeting, today)
    agreed_by = optional_line(command.agreed_by, "Who agreed it") or None
    checked_by = optional_line(command.checked_by, "Who checked the evidence") or None
    interest = optional_line(command.interest, "Who took no part") or None
    review_on = command.impact_review_on
    if review_on is not None and review_on <= meeting.on:
        raise BadInput(f"An impact review comes after the sign-off, on a day later than {long_day(meeting.on)}.")
    drafts = []
    for item in actions_first(named_items(context, command.refs)):
        _refuse_unready(context, item, command.refs)
        _refuse_what_came_later(context, item, meeting)
        _refuse_own_work(context, item, agreed_by, checked_by)
        if review_on is None:
            _refuse_without_impact_review(context, item, meeting)
        fact = SignedOff(meeting.id, meeting.on, review_on, agreed_by, checked_by, interest)
        drafts.append(Draft(item.ref, fact))
    return drafts


def _refuse_what_came_later(context: CommandContext, item: Item, meeting: Meeting) -> None:
    """Completion, evidence and the closing of the actions: a meeting agrees on what it could know."""
    agreed = "agreed it"
    refuse_if_later(meeting, item.completed_on, f"{item.ref} was completed", agreed)
    evidence = [each.on for each in context.records(item.ref) if each.kind is RecordKind.EVIDENCE]
    refuse_if_later(
        meeting,
        min(evidence, default=None),
        f"The first evidence of {item.ref} was recorded",
        agreed,
        "Where there was some by then, record it with its day.",
    )
    refuse_if_actions_closed_later(context, item, meeting, f"agreed {item.ref}")


def _refuse_without_impact_review(context: CommandContext, item: Item, meeting: Meeting) -> None:
    """Evidence of impact, at the meeting, spares its review."""
    impact = [each.on for each in context.records(item.ref) if each.evidence_kind is EvidenceKind.IMPACT]
    if needs_impact_review(item):
        lacking = f"{item.ref} has no evidence of impact"
    elif impact and min(impact) > meeting.on:
        lacking = f"{item.ref} had no evidence of impact by {long_day(meeting.on)}"
    else:
        return
    raise Refused(
        f"{lacking}: give the day of its impact review (6 or 12 months after the sign-off is usual).",
        Remedy.GIVE_IMPACT_REVIEW,
    )


def _refuse_unready(context: CommandContext, item: Item, together: tuple[str, ...]) -> None:
    """``together`` are the refs that are signed off in one command: an action among them counts as closed."""
    others = [action for action in context.actions_of(item.ref) if action.ref not in together]
    for missing in sign_off_needs(item, others):
        match missing.need:
            case Need.COMPLETION:
                raise Refused(f"{item.ref} is {item.status.label}: only what is reported complete can be signed off.")
            case Need.EVIDENCE:
                raise Refused(f"{item.ref} has no evidence: record some before it is signed off.")
            case Need.ACTIONS_CLOSED:
                raise Refused(f"{item.ref} has actions that are not closed: {', '.join(missing.refs)}.")
            case _:
                assert_never(missing.need)


def _refuse_own_work(context: CommandContext, item: Item, agreed_by: str | None, checked_by: str | None) -> None:
    leads = tuple(leads_of(item, context.actions_of(item.ref), context.text))
    if agreed_by is not None:
        refuse_own_work(agreed_by, leads, "agree that it is complete")
    if checked_by is not None:
        refuse_own_work(checked_by, leads, "agree that its evidence is enough")


def send_back(context: CommandContext, command: ReturnSignOff, today: date) -> list[Draft]:
    """The meeting was not satisfied: back to in progress."""
    meeting = past_meeting(context, command.meeting, today)
    reason, due = required_text(command.reason, "The reason"), due_of(context, meeting)
    items = named_items(context, command.refs)
    for item in items:
        if not item.reported_complete:
            raise Refused(f"{item.ref} is {item.status.label}: only what is reported complete can be sent back.")
        refuse_if_later(meeting, item.completed_on, f"{item.ref} was completed", "sent it back")
    return [
        Draft(item.ref, SignOffReturned(meeting.id, meeting.on, reason, number, due))
        for number, item in enumerate(items, start=next_number(context))
    ]


def review_impact(context: CommandContext, command: ReviewImpact, today: date) -> list[Draft]:
    """Is anything different for children, and how do we know? "Too early" needs another day to look again."""
    meeting = past_meeting(context, command.meeting, today)
    words = required_text(command.words, "What the review found")
    if command.found is ImpactState.TOO_EARLY and command.next_on is None:
        raise BadInput(
            "Too early to tell needs another look: give the day of the next review.", Remedy.GIVE_NEXT_REVIEW
        )
    if command.next_on is not None and command.next_on <= meeting.on:
        raise BadInput(f"The next review comes after this one, on a day later than {long_day(meeting.on)}.")
    fact = ImpactReviewed(command.found, meeting.id, meeting.on, command.next_on, words)
    items = named_items(context, command.refs)
    for item in items:
        if item.status is not Status.SIGNED_OFF or item.sign_off is None:
            raise Refused(f"{item.ref} is {item.status.label}: impact is reviewed after sign-off.")
        refuse_if_later(meeting, item.sign_off.on, f"{item.ref} was signed off", "reviewed its impact")
    return [
        Draft(item.ref, dataclasses.replace(fact, readings=_rests_on(context, command, item, meeting.on)))
        for item in items
    ]


def _rests_on(context: CommandContext, command: ReviewImpact, item: Item, by: date) -> tuple[NamedReading, ...]:
    """The latest reading of each measure by the day of the meeting; refuses a measure that was named and has none."""
    in_use = [measure.ref for measure in context.measures if item.ref in measure.items and not measure.withdrawn]
    latest = {each.measure: each for each in context.readings if each.ref == item.ref and each.on <= by}
    wanted = in_use if command.measures is None else dict.fromkeys(command.measures)
    missing = [ref for ref in wanted if ref not in latest]
    if missing and command.measures is not None:
        raise Refused(f"{item.ref} has no reading of {missing[0]} by {long_day(by)}: nothing can rest on it.")
    return tuple(_named(latest[ref]) for ref in wanted if ref in latest)


def _named(reading: Record) -> NamedReading:
    amount = "" if reading.value is None else f"{reading.value}{f' of {reading.out_of}' if reading.out_of else ''}"
    return NamedReading(reading.measure or "", reading.entry, reading.on, amount)


def _signed_off(item: Item, entry: Entry, fact: SignedOff) -> Item:
    agreement = SignOff(
        on=fact.meeting_on,
        meeting=fact.meeting,
        agreed_by=pointer(entry.number, fact.agreed_by),
        checked_by=pointer(entry.number, fact.checked_by),
        interest=pointer(entry.number, fact.interest),
        recorded_by=entry.by,
        impact_review_on=fact.impact_review_on,
    )
    return replace(closed(item, Status.SIGNED_OFF), sign_off=agreement)


def _sent_back(state: PlanState, entry: Entry, fact: SignOffReturned) -> tuple[Entity, ...]:
    item = replace(back_in_progress(item_of(state, entry), entry, fact.reopened_reason), version=entry.number)
    asked = made_with(state, entry, fact.follow_up, FollowUpSource.RETURNED, fact.meeting, fact.follow_up_due)
    return item, decision_record(entry, fact.meeting, item.ref), *(() if asked is None else (asked,))


def _impact_reviewed(item: Item, entry: Entry, fact: ImpactReviewed) -> Item:
    if item.sign_off is None:
        raise LookupError(f"entry {entry.number} reviews the impact of {item.ref}, which was not signed off")
    return replace(item, sign_off=replace(item.sign_off, impact_state=fact.found, impact_review_on=fact.next_on))


_FOUND = {
    ImpactState.EVIDENCED: "something is different for children, with evidence",
    ImpactState.PARTLY: "something is different for children, shown in part",
    ImpactState.NOT_EVIDENCED: "no difference for children could be shown",
    ImpactState.TOO_EARLY: "too early to tell",
}


def _signed_off_sentence(fact: SignedOff, names: SentenceContext) -> str:
    review = fact.impact_review_on
    impact = "" if review is None else f" Impact review due {long_day(review)}."
    agreed = f", agreed by {with_full_stop(fact.agreed_by)}" if fact.agreed_by else "."
    checked = f" Evidence checked by {with_full_stop(fact.checked_by)}" if fact.checked_by else ""
    interest = f" Declared an interest and took no part: {with_full_stop(fact.interest)}" if fact.interest else ""
    return f"Signed off {names.at_meeting(fact.meeting_on)}{agreed}{checked}{interest}{impact}"


def _sent_back_sentence(fact: SignOffReturned, names: SentenceContext) -> str:
    sent_back = f"Sent back {names.at_meeting(fact.meeting_on)}: not yet complete."
    return f"{sent_back}{reason_sentence(fact.reopened_reason)}{set_words(fact.follow_up, fact.follow_up_due)}"


def _impact_reviewed_sentence(fact: ImpactReviewed, names: SentenceContext) -> str:
    again = "" if fact.next_on is None else f" Next review {long_day(fact.next_on)}."
    rests_on = "; ".join(reading.words for reading in fact.readings)
    rests = f" It rests on {rests_on}." if rests_on else ""
    return f"Impact review {names.at_meeting(fact.meeting_on)}: {_FOUND[fact.found]}.{again}{rests} {fact.words}"


SUBJECT = Subject(
    commands=(rule(SignOffItems, sign_off), rule(ReturnSignOff, send_back), rule(ReviewImpact, review_impact)),
    facts=(
        item_fact(SignedOff, _signed_off, _signed_off_sentence),
        fact_kind(SignOffReturned, _sent_back, _sent_back_sentence),
        item_fact(ImpactReviewed, _impact_reviewed, _impact_reviewed_sentence, "An impact review"),
    ),
)
