"""The pieces of a page from where its words stand: tables by their rules, columns, lines, paragraphs."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from actionplan.intake.block import Role
from actionplan.intake.pdf.columns import Box, in_columns
from actionplan.intake.pdf.grids import Cell, Grid, grids, within
from actionplan.intake.pdf.lines import line_of, lines_of, runs
from actionplan.intake.pdf.paragraphs import paragraphs
from actionplan.intake.pdf.running import mark_footnotes
from actionplan.intake.pdf.values import Item, Line, Page, Piece, Rule, Table, Word

USUAL: Final = 0.25

Leading = dict[float, float]


def usual_leading(pages: Iterable[Page]) -> Leading:
    """The usual distance from line to line, for each size of words: the smallest that is common."""
    counted: dict[float, Counter[float]] = {}
    for page in pages:
        before: Word | None = None
        for run in runs(page.words):
            word = run[0]
            if before is not None and abs(before.size - word.size) < 0.3:
                down = word.y - before.y
                if 0.9 * word.size < down < 3 * word.size:
                    counted.setdefault(round(word.size * 2) / 2, Counter())[round(down * 2) / 2] += 1
            before = word
    return {
        size: min(down for down, count in downs.items() if count >= USUAL * max(downs.values()))
        for size, downs in counted.items()
    }


def items_of(page: Page, leading: Mapping[float, float], body: float) -> list[Item]:
    """The pieces and tables of a page in reading order."""
    left = list(page.words)
    boxes: list[Box] = []
    for grid in grids(page.rules):
        inside = [word for word in left if within(grid, word)]
        table = _table(grid, inside, page.number, leading)
        if table is not None:
            gone = {id(word) for word in inside}
            left = [word for word in left if id(word) not in gone]
            boxes.append(Box(grid.x0, grid.x1, grid.y0, grid.y1, table))
    for run in runs(left):
        size = max(word.size for word in run)
        boxes.append(Box(run[0].x0, max(word.x1 for word in run), run[0].y - size, run[0].y, run))
    items: list[Item] = []
    for region in in_columns(boxes):
        its = _items(region, page, leading)
        mark_footnotes(its, body)
        items += its
    return items


def _items(region: Sequence[Box], page: Page, leading: Mapping[float, float]) -> list[Item]:
    items: list[Item] = []
    right = max((box.x1 for box in region if isinstance(box.content, list)), default=0.0)
    waiting: list[list[Word]] = []
    for box in sorted(region, key=lambda box: box.bottom):
        if isinstance(box.content, list):
            waiting.append(box.content)
            continue
        items += _paragraphs(lines_of(waiting), page, right, leading)
        waiting = []
        items.append(box.content)
    return [*items, *_paragraphs(lines_of(waiting), page, right, leading)]


def _paragraphs(lines: Sequence[Line], page: Page, right: float, leading: Mapping[float, float]) -> list[Piece]:
    """The paragraphs of lines in a column; a rule that goes past both ends of one parts it from its neighbour."""
    made: list[Piece] = []
    together: list[Line] = []
    for line in lines:
        if together and _is_ruled_off(together[-1], line, page.rules):
            made += paragraphs(together, page.number, _framed(together, right, page.rules), leading)
            together = []
        together.append(line)
    return [*made, *paragraphs(together, page.number, _framed(together, right, page.rules), leading)]


def _framed(lines: Sequence[Line], right: float, rules: Sequence[Rule]) -> float:
    """How far lines can go: in a box, to its right edge, with as much room as is left of them."""
    if not lines or not rules:
        return right
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    across = [rule for rule in rules if rule.y0 < lines[0].y < rule.y1 and rule.y1 > lines[-1].y]
    before = max((rule.x0 for rule in across if rule.x0 < x0), default=None)
    after = min((rule.x0 for rule in across if rule.x0 > x1), default=None)
    return right if before is None or after is None else max(x1, after - (x0 - before))


def _is_ruled_off(before: Line, line: Line, rules: Sequence[Rule]) -> bool:
    """A rule of a box goes past both ends of the line inside; the one outside may go past the box."""
    return any(
        before.y < (rule.y0 + rule.y1) / 2 < line.y - 0.5 * line.size
        and rule.y1 - rule.y0 < 2
        and any(rule.x0 < each.x0 - 2 and rule.x1 > each.x1 + 2 for each in (before, line))
        for rule in rules
    )


def _table(grid: Grid, words: Sequence[Word], page: int, leading: Mapping[float, float]) -> Table | None:
    """The table that a grid holds; None where it is a frame round a text: words in one cell alone."""
    by_cell: dict[Cell, list[Word]] = {}
    for word in words:
        cell = next((cell for cell in grid.cells if within(cell, word)), None)
        if cell is not None:
            by_cell.setdefault(cell, []).append(word)
    if len({cell.column for cell in by_cell}) < 2:
        return None
    rows: dict[int, dict[int, list[Piece]]] = {}
    for cell, its in sorted(by_cell.items(), key=lambda pair: (pair[0].row, pair[0].column)):
        lines = lines_of(runs(its))
        right = max(cell.x1 - max(0.0, min(line.x0 for line in lines) - cell.x0), *(line.x1 for line in lines))
        rows.setdefault(cell.row, {})[cell.column] = paragraphs(lines, page, right, leading, role=Role.CELL)
    made = [rows[row] for row in sorted(rows)]
    return Table(page, made, grid.edges, headers=1 if _has_bold_head(made) else 0)


def _has_bold_head(rows: Sequence[Mapping[int, Sequence[Piece]]]) -> bool:
    """Whether the first row alone is bold."""
    return len(rows) > 1 and _bold(rows[0]) and not _bold(rows[1])


def _bold(row: Mapping[int, Sequence[Piece]]) -> bool:
    return all(line.bold for pieces in row.values() for piece in pieces for line in piece.lines)


def plain_lines(words: Sequence[Word]) -> list[Line]:
    """Words in the file's order as lines, for those that a tag has put in order already."""
    made: list[list[Word]] = []
    for run in runs(words):
        if made and run[0].x0 >= made[-1][-1].x1 - 1 and abs(run[0].y - made[-1][-1].y) < 0.3 * run[0].size:
            made[-1].extend(run)
        else:
            made.append(list(run))
    return [line_of(row) for row in made]
