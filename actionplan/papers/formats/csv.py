"""Tables as CSV: RFC 4180, UTF-8, ISO dates, and no cell that a spreadsheet would run.

The records are written here and not by the library's ``csv``, which looks at each character by itself, and twice: for
the records of a long plan it takes four times as long. The bytes are the same.
"""

import codecs
from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO, Final

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted, visible
from actionplan.papers.document import Cell, Document, Table

_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet takes for a formula; East Asian ones read the full-width forms too."""

_MAY_RUN: Final = frozenset((*_RUNS, "'"))
"""The first character of every text that ``defused`` changes."""

_EMPTY: Final = '""'
"""One empty cell: without the quotes it would be no record at all."""


def to_csv(document: Document, *, bom: bool = True) -> bytes:
    """The tables of a document. One table is a file as any other; where there are several, each stands below a record
    of its name alone, an empty line apart.

    Raises ``BadInput`` where there is none.
    """
    from actionplan.papers.formats.figures import named_tables

    named = named_tables(document)
    if not named:
        raise BadInput(
            f"{quoted(document.title.text)} has no table, and CSV holds nothing else: choose another format."
        )
    if len(named) == 1:
        return table_csv(named[0].table, bom=bom)
    parts = (record([cell(each.name)]) + table_csv(each.table, bom=False) for each in named)
    return (codecs.BOM_UTF8 if bom else b"") + b"\r\n".join(parts)


def table_csv(table: Table, *, bom: bool = True) -> bytes:
    """A document's table in full, its columns by their names."""
    return csv_bytes([column.name or column.heading for column in table.columns], table.rows, bom=bom)


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = True) -> bytes:
    """A header, and one record a row."""
    return (codecs.BOM_UTF8 if bom else b"") + b"".join(_records(columns, rows))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: BinaryIO, *, bom: bool = True) -> None:
    """The same to a binary stream, which stays open, a record at a time.

    The byte order mark lets Excel read "£" and curly quotes. Texts are kept to the letter, but for control characters:
    these become visible stand-ins, since such a file is often looked at in a terminal.
    """
    if bom:
        out.write(codecs.BOM_UTF8)
    out.writelines(_records(columns, rows))


def _records(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterable[bytes]:
    yield record(columns)
    for row in rows:
        yield record(map(cell, row))


def record(cells: Iterable[str]) -> bytes:
    """The cells between commas, in quotes where one holds a comma, a quote or a line break; ends in CRLF."""
    line = ",".join(map(_quoted, cells))
    return f"{line or _EMPTY}\r\n".encode()


def _quoted(cell: str) -> str:
    if '"' in cell:
        doubled = cell.replace('"', '""')
        return f'"{doubled}"'
    return f'"{cell}"' if "," in cell or "\n" in cell or "\r" in cell else cell


def cell(value: Cell) -> str:
    """A value as its cell; only texts are made safe, since a number of days may well begin with a minus."""
    # Not by match: a plan of 100,000 items has four million cells, and class patterns take longer.
    if isinstance(value, str):
        harmless = value.isprintable() and value[:1] not in _MAY_RUN  # as most are: a quick test
        return value if harmless else defused(_inert(value))
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return defused(_inert("; ".join(value)))
    return str(value)


def _inert(text: str) -> str:
    """The text without anything that a terminal would obey; tabs and line ends stay."""
    return "\t".join(map(visible, text.split("\t"))) if "\t" in text else visible(text)


def defused(text: str) -> str:
    """The text with one more apostrophe where, after any apostrophes, it begins like a formula.

    A reader of our own files takes one apostrophe away under the same condition, and has the text to the letter.
    """
    return f"'{text}" if text.lstrip("'").startswith(_RUNS) else text
