"""What the command line reads: files and standard input up to a limit, and answers typed at a terminal.

Imports nothing heavy.
"""

import sys
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.text import visible
from actionplan.streams import is_terminal

TYPED: list[str] = []
"""What this run has read from standard input and from its user: kept where the program ends by a fault of its own."""


_LONGEST_SECRET: Final = 1_000


def read_stdin(limit: int) -> str:
    """The text on standard input.

    Raises ``BadInput`` where it is closed or cannot be read, is longer than ``limit`` bytes, or not UTF-8.
    """
    if sys.stdin is None:
        raise BadInput("Standard input is closed. Nothing was recorded: give the text itself, or pipe it in.")
    try:
        content = sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise BadInput(f"Standard input cannot be read: {error.strerror}. Nothing was recorded.") from error
    if len(content) > limit:
        raise BadInput("Standard input is longer than any text can be. Nothing was recorded: shorten it.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("Standard input is not UTF-8 text. Nothing was recorded.") from error
    TYPED.append(text)
    return text


def read_secret() -> str:
    """The first line on standard input, which is a password: it is kept nowhere.

    Raises ``BadInput`` where there is none.
    """
    try:
        line = "" if sys.stdin is None else sys.stdin.readline(_LONGEST_SECRET).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        line = ""
    if not line:
        raise BadInput("There is no password on standard input: pipe it in, on a line of its own.")
    return line


def prompt_secret(question: str) -> str:
    """A password from the terminal, which does not show it; it is kept nowhere. Call it only ``at_terminal``."""
    from getpass import getpass

    try:
        return getpass(visible(question), stream=sys.stderr)
    except EOFError:
        return ""


def at_terminal() -> bool:
    """Whether somebody is at a terminal to answer a question."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def confirm(question: str) -> bool | None:
    """Yes or no from the terminal; None where there is no terminal. Anything but yes is no."""
    if not at_terminal():
        return None
    return (prompt(f"{question} [y/N] ") or "").lower() in {"y", "yes"}


def prompt(question: str) -> str | None:
    """A line from the terminal, stripped; None at the end of input. Call it only ``at_terminal``."""
    sys.stderr.write(visible(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    TYPED.append(line.rstrip("\n"))
    return line.strip() if line else None
