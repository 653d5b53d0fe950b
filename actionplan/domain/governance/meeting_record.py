"""The record of a meeting: its papers, what was reported beside them, what it decided, and when that was recorded.

Gathers it from the lines of the ledger that it is given. How it is laid out is the front end's. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from actionplan.domain.entry import Fact, HistoryLine, deciding_meeting
from actionplan.domain.governance.attendance import (
    Attendance,
    Challenge,
    Worded,
    attendance_of,
    challenges_of,
    words_of,
)
from actionplan.domain.meetings.sittings import chairs_actions_before
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.completion import CompletionReported
from actionplan.domain.subjects.extensions import ExtensionAsked, ExtensionWithdrawn
from actionplan.domain.subjects.late_recording import RecordedLate
from actionplan.domain.subjects.meetings import (
    MeetingAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingMoved,
    MeetingReopened,
)
from actionplan.domain.subjects.packs import PackIssued
from actionplan.domain.subjects.progress import EvidenceAdded, ProgressRecorded
from actionplan.domain.vocabulary import MeetingPart, Via

_REPORTS = (ProgressRecorded, EvidenceAdded, CompletionReported, ExtensionAsked, ExtensionWithdrawn)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The lines of the ledger that concern one meeting, each part oldest first."""

    meeting: Meeting
    about: tuple[HistoryLine, ...]
    papers: tuple[HistoryLine, ...]
    by_chair: tuple[HistoryLine, ...]
    reported: tuple[HistoryLine, ...]
    decided: tuple[HistoryLine, ...]
    recorded_later: tuple[HistoryLine, ...]
    attendance: Attendance
    challenges: tuple[Challenge, ...]
    words: Mapping[MeetingPart, Worded]
    said_late: Mapping[int, str]
    """Of the steps that were said to be recorded late: why, where that is not the decision's own reason."""


def meeting_record(meeting: Meeting, plan: Snapshot, lines: Iterable[HistoryLine]) -> MeetingRecord:
    """The record of a meeting of the plan; ``lines`` are the whole ledger's, in order."""
    lines, meetings = list(lines), plan.meetings
    about = [line for line in lines if _is_about(line.entry.fact, meeting)]
    decided = [line for line in lines if deciding_meeting(line.entry.fact) == meeting.id]
    chairs = chairs_actions_before(meeting, meetings)
    return MeetingRecord(
        meeting=meeting,
        about=tuple(line for line in about if not isinstance(line.entry.fact, PackIssued)),
        papers=tuple(line for line in about if isinstance(line.entry.fact, PackIssued)),
        by_chair=tuple(line for line in lines if deciding_meeting(line.entry.fact) in chairs),
        reported=tuple(line for line in lines if reported_at(line, meeting)),
        decided=tuple(line for line in decided if line.entry.day <= meeting.on),
        recorded_later=tuple(line for line in decided if line.entry.day > meeting.on),
        attendance=attendance_of(meeting, lines, plan.policy.partners_needed, plan.agencies.values()),
        challenges=challenges_of(meeting, lines),
        words=words_of(meeting, lines),
        said_late={line.entry.step: fact.late_reason or "" for line, fact in _said_late(lines)},
    )


def reported_at(line: HistoryLine, meeting: Meeting) -> bool:
    """Whether a line was reported beside the papers: recorded after they closed, by the end of the meeting's day.

    A progress update that was given at the meeting counts, even where it was recorded later.
    """
    entry, fact = line.entry, line.entry.fact
    if not isinstance(fact, _REPORTS) or meeting.cancelled:
        return False
    if entry.day > meeting.on:
        return isinstance(fact, ProgressRecorded) and fact.via is Via.MEETING and fact.on == meeting.on
    # Without papers, all that is known to be from the meeting itself is what was recorded on its day.
    if meeting.papers_cut_off is None:
        return entry.day == meeting.on
    return entry.number > meeting.papers_cut_off


def _said_late(lines: Iterable[HistoryLine]) -> Iterator[tuple[HistoryLine, RecordedLate]]:
    for line in lines:
        if isinstance(line.entry.fact, RecordedLate):
            yield line, line.entry.fact


def _is_about(fact: Fact, meeting: Meeting) -> bool:
    kinds = MeetingAdded | MeetingMoved | MeetingCancelled | MeetingClosed | MeetingReopened | PackIssued
    return isinstance(fact, kinds) and fact.meeting == meeting.id
