"""Deadlines: a proposed date changes freely, a meeting adopts it, and a mistyped adopted date is put right."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import live_items, not_after_today, optional_text, past_meeting, refuse_if_later
from actionplan.domain.command import Command
from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import reason_sentence
from actionplan.domain.vocabulary import Act, DateState


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeDate(Command):
    """Set, change or (None) take away a proposed deadline; ``correct`` puts an adopted one right.

    ``proposed_on`` is the day on which it was proposed, where that is not today.
    """

    on: date | None
    correct: bool = False
    reason: str | None = None
    meeting: str | None = None
    proposed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptDates(Command):
    """A meeting adopts proposed dates, or sets and adopts a date of its own, ``to``."""

    meeting: str
    to: date | None = None


@dataclass(frozen=True, slots=True)
class DateProposed(Fact):
    """A proposed deadline was set, changed or (None) taken away; a reason where it corrects a slip."""

    kind: ClassVar[str] = "date-proposed"
    on: date | None
    reason: str | None = free_text()
    proposed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DateAdopted(Fact):
    """A meeting adopted the proposed date: from now on only an extension moves it."""

    kind: ClassVar[str] = "date-adopted"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.ADOPT
    on: date
    meeting: str
    meeting_on: date


@dataclass(frozen=True, slots=True)
class DateCorrected(Fact):
    """A mistyped adopted date was put right: on its own day, or by a meeting.

    On its own day the adopted date is put right with it. By a meeting, the date in force moves and the adopted date
    stays; only entries from before ``corrected_from`` was kept, of schema 1, changed both.
    """

    kind: ClassVar[str] = "date-corrected"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.DUE
    on: date
    meeting: str | None = None
    meeting_on: date | None = None
    reason: str | None = free_text()
    corrected_from: date | None = None


def set_date(context: CommandContext, command: ProposeDate, today: date) -> list[Draft]:
    """A proposed date changes freely; an adopted one is corrected on its own day, or by a meeting."""
    reason = optional_text(command.reason, "The reason") or None
    if command.correct and reason is None:
        raise BadInput("A correction needs its reason: say why.", Remedy.GIVE_REASON)
    told = command.proposed_on
    if told is not None:
        not_after_today(told, today, "A proposed date")
    drafts = []
    for item in live_items(context, command.refs, "changing its deadline"):
        adopted = item.deadline.state is DateState.ADOPTED
        if item.deadline.due_on == command.on and (adopted or told in {None, item.deadline.proposed_on}):
            continue
        if adopted:
            drafts.append(Draft(item.ref, _correction(context, item, command, reason, today)))
        else:
            if item.deadline.due_on != command.on:
                _refuse_if_completed_late(item)
            drafts.append(Draft(item.ref, DateProposed(on=command.on, reason=reason, proposed_on=told)))
    return drafts


def _refuse_if_completed_late(item: Item) -> None:
    """A proposed date that a completion has missed stays: another would hide by how much."""
    done, due = item.completed_on, item.deadline.due_on
    if done is not None and due is not None and done > due:
        raise Refused(
            f"{item.ref} was completed on {long_day(done)}, after its date, {long_day(due)}: that date stays. "
            "Reopen it to change the date."
        )


def _correction(
    context: CommandContext, item: Item, command: ProposeDate, reason: str | None, today: date
) -> DateCorrected:
    deadline = item.deadline
    in_force = f"The deadline of {item.ref}, {long_day(deadline.due_on or today)}, was adopted by a meeting"
    if not command.correct:
        raise Refused(
            f"{in_force}: only an extension that a meeting grants can move it. Ask for an extension.",
            Remedy.ASK_FOR_EXTENSION,
        )
    if command.on is None:
        raise Refused(f"{in_force}: it cannot be taken away.")
    if command.meeting is not None:
        meeting = past_meeting(context, command.meeting, today)
        _refuse_correction(context, item, command.on, meeting)
        return DateCorrected(command.on, meeting.id, meeting.on, reason, deadline.due_on)
    if deadline.recorded_on != today:
        raise Refused(
            f"{in_force}, and is corrected without a meeting on the day of its entry only. Name the meeting.",
            Remedy.NAME_MEETING,
        )
    if any(meeting.shown_as_at == today for meeting in context.meetings):
        raise Refused(
            f"{in_force}, and papers went out today: now only a meeting can correct it. Name the meeting.",
            Remedy.NAME_MEETING,
        )
    decided_by = deadline.corrected_meeting or deadline.extended_meeting or deadline.adopted_meeting
    meeting_then = context.meeting(decided_by or "")
    if meeting_then is not None and meeting_then.closed:
        raise Refused(
            f"{in_force} that is closed: only another decision can correct it. Name the meeting.", Remedy.NAME_MEETING
        )
    return DateCorrected(command.on, reason=reason, corrected_from=deadline.due_on)


def _refuse_correction(context: CommandContext, item: Item, to: date, meeting: Meeting) -> None:
    """A meeting's correction obeys what holds for its other decisions: their order, and how far a date may move."""
    deadline, policy = item.deadline, context.policy
    refuse_if_later(meeting, deadline.decided_at, f"The deadline of {item.ref} was decided", "corrected it")
    if deadline.due_on is None or to <= deadline.due_on:
        return
    if not policy.extensions_allowed:
        raise Refused("This plan allows no extensions (policy extensions_allowed is 0), nor a correction that is one.")
    if policy.extensions_at_most and deadline.times_moved >= policy.extensions_at_most:
        moved = counted(deadline.times_moved, "time")
        raise Refused(f"{item.ref} has been moved {moved}, and the policy allows no more (extensions_at_most).")


def adopt(context: CommandContext, command: AdoptDates, today: date) -> list[Draft]:
    """The proposed dates become adopted, or the date that the meeting itself set, which rests on nothing earlier."""
    meeting = past_meeting(context, command.meeting, today)
    drafts = []
    for item in live_items(context, command.refs, "adopting its date"):
        to = command.to or item.deadline.due_on
        if to is None:
            raise Refused(f"{item.ref} has no date to adopt. Propose one first.")
        if item.deadline.state is DateState.ADOPTED:
            _refuse_another_date(item, to)
            continue
        if to != item.deadline.due_on:
            _refuse_if_completed_late(item)
        if command.to is None:
            _refuse_if_proposed_later(item, meeting)
        drafts.append(Draft(item.ref, DateAdopted(to, meeting.id, meeting.on)))
    return drafts


def _refuse_another_date(item: Item, to: date) -> None:
    in_force = item.deadline.due_on
    if in_force is not None and to != in_force:
        raise Refused(
            f"The deadline of {item.ref}, {long_day(in_force)}, was adopted by a meeting: only an extension that a "
            "meeting grants can move it. Ask for an extension.",
            Remedy.ASK_FOR_EXTENSION,
        )


def _refuse_if_proposed_later(item: Item, meeting: Meeting) -> None:
    refuse_if_later(
        meeting,
        item.deadline.proposed_on,
        f"The date of {item.ref} was proposed",
        "adopted it",
        "Where it was proposed earlier, propose it again with that day. Where the meeting itself set the date, give it "
        "with the adoption.",
        Remedy.SET_AT_MEETING,
    )


def _proposed(item: Item, entry: Entry, fact: DateProposed) -> Item:
    first = item.deadline.first_dated_on or (entry.day if fact.on else None)
    proposed = None if fact.on is None else fact.proposed_on or entry.day
    return replace(item, deadline=replace(item.deadline, due_on=fact.on, first_dated_on=first, proposed_on=proposed))


def _adopted(item: Item, entry: Entry, fact: DateAdopted) -> Item:
    deadline = replace(
        item.deadline,
        due_on=fact.on,
        adopted_on=fact.on,
        adopted_at=fact.meeting_on,
        adopted_meeting=fact.meeting,
        first_dated_on=item.deadline.first_dated_on or entry.day,
        recorded_on=entry.day,
    )
    return replace(item, deadline=deadline)


def _corrected(item: Item, entry: Entry, fact: DateCorrected) -> Item:
    deadline = replace(item.deadline, due_on=fact.on, recorded_on=entry.day)
    if fact.meeting is not None and fact.corrected_from is not None:
        # The adopted date stays, so that a later decision, whatever it is called, cannot hide the days between.
        moved = replace(
            deadline,
            times_moved=deadline.times_moved + 1,
            corrected_at=fact.meeting_on,
            corrected_meeting=fact.meeting,
            due_before=item.deadline.before_moving(item.completed_on),
        )
        return replace(item, deadline=moved, refusal=None)
    # On its own day it says what had been meant: before any move, the adopted date was mistyped too.
    adopted = fact.on if deadline.times_moved == 0 else deadline.adopted_on
    return replace(item, deadline=replace(deadline, adopted_on=adopted))


def _proposed_sentence(fact: DateProposed, names: SentenceContext) -> str:
    del names
    if fact.on is None:
        return f"Proposed date taken away.{reason_sentence(fact.reason)}"
    told = "" if fact.proposed_on is None else f" It was proposed on {long_day(fact.proposed_on)}."
    return f"Proposed date set to {long_day(fact.on)}.{told}{reason_sentence(fact.reason)}"


def _adopted_sentence(fact: DateAdopted, names: SentenceContext) -> str:
    return f"Date adopted {names.at_meeting(fact.meeting_on)}: {long_day(fact.on)}."


def _corrected_sentence(fact: DateCorrected, names: SentenceContext) -> str:
    decided = "" if fact.meeting_on is None else names.at_meeting(fact.meeting_on)
    corrected = f"corrected {decided}".rstrip()
    to, why = f"to {long_day(fact.on)}.", reason_sentence(fact.reason)
    if fact.corrected_from is None:
        return f"Adopted date {corrected} {to}{why}"
    what, stays = ("Date in force", " The adopted date stays.") if decided else ("Adopted date", "")
    return f"{what} {corrected} from {long_day(fact.corrected_from)} {to}{stays}{why}"


SUBJECT = Subject(
    commands=(rule(ProposeDate, set_date), rule(AdoptDates, adopt)),
    facts=(
        item_fact(DateProposed, _proposed, _proposed_sentence),
        item_fact(DateAdopted, _adopted, _adopted_sentence),
        item_fact(DateCorrected, _corrected, _corrected_sentence),
    ),
)
