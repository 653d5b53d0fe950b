"""Colours of one's own for the ratings: which can be read on the theme below them. Changes no theme of ours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual.color import Color
from textual.theme import Theme

from actionplan.services.settings import Setting, did_you_mean
from actionplan.tui.themes import COLOUR_BLIND, DARK, HIGH_CONTRAST, LIGHT, THEMES, few_colours

OWN: Final = "plan-own"
OWN_NAME: Final = "Your own colours"

THEME_SETTINGS: Final = {
    "dark": DARK,
    "light": LIGHT,
    "high-contrast": HIGH_CONTRAST,
    "colour-blind": COLOUR_BLIND,
}
"""What the settings call the themes."""

_ON: Final = "on"
_RATINGS: Final = ("red", "amber", "green", "blue", "grey", "closed")
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_GROUNDS: Final = ("background", "surface", "panel")
_LINES: Final = ("block-cursor-background", "marked")
_LEAST: Final = 4.5
"""For words on their ground (WCAG 2.2, 1.4.3)."""
_LEAST_IN_HIGH_CONTRAST: Final = 7.0
"""The same, 1.4.6."""
_LEAST_ON_LINES: Final = 3.0
"""For bold marks, which have a shape, on the line of the cursor (1.4.11)."""


@dataclass(frozen=True, slots=True)
class OwnColours:
    """The theme that they are put on, and a colour for each rating that has one."""

    base: str
    colours: Mapping[str, str]

    def theme(self, base: Theme) -> Theme:
        """The theme with them, as the words of a rating and as the ground of a badge."""
        own: dict[str, str] = {}
        for rating, colour in self.colours.items():
            ground = Color.parse(colour)
            on_it = max(("#000000", "#ffffff"), key=lambda word: contrast(Color.parse(word), ground))
            own |= {f"{rating}-ink": colour, f"{rating}-block": colour, f"{rating}-on-block": on_it}
        return replace(base, name=OWN, variables={**base.variables, **own})


def with_own(
    themes: Sequence[Theme], own: OwnColours | None, color_system: str | None, *, no_color: bool
) -> tuple[Theme, ...]:
    """The themes, and the one with one's own colours; a terminal of few colours, or of none, shows its own."""
    if own is None:
        return tuple(themes)
    base = next(theme for theme in themes if theme.name == own.base)
    fewer = no_color or few_colours(color_system)
    return (*themes, replace(base, name=OWN) if fewer else own.theme(base))


def own_colours(wanted: Mapping[str, Setting]) -> tuple[OwnColours | None, tuple[str, ...]]:
    """The colours that can be had, None where there are none; and a sentence about each that cannot."""
    on = wanted.get(_ON)
    base = THEME_SETTINGS.get("dark" if on is None else on.value)
    if base is None:
        return None, (f"{on.place if on else ''}: {no_theme(on.value if on else '')}",)
    theme = next(each for each in THEMES if each.name == base)
    colours: dict[str, str] = {}
    problems = []
    for name, setting in wanted.items():
        if name != _ON:
            problem = _problem(name, setting.value, theme, colours)
            if problem:
                problems.append(f"{setting.place}: {problem}")
            else:
                colours[name] = setting.value
    return (OwnColours(base, colours) if colours else None), tuple(problems)


def no_theme(typed: str) -> str:
    """Which themes there are."""
    return f'there is no theme "{typed[:40]}". {did_you_mean(typed, tuple(THEME_SETTINGS))}'


def _problem(name: str, colour: str, theme: Theme, before: Mapping[str, str]) -> str:
    if name not in _RATINGS:
        return f"there is no rating {name}. {did_you_mean(name, (*_RATINGS, _ON))}"
    if not _HEX.fullmatch(colour):
        return f'{name} "{colour[:40]}" is no colour. Write # and six figures, such as "#c03217".'
    same = next((other for other, its in before.items() if its.lower() == colour.lower()), "")
    if same:
        return f"{name} is the same as {same}: nobody could tell one from the other. Choose another."
    found, least, where = min(_measured(Color.parse(colour), theme), key=lambda each: each[0] / each[1])
    if found >= least:
        return ""
    shade = "lighter" if theme.dark else "darker"
    return (
        f"{name} {colour} cannot be read {where}: its contrast is {found:.1f} to 1, and {least:g} is the least. "
        f"Choose a {shade} one."
    )


def _measured(colour: Color, theme: Theme) -> Iterator[tuple[float, float, str]]:
    """Its contrast, the least that there must be, and on what."""
    values = {each: str(getattr(theme, each)) for each in _GROUNDS} | theme.variables
    least = _LEAST_IN_HIGH_CONTRAST if theme.name == HIGH_CONTRAST else _LEAST
    named = next(name for name, known in THEME_SETTINGS.items() if known == theme.name)
    for ground in _GROUNDS:
        yield contrast(colour, Color.parse(values[ground])), least, f"on the theme {named}"
    for line in _LINES:
        yield contrast(colour, Color.parse(values[line])), _LEAST_ON_LINES, f"on the cursor's line of the theme {named}"


def contrast(one: Color, other: Color) -> float:
    """From 1 to 21, as WCAG 2.2 measures it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
