"""The list of items: one line each in the columns of the first screen, in groups or without."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from actionplan.domain.dates import MONTHS, counted, weekday_name
from actionplan.domain.rating.owners import lead_in_brief
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Kind, Wrote
from actionplan.papers.document import Cell, CellKind, Column, Composed, Document, Fit, Paragraph, Section, Table, Title

NO_REVIEW: Final = (
    "No review is in this plan yet, so there is nothing to rate. "
    "A plan that holds the Child Sam recommendations is made with: actionplan --db NEW-FILE init"
)

_COLUMNS: Final = (
    Column("Ref", CellKind.REF),
    Column("Recommendation", fit=Fit.FILL, at_least=10),
    Column("Lead", fit=Fit.SHARE, at_least=8, at_most=28, optional=True, choice=True),
    Column("Due", CellKind.DATE),
    Column("Late", CellKind.DAYS, optional=True),
    Column("RAG", CellKind.RATING),
)
_WORDING: Final = 70
"""The cells of published wording that stand in place of a title."""
_SINCE: Final = Column("Since last", CellKind.DIRECTION)


def item_list(view: PlanView, groups: Sequence[tuple[str, Sequence[Row]]]) -> Document:
    """A list under each heading, none under an empty one; below them what the arrows mean, where there are any."""
    sections = [section for heading, rows in groups or [("", ())] for section in _list(view, rows, heading)]
    if any(rows for _, rows in groups) and (key := direction_key(view)):
        sections.append(Section(key))
    return Document(Title("Recommendations and actions", implied=True), (), tuple(sections))


def _list(view: PlanView, rows: Sequence[Row], heading: str) -> tuple[Section, ...]:
    """A line an item, and how many of the plan's items these are, as at which day."""
    shown = f"{len(rows)} of {counted(len(view.rows), 'item')}, as at {day_in_short(view.as_at)}."
    if rows:
        return Section((item_table(view, rows),), heading), Section((Paragraph(shown),))
    none = f"No item matches: {shown} Leave a filter out to see more." if view.rows else NO_REVIEW
    return (Section((Paragraph(none),), heading),)


def item_table(view: PlanView, rows: Sequence[Row]) -> Table:
    """A line an item; refs are short where only one review is loaded.

    Where papers were issued, the last column is the direction since then.
    """
    short, travel = len(view.snapshot.reviews) == 1, view.travel
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        line = (
            short_ref(row.ref) if short else row.ref,
            listed_title(row, view),
            _lead(row, view),
            row.case.due_on,
            row.days_overdue,
            row.rating.colour,
        )
        lines.append(line if travel.papers is None else (*line, travel.direction(row)))
    return Table(_COLUMNS if travel.papers is None else (*_COLUMNS, _SINCE), tuple(lines))


def listed_title(row: Row, view: PlanView) -> str:
    """The title in a list, an action's set in; who may not have ours is given the published wording, cut."""
    item = row.item
    action = item.kind is Kind.ACTION
    instead = "  an action" if action else shorten(view.text_of(item, "wording"), _WORDING)
    title = f"  {view.title(item)}" if action else view.title(item)
    return Composed(title, Wrote.HEADING, ref=row.ref, instead=instead)


def direction_key(view: PlanView) -> tuple[Paragraph, ...]:
    """What the arrows mean and since which papers; nothing where none were issued."""
    key = view.travel.key()
    return (Paragraph(key),) if key else ()


def day_in_short(day: date) -> str:
    """ "Thu 26 Nov 2026"."""
    return f"{weekday_name(day)[:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _lead(row: Row, view: PlanView) -> str:
    return lead_in_brief(row, view) or ("– no owner yet –" if row.item.live else "–")
