"""Keys of one's own: which each command takes from the settings, or why it keeps its usual one. Binds nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.services.settings import Setting, did_you_mean
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import (
    COMMAND_BY_ID,
    OFFERED_AT_CHASERS,
    OFFERED_AT_MEETING,
    OFFERED_AT_PAPERS,
    OFFERED_IN_PREVIEW,
    OFFERED_IN_VIEWS,
    OFFERED_ON_ITEM,
)

_SCREENS: Final = {
    "in the list": OFFERED_ON_ITEM,
    "on the page of meetings": OFFERED_AT_MEETING,
    "in the views": OFFERED_IN_VIEWS,
    "on the page of papers": OFFERED_AT_PAPERS,
    "on the page of chasers": OFFERED_AT_CHASERS,
    "while a review is looked at": OFFERED_IN_PREVIEW,
}
_DIGITS: Final = frozenset("123456789")
_AT_MEETING: Final = "on the page of meetings"

_FUNCTION_KEYS: Final = frozenset(f"f{number}" for number in range(1, 13))
_WITH_CTRL: Final = frozenset(f"ctrl+{letter}" for letter in "abdefgklnoprtuvwxyz")
"""Not those that a terminal takes itself or sends for another key: c, h, i, j, m, q, s."""
_NAMED: Final = _FUNCTION_KEYS | _WITH_CTRL | {"space", "insert", "delete"}
_SUGGESTED: Final = ("w", "b", "i", "j", "y", "W", "B", "U", "X", "Y", "f2", "f5", "f6", "f7", "f8")
_HOW: Final = "Give one letter, figure or sign, or one of: space, insert, delete, f1 to f12, ctrl+ and a letter"


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys that were chosen, by the command's id; ``problems`` are sentences about those that cannot be."""

    keys: Mapping[str, str]
    problems: tuple[str, ...] = ()


def own_keys(wanted: Mapping[str, Setting]) -> OwnKeys:
    """What can be had of what is wanted: no command without a key that had one, no key for two on one screen."""
    problems = []
    chosen: dict[str, str] = {}
    for name, setting in wanted.items():
        key, problem = _read(name, setting)
        if problem:
            problems.append(f"{setting.place}: {problem}")
        elif key != COMMAND_BY_ID[name].usual:
            chosen[name] = key
    while clash := next(_clashes(chosen), None):
        name, problem = clash
        problems.append(f"{wanted[name].place}: {problem}")
        del chosen[name]
    return OwnKeys(chosen, tuple(problems))


def _read(name: str, setting: Setting) -> tuple[str, str]:
    """The key, or what is wrong with it."""
    if name not in COMMAND_BY_ID:
        return "", f"there is no command {name}. {did_you_mean(name, tuple(COMMAND_BY_ID))}"
    typed = setting.value if len(setting.value) == 1 else setting.value.strip().lower()
    key = "space" if typed == " " else typed
    if key in _NAMED or key == COMMAND_BY_ID[name].usual or (len(key) == 1 and key.isprintable() and key != ","):
        return key, ""
    return "", f'"{setting.value[:20]}" is no key that {name} can have. {_HOW}.'


def _key_of(command: ScreenCommand, chosen: Mapping[str, str]) -> str:
    return chosen.get(command.id, command.usual)


def _clashes(chosen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Which of the chosen keys cannot be had, and why; against a usual key before one that was chosen too."""
    for place, commands in _SCREENS.items():
        for command in commands:
            if place == _AT_MEETING and command.id in chosen and chosen[command.id] in _DIGITS:
                yield command.id, f'"{chosen[command.id]}" gives an answer {place}. {_instead(chosen)}'
    for against_chosen in (False, True):
        for place, commands in _SCREENS.items():
            for name in reversed(list(chosen)):
                for command in commands:
                    if command.id == name:
                        yield from _taken(command, place, commands, chosen, against_chosen=against_chosen)


def _taken(
    command: ScreenCommand,
    place: str,
    commands: Sequence[ScreenCommand],
    chosen: Mapping[str, str],
    *,
    against_chosen: bool,
) -> Iterator[tuple[str, str]]:
    key = chosen[command.id]
    for other in commands:
        if other.id != command.id and _key_of(other, chosen) == key and (other.id in chosen) is against_chosen:
            keeps = f"keeps {command.usual}" if command.usual else "has no key"
            also = "" if against_chosen else f"Give {other.id} another key too, or take a free one. "
            yield command.id, f'"{key}" is {other.label} {place}, so {command.id} {keeps}. {also}{_instead(chosen)}'


def _instead(chosen: Mapping[str, str]) -> str:
    taken = {_key_of(command, chosen) for command in COMMAND_BY_ID.values()}
    free = [key for key in _SUGGESTED if key not in taken][:3]
    return f"Free everywhere: {', '.join(free)}."
