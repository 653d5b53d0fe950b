"""A document as plain text: for terminals, scripts and screen readers. Inert for terminals, and without colours.

Widths are in terminal cells; a width under 40 counts as 40. A text ends in a line break. Sections are a blank line
apart.
"""

import re
from typing import Final, assert_never

from actionplan.domain.rating.marks import MARKS, MEANINGS
from actionplan.domain.text import capitalised
from actionplan.papers.document import (
    Block,
    Chart,
    Document,
    Facts,
    Figure,
    Front,
    Key,
    Listing,
    ListStyle,
    Paragraph,
    Quotation,
    RatingLine,
    Request,
    Requests,
    Section,
    Table,
    TimeChart,
    Title,
    plain,
)
from actionplan.papers.formats.front import front_facts, running_words
from actionplan.papers.formats.lines import NARROWEST, both_ends, fact_lines, folded_lines, joined, padded
from actionplan.papers.formats.text_tables import table_lines

_INSET = "  "


_UNDIVIDED: Final = 10_000
"""A width at which no line is divided."""
_COLUMN_GAP: Final = re.compile(" {3,}")


def to_text(document: Document, width: int) -> str:
    """The whole document within a width."""
    width = max(width, NARROWEST)
    title = [*_title(document.title, width), *_front(document.front, width)]
    first = [*title, *(line for block in document.opening for line in _block(block, width))]
    running = running_words(document.front)
    marked = folded_lines(running, width) if running else []
    parts = [marked, first, *(_section(section, width) for section in document.sections), marked]
    lines = [line for part in parts if part for line in ["", *part]]
    return joined(lines[1:])


def to_searched_text(document: Document) -> str:
    """The same for who looks for words in it: no line is divided, as a narrow table would divide a name.

    The blanks that make columns are closed up to two: a wide table has millions of them.
    """
    return _COLUMN_GAP.sub("  ", to_text(document, _UNDIVIDED))


def _title(title: Title, width: int) -> list[str]:
    if title.implied:
        return []
    return both_ends(title.text, title.beside, width) if title.beside else folded_lines(title.text, width)


def _front(front: Front | None, width: int) -> list[str]:
    return (
        [] if front is None else [line for name, text in front_facts(front) for line in fact_lines(name, text, width)]
    )


def _section(section: Section, width: int) -> list[str]:
    heading = folded_lines(section.heading, width) if section.heading else []
    return heading + [line for block in section.blocks for line in _block(block, width)]


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Paragraph(words, inset):
            return folded_lines(plain(words), width, _INSET if inset else "")
        case Quotation(text):
            return folded_lines(text, width, _INSET)
        case RatingLine(colour, reason):
            return folded_lines(f"{MARKS[colour]}  {reason}", width)
        case Facts(facts):
            return [line for name, text in facts for line in fact_lines(name, text, width)]
        case Key():
            return folded_lines(_key(block), width)
        case Listing():
            return _listing(block, width)
        case Requests(requests):
            return [line for at, each in enumerate(requests, 1) for line in folded_lines(_request(at, each), width)]
        case Table() | Chart() | TimeChart():
            return _figure(block, width)
        case _:
            assert_never(block)


def _figure(figure: Figure, width: int) -> list[str]:
    match figure:
        case Table():
            return table_lines(figure, width)
        case Chart():
            from actionplan.papers.formats.bars import chart_lines

            return chart_lines(figure, width)
        case TimeChart():
            from actionplan.papers.formats.axis import time_chart_lines

            return time_chart_lines(figure, width)
        case _:
            assert_never(figure)


def _key(key: Key) -> str:
    return "Key: " + " · ".join(f"{MARKS[colour]} {MEANINGS[colour]}" for colour in key.colours)


def _listing(listing: Listing, width: int) -> list[str]:
    lines: list[str] = []
    for entry in listing.entries:
        words = plain(entry.words)
        match listing.style:
            case ListStyle.INSET:
                lines += folded_lines(words, width, _INSET)
            case ListStyle.HANGING:
                first, *rest = folded_lines(words, width, 2 * _INSET)
                lines += [first.removeprefix(_INSET), *rest]
            case ListStyle.FLUSH:
                lines += folded_lines(words, width)
            case ListStyle.ONE_LINE:
                lines.append(padded(words, width).rstrip())
            case _:
                assert_never(listing.style)
        lines += [line for text in entry.under for line in folded_lines(text, width, 2 * _INSET)]
    return lines


def _request(number: int, request: Request) -> str:
    refs = f": {', '.join(request.refs)}" if request.refs else ""
    return f"{number}. {capitalised(request.verb)} {request.words}{refs}."
