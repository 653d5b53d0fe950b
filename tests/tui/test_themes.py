"""Words and shapes stand out from their ground in every look, and ratings from one another, whoever looks.

A contrast of 4.5 to 1 at least (WCAG 2.2, 1.4.3), of 7 to 1 in high contrast (1.4.6).
"""

import itertools
import math
from collections.abc import Callable

import pytest
from rich.color import Color as TerminalColour
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from actionplan.domain.rating.marks import MARKS
from actionplan.domain.vocabulary import Colour
from actionplan.tui.styles import ink, on_ground
from actionplan.tui.themes import (
    COLOUR_BLIND,
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    THEME_NAMES,
    THEMES,
    rating_variables,
    themes_for,
    without_colours,
)

LEAST = 4.5
LEAST_IN_HIGH_CONTRAST = 7.0
VISIONS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is left of linear red, green and blue: Machado, Oliveira and Fernandes 2009, table 1, severity 1.0."""

APART = {COLOUR_BLIND: 0.15, HIGH_CONTRAST: 0.12, DARK: 0.15, LIGHT: 0.11}
"""The least distance in OKLab between two ratings.

Words on white have the darker half of lightness alone. The most that a search found for them is 0.138, with a Red and a
Grey that are black to the eye.
"""
LEAST_OF_SHAPES = 3.0
"""What a shape needs to be made out (WCAG 2.2, 1.4.11): ratings are bold, with a shape, on lines that stand out."""
RATINGS = ("red", "amber", "green", "blue", "grey")
OF_RATINGS = {"red": {1, 9}, "amber": {3, 11}, "green": {2, 10}, "blue": {4, 12}, "grey": {0, 7, 8, 15}}
"""The numbers of a terminal's 16 colours that each may be shown in."""
INKS = (
    *(f"{name}-ink" for name in (*RATINGS, "closed")),
    "quiet",
    "accent",
    "primary",
    "warning",
    "foreground",
    "error",
    "success",
)
GROUNDS = ("background", "surface", "panel")
ON_THEIR_OWN = (
    *((f"{name}-on-block", f"{name}-block") for name in (*RATINGS, "closed")),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "marked"),
    ("background", "primary"),
)
PAIRS = (*itertools.product(INKS, GROUNDS), *ON_THEIR_OWN)


def linear(colour: Color) -> tuple[float, float, float]:
    """Linear red, green and blue, 0 to 1, of an sRGB colour."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour.rgb)
    )
    return red, green, blue


def seen(colour: Color, vision: str) -> tuple[float, float, float]:
    """Lightness and the two axes of colour in OKLab (Ottosson 2020), as somebody of this vision sees it."""
    whole = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, whole, strict=True)))) for row in VISIONS[vision]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1, of an sRGB colour (WCAG 2.2, "relative luminance")."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours_of(theme: Theme) -> dict[str, Color]:
    """All that the screens' style sheets can name, as the program makes it from a theme."""
    variables = {
        **rating_variables(dark=theme.dark, ansi=False),
        **theme.to_color_system().generate(),
        **theme.variables,
    }
    return {
        name: Color.parse(value) for name in {each for pair in PAIRS for each in pair} if (value := variables[name])
    }


def test_the_measure_is_that_of_the_guideline() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("ink", "ground"), PAIRS, ids=[" on ".join(pair) for pair in PAIRS])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_word_stands_out_from_its_ground(theme: Theme, ink: str, ground: str) -> None:
    colours = colours_of(theme)
    assert contrast(colours[ink], colours[ground]) >= (LEAST_IN_HIGH_CONTRAST if theme.name == HIGH_CONTRAST else LEAST)


@pytest.mark.parametrize("line", ["block-cursor-background", "block-cursor-blurred-background", "marked"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_rating_is_made_out_on_the_line_of_the_cursor_and_on_a_marked_one(theme: Theme, line: str) -> None:
    ground = Color.parse(theme.variables[line])
    assert all(contrast(Color.parse(theme.variables[f"{name}-ink"]), ground) >= LEAST_OF_SHAPES for name in RATINGS)


def test_the_measure_of_distance_is_that_of_its_source() -> None:
    assert seen(Color.parse("#ffffff"), "usual") == pytest.approx((1, 0, 0), abs=1e-4)
    assert seen(Color.parse("#ff0000"), "usual") == pytest.approx((0.62796, 0.22486, 0.12585), abs=1e-4)
    for vision in VISIONS:  # grey is grey to everybody
        assert seen(Color.parse("#808080"), vision)[1:] == pytest.approx((0, 0), abs=1e-3)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("part", ["ink", "block"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_ratings_are_told_apart_by_whoever_sees_fewer_colours(theme: Theme, part: str, vision: str) -> None:
    colours = colours_of(theme)
    ratings = {name: seen(colours[f"{name}-{part}"], vision) for name in RATINGS}
    for one, other in itertools.combinations(RATINGS, 2):
        assert math.dist(ratings[one], ratings[other]) >= APART[theme.name], (one, other)


def test_each_theme_has_a_name_to_choose_it_by() -> None:
    assert list(THEME_NAMES) == [theme.name for theme in THEMES] == [DARK, LIGHT, HIGH_CONTRAST, COLOUR_BLIND]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_no_two_ratings_have_the_same_block(theme: Theme) -> None:
    colours = colours_of(theme)
    blocks = [colours[f"{name}-block"] for name in RATINGS]
    assert len({block.hex for block in blocks}) == len(blocks)


@pytest.mark.parametrize("part", ["ink", "block"])
@pytest.mark.parametrize("theme", themes_for("standard"), ids=lambda theme: theme.name)
def test_in_sixteen_colours_no_two_ratings_look_the_same(theme: Theme, part: str) -> None:
    shown = [
        TerminalColour.parse(theme.variables[f"{name}-{part}"]).downgrade(ColorSystem.STANDARD).number
        for name in RATINGS
    ]
    assert all(number in OF_RATINGS[name] for name, number in zip(RATINGS, shown, strict=True))
    grounds = [getattr(theme, name) or "" for name in GROUNDS]
    under = {TerminalColour.parse(ground).downgrade(ColorSystem.STANDARD).number for ground in grounds}
    assert not under & set(shown)


def in_sixteen(theme: Theme, style: str) -> tuple[str | int | None, ...]:
    """A style as a terminal of 16 colours shows it: its weight, and the numbers of its colours."""
    names = [part.removeprefix("$") for part in style.split() if part.startswith("$")]
    shown = (TerminalColour.parse(theme.variables[name]).downgrade(ColorSystem.STANDARD).number for name in names)
    return ("bold" in style, *shown)


@pytest.mark.parametrize("styled", [ink, on_ground])
@pytest.mark.parametrize("theme", themes_for("standard"), ids=lambda theme: theme.name)
def test_in_sixteen_colours_closed_is_told_from_grey(theme: Theme, styled: Callable[[Colour], str]) -> None:
    looks = {colour: in_sixteen(theme, styled(colour)) for colour in Colour}
    assert len(set(looks.values())) == len(Colour)


@pytest.mark.parametrize("part", ["ink", "block"])
def test_in_the_terminals_own_colours_no_two_ratings_look_the_same(part: str) -> None:
    variables = rating_variables(dark=True, ansi=True)
    assert len({variables[f"{name}-{part}"] for name in RATINGS}) == len(RATINGS)


@pytest.mark.parametrize("theme", map(without_colours, THEMES), ids=lambda theme: theme.name)
def test_without_colours_the_more_urgent_stands_out_more(theme: Theme) -> None:
    """Red is never duller than Amber, nor Amber than what is well; all stay readable."""
    colours = colours_of(theme)
    assert all(len(set(colours[f"{name}-{part}"].rgb)) == 1 for name in RATINGS for part in ("ink", "block"))
    for part in ("ink", "block"):
        red, amber, *rest = (contrast(colours[f"{name}-{part}"], colours["panel"]) for name in (*RATINGS, "closed"))
        assert red > amber > max(rest)
    for name in (*RATINGS, "closed"):
        assert contrast(colours[f"{name}-on-block"], colours[f"{name}-block"]) >= LEAST
        assert min(contrast(colours[f"{name}-ink"], colours[ground]) for ground in GROUNDS) >= LEAST


def test_without_colour_shape_and_word_tell_ratings_apart() -> None:
    glyphs, words = zip(*(mark.split() for mark in MARKS.values()), strict=True)
    assert len(set(glyphs)) == len(set(words)) == len(MARKS)


def test_a_terminal_of_all_colours_has_the_themes_as_they_are() -> None:
    assert themes_for("truecolor") == themes_for("256") == themes_for(None) == THEMES
