"""Goes through a Word document once, in reading order, and makes blocks of its paragraphs, cells, boxes and notes.

Knows the tree; what the numbers, styles and words are is asked of their modules. No rule of recommendations.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from actionplan.intake.block import Block, Place, Role
from actionplan.intake.plain import parted, tidy
from actionplan.intake.word.names import W, inside, local, number, switched, value
from actionplan.intake.word.numbering import Label, Numbering
from actionplan.intake.word.runs import Fields, Words, mark_is_deleted, mark_is_hidden, words_of
from actionplan.intake.word.styles import Styles, indent_of, numbered_by

if TYPE_CHECKING:
    from lxml.etree import _Element

CHANGED: Final = "Changes are tracked here: inserted words are taken, deleted ones left out."
HIDDEN: Final = "Hidden words are left out here."


@dataclass(slots=True)
class Walker:
    """What is known while a document is read: its styles, how far its lists have counted, which fields are open."""

    styles: Styles
    numbering: Numbering
    margin: float = 0.0
    fields: Fields = field(default_factory=Fields)
    tables: int = 0
    frames: int = 0
    _kept: Words | None = None

    def blocks(self, container: "_Element", role: Role = Role.TEXT, place: Place | None = None) -> Iterator[Block]:
        """The blocks in a body, a cell, a text box or a note; ``order`` is given later."""
        for child in container:
            match local(child):
                case "p":
                    yield from self._paragraph(child, role, place)
                case "tbl":
                    yield from self._table(child, role, place)
                case "sdt":
                    content = child.find(W + "sdtContent")
                    if content is not None and not switched(child.find(W + "sdtPr"), "showingPlcHdr"):
                        yield from self.blocks(content, Role.CONTENTS if _is_contents(child) else role, place)
                case "customXml" | "ins" | "moveTo" | "smartTag":
                    yield from self.blocks(child, role, place)
                case "AlternateContent":
                    yield from self.blocks(next(iter(child), child), role, place)
                case _:
                    pass

    def _paragraph(self, paragraph: "_Element", role: Role, place: Place | None) -> Iterator[Block]:
        properties = paragraph.find(W + "pPr")
        style_id = value(properties, "pStyle")
        words = words_of(paragraph, style_id, self.styles, self.fields)
        if self._kept is not None:
            self._kept.add(words)
            words, self._kept = self._kept, None
        if mark_is_deleted(properties):
            words.deleted = True
            self._kept = words
            return
        if not words.text.strip() and mark_is_hidden(properties):
            return
        label = self.numbering.label(numbered_by(properties), style_id)
        yield from self._lines(words, properties, label, role, place)
        for box in words.boxes:
            yield from self.blocks(box, role, place)

    def _lines(
        self, words: Words, properties: "_Element | None", label: Label | None, role: Role, place: Place | None
    ) -> Iterator[Block]:
        """A block, or several where a line within the paragraph begins an item or comes after an empty one."""
        whole = self._block(words, properties, label, role, place)
        first = True
        for piece in parted(words.text):
            text = tidy(piece)
            if text:
                yield replace(whole, text=text) if first else replace(whole, text=text, label="")
                first = False
        if first and whole.label and place is not None:  # a column of numbers alone: the number is the cell's text
            yield replace(whole, text=whole.label, label="")

    def _block(
        self, words: Words, properties: "_Element | None", label: Label | None, role: Role, place: Place | None
    ) -> Block:
        style_id = value(properties, "pStyle")
        style = self.styles.name(style_id)
        heading = self._heading_level(properties, style_id)
        shown = label.text if label is not None else ""
        level = 0
        if style.lower().startswith("toc "):
            role = Role.CONTENTS
        elif role is Role.TEXT and place is not None:
            role = Role.CELL
        elif role is Role.TEXT and heading is not None:
            role = Role.HEADING
        elif role is Role.TEXT and style.lower() == "caption":
            role = Role.CAPTION
        elif role is Role.TEXT and shown:
            role = Role.LIST_ITEM
        if role is Role.HEADING:
            level = heading or 1
        elif label is not None:
            level = label.level
        doubts = [
            sentence
            for happened, sentence in ((words.deleted or words.inserted, CHANGED), (words.hidden, HIDDEN))
            if happened
        ]
        if label is not None and label.doubt:
            doubts.append(label.doubt)
        return Block(
            text="",
            order=0,
            role=role,
            label=shown,
            level=level,
            style=style,
            size=words.size,
            bold=words.all_bold,
            left=self._left(properties, style_id, label),
            place=place,
            doubts=tuple(doubts),
        )

    def _heading_level(self, properties: "_Element | None", style_id: str | None) -> int | None:
        level = value(properties, "outlineLvl")
        if level is None:
            return self.styles.outline_level(style_id)
        return number(level) + 1 if 0 <= number(level) <= 8 else None

    def _left(self, properties: "_Element | None", style_id: str | None, label: Label | None) -> float:
        given = (indent_of(properties), label.left if label is not None else None, self.styles.indent(style_id))
        return self.margin + next((each for each in given if each is not None), 0.0)

    def _table(self, table: "_Element", role: Role, outer: Place | None) -> Iterator[Block]:
        rows = [each for each in _within(table, "tr") if not _is_deleted(each.find(W + "trPr"))]
        cells = [_cells(each) for each in rows]
        if len(rows) == 1 and len(cells[0]) == 1:  # a frame round a text, not a table
            self.frames += 1
            frame = self.frames
            yield from (replace(each, frame=frame) for each in self.blocks(cells[0][0][1], role, outer))
            return
        index, self.tables = self.tables, self.tables + 1
        made: list[list[Block]] = []
        for row, (element, its) in enumerate(zip(rows, cells, strict=True)):
            header = bool(switched(element.find(W + "trPr"), "tblHeader"))
            made.append([])
            for column, cell in its:
                made[-1] += self.blocks(cell, role, Place(index, row, column, header))
        for each in _with_bold_header(made, index):
            yield from each


def _is_contents(control: "_Element") -> bool:
    return value(control, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"


def _within(element: "_Element", kind: str) -> Iterator["_Element"]:
    return (each for each in inside(element) if local(each) == kind)


def _is_deleted(properties: "_Element | None") -> bool:
    return properties is not None and any(properties.find(W + kind) is not None for kind in ("del", "cellDel"))


def _cells(row: "_Element") -> list[tuple[int, "_Element"]]:
    """The cells of a row with their columns; what only goes on from the cell above or before is left out."""
    found: list[tuple[int, _Element]] = []
    column = number(value(row, "trPr", "gridBefore"))
    for cell in _within(row, "tc"):
        properties = cell.find(W + "tcPr")
        if not (_is_deleted(properties) or _goes_on(properties, "vMerge") or _goes_on(properties, "hMerge")):
            found.append((column, cell))
        column += max(1, number(value(properties, "gridSpan"), 1))
    return found


def _goes_on(properties: "_Element | None", merge: str) -> bool:
    found = None if properties is None else properties.find(W + merge)
    return found is not None and found.get(W + "val") != "restart"


def _with_bold_header(rows: list[list[Block]], table: int) -> list[list[Block]]:
    """The rows, the first of them a header where it alone is bold throughout, as most people mark one."""
    if len(rows) < 2 or not rows[0] or not all(each.bold for each in rows[0]):
        return rows
    if all(each.bold for each in rows[1]):
        return rows
    first = [
        replace(each, place=replace(each.place, header=True)) if each.place and each.place.table == table else each
        for each in rows[0]
    ]
    return [first, *rows[1:]]
