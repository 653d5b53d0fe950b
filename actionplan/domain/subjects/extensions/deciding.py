"""Asking for a later date, and how a meeting answers: who may, and what is refused."""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.checks import (
    live_items,
    named_items,
    not_after_today,
    optional_text,
    past_meeting,
    refuse_if_later,
    required_line,
    required_text,
)
from actionplan.domain.command import Command
from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.item import ExtensionRequest, Item
from actionplan.domain.subjects.extensions.entries import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
)
from actionplan.domain.subjects.follow_ups import due_of, next_number
from actionplan.domain.vocabulary import DateState


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExtension(Command):
    """Ask for a later date; ``on`` is the day on which it was asked, where that is not today."""

    to: date
    reason: str
    asked_by: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantExtension(Command):
    """A meeting grants an extension, to the date asked for unless it names another.

    A condition is a follow-up for the lead officer; with ``each_sitting``, one that recurs. Where no request waits, it
    gives the later date ``to`` itself, for a ``reason``.
    """

    meeting: str
    to: date | None = None
    condition: str | None = None
    each_sitting: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendByMeeting(Command):
    """A meeting gives a later date itself, where nobody had asked for one: it asks and grants in one step."""

    to: date
    reason: str
    meeting: str
    condition: str | None = None
    each_sitting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseExtension(Command):
    """A meeting refuses an extension."""

    meeting: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnExtension(Command):
    """A meeting asks for more before it decides on an extension."""

    meeting: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawExtension(Command):
    """The person who asked for an extension takes that back."""

    reason: str | None = None


def ask(context: CommandContext, command: AskExtension, today: date) -> list[Draft]:
    """A later date is asked for an adopted one, within the plan's policy; the one in force stays."""
    if command.on is not None:
        not_after_today(command.on, today, "A request")
    why = required_text(command.reason, "The reason")
    asked_by = required_line(command.asked_by, "Who asks")
    drafts = []
    for item in live_items(context, command.refs, "asking for an extension"):
        _refuse_request(context, item, command.to)
        decided = item.deadline.decided_at
        if command.on is not None and decided is not None and command.on < decided:
            raise BadInput(
                f"The deadline of {item.ref} was decided on {long_day(decided)}: no other can have been asked for on "
                f"{long_day(command.on)}, before that."
            )
        drafts.append(Draft(item.ref, ExtensionAsked(command.to, why, asked_by, command.on)))
    return drafts


def _refuse_request(context: CommandContext, item: Item, to: date) -> None:
    deadline, at_most = item.deadline, context.policy.extensions_at_most
    if deadline.state is not DateState.ADOPTED or deadline.due_on is None:
        raise Refused(
            f"{item.ref} has no adopted date. A proposed date needs no extension: change it.", Remedy.CHANGE_DATE
        )
    _refuse_if_none_allowed(context)
    if at_most and deadline.times_moved >= at_most:
        moved = counted(deadline.times_moved, "time")
        raise Refused(f"{item.ref} has been moved {moved}, and the policy allows no more (extensions_at_most).")
    if item.request is not None:
        raise Refused(
            f"{item.ref} has asked for an extension already, to {long_day(item.request.to)}, which waits for a "
            "meeting. Withdraw it to ask again."
        )
    if item.reported_complete:
        raise Refused(f"{item.ref} is reported complete: it needs no later date.")
    _refuse_unless_later(item, to)


def _refuse_unless_later(item: Item, to: date) -> None:
    in_force = item.deadline.due_on
    if in_force is not None and to <= in_force:
        raise BadInput(f"An extension is to a later date than the one in force, {long_day(in_force)}.")


def _refuse_if_none_allowed(context: CommandContext) -> None:
    if not context.policy.extensions_allowed:
        raise Refused("This plan allows no extensions (policy extensions_allowed is 0).")


def _requests(
    context: CommandContext, refs: tuple[str, ...], meeting: Meeting | None = None
) -> list[tuple[Item, ExtensionRequest]]:
    """The items named with their requests, refused where one has none, or one that came after the meeting."""
    found = []
    for item in named_items(context, refs):
        if item.request is None:
            raise Refused(f"{item.ref} has no extension waiting for a meeting.")
        if meeting is not None:
            _refuse_what_came_later(item, item.request, meeting)
        found.append((item, item.request))
    return found


def _refuse_what_came_later(item: Item, request: ExtensionRequest, meeting: Meeting) -> None:
    refuse_if_later(
        meeting,
        request.asked_on,
        f"The extension of {item.ref} was asked for",
        "answered it",
        "Where it was asked for earlier, withdraw it, and ask with that day.",
    )
    refuse_if_later(meeting, item.deadline.decided_at, f"The deadline of {item.ref} was decided", "moved it or kept it")


def grant(context: CommandContext, command: GrantExtension, today: date) -> list[Draft]:
    """The date in force moves, to what was asked or to another later day; or the meeting gives a later date itself."""
    if (of_its_own := _of_its_own(context, command)) is not None:
        return extend(context, of_its_own, today)
    meeting = past_meeting(context, command.meeting, today)
    condition = optional_text(command.condition, "The condition") or None
    _refuse_if_none_allowed(context)
    if command.each_sitting and condition is None:
        raise BadInput("What each sitting is to hear is the condition: say it in a few words.")
    due = None if condition is None else due_of(context, meeting)
    drafts = []
    for number, (item, request) in enumerate(_requests(context, command.refs, meeting), start=next_number(context)):
        to = command.to or request.to
        _refuse_unless_later(item, to)
        follow_up = None if condition is None else number
        granted = ExtensionGranted(to, meeting.id, meeting.on, condition, follow_up, due, command.each_sitting)
        drafts.append(Draft(item.ref, granted))
    return drafts


def _of_its_own(context: CommandContext, command: GrantExtension) -> ExtendByMeeting | None:
    """What the meeting gives itself; None where it answers requests, which have reasons of their own."""
    items = named_items(context, command.refs)
    waits = next((item for item in items if item.request is not None), None)
    reason = optional_text(command.reason, "The reason")
    if waits is not None:
        if reason and not command.recorded_late:
            raise BadInput(
                f"{waits.ref} has an extension waiting for a meeting, which was asked for with a reason. A reason is "
                "given here where no request waits and the meeting sets a later date itself."
            )
        return None
    if command.to is None and not reason:
        return None
    if command.to is None or not reason:
        what = "the date" if command.to is None else "the reason"
        raise BadInput(
            f"{items[0].ref} has no extension waiting for a meeting. Where the meeting gave a later date itself, say "
            f"{what} too."
        )
    return ExtendByMeeting(
        refs=command.refs,
        to=command.to,
        reason=reason,
        meeting=command.meeting,
        condition=command.condition,
        each_sitting=command.each_sitting,
    )


def extend(context: CommandContext, command: ExtendByMeeting, today: date) -> list[Draft]:
    """What the meeting set itself rests on nothing earlier: the request has the meeting's day, and is granted."""
    meeting = past_meeting(context, command.meeting, today)
    why = required_text(command.reason, "The reason")
    condition = optional_text(command.condition, "The condition") or None
    if command.each_sitting and condition is None:
        raise BadInput("What each sitting is to hear is the condition: say it in a few words.")
    due = None if condition is None else due_of(context, meeting)
    drafts = []
    items = live_items(context, command.refs, "giving it a later date")
    for number, item in enumerate(items, start=next_number(context)):
        _refuse_request(context, item, command.to)
        refuse_if_later(
            meeting, item.deadline.decided_at, f"The deadline of {item.ref} was decided", "moved it or kept it"
        )
        follow_up = None if condition is None else number
        asked = ExtensionAsked(command.to, why, f"the {meeting.body}", meeting.on)
        granted = ExtensionGranted(command.to, meeting.id, meeting.on, condition, follow_up, due, command.each_sitting)
        drafts += [Draft(item.ref, asked), Draft(item.ref, granted)]
    return drafts


def refuse(context: CommandContext, command: RefuseExtension, today: date) -> list[Draft]:
    """The date in force stays, and the request is answered."""
    meeting = past_meeting(context, command.meeting, today)
    fact = ExtensionRefused(meeting.id, meeting.on, optional_text(command.reason, "The reason") or None)
    return [Draft(item.ref, fact) for item, _ in _requests(context, command.refs, meeting)]


def send_back(context: CommandContext, command: ReturnExtension, today: date) -> list[Draft]:
    """The meeting wants to know more; until somebody asks again, nothing waits."""
    meeting = past_meeting(context, command.meeting, today)
    fact = ExtensionReturned(meeting.id, meeting.on, optional_text(command.reason, "The reason") or None)
    return [Draft(item.ref, fact) for item, _ in _requests(context, command.refs, meeting)]


def withdraw(context: CommandContext, command: WithdrawExtension, today: date) -> list[Draft]:
    """Nothing is asked any more."""
    del today
    fact = ExtensionWithdrawn(optional_text(command.reason, "The reason") or None)
    return [Draft(item.ref, fact) for item, _ in _requests(context, command.refs)]
