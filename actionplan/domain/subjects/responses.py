"""Responses: what the partnership answered to a recommendation, not accepting it included."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import live_items, optional_text, past_meeting, refuse_live_actions
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Closing, GivenResponse, Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, item_fact, rule
from actionplan.domain.subjects.closing import closed
from actionplan.domain.text import reason_sentence
from actionplan.domain.vocabulary import Kind, Response, Status


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


@dataclass(frozen=True, slots=True)
class NotAccepted(Fact):
    """A meeting decided not to take a recommendation forward."""

    kind: ClassVar[str] = "not-accepted"
    decision: ClassVar[bool] = True
    meeting: str
    meeting_on: date
    closing_reason: str | None = free_text()


def respond(context: CommandContext, command: Respond, today: date) -> list[Draft]:
    """The partnership's answer to each recommendation named; only a meeting can decide not to accept one."""
    reason = optional_text(command.reason, "The reason")
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
        refuse_live_actions(context, items)
        return [Draft(item.ref, NotAccepted(meeting.id, meeting.on, reason)) for item in items]
    if command.meeting is None:
        fact = ResponseRecorded(command.response, reason or None)
    elif command.response is Response.NOT_RECORDED:
        raise BadInput("That no response is recorded is not a meeting's decision: leave the meeting out.")
    else:
        meeting = past_meeting(context, command.meeting, today)
        fact = ResponseRecorded(command.response, reason, meeting.id, meeting.on)
    return [Draft(item.ref, fact) for item in items if not _answered_so(context, item, fact, reason)]


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
    ),
)
