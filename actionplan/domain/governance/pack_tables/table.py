"""What every table of a board pack is made of: its source, the columns that all share, and how a row is read.

Which items stand in which table is ``meeting_tables``' and ``meeting_endings``' to say. Pure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import counted, short_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.rating.marks import MARKS, NO_LEAD
from actionplan.domain.rating.owners import lead_in_full
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Cause, Direction, directed
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.item import Item
from actionplan.domain.subject import MeetingTitle
from actionplan.domain.vocabulary import Kind

Cell = date | int | str | None


@dataclass(frozen=True, slots=True)
class PaperTable:
    """One table: its file's name, its full columns for a spreadsheet, and its brief ones for a reader.

    The first two columns of ``rows`` are the recommendation's ref and, where the row is about an action, the action's.
    """

    name: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    brief_headings: tuple[str, ...]
    brief: tuple[tuple[str, ...], ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The recommendations that it names, in its order."""
        return tuple(str(row[0]) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Source:
    """What the tables are made from: the plan now and in the last papers, and what the ledger says in between.

    ``horizon`` is the day by which what comes up is looked at: the body's next sitting after this one.
    ``answers`` gives, by ref, how the last request for an extension was answered, and when, and ``causes`` what made a
    rating better or worse. ``meeting_title`` names the meetings of sentences; without it they have their ids.
    """

    meeting: Meeting
    view: PlanView
    then: Mapping[str, Row] | None
    directions: Mapping[str, Direction]
    horizon: date
    decisions: Sequence[HistoryLine]
    answers: Mapping[str, str]
    causes: Mapping[str, Cause]
    meeting_title: MeetingTitle = str

    def rows(self, keep: Callable[[Row], bool], kind: Kind | None = None) -> list[Row]:
        """The rows that a table keeps, in published order."""
        return [row for row in self.view.rows if (kind is None or row.item.kind is kind) and keep(row)]

    def is_new(self, row: Row, was_so: Callable[[Row], bool]) -> bool:
        """True where it was not so yet in the last papers; never where there are none to compare with."""
        if self.then is None:
            return False
        before = self.then.get(row.ref)
        return before is None or not was_so(before)

    def direction(self, row: Row) -> str:
        """Arrow and word since the last papers; empty without any."""
        way = self.directions.get(row.ref)
        return "" if way is None else directed(way)

    def direction_and_cause(self, row: Row) -> str:
        """The same with what made it, for a reader: "↓ worse, as a date passed"."""
        cause = self.causes.get(row.ref)
        return self.direction(row) if cause is None else f"{self.direction(row)}, {cause.how}"

    def lead(self, item: Item) -> str:
        """Agency and role, for a reader; a person's name never."""
        return lead_in_full(item, self.view, names=False) or NO_LEAD


ABOUT: Final = ("ref", "action", "short_title", "lead_agency", "lead_role")
RATED: Final = (
    "date_state",
    "adopted_date",
    "date_in_force",
    "days_overdue",
    "slip_days",
    "times_moved",
    "times_carried_forward",
    "status",
    "rag",
    "rag_rule",
    "rag_reason",
    "direction",
)
CAUSE: Final = "direction_cause"
"""Came later than the others, so it stands last, after what one table has for itself."""

BRIEF: Final = ("Ref", "Recommendation or action", "Lead", "Due", "Rating", "Since last")


def about(row: Row, source: Source) -> tuple[Cell, ...]:
    """The recommendation's ref, the action's where it is one, the title, and who leads."""
    item, view = row.item, source.view
    return (
        item.parent or item.ref,
        item.ref if item.parent else None,
        view.title(item),
        view.lead_agency(item) or None,
        view.text_of(item, "lead_role") or None,
    )


def rated(row: Row, source: Source) -> tuple[Cell, ...]:
    """Date, delay, status and rating."""
    item = row.item
    return (
        item.deadline.state.value,
        item.deadline.adopted_on,
        row.case.due_on,
        row.days_overdue,
        item.deadline.slip_days,
        item.deadline.times_moved,
        row.times_carried_forward,
        item.status.value,
        row.rating.colour.value,
        row.rating.rule.value,
        row.reason,
        source.direction(row) or None,
    )


def brief(row: Row, source: Source) -> tuple[str, ...]:
    """The same for a reader, in six short cells."""
    due = row.case.due_on
    late = "" if row.days_overdue is None else f", {counted(row.days_overdue, 'day')} late"
    return (
        row.ref,
        source.view.title(row.item),
        source.lead(row.item),
        "no date" if due is None else f"{short_day(due)}{late}",
        MARKS[row.rating.colour],
        source.direction_and_cause(row),
    )


@dataclass(frozen=True, slots=True)
class Remarks:
    """What one table says beyond the shared columns: more columns for a spreadsheet, one more for a reader."""

    columns: tuple[str, ...] = ()
    cells: Callable[[Row], tuple[Cell, ...]] = lambda _row: ()
    heading: str = ""
    words: Callable[[Row], str] = lambda _row: ""


def rated_table(
    name: str, heading: str, rows: Sequence[Row], source: Source, remarks: Remarks | None = None
) -> PaperTable:
    """A table of items with dates and ratings."""
    remarks = remarks or Remarks()
    more = (remarks.heading,) if remarks.heading else ()
    return PaperTable(
        name=name,
        heading=heading,
        columns=(*ABOUT, *RATED, *remarks.columns, CAUSE),
        rows=tuple(
            (*about(row, source), *rated(row, source), *remarks.cells(row), source.causes.get(row.ref)) for row in rows
        ),
        brief_headings=(*BRIEF, *more),
        brief=tuple((*brief(row, source), *((remarks.words(row),) if more else ())) for row in rows),
    )


def ended_table(name: str, heading: str, rows: Sequence[Row], source: Source, remarks: Remarks) -> PaperTable:
    """A table of items that are closed: nothing is due any more."""
    return PaperTable(
        name=name,
        heading=heading,
        columns=(*ABOUT, *remarks.columns),
        rows=tuple((*about(row, source), *remarks.cells(row)) for row in rows),
        brief_headings=(*BRIEF[:3], remarks.heading),
        brief=tuple((*brief(row, source)[:3], remarks.words(row)) for row in rows),
    )
