"""The record of a meeting beside its decisions: who sat, what was challenged, the manager's words, its minutes agreed.

Each is a record of its own, undone by itself. Who attended, asked or answered is a role or an agency, never a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import known_meeting, meeting_that_sat, past_meeting, required_text
from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.offices import office_in_words
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, decision_record, fact_kind
from actionplan.domain.subjects.meetings.entries import meeting_of
from actionplan.domain.text import clean, quoted, with_full_stop
from actionplan.domain.vocabulary import MeetingPart, RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAttendance(Command):
    """Who was present, who sent apologies, and who declared an interest ("role: what"); added to what is on record."""

    meeting: str
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChallenge(Command):
    """Who asked what at a meeting, and what was answered, if anything was."""

    meeting: str
    words: str
    asked_by: str
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMeeting(Command):
    """The manager's words for one part of a meeting's papers; empty takes them away."""

    meeting: str
    part: MeetingPart
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeMinutes(Command):
    """A later sitting agrees the minutes of a meeting."""

    meeting: str
    at: str


@dataclass(frozen=True, slots=True)
class MeetingAttended(Fact):
    """Who attended a meeting, a line each."""

    kind: ClassVar[str] = "meeting-attended"
    meeting: str
    attended: str | None = free_text()
    apologies: str | None = free_text()
    interests: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ChallengeMade(Fact):
    """What somebody asked at a meeting, and what was answered."""

    kind: ClassVar[str] = "challenge-made"
    meeting: str
    words: str | None = free_text()
    asked_by: str | None = free_text()
    answer: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeetingWorded(Fact):
    """The manager's words for one part of a meeting's papers; later ones take the place of earlier ones."""

    kind: ClassVar[str] = "meeting-worded"
    meeting: str
    part: MeetingPart
    words: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MinutesAgreed(Fact):
    """A sitting agreed the minutes of an earlier meeting."""

    kind: ClassVar[str] = "minutes-agreed"
    decision: ClassVar[bool] = True
    minutes_of: str
    meeting: str
    meeting_on: date

    @property
    def of_any_body(self) -> bool:
        """Every body's meeting says who is to do what, and has its minutes agreed."""
        return True


def attend(context: CommandContext, command: RecordAttendance, today: date) -> list[Draft]:
    """Roles and agencies, each in one place only."""
    meeting = meeting_that_sat(context, command.meeting, today)
    attended = [office_in_words(each, "Who was present", context.agencies) for each in command.present]
    apologies = [office_in_words(each, "Who sent apologies", context.agencies) for each in command.apologies]
    interests = [_interest(context, each) for each in command.interests]
    if not (attended or apologies or interests):
        raise BadInput("Say who was present, who sent apologies, or who declared an interest.")
    if both := [each for each in attended if each in apologies]:
        raise BadInput(f"{quoted(both[0])} cannot be both present and absent with apologies.")
    return [Draft(None, MeetingAttended(meeting.id, _lines(attended), _lines(apologies), _lines(interests)))]


def _interest(context: CommandContext, typed: str) -> str:
    who, colon, what = typed.partition(":")
    if not colon or not what.strip():
        raise BadInput(f'An interest is given as "WHO: what", and {quoted(typed)} says not both.')
    office = office_in_words(who, "Who declared an interest", context.agencies)
    return f"{office}: {' '.join(clean(what, 'The interest').split())}"


def _lines(offices: Sequence[str]) -> str | None:
    return "\n".join(dict.fromkeys(offices)) or None


def challenge(context: CommandContext, command: RecordChallenge, today: date) -> list[Draft]:
    """What was asked, by which role or agency."""
    meeting = meeting_that_sat(context, command.meeting, today)
    words = required_text(command.words, "What was asked")
    asked_by = office_in_words(command.asked_by, "Who asked", context.agencies)
    answer = None if command.answer is None else required_text(command.answer, "The answer")
    return [Draft(None, ChallengeMade(meeting.id, words, asked_by, answer))]


def word(context: CommandContext, command: WordMeeting, today: date) -> list[Draft]:
    """For a meeting to come as well: the words stand in its papers."""
    del today
    meeting = known_meeting(context, command.meeting)
    if meeting.cancelled:
        raise Refused(f"{meeting.title} was cancelled: it has no papers to have words in.")
    return [Draft(None, MeetingWorded(meeting.id, command.part, clean(command.words, "The words")))]


def agree(context: CommandContext, command: AgreeMinutes, today: date) -> list[Draft]:
    """A later sitting of the same body."""
    minutes = meeting_that_sat(context, command.meeting, today)
    meeting = past_meeting(context, command.at, today)
    if not (meeting.is_sitting and same_body(meeting.body, minutes.body) and meeting.on > minutes.on):
        raise Refused(
            f"The minutes of {minutes.title_mid_sentence} are agreed at a later sitting of the {minutes.body}, and "
            f"{meeting.title_mid_sentence} is none."
        )
    if minutes.minutes_agreed_at == meeting.id:
        return []
    return [Draft(None, MinutesAgreed(minutes.id, meeting.id, meeting.on))]


def _recorded(kind: RecordKind, entry: Entry, meeting: str) -> Record:
    return replace(decision_record(entry, meeting, meeting), kind=kind)


def _attended(state: PlanState, entry: Entry, fact: MeetingAttended) -> tuple[Entity, ...]:
    del state
    return (_recorded(RecordKind.ATTENDANCE, entry, fact.meeting),)


def _challenged(state: PlanState, entry: Entry, fact: ChallengeMade) -> tuple[Entity, ...]:
    del state
    return (_recorded(RecordKind.CHALLENGE, entry, fact.meeting),)


def _worded(state: PlanState, entry: Entry, fact: MeetingWorded) -> tuple[Entity, ...]:
    del state
    return (_recorded(RecordKind.WORDS, entry, fact.meeting),)


def _agreed(state: PlanState, entry: Entry, fact: MinutesAgreed) -> tuple[Entity, ...]:
    minutes = replace(meeting_of(state, entry, fact.minutes_of), minutes_agreed_at=fact.meeting)
    return minutes, decision_record(entry, fact.meeting, fact.meeting)


def _attended_sentence(fact: MeetingAttended, names: SentenceContext) -> str:
    said = (("Present", fact.attended), ("Apologies", fact.apologies), ("Interest declared", fact.interests))
    told = (f"{what}: {with_full_stop('; '.join(lines.splitlines()))}" for what, lines in said if lines)
    return " ".join(told) or f"Attendance at {names.meeting_title(fact.meeting)}."


def _challenged_sentence(fact: ChallengeMade, names: SentenceContext) -> str:
    del names
    asked = f"Challenge from {fact.asked_by}: {with_full_stop(fact.words)}"
    return f"{asked} Answer: {with_full_stop(fact.answer)}" if fact.answer else asked


def _worded_sentence(fact: MeetingWorded, names: SentenceContext) -> str:
    what = f"Words for the papers of {names.meeting_title(fact.meeting)}, {fact.part.label}"
    return f"{what}: {fact.words}" if fact.words else f"{what}: taken away."


def _agreed_sentence(fact: MinutesAgreed, names: SentenceContext) -> str:
    minutes = f"Minutes of {names.meeting_title(fact.minutes_of)}"
    if names.by_chair:
        return f"{minutes} agreed {names.at_meeting(fact.meeting_on)}."
    return f"{minutes} agreed at the sitting of {long_day(fact.meeting_on)}."


FACTS = (
    fact_kind(MeetingAttended, _attended, _attended_sentence, "Attendance"),
    fact_kind(ChallengeMade, _challenged, _challenged_sentence, "A challenge"),
    fact_kind(MeetingWorded, _worded, _worded_sentence, "Words for a meeting's papers"),
    fact_kind(MinutesAgreed, _agreed, _agreed_sentence),
)
