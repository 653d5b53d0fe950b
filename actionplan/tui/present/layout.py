"""How a page is laid out: blocks of lines with air between them, tiles with large figures, facts beside their labels.

All of it ``Content`` of an exact width, which nothing parses as markup.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.plaintext import cells, shorten, visible
from actionplan.domain.rating.marks import MARKS, MEANINGS
from actionplan.domain.vocabulary import Colour
from actionplan.tui.present.figures import HALF, large_within, lowered
from actionplan.tui.styles import colour_name

LABEL: Final = 9
_WIDEST: Final = 172
_MOST_AIR: Final = 2


@dataclass(frozen=True, slots=True)
class Room:
    """The cells that a page has, and the lines of text that it may show in them."""

    width: int
    height: int
    lines: int = 8

    @property
    def column(self) -> int:
        """The cells that a line may take."""
        return max(20, min(self.width - 2, _WIDEST))

    @property
    def margin(self) -> int:
        """The cells that stay empty left of a line."""
        return max(0, (self.width - self.column) // 2)

    @property
    def scale(self) -> int:
        """How large figures may be drawn: three times where the terminal is very large."""
        if self.column >= 150 and self.height >= 44:
            return 3
        return 2 if self.column >= 100 and self.height >= 30 else 1


def stacked(blocks: Sequence[Sequence[Content]], room: Room) -> Content:
    """The blocks one below the other, somewhat above the middle, with as much air between them as there is."""
    blocks = [block for block in blocks if block]
    rows: list[Content] = []
    for index, block in enumerate(blocks):
        rows += [Content("")] * (_air(blocks, room) if index else 0)
        rows += block
    top = max(0, (room_left(blocks, room) + 1) // 3)
    left = " " * room.margin
    placed = [Content("")] * top + [Content.assemble(left, row) for row in rows]
    return Content("\n").join(placed[: room.height])


def room_left(blocks: Sequence[Sequence[Content]], room: Room) -> int:
    """The lines that stay empty above and below the blocks with the air between them."""
    blocks = [block for block in blocks if block]
    return room.height - sum(map(len, blocks)) - _air(blocks, room) * (len(blocks) - 1)


def _air(blocks: Sequence[Sequence[Content]], room: Room) -> int:
    gaps = max(1, len(blocks) - 1)
    return max(0, min(_MOST_AIR, (room.height - sum(map(len, blocks))) // (gaps + 1)))


def cut(text: str, width: int) -> str:
    """The text on one line, inert, in so many cells; where some was cut, it ends in "…", after a word if it has any."""
    line = visible(text, newlines=False)
    short = shorten(line, width)
    if short == line or line[len(short) - 1 : len(short)].isspace():
        return short
    between = short.rfind(" ")
    return f"{short[:between].rstrip()}…" if between > width // 2 else short


def lines_of(words: Content, width: int) -> int:
    """How many lines the words take."""
    return len(words.wrap(max(1, width)))


def whole_sentences(text: str, width: int, most: int) -> str:
    """As many sentences from the first on as so many lines hold, and "…" for the others; all, if not even one fits."""
    sentences = text.split(". ")
    fitting = [text, *(f"{'. '.join(sentences[:count])}. …" for count in range(len(sentences) - 1, 0, -1))]
    return next((each for each in fitting if lines_of(Content(each), width) <= most), text)


def between_parts(text: str, width: int) -> str:
    """The text with its lines broken after a " ·" that stands between its parts, as few as will do."""
    lines = [""]
    for part in text.split(" · "):
        longer = f"{lines[-1]} · {part}" if lines[-1] else part
        if lines[-1] and cells(longer) > width - 2:
            lines[-1] += " ·"
            lines.append(part)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def asked_words(words: str) -> Content:
    """What the meeting is asked for, with its sign."""
    return Content.styled(f"▸ {words}", "bold $accent")


def wrapped(words: Content, width: int, most: int) -> list[Content]:
    """At most so many lines; where words were cut, the last one ends in "…"."""
    lines = words.wrap(max(1, width))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], ended(lines[most - 1], width)] if most > 0 else []


def ended(line: Content, width: int, sign: str = " …") -> Content:
    """The line with a sign that there is more, within the width; cut between words where there are any."""
    room = max(0, width - cells(sign))
    kept = line.rstrip()
    if kept.cell_length > room:
        kept = kept.truncate(room)
        between = kept.plain.rfind(" ")
        kept = kept[:between].rstrip() if between > 0 else kept
    return Content.assemble(kept, Content.styled(sign, "$quiet"))


def fact(label: str, words: Content, width: int, most: int = 1) -> list[Content]:
    """A label, and beside it words in at most so many lines; nothing where there are no words."""
    if not words.plain:
        return []
    lines = wrapped(words, width - LABEL, most)
    heads = [Content.styled(f"{label:<{LABEL}}", "$quiet"), *[Content(" " * LABEL)] * (len(lines) - 1)]
    return [Content.assemble(head, line) for head, line in zip(heads, lines, strict=True)]


def tile(colour: Colour, figure: str, width: int, scale: int, *, low: bool = False) -> list[Content]:
    """A block in the colour: shape and word at its top, the figure large below. All rows are ``width`` cells.

    ``low`` is a row less, with the figure half a row from the words and from the end.
    """
    name = colour_name(colour)
    style = f"bold ${name}-on-block on ${name}-block"
    drawn = large_within(figure, width, tuple(range(scale, HALF - 1, -1))) or (shorten(figure, width),)
    height = 5 * scale
    above = (height - len(drawn)) // 2
    figures = [*[""] * above, *drawn, *[""] * (height - len(drawn) - above)]
    rows = (MARKS[colour], "", *figures, "")
    if low:
        rows = (MARKS[colour], *(lowered(drawn) if len(drawn) == height else [*figures, ""]))
    return [Content.styled(_centred(row, width), style) for row in rows]


def _centred(text: str, width: int) -> str:
    room = width - cells(text)
    return text[:width] if room < 0 else " " * (room // 2) + text + " " * (room - room // 2)


def beside(left: Sequence[Content], right: Sequence[Content], gap: int = 3) -> list[Content]:
    """Two blocks side by side; the left one has lines of one width."""
    width = left[0].cell_length if left else 0
    height = max(len(left), len(right))
    lefts = [*left, *[Content(" " * width)] * (height - len(left))]
    rights = [*right, *[Content("")] * (height - len(right))]
    return [Content.assemble(one, " " * gap, other) for one, other in zip(lefts, rights, strict=True)]


def spread(left: Content, right: Content, width: int) -> Content:
    """Two texts at either end of a line; the left one gives way."""
    room = max(0, width - right.cell_length - 2)
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)


def key_lines(width: int, shown: frozenset[Colour]) -> list[Content]:
    """What each mark means, in as few lines as hold it, none much shorter; Closed only where the page shows it."""
    colours = [colour for colour in MEANINGS if colour is not Colour.CLOSED or colour in shown]
    parts = [
        Content.assemble(
            Content.styled(MARKS[colour], f"bold ${colour_name(colour)}-ink"),
            Content.styled(f" {MEANINGS[colour]}", "$quiet"),
        )
        for colour in colours
    ]
    fewest = in_few_lines(parts, width)
    # At 120 cells, four marks in a line and the fifth alone below would look like a slip.
    narrower = (in_few_lines(parts, each) for each in range(width // 2, width))
    return next((lines for lines in narrower if len(lines) == len(fewest) and _in_order(lines, parts)), fewest)


def _in_order(lines: Sequence[Content], parts: Sequence[Content]) -> bool:
    return " ".join(line.plain for line in lines).split() == " ".join(part.plain for part in parts).split()


def in_few_lines(parts: Iterable[Content], width: int) -> list[Content]:
    """The parts of a key in as few lines as hold them, none of them divided."""
    left = list(parts)
    lines: list[Content] = []
    while left:
        line = left.pop(0)
        # The first that still fits, not just the next one: so the key takes a line less.
        while fitting := [each for each in left if line.cell_length + 2 + each.cell_length <= width]:
            left.remove(fitting[0])
            line = Content.assemble(line, "  ", fitting[0])
        lines.append(line)
    return lines
