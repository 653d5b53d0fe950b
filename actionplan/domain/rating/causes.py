"""What made a rating better or worse since the last papers: the first thing whose removal takes the change away.

Each cause has a removal: what it changed is put back to how the last papers had it, and the whole family, a
recommendation with its actions, is rated again. Owns the order of the causes; what each puts back is in ``removals``,
and what a direction is in ``travel``. Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.domain.rating.rate import Frame
from actionplan.domain.rating.removals import REMOVALS, Before, Corrected, Family, goes_by_rule_under, way_from
from actionplan.domain.rating.rules import Rule
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.travel import WORST_TO_BEST, Cause, Direction, directed_colour
from actionplan.domain.vocabulary import Colour

MOVED: Final = (Direction.BETTER, Direction.WORSE)
"""The directions that have a cause."""

_DECIDED: Final = (Cause.RULES, Cause.CORRECTION, Cause.LATER_DATE, Cause.DECISION)
"""In the order in which they are looked at, before time and what was reported."""
_REPORTED_WORSE: Final = (Cause.OWN_VIEW, Cause.POST_VACANT, Cause.REOPENED, Cause.EARLIER_DATE)

_BY_TIME: Final[Mapping[Rule, Cause]] = {
    Rule.OVERDUE: Cause.DATE_PASSED,
    Rule.UNPLANNED: Cause.DATE_PASSED,
    Rule.PAUSE_OVER: Cause.DATE_PASSED,
    Rule.SIGN_OFF_WAITING: Cause.DATE_PASSED,
    Rule.DUE_UNCONFIRMED: Cause.NOTHING_HEARD,
    Rule.NOT_BEGUN: Cause.NOTHING_HEARD,
    Rule.STALE: Cause.NOTHING_HEARD,
    Rule.VACANT: Cause.POST_VACANT,
}
"""The rules that come to hold as days go by: because one came, because nothing did, or because a post stayed vacant."""


def causes(then: Snapshot, now: Snapshot, corrected: Mapping[str, Corrected]) -> dict[str, Cause]:
    """By ref, the cause of each direction that is better or worse than in ``then``, the last papers."""
    found: dict[str, Cause] = {}
    frame, before = Frame.of(now), Before(then, Frame.of(then), corrected)
    for family, ways in _moved_families(then, now):
        items = tuple(row.item for row in family)
        found |= dict(_causes_of(Family(frame, items), ways, before))
    return found


def moved(then: Snapshot, now: Snapshot) -> bool:
    """Whether any rating is better or worse than in ``then``."""
    return any(ways for _, ways in _moved_families(then, now))


def _moved_families(then: Snapshot, now: Snapshot) -> Iterator[tuple[Sequence[Row], dict[str, Direction]]]:
    """The families in which a rating is better or worse, and which."""
    by_rule = goes_by_rule_under(now.policy)
    family: list[Row] = []
    ways: dict[str, Direction] = {}
    for row in now.rows:
        if row.item.parent is None:
            if ways:
                yield family, ways
            family, ways = [], {}
        family.append(row)
        way = way_from(directed_colour(row, by_rule=by_rule), then.row(row.ref), by_rule=by_rule)
        if way in MOVED:
            ways[row.ref] = way
    if ways:
        yield family, ways


def _causes_of(family: Family, ways: Mapping[str, Direction], before: Before) -> Iterator[tuple[str, Cause]]:
    without = {cause: removal(family, before) for cause, removal in REMOVALS.items()}
    today = {row.ref: row for row in family.rows()}
    for ref, way in ways.items():
        goes = [cause for cause, left in without.items() if left != family and not before.still(left, ref, way)]
        decided = next((cause for cause in goes if cause in _DECIDED), None)
        if way is Direction.BETTER:
            yield ref, decided or _among_several(family, ref, way, before)
            continue
        reported, time = next(iter(goes), None), _by_time(family, today[ref], before)
        first = (decided, time.plain, reported, time.otherwise)
        yield ref, next((cause for cause in first if cause), None) or _among_several(family, ref, way, before)


def _among_several(family: Family, ref: str, way: Direction, before: Before) -> Cause:
    """Where each of several would be enough alone, the last of them that has to go too for the change to go."""
    left, order = family, _DECIDED if way is Direction.BETTER else _DECIDED + _REPORTED_WORSE
    for cause in order:
        earlier, left = left, REMOVALS[cause](left, before)
        if left != earlier and not before.still(left, ref, way):
            return cause
    return Cause.PROGRESS if way is Direction.BETTER else Cause.REPORTED


@dataclass(frozen=True, slots=True)
class _Time:
    """What time alone did: ``plain`` where today's rule says so too, ``otherwise`` where something else is in front."""

    plain: Cause | None = None
    otherwise: Cause | None = None


def _by_time(family: Family, now: Row, before: Before) -> _Time:
    """Where what the last papers had would be as bad today, with nothing but days gone by: what they did."""
    unchanged = tuple(then for each in family.items if (then := before.item(each.ref)) is not None)
    if not unchanged or unchanged[0].ref != family.items[0].ref:
        return _Time()
    aged = next((row for row in Family(family.frame, unchanged).rows() if row.ref == now.ref), None)
    if aged is None or aged.rating.colour is Colour.CLOSED:
        return _Time()
    if WORST_TO_BEST.index(aged.rating.colour) > WORST_TO_BEST.index(now.rating.colour):
        return _Time()
    if (plain := _BY_TIME.get(now.rating.rule)) is not None:
        return _Time(plain)
    cause = _BY_TIME.get(aged.rating.rule, Cause.DATE_PASSED)
    # Who said something since was heard, whatever would be so had they not.
    heard = now.rated_case.heard_on != aged.rated_case.heard_on or now.rated_case.status is not aged.rated_case.status
    return _Time(otherwise=None if heard and cause is Cause.NOTHING_HEARD else cause)
