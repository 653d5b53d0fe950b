"""The draft minute of this item of the clerk's agenda: who was there, what was asked and resolved, who has to do what.

Names roles and agencies only. What is in a minute is the domain's: this lays it out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.entry import Entry as LedgerEntry
from actionplan.domain.governance.asks import ADVISING
from actionplan.domain.governance.attendance import Worded
from actionplan.domain.governance.draft_minute import DraftMinute, Minuted, without_names
from actionplan.domain.governance.without_names import roles_in_texts, roles_only
from actionplan.domain.kinds import describe
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports import follow_ups
from actionplan.domain.reports.follow_ups import sentence_of
from actionplan.domain.text import capitalised, mark_of_amendment, with_full_stop
from actionplan.domain.vocabulary import MeetingPart, Wrote
from actionplan.papers.document import Block, Composed, Document, Entry, Listing, Paragraph, Section, Title
from actionplan.papers.documents.meeting_record import attendance_sections, challenge_sections, in_papers

_BUSINESS: Final = "Action plans after reviews"
NOT_REACHED: Final = "Not reached, or deferred."


def minute(draft: DraftMinute, view: PlanView) -> Document:
    """The whole of it, a part each; a part about which nothing is on record says so where a clerk would look for it."""
    view = replace(view, texts=roles_in_texts(view.texts))
    meeting = draft.meeting
    item = draft.words.get(MeetingPart.ITEM, Worded(_BUSINESS))
    return Document(
        Title(f"Draft minute: {meeting.body}, {full_day(meeting.on)}"),
        (
            Paragraph(
                Composed(
                    f"{with_full_stop(item.words)}{mark_of_amendment(item.amended_on)}", Wrote.WORDS, instead=_BUSINESS
                )
            ),
            Paragraph(_standing(draft, view)),
        ),
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
    asked = " ".join(_counted(draft.asks))
    return f"A draft for the clerk, from the plan's ledger as at {long_day(view.as_at)}. {asked}"


def _counted(asks: Sequence[Minuted]) -> Iterator[str]:
    """How much of what the body decides was resolved, and what it said of what another decides."""
    own, others = ([each for each in asks if bool(each.ask.for_whom) is other] for other in (False, True))
    if own or not others:
        yield f"Asked: {counted(len(own), 'matter')}, of which {sum(bool(each.resolved) for each in own)} resolved."
    if others:
        said = sum(bool(each.resolved) for each in others)
        yield f"To {ADVISING}: {counted(len(others), 'matter')}, of which {said} minuted."


def _nothing(heading: str, words: str) -> Section:
    return Section((Paragraph(words),), heading)


def _summary(draft: DraftMinute) -> list[Section]:
    given = draft.words.get(MeetingPart.SUMMARY)
    return [] if given is None else [Section((Paragraph(in_papers(given)),), "Summary")]


def _asked(draft: DraftMinute, view: PlanView) -> Section:
    if not draft.asks:
        return _nothing("What was asked", "Nothing was asked of this meeting.")
    entries = tuple(Entry(_ask_words(each, view), _resolution(each, draft, view)) for each in draft.asks)
    advised = all(each.ask.for_whom for each in draft.asks)
    return Section((Listing(entries),), f"{f'To {ADVISING}' if advised else 'What was asked'}: {len(entries)}")


def _ask_words(each: Minuted, view: PlanView) -> str:
    ask = each.ask
    bare = f"{ask.ref}: {with_full_stop(ask.words)}"
    if ask.follow_up is not None:
        words = f"{ask.ref}, matter arising: {follow_ups.words_of(ask.follow_up, view)}"
        return Composed(words, Wrote.WORDS, ref=ask.ref, instead=bare)
    words = capitalised(ask.words)
    words = f"{ask.ref} {view.title(ask.about_row.item)}: {with_full_stop(words)}"
    return Composed(words, Wrote.HEADING, ref=ask.ref, instead=bare)


def _resolution(each: Minuted, draft: DraftMinute, view: PlanView) -> tuple[str, ...]:
    """What was decided; of what another body decides, what this one noted, asked or recommended."""
    opening = "" if each.ask.for_whom else "Resolved: "
    said = (f"{opening}{_said(entry, draft, view)}" for entry in each.resolved)
    return tuple(Composed(words, Wrote.WORDS, ref=each.ask.ref) for words in said) or (NOT_REACHED,)


def _said(entry: LedgerEntry, draft: DraftMinute, view: PlanView) -> str:
    names = view.snapshot.agency_name
    words = describe(roles_only(without_names(entry)), names, meeting_title=view.meeting_title)
    return f"{words}{mark_of_amendment(draft.amended.get(entry.number))}"


def _reported(draft: DraftMinute, view: PlanView) -> list[Section]:
    return _listed("Reported done since the last meeting", [sentence_of(each, view) for each in draft.reported])


def _further(draft: DraftMinute, view: PlanView) -> list[Section]:
    said = ((entry.ref, _said(entry, draft, view)) for entry in draft.further)
    return _listed("Also decided", [f"{ref}: {words}" if ref else words for ref, words in said])


def _follow_ups(draft: DraftMinute, view: PlanView) -> Section:
    made = _listed("Follow-ups", [sentence_of(each, view) for each in draft.follow_ups])
    return made[0] if made else _nothing("Follow-ups", "None were set.")


def _listed(heading: str, sentences: Sequence[str]) -> list[Section]:
    block: Block = Listing(tuple(Entry(Composed(each, Wrote.WORDS)) for each in sentences))
    return [Section((block,), f"{heading}: {len(sentences)}")] if sentences else []
