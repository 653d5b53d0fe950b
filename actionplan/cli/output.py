"""What the command line writes: data to stdout as UTF-8 bytes, sentences for the user to stderr.

Imports nothing heavy, and writes nowhere else.
"""

import errno
import shutil
import sys
from collections.abc import Mapping, Sequence

from actionplan.domain.errors import BadInput
from actionplan.domain.text import cells, visible

WIDTH_WITHOUT_TERMINAL = 100

# A closed pipe is EPIPE on Unix and EINVAL on Windows.
_CLOSED_PIPE = frozenset({errno.EPIPE, errno.EINVAL})


def write(data: str | bytes) -> None:
    """Write a command's whole output, once. A closed pipe, as behind ``head``, is not an error.

    Text has to be inert already. Raises ``BadInput`` where it cannot be written, such as on a full disk.
    """
    # Bytes, because a Windows console's code page would refuse half of what people write, and change line ends.
    content = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno not in _CLOSED_PIPE:
            raise BadInput(f"The output cannot be written: {error.strerror}.") from error


def print_lines(*lines: str) -> None:
    """Write lines for people; each is made inert and kept on one line."""
    write("".join(f"{visible(line, newlines=False)}\n" for line in lines))


def print_columns(rows: Sequence[tuple[str, ...]]) -> None:
    """Write a line a row, with aligned cells two blanks apart; each cell is made inert and kept on one line."""
    shown = [[visible(cell, newlines=False) for cell in row] for row in rows]
    widths = [max(map(cells, column), default=0) for column in zip(*shown, strict=True)]
    print_lines(
        *(
            "  ".join(cell + " " * (size - cells(cell)) for cell, size in zip(row, widths, strict=True)).rstrip()
            for row in shown
        )
    )


def print_json(document: Mapping[str, object] | Sequence[Mapping[str, object]]) -> None:
    """Write one JSON document, for scripts."""
    from actionplan.papers.formats.json import json_bytes

    write(json_bytes(document))


def say(sentence: str) -> None:
    """Write a sentence for the user to stderr, made inert."""
    try:
        print(visible(sentence), file=sys.stderr, flush=True)  # noqa: T201 - the only place that prints
    except OSError:
        return  # stderr is closed; the exit code remains


def width() -> int:
    """How many cells a line may take."""
    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns
