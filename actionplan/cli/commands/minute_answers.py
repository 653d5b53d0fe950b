"""The answers that ``meeting minute`` offers for each kind of ask: their keys, and the questions behind them.

Holds no rules: the command that an answer makes is accepted or refused like any other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from actionplan.cli.context import OpenPlan
from actionplan.cli.input import prompt
from actionplan.cli.output import say
from actionplan.domain.dates import add_months, full_day
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.meetings.readiness import needs_impact_review
from actionplan.domain.subjects.deadlines import AdoptDates
from actionplan.domain.subjects.extensions import ExtendByMeeting, GrantExtension, RefuseExtension, ReturnExtension
from actionplan.domain.subjects.follow_ups import DropFollowUp, FollowUpIsDone, RedateFollowUp
from actionplan.domain.subjects.meetings import MinuteDecision
from actionplan.domain.subjects.others import GiveToOthers, RecordOthersAnswer, TakeBack
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner
from actionplan.domain.subjects.pauses import PauseItems, ResumeItems
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.vocabulary import ImpactState, MinutedKind, Response

if TYPE_CHECKING:
    from datetime import date

    from actionplan.domain.command import Command
    from actionplan.domain.governance.asks import Ask
    from actionplan.domain.state.entities import Meeting

    Answer = Command | Sequence[Command]
    """What an answer records, in one step."""

_USUAL_MONTHS: Final = 6
_NOBODY: Final = "-"
_FOUND: Final = {
    "e": ImpactState.EVIDENCED,
    "p": ImpactState.PARTLY,
    "n": ImpactState.NOT_EVIDENCED,
    "t": ImpactState.TOO_EARLY,
}


class Stopped(Exception):  # noqa: N818 - not an error: the minute-taker stops, or input ends
    """Ends the walk."""


@dataclass(slots=True)
class Walk:
    """The meeting being minuted, who moves its sign-offs and who checked their evidence, and the counts so far.

    ``late_reason`` says why its decisions are recorded late, where they are.
    """

    plan: OpenPlan
    meeting: "Meeting"
    agreed_by: str | None = None
    checked_by: str = ""
    late_reason: str | None = None
    recorded: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """The label of a key, and what builds its command; None where a question was left unanswered."""

    label: str
    command: "Callable[[Walk, Ask], Answer | None]"


def line(question: str) -> str:
    """A line from the keyboard. Raises ``Stopped`` at the end of input."""
    typed = prompt(question)
    if typed is None:
        raise Stopped
    return typed


def _adopted(walk: Walk, ask: "Ask") -> "Command":
    # The meeting that is being minuted adopted this date, whenever it was put on record as proposed.
    to = None if ask.row is None else ask.row.item.deadline.due_on
    return AdoptDates(refs=(ask.ref,), meeting=walk.meeting.id, to=to)


def _another_adopted(walk: Walk, ask: "Ask") -> "Command | None":
    typed = _required("The date that the meeting adopted: ", "Adopting another date needs that date.")
    return AdoptDates(refs=(ask.ref,), meeting=walk.meeting.id, to=_day(walk, typed)) if typed else None


def _owner_and_date(walk: Walk, ask: "Ask") -> "Answer | None":
    """Who leads it, and its date where one was agreed: one step."""
    owner = ask.about_row.item.owner
    agency = line("Lead agency (Enter: as it is): " if owner.agency else "Lead agency: ")
    if not agency and owner.agency is None:
        say("An owner needs its lead agency.")
        return None
    role = line("The lead officer's role, if said: ") or None
    due = line("Its date, if agreed: ")
    given: list[Command] = []
    if agency or role:
        lead = walk.plan.agency(agency).id if agency else None
        given.append(AssignOwner(refs=(ask.ref,), agency=lead, role=role))
    if due:
        given.append(AdoptDates(refs=(ask.ref,), meeting=walk.meeting.id, to=_day(walk, due)))
    return given or None


def _confirmed(_walk: Walk, ask: "Ask") -> "Command | None":
    who = _required("Who said yes for the lead agency: ", "A confirmation needs who said so.")
    return ConfirmOwner(refs=(ask.ref,), confirmed_from=who) if who else None


def _extended(walk: Walk, ask: "Ask") -> "Command | None":
    to = _required("Now due: ", "An extension needs its date.")
    reason = to and _required("Reason: ", "An extension needs its reason.")
    if not reason:
        return None
    condition, each = _condition()
    return ExtendByMeeting(
        refs=(ask.ref,),
        meeting=walk.meeting.id,
        to=_day(walk, to),
        reason=reason,
        condition=condition,
        each_sitting=each,
    )


def _condition() -> tuple[str | None, bool]:
    """The condition that was set, if any, and whether each sitting is to hear of it."""
    condition = line("Condition, if one was set: ") or None
    each = bool(condition) and line("Is each sitting to hear of it (y; Enter: once): ").lower() == "y"
    return condition, each


def _granted_otherwise(walk: Walk, ask: "Ask") -> "Command":
    to = line("Granted to (Enter: the date asked for): ")
    condition, each = _condition()
    return GrantExtension(
        refs=(ask.ref,),
        meeting=walk.meeting.id,
        to=_day(walk, to) if to else None,
        condition=condition,
        each_sitting=each,
    )


def _signed_off(walk: Walk, ask: "Ask") -> "Command":
    before = f"Enter: {walk.checked_by}, {_NOBODY} nobody" if walk.checked_by else "name, role; Enter: not said"
    typed = line(f"Who checked the evidence ({before}): ")
    walk.checked_by = "" if typed == _NOBODY else typed or walk.checked_by
    review_on = None
    if needs_impact_review(ask.about_row.item):
        usual = add_months(walk.meeting.on, _USUAL_MONTHS)
        typed = line(f"Impact review: a date, 6m or 12m (Enter: {full_day(usual)}): ")
        review_on = _day(walk, typed) if typed else usual
    return SignOffItems(
        refs=(ask.ref,),
        meeting=walk.meeting.id,
        agreed_by=walk.agreed_by,
        checked_by=walk.checked_by,
        impact_review_on=review_on,
    )


def _sign_off_returned(walk: Walk, ask: "Ask") -> "Command | None":
    reason = _required("What is missing: ", "A return needs its reason.")
    return ReturnSignOff(refs=(ask.ref,), meeting=walk.meeting.id, reason=reason) if reason else None


def _granted(walk: Walk, ask: "Ask") -> "Command":
    return GrantExtension(refs=(ask.ref,), meeting=walk.meeting.id)


def _refused(walk: Walk, ask: "Ask") -> "Command":
    return RefuseExtension(refs=(ask.ref,), meeting=walk.meeting.id, reason=line("Reason, if one was given: "))


def _returned(walk: Walk, ask: "Ask") -> "Command":
    return ReturnExtension(refs=(ask.ref,), meeting=walk.meeting.id, reason=line("What is missing, if said: "))


def _resumed(_walk: Walk, ask: "Ask") -> "Command":
    return ResumeItems(refs=(ask.ref,))


def _paused_again(walk: Walk, ask: "Ask") -> "Command | None":
    until = _required("Paused until: ", "A pause needs its review date.")
    reason = until and _required("Reason: ", "A pause needs its reason.")
    if not reason:
        return None
    return PauseItems(refs=(ask.ref,), until=_day(walk, until), reason=reason, meeting=walk.meeting.id)


def _impact_found(walk: Walk, ask: "Ask") -> "Command | None":
    found = _FOUND.get(line("Found: e evidenced · p partly · n not evidenced · t too early to tell: ").lower())
    words = "" if found is None else _required("How do we know: ", "An impact review needs its words.")
    if found is None or not words:
        return None
    typed = line("Next review: a date, 6m or 12m (Enter: none): ")
    next_on = _day(walk, typed) if typed else None
    return ReviewImpact(refs=(ask.ref,), found=found, words=words, meeting=walk.meeting.id, next_on=next_on)


def _shown_again(walk: Walk, ask: "Ask") -> "Command | None":
    reason = _required("Reason: ", "A decided colour needs its reason.")
    agreed_by = reason and _required("Who agrees it (name, role): ", "A decided colour needs somebody who agrees it.")
    if not agreed_by:
        return None
    colour, meeting = ask.about_row.own.colour, walk.meeting.id
    return OverrideRating(refs=(ask.ref,), colour=colour, reason=reason, meeting=meeting, agreed_by=agreed_by)


def _accepted(walk: Walk, ask: "Ask") -> "Command":
    return Respond(refs=(ask.ref,), response=Response.ACCEPTED, meeting=walk.meeting.id)


def _accepted_in_part(walk: Walk, ask: "Ask") -> "Command":
    reason = line("Which part, if said: ") or None
    return Respond(refs=(ask.ref,), response=Response.PART, reason=reason, meeting=walk.meeting.id)


def _not_accepted(walk: Walk, ask: "Ask") -> "Command | None":
    reason = _required("Reason: ", "Not accepting needs its reason.")
    if not reason:
        return None
    return Respond(refs=(ask.ref,), response=Response.NOT_ACCEPTED, reason=reason, meeting=walk.meeting.id)


def _given_to_others(walk: Walk, ask: "Ask") -> "Command | None":
    body = _required("Whose is it to do: ", "With others needs the body that has it to do.")
    due = body and _required("Its answer is due: ", "With others needs the day by which that body is to answer.")
    if not due:
        return None
    return GiveToOthers(refs=(ask.ref,), body=body, answer_due=_day(walk, due), meeting=walk.meeting.id)


def _asked_again(walk: Walk, ask: "Ask") -> "Command | None":
    due = _required("Its answer is due: ", "It is asked again by another day.")
    given = ask.about_row.item.with_others
    if not due or given is None:
        return None
    return GiveToOthers(refs=(ask.ref,), body=given.body, answer_due=_day(walk, due), meeting=walk.meeting.id)


def _others_answered(walk: Walk, ask: "Ask") -> "Command | None":
    words = _required("What was answered: ", "An answer needs its words.")
    return RecordOthersAnswer(refs=(ask.ref,), answer=words, on=walk.plan.today) if words else None


def _taken_back(walk: Walk, ask: "Ask") -> "Command | None":
    reason = _required("Reason: ", "Taking it back needs its reason.")
    return TakeBack(refs=(ask.ref,), meeting=walk.meeting.id, reason=reason) if reason else None


def _raised(walk: Walk, ask: "Ask") -> "Command | None":
    whom = _required("With whom (a body or a role): ", "It is raised with a body or a role.")
    reason = whom and _required("Reason: ", "Raising it needs its reason.")
    if not reason:
        return None
    return RaiseItems(refs=(ask.ref,), raised_with=whom, reason=reason, meeting=walk.meeting.id)


def _raise_answered(walk: Walk, ask: "Ask") -> "Command | None":
    words = _required("What is the answer: ", "An answer needs its words.")
    if not words:
        return None
    return RecordRaiseAnswer(refs=(ask.ref,), answer=words, on=walk.meeting.on, meeting=walk.meeting.id)


def _decided(walk: Walk, ask: "Ask") -> "Command | None":
    words = _required("What was decided: ", "A decision needs its words.")
    return MinuteDecision(refs=(ask.ref,), meeting=walk.meeting.id, words=words) if words else None


def _number(ask: "Ask") -> int:
    if ask.follow_up is None:
        raise LookupError(f"{ask.ref} is not a follow-up")
    return ask.follow_up.number


def _done(walk: Walk, ask: "Ask") -> "Command | None":
    words = _required("What came of it: ", "What is done needs its words.")
    return FollowUpIsDone(number=_number(ask), words=words, on=walk.meeting.on) if words else None


def _dropped(walk: Walk, ask: "Ask") -> "Command | None":
    reason = _required("Reason: ", "Dropping a follow-up needs its reason.")
    return DropFollowUp(number=_number(ask), meeting=walk.meeting.id, reason=reason) if reason else None


def _redated(walk: Walk, ask: "Ask") -> "Command | None":
    typed = _required("Now due: ", "Another date is needed.")
    return RedateFollowUp(number=_number(ask), meeting=walk.meeting.id, due=_day(walk, typed)) if typed else None


def _required(question: str, otherwise: str) -> str:
    typed = line(question)
    if not typed:
        say(otherwise)
    return typed


def _day(walk: Walk, typed: str) -> "date":
    return walk.plan.day(typed, remarks=True, counted_from=walk.meeting.on)


def _minuted(kind: MinutedKind) -> "Callable[[Walk, Ask], Answer | None]":
    def command(walk: Walk, ask: "Ask") -> "Command | None":
        words = _required("In words: ", "What is minuted needs its words.")
        return MinuteDecision(refs=(ask.ref,), meeting=walk.meeting.id, words=words, minuted=kind) if words else None

    return command


def choices_for(ask: "Ask") -> "Mapping[str, Choice]":
    """The keys of an ask: a body that decides nothing about it notes, asks or recommends."""
    return ADVICE if ask.for_whom else CHOICES[ask.kind]


ADVICE: Final[Mapping[str, Choice]] = {
    "n": Choice("note", _minuted(MinutedKind.NOTE)),
    "k": Choice("question", _minuted(MinutedKind.QUESTION)),
    "r": Choice("recommendation", _minuted(MinutedKind.RECOMMENDATION)),
}

_IN_WORDS: Final = {"w": Choice("decision in words", _decided)}

CHOICES: Final[Mapping[AskKind, Mapping[str, Choice]]] = {
    AskKind.MATTER: {
        "d": Choice("done", _done),
        "l": Choice("later date", _redated),
        "x": Choice("drop", _dropped),
    },
    AskKind.ADOPTION: {
        "a": Choice("adopt", _adopted),
        "o": Choice("adopt another date", _another_adopted),
        **_IN_WORDS,
    },
    AskKind.SIGN_OFF: {"s": Choice("sign off", _signed_off), "t": Choice("return", _sign_off_returned)},
    AskKind.EXTENSION: {
        "g": Choice("grant", _granted),
        "o": Choice("grant another date or with a condition", _granted_otherwise),
        "r": Choice("refuse", _refused),
        "t": Choice("return", _returned),
    },
    AskKind.DELAY: {"l": Choice("later date", _extended), "p": Choice("pause", _paused_again), **_IN_WORDS},
    AskKind.PAUSE: {
        "e": Choice("end the pause", _resumed),
        "p": Choice("pause again", _paused_again),
        "l": Choice("later date", _extended),
        **_IN_WORDS,
    },
    AskKind.DECIDED_COLOUR: {"g": Choice("goes on", _shown_again), "e": Choice("end it", _decided)},
    AskKind.NOT_READY: {"t": Choice("return", _sign_off_returned), **_IN_WORDS},
    AskKind.IMPACT: {"i": Choice("impact", _impact_found), **_IN_WORDS},
    AskKind.PLANNING: {
        "o": Choice("owner and date", _owner_and_date),
        "d": Choice("date", _another_adopted),
        "c": Choice("confirm the proposed owner", _confirmed),
        **_IN_WORDS,
    },
    AskKind.RESPONSE: {
        "a": Choice("accept", _accepted),
        "p": Choice("accept in part", _accepted_in_part),
        "n": Choice("not accept", _not_accepted),
        "w": Choice("with others", _given_to_others),
    },
    AskKind.OTHERS: {
        "r": Choice("record its answer", _others_answered),
        "n": Choice("ask it again, by a new day", _asked_again),
        "o": Choice("ours after all", _taken_back),
        **_IN_WORDS,
    },
    AskKind.RAISE: {"r": Choice("raise", _raised), **_IN_WORDS},
    AskKind.RAISED: {"a": Choice("answer", _raise_answered), **_IN_WORDS},
}
"""The keys of each kind of ask."""
