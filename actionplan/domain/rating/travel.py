"""The direction of travel: whether a rating is better, the same or worse than in the last issued papers. Pure.

Which papers those are is in ``meetings.issued_papers``, and how the cause of a direction is found in ``causes``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Self

from actionplan.domain.dates import long_day
from actionplan.domain.moment import Moment
from actionplan.domain.rating.rule_sets import rule_set
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.vocabulary import Colour


class Direction(StrEnum):
    """Where a rating has gone. What is not taken forward has no rating, and so no direction."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NEW = "new"
    NONE = "none"


class Cause(StrEnum):
    """What made a rating better or worse; "same" and "new" have none."""

    RULES = "a change of rules or policy"
    CORRECTION = "a correction"
    LATER_DATE = "a later date"
    DECISION = "a decision"
    DATE_PASSED = "a date passed"
    NOTHING_HEARD = "nothing heard"
    PROGRESS = "progress"
    OWN_VIEW = "the lead officer's own view"
    POST_VACANT = "post vacant"
    REOPENED = "reopened"
    EARLIER_DATE = "an earlier date"
    REPORTED = "what was reported"

    @property
    def how(self) -> str:
        """As it stands behind a direction: "by progress", "as a date passed"."""
        return _HOW.get(self, f"by {self.value}")


_HOW: Final[Mapping[Cause, str]] = {
    Cause.DATE_PASSED: "as a date passed",
    Cause.NOTHING_HEARD: "with nothing heard",
    Cause.POST_VACANT: "with the post vacant",
    Cause.REOPENED: "reopened",
}

ARROWS: Final[Mapping[Direction, str]] = {
    Direction.BETTER: "↑",
    Direction.SAME: "→",
    Direction.WORSE: "↓",
    Direction.NEW: "+",
    Direction.NONE: "–",
}
"""Shapes that no rating's mark has; always shown with the word, or beside a key."""

WORST_TO_BEST: Final = (Colour.RED, Colour.AMBER, Colour.GREY, Colour.GREEN, Colour.BLUE)
"""Grey, nothing planned or begun, lies between what needs attention and what is under way."""


def direction(now: Row, then: Row | None) -> Direction:
    """From the rating in the last issued papers, ``then`` (None: it was not in them), to the one now."""
    by_rule = goes_by_rule(now)
    before = None if then is None else directed_colour(then, by_rule=by_rule)
    return colour_direction(directed_colour(now, by_rule=by_rule), before)


def goes_by_rule(now: Row) -> bool:
    """Whether directions of today go by the rule's colour, so that a decided one moves nothing."""
    return rule_set(now.case.policy).direction_by_rule


def directed_colour(row: Row, *, by_rule: bool) -> Colour:
    """The colour that a direction is counted from or to."""
    return row.colour_by_rule if by_rule else row.rating.colour


def colour_direction(now: Colour, then: Colour | None) -> Direction:
    """The same, where no more than the colours is known."""
    if then is None:
        return Direction.NEW
    if Colour.CLOSED in {now, then}:
        return Direction.NONE
    here, there = WORST_TO_BEST.index(now), WORST_TO_BEST.index(then)
    if here == there:
        return Direction.SAME
    return Direction.BETTER if here > there else Direction.WORSE


def directed(way: Direction) -> str:
    """Arrow and word: "↑ better"; empty where there is no direction."""
    return "" if way is Direction.NONE else f"{ARROWS[way]} {way}"


@dataclass(frozen=True, slots=True)
class LastPapers:
    """The papers issued last before a point of the ledger.

    ``meeting_on`` is the day of their meeting, ``point`` what they speak for, ``colours`` their ratings by ref, and
    ``by_rule`` those of the rules alone, where a meeting had decided to show another. ``plan`` is the plan as they had
    it, None where no more than the colours is known. ``amber_before`` are the refs that were Amber in them and in the
    same body's papers before them. ``own`` are those of each body, where several govern: an item is compared with the
    papers of its own body, the ratings here are theirs, and the day and the point are those of the latest.
    """

    meeting_on: date
    point: Moment
    colours: Mapping[str, Colour]
    by_rule: Mapping[str, Colour] = field(default_factory=dict)
    plan: Snapshot | None = field(default=None, repr=False, compare=False)
    amber_before: frozenset[str] = frozenset()
    own: tuple["BodyPapers", ...] = ()

    @classmethod
    def of(
        cls,
        meeting_on: date,
        point: Moment,
        rows: Iterable[Row],
        plan: Snapshot | None = None,
        earlier: Snapshot | None = None,
    ) -> Self:
        """The papers that showed these rows; ``earlier`` is the plan as in the same body's papers before them."""
        rows = list(rows)
        undecided = {row.ref: row.undecided for row in rows if row.undecided is not None}
        colours = {row.ref: row.rating.colour for row in rows}
        amber = _amber(rows) & _amber(earlier.rows if earlier is not None else ())
        return cls(meeting_on, point, colours, undecided, plan, amber)

    @classmethod
    def of_bodies(cls, own: Iterable["BodyPapers"]) -> Self:
        """The last papers of several bodies, one at least, each about its own reviews."""
        own = tuple(own)
        latest = max(own, key=lambda each: (each.papers.point.head or 0, each.papers.meeting_on)).papers
        return cls(
            latest.meeting_on,
            latest.point,
            {ref: colour for each in own for ref, colour in each.papers.colours.items() if each.has(ref)},
            {ref: colour for each in own for ref, colour in each.papers.by_rule.items() if each.has(ref)},
            latest.plan,
            frozenset(ref for each in own for ref in each.papers.amber_before if each.has(ref)),
            own,
        )

    def about(self, row: Row) -> "LastPapers | None":
        """The papers that an item is compared with; None where its own body had none yet."""
        if not self.own:
            return self
        return next((each.papers for each in self.own if row.item.review in each.reviews), None)

    @property
    def words(self) -> str:
        """ "the papers of 10 December 2026"; of several bodies "each body's last papers (Executive 10 December …)"."""
        if not self.own:
            return f"the papers of {long_day(self.meeting_on)}"
        if len(self.own) == 1:
            return f"the papers of {long_day(self.meeting_on)} ({self.own[0].body})"
        named = ", ".join(f"{each.body} {long_day(each.papers.meeting_on)}" for each in self.own)
        return f"each body's last papers ({named})"

    def colour_then(self, now: Row) -> Colour | None:
        """The colour from which an item's direction is counted; None where it was not in the papers."""
        shown = self.colours.get(now.ref)
        return self.by_rule.get(now.ref, shown) if goes_by_rule(now) else shown


@dataclass(frozen=True, slots=True)
class BodyPapers:
    """The last papers of one body, and the refs of the reviews whose items are compared with them."""

    body: str
    reviews: frozenset[str]
    papers: LastPapers

    def has(self, ref: str) -> bool:
        """Whether an item is of one of these reviews."""
        return any(ref.startswith(f"{review}-") for review in self.reviews)


@dataclass(frozen=True, slots=True)
class Travel:
    """Where ratings have gone since ``papers``; None: none were issued, or the plan was not compared with any.

    ``causes`` are, by ref, what made a rating better or worse.
    """

    papers: LastPapers | None
    compared: bool = True
    causes: Mapping[str, Cause] = field(default_factory=dict)

    @property
    def amber_before(self) -> frozenset[str]:
        """The refs that were Amber in the last two papers."""
        return frozenset() if self.papers is None else self.papers.amber_before

    def direction(self, row: Row) -> Direction:
        """An item's direction; none where there are no papers, and for what is not taken forward."""
        if self.papers is None or self.papers.about(row) is None:
            return Direction.NONE
        return colour_direction(directed_colour(row, by_rule=goes_by_rule(row)), self.papers.colour_then(row))

    def words(self, row: Row) -> str:
        """In words: "↓ worse since the papers of 11 March 2027, Green then: as a date passed.".

        Empty where there is no direction.
        """
        way = self.direction(row)
        if self.papers is None or way is Direction.NONE:
            return ""
        own = self.papers.about(row) or self.papers
        papers, then = own.words, self.papers.colour_then(row)
        decided = goes_by_rule(row) and (row.undecided is not None or row.ref in self.papers.by_rule)
        by_rule = " by the rule" if decided else ""
        if way is Direction.SAME:
            return f"{directed(way)}{by_rule} as in {papers}."
        colour = "" if then is None else f", {then} then"
        cause = self.causes.get(row.ref)
        why = "" if cause is None else f": {cause.how}"
        return f"{directed(way)}{by_rule} since {papers}{colour}{why}."

    def key(self) -> str:
        """What the arrows mean and since which papers, on one line; empty where there are none."""
        if self.papers is None:
            return ""
        arrows = " · ".join(directed(way) for way in ARROWS if way is not Direction.NONE)
        as_at = "" if self.papers.own else f", as at {long_day(self.papers.point.day)}"
        return f"Since {self.papers.words}{as_at}: {arrows}"


def _amber(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(row.ref for row in rows if row.rating.colour is Colour.AMBER)


NOT_COMPARED: Final = Travel(None, compared=False)
"""The travel of a view that was read by itself."""
