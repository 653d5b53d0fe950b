"""Every page of the meeting view as one document, with nothing cut: for a pipe, a script or a screen reader.

Holds no words of its own: they are those of the pages.
"""

from actionplan.domain.rating.marks import HEADLINE, MARKS, MEANINGS, concerns_line, published_line
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.reports.impact import impact_line
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Block,
    Document,
    Entry,
    Facts,
    Key,
    Listing,
    ListStyle,
    Paragraph,
    Quotation,
    RatingLine,
    Section,
    Title,
)
from actionplan.tui.present.item_facts import item_facts, short_title
from actionplan.tui.present.item_pages import ItemPage
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import ListPage, TitlePage, pages_of
from actionplan.tui.present.wording import (
    changes,
    compared_with,
    meeting_words,
    one_line,
    speaks_for,
    subtitle_words,
    title_words,
)


def pages_document(shown: Shown) -> Document:
    """A section for each page, in the order of the meeting, and the key to the marks at the end."""
    sections: list[Section] = []
    for page in pages_of(shown):
        match page:
            case TitlePage():
                sections.append(_title(shown))
            case ListPage():
                sections.append(_list(page, shown))
            case ItemPage(row=row, part=part):
                sections += [_item(row, shown)] if part == 1 else []
    colours = tuple(colour for colour in MEANINGS if colour is not Colour.CLOSED or _is_shown(colour, shown))
    sections.append(Section((Key(colours),)))
    return Document(Title(meeting_words(shown), speaks_for(shown)), (), tuple(sections))


def _is_shown(colour: Colour, shown: Shown) -> bool:
    return any(row.rating.colour is colour for row in shown.recommendations)


def _title(shown: Shown) -> Section:
    totals = shown.view.snapshot.totals()
    subtitle = subtitle_words(shown)
    blocks: list[Block] = [Paragraph(subtitle)] if subtitle else []
    if not totals.published:
        return Section((*blocks, Paragraph("No recommendation is in this plan yet.")), title_words(shown))
    counts = "   ".join(f"{MARKS[colour]} {totals.colours[colour]}" for colour in HEADLINE)
    blocks += [Paragraph(counts), Paragraph(published_line(totals)), Paragraph(concerns_line(totals))]
    if impact := impact_line(shown.view.snapshot):
        blocks.append(Paragraph(impact))
    if shown.before is not None:
        blocks.append(Paragraph(f"Compared with {compared_with(shown.before)}"))
    return Section(tuple(blocks), title_words(shown))


def _list(page: ListPage, shown: Shown) -> Section:
    several = len(shown.view.snapshot.reviews) > 1
    part = f" · {page.part} of {page.parts}" if page.parts > 1 else ""
    entries = []
    for line in page.lines:
        row = line.row
        ref = line.ref if several or row is None or shown.row(row.ref) is None else short_ref(line.ref)
        mark = "" if row is None else f"{MARKS[row.rating.colour]}  "
        named = f"{mark}{ref}  " if ref else ""
        words = f": {line.words}" if line.words else ""
        entries.append(Entry(f"{named}{one_line(line.title)}{words}"))
    heading = f"{page.heading} {page.remark}".rstrip()
    return Section((Listing(tuple(entries), ListStyle.HANGING),), f"{heading}{part}")


def _item(row: Row, shown: Shown) -> Section:
    """All that the pages of a recommendation tell of it, the reason beside the mark."""
    why, *facts = item_facts(row, shown, names=False)
    changed = ", ".join(changes(row, shown))
    told = [(fact.label, fact.words) for fact in facts] + ([("Changed", changed)] if changed else [])
    blocks: list[Block] = [
        RatingLine(row.rating.colour, why.words),
        Quotation(shown.view.text_of(row.item, "wording")),
        Facts(tuple(told)),
    ]
    title = short_title(row, shown)
    return Section(tuple(blocks), f"{row.ref}{f' · {title}' if title else ''}")
