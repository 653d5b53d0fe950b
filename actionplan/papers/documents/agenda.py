"""A meeting's agenda: each ask with its item's title, the sentence of its resolution, and what records the answer."""

from collections.abc import Iterator, Mapping

from actionplan.domain.dates import full_day
from actionplan.domain.governance.agenda import MeetingAgenda, title_of
from actionplan.domain.governance.asks import Ask
from actionplan.domain.meetings.bodies import verb
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import owner_of
from actionplan.domain.text import capitalised
from actionplan.papers.document import (
    CellKind,
    Column,
    Document,
    Entry,
    Fit,
    Listing,
    ListStyle,
    Paragraph,
    Section,
    Table,
    Title,
)
from actionplan.papers.recording import recorded_with

ITEMISED = (
    Column("No.", CellKind.FIGURE),
    Column("Ref", CellKind.REF),
    Column("Recommendation or action", fit=Fit.FOLD),
    Column("Resolution", fit=Fit.FOLD),
)


def agenda(found: MeetingAgenda, view: PlanView) -> Document:
    """The whole agenda, numbered, in the order in which the meeting takes it."""
    meeting = found.meeting
    title = Title(
        f"What the {meeting.body} {verb(meeting.body, 'is', 'are')} asked, {full_day(meeting.on)} ({meeting.id})"
    )
    opening = (Paragraph(f"{capitalised(found.words)}, as at {full_day(view.as_at)}."),)
    if not found.asks:
        return Document(title, (Paragraph(f"Nothing is asked of this meeting, as at {full_day(view.as_at)}."),))
    entries = tuple(_entries(found, view))
    return Document(title, opening, (Section((Listing(entries, ListStyle.FLUSH),)),))


def _entries(found: MeetingAgenda, view: PlanView) -> Iterator[Entry]:
    for number, ask in enumerate(found.asks, 1):
        words = f"{number}. {ask.ref} {title_of(ask, view)}{_whose(ask, view)}{_mark(ask)}"
        under = (ask.resolution,)
        yield Entry(words, under if ask.answered else (*under, recorded_with(ask, found.meeting.id)))


def _whose(ask: Ask, view: PlanView) -> str:
    """Who has it to do: the lead agency, or whom the follow-up was given to."""
    whose = owner_of(ask.follow_up, view) if ask.follow_up is not None else view.lead_agency(ask.about_row.item)
    return f" ({whose})" if whose else ""


def _mark(ask: Ask) -> str:
    """How an ask of issued papers has fared."""
    return " [answered]" if ask.answered else " [new since the papers]" if ask.new else ""


def itemised(asks: tuple[Ask, ...], titles: Mapping[str, str]) -> Table:
    """The agenda as a table of a paper, an ask a row; ``titles`` are the items' by ref."""
    rows = tuple((number, ask.ref, titles[ask.ref], ask.resolution) for number, ask in enumerate(asks, 1))
    return Table(ITEMISED, rows)
