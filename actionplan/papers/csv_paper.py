"""The plan as CSV: RFC 4180, UTF-8, ISO dates, and no cell that a spreadsheet would run (DESIGN section 4)."""

import codecs
import csv
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO, Final

from actionplan.domain.plaintext import visible
from actionplan.domain.snapshot import Row
from actionplan.domain.view import PlanView
from actionplan.papers.columns import COLUMNS, Value, item_line, values

_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet takes for a formula; East Asian ones read the full-width forms too."""


def write_csv(view: PlanView, rows: Iterable[Row], out: BinaryIO, *, bom: bool = True) -> None:
    """Write a header and one record an item to a binary stream, which stays open; the view has to be ``compared``.

    The byte order mark lets Excel read "£" and curly quotes. Texts are kept to the letter, but for control characters:
    these become visible stand-ins, since such a file is often looked at in a terminal.
    """
    if bom:
        out.write(codecs.BOM_UTF8)
    records = csv.writer(codecs.getwriter("utf-8")(out), lineterminator="\r\n")
    records.writerow(COLUMNS)
    for row in rows:
        records.writerow([cell(value) for value in values(item_line(row, view)).values()])


def cell(value: Value) -> str:
    """A value as its cell; only texts are made safe, since a number of days may well begin with a minus."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case tuple():
            return defused(_inert("; ".join(value)))
        case _:
            return defused(_inert(value))


def _inert(text: str) -> str:
    """The text without anything that a terminal would obey; tabs stay, as do line ends."""
    return "\t".join(visible(part) for part in text.split("\t"))


def defused(text: str) -> str:
    """The text with one more apostrophe where, after any apostrophes, it begins like a formula.

    Whoever reads such a cell back takes one apostrophe away under the same condition, and has the text to the letter.
    """
    return f"'{text}" if text.lstrip("'").startswith(_RUNS) else text
