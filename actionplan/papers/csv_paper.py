"""The plan as CSV: RFC 4180, UTF-8, ISO dates, and no cell that a spreadsheet would run (DESIGN section 4)."""

import codecs
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO, Final

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import visible
from actionplan.papers.columns import COLUMNS, Value, item_line
from actionplan.papers.csv_record import record

_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet takes for a formula; East Asian ones read the full-width forms too."""

_MAY_RUN: Final = frozenset((*_RUNS, "'"))
"""The first character of every text that ``defused`` changes."""


def write_csv(view: PlanView, rows: Iterable[Row], out: BinaryIO, *, bom: bool = True) -> None:
    """Write a header and one record an item to a binary stream, which stays open; the view has to be ``compared``.

    The byte order mark lets Excel read "£" and curly quotes. Texts are kept to the letter, but for control characters:
    these become visible stand-ins, since such a file is often looked at in a terminal.
    """
    if bom:
        out.write(codecs.BOM_UTF8)
    out.write(record(COLUMNS))
    out.writelines(record(map(cell, item_line(row, view))) for row in rows)


def cell(value: Value) -> str:
    """A value as its cell; only texts are made safe, since a number of days may well begin with a minus."""
    # Not by match: a plan of 100,000 items has four million cells, and class patterns take longer.
    if isinstance(value, str):
        harmless = value.isprintable() and value[:1] not in _MAY_RUN  # as most are, found out at a glance
        return value if harmless else defused(_inert(value))
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return defused(_inert("; ".join(value)))
    return str(value)


def _inert(text: str) -> str:
    """The text without anything that a terminal would obey; tabs stay, as do line ends."""
    return "\t".join(map(visible, text.split("\t"))) if "\t" in text else visible(text)


def defused(text: str) -> str:
    """The text with one more apostrophe where, after any apostrophes, it begins like a formula.

    Whoever reads such a cell back takes one apostrophe away under the same condition, and has the text to the letter.
    """
    return f"'{text}" if text.lstrip("'").startswith(_RUNS) else text
