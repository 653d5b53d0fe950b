"""How wide the columns of a table are on paper, so that no word in them is cut and no row is higher than it need be.

Measures no font: an estimate, for a wide typeface where a word has to fit.
"""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.text import cells

_EMU: Final = 12_700
"""In a point."""
_A_WIDE_CELL: Final = 0.7
"""The width of a character, in parts of the size of its font: of bold capitals in a wide typeface."""
_A_CELL: Final = 0.55
"""The same in running words."""
_PADDING: Final = 12
"""Points left and right of the words in a cell."""
_LONGEST_WORD: Final = 26
"""A longer word is divided by Word and LibreOffice, as an address is."""
_SHARES: Final = 48
"""The room that is free is given out in so many parts, each to the column that makes rows high."""
_ROWS: Final = 200
"""Rows that are looked at: those of a longer table are like them."""


def widths(texts: Sequence[Sequence[str]], whole: Sequence[bool], size: float, room: int) -> list[int] | None:
    """The width of each column in EMU, together at most ``room``; None where the longest words do not fit in it.

    ``texts`` are the lines of the table, its heading among them. ``whole`` columns keep each cell on one line.
    """
    found = []
    for column, keeps in zip(zip(*texts, strict=True), whole, strict=True):
        longest = max(map(_cells, column))
        word = max((_cells(each) for text in column for each in text.split()), default=0)
        found.append(_width(longest if keeps else min(word, _LONGEST_WORD), size))
    share = (room - sum(found)) // _SHARES
    if share < 0:
        return None
    lengths = [[_cells(text) * size * _A_CELL * _EMU for text in line] for line in texts[:_ROWS]]
    for _ in range(_SHARES):
        highest = _highest(lengths, found)
        if highest is None:
            break
        found[highest] += share
    return found


def _highest(lengths: Sequence[Sequence[float]], widths: Sequence[int]) -> int | None:
    """The column that makes rows higher than others do; None where no cell has more than one line."""
    lines = [0.0] * len(widths)
    for row in lengths:
        needed = [length / max(width - _PADDING * _EMU, 1) for length, width in zip(row, widths, strict=True)]
        at = max(range(len(needed)), key=needed.__getitem__)
        if needed[at] > 1:
            lines[at] += needed[at]
    most = max(range(len(lines)), key=lines.__getitem__)
    return most if lines[most] else None


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cells(text)


def _width(characters: int, size: float) -> int:
    return round((characters * size * _A_WIDE_CELL + _PADDING) * _EMU)
