"""The time line as it is drawn: an item a line, its letters in colours, its slip and its days late beside them.

Where a day stands, and which letter it has, is the paper's: the plain text of ``actionplan timeline`` is the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from textual.content import Content

from actionplan.domain.dates import counted
from actionplan.domain.rating.marks import MARKS, reason_beside_mark
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.timeline import DatedItem, Timeline, timeline
from actionplan.domain.text import capitalised, cells, shorten
from actionplan.domain.vocabulary import Kind
from actionplan.papers.documents.agencies import shown_ref
from actionplan.papers.documents.timeline import (
    ASKED_FOR,
    DATE_COLUMNS,
    OVERDUE,
    SIGNS,
    SLIP,
    date_cells,
    time_chart,
    time_row,
)
from actionplan.papers.formats.axis import AS_AT, MEETING, Axis
from actionplan.papers.formats.text_tables import cell_text
from actionplan.tui.days import short_day
from actionplan.tui.listing import Heading, ListLine, apart
from actionplan.tui.present.layout import in_few_lines, key_lines, spread, wrapped
from actionplan.tui.present.wording import date_words
from actionplan.tui.screens.views.render import BLANK, GAP, RenderedView, ViewLine, cell, figure, heading, told
from actionplan.tui.styles import badge, line_of, mark, on_ground

DATE_HEADINGS: Final = tuple(column.heading for column in DATE_COLUMNS)
NO_DATES: Final = "No item has a date yet. Enter opens an item, and there d gives it one."

_DRAWN: Final = str.maketrans({SLIP: "─", OVERDUE: "═", AS_AT: "│"})
_STYLES: Final[Mapping[str, str]] = {
    SLIP: "bold",
    OVERDUE: "bold $red-ink",
    AS_AT: "bold $primary",
    MEETING: "$quiet",
    ASKED_FOR: "bold $accent",
}
_MEETINGS: Final = "Meetings"
_MARK: Final = max(map(cells, MARKS.values()))
_TITLES_FROM, _ALL_DATES_FROM, _LATE_FROM = 110, 150, 60
"""The widths from which there is room for titles, for all of an item's dates, and for its slip and days late."""
_TITLE_AT_LEAST: Final = 16
_NAMED_MONTH: Final = 4
"""The cells of a month that has room for its name; the titles make way for it."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """How many cells each column has; ``dates`` by the place of their heading, none of them where there is no room."""

    ref: int
    title: int
    dates: Mapping[int, int]
    axis: int


def draw(lines: Sequence[ListLine], view: PlanView, width: int, *, past: bool) -> RenderedView:
    """The rows in the order given, under the headings given; what has no date keeps its place among them."""
    rows = [line for line in lines if not isinstance(line, Heading)]
    line = timeline(view, rows)
    dated = {each.row.ref: each for each in line.dated}
    columns = _columns(line, rows, view, width)
    axis = Axis(time_chart(line, view), columns.axis, whole_room=True) if dated else None
    without_parent = apart(lines)
    drawn: list[ViewLine] = []
    used: set[str] = set()
    for each in lines:
        if isinstance(each, Heading):
            drawn.append(heading(f"{line_of(each.words)}  {each.count}", width))
            continue
        track = "" if axis is None else _marks(axis, dated.get(each.ref), line)
        used.update(track)
        below = each.ref not in without_parent
        drawn.append(ViewLine(_line(each, dated.get(each.ref), track, columns, view, axis, below=below), each.ref))
    key = [*_signs(used, width, past=past), *key_lines(width, frozenset(row.rating.colour for row in rows))]
    if axis is None:
        return RenderedView((), (*told(NO_DATES, width, "bold"), BLANK, *drawn), tuple(key))
    return RenderedView(tuple(_head(axis, line, columns)), tuple(drawn), tuple(key))


def _columns(line: Timeline, rows: Sequence[Row], view: PlanView, width: int) -> _Columns:
    named = cells(_MEETINGS) if line.meetings else 0
    ref = min(max(named, *(cells(shown_ref(row, view)) for row in rows)), width // 4)
    shown = range(len(DATE_HEADINGS)) if width >= _ALL_DATES_FROM else (2, 3) if width >= _LATE_FROM else ()
    told_dates = [DATE_HEADINGS, *(_dates(each) for each in line.dated)]
    dates = {at: max(cells(each[at]) for each in told_dates) for at in shown}
    left = width - ref - sum(dates.values()) - _MARK - GAP * (len(dates) + 2)
    title = 0
    if width >= _TITLES_FROM:
        longest = max((cells(_title(row, view, below=True)) for row in rows), default=0)
        title = min(longest, left // 3)
        if left - GAP - _NAMED_MONTH * line.months >= _TITLE_AT_LEAST:
            title = min(title, left - GAP - _NAMED_MONTH * line.months)
        left -= title + GAP
    return _Columns(ref, title, dates, max(1, left))


def _dates(each: DatedItem) -> tuple[str, ...]:
    """An item's dates as they read, one for each of ``DATE_HEADINGS``."""
    return tuple(
        short_day(cell) if isinstance(cell, date) else cell_text(cell, column.kind)
        for cell, column in zip(date_cells(each), DATE_COLUMNS, strict=True)
    )


def _marks(axis: Axis, each: DatedItem | None, line: Timeline) -> str:
    return axis.row(None if each is None else time_row(each, "", line.as_at))


def _title(row: Row, view: PlanView, *, below: bool) -> str:
    title = line_of(view.title(row.item))
    return f"└ {title}" if row.item.kind is Kind.ACTION and below else title


def _head(axis: Axis, line: Timeline, columns: _Columns) -> Iterator[Content]:
    before = columns.ref + GAP + (columns.title + GAP if columns.title else 0)
    for scale in axis.scales():
        yield Content.styled(" " * before + scale, "$quiet")
    sat = Content(axis.meetings(dated=True))
    for at in {axis.at(meeting.on) for meeting in line.meetings}:
        sat = sat.stylize("bold", at, at + 1)
    today = axis.at(line.as_at)
    sat = sat.stylize("bold $primary", today, today + 1)
    bodies = ", ".join(dict.fromkeys(meeting.body for meeting in line.meetings))
    named = f"{_MEETINGS}: {bodies}" if bodies and columns.title else _MEETINGS if bodies else ""
    names = [figure(DATE_HEADINGS[at], size, "$quiet") for at, size in columns.dates.items()]
    yield Content(" " * GAP).join(
        [cell(named, before - GAP, "$quiet"), _filled(sat, columns.axis), *names, Content.styled("Rating", "$quiet")]
    )


def _line(
    row: Row, dated: DatedItem | None, track: str, columns: _Columns, view: PlanView, axis: Axis | None, *, below: bool
) -> Content:
    is_action = row.item.kind is Kind.ACTION
    parts = [cell(shown_ref(row, view), columns.ref, "$quiet" if is_action else "bold")]
    if columns.title or axis is None:
        # Without an axis there is room for the title at any width.
        parts.append(cell(_title(row, view, below=below), columns.title or columns.axis))
    if axis is not None:
        parts.append(_filled(_track(dated, track, axis), columns.axis))
    elif columns.title:
        parts.append(cell("no date yet" if row.undated else "no date", columns.axis, "$quiet"))
    said = _dates(dated) if dated else ("",) * len(DATE_HEADINGS)
    parts += [figure(said[at], size, _date_style(at, said[at])) for at, size in columns.dates.items()]
    return Content(" " * GAP).join([*parts, mark(row.rating.colour)])


def _date_style(at: int, said: str) -> str:
    match DATE_HEADINGS[at]:
        case "Late":
            return "bold $red-ink"
        case "Slip":
            return "bold" if said.startswith("+") else "$quiet"
        case _:
            return ""


def _filled(content: Content, width: int) -> Content:
    return content.truncate(width, pad=True)


def _track(dated: DatedItem | None, track: str, axis: Axis) -> Content:
    """An item's signs, the date in force on the ground of its rating's colour."""
    said = Content(track.translate(_DRAWN))
    at = 0
    for sign, run in groupby(track):
        after = at + len(list(run))
        if sign != " ":
            said = said.stylize(_STYLES.get(sign, "bold"), at, after)
        at = after
    if dated is None:
        words = " no date "
        return (
            Content.assemble(Content.styled(words, "$quiet"), said[len(words) :]) if axis.width > len(words) else said
        )
    due = axis.at(dated.due_on)
    return said.stylize(on_ground(dated.row.rating.colour), due, due + 1)


def _signs(used: set[str], width: int, *, past: bool) -> Iterable[Content]:
    """What the letters and lines mean, those that are drawn."""
    return in_few_lines(
        (
            Content.assemble(
                Content.styled(sign.mark.translate(_DRAWN), _STYLES.get(sign.mark, "bold")),
                Content.styled(f" {'the day shown' if past and sign.mark == AS_AT else sign.in_short}", "$quiet"),
            )
            for sign in SIGNS
            if sign.mark in used
        ),
        width,
    )


def foot(row: Row, view: PlanView, width: int) -> tuple[Content, ...]:
    """The item under the bar: what it is, its dates in words, why it has its rating."""
    left = Content.assemble(
        Content.styled(row.ref, "bold $accent"), "  ", badge(row.rating.colour), "  ", line_of(view.title(row.item))
    )
    late = f"{counted(row.case.days_overdue, 'day')} overdue" if overdue(row.case) else ""
    dates = [date_words(row), late]
    said = " · ".join(each for each in dates if each)
    return (
        spread(left, Content(""), width),
        Content(shorten(capitalised(said), width)),
        *wrapped(Content.styled(line_of(reason_beside_mark(row)), "$quiet"), width, 2),
    )


def counts_words(lines: Sequence[ListLine], view: PlanView) -> str:
    """How many of the plan's items are shown, and how many of them have a date."""
    rows = [line for line in lines if not isinstance(line, Heading)]
    without = sum(row.case.due_on is None for row in rows)
    shown = counted(len(rows), "item") if len(rows) == len(view.rows) else f"{len(rows)} of {len(view.rows)} items"
    return f"{shown}, {without} without a date" if without else shown
