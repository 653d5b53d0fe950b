"""The views in plain text: the plan along a time line, by agency, and over time (``text_charts``).

Inert for terminals and without colours: letters and shapes of their own stand for what a screen may colour too.
Widths are in terminal cells; a width under 40 counts as 40. Each text ends in a line break.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.agency_view import AgencyLine, AgencyView
from actionplan.domain.dates import counted, long_day, short_day
from actionplan.domain.matching import short_ref
from actionplan.domain.phrases import MARKS, published_line
from actionplan.domain.plaintext import cells
from actionplan.domain.snapshot import Row
from actionplan.domain.timeline import DatedItem, Timeline
from actionplan.domain.view import PlanView
from actionplan.domain.words import Colour, Kind
from actionplan.papers.lines import NARROWEST, folded_lines, joined, padded
from actionplan.papers.text_axis import Axis, legend_lines
from actionplan.papers.text_charts import charts_text

__all__ = ["agencies_text", "charts_text", "timeline_text"]

_GAP: Final = "  "
_TITLE: Final = 1
"""The place of the title among the columns."""
_TITLE_AT_LEAST: Final = 12
_LIVE_COLOURS: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY)


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
    refs = min(max(cells("Meetings"), *(cells(_ref(each.row, view)) for each in line.dated)), width // 3)
    marks = max(cells(mark) for mark in MARKS.values())
    axis = Axis(line, width - refs - marks - 2 * len(_GAP))
    drawn = [padded("", refs) + _GAP + scale for scale in axis.scales()]
    drawn.append(padded("Meetings", refs) + _GAP + axis.meetings())
    for each in line.dated:
        cells_of_months = axis.item(each)
        drawn.append(
            f"{padded(_ref(each.row, view), refs)}{_GAP}{cells_of_months}{_GAP}{MARKS[each.row.rating.colour]}"
        )
    return [each.rstrip() for each in drawn]


def _meetings(line: Timeline) -> list[str]:
    bodies: dict[str, list[str]] = {}
    for meeting in line.meetings:
        bodies.setdefault(meeting.body, []).append(short_day(meeting.on))
    return [f"Meetings, {body}: {', '.join(days)}." for body, days in bodies.items()]


def _date_columns(line: Timeline, view: PlanView, width: int) -> list[str]:
    table: list[tuple[str, ...]] = [("Ref", "Recommendation", "Adopted", "Date", "Slip", "Late", "RAG")]
    table += [_dates_of(each, view) for each in line.dated]
    return _columns(table, width)


def _dates_of(each: DatedItem, view: PlanView) -> tuple[str, ...]:
    row = each.row
    if each.adopted_on is not None:
        adopted = short_day(each.adopted_on)
    else:
        adopted = "by actions" if each.from_actions else "proposed"
    slip, late = each.slip_days, each.days_overdue
    return (
        _ref(row, view),
        _title(row, view),
        adopted,
        short_day(each.due_on),
        "–" if slip is None else f"{slip:+d} d" if slip else "0 d",
        "" if late is None else f"{late} d",
        MARKS[row.rating.colour],
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


def _ref(row: Row, view: PlanView) -> str:
    return short_ref(row.ref) if len(view.snapshot.reviews) == 1 else row.ref


def _title(row: Row, view: PlanView) -> str:
    return ("  " if row.item.kind is Kind.ACTION else "") + view.title(row.item)


def _named_rows(rows: Iterable[Row], view: PlanView, width: int) -> list[str]:
    return [padded(f"{_ref(row, view)}{_GAP}{view.title(row.item)}", width).rstrip() for row in rows]


_AGENCY_HEADINGS: Final = (
    ("", "Live"),
    ("", "Red"),
    ("", "Amber"),
    ("", "Green"),
    ("", "Grey"),
    ("Over-", "due"),
    ("Lead's", "better"),
    ("Days", "quiet"),
    ("No", "update"),
    ("Signed", "off"),
)
_NO_RECOMMENDATION: Final = "There are no recommendations in this plan yet."
_AGENCY_NOTE: Final = (
    "Red to Grey count live items. Lead's better: the lead's own view is better than the rating. "
    "Days quiet: the longest since a live item's last update. No update: live items that never had one."
)
_NAME_AT_LEAST: Final = 14


def agencies_text(agencies: AgencyView, view: PlanView, width: int) -> str:
    """A line an agency, recommendations first; then where the lead's own view is better than the rating."""
    width = max(width, NARROWEST)
    lines = folded_lines(f"The plan by lead agency, as at {long_day(view.as_at)}.", width)
    if not agencies.recommendations:
        return joined([*lines, *folded_lines(_NO_RECOMMENDATION, width)])
    lines += ["", *_agency_table("Recommendations", agencies.recommendations, width)]
    lines += ["", *folded_lines(published_line(view.snapshot.totals()), width)]
    if agencies.actions:
        lines += ["", *_agency_table("Actions", agencies.actions, width)]
    lines += ["", *folded_lines(_AGENCY_NOTE, width)]
    if agencies.leading_none:
        lines += ["", *folded_lines(f"Leading nothing: {', '.join(agencies.leading_none)}.", width)]
    return joined([*lines, *_better_views(agencies, view, width)])


def _agency_table(kind: str, table: Sequence[AgencyLine], width: int) -> list[str]:
    widths = [max(map(cells, each)) for each in _AGENCY_HEADINGS]
    gap = len(_GAP) if width - sum(widths) - len(_GAP) * len(widths) >= 2 * _NAME_AT_LEAST else 1
    room = width - sum(widths) - gap * len(widths)
    if room < _NAME_AT_LEAST:
        return _agencies_in_words(kind, table, width)
    name_width = min(room, max(cells(line.name) for line in table) + 2)
    widths = [each + gap for each in widths]
    lines = [
        padded("", name_width)
        + "".join(each[0].rjust(size) for each, size in zip(_AGENCY_HEADINGS, widths, strict=True)),
        padded(kind, name_width)
        + "".join(each[1].rjust(size) for each, size in zip(_AGENCY_HEADINGS, widths, strict=True)),
    ]
    for line in table:
        # A long name goes on below, indented, rather than be cut.
        first, *rest = folded_lines(line.name, name_width - 2)
        figures = "".join(figure.rjust(size) for figure, size in zip(_figures(line), widths, strict=True))
        lines += [padded(first, name_width) + figures, *(f"  {each}" for each in rest)]
    return [each.rstrip() for each in lines]


def _figures(line: AgencyLine) -> list[str]:
    totals = line.totals
    return [
        str(totals.live),
        *(str(totals.colours[colour]) for colour in _LIVE_COLOURS),
        str(totals.overdue),
        str(len(line.declared_better)),
        "–" if line.longest_quiet is None else str(line.longest_quiet),
        str(line.without_update),
        str(totals.signed_off),
    ]


def _agencies_in_words(kind: str, table: Sequence[AgencyLine], width: int) -> list[str]:
    lines = [kind]
    for line in table:
        names = (
            f"{above[:-1]}{below}" if above.endswith("-") else f"{above} {below}" for above, below in _AGENCY_HEADINGS
        )
        said = ", ".join(f"{name.strip().lower()} {figure}" for name, figure in zip(names, _figures(line), strict=True))
        lines += [*folded_lines(line.name, width), *folded_lines(said, width, "  ")]
    return lines


def _better_views(agencies: AgencyView, view: PlanView, width: int) -> list[str]:
    totals = [line for table in (agencies.recommendations, agencies.actions) for line in table[-1:]]
    rows = [row for line in totals for row in line.declared_better]
    if not rows:
        return []
    lines = ["", *folded_lines("Where the lead's own view is better than the rating:", width)]
    for row in rows:
        declared = f"lead's view {row.item.declared.value.capitalize()}, rating {MARKS[row.rating.colour]}"
        lead = view.lead_agency(row.item)
        lines += folded_lines(
            f"{_ref(row, view)}  {view.title(row.item)}: {declared}{f' ({lead})' if lead else ''}", width
        )
    return lines
