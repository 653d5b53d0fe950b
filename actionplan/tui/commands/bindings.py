"""The commands of each screen as Textual's bindings, by the keys in force."""

from collections.abc import Iterable
from typing import Final

from textual.binding import Binding

from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import (
    OFFERED_AT_CHASERS,
    OFFERED_AT_MEETING,
    OFFERED_AT_PAPERS,
    OFFERED_IN_PREVIEW,
    OFFERED_IN_VIEWS,
    PLAN_COMMANDS,
)
from actionplan.tui.commands.pages import ITEM_COMMANDS

_PRESSED: Final = {
    "/": "slash",
    "?": "question_mark",
    "*": "asterisk",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "}": "right_curly_bracket",
    ":": "colon,ctrl+g",
    "^": "circumflex_accent",
    "@": "at",
    "←": "left",
    "→": "right",
}
"""Keys as Textual names them; where a second one does the same, both."""


def plan_bindings() -> list[Binding]:
    """The keys of the list and of an item's page; the table binds ``enter``, Textual binds ``ctrl+p``."""
    return [_bound(command) for command in PLAN_COMMANDS if command.usual and command.id not in {"palette", "open"}]


def item_bindings() -> list[Binding]:
    """The keys of an item's page beside the list's; what scrolls binds the arrows too, and must not come first."""
    named = {"item-evidence"}
    return [_bound(command, priority=True) for command in ITEM_COMMANDS if command.id not in named]


def meeting_bindings() -> list[Binding]:
    """The keys of the meetings page; its lists bind ``enter``."""
    named = {"palette", "at-answer"}
    return [_bound(command) for command in OFFERED_AT_MEETING if command.usual and command.id not in named]


def papers_bindings() -> list[Binding]:
    """The keys of the page of papers; its list binds ``enter``."""
    named = {"palette", "papers-open", "papers-right"}
    return [_bound(command) for command in OFFERED_AT_PAPERS if command.usual and command.id not in named]


def preview_bindings() -> list[Binding]:
    """The keys while a review is looked at."""
    return [_bound(command) for command in OFFERED_IN_PREVIEW if command.usual and command.id != "palette"]


def chaser_bindings() -> list[Binding]:
    """The keys of the page of reminders."""
    return [_bound(command) for command in OFFERED_AT_CHASERS if command.usual and command.id != "palette"]


def view_bindings() -> list[Binding]:
    """The keys of the views; their lines bind ``enter``."""
    return [
        _bound(command) for command in OFFERED_IN_VIEWS if command.usual and command.id not in {"palette", "view-open"}
    ]


def own_bindings(offered: Iterable[ScreenCommand]) -> list[Binding]:
    """The keys that were chosen for what a screen offers, in place of its usual ones."""
    return [_bound(each, each.key, priority=each in ITEM_COMMANDS) for each in offered if each.has_own_key]


def _bound(command: ScreenCommand, key: str = "", *, priority: bool = False) -> Binding:
    shown = key or command.usual
    return Binding(
        _PRESSED.get(shown, shown),
        f"screen.command('{command.id}')",
        command.label,
        id=command.id,
        tooltip=command.help,
        key_display=shown,
        priority=priority,
    )
