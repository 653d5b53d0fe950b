"""The three standard streams: which is a terminal, and what happens where one is closed, full or read by nobody.

The only module that writes to stdout. Knows no command and no screen.
"""

import errno
import os
import shutil
import sys
from contextlib import suppress
from typing import Final, TextIO

from actionplan.domain.errors import BadInput
from actionplan.domain.text import visible

WIDTH_WITHOUT_TERMINAL: Final = 100

_DESCRIPTORS: Final = (0, 1, 2)

# A closed pipe is EPIPE on Unix and EINVAL on Windows.
_CLOSED_PIPE: Final = frozenset({errno.EPIPE, errno.EINVAL})


class OutputFailed(BadInput):
    """What was to be printed cannot be written, such as on a full disk; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The output cannot be written: {reason}.")
        self.reason = reason


def occupy_closed() -> None:
    """Put the null device where a standard stream came closed.

    Otherwise the next file that is opened, be it the plan, would take the stream's number, and messages of a library
    would be written into it. Call it before any file is opened.
    """
    for descriptor in _DESCRIPTORS:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one


def let_go() -> None:
    """Write what is left; where that fails, drop it, or Python itself would complain of it when it ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody is at the other end of a stream, which may be closed."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed by the program itself
        return False


def write(content: bytes) -> None:
    """Write to stdout, at once. A closed pipe, as behind ``head``, is not an error. Raises ``OutputFailed``."""
    if sys.stdout is None:
        raise OutputFailed("standard output is closed")
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno not in _CLOSED_PIPE:
            raise OutputFailed(error.strerror or "the system does not say why") from error


def say(sentence: str) -> None:
    """Write a sentence for the user to stderr, made inert."""
    if sys.stderr is None:
        return  # without a stream, ``print`` would put it on stdout, among the data
    try:
        print(visible(sentence), file=sys.stderr, flush=True)  # noqa: T201 - the only place that prints
    except (OSError, ValueError):
        return  # it cannot be read; the exit code remains


def width() -> int:
    """How many cells a line may take."""
    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns
