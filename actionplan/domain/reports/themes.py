"""The plan by theme, across reviews: how each theme stands now, and what moved since a day. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actionplan.domain.rating.marks import NO_THEME
from actionplan.domain.rating.snapshot import Row, Totals, totals_of
from actionplan.domain.rating.travel import Direction, direction
from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import Colour, Kind, Status


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """The recommendations of a theme. ``better`` to ``new`` count since the day that they are compared with.

    ``rows`` are its recommendations, in published order.
    """

    theme: str
    totals: Totals
    better: int
    worse: int
    new: int
    signed_off: int
    rows: tuple[Row, ...]


def themes(view: PlanView, then: Mapping[str, Row]) -> tuple[ThemeLine, ...]:
    """A line a theme by name, those without one last; ``then`` are the rows of the day to compare with, by ref."""
    found: dict[str, list[Row]] = {}
    for row in view.rows:
        if row.item.kind is Kind.RECOMMENDATION:
            found.setdefault(view.theme(row.item), []).append(row)
    named = sorted(found, key=lambda theme: (not theme, theme.casefold()))
    return tuple(theme_line(theme or NO_THEME, found[theme], then) for theme in named)


def theme_line(theme: str, rows: Sequence[Row], then: Mapping[str, Row]) -> ThemeLine:
    """The line of some recommendations."""
    ways = [direction(row, then.get(row.ref)) for row in rows]
    return ThemeLine(
        theme,
        totals_of(rows),
        ways.count(Direction.BETTER),
        ways.count(Direction.WORSE),
        ways.count(Direction.NEW),
        sum(row.rating.colour is Colour.BLUE and not _was_signed_off(then.get(row.ref)) for row in rows),
        tuple(rows),
    )


def _was_signed_off(then: Row | None) -> bool:
    return then is not None and then.item.status is Status.SIGNED_OFF
