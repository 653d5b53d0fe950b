"""The plan along a time line: a drawing by month, the same dates in columns, and what has no date.

Which letters stand for what is the screen's too.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from actionplan.domain.dates import counted, long_day, short_day
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.timeline import DatedItem, Timeline
from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import (
    Cell,
    CellKind,
    Column,
    Composed,
    Document,
    Entry,
    Fit,
    Listing,
    ListStyle,
    Paragraph,
    Point,
    Section,
    Sign,
    Span,
    Table,
    TimeChart,
    TimeRow,
    Title,
)
from actionplan.papers.documents.agencies import shown_ref
from actionplan.papers.documents.item_list import listed_title

ADOPTED: Final = "A"
APPROVED: Final = "E"
PROPOSED: Final = "P"
FROM_ACTIONS: Final = "L"
ASKED_FOR: Final = "?"
COMPLETE: Final = "C"
SIGNED_OFF: Final = "S"
SLIP: Final = "-"
OVERDUE: Final = "="

SIGNS: Final = (
    Sign(ADOPTED, "adopted date", "adopted"),
    Sign(APPROVED, "approved date, where it was moved after adoption", "approved"),
    Sign(PROPOSED, "proposed date, not yet adopted", "proposed"),
    Sign(FROM_ACTIONS, "last of its actions' dates", "last of its actions"),
    Sign(ASKED_FOR, "later date asked for", "date asked for"),
    Sign(COMPLETE, "reported complete", "reported complete"),
    Sign(SIGNED_OFF, "signed off", "signed off"),
    Sign(SLIP, "slip", "slip"),
    Sign(OVERDUE, "overdue", "overdue"),
    Sign("|", "today (T)", "today"),
    Sign(":", "a meeting (M)", "meeting"),
)
"""The key, in the order in which a later one hides an earlier one, from A to S."""

SIGNS_NOTE: Final = (
    "Where two of A to S fall on one place, the later in this key is shown; the dates are in columns below."
)

DATE_COLUMNS: Final = (
    Column("Adopted", CellKind.DATE),
    Column("Date", CellKind.DATE),
    Column("Slip", CellKind.SHIFT),
    Column("Late", CellKind.DAYS),
)
_COLUMNS: Final = (
    Column("Ref", CellKind.REF),
    Column("Recommendation", fit=Fit.CUT, at_least=12),
    *DATE_COLUMNS,
    Column("RAG", CellKind.RATING),
)


def timeline(line: Timeline, view: PlanView) -> Document:
    """The drawing with its key, the meetings, the dates in columns, and what has no date."""
    dated = f"Time line, as at {long_day(line.as_at)}: {counted(len(line.dated), 'item')} with a date"
    title = Title(f"{dated}, {len(line.undated)} without.")
    sections: list[Section] = []
    if line.dated:
        sections.append(Section((time_chart(line, view),)))
        sections += [Section((Paragraph(words),)) for words in _meetings(line)]
        sections.append(Section((Table(_COLUMNS, tuple(_dates(line, view))),)))
    if line.undated:
        named = Listing(tuple(_named(line.undated, view)), ListStyle.ONE_LINE)
        sections.append(Section((named,), "Without a date:"))
    if not sections and view.rows:
        return Document(title, (Paragraph("No item matches: leave a filter out to see more."),))
    return Document(title, (), tuple(sections))


def time_chart(line: Timeline, view: PlanView) -> TimeChart:
    """The drawing: a row an item that has a date."""
    rows = tuple(time_row(each, shown_ref(each.row, view), line.as_at) for each in line.dated)
    meetings = tuple(meeting.on for meeting in line.meetings)
    return TimeChart(line.as_at, line.first, line.last, meetings, rows, SIGNS, SIGNS_NOTE)


def time_row(each: DatedItem, label: str, as_at: date) -> TimeRow:
    """One item: its slip and its days late as stretches, its dates as letters."""
    item = each.row.item
    spans = []
    if each.adopted_on is not None:
        spans.append(Span(SLIP, each.adopted_on, each.due_on))
    if each.days_overdue is not None:
        spans.append(Span(OVERDUE, each.due_on, as_at))
    days = (
        (ADOPTED, each.adopted_on),
        (_letter(each), None if each.due_on == each.adopted_on else each.due_on),
        (ASKED_FOR, item.extension_to),
        (COMPLETE, item.completed_on),
        (SIGNED_OFF, item.signed_off_on),
    )
    points = tuple(Point(letter, day) for letter, day in days if day is not None)
    return TimeRow(label, tuple(spans), points, each.row.rating.colour)


def date_cells(each: DatedItem) -> tuple[Cell, ...]:
    """An item's dates, slip and days late, one for each of ``DATE_COLUMNS``."""
    adopted: Cell = each.adopted_on
    if each.adopted_on is None:
        adopted = "by actions" if each.from_actions else "proposed"
    return (adopted, each.due_on, each.slip_days, each.days_overdue)


def _letter(each: DatedItem) -> str:
    if each.from_actions:
        return FROM_ACTIONS
    return PROPOSED if each.proposed else APPROVED


def _meetings(line: Timeline) -> list[str]:
    bodies: dict[str, list[str]] = {}
    for meeting in line.meetings:
        bodies.setdefault(meeting.body, []).append(short_day(meeting.on))
    return [f"Meetings, {body}: {', '.join(days)}." for body, days in bodies.items()]


def _dates(line: Timeline, view: PlanView) -> Iterator[tuple[Cell, ...]]:
    for each in line.dated:
        row = each.row
        yield (shown_ref(row, view), listed_title(row, view), *date_cells(each), row.rating.colour)


def _named(rows: Iterable[Row], view: PlanView) -> Iterator[Entry]:
    for row in rows:
        ref = shown_ref(row, view)
        yield Entry(Composed(f"{ref}  {view.title(row.item)}", Wrote.HEADING, ref=row.ref, instead=ref))
