"""The plan by lead agency: its items, their totals, and where a lead officer's view is better than the rating. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.domain.rating.marks import NO_LEAD
from actionplan.domain.rating.snapshot import Row, Totals, totals_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.movement import ALL
from actionplan.domain.vocabulary import Colour, Declared, Kind

_BETTER_THAN: Final[Mapping[Declared, frozenset[Colour]]] = {
    Declared.GREEN: frozenset({Colour.RED, Colour.AMBER}),
    Declared.AMBER: frozenset({Colour.RED}),
}


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """The items of one kind that an agency leads; ``agency`` is its id, None for unassigned items and for the total.

    ``declared_better`` are the live items whose lead's own view is better than their rating. ``longest_quiet`` is the
    longest time, in days, since a live item's last update; None where no live item has had one. ``without_update``
    counts the live items that never had one.
    """

    agency: str | None
    name: str
    totals: Totals
    declared_better: tuple[Row, ...]
    longest_quiet: int | None
    without_update: int
    short: str = ""

    @property
    def in_short(self) -> str:
        """What a column shows: the agency's short name, and its name where it has none."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class AgencyView:
    """The lines by agency name, then the unassigned items, then the total. Empty where there is no item of that kind.

    ``leading_none``: the agencies of the plan that lead no recommendation and no action, by name.
    """

    recommendations: tuple[AgencyLine, ...]
    actions: tuple[AgencyLine, ...]
    leading_none: tuple[str, ...]


def agency_view(view: PlanView) -> AgencyView:
    """The whole plan by lead agency, recommendations and actions apart."""
    leading = {row.item.owner.agency for row in view.rows}
    return AgencyView(
        recommendations=_lines(view, Kind.RECOMMENDATION),
        actions=_lines(view, Kind.ACTION),
        leading_none=tuple(agency.name for agency in view.agencies if agency.id not in leading),
    )


def declared_better(row: Row) -> bool:
    """Whether the lead officer's own view of a live item is better than its rating."""
    return row.item.live and row.rating.colour in _BETTER_THAN.get(row.item.declared, frozenset())


def _lines(view: PlanView, kind: Kind) -> tuple[AgencyLine, ...]:
    by_agency: dict[str | None, list[Row]] = {}
    for row in view.rows:
        if row.item.kind is kind:
            by_agency.setdefault(row.item.owner.agency, []).append(row)
    named = [(agency, NO_LEAD if agency is None else view.snapshot.agency_name(agency)) for agency in by_agency]
    named.sort(key=lambda each: (each[0] is None, each[1].casefold(), each[0] or ""))
    in_short = view.snapshot.agency_in_short
    lines = [_line(agency, name, by_agency[agency], in_short(agency)) for agency, name in named]
    everything = [row for row in view.rows if row.item.kind is kind]
    return (*lines, _line(None, ALL, everything)) if lines else ()


def _line(agency: str | None, name: str, rows: Sequence[Row], short: str = "") -> AgencyLine:
    quiet = [row.days_since_update for row in rows if row.item.live]
    return AgencyLine(
        agency=agency,
        name=name,
        totals=totals_of(rows),
        declared_better=tuple(row for row in rows if declared_better(row)),
        longest_quiet=max((days for days in quiet if days is not None), default=None),
        without_update=quiet.count(None),
        short=short,
    )
