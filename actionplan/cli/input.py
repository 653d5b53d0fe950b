"""What the command line reads: files and standard input up to a limit, and answers typed at a terminal.

Imports nothing heavy.
"""

import sys
from pathlib import Path

from actionplan.domain.errors import BadInput
from actionplan.domain.text import visible
from actionplan.streams import is_terminal

TYPED: list[str] = []
"""What this run has read from standard input and from its user: kept where the program ends by a fault of its own."""


def read_file(path: Path, limit: int) -> bytes:
    """A file's content, cut off one byte past ``limit``, so that its reader can tell that it is too long.

    Raises ``BadInput`` where it cannot be read, or is a pipe or a device, which might never end.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise BadInput(f"{path} cannot be read: it is not a file.")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error


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
