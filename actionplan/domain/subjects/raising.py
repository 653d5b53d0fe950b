"""Raised with: an item that needs a body or a role above those who do it, and what that body answers.

Anybody may raise, and the body asked answers, by a meeting or a letter, whatever it may decide on the plan.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import (
    live_items,
    meeting_that_sat,
    named_items,
    not_after_today,
    organisation,
    past_meeting,
    refuse_if_closed,
    refuse_if_later,
    required_text,
)
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meetings.bodies import as_on_record, same_body
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, Raised, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.text import reason_sentence, the_body, with_full_stop


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseItems(Command):
    """Raise items with a body or a role; ``meeting`` decided so, where one did."""

    raised_with: str
    reason: str
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRaiseAnswer(Command):
    """What those answered with whom items were raised: at a meeting, or by a letter of some day."""

    answer: str
    on: date
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRaised(Fact):
    """The item was raised with a body or a role, on a day; with a meeting, by its decision."""

    kind: ClassVar[str] = "item-raised"
    decision: ClassVar[bool] = True
    raised_with: str
    on: date
    meeting: str | None = None
    meeting_on: date | None = None
    raised_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class RaiseAnswered(Fact):
    """Those with whom the item was raised answered; with a meeting, there."""

    kind: ClassVar[str] = "raise-answered"
    decision: ClassVar[bool] = True
    raised_with: str
    on: date
    meeting: str | None = None
    meeting_on: date | None = None
    raise_answer: str | None = free_text()

    @property
    def of_any_body(self) -> bool:
        """The body asked answers, whichever it is."""
        return True


def raise_items(context: CommandContext, command: RaiseItems, today: date) -> list[Draft]:
    """Live items; one that waits for an answer is not raised again before it has one."""
    typed = organisation(command.raised_with, "With whom it is raised")
    reason = required_text(command.reason, "The reason")
    meeting = None if command.meeting is None else past_meeting(context, command.meeting, today)
    whom = as_on_record(typed, context.reviews, context.meetings, context.bodies)
    at, at_on = (None, None) if meeting is None else (meeting.id, meeting.on)
    fact = ItemRaised(whom, at_on or today, at, at_on, reason)
    drafts = []
    for item in live_items(context, command.refs, "raising it"):
        waits = item.raised if item.raised_and_unanswered else None
        if meeting is not None and item.raised is not None and waits is None:
            refuse_if_later(meeting, item.raised.answered_on, f"The answer about {item.ref} came", "raised it again")
        if waits is None:
            drafts.append(Draft(item.ref, fact))
        elif not same_body(waits.raised_with, whom) or context.text(waits.reason, "raised_reason") != reason:
            raise Refused(
                f"{item.ref} was raised with {the_body(waits.raised_with)} on {long_day(waits.on)}, and is not "
                "answered yet. Record the answer before it is raised again."
            )
    return drafts


def record_raise_answer(context: CommandContext, command: RecordRaiseAnswer, today: date) -> list[Draft]:
    """The answer to what was raised and waits for one, on the day of its meeting or letter."""
    answer = required_text(command.answer, "The answer")
    meeting = None if command.meeting is None else meeting_that_sat(context, command.meeting, today)
    if meeting is not None:
        refuse_if_closed(meeting)
    on = not_after_today(command.on, today, "An answer") if meeting is None else meeting.on
    at, at_on = (None, None) if meeting is None else (meeting.id, meeting.on)
    drafts = []
    for item in named_items(context, command.refs):
        if item.raised is None or not item.raised_and_unanswered:
            raise Refused(f"{item.ref} has nothing raised that waits for an answer.")
        if on < item.raised.on:
            raise BadInput(
                f"{item.ref} was raised on {long_day(item.raised.on)}: the answer came on that day or later."
            )
        drafts.append(Draft(item.ref, RaiseAnswered(item.raised.raised_with, on, at, at_on, answer)))
    return drafts


def _raised(item: Item, entry: Entry, fact: ItemRaised) -> Item:
    reason = pointer(entry.number, fact.raised_reason)
    return replace(item, raised=Raised(fact.raised_with, fact.on, fact.meeting, reason))


def _answered(item: Item, entry: Entry, fact: RaiseAnswered) -> Item:
    if item.raised is None:
        return item
    answer = pointer(entry.number, fact.raise_answer)
    return replace(item, raised=replace(item.raised, answered_on=fact.on, answered_at=fact.meeting, answer=answer))


def _raised_sentence(fact: ItemRaised, names: SentenceContext) -> str:
    when = f"on {long_day(fact.on)}" if fact.meeting_on is None else f"decided {names.at_meeting(fact.meeting_on)}"
    return f"Raised with {the_body(fact.raised_with)}, {when}.{reason_sentence(fact.raised_reason)}"


def _answered_sentence(fact: RaiseAnswered, names: SentenceContext) -> str:
    when = f"on {long_day(fact.on)}" if fact.meeting_on is None else names.at_meeting(fact.meeting_on)
    said = f"Answered by {the_body(fact.raised_with)}, {when}"
    return f"{said}: {with_full_stop(fact.raise_answer)}" if fact.raise_answer else f"{said}."


SUBJECT = Subject(
    commands=(rule(RaiseItems, raise_items), rule(RecordRaiseAnswer, record_raise_answer)),
    facts=(
        item_fact(ItemRaised, _raised, _raised_sentence),
        item_fact(RaiseAnswered, _answered, _answered_sentence, "The answer to what was raised"),
    ),
)
