"""The record of a meeting: its papers, what was reported, what was decided, and when that was recorded.

What is in a record is the domain's; ``state_words`` says how far a meeting has come.
"""

from collections.abc import Sequence
from datetime import date

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import MeetingAgenda
from actionplan.domain.governance.attendance import Attendance, Challenge, Worded
from actionplan.domain.governance.meeting_record import MeetingRecord
from actionplan.domain.kinds import amended_mark, as_amended, describe
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import sentence_of
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import mark_of_amendment, with_full_stop
from actionplan.domain.vocabulary import MeetingKind, Wrote
from actionplan.papers.document import (
    Block,
    Composed,
    Document,
    Entry,
    Facts,
    Listing,
    ListStyle,
    Paragraph,
    Section,
    Title,
)


def meeting_record(record: MeetingRecord, asked: MeetingAgenda, view: PlanView) -> Document:
    """Every part with its heading, the empty ones too, since "nothing" is an answer."""
    meeting = record.meeting
    parts = [
        ("Arranged", record.about, "Nothing is recorded."),
        ("Papers", record.papers, "No papers were issued."),
        ("Reported after the papers closed, or at the meeting", record.reported, "Nothing is recorded."),
        ("Decided, and recorded on the day", record.decided, "Nothing was recorded on the day."),
        ("Decided, and recorded later", record.recorded_later, "Nothing was recorded later."),
    ]
    if record.by_chair:
        parts.insert(2, (_outside_heading(record.by_chair), record.by_chair, ""))
    decided = [line for line in (*record.decided, *record.recorded_later) if line.undone_by is None]
    stand = f"{counted(len(decided), 'decision')} of this meeting {'stands' if len(decided) == 1 else 'stand'}."
    on_agenda = f"Asked of it: {asked.words} (actionplan agenda {meeting.id})."
    return Document(
        Title(f"{meeting.body}, {full_day(meeting.on)} ({meeting.kind.label}; {meeting.id})"),
        (Paragraph(f"As at {full_day(view.as_at)}."),),
        (
            *(_part(*part, record, view) for part in parts[:1]),
            *attendance_sections(record.attendance),
            *(_part(*part, record, view) for part in parts[1:]),
            *challenge_sections(record.challenges),
            *follow_up_sections(meeting, view),
            *_words_sections(record),
            Section((Paragraph(f"{stand}{_agreed(record, view)}"), Paragraph(on_agenda))),
        ),
    )


def _outside_heading(lines: Sequence[HistoryLine]) -> str:
    between = any(line.entry.between for line in lines)
    return f"Decided {'between meetings' if between else 'by the chair'} since the sitting before"


def _agreed(record: MeetingRecord, view: PlanView) -> str:
    at = next((each for each in view.snapshot.meetings if each.id == record.meeting.minutes_agreed_at), None)
    return "" if at is None else f" Its minutes were agreed at {at.title_mid_sentence}."


def attendance_sections(attendance: Attendance) -> list[Section]:
    """Who was there, who sent apologies, who declared an interest; left out where nothing is on record."""
    named = (
        ("Agreed by", attendance.agreed_by),
        ("Present", attendance.present),
        ("Apologies", attendance.apologies),
        ("Interests declared", attendance.interests),
    )
    facts: list[tuple[str, str]] = [(what, Composed("; ".join(who), Wrote.ROLE)) for what, who in named if who]
    if attendance.without:
        facts.append(("Note", f"{attendance.without}: its decisions are to be confirmed."))
    return [Section((Facts(tuple(facts)),), "Attendance")] if facts else []


def challenge_sections(challenges: Sequence[Challenge]) -> list[Section]:
    """Who asked what, and what was answered; left out where nothing was asked."""
    entries = tuple(map(_challenge, challenges))
    return [Section((Listing(entries),), f"Challenge: {len(entries)}")] if entries else []


def _challenge(each: Challenge) -> Entry:
    mark, asked = mark_of_amendment(each.amended_on), f"{each.asked_by}: {with_full_stop(each.words)}"
    if not each.answer:
        return Entry(Composed(f"{asked}{mark} No answer is recorded.", Wrote.WORDS))
    answer = Composed(f"Answer: {with_full_stop(each.answer)}{mark}", Wrote.WORDS)
    return Entry(Composed(asked, Wrote.WORDS), (answer,))


def follow_up_sections(meeting: Meeting, view: PlanView) -> list[Section]:
    """What the meeting asked for, with owners and dates; left out where it asked for nothing."""
    asked = [each for each in view.snapshot.follow_ups if each.meeting == meeting.id]
    entries = tuple(Entry(Composed(sentence_of(each, view), Wrote.WORDS)) for each in asked)
    return [Section((Listing(entries),), f"Follow-ups: {len(entries)}")] if entries else []


def in_papers(given: Worded) -> str:
    """The manager's words as papers print them, marked where they were amended."""
    return Composed(f"{given.words}{mark_of_amendment(given.amended_on)}", Wrote.WORDS)


def _words_sections(record: MeetingRecord) -> list[Section]:
    facts = tuple((part.label.capitalize(), in_papers(given)) for part, given in record.words.items())
    return [Section((Facts(facts),), "The manager's words")] if facts else []


def _part(heading: str, lines: Sequence[HistoryLine], empty: str, record: MeetingRecord, view: PlanView) -> Section:
    if not lines:
        return Section((Paragraph(empty, inset=True),), heading)
    block: Block = Listing(tuple(Entry(_words(line, record, view)) for line in lines), ListStyle.HANGING)
    return Section((block,), f"{heading}: {len(lines)}")


def _words(line: HistoryLine, record: MeetingRecord, view: PlanView) -> str:
    entry, meeting = line.entry, record.meeting
    ref = f"{entry.ref}  " if entry.ref else ""
    # On the meeting's own day, its date says when; any other day is part of what an inspector asks.
    when = "" if entry.day == meeting.on else f"on {long_day(entry.day)} "
    why = record.said_late.get(entry.step)
    decided, late = ("", "") if why is None else (f"decided on {long_day(meeting.on)}, ", f", late{why and f': {why}'}")
    names, titles = view.snapshot.agency_name, view.meeting_title
    said = f"{describe(as_amended(line), names, line.undone_by, meeting_title=titles)}{amended_mark(line)}"
    return f"{ref}{said} [{decided}recorded {when}by {entry.by}{late}]"


def _papers_words(meeting: Meeting, as_at: date) -> str:
    """The papers that the meeting had, and whether there were others."""
    if meeting.shown_cut_off != meeting.papers_cut_off:
        return f"papers issued, as at {long_day(as_at)}, and again after the meeting"
    again = "" if meeting.packs_issued == 1 else f" {meeting.packs_issued} times"
    return f"papers issued{again}, as at {long_day(as_at)}"


def state_words(meeting: Meeting, day: date) -> str:
    """How far a meeting has come, on a day: "papers issued, as at 4 March 2027"."""
    if meeting.cancelled:
        return "cancelled"
    words = [] if meeting.kind is MeetingKind.SITTING else [meeting.kind.label]
    if meeting.papers_as_at is not None:
        words.append(_papers_words(meeting, meeting.papers_as_at))
    elif meeting.packs_issued:
        words.append("papers issued after the meeting only")
    if meeting.closed_on is not None:
        words.append(f"closed on {long_day(meeting.closed_on)}")
    elif meeting.earlier_closings:
        words.append(f"reopened after it was closed on {long_day(meeting.earlier_closings[-1].on)}")
    elif meeting.on < day:
        words.append("not closed yet")
    return "; ".join(words)
