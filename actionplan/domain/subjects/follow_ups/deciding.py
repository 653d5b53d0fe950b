"""Follow-ups: a meeting sets one, anybody reports it done, and only a meeting drops it or gives it another date."""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.checks import named_items, not_after_today, optional_text, past_meeting, required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meetings.follow_ups import due_for_next_sitting
from actionplan.domain.meetings.sittings import next_sitting
from actionplan.domain.offices import Office, office_of
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.subjects.follow_ups.entries import FollowUpDated, FollowUpDone, FollowUpDropped, FollowUpSet
from actionplan.domain.vocabulary import FollowUpState


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFollowUp(Command):
    """A meeting asks somebody to do something; one follow-up for each item in ``refs``, or one about none.

    ``owner`` is a role, an agency, or both. Without a ``due`` it is for the body's next sitting.
    """

    meeting: str
    words: str
    owner: str | None = None
    due: date | None = None
    each_sitting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpIsDone(Command):
    """Report a follow-up done, in words that the next meeting sees."""

    number: int
    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropFollowUp(Command):
    """A meeting drops a follow-up."""

    number: int
    meeting: str
    reason: str

    def needs(self) -> Needs:
        """The item that it is about, by whose review a body may decide."""
        return Needs(follow_up=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedateFollowUp(Command):
    """A meeting gives a follow-up another date."""

    number: int
    meeting: str
    due: date
    reason: str | None = None

    def needs(self) -> Needs:
        """The item that it is about, by whose review a body may decide."""
        return Needs(follow_up=self.number)


def next_number(context: CommandContext) -> int:
    """The number of the plan's next follow-up; none is used twice."""
    return max((each.number for each in context.follow_ups_ever_set), default=0) + 1


def due_of(context: CommandContext, meeting: Meeting) -> date | None:
    """When what a meeting asked for is due where no day was said: when papers close for the next sitting, or on it.

    None where no later sitting is on record.
    """
    later = next_sitting(context.meetings, meeting.body, meeting.on)
    return due_for_next_sitting(context, meeting.body, meeting.on) or (later.on if later else None)


def set_follow_up(context: CommandContext, command: SetFollowUp, today: date) -> list[Draft]:
    """One entry for each item, or one about none."""
    meeting = past_meeting(context, command.meeting, today)
    words = required_text(command.words, "The follow-up")
    office = office_of(command.owner, "The owner", context.agencies) if command.owner else Office()
    if command.due is not None:
        _refuse_before(command.due, meeting)
    due = command.due or due_of(context, meeting)
    about: list[str | None] = [None]
    if command.refs:
        about = [item.ref for item in named_items(context, command.refs)]
    return [
        Draft(
            ref,
            FollowUpSet(number, meeting.id, meeting.on, due, office.agency, command.each_sitting, words, office.role),
        )
        for number, ref in enumerate(about, start=next_number(context))
    ]


def report_done(context: CommandContext, command: FollowUpIsDone, today: date) -> list[Draft]:
    """Done, with words; what recurs stays open, and is due for the sitting after."""
    found = _open(context, command.number, "reported done")
    on = not_after_today(command.on or today, today, "What was done")
    words = required_text(command.words, "What was done")
    if not found.each_sitting:
        return [Draft(found.ref, FollowUpDone(found.number, on, outcome=words))]
    after = max(today, found.due_on or today)
    following = due_for_next_sitting(context, found.body, after)
    return [Draft(found.ref, FollowUpDone(found.number, on, goes_on=True, next_due=following, outcome=words))]


def drop(context: CommandContext, command: DropFollowUp, today: date) -> list[Draft]:
    """A meeting lets it go, and says why."""
    meeting = past_meeting(context, command.meeting, today)
    found = _open(context, command.number, "dropped")
    _refuse_if_earlier(meeting, found)
    reason = required_text(command.reason, "The reason")
    return [Draft(found.ref, FollowUpDropped(found.number, meeting.id, meeting.on, reason))]


def redate(context: CommandContext, command: RedateFollowUp, today: date) -> list[Draft]:
    """A meeting gives it another day."""
    meeting = past_meeting(context, command.meeting, today)
    found = _open(context, command.number, "given another date")
    _refuse_if_earlier(meeting, found)
    _refuse_before(command.due, meeting)
    if found.due_on == command.due:
        return []
    reason = optional_text(command.reason, "The reason") or None
    return [Draft(found.ref, FollowUpDated(found.number, meeting.id, meeting.on, command.due, reason))]


def _open(context: CommandContext, number: int, doing: str) -> FollowUp:
    """The follow-up, which must be open: "F12 is done already: it can no longer be dropped"."""
    found = context.follow_up(number)
    if found is None:
        raise BadInput(f"There is no follow-up F{number} in this plan.")
    if found.state is FollowUpState.OPEN:
        return found
    when = "" if found.outcome_on is None else f", {long_day(found.outcome_on)}"
    raise Refused(f"{found.name} is {found.state.label} already{when}: it can no longer be {doing}.")


def _refuse_before(due: date, meeting: Meeting) -> None:
    if due < meeting.on:
        raise BadInput(
            f"A follow-up is due after the meeting that set its date: {long_day(due)} is before "
            f"{meeting.title_mid_sentence}."
        )


def _refuse_if_earlier(meeting: Meeting, found: FollowUp) -> None:
    if meeting.on < found.set_on:
        raise Refused(
            f"{found.name} was set on {long_day(found.set_on)}: {meeting.title_mid_sentence} was before that, and "
            "cannot have decided on it."
        )
