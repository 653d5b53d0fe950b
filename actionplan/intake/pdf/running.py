"""Headers and footers that run over pages, and footnotes at their feet. Knows where lines stand, not what they say."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from actionplan.intake.block import Role
from actionplan.intake.pdf.grids import grids, within
from actionplan.intake.pdf.lines import line_of, on_one_line, runs
from actionplan.intake.pdf.values import Item, Line, Page, Piece, Word

EDGE: Final = 0.11
OFTEN: Final = 0.4
LONG: Final = 45
"""Characters from which a line at an edge may as well be the first or last of a paragraph."""
NEAR: Final = 1.7
"""In sizes of the words: how near a paragraph's lines stand."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:#|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*#)?\W*", re.IGNORECASE)
_NOTE = re.compile(r"\d{1,3}\s+\S")


def without_running(pages: Sequence[Page]) -> list[Page]:
    """The pages without the lines that recur at their top or bottom, whatever numbers are in them."""
    lines = [_at_the_edges(page) for page in pages]  # words of a table are no running line: its head recurs too
    counted = Counter(key for page in lines for key in {key for key, _ in page})
    least = max(2, OFTEN * len(pages))
    recurring = {key for key, count in counted.items() if count >= least}
    made = []
    for page, its in zip(pages, lines, strict=True):
        gone = {id(word) for key, words in its if key in recurring for word in words}
        made.append(replace(page, words=[word for word in page.words if id(word) not in gone]) if gone else page)
    return made


def _at_the_edges(page: Page) -> list[tuple[str, list[Word]]]:
    edge = page.height * EDGE
    tables = grids(page.rules)
    near = [
        word
        for word in page.words
        if (word.y < edge or word.y > page.height - edge) and not any(within(grid, word) for grid in tables)
    ]
    rows: list[list[Word]] = []
    for run in runs(near):
        row = next((row for row in rows if on_one_line(row[0], run[0])), None)
        if row is None:
            rows.append(list(run))
        else:
            row.extend(run)
    made = []
    for row in rows:
        line = line_of(row)
        masked = _NUMBER.sub("#", line.text)
        if len(masked) >= LONG and _is_in_a_paragraph(line, page):
            continue
        made.append(("#" if _PAGE_NUMBER.fullmatch(masked) else masked, row))
    return made


def _is_in_a_paragraph(line: Line, page: Page) -> bool:
    """Whether the next line towards the middle of the page is as near as those of a paragraph are."""
    towards = 1 if line.y < page.height / 2 else -1
    return any(0.3 * line.size < (word.y - line.y) * towards < NEAR * line.size for word in page.words)


def mark_footnotes(items: Iterable[Item], body: float) -> None:
    """Say which pieces at the end of a column are footnotes: they are smaller, and the first has a number."""
    last: list[Piece] = []
    for item in reversed(list(items)):
        small = isinstance(item, Piece) and all(line.size <= 0.93 * body for line in item.lines)
        if not isinstance(item, Piece) or not small:
            break
        last.append(item)
    first = last[-1] if last else None
    if first is not None and (first.lines[0].mark or _NOTE.match(first.lines[0].text)):
        for piece in last:
            piece.role = Role.FOOTNOTE
