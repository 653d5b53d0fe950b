"""Who was at a meeting, by role and agency, and which of the partners that policy names were not. Pure.

Gathers it from the lines of the ledger: what was undone does not count, and of two entries about one role or agency the
later stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.domain.entry import HistoryLine
from actionplan.domain.kinds import as_amended
from actionplan.domain.names import folded, spellings
from actionplan.domain.offices import agency_called
from actionplan.domain.state.entities import Agency, Meeting
from actionplan.domain.subjects.meetings import (
    ChallengeMade,
    MeetingAdded,
    MeetingAttended,
    MeetingWorded,
)
from actionplan.domain.text import is_removed_text
from actionplan.domain.vocabulary import MeetingPart


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was present, who sent apologies, the interests declared ("role: what"), and who agreed between meetings.

    ``missing`` are the partners that policy names and that were not there; none while no attendance is recorded.
    """

    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    agreed_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def recorded(self) -> bool:
        """Whether anything is on record of who was there."""
        return bool(self.present or self.apologies or self.agreed_by)

    @property
    def without(self) -> str:
        """What minutes and the next paper say of a missing partner: "without Health"; empty where none is missing."""
        if not self.missing:
            return ""
        *first, last = self.missing
        return f"without {', '.join(first)} and {last}" if first else f"without {last}"


@dataclass(frozen=True, slots=True)
class Challenge:
    """Who asked what at a meeting, and what was answered; no answer is empty. ``amended_on``: when it was put right."""

    asked_by: str
    words: str
    answer: str
    amended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """The manager's words for one part of a meeting's papers, and when they were put right."""

    words: str
    amended_on: date | None = None


def attendance_of(
    meeting: Meeting, lines: Iterable[HistoryLine], needed: Sequence[str], agencies: Iterable[Agency]
) -> Attendance:
    """Who was at a meeting; ``needed`` are the partners that policy names."""
    present: dict[str, None] = {}
    apologies: dict[str, None] = {}
    interests: dict[str, None] = {}
    agreed_by: dict[str, None] = {}
    for _, fact in _standing(meeting, lines):
        match fact:
            case MeetingAttended():
                for each in _lines(fact.attended):
                    apologies.pop(each, None)
                    present[each] = None
                for each in _lines(fact.apologies):
                    present.pop(each, None)
                    apologies[each] = None
                interests |= dict.fromkeys(_lines(fact.interests))
            case MeetingAdded():
                agreed_by |= dict.fromkeys(_lines(fact.agreed_by))
            case _:
                pass
    there = (*present, *agreed_by)
    known = list(agencies)
    told = bool(present or apologies or agreed_by)
    missing = tuple(each for each in needed if told and not any(_stands_for(each, who, known) for who in there))
    return Attendance(tuple(present), tuple(apologies), tuple(interests), tuple(agreed_by), missing)


def challenges_of(meeting: Meeting, lines: Iterable[HistoryLine]) -> tuple[Challenge, ...]:
    """What was challenged at a meeting, in the order of recording."""
    return tuple(
        Challenge(fact.asked_by or "", fact.words or "", fact.answer or "", line.amended_on)
        for line, fact in _standing(meeting, lines)
        if isinstance(fact, ChallengeMade)
    )


def words_of(meeting: Meeting, lines: Iterable[HistoryLine]) -> dict[MeetingPart, Worded]:
    """The manager's words for the parts of its papers, in the order of the parts; those given last stand."""
    given = {
        fact.part: Worded(fact.words or "", line.amended_on)
        for line, fact in _standing(meeting, lines)
        if isinstance(fact, MeetingWorded)
    }
    return {part: given[part] for part in MeetingPart if part in given and given[part].words}


def _standing(
    meeting: Meeting, lines: Iterable[HistoryLine]
) -> Iterator[tuple[HistoryLine, MeetingAdded | MeetingAttended | ChallengeMade | MeetingWorded]]:
    """What was recorded about a meeting itself, and not undone, oldest first, in the wording in force."""
    kinds = MeetingAdded | MeetingAttended | ChallengeMade | MeetingWorded
    for line in lines:
        fact = line.entry.fact
        if line.undone_by is None and isinstance(fact, kinds) and fact.meeting == meeting.id:
            amended = as_amended(line).fact
            if isinstance(amended, kinds):
                yield line, amended


def meetings_without(
    meetings: Iterable[Meeting], lines: Sequence[HistoryLine], needed: Sequence[str], agencies: Sequence[Agency]
) -> list[tuple[Meeting, Attendance]]:
    """The meetings that decided without a partner that policy names, by day."""
    if not needed:
        return []
    told = ((each, attendance_of(each, lines, needed, agencies)) for each in meetings if not each.cancelled)
    return sorted((pair for pair in told if pair[1].missing), key=lambda pair: (pair[0].on, pair[0].id))


def _lines(words: str | None) -> list[str]:
    return [] if not words else [words] if is_removed_text(words) else words.splitlines()


def _stands_for(partner: str, who: str, agencies: Sequence[Agency]) -> bool:
    """Whether somebody who was there is of a partner: its name, or another spelling of that agency, is in the words."""
    named = agency_called(partner, agencies)
    names = {partner, *(spellings(named) if named is not None else ())}
    said = f" {' '.join(folded(who).replace(',', ' ').split())} "
    return any(f" {' '.join(folded(name).replace(',', ' ').split())} " in said for name in names)
