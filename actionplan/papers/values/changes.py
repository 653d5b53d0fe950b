"""What changed between two points, as JSON and CSV."""

from typing import TYPE_CHECKING, Final

from actionplan.domain.reports.changes import ChangeGroup, ChangeReport
from actionplan.papers.formats.csv import csv_bytes
from actionplan.papers.formats.json import json_bytes

if TYPE_CHECKING:
    from actionplan.papers.document import Cell

COLUMNS: Final = ("recommendation", "short_title", "ref", "entry", "step", "on", "words", "withdrawn")


def changes_json(report: ChangeReport) -> bytes:
    """The groups in order; ``ref`` is null for what is about the plan as a whole.

    ``time`` is what came about though nobody wrote anything. Recommendations without entries that have any come last.
    """
    written = {group.ref for group in report.groups}
    titles = {each.recommendation: each.title for each in report.time if each.recommendation not in written}
    groups = (*report.groups, *(ChangeGroup(ref, title, ()) for ref, title in sorted(titles.items())))
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
                "time": [
                    {"on": each.on, "what": each.what.value, "ref": each.ref, "words": each.words}
                    for each in report.time
                    if each.recommendation == group.ref
                ],
            }
            for group in groups
        ]
    )


def changes_csv(report: ChangeReport) -> bytes:
    """One row an entry, without who typed it; what is about the plan as a whole has no recommendation.

    Then a row for each thing that time did, which is no entry and has neither number nor step.
    """
    rows: list[tuple[Cell, ...]] = [
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
    rows += [(each.recommendation, each.title, each.ref, None, None, each.on, each.words, "no") for each in report.time]
    return csv_bytes(COLUMNS, rows)
