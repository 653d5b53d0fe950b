"""Any table as CSV, by the same rules as the plan's: a byte order mark, CRLF, ISO days, no cell that runs."""

import codecs
from collections.abc import Iterable, Sequence

from actionplan.papers.columns import Value
from actionplan.papers.csv_paper import cell
from actionplan.papers.csv_record import record


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Value]], *, bom: bool = True) -> bytes:
    """A header, and one record a row."""
    records = (record(columns), *(record(map(cell, row)) for row in rows))
    return (codecs.BOM_UTF8 if bom else b"") + b"".join(records)
