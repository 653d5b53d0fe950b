"""Rates the plan as at a day: builds a snapshot from the state, or updates an earlier snapshot with what changed.

Pure functions of the state at some entry. The same state and day always give the same snapshot, built or updated.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Self

from actionplan.domain.meetings.bodies import body_key
from actionplan.domain.meetings.sittings import agreed_between_meetings, chairs_actions, sitting_days
from actionplan.domain.rating.rules import Case, case_of, own_rating, rating_by_rule, worst_action
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.state.entities import Agency, Entity, Meeting, Policy, Record, Review
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.state.plan import PlanState
from actionplan.domain.typed.numbers import reading_order
from actionplan.domain.vocabulary import Colour, Kind

if TYPE_CHECKING:
    # What commands are decided on takes 6 ms to import, and reading a plan does without.
    from actionplan.domain.state.context import CommandContext


def snapshot(state: PlanState, as_at: date, head: int) -> Snapshot:
    """Rate every item as at the day; ``state`` is the plan after entry ``head``."""
    reviews = {review.ref: review for review in state.reviews}
    actions: dict[str, list[Item]] = {}
    for item in state.items:
        if item.parent is not None:
            actions.setdefault(item.parent, []).append(item)
    rows: list[Row] = []
    known = _Meetings.of(state.meetings)
    recommendations = [item for item in state.items if item.kind is Kind.RECOMMENDATION and item.review in reviews]
    for item in _in_published_order(recommendations, reviews):
        below = sorted(actions.get(item.ref, ()), key=lambda action: action.position)
        rows += _family(item, below, as_at, state.policy, reviews[item.review], known)
    return Snapshot(
        as_at=as_at,
        head=head,
        policy=state.policy,
        reviews=tuple(state.reviews),
        agencies={e.id: e for e in state.entities.values() if isinstance(e, Agency)},
        meetings=tuple(state.meetings),
        rows=tuple(rows),
        measures=tuple(state.measures),
        readings=tuple(state.readings),
        scrutiny=tuple(state.scrutiny),
        amendments=tuple(state.amendments),
        kept_back=tuple(state.kept_back),
        follow_ups=tuple(state.follow_ups),
        bodies=tuple(state.bodies),
        findings=tuple(state.findings),
    )


def _in_published_order(recommendations: Iterable[Item], reviews: Mapping[str, Review]) -> list[Item]:
    """By review and position; those that share a position, as where a newer file put one in between, as read."""
    found = sorted(recommendations, key=lambda item: (reviews[item.review].position, item.position))
    if all((one.review, one.position) != (other.review, other.position) for one, other in pairwise(found)):
        return found
    orders = {review: reading_order([item.ref for item in found if item.review == review]) for review in reviews}
    return sorted(found, key=lambda item: (reviews[item.review].position, item.position, orders[item.review](item.ref)))


def updated_state(earlier: Snapshot, changed: Iterable[Entity]) -> PlanState:
    """The state that ``earlier`` was made from, updated; unchanged entities are shared, not copied."""
    state = PlanState()
    state.merge([earlier.policy, *earlier.reviews, *earlier.agencies.values(), *earlier.meetings, *earlier.bodies])
    state.merge([*earlier.follow_ups, *earlier.findings])
    state.merge(row.item for row in earlier.rows)
    state.merge([*earlier.measures, *earlier.readings, *earlier.scrutiny, *earlier.amendments, *earlier.kept_back])
    state.merge(changed)
    return state


def updated_snapshot(earlier: Snapshot, changed: Iterable[Entity], head: int) -> Snapshot | None:
    """The snapshot of the same day after entry ``head``, where only items, agencies, measures, findings and follow-ups
    changed.

    ``changed`` holds the current value of every entity that entries after ``earlier`` changed, of records that of
    those only that every view has. None where a change affects more than its own recommendation: then all must
    be rated again.
    """
    agencies, items = dict(earlier.agencies), dict[str, dict[str, Item]]()
    measured = PlanState()
    measured.merge([*earlier.measures, *earlier.readings, *earlier.scrutiny, *earlier.amendments, *earlier.kept_back])
    measured.merge(earlier.findings)
    follow_ups = {each.number: each for each in earlier.follow_ups}
    for entity in changed:
        if isinstance(entity, Agency):
            agencies[entity.id] = entity
        elif isinstance(entity, FollowUp):
            follow_ups[entity.number] = entity
        elif isinstance(entity, Item):
            items.setdefault(entity.parent or entity.ref, {})[entity.ref] = entity
        elif isinstance(entity, Measure | Record | ReviewFinding):
            measured.merge([entity])
        else:
            return None
    reviews = {review.ref: review for review in earlier.reviews}
    known = _Meetings.of(earlier.meetings)
    rows = list(earlier.rows)
    for index, ref in sorted(((earlier.index_of(ref), ref) for ref in items), key=_last_first):
        if index is None:
            return None
        before, below = earlier.rows[index].item, earlier.actions_of(ref)
        now = {row.ref: row.item for row in (earlier.rows[index], *below)} | items[ref]
        item = now.pop(ref)
        if not item.present or (item.review, item.position) != (before.review, before.position):
            return None
        actions = sorted((each for each in now.values() if each.present), key=lambda each: each.position)
        family = _family(item, actions, earlier.as_at, earlier.policy, reviews[item.review], known)
        rows[index : index + 1 + len(below)] = family
    standing = tuple(each for _, each in sorted(follow_ups.items()) if each.present)
    return replace(
        earlier,
        head=head,
        agencies=agencies,
        rows=tuple(rows),
        measures=tuple(measured.measures),
        readings=tuple(measured.readings),
        scrutiny=tuple(measured.scrutiny),
        amendments=tuple(measured.amendments),
        kept_back=tuple(measured.kept_back),
        follow_ups=standing,
        findings=tuple(measured.findings),
    )


def _last_first(found: tuple[int | None, str]) -> int:
    """From the end, so that the indices still to be replaced stay valid."""
    return -1 if found[0] is None else -found[0]


class _Meetings(NamedTuple):
    """What a case needs from the meetings on record."""

    sittings: Mapping[str, Sequence[date]]
    chairs_actions: frozenset[str]
    between: frozenset[str]

    @classmethod
    def of(cls, meetings: Sequence[Meeting]) -> Self:
        """That of these meetings."""
        return cls(sitting_days(meetings), chairs_actions(meetings), agreed_between_meetings(meetings))

    def with_sittings_of(self, other: Self) -> Self:
        """With the sittings that only the other knows, as those that were called off."""
        if self.sittings == other.sittings:
            return self
        bodies = {*self.sittings, *other.sittings}
        joined = {each: sorted({*self.sittings.get(each, ()), *other.sittings.get(each, ())}) for each in bodies}
        return self._replace(sittings=joined)


class Frame(NamedTuple):
    """What ratings rest on beside the items themselves: the day, the policy, the reviews and the meetings."""

    as_at: date
    policy: Policy
    reviews: Mapping[str, Review]
    known: _Meetings

    @classmethod
    def of(cls, plan: Snapshot) -> Self:
        """That of a plan as at its day."""
        return cls(plan.as_at, plan.policy, {each.ref: each for each in plan.reviews}, _Meetings.of(plan.meetings))

    def family(self, item: Item, actions: Sequence[Item]) -> list[Row]:
        """A recommendation and its actions, rated in this frame, whatever they are in the plan."""
        return _family(item, actions, self.as_at, self.policy, self.reviews[item.review], self.known)


def case_in_context(context: "CommandContext", item: Item, as_at: date) -> Case:
    """The case of one item of a command's context, which must hold its review and its actions."""
    review = context.review(item.review)
    if review is None:
        raise LookupError(f"{item.ref} belongs to no review of the plan")
    actions = () if item.kind is Kind.ACTION else context.actions_of(item.ref)
    known = _Meetings.of(context.meetings)
    return _case(item, actions, as_at, context.policy, review, known)


def _sittings_of_all(bodies: Sequence[str], sat: Mapping[str, Sequence[date]]) -> Sequence[date]:
    """The days on which a body of several sits, each once, in order."""
    if len(bodies) == 1:
        return sat.get(body_key(bodies[0]), ())
    return sorted({day for body in bodies for day in sat.get(body_key(body), ())})


def _case(
    item: Item, actions: Sequence[Item], as_at: date, policy: Policy, review: Review, meetings: _Meetings
) -> Case:
    sat = meetings.sittings
    governing = _sittings_of_all(review.governing_bodies, sat)
    body = None if item.override is None else item.override.body
    deciding = None if body is None else sat.get(body_key(body), ())
    outside = meetings.chairs_actions, meetings.between
    return case_of(item, actions, as_at, policy, review.plan_due_on, governing, deciding, *outside)


def _family(
    item: Item, actions: Sequence[Item], as_at: date, policy: Policy, review: Review, meetings: _Meetings
) -> list[Row]:
    """The row of a recommendation, and those of its actions."""
    below = []
    for action in actions:
        case = _case(action, (), as_at, policy, review, meetings)
        rating = own_rating(case)
        below.append(Row(action, case, rating, rating, case, rating.rule_colour))
    case = _case(item, actions, as_at, policy, review, meetings)
    own = own_rating(case)
    worst = worst_action(own, [row.own for row in below])
    rating, rated = (own, case) if worst is None else (below[worst].own, below[worst].case)
    decided = own.decided or any(row.own.decided for row in below)
    undecided = _by_rule(case, below) if decided else rating.colour
    return [Row(item, case, own, rating, rated, None if undecided is rating.colour else undecided), *below]


def _by_rule(case: Case, below: Sequence[Row]) -> Colour:
    """The colour of a recommendation where no meeting's decision about it or its actions counts."""
    own, actions = rating_by_rule(case), [rating_by_rule(row.case) for row in below]
    worst = worst_action(own, actions)
    return own.colour if worst is None else actions[worst].colour
