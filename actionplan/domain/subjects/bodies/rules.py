"""Putting bodies on record, changing their role and timetable, and delegating to them; each refuses in a sentence."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from actionplan.domain.checks import meeting_of_set_up, organisation, past_meeting
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.meetings.bodies import (
    as_on_record,
    bodies_in_use,
    body_key,
    body_on_record,
    governs_now,
    same_body,
)
from actionplan.domain.meetings.powers import Powers
from actionplan.domain.state.body import Body
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.bodies.entries import BodyAdded, BodyChanged, PowersDelegated, changed_body
from actionplan.domain.vocabulary import DECIDING_ROLES, Act, BodyRole, DelegatedFor

_MOST_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class AddBody(Command):
    """Put a body on record with its role, from a day to a day where it has not always had it."""

    name: str
    role: BodyRole
    since: date | None = None
    until: date | None = None
    returns_due: int | None = None
    papers_close: int | None = None
    papers_out: int | None = None
    meeting: str | None = None

    def needs(self) -> Needs:
        """Whether the plan is set up: after that, a role that decides is a meeting's to give."""
        return Needs(date_adopted=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditBody(Command):
    """Change a body's role, or the days of it, or its timetable."""

    name: str
    role: BodyRole | None = None
    since: date | None = None
    until: date | None = None
    returns_due: int | None = None
    papers_close: int | None = None
    papers_out: int | None = None
    meeting: str | None = None

    def needs(self) -> Needs:
        """Whether the plan is set up: after that, a role is a meeting's to change."""
        return Needs(date_adopted=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegatePowers(Command):
    """A meeting lets a body decide some acts, in place of what was delegated before; no acts: it takes them back."""

    name: str
    acts: tuple[Act, ...]
    scope: DelegatedFor
    meeting: str | None


def add(context: CommandContext, command: AddBody, today: date) -> list[Draft]:
    """A body that is not on record by itself yet; refused where it would take the decisions from a review."""
    name = _as_spelt(context, command.name)
    known = body_on_record(name, context.bodies)
    if known is not None:
        if known.role_on(today) is command.role:
            return []
        raise Refused(
            f"The {known.name} is on record already. Change its role by editing it.", Remedy.EDIT_BODY, known.name
        )
    given = {each: getattr(command, each) for each in _GIVEN}
    fact = BodyAdded(name=name, **given)
    meeting = _meeting(
        context, command.meeting, today, f"The role of the {name}", needed=command.role in DECIDING_ROLES
    )
    return _checked(context, fact, meeting, today)


def edit(context: CommandContext, command: EditBody, today: date) -> list[Draft]:
    """Another role, other days or another timetable of a body that the plan knows."""
    name = _known(context, command.name)
    given = {each: getattr(command, each) for each in _GIVEN}
    if all(value is None for value in given.values()):
        raise BadInput("Nothing was given to change.")
    fact = BodyChanged(name=name, **given)
    known = body_on_record(name, context.bodies)
    now = Body(body_key(name), 0, name) if known is None else known
    if fact.role is None and (fact.since or fact.until) and not now.terms:
        raise BadInput(f"The {name} has no role on record: give the role with its days.")
    if known is not None and replace(changed_body(now, fact), version=now.version) == now:
        return []
    of_the_role = fact.role is not None or fact.since is not None or fact.until is not None
    meeting = _meeting(context, command.meeting, today, f"The role of the {name}", needed=of_the_role)
    if known is not None and fact.role is now.role_on(today) and not (fact.since or fact.until):
        fact = replace(fact, role=None)  # said again: it goes on, and does not begin anew
    return _checked(context, fact, meeting, today)


def delegate(context: CommandContext, command: DelegatePowers, today: date) -> list[Draft]:
    """What a minuted decision lets a body decide, from the day of that meeting."""
    name = _known(context, command.name)
    if command.meeting is None:
        raise BadInput(
            "What a body may decide is delegated to it by a minuted decision: name the meeting.", Remedy.NAME_MEETING
        )
    meeting = past_meeting(context, command.meeting, today)
    if same_body(meeting.body, name):
        raise Refused(f"{meeting.title} cannot delegate to the {name} itself.")
    acts = tuple(each for each in Act if each in command.acts)
    known = body_on_record(name, context.bodies)
    standing = [] if known is None else [each for each in known.delegations if each.until is None]
    same = [(each.acts, each.scope) for each in standing if same_body(each.by, meeting.body)]
    if same == ([(acts, command.scope)] if acts else []):
        return []
    return [Draft(None, PowersDelegated(name, acts, command.scope, meeting.body, meeting.id, meeting.on))]


_GIVEN = ("role", "since", "until", "returns_due", "papers_close", "papers_out")


def _as_spelt(context: CommandContext, name: str) -> str:
    named = " ".join(organisation(name, "The name of the body").split())
    return as_on_record(named, context.reviews, context.meetings, context.bodies)


def _known(context: CommandContext, name: str) -> str:
    """The body as the plan spells it; refuses one that it does not know."""
    spelt = _as_spelt(context, name)
    in_use = bodies_in_use(context.reviews, context.meetings, context.bodies)
    if not any(same_body(each, spelt) for each in in_use):
        raise BadInput(f"There is no {spelt} in this plan. Add the body first.", Remedy.ADD_BODY)
    return spelt


def _meeting(context: CommandContext, named: str | None, today: date, what: str, *, needed: bool) -> Meeting | None:
    if needed or named is not None:
        return meeting_of_set_up(context, named, today, what)
    return None


def _checked(
    context: CommandContext, fact: BodyAdded | BodyChanged, meeting: Meeting | None, today: date
) -> list[Draft]:
    if fact.since is not None and fact.until is not None and fact.until < fact.since:
        raise BadInput(f"A role cannot end on {long_day(fact.until)}, before it begins on {long_day(fact.since)}.")
    known = body_on_record(fact.name, context.bodies)
    if meeting is not None:
        begins = meeting.on if _begins_with_it(context, fact, known) else None
        fact = replace(fact, meeting=meeting.id, meeting_on=meeting.on, since=fact.since or begins)
    body = changed_body(known or Body(body_key(fact.name), 0, fact.name), fact)
    _refuse_timetable(body)
    others = [each for each in context.bodies if each.id != body.id]
    if fact.role is not None or fact.until is not None or fact.since is not None:
        naming = [
            review for review in context.reviews if any(same_body(fact.name, each) for each in review.governing_bodies)
        ]
        left = Powers(naming, [*others, body]).ungoverned(today)
        if left is not None:
            raise Refused(
                f"{left.ref} would be governed by nobody: the {body.name} governs it. Give it another governing body "
                "first."
            )
    return [Draft(None, fact)]


def _begins_with_it(context: CommandContext, fact: BodyAdded | BodyChanged, known: Body | None) -> bool:
    """Whether a role that a meeting gives begins on its day: not where it says what a governing body is already."""
    if fact.role is None:
        return False
    governing = any(governs_now(fact.name, review) for review in context.reviews)
    return bool(known is not None and known.terms) or (fact.role in DECIDING_ROLES and not governing)


def _refuse_timetable(body: Body) -> None:
    days = (
        ("returns are due", body.returns_due),
        ("papers close", body.papers_close),
        ("papers go out", body.papers_out),
    )
    given = [(what, number) for what, number in days if number is not None]
    for what, number in given:
        if not 0 <= number <= _MOST_DAYS:
            raise BadInput(
                f"The day on which {what} takes a whole number of days before the sitting, 0 to {_MOST_DAYS}."
            )
    for (first, more), (then, less) in pairwise(given):
        if more < less:
            raise BadInput(
                f"The days are the wrong way round: {first} {counted(more, 'day')} before the sitting, and {then} "
                f"{counted(less, 'day')} before it. First returns are due, then papers close, then they go out."
            )
