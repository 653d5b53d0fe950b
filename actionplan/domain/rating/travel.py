"""The direction of travel of a whole plan: where each rating has gone since the papers issued last. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.moment import Moment
from actionplan.domain.rating.direction import ARROWS, Direction, colour_direction, directed
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.vocabulary import Colour


@dataclass(frozen=True, slots=True)
class LastPapers:
    """The papers issued last before a point of the ledger.

    ``meeting_on`` is the day of their meeting, ``point`` what they speak for, ``colours`` their ratings by ref.
    """

    meeting_on: date
    point: Moment
    colours: Mapping[str, Colour]


@dataclass(frozen=True, slots=True)
class Travel:
    """Where ratings have gone since ``papers``; None: none were issued, or the plan was not ``compared`` with any."""

    papers: LastPapers | None
    compared: bool = True

    def direction(self, row: Row) -> Direction:
        """An item's direction; none where there are no papers, and for what is not taken forward."""
        if self.papers is None:
            return Direction.NONE
        return colour_direction(row.rating.colour, self.papers.colours.get(row.ref))

    def words(self, row: Row) -> str:
        """In words: "↓ worse since the papers of 11 March 2027, Green then."; empty where there is no direction."""
        way = self.direction(row)
        if self.papers is None or way is Direction.NONE:
            return ""
        papers, then = f"the papers of {long_day(self.papers.meeting_on)}", self.papers.colours.get(row.ref)
        if way is Direction.SAME:
            return f"{directed(way)} as in {papers}."
        colour = "" if then is None else f", {then} then"
        return f"{directed(way)} since {papers}{colour}."

    def key(self) -> str:
        """What the arrows mean and since which papers, on one line; empty where there are none."""
        if self.papers is None:
            return ""
        arrows = " · ".join(directed(way) for way in ARROWS if way is not Direction.NONE)
        meeting_on, as_at = long_day(self.papers.meeting_on), long_day(self.papers.point.day)
        return f"Since the papers of {meeting_on}, as at {as_at}: {arrows}"


NOT_COMPARED: Final = Travel(None, compared=False)
"""What a view has that was read for itself alone."""
