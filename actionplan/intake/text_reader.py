"""Reads plain text and Markdown into blocks: one joiner puts wrapped lines together again, wording to the letter.

Knows lines, indents, blank lines and Markdown's marks; what a recommendation is, it does not know.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from actionplan.intake.block import Block, Place, Role
from actionplan.intake.hyphens import MARKS, Hyphens
from actionplan.intake.markdown import inline_text, looks_like_markdown, table_cells
from actionplan.intake.markers import begins_item, is_bullet_alone, is_weak
from actionplan.intake.plain import tidy

POINTS_A_COLUMN: Final = 6.0
"""So that an indent in columns can be held against one in points."""
WIDEST_WRAPPED: Final = 132
"""In characters: a text with longer lines has a line a paragraph, apart from blank lines."""
NARROWEST_WRAPPED: Final = 28

_TAB: Final = 4
_ENDS: Final = (".", "!", "?", ":", ";", "”", '"', ")", "]", "…")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*")
_RULE = re.compile(r"[ \t]*(?:[-*_=~•·.] ?){3,}[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_HARD_BREAK = re.compile(r"(?<!\\)\\$")
_QUOTED_BLANK = re.compile(r"(?:>[ \t]?)+")
_BROKEN = re.compile(rf"[^\W\d_][{MARKS}]$")
_OPEN_END = re.compile(r"[^\W_](?:—|/)$")
"""A line that ends within a word: "he said—", "police/"."""
_LINE_END = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")


@dataclass(slots=True)
class _Paragraph:
    """Lines of one block so far; ``left`` is its first line's indent in columns."""

    line: int
    left: int
    text: str
    role: Role = Role.TEXT
    level: int = 0
    page: int = 0
    last: str = ""
    hanging: int | None = None
    doubts: list[str] = field(default_factory=list)
    place: Place | None = None
    frame: int = 0


def read_text(text: str, name: str, *, markdown: bool | None = None) -> tuple[Block, ...]:
    """The blocks of a text; ``markdown`` says whether it is Markdown, None leaves that to its name and its headings."""
    lines = _LINE_END.split(text)
    if markdown is None:
        markdown = name.lower().endswith((".md", ".markdown", ".mdown")) or looks_like_markdown(lines)
    # A mail that was answered: its blank lines are quoted too.
    if not markdown and any(_QUOTED_BLANK.fullmatch(line) for line in lines):
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
    paragraphs = _Joiner(lines, markdown=markdown).paragraphs()
    if markdown:
        for each in paragraphs:
            each.text = inline_text(each.text)
    for each in paragraphs:
        each.text = tidy(each.text)
    return tuple(
        Block(
            text=each.text,
            order=order,
            role=each.role,
            page=each.page,
            line=each.line,
            level=each.level,
            left=each.left * POINTS_A_COLUMN,
            place=each.place,
            doubts=tuple(each.doubts),
            frame=each.frame,
        )
        for order, each in enumerate(p for p in paragraphs if p.text)
    )


class _Joiner:
    """Goes through the lines once, and puts each into the paragraph that it belongs to."""

    def __init__(self, lines: Sequence[str], *, markdown: bool) -> None:
        self._lines = lines
        self._markdown = markdown
        self._width = _wrap_width(lines)
        self._hyphens = Hyphens([[line.strip() for line in lines]])
        self._done: list[_Paragraph] = []
        self._open: _Paragraph | None = None
        self._page = 1 if any("\f" in line for line in lines) else 0
        self._table = -1
        self._row = 0
        self._quotes = 0
        self._in_quote = False

    def paragraphs(self) -> list[_Paragraph]:
        fenced = False
        bullet = ""
        for number, raw in enumerate(self._lines, start=1):
            self._page += raw.count("\f")
            line = raw.replace("\f", "").expandtabs(_TAB).rstrip()
            if self._markdown and _FENCE.match(line):
                fenced = not fenced
                self._close()
                continue
            if self._markdown and not fenced:
                line = self._unquoted(line)
                if _HARD_BREAK.search(line):
                    line = line[:-1].rstrip()
            if not line.strip() or (_RULE.fullmatch(line) and not self._underlines(line)):
                self._close(blank=True)
                bullet = ""
                continue
            if is_bullet_alone(line):  # the bullet on a line of its own, its text on the next
                self._close()
                bullet = line
                continue
            if bullet:
                line, bullet = f"{bullet.rstrip()} {line.strip()}", ""
            self._take(number, line)
        self._close()
        return self._done

    def _unquoted(self, line: str) -> str:
        """A line without its signs of a quote; blank lines alone do not end one."""
        bare = _QUOTE.sub("", line, count=1)
        quoted = bare != line
        if line.strip() and quoted != self._in_quote:
            self._in_quote = quoted
            self._quotes += quoted
        return bare

    def _underlines(self, line: str) -> bool:
        return self._markdown and self._open is not None and bool(_UNDERLINE.fullmatch(line))

    def _take(self, number: int, line: str) -> None:
        if self._markdown and (heading := _HEADING.fullmatch(line)):
            self._close()
            self._begin(number, line, heading[2], role=Role.HEADING, level=len(heading[1]))
            self._close()
        elif self._markdown and self._underlines(line) and self._open is not None:
            self._open.role, self._open.level = Role.HEADING, 1 if "=" in line else 2
            self._close()
        elif self._markdown and (cells := table_cells(line)) is not None:
            self._take_row(number, cells)
        elif self._open is not None and self._continues(self._open, line):
            self._join(self._open, line)
        else:
            self._close()
            self._begin(number, line, line.strip())

    def _begin(self, number: int, line: str, text: str, role: Role = Role.TEXT, level: int = 0) -> None:
        self._table_over()
        left = len(line) - len(line.lstrip())
        self._open = _Paragraph(number, left, text, role, level, self._page, last=line)
        self._open.frame = self._quotes if self._in_quote else 0

    def _close(self, *, blank: bool = False) -> None:
        if self._open is not None:
            self._done.append(self._open)
            self._open = None
        if blank:
            self._table_over()

    def _table_over(self) -> None:
        self._row = 0

    def _take_row(self, number: int, cells: list[str]) -> None:
        self._close()
        if all(re.fullmatch(r":?-{2,}:?|:?-:?", cell) for cell in cells):
            for each in self._done[-len(cells) :]:
                if each.place is not None and each.place.row == 0:
                    each.place = Place(each.place.table, 0, each.place.column, header=True)
            return
        if self._row == 0:
            self._table += 1
        for column, cell in enumerate(cells):
            place = Place(self._table, self._row, column)
            self._done.append(_Paragraph(number, 0, cell, Role.CELL, page=self._page, place=place))
        self._row += 1

    def _continues(self, paragraph: _Paragraph, line: str) -> bool:
        """Whether a line is the next one of an open paragraph; there is no blank line between."""
        text = line.strip()
        if begins_item(text) and not (_is_rest_of_sentence(paragraph.text, text) or self._is_dash(paragraph, text)):
            return False
        left = len(line) - len(line.lstrip())
        if paragraph.hanging is None and left < paragraph.left and not self._is_full(paragraph.last, text):
            return False
        if paragraph.hanging is not None and left != paragraph.hanging and left < paragraph.left:
            return False
        return self._is_wrapped(paragraph, text, left)

    def _is_wrapped(self, paragraph: _Paragraph, text: str, left: int) -> bool:
        last = paragraph.last.strip()
        if _BROKEN.search(last) and text[0].isalpha():
            return True
        if not self._width:  # a line a paragraph
            return False
        if self._is_full(paragraph.last, text):
            return True
        if last.endswith(":"):
            return False
        if left > paragraph.left and begins_item(paragraph.text) and left == (paragraph.hanging or left):
            return True  # the hanging indent of an item
        return not last.endswith(_ENDS[:3]) and (text[0].islower() or text[0] in "(,;" or text[0].isdigit())

    def _is_dash(self, paragraph: _Paragraph, text: str) -> bool:
        """Whether a dash or a bare number at a line's start is prose: within a sentence that had filled the line."""
        ended = paragraph.text.endswith(_ENDS) and not text.startswith("—")
        if not is_weak(text) or ended or paragraph.text[:1] == text[:1]:
            return False
        return self._is_full(paragraph.last, text)

    def _is_full(self, last: str, text: str) -> bool:
        """Whether the next word would not have gone onto the line before."""
        return bool(self._width) and len(last.rstrip()) + 1 + len(_first_piece(text)) > self._width

    def _join(self, paragraph: _Paragraph, line: str) -> None:
        text = line.strip()
        if paragraph.hanging is None:
            paragraph.hanging = len(line) - len(line.lstrip())
        paragraph.last = line
        if not _BROKEN.search(paragraph.text) or not text[0].isalpha():
            paragraph.text += ("" if _OPEN_END.search(paragraph.text) else " ") + text
            return
        kept, doubt = self._hyphens.joined(paragraph.text, text)
        paragraph.text = kept + text
        if doubt:
            paragraph.doubts.append(doubt)


def _first_piece(text: str) -> str:
    """The first word, up to a hyphen at which it could have been broken."""
    word = text.split(maxsplit=1)[0]
    piece = re.match(r"[^\W\d_]+-(?=[^\W\d_])", word)
    return piece[0] if piece else word


def _is_rest_of_sentence(before: str, text: str) -> bool:
    """A number at the start of a line that belongs to the line before: "(Paragraph" / "20)", "in" / "2014. It"."""
    if before.count("(") > before.count(")") and re.match(r"[\w.,–-]+\)", text):
        return True
    return bool(
        re.search(
            r"\b(?:in|of|to|and|or|by|since|until|from|the|section|paragraph|regulation|chapter|act|level|page|"
            r"at|than|under|for|between|recommendations?|age|aged|on|is|are|was|were|a|"
            r"an)$",
            before,
            re.IGNORECASE,
        )
        and re.match(r"\d", text)
    )


def _wrap_width(lines: Sequence[str]) -> int:
    """The width in characters at which a text was wrapped; 0 where each line is a paragraph.

    Wrapped text has lines that go on, in the middle of a sentence, on the next; and hardly a line is longer.
    """
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    running = sorted(
        len(one.rstrip())
        for one, other in pairwise(lines)
        if len(one.rstrip()) >= NARROWEST_WRAPPED
        and other.strip()[:1].islower()
        and not one.rstrip().endswith(_ENDS[:5])
        and not begins_item(other.strip())
    )
    if not running:
        return 0
    width = running[len(running) * 9 // 10]
    longer = sum(length > width * 1.25 for length in lengths)
    return 0 if width > WIDEST_WRAPPED or longer > 0.1 * len(lengths) else width
