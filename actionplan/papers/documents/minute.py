"""The draft minute of this item of the clerk's agenda: who was there, what was asked and resolved, who has to do what.

Names roles and agencies only. What is in a minute is the domain's: this lays it out.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.entry import Entry as LedgerEntry
from actionplan.domain.governance.draft_minute import DraftMinute, Minuted, without_names
from actionplan.domain.governance.without_names import roles_in_texts, roles_only
from actionplan.domain.kinds import describe
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports import follow_ups
from actionplan.domain.reports.follow_ups import sentence_of
from actionplan.domain.text import with_full_stop
from actionplan.domain.vocabulary import MeetingPart
from actionplan.papers.document import Block, Document, Entry, Listing, Paragraph, Section, Title
from actionplan.papers.documents.meeting_record import attendance_sections, challenge_sections

NOT_REACHED: Final = "Not reached, or deferred."


def minute(draft: DraftMinute, view: PlanView) -> Document:
    """The whole of it, a part each; a part about which nothing is on record says so where a clerk would look for it."""
    view = replace(view, texts=roles_in_texts(view.texts))
    meeting = draft.meeting
    item = draft.words.get(MeetingPart.ITEM, "Action plans after reviews")
    return Document(
        Title(f"Draft minute: {meeting.body}, {full_day(meeting.on)}"),
        (Paragraph(with_full_stop(item)), Paragraph(_standing(draft, view))),
        (
            *(attendance_sections(draft.attendance) or [_nothing("Attendance", "Not recorded.")]),
            *_summary(draft),
            _asked(draft, view),
            *_reported(draft, view),
            *_further(draft, view),
            *(challenge_sections(draft.challenges) or [_nothing("Challenge", "None is recorded.")]),
            _follow_ups(draft, view),
        ),
    )


def _standing(draft: DraftMinute, view: PlanView) -> str:
    resolved = sum(bool(each.resolved) for each in draft.asks)
    asked = f"Asked: {counted(len(draft.asks), 'matter')}, of which {resolved} resolved."
    return f"A draft for the clerk, from the plan's ledger as at {long_day(view.as_at)}. {asked}"


def _nothing(heading: str, words: str) -> Section:
    return Section((Paragraph(words),), heading)


def _summary(draft: DraftMinute) -> list[Section]:
    words = draft.words.get(MeetingPart.SUMMARY)
    return [Section((Paragraph(words),), "Summary")] if words else []


def _asked(draft: DraftMinute, view: PlanView) -> Section:
    if not draft.asks:
        return _nothing("What was asked", "Nothing was asked of this meeting.")
    entries = tuple(Entry(_ask_words(each, view), _resolution(each, view)) for each in draft.asks)
    return Section((Listing(entries),), f"What was asked: {len(entries)}")


def _ask_words(each: Minuted, view: PlanView) -> str:
    ask = each.ask
    if ask.follow_up is not None:
        return f"{ask.ref}, matter arising: {follow_ups.words_of(ask.follow_up, view)}"
    words = f"{ask.words[:1].upper()}{ask.words[1:]}"
    return f"{ask.ref} {view.title(ask.about_row.item)}: {with_full_stop(words)}"


def _resolution(each: Minuted, view: PlanView) -> tuple[str, ...]:
    return tuple(f"Resolved: {_said(entry, view)}" for entry in each.resolved) or (NOT_REACHED,)


def _said(entry: LedgerEntry, view: PlanView) -> str:
    names = view.snapshot.agency_name
    return describe(roles_only(without_names(entry)), names, meeting_title=view.meeting_title)


def _reported(draft: DraftMinute, view: PlanView) -> list[Section]:
    return _listed("Reported done since the last meeting", [sentence_of(each, view) for each in draft.reported])


def _further(draft: DraftMinute, view: PlanView) -> list[Section]:
    said = [f"{entry.ref}: {_said(entry, view)}" if entry.ref else _said(entry, view) for entry in draft.further]
    return _listed("Also decided", said)


def _follow_ups(draft: DraftMinute, view: PlanView) -> Section:
    made = _listed("Follow-ups", [sentence_of(each, view) for each in draft.follow_ups])
    return made[0] if made else _nothing("Follow-ups", "None were set.")


def _listed(heading: str, sentences: Sequence[str]) -> list[Section]:
    block: Block = Listing(tuple(Entry(each) for each in sentences))
    return [Section((block,), f"{heading}: {len(sentences)}")] if sentences else []
