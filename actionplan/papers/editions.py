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
    Front,
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
    """The document with what its reader can be asked: scrutiny notes, questions and recommends, the public nothing."""

    def blocks(all_blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        if not reader.asks:
            return tuple(each for each in all_blocks if not isinstance(each, Requests))
        if reader.edition is Edition.SCRUTINY:
            return tuple(_SCRUTINY_ASKS if isinstance(each, Requests) else each for each in all_blocks)
        return all_blocks

    sections = [(each, blocks(each.blocks)) for each in document.sections]
    return document._replace(
        opening=blocks(document.opening),
        sections=tuple(each._replace(blocks=left) for each, left in sections if left or not each.blocks),
    )


def _marked(front: Front | None, reader: Reader) -> Front | None:
    if front is None or reader.edition is not Edition.INSPECTION:
        return front
    own = front.marking
    return front._replace(marking=own if INSPECTION_MARKING in own else f"{INSPECTION_MARKING} {own}".rstrip())
