"""With others: a recommendation that another body has to answer, what that body says, and how it comes back.

The body's name stays in the entry, as an agency's does, so that it can be counted by; a person's is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import (
    live_items,
    named_items,
    not_after_today,
    optional_text,
    organisation,
    past_meeting,
    refuse_if_answered_later,
    refuse_if_later,
    refuse_live_actions,
    required_text,
)
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import GivenResponse, Item, WithOthers, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.subjects.closing import closed
from actionplan.domain.text import capitalised, reason_sentence, the_body, with_full_stop
from actionplan.domain.vocabulary import Kind, Response, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveToOthers(Command):
    """A meeting finds that recommendations are another body's to do, and asks it; or asks that body again."""

    body: str
    answer_due: date
    meeting: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack(Command):
    """A meeting finds that what was with others is the partnership's own."""

    meeting: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOthersAnswer(Command):
    """What the other body answered, and when."""

    answer: str
    on: date


@dataclass(frozen=True, slots=True)
class GivenToOthers(Fact):
    """A meeting decided that the recommendation is another body's to do, and by when that body is to answer."""

    kind: ClassVar[str] = "given-to-others"
    decision: ClassVar[bool] = True
    body: str
    answer_due: date
    meeting: str
    meeting_on: date
    response_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class TakenBack(Fact):
    """A meeting decided that the recommendation is the partnership's own after all: it is live again."""

    kind: ClassVar[str] = "taken-back"
    decision: ClassVar[bool] = True
    body: str
    meeting: str
    meeting_on: date
    response_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class OthersAnswered(Fact):
    """The other body answered."""

    kind: ClassVar[str] = "others-answered"
    body: str
    on: date
    others_answer: str | None = free_text()


def give_to_others(context: CommandContext, command: GiveToOthers, today: date) -> list[Draft]:
    """Recommendations whose actions are closed; for what is with others already, another body or another day."""
    body = organisation(command.body, "Who has it to do")
    reason = optional_text(command.reason, "The reason") or None
    named = named_items(context, command.refs)
    for item in named:
        if item.kind is not Kind.RECOMMENDATION:
            raise Refused(f"{item.ref} is an action: only a recommendation can be with others.")
    meeting = past_meeting(context, command.meeting, today)
    if command.answer_due <= meeting.on:
        raise BadInput(
            f"An answer cannot be due on {long_day(command.answer_due)}: {meeting.title_mid_sentence} asks for it. "
            "Give a later day."
        )
    _refuse_what_came_later(context, named, meeting)
    held = [item.ref for item in named if item.with_others is not None]
    ours = tuple(item.ref for item in named if item.with_others is None)
    refuse_live_actions(context, live_items(context, ours, "giving it to others") if ours else (), meeting)
    fact = GivenToOthers(body, command.answer_due, meeting.id, meeting.on, reason)
    return [
        Draft(item.ref, fact) for item in named if item.ref not in held or not _held_so(context, item, fact, reason)
    ]


def take_back(context: CommandContext, command: TakeBack, today: date) -> list[Draft]:
    """Live again, by a later meeting than the one that gave it away, with the reason."""
    meeting = past_meeting(context, command.meeting, today)
    items = _with_others(context, command)
    reason = required_text(command.reason, "The reason")
    _refuse_what_came_later(context, items, meeting)
    drafts = []
    for item, given in _held(items):
        if given.meeting == meeting.id:
            raise Refused(f"{item.ref} was given to {the_body(given.body)} by that meeting: undo the step instead.")
        drafts.append(Draft(item.ref, TakenBack(given.body, meeting.id, meeting.on, reason)))
    return drafts


def record_answer(context: CommandContext, command: RecordOthersAnswer, today: date) -> list[Draft]:
    """The body's words; it keeps the recommendation. A later answer takes the place of the earlier one."""
    words = required_text(command.answer, "The answer")
    on = not_after_today(command.on, today, "An answer")
    drafts = []
    for item, given in _held(_with_others(context, command)):
        if on < given.asked_on:
            raise BadInput(f"{item.ref} was asked about on {long_day(given.asked_on)}: the answer came on or after it.")
        drafts.append(Draft(item.ref, OthersAnswered(given.body, on, words)))
    return drafts


def _held(items: Sequence[Item]) -> list[tuple[Item, WithOthers]]:
    return [(item, item.with_others) for item in items if item.with_others is not None]


def _with_others(context: CommandContext, command: Command) -> list[Item]:
    items = named_items(context, command.refs)
    for item in items:
        if item.with_others is None:
            raise Refused(f"{item.ref} is not with others: there is no answer to record, and nothing to take back.")
    return items


def _refuse_what_came_later(context: CommandContext, items: Sequence[Item], meeting: Meeting) -> None:
    """The order of the meetings, and that what a body is asked again after its answer came after that answer."""
    decided = "decided on it"
    for item, given in _held(items):
        given_at = context.meeting(given.meeting)
        latest = given.asked_on if given_at is None else max(given.asked_on, given_at.on)
        refuse_if_later(meeting, latest, f"{item.ref} was given to {the_body(given.body)}", decided)
        refuse_if_later(meeting, given.answered_on, f"The answer about {item.ref} came", decided)
    refuse_if_answered_later(context, items, meeting)


def _held_so(context: CommandContext, item: Item, fact: GivenToOthers, reason: str | None) -> bool:
    """Whether that body has it already and is to answer by that day, and no other reason is given."""
    now = item.with_others
    if now is None or not now.awaited or not same_body(now.body, fact.body) or now.answer_due != fact.answer_due:
        return False
    return reason in {None, context.text(item.response.reason, "response_reason")}


def _given(item: Item, entry: Entry, fact: GivenToOthers) -> Item:
    """Closed and asked about. The same body asked again keeps its last answer, and its wait where it has not ended."""
    before = item.with_others
    asked = WithOthers(fact.body, fact.meeting_on, fact.answer_due, fact.meeting)
    if before is not None and same_body(before.body, fact.body):
        asked_on = before.asked_on if before.awaited else fact.meeting_on
        asked = replace(asked, asked_on=asked_on, answered_on=before.answered_on, answer=before.answer)
    kept = None if before is None else item.response.reason
    answered = GivenResponse(
        Response.WITH_OTHERS, pointer(entry.number, fact.response_reason, kept), meeting=fact.meeting
    )
    return replace(closed(item, Status.WITH_OTHERS), response=answered, with_others=asked)


def _taken_back(item: Item, entry: Entry, fact: TakenBack) -> Item:
    """Live again and to be answered, begun where something was heard of it; what its closing ended stays ended."""
    begun = item.last_update is not None or item.reopened_reason is not None
    return replace(
        item,
        status=Status.IN_PROGRESS if begun else Status.NOT_STARTED,
        started_on=(item.started_on or entry.day) if begun else None,
        completion=None,
        with_others=None,
        response=GivenResponse(reason=pointer(entry.number, fact.response_reason), meeting=fact.meeting),
    )


def _others_answered(item: Item, entry: Entry, fact: OthersAnswered) -> Item:
    if item.with_others is None:
        return item
    answer = pointer(entry.number, fact.others_answer)
    return replace(item, with_others=replace(item.with_others, awaited=False, answered_on=fact.on, answer=answer))


def _given_sentence(fact: GivenToOthers, names: SentenceContext) -> str:
    decided = names.at_meeting(fact.meeting_on)
    said = f"With {the_body(fact.body)}, whose answer is due on {long_day(fact.answer_due)}, decided {decided}"
    return f"{said}.{reason_sentence(fact.response_reason)}"


def _taken_back_sentence(fact: TakenBack, names: SentenceContext) -> str:
    decided = names.at_meeting(fact.meeting_on)
    return (
        f"Taken back from {the_body(fact.body)}, decided {decided}: live again.{reason_sentence(fact.response_reason)}"
    )


def _answered_sentence(fact: OthersAnswered, names: SentenceContext) -> str:
    del names
    who = the_body(fact.body)
    said = f"{capitalised(who)} answered on {long_day(fact.on)}"
    return f"{said}: {with_full_stop(fact.others_answer)}" if fact.others_answer else f"{said}."


SUBJECT = Subject(
    commands=(rule(GiveToOthers, give_to_others), rule(TakeBack, take_back), rule(RecordOthersAnswer, record_answer)),
    facts=(
        item_fact(GivenToOthers, _given, _given_sentence),
        item_fact(TakenBack, _taken_back, _taken_back_sentence),
        item_fact(OthersAnswered, _others_answered, _answered_sentence, "The answer of another body"),
    ),
)
