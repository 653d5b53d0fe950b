"""A document with each of its strings changed or taken out: the one walk through all that a document can hold.

Decides nothing about words: ``papers.editions`` and ``papers.guarding`` give the function that does.
"""

from collections.abc import Callable
from enum import Enum
from typing import assert_never

from actionplan.papers.document import (
    Block,
    Cell,
    Chart,
    Code,
    Document,
    Entry,
    Facts,
    Front,
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
    Title,
    Words,
)

Change = Callable[[str], str | None]
"""What becomes of a string: None where the line or cell that it is part of goes."""


def with_each_string(document: Document, change: Change) -> Document:
    """The document with ``change`` made to each string; what is empty then, and was not before, is left out."""
    return document._replace(
        title=Title(change(document.title.text) or "", change(document.title.beside) or "", document.title.implied),
        opening=_blocks(document.opening, change),
        sections=tuple(kept for each in document.sections if (kept := _section(each, change)) is not None),
        front=None if document.front is None else _front(document.front, change),
    )


def _front(front: Front, change: Change) -> Front:
    return front._replace(
        partnership=change(front.partnership) or "",
        body=change(front.body) or "",
        item=change(front.item) or "",
        author=change(front.author) or "",
        purpose=change(front.purpose) or "",
        marking=change(front.marking) or "",
    )


def _section(section: Section, change: Change) -> Section | None:
    blocks = _blocks(section.blocks, change)
    if section.blocks and not blocks:
        return None
    return section._replace(blocks=blocks, heading=change(section.heading) or "")


def _blocks(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(kept for each in blocks if (kept := _block(each, change)) is not None)


def _block(block: Block, change: Change) -> Block | None:
    match block:
        case Paragraph(words):
            changed = _words(words, change)
            return block._replace(words=changed) if changed else None
        case Quotation(text):
            return Quotation(kept) if (kept := change(text)) else None
        case RatingLine():
            reason = change(block.reason)
            return None if reason is None and type(block.reason) is str else block._replace(reason=reason or "")
        case Facts(facts):
            pairs = ((change(name), change(value)) for name, value in facts)
            kept_facts = tuple((name, value) for name, value in pairs if name is not None and value)
            return Facts(kept_facts) if kept_facts else None
        case Listing(entries):
            left = tuple(one for each in entries if (one := _entry(each, change)) is not None)
            return block._replace(entries=left) if left or not entries else None
        case Requests(requests):
            return Requests(tuple(_request(each, change) for each in requests))
        case Table():
            return _table(block, change)
        case TimeChart():
            rows = tuple(row for row in block.rows if change(row.label) is not None)
            return block._replace(rows=rows, note=change(block.note) or "")
        case Chart() | Key():
            return block
        case _:
            assert_never(block)


def _words(words: Words, change: Change) -> Words | None:
    if isinstance(words, str):
        return change(words)
    parts: list[str | Code] = []
    for part in words:
        kept = part if isinstance(part, Code) else change(part)
        if kept is None:
            return None
        parts.append(kept)
    return tuple(parts)


def _entry(entry: Entry, change: Change) -> Entry | None:
    words = _words(entry.words, change)
    under = tuple(kept for each in entry.under if (kept := change(each)))
    return Entry(words, under) if words else None


def _request(request: Request, change: Change) -> Request:
    return request._replace(words=change(request.words) or "")


def _table(table: Table, change: Change) -> Table:
    """Its rows stay; a column whose cells are all empty then, and were not, goes; so do sentences that lack one."""
    rows = tuple(tuple(_cell(cell, change) for cell in row) for row in table.rows)
    left = [at for at in range(len(table.columns)) if not _emptied(at, table.rows, rows)]
    sentences = tuple(change(each) for each in table.in_words)
    return table._replace(
        columns=tuple(table.columns[at] for at in left),
        rows=tuple(tuple(row[at] for at in left) for row in rows),
        in_words=() if None in sentences else tuple(each for each in sentences if each is not None),
    )


def _emptied(at: int, before: tuple[tuple[Cell, ...], ...], after: tuple[tuple[Cell, ...], ...]) -> bool:
    return any(row[at] for row in before) and not any(row[at] not in {None, "", ()} for row in after)


def _cell(cell: Cell, change: Change) -> Cell:
    if isinstance(cell, Enum):  # A colour is a string too, and nobody's words.
        return cell
    if isinstance(cell, str):
        return change(cell) or ""
    if isinstance(cell, tuple):
        return tuple(kept for each in cell if (kept := change(each)))
    return cell
