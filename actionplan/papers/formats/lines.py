"""Lines of plain text within a width in terminal cells: folding, padding, facts beside their names.

Everything that comes out is inert: what could steer a terminal is replaced by a visible stand-in.
"""

from collections.abc import Iterable, Iterator

from actionplan.domain.text import cells, shorten, visible

NARROWEST = 40
"""A narrower width is treated as this one: below it, nothing can be laid out."""

_BESIDE = 18


def folded_lines(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most ``width`` cells, each after the indent; its own line breaks are kept."""
    room = max(width - cells(indent), 1)
    lines = []
    for paragraph in visible(text).split("\n"):
        lines += [f"{indent}{line}".rstrip() for line in _fold(paragraph, room)]
    return lines


def _fold(paragraph: str, room: int) -> Iterator[str]:
    if cells(paragraph) <= room:
        yield paragraph
        return
    line, used = "", 0
    for word in paragraph.split(" "):
        taken = cells(word)
        if line and used + 1 + taken <= room:
            line, used = f"{line} {word}", used + 1 + taken
            continue
        if line:
            yield line
        *whole, line = _pieces(word, room) if taken > room else [word]
        yield from whole
        used = cells(line)
    yield line


def _pieces(word: str, room: int) -> list[str]:
    """A word that is longer than a line, in pieces; a character's marks stay with it."""
    pieces, piece, used = [], "", 0
    for character in word:
        taken = cells(character)
        if piece and used + taken > room:
            pieces.append(piece)
            piece, used = "", 0
        piece += character
        used += taken
    return [*pieces, piece]


def padded(text: str, width: int) -> str:
    """The text on one line of just ``width`` cells, shortened or filled up with blanks."""
    line = shorten(text, width)
    return line + " " * (width - cells(line))


def fact_lines(name: str, text: str, width: int) -> list[str]:
    """A name, and beside it the text, folded under itself; a name that fills its column has a line of its own."""
    first, *rest = folded_lines(text, width - _BESIDE)
    beside = [f"{' ' * _BESIDE}{line}".rstrip() for line in rest]
    if cells(name) >= _BESIDE:
        return [*folded_lines(name, width), f"{' ' * _BESIDE}{first}".rstrip(), *beside]
    return [f"{padded(name, _BESIDE)}{first}".rstrip(), *beside]


def both_ends(left: str, right: str, width: int) -> list[str]:
    """Two texts at either end of a line; one below the other where they do not fit."""
    gap = width - cells(left) - cells(right)
    if gap >= 2:
        return [f"{visible(left)}{' ' * gap}{visible(right)}"]
    return [*folded_lines(left, width), *folded_lines(right, width)]


def joined(lines: Iterable[str]) -> str:
    """The lines as a text that ends in a line break."""
    return "".join(f"{line}\n" for line in lines)
