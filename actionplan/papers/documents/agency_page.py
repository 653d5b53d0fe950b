"""The page of one agency, for its lead before a meeting. It counts nothing."""

from collections.abc import Sequence

from actionplan.domain.dates import full_day
from actionplan.domain.governance.agency_page import AgencyPage, Led, OfIt, until_words
from actionplan.domain.rating.marks import counts_line, parts_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Column,
    Composed,
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
from actionplan.papers.documents.front import front_of, headed, reviews_line

_LED = (
    Column("Ref", CellKind.REF),
    Column("What it leads", fit=Fit.WRAP),
    Column("First agreed, and now", fit=Fit.WRAP),
    Column("Rating", CellKind.RATING),
    Column("Why, and what changed", fit=Fit.WRAP),
    Column("Last heard", fit=Fit.WRAP),
)
_DATES = (Column("Day", CellKind.DATE), Column("Ref", CellKind.REF), Column("What", fit=Fit.WRAP))

_REPLY = (
    "Something here that is not right, or not whole, can be put right: say so in the agency's return, and what it says "
    "goes on record beside this."
)


def agency_page(
    page: AgencyPage, view: PlanView, *, coming: Meeting | None = None, author: str = "", draft: bool = True
) -> Document:
    """What it leads and how that stands, where two views differ, dates to come, and what is asked of it."""
    sections = (
        _list("What is asked of it", page.asked, "Nothing is asked of it."),
        Section((_led(page.led),), f"What it leads: {len(page.led)}"),
        _list("Where its own view is better than the rating", page.better, "Nowhere."),
        _dates(page, view),
        _list(
            "What the next meeting is asked about its items"
            if coming is None
            else f"What the {coming.body} is asked about its items",
            page.decisions,
            "Nothing.",
        ),
        _list("What it contributes to", page.contributes, "Nothing that another agency leads."),
        Section((Paragraph(_REPLY),), "Right of reply"),
    )
    front = front_of(view, f"For {page.agency}", meeting=coming, author=author, draft=draft)
    return Document(
        Title(f"{page.agency}: its part of the plan"), tuple(_standing(page, view)), sections, front, landscape=True
    )


def _standing(page: AgencyPage, view: PlanView) -> list[Block]:
    blocks: list[Block] = [Paragraph(reviews_line(view)), Paragraph(f"As at {full_day(view.as_at)}.")]
    for name, totals in (("Recommendations", page.recommendations), ("Actions", page.actions)):
        if totals.published:
            sum_of = f"Live {parts_of(totals)} = {totals.published}; {totals.overdue} overdue."
            blocks.append(Paragraph(f"{name}: {counts_line(totals)}. {sum_of}"))
    return blocks


def _led(rows: Sequence[Led]) -> Block:
    if not rows:
        return Paragraph("It leads nothing in this plan.")
    return Table(_LED, tuple(_line(each) for each in rows))


def _line(each: Led) -> tuple[Cell, ...]:
    since = f" {capitalised(each.since)}." if each.since else ""
    said = " ".join((each.heard, *each.in_hand)).strip()
    return (
        each.ref,
        headed(each.title, each.ref),
        capitalised(each.date),
        each.colour,
        Composed(f"{each.why}{since}", Wrote.WORDS, ref=each.ref, instead=since.strip()),
        Composed(said, Wrote.UPDATE, ref=each.ref),
    )


def _dates(page: AgencyPage, view: PlanView) -> Section:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.on, each.ref, Composed(each.words, Wrote.HEADING, ref=each.ref, instead="")) for each in page.to_come
    )
    block: Block = Table(_DATES, rows) if rows else Paragraph("None.", inset=True)
    return Section((block,), f"Dates until {until_words(view)}: {len(rows)}")


def _list(heading: str, found: Sequence[OfIt], nothing: str) -> Section:
    entries = tuple(
        Entry((f"{each.ref}: ", Composed(each.words, Wrote.WORDS, ref=each.ref, instead=""))) for each in found
    )
    block: Block = Listing(entries, ListStyle.HANGING) if entries else Paragraph(nothing, inset=True)
    return Section((block,), f"{heading}: {len(entries)}")
