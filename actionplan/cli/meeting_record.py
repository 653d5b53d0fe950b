"""What an inspector asks about a meeting: its papers, what was reported beside them, what was decided, and when that
was recorded. Gathers it from the ledger's lines and lays it out; reads nothing itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.entry import HistoryLine, deciding_meeting
from actionplan.domain.kinds import describe
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.completion import CompletionReported
from actionplan.domain.subjects.extensions import ExtensionAsked, ExtensionWithdrawn
from actionplan.domain.subjects.meetings import MeetingAdded, MeetingCancelled, MeetingClosed, MeetingMoved
from actionplan.domain.subjects.packs import PackIssued
from actionplan.domain.subjects.progress import EvidenceAdded, ProgressRecorded
from actionplan.domain.vocabulary import MeetingKind, Via
from actionplan.papers.formats.lines import NARROWEST, folded_lines, joined

if TYPE_CHECKING:
    from actionplan.domain.entry import Fact

AgencyName = Callable[[str], str]

_REPORTS = (ProgressRecorded, EvidenceAdded, CompletionReported, ExtensionAsked, ExtensionWithdrawn)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The lines of the ledger that concern one meeting, each list oldest first."""

    meeting: Meeting
    about: tuple[HistoryLine, ...]
    papers: tuple[HistoryLine, ...]
    by_chair: tuple[HistoryLine, ...]
    reported: tuple[HistoryLine, ...]
    decided: tuple[HistoryLine, ...]
    recorded_later: tuple[HistoryLine, ...]


def record_of(meeting: Meeting, meetings: Sequence[Meeting], lines: Iterable[HistoryLine]) -> MeetingRecord:
    """The record of a meeting; ``lines`` are the ledger's, whole and in order."""
    lines = list(lines)
    about = [line for line in lines if _is_about(line.entry.fact, meeting)]
    decided = [line for line in lines if deciding_meeting(line.entry.fact) == meeting.id]
    chairs = _chairs_actions_before(meeting, meetings)
    return MeetingRecord(
        meeting=meeting,
        about=tuple(line for line in about if not isinstance(line.entry.fact, PackIssued)),
        papers=tuple(line for line in about if isinstance(line.entry.fact, PackIssued)),
        by_chair=tuple(line for line in lines if deciding_meeting(line.entry.fact) in chairs),
        reported=tuple(line for line in lines if _was_reported(line, meeting)),
        decided=tuple(line for line in decided if line.entry.day <= meeting.on),
        recorded_later=tuple(line for line in decided if line.entry.day > meeting.on),
    )


def _is_about(fact: "Fact", meeting: Meeting) -> bool:
    kinds = MeetingAdded | MeetingMoved | MeetingCancelled | MeetingClosed | PackIssued
    return isinstance(fact, kinds) and fact.meeting == meeting.id


def _chairs_actions_before(meeting: Meeting, meetings: Sequence[Meeting]) -> frozenset[str]:
    """The chair's actions since the body's sitting before this one, which are reported to it; none to another one."""
    if not meeting.is_sitting:
        return frozenset()
    same = [each for each in meetings if each.body.casefold() == meeting.body.casefold()]
    before = max((each.on for each in same if each.is_sitting and each.on < meeting.on), default=date.min)
    chairs = (each for each in same if each.kind is MeetingKind.CHAIRS_ACTION and not each.cancelled)
    return frozenset(each.id for each in chairs if before < each.on <= meeting.on)


def _was_reported(line: HistoryLine, meeting: Meeting) -> bool:
    """Recorded after the papers closed, to the end of the meeting's day; or later, as said at the meeting."""
    entry, fact = line.entry, line.entry.fact
    if not isinstance(fact, _REPORTS) or meeting.cancelled:
        return False
    if entry.day > meeting.on:
        return isinstance(fact, ProgressRecorded) and fact.via is Via.MEETING and fact.on == meeting.on
    # Without papers, what is known to have been before the meeting is what was recorded on its own day.
    if meeting.papers_cut_off is None:
        return entry.day == meeting.on
    return entry.number > meeting.papers_cut_off


def state_words(meeting: Meeting, day: date) -> str:
    """How far a meeting has come, on a day: "papers issued, as at 4 March 2027"."""
    if meeting.cancelled:
        return "cancelled"
    words = [] if meeting.kind is MeetingKind.SITTING else ["chair's action"]
    if meeting.papers_as_at is not None:
        again = "" if meeting.packs_issued == 1 else f" {meeting.packs_issued} times"
        words.append(f"papers issued{again}, as at {long_day(meeting.papers_as_at)}")
    if meeting.closed_on is not None:
        words.append(f"closed on {long_day(meeting.closed_on)}")
    elif meeting.on < day:
        words.append("not closed yet")
    return "; ".join(words)


def record_text(record: MeetingRecord, names: AgencyName, as_at: date, width: int) -> str:
    """The record in plain text, each part with its heading, the empty ones too: that nothing was is an answer."""
    width = max(width, NARROWEST)
    meeting = record.meeting
    kind = "sitting" if meeting.kind is MeetingKind.SITTING else "chair's action"
    lines = folded_lines(f"{meeting.body}, {full_day(meeting.on)} ({kind}; {meeting.id})", width)
    lines += folded_lines(f"As at {full_day(as_at)}.", width)
    parts = [
        ("Arranged", record.about, "Nothing is recorded."),
        ("Papers", record.papers, "No papers were issued."),
        ("Reported after the papers closed, or at the meeting", record.reported, "Nothing is recorded."),
        ("Decided, and recorded on the day", record.decided, "Nothing was recorded on the day."),
        ("Decided, and recorded later", record.recorded_later, "Nothing was recorded later."),
    ]
    if record.by_chair:
        parts.insert(2, ("Decided by the chair since the sitting before", record.by_chair, ""))
    for heading, found, empty in parts:
        lines += ["", f"{heading}: {len(found)}" if found else heading]
        lines += [line for each in found for line in _line(each, meeting, names, width)] or [f"  {empty}"]
    decided = [line for line in (*record.decided, *record.recorded_later) if line.undone_by is None]
    lines += ["", f"{counted(len(decided), 'decision')} of this meeting {'stands' if len(decided) == 1 else 'stand'}."]
    return joined(lines)


def _line(line: HistoryLine, meeting: Meeting, names: AgencyName, width: int) -> list[str]:
    entry = line.entry
    ref = f"{entry.ref}  " if entry.ref else ""
    # On the meeting's own day, its date says when; any other day is part of what an inspector asks.
    when = "" if entry.day == meeting.on else f"on {long_day(entry.day)} "
    words = f"{ref}{describe(entry, names, line.undone_by)} [recorded {when}by {entry.by}]"
    first, *rest = folded_lines(words, width, "    ")
    return [f"  {first[4:]}", *rest]


def as_document(meeting: Meeting) -> dict[str, object]:
    """A meeting as JSON tells it."""
    return {
        "meeting": meeting.id,
        "body": meeting.body,
        "on": meeting.on.isoformat(),
        "kind": meeting.kind.value,
        "cancelled": meeting.cancelled,
        "closed_on": _iso(meeting.closed_on),
        "packs_issued": meeting.packs_issued,
        "papers_as_at": _iso(meeting.papers_as_at),
        "papers_cut_off": meeting.papers_cut_off,
    }


def record_document(record: MeetingRecord, names: AgencyName) -> dict[str, object]:
    """The record as JSON tells it: under each heading of the text, its lines."""
    return as_document(record.meeting) | {
        name: [_line_document(line, record.meeting, names) for line in lines]
        for name, lines in (
            ("arranged", record.about),
            ("papers", record.papers),
            ("decided_by_chair", record.by_chair),
            ("reported", record.reported),
            ("decided", record.decided),
            ("recorded_later", record.recorded_later),
        )
    }


def _line_document(line: HistoryLine, meeting: Meeting, names: AgencyName) -> dict[str, object]:
    entry = line.entry
    return {
        "entry": entry.number,
        "step": entry.step,
        "meeting_on": meeting.on.isoformat(),
        "recorded_on": entry.day.isoformat(),
        "by": entry.by,
        "kind": entry.fact.kind,
        "ref": entry.ref,
        "words": describe(entry, names),
        "undone_by": line.undone_by,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
