"""What changed between two points, as JSON and CSV."""

from typing import Final

from actionplan.domain.reports.changes import ChangeReport
from actionplan.papers.formats.csv import csv_bytes
from actionplan.papers.formats.json import json_bytes

COLUMNS: Final = ("recommendation", "short_title", "ref", "entry", "step", "on", "words", "withdrawn")


def changes_json(report: ChangeReport) -> bytes:
    """The groups in order; ``ref`` is null for what is about the plan as a whole."""
    return json_bytes(
        [
            {
                "ref": group.ref,
                "title": group.title,
                "changes": [
                    {
                        "entry": change.entry,
                        "step": change.step,
                        "on": change.on,
                        "by": change.by,
                        "kind": change.kind,
                        "ref": change.ref,
                        "words": change.words,
                        "withdrawn": change.withdrawn,
                    }
                    for change in group.changes
                ],
            }
            for group in report.groups
        ]
    )


def changes_csv(report: ChangeReport, *, bom: bool = True) -> bytes:
    """One row an entry, without who typed it; what is about the plan as a whole has no recommendation."""
    rows = [
        (
            group.ref,
            group.title,
            change.ref,
            change.entry,
            change.step,
            change.on,
            change.words,
            "yes" if change.withdrawn else "no",
        )
        for group in report.groups
        for change in group.changes
    ]
    return csv_bytes(COLUMNS, rows, bom=bom)
