"""Words and shapes stand out from their ground in both looks: a contrast of 4.5 to 1 at least (WCAG 2.2, 1.4.3)."""

import itertools

import pytest
from rich.color import Color as TerminalColour
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from actionplan.domain.rating.marks import MARKS
from actionplan.tui.themes import THEMES, rating_variables, themes_for

LEAST = 4.5
RATINGS = ("red", "amber", "green", "blue", "grey")
INKS = (*(f"{name}-ink" for name in RATINGS), "quiet", "accent", "primary", "warning", "foreground", "error", "success")
GROUNDS = ("background", "surface", "panel")
ON_THEIR_OWN = (
    *((f"{name}-on-block", f"{name}-block") for name in RATINGS),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "marked"),
    ("background", "primary"),
)
PAIRS = (*itertools.product(INKS, GROUNDS), *ON_THEIR_OWN)


def luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1, of an sRGB colour (WCAG 2.2, "relative luminance")."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour.rgb)
    ]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours_of(theme: Theme) -> dict[str, Color]:
    """All that the screens' style sheets can name, as the program makes it from a theme."""
    variables = {**rating_variables(dark=theme.dark, ansi=False), **theme.to_color_system().generate()}
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
    assert contrast(colours[ink], colours[ground]) >= LEAST


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
    assert len(set(shown)) == len(RATINGS)
    grounds = [getattr(theme, name) or "" for name in GROUNDS]
    under = {TerminalColour.parse(ground).downgrade(ColorSystem.STANDARD).number for ground in grounds}
    assert part == "block" or not under & set(shown)


@pytest.mark.parametrize("part", ["ink", "block"])
def test_in_the_terminals_own_colours_no_two_ratings_look_the_same(part: str) -> None:
    variables = rating_variables(dark=True, ansi=True)
    assert len({variables[f"{name}-{part}"] for name in RATINGS}) == len(RATINGS)


def test_without_colour_shape_and_word_tell_ratings_apart() -> None:
    glyphs, words = zip(*(mark.split() for mark in MARKS.values()), strict=True)
    assert len(set(glyphs)) == len(set(words)) == len(MARKS)


def test_a_terminal_of_all_colours_has_the_themes_as_they_are() -> None:
    assert themes_for("truecolor") == themes_for("256") == themes_for(None) == THEMES
