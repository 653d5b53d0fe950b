"""The pieces of a page from its structure tree, where that covers nearly all of its words and can be trusted."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from actionplan.intake.block import Role
from actionplan.intake.pdf.geometry import plain_lines
from actionplan.intake.pdf.lines import is_mark, text_of
from actionplan.intake.pdf.paragraphs import ENDS
from actionplan.intake.pdf.values import Item, Page, Piece, Table, Tag, Word, by_place

COVERED: Final = 0.96
CUT_OFF: Final = 0.3

_GROUPS = frozenset(
    ("Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct", "Index", "Aside")
)
_BLOCKS = {
    "P": Role.TEXT,
    "Title": Role.HEADING,
    "H": Role.HEADING,
    "Note": Role.FOOTNOTE,
    "FENote": Role.FOOTNOTE,
    "Caption": Role.CAPTION,
    "TOCI": Role.CONTENTS,
    "BibEntry": Role.TEXT,
    "Figure": Role.TEXT,
    "Form": Role.TEXT,
} | {f"H{level}": Role.HEADING for level in range(1, 10)}
_ROWS = ("THead", "TBody", "TFoot")


def tagged_items(page: Page) -> list[Item] | None:
    """The pieces and tables of a page in the order of its tags; None where they do not cover or part its words."""
    if not page.tags or not page.words:
        return None
    by_content: dict[int, list[Word]] = {}
    for word in page.words:
        by_content.setdefault(word.content, []).append(word)
    named = {content for tag in page.tags for content in tag.contents()}
    covered = sum(len(word.text) for word in page.words if word.content in named)
    if covered < COVERED * sum(len(word.text) for word in page.words):
        return None
    reader = _Reader(page.number, by_content)
    items = list(reader.items(page.tags))
    return items if _are_paragraphs(items) else None


def _are_paragraphs(items: Sequence[Item]) -> bool:
    """Whether the pieces are whole paragraphs, and not lines, or pages, that a program tagged so."""
    pieces = [item for item in items if isinstance(item, Piece) and item.role is Role.TEXT]
    cut = sum(
        1
        for one, other in itertools.pairwise(pieces)
        if not one.lines[-1].text.endswith(ENDS) and other.lines[0].text[:1].islower()
    )
    longest = max((len(piece.lines) for piece in pieces), default=0)
    return cut <= max(2, CUT_OFF * len(pieces)) and longest <= 30


@dataclass(slots=True)
class _Reader:
    """Goes through the tags of one page."""

    page: int
    by_content: dict[int, list[Word]]
    waiting: list[Word] = field(default_factory=list)
    label: str = ""

    def items(self, parts: Sequence[Tag | int], role: Role = Role.TEXT, level: int = 0) -> Iterator[Item]:
        """What is in these parts; words that stand beside blocks are a piece of their own."""
        for part in parts:
            if isinstance(part, int):
                self.waiting += self.by_content.pop(part, [])
            elif part.kind == "Artifact":
                pass
            elif part.kind == "Lbl":
                self._note_mark(part, role)
            elif part.kind in _GROUPS or part.kind == "TOC":
                yield from self._flushed(role, level)
                yield from self.items(part.parts, Role.CONTENTS if part.kind == "TOC" else role, level)
                yield from self._flushed(Role.CONTENTS if part.kind == "TOC" else role, level)
            elif part.kind == "L":
                yield from self._flushed(role, level)
                yield from self._list(part, role, level)
            elif part.kind == "Table":
                yield from self._flushed(role, level)
                yield from self._table(part)
            elif part.kind in _BLOCKS:
                yield from self._flushed(role, level)
                yield from self._block(part, role, level)
            else:
                yield from self.items(part.parts, role, level)

    def _flushed(self, role: Role, level: int) -> Iterator[Piece]:
        words, self.waiting = self.waiting, []
        if words:
            label, self.label = self.label, ""
            yield Piece(plain_lines(words), self.page, role, label=label, level=level, tagged=True)

    def _note_mark(self, tag: Tag, role: Role) -> None:
        """A label outside a list is a footnote's mark: its own, or the one that refers to it, which is dropped."""
        words = [word for content in tag.contents() for word in self.by_content.pop(content, [])]
        if role is Role.FOOTNOTE:
            self.label = text_of(words)
        elif len(words) > 1 or (words and not is_mark(words[0].text)):
            self.waiting += words

    def _block(self, tag: Tag, role: Role, level: int) -> Iterator[Item]:
        its = _BLOCKS[tag.kind]
        if its is Role.TEXT or role is Role.CONTENTS:
            its = role
        if its is Role.HEADING:
            level = int(tag.kind[1:]) if tag.kind[1:].isdecimal() else 1
        yield from self.items(tag.parts, its, level)
        yield from self._flushed(its, level)

    def _list(self, tag: Tag, role: Role, level: int) -> Iterator[Item]:
        role = Role.LIST_ITEM if role is Role.TEXT else role
        for part in tag.parts:
            if not isinstance(part, Tag):
                self.waiting += self.by_content.pop(part, [])
            elif part.kind == "L":
                yield from self._list(part, role, level + 1)
            elif part.kind == "LI":
                yield from self._list_item(part, role, level)
            else:
                yield from self.items([part], role, level)
        yield from self._flushed(role, level)

    def _list_item(self, tag: Tag, role: Role, level: int) -> Iterator[Item]:
        label = ""
        made: list[Item] = []
        for part in tag.parts:
            if isinstance(part, Tag) and part.kind == "Lbl":
                words = [word for content in part.contents() for word in self.by_content.pop(content, [])]
                label = " ".join(line.text for line in plain_lines(words)) if words else ""
            elif isinstance(part, Tag) and part.kind == "L":
                made += self._flushed(role, level)
                made += self._list(part, role, level + 1)
            elif isinstance(part, Tag) and part.kind == "LBody":
                made += self._list_body(part, role, level)
            else:
                made += self.items([part], role, level)
        made += self._flushed(role, level)
        first = next((item for item in made if isinstance(item, Piece)), None)
        if first is not None and not first.label:
            first.label = label
        yield from made

    def _list_body(self, tag: Tag, role: Role, level: int) -> Iterator[Item]:
        for part in tag.parts:
            if isinstance(part, Tag) and part.kind == "L":
                yield from self._flushed(role, level)
                yield from self._list(part, role, level + 1)
            else:
                yield from self.items([part], role, level)
        yield from self._flushed(role, level)

    def _table(self, tag: Tag) -> Iterator[Item]:
        rows = [part for part in tag.parts if isinstance(part, Tag) and part.kind == "TR"]
        heads = 0
        for group in (part for part in tag.parts if isinstance(part, Tag) and part.kind in _ROWS):
            its = [part for part in group.parts if isinstance(part, Tag) and part.kind == "TR"]
            heads += len(its) if group.kind == "THead" else 0
            rows += its
        for part in tag.parts:
            if isinstance(part, Tag) and part.kind == "Caption":
                yield from self._block(part, Role.TEXT, 0)
        made = [(row, self._row(row)) for row in rows]
        filled = [(row, cells) for row, cells in made if cells]
        all_heads = (all(part.kind == "TH" for part in row.parts if isinstance(part, Tag)) for row, _ in filled)
        heads = heads or (1 if next(all_heads, False) else 0)
        if filled:
            yield Table(self.page, _with_gaps(filled), headers=heads)

    def _row(self, row: Tag) -> dict[int, list[Piece]]:
        cells: dict[int, list[Piece]] = {}
        column = 0
        for part in row.parts:
            if isinstance(part, Tag) and part.kind in ("TD", "TH"):
                pieces = [item for item in self.items(part.parts, Role.CELL) if isinstance(item, Piece)]
                pieces += self._flushed(Role.CELL, 0)
                if pieces:
                    cells[column] = pieces
                column += part.columns
        return cells


def _with_gaps(rows: Sequence[tuple[Tag, dict[int, list[Piece]]]]) -> list[dict[int, list[Piece]]]:
    """The rows, their cells in their columns: a row that has fewer tags than others has cells without words."""
    widths = [sum(part.columns for part in row.parts if isinstance(part, Tag)) for row, _ in rows]
    whole = [cells for (_, cells), width in zip(rows, widths, strict=True) if width == max(widths)]
    return [
        cells if width == max(widths) else by_place(whole, cells)
        for (_, cells), width in zip(rows, widths, strict=True)
    ]
