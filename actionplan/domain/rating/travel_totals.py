"""How many ratings went which way since the last papers, and what made them: the counts beside the headline.

Counts rows that it is given; what a direction or a cause is, ``travel`` and ``causes`` say. Pure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.domain.rating.marks import MARKS, WORST_FIRST
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Cause, Direction, Travel, colour_direction
from actionplan.domain.vocabulary import Colour, Kind

NOT_IN_THEM: Final = "not in the last papers"


@dataclass(frozen=True, slots=True)
class TravelTotals:
    """Counts by direction; ``causes`` add up to those that are better or worse.

    ``shown_better`` and ``shown_worse`` are counted apart: by the rules they went another way, and a meeting's decision
    about the colour, or its end, moved only what is shown.
    """

    ways: Mapping[Direction, int]
    causes: Mapping[Direction, Mapping[Cause, int]]
    shown_better: int
    shown_worse: int

    @property
    def words(self) -> str:
        """ "4 better: 3 by progress, 1 by a later date; 1 more shown better by decision; 5 same"; empty without any."""
        return "; ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The same, a line each."""
        apart = {
            Direction.BETTER: f"{self.shown_better} more shown better by decision" if self.shown_better else "",
            Direction.WORSE: (
                f"{self.shown_worse} more shown worse as a decision was taken or ended" if self.shown_worse else ""
            ),
        }
        said = []
        for way, count in self.ways.items():
            said += [part for part in (self._counted(way, count), apart.get(way, "")) if part]
        return said

    def _counted(self, way: Direction, count: int) -> str:
        causes = ", ".join(f"{number} {cause.how}" for cause, number in self.causes.get(way, {}).items())
        return "" if not count else f"{count} {way}{f': {causes}' if causes else ''}"


def travel_totals(rows: Iterable[Row], travel: Travel, kind: Kind = Kind.RECOMMENDATION) -> TravelTotals:
    """The counts over the rows of a kind; boards count recommendations."""
    ways: Counter[Direction] = Counter()
    causes: dict[Direction, Counter[Cause]] = {Direction.BETTER: Counter(), Direction.WORSE: Counter()}
    shown: Counter[Direction] = Counter()
    for row in rows:
        if row.item.kind is not kind:
            continue
        way = travel.direction(row)
        ways[way] += 1
        if (cause := travel.causes.get(row.ref)) is not None and way in causes:
            causes[way][cause] += 1
        shown[_shown_otherwise(row, way, travel)] += 1
    return TravelTotals(
        ways={way: ways[way] for way in (Direction.BETTER, Direction.WORSE, Direction.SAME, Direction.NEW)},
        causes={way: {each: found[each] for each in Cause if found[each]} for way, found in causes.items()},
        shown_better=shown[Direction.BETTER],
        shown_worse=shown[Direction.WORSE],
    )


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """How many recommendations had one colour in the last papers, None: were not in them, and what they have now."""

    then: Colour | None
    now: Mapping[Colour, int]

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.now.values())

    @property
    def words(self) -> str:
        """ "■ RED in the last papers 3: now ■ RED 1, ▲ AMBER 2"."""
        before = NOT_IN_THEM.capitalize() if self.then is None else f"{MARKS[self.then]} in the last papers"
        now = ", ".join(f"{MARKS[colour]} {self.now[colour]}" for colour in WORST_FIRST if self.now.get(colour))
        return f"{before} {self.count}: now {now}"


def then_and_now(rows: Iterable[Row], travel: Travel) -> tuple[ThenAndNow, ...]:
    """The colours shown in the last papers by those shown now, worst first; none where no papers were issued."""
    if travel.papers is None:
        return ()
    counts: dict[Colour | None, Counter[Colour]] = {}
    for row in rows:
        if row.item.kind is Kind.RECOMMENDATION and travel.papers.about(row) is not None:
            counts.setdefault(travel.papers.colours.get(row.ref), Counter())[row.rating.colour] += 1
    return tuple(ThenAndNow(then, counts[then]) for then in (*WORST_FIRST, None) if then in counts)


def travel_line(rows: Iterable[Row], travel: Travel) -> str:
    """Those counts after the papers that they are counted from; empty where no papers were issued."""
    if travel.papers is None:
        return ""
    words = travel_totals(rows, travel).words
    return f"Since {travel.papers.words}: {words}." if words else ""


def _shown_otherwise(row: Row, way: Direction, travel: Travel) -> Direction:
    """Where the colour shown went, if that is not where the rule's went."""
    then = None if travel.papers is None else travel.papers.colours.get(row.ref)
    if then is None:
        return Direction.NONE
    shown = colour_direction(row.rating.colour, then)
    return Direction.NONE if shown is way else shown
