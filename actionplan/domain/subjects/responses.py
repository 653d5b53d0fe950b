"""Responses: what the partnership answered to a recommendation, not accepting it included."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import (
    live_items,
    named_items,
    optional_text,
    past_meeting,
    refuse_if_answered_later,
    refuse_live_actions,
)
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Closing, GivenResponse, Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.subjects.closing import closed
from actionplan.domain.text import reason_sentence
from actionplan.domain.vocabulary import Act, Kind, Response, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond(Command):
    """Record the partnership's response to recommendations, and the meeting that decided it, where one did."""

    response: Response
    reason: str | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseRecorded(Fact):
    """What the partnership answered to a recommendation, and the meeting that decided so, where one did.

    With a meeting, a reason that is None stays as it was with the same response; without one, it goes.
    """

    kind: ClassVar[str] = "response-recorded"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    response: Response
    response_reason: str | None = free_text()
    meeting: str | None = None
    meeting_on: date | None = None

    @property
    def of_any_body(self) -> bool:
        """To accept a recommendation, wholly or in part, changes no colour: the body that is asked answers."""
        return True


@dataclass(frozen=True, slots=True)
class NotAccepted(Fact):
    """A meeting decided not to take a recommendation forward."""

    kind: ClassVar[str] = "not-accepted"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.RESPOND
    meeting: str
    meeting_on: date
    closing_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class TakenForward(Fact):
    """A meeting changed its mind about a recommendation that was not accepted: it is live again."""

    kind: ClassVar[str] = "taken-forward"
    decision: ClassVar[bool] = True
    act: ClassVar[Act | None] = Act.RESPOND
    response: Response
    meeting: str
    meeting_on: date
    response_reason: str | None = free_text()


def respond(context: CommandContext, command: Respond, today: date) -> list[Draft]:
    """The partnership's answer to each recommendation named; only a meeting can decide not to accept one."""
    reason = optional_text(command.reason, "The reason")
    named = named_items(context, command.refs)
    refused = [item for item in named if item.status is Status.NOT_ACCEPTED]
    if refused and command.response is not Response.NOT_ACCEPTED:
        again = [_taken_forward(context, item, command, reason, today) for item in refused]
        others = tuple(item.ref for item in named if item not in refused)
        rest = Respond(refs=others, response=command.response, reason=command.reason, meeting=command.meeting)
        return again + (respond(context, rest, today) if others else [])
    if command.response is Response.WITH_OTHERS:
        raise BadInput("What is with others needs the body that has it to do, and the day of its answer.")
    items = live_items(context, command.refs, "changing its response")
    for item in items:
        if item.kind is not Kind.RECOMMENDATION:
            raise Refused(f"{item.ref} is an action: a response answers a recommendation.")
    if command.response is Response.NOT_ACCEPTED:
        if not reason:
            raise BadInput("Not accepting a recommendation needs its reason: say why.", Remedy.GIVE_REASON)
        if command.meeting is None:
            raise BadInput(
                "Only a meeting can decide not to accept a recommendation. Name the meeting.", Remedy.NAME_MEETING
            )
        meeting = past_meeting(context, command.meeting, today)
        refuse_live_actions(context, items, meeting)
        refuse_if_answered_later(context, items, meeting)
        return [Draft(item.ref, NotAccepted(meeting.id, meeting.on, reason)) for item in items]
    if command.meeting is None:
        fact = ResponseRecorded(command.response, reason or None)
    elif command.response is Response.NOT_RECORDED:
        raise BadInput("That no response is recorded is not a meeting's decision: leave the meeting out.")
    else:
        meeting = past_meeting(context, command.meeting, today)
        refuse_if_answered_later(context, items, meeting)
        fact = ResponseRecorded(command.response, reason, meeting.id, meeting.on)
    return [Draft(item.ref, fact) for item in items if not _answered_so(context, item, fact, reason)]


def _taken_forward(context: CommandContext, item: Item, command: Respond, reason: str | None, today: date) -> Draft:
    """Another answer of a later meeting, with its reason, to a recommendation that was not accepted."""
    if command.response is Response.NOT_RECORDED:
        raise Refused(f"{item.ref} was not accepted: a meeting can accept it after all, wholly or in part.")
    if command.meeting is None:
        raise Refused(
            f"{item.ref} was not accepted, and only a meeting can change that. Name the meeting.", Remedy.NAME_MEETING
        )
    meeting = past_meeting(context, command.meeting, today)
    closing = item.closing
    if closing is not None and (meeting.id == closing.meeting or meeting.on < closing.on):
        raise Refused(
            f"{item.ref} was not accepted on {long_day(closing.on)}: only a later meeting can change that answer."
        )
    if not reason:
        raise BadInput("Accepting it after all needs the reason: say why.", Remedy.GIVE_REASON)
    return Draft(item.ref, TakenForward(command.response, meeting.id, meeting.on, reason))


def _answered_so(context: CommandContext, item: Item, fact: ResponseRecorded, reason: str | None) -> bool:
    """Whether that is the item's response already; what is not mentioned of it stays with the same answer."""
    given = item.response
    same_reason = reason in {None, context.text(given.reason, "response_reason")}
    return given.answer is fact.response and same_reason and fact.meeting in {None, given.meeting}


def _responded(item: Item, entry: Entry, fact: ResponseRecorded) -> Item:
    given = item.response
    same = given.answer is fact.response
    kept = given.reason if same and fact.meeting is not None else None
    answered = GivenResponse(
        answer=fact.response,
        reason=pointer(entry.number, fact.response_reason, kept),
        meeting=fact.meeting or (given.meeting if same else None),
    )
    return replace(item, response=answered)


def _not_accepted(item: Item, entry: Entry, fact: NotAccepted) -> Item:
    answered = replace(item.response, answer=Response.NOT_ACCEPTED, meeting=fact.meeting)
    why = Closing(fact.meeting_on, fact.meeting, pointer(entry.number, fact.closing_reason))
    return replace(closed(item, Status.NOT_ACCEPTED), response=answered, closing=why)


def _taken_up_again(item: Item, entry: Entry, fact: TakenForward) -> Item:
    """Live again, begun where it had been begun; what its closing ended does not come back."""
    begun = item.started_on is not None or item.completion is not None
    return replace(
        item,
        status=Status.IN_PROGRESS if begun else Status.NOT_STARTED,
        started_on=item.started_on or (entry.day if begun else None),
        completion=None,
        closing=None,
        response=GivenResponse(fact.response, pointer(entry.number, fact.response_reason), fact.meeting),
    )


def _taken_forward_sentence(fact: TakenForward, names: SentenceContext) -> str:
    decided = names.at_meeting(fact.meeting_on)
    what = f"Taken forward after all, {fact.response.label}, decided {decided}"
    return f"{what}: live again.{reason_sentence(fact.response_reason)}"


def _responded_sentence(fact: ResponseRecorded, names: SentenceContext) -> str:
    decided = "" if fact.meeting_on is None else f", {names.at_meeting(fact.meeting_on)}"
    return f"Response: {fact.response.label}{decided}.{reason_sentence(fact.response_reason)}"


def _not_accepted_sentence(fact: NotAccepted, names: SentenceContext) -> str:
    return f"Not accepted, decided {names.at_meeting(fact.meeting_on)}.{reason_sentence(fact.closing_reason)}"


SUBJECT = Subject(
    commands=(rule(Respond, respond),),
    facts=(
        item_fact(ResponseRecorded, _responded, _responded_sentence),
        item_fact(NotAccepted, _not_accepted, _not_accepted_sentence),
        item_fact(TakenForward, _taken_up_again, _taken_forward_sentence),
    ),
)
