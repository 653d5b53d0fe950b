"""How a rating looks in colour: its letters, and a fill with an ink on it that stays readable (WCAG AA) and in print.

Word and shape are the domain's (``rating.marks``); a format shows them beside the colour, never the colour alone.
"""

from typing import Final, NamedTuple

from actionplan.domain.vocabulary import Colour


class Paint(NamedTuple):
    """A fill and the ink on it, as six hexadecimal digits each."""

    fill: str
    ink: str


PAINTS: Final[dict[Colour, Paint]] = {
    Colour.RED: Paint("B3261E", "FFFFFF"),
    Colour.AMBER: Paint("F5B700", "1B1B1B"),
    Colour.GREEN: Paint("1B6E3C", "FFFFFF"),
    Colour.BLUE: Paint("1D4F91", "FFFFFF"),
    Colour.GREY: Paint("D9DDE2", "1B1B1B"),
    Colour.CLOSED: Paint("FFFFFF", "1B1B1B"),
}
"""On white paper."""

LETTERS: Final[dict[Colour, str]] = {
    Colour.RED: "R",
    Colour.AMBER: "A",
    Colour.GREEN: "G",
    Colour.BLUE: "B",
    Colour.GREY: "Gy",
    Colour.CLOSED: "C",
}
"""Letters of its own for each rating: Green and Grey begin alike."""

SERIES: Final = (
    Paint("1D4F91", "FFFFFF"),
    Paint("FFFFFF", "1B1B1B"),
    Paint("5B6B7B", "FFFFFF"),
    Paint("A9C6E8", "1B1B1B"),
)
"""Of the parts of a chart that are no ratings, in order; further ones begin again."""

NAMED: Final = {colour.value: colour for colour in Colour}


def series_paint(name: str, at: int) -> Paint:
    """The paint of a chart's part: a rating's own where it is named after one, else by its place."""
    colour = NAMED.get(name)
    return SERIES[at % len(SERIES)] if colour is None else PAINTS[colour]
