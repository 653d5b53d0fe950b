"""What the command line writes: data to stdout as UTF-8 bytes, sentences for the user to stderr.

Imports nothing heavy, and writes nowhere else.
"""

from collections.abc import Mapping, Sequence

from actionplan import streams
from actionplan.domain.text import cells, visible
from actionplan.streams import OutputFailed, say, width

__all__ = ["OutputFailed", "print_columns", "print_json", "print_lines", "say", "width", "write"]


def write(data: str | bytes) -> None:
    """Write a command's whole output, once. A closed pipe, as behind ``head``, is not an error.

    Text has to be inert already. Raises ``OutputFailed`` where it cannot be written, such as on a full disk.
    """
    # Bytes, because a Windows console's code page would refuse half of what people write, and change line ends.
    streams.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)


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
