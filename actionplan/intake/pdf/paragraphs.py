"""Puts lines together to paragraphs: a line that had room for the next word ended one. Knows one column."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from actionplan.intake.block import Place, Role
from actionplan.intake.pdf.values import Line, Piece, glued

ENDS: Final = (".", ":", ";", "!", "?", "…", '"', "”", "’", "'", ")", "]")
_BEGINS_ITEM = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?=\s|$|[A-Z'‘“\"])|\d{1,2}(?:\.\d{1,2})+\.?\s|[•●▪◦‣■□➢✓❖\uf0b7–-]\s|"
    r"(?:recommendation|action|finding|R)\s?\d+(?:\.\d+)*\b\s*[:.)–-]?)",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$|_{4,}\s*\d{1,4}$")


def begins_item(text: str) -> bool:
    """Whether a line begins with the marker of a list's item."""
    return bool(_BEGINS_ITEM.match(text))


def paragraphs(
    lines: Sequence[Line],
    page: int,
    right: float,
    leading: Mapping[float, float],
    *,
    role: Role = Role.TEXT,
    place: Place | None = None,
) -> list[Piece]:
    """The paragraphs of a column's lines; ``leading`` is the usual distance of lines for each size."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces and not _begins(pieces[-1].lines, line, right, leading):
            pieces[-1].lines.append(line)
            continue
        contents = _leads_to_page(line)
        pieces.append(Piece([line], page, Role.CONTENTS if contents else role, place=place, right=right))
    return pieces


def fits(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line had room on the line before, so that a paragraph ended there."""
    end = 1
    while end < len(line.words) and glued(line.words[end - 1], line.words[end]):
        end += 1
    width = line.words[end - 1].x1 - line.words[0].x0
    return before.x1 + before.size * 0.25 + width < right - 1.5


def ended(line: Line) -> bool:
    """Whether a sentence or a part of one ends with the line."""
    return line.text.endswith(ENDS)


def _leads_to_page(line: Line) -> bool:
    """Whether a line is one of a contents page: dots, and a number."""
    return line.text[-1:].isdigit() and bool(_LEADERS.search(line.text))


def _begins(lines: Sequence[Line], line: Line, right: float, leading: Mapping[float, float]) -> bool:
    """Whether a line begins a paragraph of its own."""
    before = lines[-1]
    down = line.y - before.y
    if abs(line.size - before.size) > 0.08 * max(line.size, before.size) or down <= 0:
        return True
    if _leads_to_page(before) or _leads_to_page(line):
        return True
    if down > leading.get(round(line.size * 2) / 2, line.size * 1.25) * 1.3 + 0.5:
        return True
    if before.broken:
        return False
    short = fits(before, line, right)
    if before.bold != line.bold and short and not any(word.bold for word in (line if before.bold else before).words):
        return True
    if begins_item(line.text) and _is_an_item(lines, line, short=short):
        return True
    if short:
        return (ended(before) and not _hangs_after_bracket(lines, line)) or not line.text[:1].islower()
    return ended(before) and _moved(lines, line)


def _is_an_item(lines: Sequence[Line], line: Line, *, short: bool) -> bool:
    """Whether a number at the start of a line is a marker, not a part of the sentence."""
    hanging = len(lines) > 1 and lines[1].x0 > lines[0].x0 + 5
    if hanging and abs(line.x0 - lines[0].x0) < 3:
        return True
    if hanging and abs(line.x0 - lines[1].x0) < 3 and not short:
        return False
    return short or ended(lines[-1])


def _hangs_after_bracket(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line hangs right of its item's number, whose only line so far ends with a bracket."""
    item = lines[0]
    return len(lines) == 1 and item.text.endswith((")", "]")) and begins_item(item.text) and line.x0 > item.x0 + 5


def _moved(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line stands at another left edge than those before, past the first two of a paragraph."""
    if len(lines) == 1:
        return abs(line.x0 - lines[0].x0) > 5 and not begins_item(lines[0].text) and line.x0 > lines[0].x0
    return abs(line.x0 - lines[-1].x0) > 5
