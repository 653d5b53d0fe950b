"""The two looks of the tracker, and the colours of the ratings in every other theme.

The hues keep apart for the common kinds of colour blindness (vermilion against bluish green); the shape and the word
beside them carry the meaning. ``ink`` is for words on the screen's own ground, ``block`` and ``on-block`` for a badge.
"""

import sys
from dataclasses import replace
from typing import Final

from textual.theme import Theme

from actionplan.streams import is_terminal

DARK: Final = "plan-dark"
LIGHT: Final = "plan-light"

_INK_ON_DARK: Final = {
    "red-ink": "#ff8a75",
    "amber-ink": "#f3bd4f",
    "green-ink": "#4fcfa5",
    "blue-ink": "#7db8ff",
    "grey-ink": "#aab4c2",
    "red-block": "#f0705a",
    "red-on-block": "#1b0703",
    "amber-block": "#eeb23c",
    "amber-on-block": "#1d1300",
    "green-block": "#3fbe95",
    "green-on-block": "#00170f",
    "blue-block": "#6aa9f5",
    "blue-on-block": "#03142b",
    "grey-block": "#3a4553",
    "grey-on-block": "#e3e8ef",
    "quiet": "#94a0b0",
    "rule": "#2b3440",
    "marked": "#22354a",
}

_INK_ON_LIGHT: Final = {
    "red-ink": "#b02a12",
    "amber-ink": "#855400",
    "green-ink": "#006b4f",
    "blue-ink": "#0a57a8",
    "grey-ink": "#556070",
    "red-block": "#bf341a",
    "red-on-block": "#ffffff",
    "amber-block": "#f2b134",
    "amber-on-block": "#241700",
    "green-block": "#00795a",
    "green-on-block": "#ffffff",
    "blue-block": "#0f62bd",
    "blue-on-block": "#ffffff",
    "grey-block": "#d3dae3",
    "grey-on-block": "#1d2530",
    "quiet": "#5b6776",
    "rule": "#cdd5df",
    "marked": "#dbe9f8",
}

_INK_ON_ANSI: Final = {
    **{f"{name}-ink": f"ansi_{ansi}" for name, ansi in (
        ("red", "red"), ("amber", "yellow"), ("green", "green"), ("blue", "blue"), ("grey", "default"),
    )},
    **{f"{name}-block": f"ansi_{ansi}" for name, ansi in (
        ("red", "red"), ("amber", "yellow"), ("green", "green"), ("blue", "blue"), ("grey", "white"),
    )},
    **dict.fromkeys(("red-on-block", "blue-on-block"), "ansi_bright_white"),
    **dict.fromkeys(("amber-on-block", "green-on-block", "grey-on-block"), "ansi_black"),
    "quiet": "ansi_default",
    "rule": "ansi_bright_black",
    "marked": "ansi_default",
}  # fmt: skip


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
            "block-cursor-background": "#2d4a6b",
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
)

_IN_SIXTEEN: Final = {
    DARK: {"blue-ink": "#68a0f8", "blue-block": "#68a0f8"},
    LIGHT: {
        "green-ink": "#007838",
        "green-block": "#007838",
        "blue-ink": "#0850a8",
        "blue-block": "#0850a8",
        "red-block": "#b02a12",
    },
}
"""Near hues, which a terminal of 16 colours turns into different ones; it would show two of ours as the same grey."""


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """Our themes, for what the console says its colours are."""
    if color_system not in {"standard", "windows"}:
        return THEMES
    return tuple(replace(theme, variables={**theme.variables, **_IN_SIXTEEN[theme.name]}) for theme in THEMES)


def themes_here(color_system: str | None) -> tuple[Theme, ...]:
    """The same where there is a terminal; what is drawn for anything else has every colour."""
    return themes_for(color_system if is_terminal(sys.__stdout__) else None)
