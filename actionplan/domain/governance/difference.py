"""What papers say of the difference made: each measure in a line, and what scrutiny said since the last papers.

Names roles only, and reads nothing itself.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.people.roles import role_in
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Record

SCRUTINEER: Final = "the scrutineer"
"""Who is said to have given a view, where the record names no role."""


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure, what it measures, and its readings in one line."""

    ref: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class ScrutinyLine:
    """What a scrutineer said of an item; ``title`` is the item's."""

    ref: str
    title: str
    role: str
    on: date
    words: str


def measure_lines(view: PlanView, ref: str | None = None) -> tuple[MeasureLine, ...]:
    """The measures in use, each once under the item that gives it its ref; with ``ref``, all that serve that item."""
    found = []
    for row in view.rows if ref is None else filter(None, [view.snapshot.row(ref)]):
        for each in view.snapshot.measured(row.ref):
            measure = each.measure
            if not measure.withdrawn and (ref is not None or measure.home == row.ref):
                line = each.line(view.measure_unit(measure))
                found.append(MeasureLine(measure.ref, view.measure_title(measure), line))
    return tuple(found)


def scrutiny_lines(view: PlanView, after: int = 0) -> tuple[ScrutinyLine, ...]:
    """The views entered after entry ``after``, in published order and then by day."""
    entered = [record for record in view.snapshot.scrutiny if record.entry > after]
    places = {record.entry: view.snapshot.index_of(record.ref) for record in entered}
    there = [record for record in entered if places[record.entry] is not None]
    return tuple(_line(view, record) for record in sorted(there, key=lambda record: places[record.entry] or 0))


def _line(view: PlanView, record: Record) -> ScrutinyLine:
    row = view.snapshot.row(record.ref)
    title = "" if row is None else view.title(row.item)
    role = role_in(view.words(record.entry, "sender")) or SCRUTINEER
    return ScrutinyLine(record.ref, title, role, record.on, view.words(record.entry, "words"))
