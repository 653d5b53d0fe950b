"""The plan by lead agency: what each leads, how it stands, and where the lead sees it better than the rule. Pure."""

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
    """What one agency leads, of one kind of item; ``agency`` is its id, None for what is not yet assigned and for all.

    ``declared_better`` are the live items whose lead's own view is better than their rating. ``longest_quiet`` is the
    most days since a live item's last update, None where none has had one; ``without_update`` counts those.
    """

    agency: str | None
    name: str
    totals: Totals
    declared_better: tuple[Row, ...]
    longest_quiet: int | None
    without_update: int


@dataclass(frozen=True, slots=True)
class AgencyView:
    """The lines by name, those not yet assigned last but one, and all, last; none where there is no such item.

    ``leading_none``: the agencies of the plan that lead no recommendation and no action, by name.
    """

    recommendations: tuple[AgencyLine, ...]
    actions: tuple[AgencyLine, ...]
    leading_none: tuple[str, ...]


def agency_view(view: PlanView) -> AgencyView:
    """The whole plan by lead agency, recommendations and actions each by themselves."""
    leading = {row.item.owner.agency for row in view.rows}
    return AgencyView(
        recommendations=_lines(view, Kind.RECOMMENDATION),
        actions=_lines(view, Kind.ACTION),
        leading_none=tuple(agency.name for agency in view.agencies if agency.id not in leading),
    )


def declared_better(row: Row) -> bool:
    """Whether the lead's own view of a live item is better than its rating."""
    return row.item.live and row.rating.colour in _BETTER_THAN.get(row.item.declared, frozenset())


def _lines(view: PlanView, kind: Kind) -> tuple[AgencyLine, ...]:
    led: dict[str | None, list[Row]] = {}
    for row in view.rows:
        if row.item.kind is kind:
            led.setdefault(row.item.owner.agency, []).append(row)
    named = [(agency, NO_LEAD if agency is None else view.snapshot.agency_name(agency)) for agency in led]
    named.sort(key=lambda each: (each[0] is None, each[1].casefold(), each[0] or ""))
    lines = [_line(agency, name, led[agency]) for agency, name in named]
    everything = [row for row in view.rows if row.item.kind is kind]
    return (*lines, _line(None, ALL, everything)) if lines else ()


def _line(agency: str | None, name: str, rows: Sequence[Row]) -> AgencyLine:
    quiet = [row.days_since_update for row in rows if row.item.live]
    return AgencyLine(
        agency=agency,
        name=name,
        totals=totals_of(rows),
        declared_better=tuple(row for row in rows if declared_better(row)),
        longest_quiet=max((days for days in quiet if days is not None), default=None),
        without_update=quiet.count(None),
    )
