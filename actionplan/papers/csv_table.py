"""Any table as CSV, by the same rules as the plan's: a byte order mark, CRLF, ISO days, no cell that runs."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence

from actionplan.papers.columns import Value
from actionplan.papers.csv_paper import cell


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Value]], *, bom: bool = True) -> bytes:
    """A header, and one record a row."""
    out = io.StringIO(newline="")
    records = csv.writer(out, lineterminator="\r\n")
    records.writerow(columns)
    for row in rows:
        records.writerow([cell(value) for value in row])
    return (codecs.BOM_UTF8 if bom else b"") + out.getvalue().encode()
