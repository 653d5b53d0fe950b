"""The views in plain text: the plan along a time line; by agency (``text_agencies``) and over time (``text_charts``).

Inert for terminals and without colours: letters and shapes of their own stand for what a screen may colour too.
Widths are in terminal cells; a width under 40 counts as 40. Each text ends in a line break.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.dates import counted, long_day, short_day
from actionplan.domain.rating.marks import MARKS
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.timeline import DatedItem, Timeline
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Kind
from actionplan.papers.lines import NARROWEST, folded_lines, joined, padded
from actionplan.papers.text_agencies import agencies_text, shown_ref
from actionplan.papers.text_axis import Axis, legend_lines
from actionplan.papers.text_charts import charts_text

__all__ = ["DATE_HEADINGS", "agencies_text", "charts_text", "date_cells", "timeline_text"]

DATE_HEADINGS: Final = ("Adopted", "Date", "Slip", "Late")

_GAP: Final = "  "
_TITLE: Final = 1
"""The place of the title among the columns."""
_TITLE_AT_LEAST: Final = 12


def timeline_text(line: Timeline, view: PlanView, width: int) -> str:
    """The drawing by month with its legend, the same dates in columns, and what has no date."""
    width = max(width, NARROWEST)
    heading = f"Time line, as at {long_day(line.as_at)}: {_items(len(line.dated))} with a date"
    lines = folded_lines(f"{heading}, {len(line.undated)} without.", width)
    if line.dated:
        lines += ["", *_drawing(line, view, width), "", *legend_lines(width)]
        lines += [each for said in _meetings(line) for each in ["", *folded_lines(said, width)]]
        lines += ["", *_date_columns(line, view, width)]
    if not line.dated and not line.undated and view.rows:
        lines += folded_lines("No item matches: leave a filter out to see more.", width)
    if line.undated:
        lines += ["", "Without a date:", *_named_rows(line.undated, view, width)]
    return joined(lines)


def _items(number: int) -> str:
    return counted(number, "item")


def _drawing(line: Timeline, view: PlanView, width: int) -> list[str]:
    refs = min(max(cells("Meetings"), *(cells(shown_ref(each.row, view)) for each in line.dated)), width // 3)
    marks = max(cells(mark) for mark in MARKS.values())
    axis = Axis(line, width - refs - marks - 2 * len(_GAP))
    drawn = [padded("", refs) + _GAP + scale for scale in axis.scales()]
    drawn.append(padded("Meetings", refs) + _GAP + axis.meetings())
    for each in line.dated:
        cells_of_months = axis.item(each)
        drawn.append(
            f"{padded(shown_ref(each.row, view), refs)}{_GAP}{cells_of_months}{_GAP}{MARKS[each.row.rating.colour]}"
        )
    return [each.rstrip() for each in drawn]


def _meetings(line: Timeline) -> list[str]:
    bodies: dict[str, list[str]] = {}
    for meeting in line.meetings:
        bodies.setdefault(meeting.body, []).append(short_day(meeting.on))
    return [f"Meetings, {body}: {', '.join(days)}." for body, days in bodies.items()]


def _date_columns(line: Timeline, view: PlanView, width: int) -> list[str]:
    table: list[tuple[str, ...]] = [("Ref", "Recommendation", *DATE_HEADINGS, "RAG")]
    for each in line.dated:
        row = each.row
        table.append((shown_ref(row, view), _title(row, view), *date_cells(each), MARKS[row.rating.colour]))
    return _columns(table, width)


def date_cells(each: DatedItem) -> tuple[str, ...]:
    """An item's dates, slip and days late in short, one for each of ``DATE_HEADINGS``."""
    if each.adopted_on is not None:
        adopted = short_day(each.adopted_on)
    else:
        adopted = "by actions" if each.from_actions else "proposed"
    slip, late = each.slip_days, each.days_overdue
    return (
        adopted,
        short_day(each.due_on),
        "–" if slip is None else f"{slip:+d} d" if slip else "0 d",
        "" if late is None else f"{late} d",
    )


def _columns(table: Sequence[tuple[str, ...]], width: int) -> list[str]:
    """The cells two blanks apart, titles taking what room is left; without any, each row in words."""
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    room = width - sum(widths) + widths[_TITLE] - len(_GAP) * (len(widths) - 1)
    if room >= _TITLE_AT_LEAST:
        widths[_TITLE] = min(room, widths[_TITLE])
        return [_line(row, widths) for row in table]
    headings, *rows = table
    lines = []
    for ref, title, *others in rows:
        named = [f"{name.lower()} {cell}" for name, cell in zip(headings[2:-1], others, strict=False) if cell]
        lines += [*folded_lines(f"{ref}  {title.strip()}", width)]
        lines += folded_lines(", ".join([*named, others[-1]]), width, _GAP)
    return lines


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(padded(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip()


def _title(row: Row, view: PlanView) -> str:
    return ("  " if row.item.kind is Kind.ACTION else "") + view.title(row.item)


def _named_rows(rows: Iterable[Row], view: PlanView, width: int) -> list[str]:
    return [padded(f"{shown_ref(row, view)}{_GAP}{view.title(row.item)}", width).rstrip() for row in rows]
