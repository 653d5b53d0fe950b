"""A document as Markdown: UTF-8, lines ending in LF, blocks a blank line apart. No HTML is ever written."""

from typing import Final, assert_never

from actionplan.domain.rating.marks import MARKS, MEANINGS
from actionplan.domain.text import capitalised
from actionplan.papers.document import (
    Block,
    CellKind,
    Chart,
    Code,
    Document,
    Facts,
    Figure,
    Key,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Request,
    Requests,
    Section,
    Table,
    TimeChart,
    Words,
    plain,
)
from actionplan.papers.formats.axis import time_chart_lines
from actionplan.papers.formats.figures import chart_table
from actionplan.papers.formats.front import front_facts, running_words
from actionplan.papers.formats.markdown_text import code, escaped, fenced, guarded, inline, opening, table
from actionplan.papers.formats.text_tables import row_texts

_DRAWN: Final = 100
"""The cells of a drawing, which Markdown cannot lay out by itself."""


def to_markdown(document: Document) -> bytes:
    """The whole document."""
    title = document.title
    running = running_words(document.front)
    marked = [f"**{escaped(running)}**"] if running else []
    parts = [*marked, f"# {inline(title.text)}", *([opening(title.beside)] if title.beside else [])]
    if document.front is not None and (facts := front_facts(document.front)):
        parts.append(_block(Facts(facts)))
    parts += [text for block in document.opening if (text := _block(block))]
    parts += [text for section in document.sections for text in _section(section)]
    parts += marked
    return ("\n\n".join(parts) + "\n").encode()


def _section(section: Section) -> list[str]:
    heading = [f"{'#' * section.level} {inline(section.heading)}"] if section.heading else []
    return heading + [text for block in section.blocks if (text := _block(block))]


def _block(block: Block) -> str:
    match block:
        case Paragraph(words):
            return f"**{escaped(plain(words))}**" if block.strong else _words(words)
        case Quotation(text):
            return "\n".join(f"> {opening(line)}".rstrip() for line in text.split("\n"))
        case RatingLine(colour, reason):
            return f"**{inline(MARKS[colour])}** {inline(reason)}"
        case Facts(facts):
            return "\n".join(f"- **{inline(name)}:** {inline(text)}" for name, text in facts)
        case Key():
            return _key(block)
        case Listing(entries):
            return "\n".join(
                line
                for each in entries
                for line in (f"- {_words(each.words)}", *(f"  - {opening(text)}" for text in each.under))
            )
        case Requests(requests):
            return "\n".join(f"{at}. {_request(each)}" for at, each in enumerate(requests, 1))
        case Table() | Chart() | TimeChart():
            return _figure(block)
        case _:
            assert_never(block)


def _figure(figure: Figure) -> str:
    match figure:
        case Table():
            return _table(figure) if figure.rows else "None."
        case Chart():
            return _table(chart_table(figure))
        case TimeChart():
            return fenced(time_chart_lines(figure, _DRAWN))
        case _:
            assert_never(figure)


def _words(words: Words) -> str:
    if isinstance(words, str):
        return opening(words)
    return guarded("".join(code(part.name) if isinstance(part, Code) else escaped(part) for part in words))


def _key(key: Key) -> str:
    return inline("Key: " + " · ".join(f"{MARKS[colour]} {MEANINGS[colour]}" for colour in key.colours))


def _request(request: Request) -> str:
    refs = f": {', '.join(map(inline, request.refs))}" if request.refs else ""
    return f"**{inline(capitalised(request.verb))}** {inline(request.words)}{refs}."


def _table(found: Table) -> str:
    right = [at for at, column in enumerate(found.columns) if column.kind is CellKind.FIGURE]
    return "\n".join(table([column.heading for column in found.columns], row_texts(found), right))
