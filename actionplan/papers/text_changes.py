"""What changed between two points, as text, JSON and CSV. The words are the domain's; here they are made inert."""

from itertools import groupby

from actionplan.domain.dates import counted, long_day
from actionplan.domain.reports.changes import ChangeReport
from actionplan.papers.csv_table import csv_bytes
from actionplan.papers.json_document import json_bytes
from actionplan.papers.lines import NARROWEST, folded_lines, joined

COLUMNS = ("recommendation", "short_title", "ref", "entry", "step", "on", "words", "withdrawn")


def changes_text(report: ChangeReport, width: int) -> str:
    """A heading for each recommendation, and a line of words for each entry under it."""
    width = max(width, NARROWEST)
    lines = folded_lines(changes_heading(report), width)
    for group in report.groups:
        lines += ["", *folded_lines(f"{group.ref} · {group.title}" if group.ref else group.title, width)]
        for step, changes in groupby(group.changes, key=lambda change: change.step):
            told = list(changes)
            lines += folded_lines(f"{long_day(told[0].on)}, {told[0].by} (step {step})", width, "  ")
            for change in told:
                of = f"{change.ref}: " if change.ref not in {None, group.ref} else ""
                lines += folded_lines(f"{of}{change.words}", width, "    ")
    if not report.groups:
        lines += ["", "Nothing changed."]
    return joined(lines)


def changes_heading(report: ChangeReport) -> str:
    """ "23 changes after 4 December 2026, up to 5 March 2027"."""
    since = "from the plan's beginning" if report.since is None else f"after {long_day(report.since)}"
    return f"{counted(report.count, 'change')} {since}, up to {long_day(report.until)}"


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
