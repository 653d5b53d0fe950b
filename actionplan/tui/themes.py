"""The looks of the tracker, and the colours of the ratings in every other theme.

The colours of ratings keep apart for the common kinds of colour blindness, by hue where one is left (vermilion against
bluish green) and by lightness where none is (vermilion against amber); shape and word beside them carry the meaning.
``ink`` is for words on the screen's own ground, ``block`` and ``on-block`` for a badge.
"""

import sys
from dataclasses import replace
from typing import Final

from textual.theme import Theme

from actionplan.streams import is_terminal

DARK: Final = "plan-dark"
LIGHT: Final = "plan-light"
HIGH_CONTRAST: Final = "plan-high-contrast"
COLOUR_BLIND: Final = "plan-colour-blind"

_INK_ON_DARK: Final = {
    "red-ink": "#ee6753",
    "amber-ink": "#feb320",
    "green-ink": "#a6f8e3",
    "blue-ink": "#628ce1",
    "grey-ink": "#a6b7c8",
    "red-block": "#e06d60",
    "red-on-block": "#1b0703",
    "amber-block": "#f0b340",
    "amber-on-block": "#1d1300",
    "green-block": "#4febd3",
    "green-on-block": "#00170f",
    "blue-block": "#6aa7f4",
    "blue-on-block": "#03142b",
    "grey-block": "#374550",
    "grey-on-block": "#e3e8ef",
    "closed-ink": "#a6b7c8",
    "closed-block": "#374550",
    "closed-on-block": "#e3e8ef",
    "quiet": "#94a0b0",
    "rule": "#2b3440",
    "marked": "#1c2c3e",
}

_INK_ON_LIGHT: Final = {
    "red-ink": "#7b1505",
    "amber-ink": "#865401",
    "green-ink": "#217a6c",
    "blue-ink": "#11226d",
    "grey-ink": "#3c4f5e",
    "red-block": "#c03217",
    "red-on-block": "#ffffff",
    "amber-block": "#efb12a",
    "amber-on-block": "#241700",
    "green-block": "#60a18c",
    "green-on-block": "#00170f",
    "blue-block": "#2f5eb7",
    "blue-on-block": "#ffffff",
    "grey-block": "#d4d9e3",
    "grey-on-block": "#1d2530",
    "closed-ink": "#3c4f5e",
    "closed-block": "#d4d9e3",
    "closed-on-block": "#1d2530",
    "quiet": "#5b6776",
    "rule": "#cdd5df",
    "marked": "#dbe9f8",
}

_INK_IN_HIGH_CONTRAST: Final = {
    "red-ink": "#ff8662",
    "amber-ink": "#fbd53f",
    "green-ink": "#2cc3af",
    "blue-ink": "#abd5fd",
    "grey-ink": "#ffffff",
    "red-block": "#ff8662",
    "red-on-block": "#000000",
    "amber-block": "#fbd53f",
    "amber-on-block": "#000000",
    "green-block": "#2cc3af",
    "green-on-block": "#000000",
    "blue-block": "#abd5fd",
    "blue-on-block": "#000000",
    "grey-block": "#484848",
    "grey-on-block": "#ffffff",
    "quiet": "#dcdcdc",
    "rule": "#9a9a9a",
    "marked": "#333333",
    "closed-ink": "#b8b8b8",
    "closed-block": "#000000",
    "closed-on-block": "#dcdcdc",
}

_INK_FOR_COLOUR_BLIND: Final = {
    "red-ink": "#ea6504",
    "amber-ink": "#fcc65e",
    "green-ink": "#509ba5",
    "blue-ink": "#98c6fc",
    "grey-ink": "#fbfcff",
    "red-block": "#ea6504",
    "red-on-block": "#140800",
    "amber-block": "#fcc65e",
    "amber-on-block": "#1d1300",
    "green-block": "#509ba5",
    "green-on-block": "#000e12",
    "blue-block": "#98c6fc",
    "blue-on-block": "#03142b",
    "grey-block": "#3a4553",
    "grey-on-block": "#e3e8ef",
    "quiet": "#a3adbb",
    "rule": "#2b3440",
    "marked": "#22354a",
    "closed-ink": "#aab4c2",
    "closed-block": "#3a4553",
    "closed-on-block": "#e3e8ef",
}

_INK_ON_ANSI: Final = {
    **{f"{name}-ink": f"ansi_{ansi}" for name, ansi in (
        ("red", "red"), ("amber", "yellow"), ("green", "green"), ("blue", "blue"), ("grey", "default"),
        ("closed", "default"),
    )},
    **{f"{name}-block": f"ansi_{ansi}" for name, ansi in (
        ("red", "red"), ("amber", "yellow"), ("green", "green"), ("blue", "blue"), ("grey", "white"),
        ("closed", "default"),
    )},
    **dict.fromkeys(("red-on-block", "blue-on-block"), "ansi_bright_white"),
    **dict.fromkeys(("amber-on-block", "green-on-block", "grey-on-block"), "ansi_black"),
    "closed-on-block": "ansi_default",
    "quiet": "ansi_default",
    "rule": "ansi_bright_black",
    "marked": "ansi_default",
}  # fmt: skip


_ORDER_OF_GREYS: Final = ("red", "amber", "green", "blue", "grey", "closed")
_GREYS_ON_DARK: Final = {
    "ink": ("#ffffff", "#d4d4d4", "#a0a0a0", "#a0a0a0", "#a0a0a0", "#a0a0a0"),
    "block": ("#ffffff", "#b4b4b4", "#5c5c5c", "#484848", "#343434", "#282828"),
    "on-block": ("#000000", "#000000", "#ffffff", "#ffffff", "#e0e0e0", "#c0c0c0"),
}
_GREYS_ON_LIGHT: Final = {
    "ink": ("#000000", "#333333", "#5c5c5c", "#5c5c5c", "#5c5c5c", "#5c5c5c"),
    "block": ("#000000", "#4c4c4c", "#a8a8a8", "#bcbcbc", "#d0d0d0", "#e4e4e4"),
    "on-block": ("#ffffff", "#ffffff", "#000000", "#000000", "#202020", "#303030"),
}
"""Without colours: the more urgent, the more it stands out. As greys, the colours would show Red duller than Amber."""


def without_colours(theme: Theme) -> Theme:
    """The theme with ratings in greys; whether other colours are shown is the terminal's matter."""
    greys = _GREYS_ON_DARK if theme.dark else _GREYS_ON_LIGHT
    ratings = {
        f"{name}-{part}": grey
        for part, shades in greys.items()
        for name, grey in zip(_ORDER_OF_GREYS, shades, strict=True)
    }
    return replace(theme, variables={**theme.variables, **ratings})


def rating_variables(*, dark: bool, ansi: bool) -> dict[str, str]:
    """Our variables for a theme that does not define them."""
    if ansi:
        return dict(_INK_ON_ANSI)
    return dict(_INK_ON_DARK if dark else _INK_ON_LIGHT)


THEMES: Final = (
    Theme(
        name=DARK,
        primary="#7db8ff",
        secondary="#5c7fa8",
        accent="#9cc7f5",
        warning="#eeb23c",
        error="#f0705a",
        success="#3fbe95",
        foreground="#e4e9f0",
        background="#10151b",
        surface="#161c24",
        panel="#1e2631",
        dark=True,
        variables={
            **_INK_ON_DARK,
            "block-cursor-background": "#1a3a66",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": "#243140",
            "block-cursor-blurred-foreground": "#e4e9f0",
            "input-selection-background": "#7db8ff 35%",
            "scrollbar": "#33404f",
            "scrollbar-background": "#161c24",
            "border": "#7db8ff",
            "border-blurred": "#2b3440",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#0f5aa8",
        secondary="#4a6a8c",
        accent="#0a4f94",
        warning="#855400",
        error="#b02a12",
        success="#006b4f",
        foreground="#18212c",
        background="#f7f9fb",
        surface="#ffffff",
        panel="#edf1f5",
        dark=False,
        variables={
            **_INK_ON_LIGHT,
            "block-cursor-background": "#bcd7f5",
            "block-cursor-foreground": "#0d1722",
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": "#e2e9f1",
            "block-cursor-blurred-foreground": "#18212c",
            "input-selection-background": "#0f5aa8 25%",
            "scrollbar": "#b6c1cd",
            "scrollbar-background": "#edf1f5",
            "border": "#0f5aa8",
            "border-blurred": "#cdd5df",
        },
    ),
    Theme(
        name=HIGH_CONTRAST,
        primary="#abd5fd",
        secondary="#dcdcdc",
        accent="#cfe6ff",
        warning="#fbd53f",
        error="#ff8662",
        success="#2cc3af",
        foreground="#ffffff",
        background="#000000",
        surface="#0c0c0c",
        panel="#1c1c1c",
        dark=True,
        variables={
            **_INK_IN_HIGH_CONTRAST,
            "block-cursor-background": "#003080",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": "#333333",
            "block-cursor-blurred-foreground": "#ffffff",
            "input-selection-background": "#abd5fd 35%",
            "scrollbar": "#9a9a9a",
            "scrollbar-background": "#1c1c1c",
            "border": "#ffffff",
            "border-blurred": "#9a9a9a",
        },
    ),
    Theme(
        name=COLOUR_BLIND,
        primary="#98c6fc",
        secondary="#5c7fa8",
        accent="#b9d8ff",
        warning="#fcc65e",
        error="#f57c22",
        success="#509ba5",
        foreground="#e4e9f0",
        background="#10151b",
        surface="#161c24",
        panel="#1e2631",
        dark=True,
        variables={
            **_INK_FOR_COLOUR_BLIND,
            "block-cursor-background": "#1a3a66",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": "#243140",
            "block-cursor-blurred-foreground": "#e4e9f0",
            "input-selection-background": "#98c6fc 35%",
            "scrollbar": "#33404f",
            "scrollbar-background": "#161c24",
            "border": "#98c6fc",
            "border-blurred": "#2b3440",
        },
    ),
)

THEME_NAMES: Final = {
    DARK: "Dark",
    LIGHT: "Light",
    HIGH_CONTRAST: "High contrast",
    COLOUR_BLIND: "Colour-blind: orange and blue",
}
"""What each is called where it is chosen."""


_STRONG_IN_SIXTEEN: Final = {
    f"{name}-{part}": colour
    for name, colour in (("red", "#ff5555"), ("amber", "#ffff55"), ("green", "#48c848"), ("blue", "#68a0f8"))
    for part in ("ink", "block")
} | {"grey-ink": "#ffffff"}

_IN_SIXTEEN: Final = {
    HIGH_CONTRAST: _STRONG_IN_SIXTEEN | {"closed-block": "#000000", "closed-on-block": "#dcdcdc"},
    COLOUR_BLIND: _STRONG_IN_SIXTEEN | {"closed-block": "#10151b", "closed-on-block": "#aab4c2"},
    DARK: {
        "red-ink": "#ff8a75",
        "red-block": "#f0705a",
        "amber-ink": "#f3bd4f",
        "amber-block": "#eeb23c",
        "green-ink": "#48c848",
        "green-block": "#48c848",
        "blue-ink": "#68a0f8",
        "blue-block": "#68a0f8",
        "grey-ink": "#ffffff",
        "closed-block": "#10151b",
        "closed-on-block": "#aab4c2",
    },
    LIGHT: {
        "red-ink": "#b02a12",
        "amber-ink": "#855400",
        "amber-block": "#f2b134",
        "green-ink": "#007838",
        "green-block": "#007838",
        "blue-ink": "#0850a8",
        "blue-block": "#0850a8",
        "red-block": "#b02a12",
        "grey-ink": "#18212c",
        "grey-block": "#a8a8a8",
        "grey-on-block": "#000000",
        "closed-block": "#f7f9fb",
        "closed-on-block": "#18212c",
    },
}
"""Near hues, which a terminal of 16 colours turns into different ones.

It would show two of ours as the same grey, Green as cyan, and Closed as Grey: Closed stands on the screen's own ground.
"""


SIXTEEN: Final = frozenset({"standard", "windows"})
"""What a console calls its colours where there are 16 of them."""


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """Our themes, for what the console says its colours are."""
    if color_system not in SIXTEEN:
        return THEMES
    return tuple(replace(theme, variables={**theme.variables, **_IN_SIXTEEN[theme.name]}) for theme in THEMES)


def themes_here(color_system: str | None, *, no_color: bool = False) -> tuple[Theme, ...]:
    """The same where there is a terminal; what is drawn for anything else has every colour, or none by wish."""
    if no_color:
        return tuple(map(without_colours, THEMES))
    return themes_for(color_system if few_colours(color_system) else None)


def few_colours(color_system: str | None) -> bool:
    """Whether there is a terminal, and it has 16 colours."""
    return color_system in SIXTEEN and is_terminal(sys.__stdout__)
