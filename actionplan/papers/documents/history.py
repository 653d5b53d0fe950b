"""The ledger in words: apart from the lists of the plan, which need no entry's words (50 ms to load)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from actionplan.domain.dates import long_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.kinds import describe_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.time_passed import TimePassed
from actionplan.papers.document import CellKind, Column, Document, Fit, Listing, Paragraph, Section, Table, Title
from actionplan.papers.documents.changes import WHAT_TIME_DID, by_time

_COLUMNS = (Column("Entry", CellKind.FIGURE, at_least=4), Column("Words", fit=Fit.FOLD))


def history(lines: Iterable[HistoryLine], view: PlanView, time: Sequence[TimePassed] = ()) -> Document:
    """Oldest first: each step with its day and author, and under it its entries by number; then what time did."""
    steps = tuple(
        _step(step, list(entries), view) for step, entries in groupby(lines, key=lambda line: line.entry.step)
    )
    if time:
        steps += (Section((Listing(tuple(map(by_time, time))),), WHAT_TIME_DID),)
    title = Title("History", implied=True)
    return Document(title, () if steps else (Paragraph("Nothing is recorded here yet."),), steps)


def _step(step: int, lines: Sequence[HistoryLine], view: PlanView) -> Section:
    first = lines[0].entry
    undone = "" if lines[0].undone_by is None else f" · undone by step {lines[0].undone_by}"
    rows = tuple((line.entry.number, _words(line, view)) for line in lines)
    heading = f"Step {step} · {long_day(first.day)} · {first.by}{undone}"
    return Section((Table(_COLUMNS, rows, headed=False),), heading)


def _words(line: HistoryLine, view: PlanView) -> str:
    ref = f"{line.entry.ref}  " if line.entry.ref else ""
    names, standing = view.snapshot.agency_name, replace(line, undone_by=None)
    return f"{ref}{describe_line(standing, names, meeting_title=view.meeting_title)}"
