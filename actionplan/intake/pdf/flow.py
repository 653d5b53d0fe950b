"""Pages to blocks: pieces that go on over a page are joined, tables too, and lines become text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from actionplan.intake.block import Block, Place, Role
from actionplan.intake.hyphens import Hyphens
from actionplan.intake.pdf.geometry import items_of, usual_leading
from actionplan.intake.pdf.paragraphs import begins_item, ended, fits
from actionplan.intake.pdf.running import without_running
from actionplan.intake.pdf.tagged import tagged_items
from actionplan.intake.pdf.values import Item, Line, Page, Piece, Table, by_place
from actionplan.intake.plain import tidy

RECOGNISED: Final = "This page is a picture whose words a machine has recognised: compare them with the picture."
FULL: Final = "It ends with a page or a column whose last line is full: compare what stands at the top of the next one."
LARGER: Final = 1.12
LONGEST_HEADING: Final = 200
SAME_EDGE: Final = 8.0


def blocks_of_pages(pages: Iterable[Page]) -> tuple[Block, ...]:
    """The blocks of a document in reading order."""
    kept = without_running(list(pages))
    body = _body_size(kept)
    by_tags = [tagged_items(page) for page in kept]
    leading = usual_leading([page for page, items in zip(kept, by_tags, strict=True) if items is None])
    flow: list[Item] = []
    for page, tagged in zip(kept, by_tags, strict=True):
        items = tagged
        if items is None:
            items = items_of(page, leading, body)
        if page.recognised:
            _doubt(items)
        _append(flow, items)
    hyphens = Hyphens([_with_hyphen(line) for line in piece.lines] for piece in _pieces(flow))
    return tuple(_blocks(flow, hyphens, body))


def _body_size(pages: Iterable[Page]) -> float:
    counted: Counter[float] = Counter()
    exact: dict[float, int] = {}
    for page in pages:
        for word in page.words:
            exact[word.size] = exact.get(word.size, 0) + len(word.text)
    for size, letters in exact.items():
        counted[round(size * 2) / 2] += letters
    return counted.most_common(1)[0][0] if counted else 0.0


def _pieces(items: Iterable[Item]) -> Iterator[Piece]:
    for item in items:
        if isinstance(item, Piece):
            yield item
        else:
            for row in item.rows:
                for pieces in row.values():
                    yield from pieces


def _doubt(items: Iterable[Item]) -> None:
    for piece in _pieces(items):
        piece.doubts.append(RECOGNISED)


def _append(flow: list[Item], items: Sequence[Item]) -> None:
    """Put a page's items behind those before; what stands in columns may go on from one to the next."""
    for item in items:
        before = _before(flow, item)
        if isinstance(item, Piece) and isinstance(before, Piece) and _goes_on(before, item):
            before.lines += item.lines
            before.right = item.right
        elif isinstance(item, Table) and isinstance(before, Table) and _is_same_table(before, item):
            _join_tables(before, item)
        else:
            if isinstance(item, Piece) and isinstance(before, Piece) and _may_go_on(before, item):
                before.doubts.append(FULL)
            flow.append(item)


def _before(flow: Sequence[Item], item: Item) -> Item | None:
    """What a piece may go on from: the last one before it that is no footnote, in another column or on another page."""
    if isinstance(item, Piece) and item.role is Role.FOOTNOTE:
        return None
    for each in reversed(flow):
        if not isinstance(each, Piece) or each.role is not Role.FOOTNOTE:
            return each
    return None


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a piece is the rest of the one before it, which ended with a page or a column."""
    last, first = before.lines[-1], piece.lines[0]
    if not _meets(before, piece):
        return False
    if last.broken:
        return True
    alone = len(piece.lines) == len(first.words) == 1  # a marker has its text on its line: "a." alone is a last word
    if begins_item(first.text) and not alone and (ended(last) or not first.text[:1].islower()):
        return False
    if first.text[:1].islower():
        return True
    return _is_full(before, first) and (not ended(last) or _stands_under(before, piece))


def _meets(before: Piece, piece: Piece) -> bool:
    """Whether a piece begins a page or column that the one before it ended on, and both look alike."""
    last, first = before.lines[-1], piece.lines[0]
    if piece.page == before.page and first.y > last.y:
        return False
    if piece.page > before.page + 1 or piece.label or before.role in (Role.HEADING, Role.CONTENTS):
        return False
    if piece.role is not before.role and Role.TEXT not in (piece.role, before.role):
        return False
    return abs(last.size - first.size) <= 0.08 * last.size and last.bold == first.bold


def _is_full(before: Piece, first: Line) -> bool:
    """Whether the last line of a piece had no room for the first word of the next."""
    right = before.right or max(line.x1 for line in before.lines)
    return not fits(before.lines[-1], first, right)


def _may_go_on(before: Piece, piece: Piece) -> bool:
    """Whether nothing tells if a piece is the rest of the one before: a sentence ended where the last line was full."""
    several = len(before.lines) > 1 and len(piece.lines) > 1
    return (
        several and not begins_item(piece.lines[0].text) and _meets(before, piece) and _is_full(before, piece.lines[0])
    )


def _stands_under(before: Piece, piece: Piece) -> bool:
    """Whether a piece stands where the lines of the list's item before it stand, right of its number."""
    if before.tagged and piece.tagged:
        labelled = bool(before.label) or (before.role is Role.LIST_ITEM and begins_item(before.lines[0].text))
        return piece.role is Role.LIST_ITEM and labelled
    if len(before.lines) < 2 or before.page == piece.page:
        return False
    hanging = before.lines[1].x0
    return hanging > before.lines[0].x0 + 5 and abs(piece.lines[0].x0 - hanging) < 3


def _is_same_table(before: Table, table: Table) -> bool:
    if table.page != before.page + 1:
        return False
    if before.edges or table.edges:
        pairs = zip(before.edges, table.edges, strict=False)
        return len(before.edges) == len(table.edges) and all(abs(a - b) < SAME_EDGE for a, b in pairs)
    return _columns(before) >= _columns(table)


def _columns(table: Table) -> int:
    return max((column for row in table.rows for column in row), default=-1)


def _join_tables(before: Table, table: Table) -> None:
    rows = list(table.rows)
    if not before.edges and rows and len(rows[0]) <= _columns(before):
        rows[0] = by_place(before.rows, rows[0])
    before.page = table.page
    heads = 0
    while heads < len(rows) and heads < 3 and heads < len(before.rows) and _same(rows[heads], before.rows[heads]):
        heads += 1
    before.headers = max(before.headers, heads)
    rows = rows[heads:]
    if rows and _is_rest_of_row(before, rows[0]):
        _join_rows(before.rows[-1], rows.pop(0))
    elif rows and _is_framed(before.rows[-1], rows[0]) and _fills_frame(before.rows[-1][0][-1], rows[0][0][0]):
        before.rows[-1][0][-1].doubts.append(FULL)  # a sentence ended, and another begins
    before.rows += rows


def _same(row: dict[int, list[Piece]], other: dict[int, list[Piece]]) -> bool:
    return [_shown(pieces) for pieces in row.values()] == [_shown(pieces) for pieces in other.values()]


def _shown(pieces: Iterable[Piece]) -> str:
    return " ".join(line.text for piece in pieces for line in piece.lines)


def _is_rest_of_row(before: Table, row: dict[int, list[Piece]]) -> bool:
    """Whether a row at the top of a page goes on from the last one of the page before."""
    body = before.rows[before.headers :] or before.rows
    labelled = sum(1 for each in body if 0 in each)
    if 0 not in row and labelled > len(body) * 0.7:
        return True
    last = before.rows[-1]
    if _is_framed(last, row):
        cut, rest = last[0][-1], row[0][0]
        goes_on = not ended(cut.lines[-1]) or rest.lines[0].text[:1].islower()
        if goes_on and _fills_frame(cut, rest):
            return True
    pairs = [(last[column][-1].lines[-1], row[column][0].lines[0]) for column in row if column in last]
    return any(not ended(one) and other.text[:1].islower() for one, other in pairs)


def _is_framed(last: dict[int, list[Piece]], row: dict[int, list[Piece]]) -> bool:
    """Whether both rows are a frame round a text, which the page may have cut."""
    return last.keys() == row.keys() == {0}


def _fills_frame(cut: Piece, rest: Piece) -> bool:
    """Whether the text of a frame filled its last line on a page, and no item begins the next page."""
    first = rest.lines[0]
    if begins_item(first.text) or cut.lines[-1].bold != first.bold:
        return False
    if len(cut.lines) > 1:
        return _is_full(cut, first)
    # One line does not say how wide the frame is; those of the next page do.
    widest = max(cut.right, *(line.x1 for line in rest.lines))
    return len(rest.lines) > 1 and not fits(cut.lines[0], first, widest)


def _join_rows(row: dict[int, list[Piece]], rest: dict[int, list[Piece]]) -> None:
    for column, pieces in rest.items():
        its = row.setdefault(column, [])
        if its and _goes_on_in_cell(its[-1], pieces[0]):
            its[-1].lines += pieces[0].lines
            its += pieces[1:]
        else:
            its += pieces


def _goes_on_in_cell(before: Piece, piece: Piece) -> bool:
    last, first = before.lines[-1], piece.lines[0]
    if begins_item(first.text) and ended(last):
        return False
    right = before.right or max(line.x1 for line in (*before.lines, *piece.lines))
    return last.broken or not ended(last) or first.text[:1].islower() or not fits(last, first, right)


def _blocks(flow: Sequence[Item], hyphens: Hyphens, body: float) -> Iterator[Block]:
    larger = sorted(
        {round(item.lines[0].size) for item in flow if isinstance(item, Piece) and _is_heading(item, body)},
        reverse=True,
    )
    order = 0
    tables = 0
    for item in flow:
        if isinstance(item, Piece):
            pieces = [(item, item.place)]
        else:
            pieces = list(_placed(item, tables))
            tables += 1
        for piece, place in pieces:
            block = _block(piece, place, order, hyphens)
            if block is None:
                continue
            if isinstance(item, Piece) and _is_heading(item, body):
                level = larger.index(round(item.lines[0].size)) + 1
                block = _as_heading(block, level)
            yield block
            order += 1


def _placed(table: Table, index: int) -> Iterator[tuple[Piece, Place]]:
    for number, row in enumerate(table.rows):
        for column, pieces in sorted(row.items()):
            for piece in pieces:
                yield piece, Place(index, number, column, header=number < table.headers)


def _is_heading(piece: Piece, body: float) -> bool:
    """Whether a piece without a tag is a heading by its size."""
    if piece.tagged or piece.role is not Role.TEXT or piece.lines[0].size < body * LARGER:
        return False
    return sum(len(line.text) for line in piece.lines) <= LONGEST_HEADING


def _as_heading(block: Block, level: int) -> Block:
    from dataclasses import replace

    return replace(block, role=Role.HEADING, level=level)


def _joined(lines: Sequence[Line], hyphens: Hyphens) -> tuple[str, tuple[str, ...]]:
    """The lines as one text, and a doubt for each hyphen that nothing decided."""
    text = ""
    doubts: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on:
            text, doubt = hyphens.joined(text, line.text)
            doubts += [doubt] if doubt else []
        elif text:
            text += " "
        text += _with_hyphen(line)
        goes_on = line.broken or (text.endswith("-") and text[-2:-1].isalnum())
    return text, tuple(doubts)


def _with_hyphen(line: Line) -> str:
    return f"{line.text}-" if line.broken else line.text


def _block(piece: Piece, place: Place | None, order: int, hyphens: Hyphens) -> Block | None:
    joined, doubts = _joined(piece.lines, hyphens)
    text, label = tidy(joined), tidy(piece.label)
    if not text and label:
        text, label = label, ""
    if not text:
        return None
    first = piece.lines[0]
    return Block(
        text=text,
        order=order,
        role=piece.role,
        page=piece.page,
        label=label,
        level=piece.level,
        size=round(first.size, 1),
        bold=all(line.bold for line in piece.lines),
        left=round(first.x0, 1),
        place=place,
        doubts=(*piece.doubts, *doubts),
    )
