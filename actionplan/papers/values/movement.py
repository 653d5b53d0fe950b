"""Movement between two points, as JSON; its CSV is the document's table, by the same names."""

from typing import Final

from actionplan.domain.reports.movement import COUNTS, MovementReport
from actionplan.papers.formats.json import json_bytes

COLUMNS: Final = ("agency", *COUNTS)


def movement_json(report: MovementReport) -> bytes:
    """One object an agency, and a last one whose agency is "All"."""
    lines = [(name, *(getattr(line, each) for each in COUNTS)) for name, line in report.lines]
    return json_bytes([dict(zip(COLUMNS, line, strict=True)) for line in lines])
