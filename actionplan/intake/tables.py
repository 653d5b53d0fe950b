"""Recommendations in a table: a column headed Recommendation, and rows that go on over a page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.found_review import Columns, Found, LeftOut, TableFound
from actionplan.intake import markers
from actionplan.intake.candidates import Candidate, by_words
from actionplan.intake.sections import Piece, Use
from actionplan.intake.topics import Topic
from actionplan.intake.wording import goes_on, left_out, marker_of, spot_of

_HEADED = re.compile(
    r"^(?:[\w'’]+ ){0,3}recommendations?(?: (?:text|wording|made|in full|as published))?(?: \(.*\))?$|"
    r"^(?:\w+ ){0,3}recommend(?:s|ed)(?: actions?)?$|"
    r"^what (?:needs|"
    r"should|must) .*",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\s?".join("recommendation"), re.IGNORECASE)
"""The word as a narrow column of a PDF may break it: "Recommendatio n"."""

_NUMBERED = re.compile(
    r"^(?:no|nr|number|ref|reference|rec(?:ommendation)? ?(?:no|number|ref)?|#|id|item|n[o°º])\.?$", re.IGNORECASE
)
_HEADER_ROWS: Final = 3

Cells = dict[tuple[int, int], list[int]]
_Header = tuple[int, int | None, int, list[str]]
"""The row of a table's titles, the columns of the numbers and of what is wanted, and the titles."""


def tables_of(pieces: Sequence[Piece]) -> tuple[TableFound, ...]:
    """The tables of more than one column, with the titles of their columns; one that goes on over a page is one."""
    found: list[TableFound] = []
    for table, cells in _cells(pieces).items():
        if max(column for _, column in cells) == 0:
            continue
        row, titles = _titles(cells, pieces)
        rows = len({at for at, _ in cells if at > row})
        first = spot_of(pieces[min(places[0] for places in cells.values())])
        if found and (found[-1].titles == titles or (row < 0 and len(found[-1].titles) == len(titles))):
            found[-1] = replace(found[-1], rows=found[-1].rows + rows)
        else:
            found.append(TableFound(table, titles, rows, first))
    return tuple(found)


def column_candidates(pieces: Sequence[Piece], headed: re.Pattern[str]) -> list[Candidate]:
    """A candidate, with no score, for the columns whose titles match; a table that goes on over a page is one."""
    found: list[Candidate] = []
    before: _Header | None = None
    for cells in _cells(pieces).values():
        before = _read_next(cells, _header(cells, pieces, headed), before, pieces, found)
    return [each for each in found if each.items]


def _read_next(
    cells: Cells, header: "_Header | None", before: "_Header | None", pieces: Sequence[Piece], found: list[Candidate]
) -> "_Header | None":
    """Read a table with its header, or as what goes on from the table before; the header that counts from here on."""
    if header is None:
        if before is None or max(column for _, column in cells) + 1 != len(before[3]):
            return None
        header = (-1, *before[1:])  # the table goes on over a page without its header
    elif not found or before is None or before[3] != header[3]:
        found.append(Candidate([], [], [], "table"))
    _read(cells, *header, pieces, found[-1])
    return header


def _cells(pieces: Sequence[Piece]) -> dict[int, Cells]:
    tables: dict[int, Cells] = {}
    for at, piece in enumerate(pieces):
        place = piece.block.place
        if place is not None and piece.use is not Use.NOT_TEXT:
            tables.setdefault(place.table, {}).setdefault((place.row, place.column), []).append(at)
    return tables


def _titles(cells: Cells, pieces: Sequence[Piece]) -> tuple[int, tuple[str, ...]]:
    """The row that has a table's titles, -1 where none has, and the titles; empty ones where there are none."""
    header = _header(cells, pieces)
    if header is not None:
        return header[0], tuple(header[3])
    last = max(column for _, column in cells)
    marked = [row for (row, _), places in cells.items() if any(_is_header(pieces[at]) for at in places)]
    if not marked:
        return -1, ("",) * (last + 1)
    row = max(marked)
    return row, tuple(" ".join(_text(cells, row, column, pieces).split()) for column in range(last + 1))


def _is_header(piece: Piece) -> bool:
    return piece.block.place is not None and piece.block.place.header


def _as_chosen(cells: Cells, pieces: Sequence[Piece], chosen: Columns, wanted: Sequence[str]) -> _Header | None:
    """The header of a table that is the one whose columns were chosen, or goes on with it; None for another."""
    row, titles = _titles(cells, pieces)
    return (row, chosen.number, chosen.recommendation, list(titles)) if list(titles) == list(wanted) else None


def table_candidates(pieces: Sequence[Piece], chosen: Columns | None = None) -> list[Candidate]:
    """A candidate for the tables with a column headed Recommendation; tables that go on are one.

    ``chosen`` are the columns that a person says to be those of the recommendations and of their numbers.
    """
    tables = _cells(pieces)
    if chosen is not None and chosen.table not in tables:
        return []
    wanted = () if chosen is None else _titles(tables[chosen.table], pieces)[1]
    found: list[Candidate] = []
    before: _Header | None = None
    for table, cells in tables.items():
        if chosen is not None and table < chosen.table:
            continue
        header = _header(cells, pieces) if chosen is None else _as_chosen(cells, pieces, chosen, wanted)
        before = _read_next(cells, header, before, pieces, found)
    for each in found:
        where = 'in a column headed "Recommendation"' if chosen is None else "in the chosen column"
        each.add_place(4.5, f"stands {where}")
        if each.places and pieces[each.places[0]].topic is Topic.RECOMMENDATIONS:
            each.add_place(1.0, "stands in the section of recommendations")
        if each.items:
            by_words(each)
    return [each for each in found if each.items]


def _text(cells: Cells, row: int, column: int, pieces: Sequence[Piece]) -> str:
    return " ".join(pieces[at].block.text.strip() for at in cells.get((row, column), ()))


def _header(cells: Cells, pieces: Sequence[Piece], headed: re.Pattern[str] = _HEADED) -> _Header | None:
    """The header of a table that has a column whose title matches; None where it has none."""
    last = max(column for _, column in cells)
    if last == 0:
        return None
    for row in sorted({row for row, _ in cells})[:_HEADER_ROWS]:
        titles = [_title(cells, row, column, pieces) for column in range(last + 1)]
        columns = [at for at, title in enumerate(titles) if headed.match(_BROKEN.sub("recommendation", title))]
        numbers = [at for at, title in enumerate(titles) if _NUMBERED.match(title)]
        numbers += [at for at, title in enumerate(titles) if not title and _counts(cells, row, at, pieces)]
        if not columns:
            continue
        column = max(columns, key=lambda at: _length(cells, at, pieces))
        others = [at for at in (*numbers, *columns) if at != column]
        number = others[0] if others and _length(cells, others[0], pieces) < _length(cells, column, pieces) else None
        return row, number, column, titles
    return None


def _counts(cells: Cells, header: int, column: int, pieces: Sequence[Piece]) -> bool:
    """Whether a column without a title holds nothing but numbers."""
    texts = [_text(cells, row, of, pieces).strip(" .:)") for row, of in cells if of == column and row > header]
    return bool(texts) and all(re.fullmatch(r"[A-Z]{0,4}[ .-]?\d{1,3}[a-z]?(?:\.\d{1,3})*", text) for text in texts)


def _title(cells: Cells, row: int, column: int, pieces: Sequence[Piece]) -> str:
    """A column's title in a row of them, else the one above it, which goes on over the rows below."""
    rows = sorted({at for at, _ in cells if at <= row}, reverse=True)
    titles = (" ".join(_text(cells, at, column, pieces).split()) for at in rows)
    return next((title for title in titles if title), "")


def _length(cells: Cells, column: int, pieces: Sequence[Piece]) -> int:
    return sum(len(pieces[at].block.text) for (_, of), places in cells.items() if of == column for at in places)


def _read(
    cells: Cells,
    header: int,
    number: int | None,
    column: int,
    titles: Sequence[str],
    pieces: Sequence[Piece],
    candidate: Candidate,
) -> None:
    said: set[str] = set()
    for row in sorted({row for row, _ in cells if row > header}):
        if [" ".join(_text(cells, row, at, pieces).split()) for at in range(len(titles))] == list(titles):
            continue  # the header again, on the next page
        places = cells.get((row, column), [])
        words, printed, parts = _wording([pieces[at] for at in places])
        label = "" if number is None else _text(cells, row, number, pieces)
        if label:
            read = markers.parse(label)
            printed = read.number if read is not None and read.number else label.strip(" .:)")
            printed = printed if len(printed) <= 20 and " " not in printed else None
        if not words:
            continue
        if candidate.items and not printed and _is_rest(candidate.items[-1], words, numbered=number is not None):
            candidate.items[-1] = _longer(candidate.items[-1], words)
            continue
        marker = label.strip() or marker_of(pieces[places[0]])
        candidate.items.append(Found(printed or None, words, spot_of(pieces[places[0]]), parts, printed=marker))
        candidate.places.append(places[0])
        _leave_out(cells, row, {number, column}, titles, pieces, candidate.left_out, said)


def _wording(cell: Sequence[Piece]) -> tuple[str, str | None, tuple[str, ...]]:
    """A cell's words, a line a paragraph; the number that it opens with, and its sub-items."""
    words, printed, parts = "", None, []
    for piece in cell:
        marker = piece.marker
        if not words and marker is not None and not printed:
            words, printed = piece.rest, marker.number
            continue
        text = f"{piece.block.label} {piece.block.text}".strip()
        if marker is not None and words:
            parts.append(text)
        words = f"{words}{' ' if goes_on(words, text) and marker is None else chr(10)}{text}" if words else text
    return words.strip(), printed, tuple(parts)


def _is_rest(before: Found, words: str, *, numbered: bool) -> bool:
    """Whether a row without a number goes on with the row above."""
    return goes_on(before.text, words) or (numbered and before.number is not None)


def _longer(item: Found, words: str) -> Found:
    between = " " if goes_on(item.text, words) or not item.text.rstrip().endswith((".", "!", "?", ":", ";")) else "\n"
    return replace(item, text=f"{item.text}{between}{words}")


def _leave_out(
    cells: Cells,
    row: int,
    taken: set[int | None],
    titles: Sequence[str],
    pieces: Sequence[Piece],
    out: list[LeftOut],
    said: set[str],
) -> None:
    """Name each other column once, by the first of its cells."""
    for column, title in enumerate(titles):
        places = cells.get((row, column), [])
        if column in taken or not places or title in said:
            continue
        said.add(title)
        out.append(left_out(pieces[places[0]], f'It stands in the column "{title}", as do others below it.'))
