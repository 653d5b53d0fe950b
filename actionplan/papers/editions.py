"""A document as one edition holds it: the words that people composed kept, left out, or something in their place.

Acts on the document before any format sees it: a format meets plain strings and never a mark. Decides nothing about
which edition holds what (``domain.editions`` does), reads no plan, and counts nothing: totals are the body's.
"""

import re
from collections.abc import Callable

from actionplan.domain.editions import INSPECTION_MARKING, Reader
from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import Edition, Wrote
from actionplan.papers.document import (
    Block,
    CellKind,
    Composed,
    Document,
    Entry,
    Front,
    Listing,
    ListStyle,
    Paragraph,
    Request,
    Requests,
    Section,
    Table,
)
from actionplan.papers.each_string import with_each_string

ABOUT_THIS_EDITION = "About this edition"

_SCRUTINY_ASKS = Requests(
    (
        Request("note", "what this paper says", ()),
        Request("question", "the partners about it", ()),
        Request("recommend", "what the governing body should consider", ()),
    )
)
_SCRUTINY_PURPOSE = "To note, question and recommend"


def reader_of(edition: Edition, view: PlanView, *, names: bool = False, notes: bool = False) -> Reader:
    """The reader of an edition of this plan."""
    withheld = frozenset(row.ref for row in view.rows if row.item.withheld)
    return Reader(edition, names, notes, withheld)


def edition_of(document: Document, reader: Reader) -> Document:
    """The document as a reader may have it, in plain strings, with a statement of what it leaves out."""
    return without_marks(chosen_for(document, reader))


def chosen_for(document: Document, reader: Reader) -> Document:
    """The same with its marks still on, for who asks where words come from."""
    kept = with_each_string(_asks_for(_published(document, reader), reader), _choice(reader))
    if kept.front is None and reader.edition is Edition.BODY:
        return kept  # What answers a command on a screen was always for the body, and says nothing of editions.
    # A paper that is known by its length has no room for a heading over two lines.
    statement = Section(tuple(map(Paragraph, reader.statement())), "" if document.close else ABOUT_THIS_EDITION)
    return kept._replace(sections=(*kept.sections, statement), front=_marked(kept.front, reader))


def without_marks(document: Document) -> Document:
    """The document in plain strings."""
    return with_each_string(document, str)


def _choice(reader: Reader) -> Callable[[str], str | None]:
    withheld = _naming(reader)

    def choice(words: str) -> str | None:
        if withheld is not None and withheld.search(words):
            return None
        if not isinstance(words, Composed) or not words:
            return words
        if words.wrote is Wrote.READING:  # what stands in its place is a small number, not other words
            few = not reader.small_numbers and words.instead is not None
            return None if not reader.sees(words.wrote) else words.instead if few else words
        return words if reader.sees(words.wrote) else words.instead

    return choice


def _naming(reader: Reader) -> re.Pattern[str] | None:
    """What finds the ref of an item that is withheld from the reader, with its review or without it, or an action's."""
    if reader.edition is not Edition.PUBLIC or not reader.withheld:
        return None
    names = sorted({name for ref in reader.withheld for name in (ref, ref.partition("-")[2] or ref)})
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?:-A\d+)?(?![\w-])")


def _published(document: Document, reader: Reader) -> Document:
    """The document without the rows and sections of items that are withheld from its reader."""
    withheld = _naming(reader)
    if withheld is None:
        return document

    def kept(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        refs = [at for at, column in enumerate(block.columns) if column.kind is CellKind.REF]
        stays = [not any(withheld.search(str(row[at] or "")) for at in refs[:1]) for row in block.rows]
        rows = tuple(row for row, stay in zip(block.rows, stays, strict=True) if stay)
        sentences = zip(block.in_words, stays, strict=bool(block.in_words))
        return block._replace(rows=rows, in_words=tuple(words for words, stay in sentences if stay))

    return document._replace(
        opening=tuple(map(kept, document.opening)),
        sections=tuple(
            each._replace(blocks=tuple(map(kept, each.blocks)))
            for each in document.sections
            if not (each.about and withheld.search(each.about))
        ),
    )


def _asks_for(document: Document, reader: Reader) -> Document:
    """The document with what its reader can be asked: scrutiny notes, questions and recommends, the public nothing.

    What a body is asked is no request to any other reader, who is told of it in a list.
    """
    if reader.asked_as_the_body:
        return document
    asks = any(isinstance(block, Requests) for section in document.sections for block in section.blocks)
    sections = tuple(_told_of_asks(section, reader) for section in document.sections)
    kept = document._replace(sections=tuple(each for each in sections if each is not None))
    if not asks or reader.edition is not Edition.SCRUTINY:
        return kept
    at = next(at for at, each in enumerate(document.sections) if any(isinstance(one, Requests) for one in each.blocks))
    own = _scrutiny_asked(close=document.close)
    front = None if kept.front is None else kept.front._replace(purpose=_SCRUTINY_PURPOSE)
    return kept._replace(sections=(*kept.sections[:at], own, *kept.sections[at:]), front=front)


def _told_of_asks(section: Section, reader: Reader) -> Section | None:
    """The section with its requests as a list; None where the public's edition has nothing left in it."""
    if reader.edition is Edition.PUBLIC:
        left = tuple(each for each in section.blocks if not isinstance(each, Requests))
        return section._replace(blocks=left) if left or not section.blocks else None
    return section._replace(
        blocks=tuple(_as_listing(each) if isinstance(each, Requests) else each for each in section.blocks)
    )


def _as_listing(requests: Requests) -> Listing:
    """What a meeting was asked, for who is not asked it."""
    return Listing(
        tuple(
            Entry((f"Decision {at}: {each.verb} ", each.words, _refs(each)))
            for at, each in enumerate(requests.requests, 1)
        ),
        ListStyle.HANGING,
    )


def _refs(request: Request) -> str:
    return f": {', '.join(request.refs)}." if request.refs else "."


def _scrutiny_asked(*, close: bool) -> Section:
    """What scrutiny is asked; in a sentence, where a paper is known by its length."""
    if not close:
        return Section((Paragraph("Scrutiny is asked to:"), _SCRUTINY_ASKS), "Asked of scrutiny")
    *first, last = (f"{each.verb} {each.words}" for each in _SCRUTINY_ASKS.requests)
    return Section((Paragraph(f"Scrutiny is asked to {', '.join(first)} and {last}."),))


def _marked(front: Front | None, reader: Reader) -> Front | None:
    if front is None or reader.edition is not Edition.INSPECTION:
        return front
    own = front.marking
    return front._replace(marking=own if INSPECTION_MARKING in own else f"{INSPECTION_MARKING} {own}".rstrip())
