"""The layout of a page: blocks of lines, tiles with large figures, labelled facts.

Everything is ``Content`` of an exact width, which is never parsed as markup.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.rating.marks import MARKS, MEANINGS
from actionplan.domain.text import cells, shorten, visible
from actionplan.domain.vocabulary import Colour
from actionplan.tui.present.figures import HALF, half_row_lower, large_text_within
from actionplan.tui.styles import ink, on_ground

LABEL: Final = 9
TEXT_LINES: Final = 12
"""Lines of text on a screen, title line, key and footer included."""
_WIDEST: Final = 172
_MOST_AIR: Final = 2


@dataclass(frozen=True, slots=True)
class PageSize:
    """The cells of a page, and how many lines of text it may show."""

    width: int
    height: int

    @property
    def column(self) -> int:
        """The width of a line, in cells."""
        return max(20, min(self.width - 2, _WIDEST))

    @property
    def margin(self) -> int:
        """The empty cells left of a line."""
        return max(0, (self.width - self.column) // 2)

    @property
    def scale(self) -> int:
        """The scale of large figures: 3 on a very large terminal."""
        if self.column >= 150 and self.height >= 44:
            return 3
        return 2 if self.column >= 100 and self.height >= 30 else 1


def stacked(blocks: Sequence[Sequence[Content]], size: PageSize) -> Content:
    """The blocks below one another, a little above the middle, with empty lines between them where there is room."""
    blocks = [block for block in blocks if block]
    rows: list[Content] = []
    for index, block in enumerate(blocks):
        rows += [Content("")] * (_air(blocks, size) if index else 0)
        rows += block
    top = max(0, (empty_lines(blocks, size) + 1) // 3)
    left = " " * size.margin
    placed = [Content("")] * top + [Content.assemble(left, row) for row in rows]
    return Content("\n").join(placed[: size.height])


def empty_lines(blocks: Sequence[Sequence[Content]], size: PageSize) -> int:
    """How many lines stay empty above and below the blocks."""
    blocks = [block for block in blocks if block]
    return size.height - sum(map(len, blocks)) - _air(blocks, size) * (len(blocks) - 1)


def _air(blocks: Sequence[Sequence[Content]], size: PageSize) -> int:
    gaps = max(1, len(blocks) - 1)
    return max(0, min(_MOST_AIR, (size.height - sum(map(len, blocks))) // (gaps + 1)))


def cut(text: str, width: int) -> str:
    """The text on one line, inert, in at most ``width`` cells; where it is cut, "…" follows a whole word if it can."""
    line = visible(text, newlines=False)
    short = shorten(line, width)
    if short == line or line[len(short) - 1 : len(short)].isspace():
        return short
    between = short.rfind(" ")
    return f"{short[:between].rstrip()}…" if between >= width // 2 else short


def line_count(words: Content, width: int) -> int:
    """How many lines the words take at this width."""
    return len(words.wrap(max(1, width)))


def ask_line(words: str) -> Content:
    """What the meeting is asked, after its sign."""
    return Content.styled(f"▸ {words}", "bold $accent")


def wrapped(words: Content, width: int, most: int) -> list[Content]:
    """At most ``most`` lines; where words are cut, the last line ends in "…"."""
    lines = words.wrap(max(1, width))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], with_sign(lines[most - 1], width)] if most > 0 else []


def with_sign(line: Content, width: int, sign: str = " …") -> Content:
    """The line, cut between words if it can be, with a sign that there is more; together at most ``width`` cells."""
    room = max(0, width - cells(sign))
    kept = line.rstrip()
    if kept.cell_length > room:
        kept = kept.truncate(room)
        between = kept.plain.rfind(" ")
        kept = kept[:between].rstrip() if between > 0 else kept
    return Content.assemble(kept, Content.styled(sign, "$quiet"))


def fact_lines(label: str, words: Content, width: int, most: int = 1) -> list[Content]:
    """A label with words beside it on at most ``most`` lines; empty if there are no words."""
    if not words.plain:
        return []
    lines = wrapped(words, width - LABEL, most)
    heads = [Content.styled(f"{label:<{LABEL}}", "$quiet"), *[Content(" " * LABEL)] * (len(lines) - 1)]
    return [Content.assemble(head, line) for head, line in zip(heads, lines, strict=True)]


def tile(colour: Colour, figure: str, width: int, scale: int, *, low: bool = False) -> list[Content]:
    """A block in a rating's colour: its mark at the top, the figure in large type below. All rows are ``width`` cells.

    A ``low`` tile has one row less, with half a row above and below the figure.
    """
    drawn = large_text_within(figure, width, tuple(range(scale, HALF - 1, -1))) or (shorten(figure, width),)
    height = 5 * scale
    above = (height - len(drawn)) // 2
    figures = [*[""] * above, *drawn, *[""] * (height - len(drawn) - above)]
    rows = (MARKS[colour], "", *figures, "")
    if low:
        rows = (MARKS[colour], *(half_row_lower(drawn) if len(drawn) == height else [*figures, ""]))
    return [Content.styled(_centred(row, width), on_ground(colour)) for row in rows]


def mark_tile(colour: Colour, width: int, height: int) -> list[Content]:
    """A block in a rating's colour with nothing but its mark: no letter or figure to take for a count."""
    rows = [""] * height
    rows[(height - 1) // 2] = MARKS[colour]
    return [Content.styled(_centred(row, width), on_ground(colour)) for row in rows]


def _centred(text: str, width: int) -> str:
    room = width - cells(text)
    return text[:width] if room < 0 else " " * (room // 2) + text + " " * (room - room // 2)


def side_by_side(left: Sequence[Content], right: Sequence[Content], gap: int = 3) -> list[Content]:
    """Two blocks side by side; the lines of the left one have one width."""
    width = left[0].cell_length if left else 0
    height = max(len(left), len(right))
    lefts = [*left, *[Content(" " * width)] * (height - len(left))]
    rights = [*right, *[Content("")] * (height - len(right))]
    return [Content.assemble(one, " " * gap, other) for one, other in zip(lefts, rights, strict=True)]


def spread(left: Content, right: Content, width: int) -> Content:
    """Two texts at the two ends of a line; the left one is cut where both do not fit."""
    room = max(0, width - right.cell_length - 2)
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)


def key_lines(width: int, shown: frozenset[Colour]) -> list[Content]:
    """The key to the marks on as few lines as possible, of similar lengths; Closed only if the page shows it."""
    colours = [colour for colour in MEANINGS if colour is not Colour.CLOSED or colour in shown]
    parts = [
        Content.assemble(
            Content.styled(MARKS[colour], ink(colour)),
            Content.styled(f" {MEANINGS[colour]}", "$quiet"),
        )
        for colour in colours
    ]
    fewest = in_few_lines(parts, width)
    # At 120 cells, four marks on one line and the fifth alone below would look like a mistake.
    narrower = (in_few_lines(parts, each) for each in range(width // 2, width))
    return next((lines for lines in narrower if len(lines) == len(fewest) and _in_order(lines, parts)), fewest)


def _in_order(lines: Sequence[Content], parts: Sequence[Content]) -> bool:
    return " ".join(line.plain for line in lines).split() == " ".join(part.plain for part in parts).split()


def in_few_lines(parts: Iterable[Content], width: int) -> list[Content]:
    """The parts of a key on as few lines as possible, none of them broken."""
    left = list(parts)
    lines: list[Content] = []
    while left:
        line = left.pop(0)
        # Take the first part that still fits, not only the next one: the key then needs fewer lines.
        while fitting := [each for each in left if line.cell_length + 2 + each.cell_length <= width]:
            left.remove(fitting[0])
            line = Content.assemble(line, "  ", fitting[0])
        lines.append(line)
    return lines
