"""Movement between two papers: the table, with a sum in words for each line, and what the figures alone do not say."""

from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.reports.movement import COUNTS, SUM, MovementLine, MovementReport
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import Kind
from actionplan.papers.document import CellKind, Column, Document, Paragraph, Section, Table, Title

_STACKED: Final = {
    "moved_in": ("Moved", "in"),
    "signed_off": ("Signed", "off"),
    "not_taken_forward": ("Not taken", "forward"),
    "moved_out": ("Moved", "out"),
    "with_others": ("With", "others"),
}
_COLUMNS: Final = (
    Column("Lead agency", name="agency", at_least=12),
    *(
        Column(capitalised(name.replace("_", " ")), CellKind.FIGURE, name=name, stacked=_STACKED.get(name))
        for name in COUNTS
    ),
)
_SIGNS: Final = dict(zip(SUM, ("opening", "+ new", "+ reopened", "+ moved in", "- signed off"), strict=False)) | {
    "not_taken_forward": "- not taken forward",
    "with_others": "- with others",
    "moved_out": "- moved out",
    "closing": "= closing",
}


def movement(report: MovementReport) -> Document:
    """A line an agency, and a last one whose agency is "All"."""
    remarks = tuple(Paragraph(each) for each in remarks_on(report))
    sections = (Section((movement_for_readers(report),)), *((Section(remarks),) if remarks else ()))
    return Document(Title(movement_heading(report)), (), sections)


def movement_for_readers(report: MovementReport) -> Table:
    """The lines of the report for readers: what is with others has no column where none has moved there."""
    full = movement_table(report)
    if any(line.with_others for _, line in report.lines):
        return full
    return Table(full.columns[:-1], tuple(row[:-1] for row in full.rows), full.in_words)


def movement_table(report: MovementReport) -> Table:
    """The lines of the report with every column, by the names that scripts read."""
    rows = tuple((name, *(getattr(line, each) for each in COUNTS)) for name, line in report.lines)
    return Table(_COLUMNS, rows, tuple(sum_in_words(line) for _, line in report.lines))


def movement_heading(report: MovementReport) -> str:
    """ "Movement of recommendations, from 4 December 2026 to 5 March 2027"."""
    since = "the plan's beginning" if report.since is None else long_day(report.since)
    return f"Movement of {_noun(report)}s, from {since} to {long_day(report.until)}"


def _noun(report: MovementReport) -> str:
    return "recommendation" if report.kind is Kind.RECOMMENDATION else "action"


def sum_in_words(line: MovementLine) -> str:
    """ "opening 4 + new 1 - signed off 2 = closing 3"; what is nought between the two ends is left out."""
    parts = [
        f"{_SIGNS[name]} {getattr(line, name)}" for name in SUM if name in {"opening", "closing"} or getattr(line, name)
    ]
    return " ".join(parts)


def remarks_on(report: MovementReport) -> list[str]:
    """What the figures alone do not say: first owners, and items whose adding was undone."""
    remarks = []
    if report.allocated:
        noun = counted(report.allocated, _noun(report))
        remarks.append(f"{noun} that nobody had led got a first lead: moved out of “Not yet assigned”.")
    if report.withdrawn:
        refs = ", ".join(report.withdrawn)
        remarks.append(f"The adding of {refs} was undone since the opening: counted as one new item less each.")
    return remarks
