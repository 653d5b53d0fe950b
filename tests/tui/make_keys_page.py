"""Make the page of keys from the table of commands: ``python -m tests.tui.make_keys_page``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from actionplan.tui.commands.command import ScreenCommand, Section
from actionplan.tui.commands.offered import COMMAND_BY_ID

PAGE: Final = Path(__file__).parents[2] / "docs" / "keys.md"
_OPENING: Final = """# Keys

Every command of the tracker, with its key. What has no key is found by its words: `ctrl+p`, then a part of what you
want ("missing", "export", "late"). `?` shows the same in the tracker. In a form, `tab` goes to the next field, `ctrl+s`
saves, `escape` leaves, and `f4` opens long words in your own editor.

Any command can have another key: write its name and the key into your [settings](settings.md), and the tracker shows
that key in place of the usual one.

This page is made from the table of commands; a test holds that it is up to date.
"""


def keys_page() -> str:
    """The whole page."""
    return "\n".join([_OPENING, *_sections()])


def _sections() -> Iterator[str]:
    for section in Section:
        commands = [each for each in COMMAND_BY_ID.values() if each.section is section]
        yield f"## {section.value}\n"
        yield "| key | command | what it does | its name in the settings |"
        yield "|---|---|---|---|"
        yield from map(_line, commands)
        yield ""


def _line(command: ScreenCommand) -> str:
    key = f"`{command.usual}`" if command.usual else ""
    return f"| {key} | {command.label} | {command.help} | `{command.id}` |".replace("|  |", "| |")


if __name__ == "__main__":
    PAGE.write_text(keys_page(), encoding="utf-8")
