"""The recommendations of a tracker, each with its rows: rows below one another may belong to one. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from actionplan.intake.tracker.row import TrackerRow
from actionplan.intake.tracker.rows import LeftOut


@dataclass(frozen=True, slots=True)
class TrackerItem:
    """A recommendation as the tracker has it, and its rows in order.

    ``wording`` is empty where the tracker has only its number, or actions alone.
    """

    number: str
    wording: str
    rows: tuple[TrackerRow, ...]

    @property
    def actions(self) -> tuple[tuple[TrackerRow, str], ...]:
        """Each action and the row in which it stands."""
        return tuple((row, action) for row in self.rows for action in row.actions)

    @property
    def plain(self) -> TrackerRow | None:
        """The row that speaks of the recommendation itself: the only one, with no more than one action."""
        return self.rows[0] if len(self.rows) == 1 and len(self.rows[0].actions) <= 1 else None


def items_of(rows: Iterable[TrackerRow], *, have_wording: bool) -> tuple[tuple[TrackerItem, ...], tuple[LeftOut, ...]]:
    """Rows put together by recommendation, and those that belong to none.

    A row goes on with the recommendation above it where its own is empty, merged with the one above, or the same.
    ``have_wording``: the tracker has a column of recommendations; where it has none, rows with one number are one.
    """
    items: list[TrackerItem] = []
    left_out: list[LeftOut] = []
    for row in rows:
        last = items[-1] if items else None
        if last is not None and _goes_on(row, last, have_wording=have_wording):
            number = last.number or row.number
            own = row if row.number in {"", number} else replace(row, kept=(*row.kept, f"Number: {row.number}"))
            items[-1] = TrackerItem(number, last.wording, (*last.rows, own))
        elif have_wording and not row.recommendation:
            left_out.append(LeftOut(row.row, "; ".join(row.actions), "no recommendation stands above it"))
        else:
            items.append(TrackerItem(row.number, row.recommendation, (row,)))
    return tuple(items), tuple(left_out)


def _goes_on(row: TrackerRow, last: TrackerItem, *, have_wording: bool) -> bool:
    if row.continues:
        return True
    if not have_wording:
        return bool(row.number) and row.number == last.number
    return not row.recommendation or _same(row.recommendation, last.wording)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
