"""The days of a plan for diaries: reads what they are made from. Lays nothing out."""

from collections.abc import Sequence

from actionplan.domain.entry import HistoryLine
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.ledger.ledger import Ledger
from actionplan.papers.documents.calendar import DiaryDay, diary_days
from actionplan.services.no_names import refuse_names

_NAME = 16
"""How much of the first entry's hash tells a plan from all others."""


def diary_of(
    ledger: Ledger, view: PlanView, lines: Sequence[HistoryLine] | None = None, rows: Sequence[Row] | None = None
) -> tuple[DiaryDay, ...]:
    """The days of a view; ``lines`` are the ledger through its point where they have been read, ``rows`` the items."""
    told = ledger.history(view.snapshot.head) if lines is None else lines
    return diary_days(view, told, (ledger.recomputed_hash(1) or "")[:_NAME], rows)


def days_without_names(ledger: Ledger, view: PlanView, rows: Sequence[Row]) -> tuple[DiaryDay, ...]:
    """The same to be given away; refused where a day would name an officer who is on record."""
    lines = ledger.history(view.snapshot.head)
    days = diary_of(ledger, view, lines, rows)
    refuse_names(
        [("the calendar", "\n".join(f"{day.words}\n{day.told}" for day in days))],
        lines,
        view.snapshot,
        nothing_done="Nothing was written",
    )
    return days
