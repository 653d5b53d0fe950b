"""Movement between two papers, as plain text, JSON and CSV. Counts nothing: the table is the domain's."""

from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.reports.movement import COUNTS, Movement, MovementReport
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Kind
from actionplan.papers.csv_table import csv_bytes
from actionplan.papers.json_document import json_bytes
from actionplan.papers.lines import NARROWEST, folded_lines, joined, padded

COLUMNS: Final = ("agency", *COUNTS)

_HEADINGS: Final = (
    ("", "Opening"),
    ("", "New"),
    ("", "Reopened"),
    ("Moved", "in"),
    ("Signed", "off"),
    ("Not taken", "forward"),
    ("Moved", "out"),
    ("", "Closing"),
)
_NAME_AT_LEAST: Final = 12
_SIGNS: Final = dict(zip(COUNTS, ("opening", "+ new", "+ reopened", "+ moved in", "- signed off"), strict=False)) | {
    "not_taken_forward": "- not taken forward",
    "moved_out": "- moved out",
    "closing": "= closing",
}


def movement_text(report: MovementReport, width: int) -> str:
    """The table within a width in cells; where it is too narrow for columns, a sum in words for each agency."""
    width = max(width, NARROWEST)
    lines = folded_lines(heading(report), width)
    figures = sum(max(map(cells, each)) + 1 for each in _HEADINGS)
    if width - figures >= _NAME_AT_LEAST:
        lines += ["", *_table(report, width - figures)]
    else:
        for name, line in report.lines:
            lines += ["", *folded_lines(name, width), *folded_lines(sum_in_words(line), width, "  ")]
    remarks = remarks_on(report)
    return joined([*lines, *([""] if remarks else []), *(each for r in remarks for each in folded_lines(r, width))])


def heading(report: MovementReport) -> str:
    """ "Movement of recommendations, from 4 December 2026 to 5 March 2027"."""
    since = "the plan's beginning" if report.since is None else long_day(report.since)
    return f"Movement of {_counted_kind(report)}, from {since} to {long_day(report.until)}"


def _counted_kind(report: MovementReport) -> str:
    return "recommendations" if report.kind is Kind.RECOMMENDATION else "actions"


def sum_in_words(line: Movement) -> str:
    """ "opening 4 + new 1 - signed off 2 = closing 3"; what is nought between the two ends is left out."""
    parts = [
        f"{_SIGNS[name]} {getattr(line, name)}"
        for name in COUNTS
        if name in {"opening", "closing"} or getattr(line, name)
    ]
    return " ".join(parts)


def remarks_on(report: MovementReport) -> list[str]:
    """What the figures alone do not say: first owners, and items whose adding was undone."""
    remarks = []
    if report.allocated:
        noun = counted(report.allocated, "recommendation" if report.kind is Kind.RECOMMENDATION else "action")
        remarks.append(f"{noun} that nobody had led got a first lead: moved out of “Not yet assigned”.")
    if report.withdrawn:
        refs = ", ".join(report.withdrawn)
        remarks.append(f"The adding of {refs} was undone since the opening: counted as one new item less each.")
    return remarks


def _table(report: MovementReport, room: int) -> list[str]:
    longest = max(cells(name) for name, _ in report.lines)
    wider = room - len(_HEADINGS) >= longest  # then two blanks before each figure, else one
    widths = [max(map(cells, each)) + wider for each in _HEADINGS]
    name_width = max(min(longest, room), _NAME_AT_LEAST)
    lines = [
        _laid_out("", [each[0] for each in _HEADINGS], name_width, widths),
        _laid_out("Lead agency", [each[1] for each in _HEADINGS], name_width, widths),
    ]
    return lines + [
        _laid_out(name, [str(getattr(line, each)) for each in COUNTS], name_width, widths)
        for name, line in report.lines
    ]


def _laid_out(name: str, figures: list[str], name_width: int, widths: list[int]) -> str:
    right = (figure.rjust(width) for figure, width in zip(figures, widths, strict=True))
    return " ".join([padded(name, name_width), *right]).rstrip()


def movement_json(report: MovementReport) -> bytes:
    """One object an agency, and a last one whose agency is "All"."""
    return json_bytes([dict(zip(COLUMNS, _values(name, line), strict=True)) for name, line in report.lines])


def movement_csv(report: MovementReport, *, bom: bool = True) -> bytes:
    """One row an agency, and a last one whose agency is "All"."""
    return csv_bytes(COLUMNS, [_values(name, line) for name, line in report.lines], bom=bom)


def _values(name: str, line: Movement) -> tuple[str | int, ...]:
    return (name, *(getattr(line, each) for each in COUNTS))
