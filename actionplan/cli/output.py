"""What goes out: data as UTF-8 bytes to stdout, words to stderr, and the questions that a terminal may be asked.

Imports nothing heavy, and writes nothing anywhere else.
"""

import errno
import shutil
import sys
from collections.abc import Sequence

from actionplan.domain.errors import BadInput
from actionplan.domain.plaintext import cells, visible

WIDTH_WITHOUT_TERMINAL = 100

# A reader that has gone away is EPIPE on Unix and EINVAL on Windows.
_READER_GONE = frozenset({errno.EPIPE, errno.EINVAL})


def put(data: str | bytes) -> None:
    """Write a command's whole output, once. A reader that stopped listening, such as ``head``, is no error.

    Text has to be inert already. Raises ``BadInput`` where it cannot be written, such as on a full disk.
    """
    # Bytes, because a Windows console's code page would refuse half of what people write, and change line ends.
    whole = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        sys.stdout.buffer.write(whole)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno not in _READER_GONE:
            raise BadInput(f"The output cannot be written: {error.strerror}.") from error


def put_lines(*lines: str) -> None:
    """Write lines for people, each shown inert and on one line."""
    put("".join(f"{visible(line, newlines=False)}\n" for line in lines))


def say(sentence: str) -> None:
    """Words for the person at the keyboard: to stderr, inert."""
    try:
        print(visible(sentence), file=sys.stderr, flush=True)  # noqa: T201 - the one place that speaks
    except OSError:
        return  # nobody listens; the exit code still tells


def at_terminal() -> bool:
    """Whether somebody sits at a terminal who could answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> bool | None:
    """Yes or no from the terminal; None where there is no terminal to ask. Anything but yes is no."""
    if not at_terminal():
        return None
    return (answer(f"{question} [y/N] ") or "").lower() in {"y", "yes"}


def answer(question: str) -> str | None:
    """A line from the terminal, stripped; None where no more will come. Ask only ``at_terminal``."""
    sys.stderr.write(visible(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def width() -> int:
    """How many cells a line may take."""
    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns


def put_columns(rows: Sequence[tuple[str, ...]]) -> None:
    """Write lines with their cells aligned, two blanks apart; each cell is shown inert and on one line."""
    shown = [[visible(cell, newlines=False) for cell in row] for row in rows]
    widths = [max(map(cells, column), default=0) for column in zip(*shown, strict=True)]
    put_lines(
        *(
            "  ".join(cell + " " * (size - cells(cell)) for cell, size in zip(row, widths, strict=True)).rstrip()
            for row in shown
        )
    )
