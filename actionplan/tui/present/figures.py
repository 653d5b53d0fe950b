"""Large figures and letters made of block characters, to be read from the back of a room. Knows no colour or widget.

A glyph has five rows of pixels. From scale 1 on a pixel is two cells wide and one high. ``HALF`` puts two rows of
pixels into one row of cells.
"""

from collections.abc import Sequence
from typing import Final

HALF: Final = 0
_ROWS: Final = 5

_DRAWINGS: Final = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# .## ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".## #.. #.# #.# .##",
    "H": "#.# #.# ### #.# #.#",
    "I": "# # # # #",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".#. #.# #.# #.# .#.",
    "P": "##. #.# ##. #.. #..",
    "Q": ".#. #.# #.# .#. ..#",
    "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    ".": ". . . . #",
    "-": "... ... ### ... ...",
    "'": "# # . . .",
    "(": ".# #. #. #. .#",
    ")": "#. .# .# .# #.",
    " ": ".. .. .. .. ..",
}
_GLYPHS: Final = {character: tuple(drawn.split()) for character, drawn in _DRAWINGS.items()}


def large_text(text: str, scale: int) -> tuple[str, ...]:
    """The rows of the text, all of one width; empty if it has a character without a glyph, or none at all."""
    glyphs = [_GLYPHS.get(character) for character in text.upper().replace("’", "'")]
    drawn = [glyph for glyph in glyphs if glyph is not None]
    if not drawn or len(drawn) < len(glyphs):
        return ()
    rows = [".".join(glyph[row] for glyph in drawn) for row in range(_ROWS)]
    return _halved(rows) if scale == HALF else _scaled(rows, scale)


def large_text_within(text: str, width: int, scales: tuple[int, ...]) -> tuple[str, ...]:
    """The rows at the first of the scales that fits in ``width`` cells; empty if none does."""
    for scale in scales:
        rows = large_text(text, scale)
        if rows and len(rows[0]) <= width:
            return rows
    return ()


def half_row_lower(rows: Sequence[str]) -> tuple[str, ...]:
    """The rows half a row of cells lower, on one row more; ``rows`` are at scale 1 or more, or empty."""
    blank = " " * max(map(len, rows), default=0)
    pairs = zip([blank, *rows], [*rows, blank], strict=True)
    return tuple(
        "".join(_HALVES["#" if one == "█" else ".", "#" if two == "█" else "."] for one, two in zip(*pair, strict=True))
        for pair in pairs
    )


def _scaled(rows: list[str], scale: int) -> tuple[str, ...]:
    pixel = 2 * scale
    wide = ["".join(("█" if each == "#" else " ") * pixel for each in row) for row in rows]
    return tuple(row for row in wide for _ in range(scale))


def _halved(rows: list[str]) -> tuple[str, ...]:
    blank = "." * len(rows[0])
    pairs = zip(rows[::2], [*rows[1::2], blank], strict=True)
    return tuple("".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs)


_HALVES: Final = {("#", "#"): "█", ("#", "."): "▀", (".", "#"): "▄", (".", "."): " "}
