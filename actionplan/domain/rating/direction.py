"""The direction of travel: whether a rating is better, the same or worse than in the last issued papers. Pure."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Colour


class Direction(StrEnum):
    """Where a rating has gone. What is not taken forward has no rating, and so no direction."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NEW = "new"
    NONE = "none"


ARROWS: Final[Mapping[Direction, str]] = {
    Direction.BETTER: "↑",
    Direction.SAME: "→",
    Direction.WORSE: "↓",
    Direction.NEW: "+",
    Direction.NONE: "–",
}
"""Shapes that no rating's mark has; always shown with the word, or beside a key."""

_WORST_TO_BEST: Final = (Colour.RED, Colour.AMBER, Colour.GREY, Colour.GREEN, Colour.BLUE)
"""Grey, nothing planned or begun, lies between what needs attention and what is under way."""


def direction(now: Row, then: Row | None) -> Direction:
    """From the rating in the last issued papers, ``then`` (None: it was not in them), to the one now."""
    return colour_direction(now.rating.colour, None if then is None else then.rating.colour)


def colour_direction(now: Colour, then: Colour | None) -> Direction:
    """The same, where no more than the colours is known."""
    if then is None:
        return Direction.NEW
    if Colour.CLOSED in {now, then}:
        return Direction.NONE
    here, there = _WORST_TO_BEST.index(now), _WORST_TO_BEST.index(then)
    if here == there:
        return Direction.SAME
    return Direction.BETTER if here > there else Direction.WORSE


def directed(way: Direction) -> str:
    """Arrow and word: "↑ better"; empty where there is no direction."""
    return "" if way is Direction.NONE else f"{ARROWS[way]} {way}"


def last_issued(meetings: Sequence[Meeting], before: Meeting | None = None) -> Meeting | None:
    """The meeting whose papers were issued last; None where none were.

    ``before`` asks for the last papers of that meeting's own body, for an earlier meeting: what its members saw last.
    """
    issued = [
        each for each in meetings if each.papers_cut_off is not None and (before is None or _comes_before(each, before))
    ]
    return max(issued, key=lambda each: (each.papers_cut_off or 0, each.on, each.id), default=None)


def last_papers(meetings: Sequence[Meeting], before: Meeting | None = None) -> Moment | None:
    """The point that those papers speak for; None where none were issued."""
    latest = last_issued(meetings, before)
    if latest is None or latest.papers_as_at is None:
        return None
    return Moment(latest.papers_as_at, latest.papers_cut_off)


def _comes_before(each: Meeting, meeting: Meeting) -> bool:
    return each.id != meeting.id and each.body.casefold() == meeting.body.casefold() and each.on <= meeting.on
