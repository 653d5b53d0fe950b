"""How a meeting is laid out, as text and as JSON: its state, and its record. What is in a record is the domain's."""

from collections.abc import Callable
from datetime import date

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.meeting_record import MeetingRecord
from actionplan.domain.kinds import describe
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import MeetingKind
from actionplan.papers.formats.lines import NARROWEST, folded_lines, joined

AgencyName = Callable[[str], str]


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
    """The record in plain text: every part with its heading, the empty ones too, since "nothing" is an answer."""
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
    """A meeting as JSON."""
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
    """The record as JSON: the same parts as the text."""
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
