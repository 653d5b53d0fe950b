"""What somebody chose in the settings file for the screens, judged; and its use for the whole program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from actionplan.services.settings import Setting, Settings
from actionplan.tui.commands.command import use_keys
from actionplan.tui.days import DateStyle, use_dates
from actionplan.tui.own_colours import OWN, THEME_SETTINGS, OwnColours, no_theme, own_colours
from actionplan.tui.own_keys import own_keys

_OWN_SETTING: Final = "own"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Keys by the ids of commands, the style of dates, the theme to start with, and colours.

    ``problems`` are sentences about what cannot be had; in its place stands what is usual.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    dates: DateStyle = DateStyle.WORDS
    theme: str = ""
    own: OwnColours | None = None
    problems: tuple[str, ...] = ()

    def use(self) -> None:
        """From now on, for every screen that is opened."""
        use_keys(self.keys)
        use_dates(self.dates)


def chosen_in(settings: Settings) -> Chosen:
    """What the settings ask for, as far as it can be had."""
    keys = own_keys(settings.keys)
    own, colour_problems = own_colours(settings.colours)
    theme, theme_problems = _theme(settings.theme, own)
    dates, date_problems = _dates(settings.dates)
    broken = (f"{settings.broken}. The tracker starts as if there were no settings.",) if settings.broken else ()
    problems = (*broken, *settings.problems, *theme_problems, *date_problems, *colour_problems, *keys.problems)
    return Chosen(keys.keys, dates, theme, own, problems)


def _theme(wanted: Setting | None, own: OwnColours | None) -> tuple[str, tuple[str, ...]]:
    usual = "" if own is None else OWN
    if wanted is None:
        return usual, ()
    if wanted.value == _OWN_SETTING:
        return usual, () if own else (f"{wanted.place}: there are no colours of your own. Write them below [colours].",)
    found = THEME_SETTINGS.get(wanted.value, "")
    return found or usual, () if found else (f"{wanted.place}: {no_theme(wanted.value)}",)


def _dates(wanted: Setting | None) -> tuple[DateStyle, tuple[str, ...]]:
    if wanted is None:
        return DateStyle.WORDS, ()
    found = next((each for each in DateStyle if each.value == wanted.value.strip().upper()), None)
    if found is not None:
        return found, ()
    known = ", ".join(DateStyle)
    return DateStyle.WORDS, (f'{wanted.place}: dates are not shown as "{wanted.value[:40]}". There are: {known}.',)


def told(problems: tuple[str, ...], most: int = 3) -> str:
    """The first of them for a notice, and how many more there are."""
    return "\n".join(_told(problems, most))


def _told(problems: tuple[str, ...], most: int) -> Iterator[str]:
    yield from problems[:most]
    if len(problems) > most:
        yield f"And {len(problems) - most} more: actionplan info lists them."
