"""What each cause of a direction changed, put back to how the last papers had it: the family without that cause.

Each removal leaves all else as it is, and gives the family itself where it finds nothing to put back. Which of them is
a direction's cause is for ``causes`` to say. Pure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from actionplan.domain.rating.rate import Frame
from actionplan.domain.rating.rule_sets import rule_set
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.travel import Cause, Direction, colour_direction, directed_colour
from actionplan.domain.state.entities import Policy
from actionplan.domain.state.item import Deadline, Item
from actionplan.domain.vocabulary import CLOSED_STATUSES, Colour, Declared, ExtensionAnswer, Status


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was put right about an item since the last papers.

    ``deadline`` is the deadline without the correction of its date, None where no correction is its last change;
    ``fields`` are those that stand as the undoing of an earlier step put them back.
    """

    deadline: Deadline | None = None
    fields: frozenset[str] = frozenset()


def goes_by_rule_under(policy: Policy) -> bool:
    """Whether directions go by the rule's colour, whatever a meeting decided to show."""
    return rule_set(policy).direction_by_rule


def way_from(now: Colour, then: Row | None, *, by_rule: bool) -> Direction:
    """From the row in the last papers to the colour now."""
    return colour_direction(now, None if then is None else directed_colour(then, by_rule=by_rule))


@dataclass(frozen=True, slots=True)
class Family:
    """A recommendation and its actions, with what they are rated by."""

    frame: Frame
    items: tuple[Item, ...]

    def colours(self) -> dict[str, Colour]:
        """The colour of each, from which directions go."""
        return {row.ref: row.rating.colour for row in self.rows()}

    def rows(self) -> list[Row]:
        """Each of them, rated; where directions go by the rule's colour, without what meetings decided to show."""
        items = self.items
        if goes_by_rule_under(self.frame.policy):
            items = tuple(each if each.override is None else replace(each, override=None) for each in items)
        return self.frame.family(items[0], items[1:])


@dataclass(frozen=True, slots=True)
class Before:
    """The last papers, and what was put right since."""

    plan: Snapshot
    frame: Frame
    corrected: Mapping[str, Corrected]

    def item(self, ref: str) -> Item | None:
        """An item as they had it."""
        row = self.plan.row(ref)
        return None if row is None else row.item

    def still(self, family: Family, ref: str, way: Direction) -> bool:
        """Whether an item of a family has gone the same way all the same."""
        colours = family.colours()
        return way_from(colours[ref], self.plan.row(ref), by_rule=goes_by_rule_under(family.frame.policy)) is way


Removal = Callable[[Family, Before], Family]


def _each(family: Family, before: Before, put_back: Callable[[Item, Item], Item]) -> Family:
    """The family with each item that was in the last papers changed."""
    items = tuple(each if (then := before.item(each.ref)) is None else put_back(each, then) for each in family.items)
    return family if items == family.items else replace(family, items=items)


def _without_rules(family: Family, before: Before) -> Family:
    policy = before.plan.policy
    return family if policy == family.frame.policy else replace(family, frame=family.frame._replace(policy=policy))


def _without_corrections(family: Family, before: Before) -> Family:
    def put_back(now: Item, then: Item) -> Item:
        corrected = before.corrected.get(now.ref)
        if corrected is None:
            return now
        undone = replace(now, **{name: getattr(then, name) for name in corrected.fields})
        return undone if corrected.deadline is None else replace(undone, deadline=corrected.deadline)

    return _each(family, before, put_back)


def _without_later_dates(family: Family, before: Before) -> Family:
    """Deadlines that are later than they were, with the request that was granted; and a plan that is due later."""

    def put_back(now: Item, then: Item) -> Item:
        was, due = then.deadline.due_on, now.deadline.due_on
        if was is None or due is None or due <= was:
            return now
        return replace(now, deadline=then.deadline, request=then.request, refusal=then.refusal)

    left, review = _each(family, before, put_back), family.items[0].review
    now, then = left.frame.reviews[review], before.frame.reviews.get(review)
    if then is None or now.plan_due_on <= then.plan_due_on:
        return left
    reviews = {**left.frame.reviews, review: replace(now, plan_due_on=then.plan_due_on)}
    return replace(left, frame=left.frame._replace(reviews=reviews))


def _without_decisions(family: Family, before: Before) -> Family:
    """Pauses begun, moved or ended, requests refused or returned, sittings called off, and colours that were decided.

    A pause that ended because the item was completed or closed is none, and a decided colour is one only where
    directions go by the colour shown.
    """
    shown_counts = not goes_by_rule_under(family.frame.policy)

    def put_back(now: Item, then: Item) -> Item:
        ended_by_work = now.pause is None and (not now.live or now.reported_complete)
        if now.pause != then.pause and not ended_by_work:
            now = replace(now, pause=then.pause)
        if now.request is None and then.request is not None and _answered(now):
            now = replace(now, request=then.request)
        if shown_counts and now.override != then.override:
            now = replace(now, override=then.override)
        return now

    left = _each(family, before, put_back)
    known = left.frame.known.with_sittings_of(before.frame.known)
    return left if known == left.frame.known else replace(left, frame=left.frame._replace(known=known))


def _answered(item: Item) -> bool:
    return item.refusal is not None and item.refusal.answer in {ExtensionAnswer.REFUSED, ExtensionAnswer.RETURNED}


def _without_own_views(family: Family, before: Before) -> Family:
    def put_back(now: Item, then: Item) -> Item:
        if now.declared is then.declared or now.declared is Declared.NONE:
            return now
        return replace(now, declared=then.declared, declared_on=then.declared_on)

    return _each(family, before, put_back)


def _without_vacancies(family: Family, before: Before) -> Family:
    vacant_since = rule_set(family.frame.policy).vacant_since

    def put_back(now: Item, then: Item) -> Item:
        return now if vacant_since(now.owner) == vacant_since(then.owner) else replace(now, owner=then.owner)

    return _each(family, before, put_back)


def _without_reopenings(family: Family, before: Before) -> Family:
    ended = {*CLOSED_STATUSES, Status.REPORTED_COMPLETE}

    def put_back(now: Item, then: Item) -> Item:
        if then.status not in ended or now.status in ended:
            return now
        return replace(
            now,
            status=then.status,
            completion=then.completion,
            sign_off=then.sign_off,
            closing=then.closing,
            declared=then.declared,
        )

    return _each(family, before, put_back)


def _without_earlier_dates(family: Family, before: Before) -> Family:
    def put_back(now: Item, then: Item) -> Item:
        was, due = then.deadline.due_on, now.deadline.due_on
        return replace(now, deadline=then.deadline) if was is not None and due is not None and due < was else now

    return _each(family, before, put_back)


REMOVALS: Final[Mapping[Cause, Removal]] = {
    Cause.RULES: _without_rules,
    Cause.CORRECTION: _without_corrections,
    Cause.LATER_DATE: _without_later_dates,
    Cause.DECISION: _without_decisions,
    Cause.OWN_VIEW: _without_own_views,
    Cause.POST_VACANT: _without_vacancies,
    Cause.REOPENED: _without_reopenings,
    Cause.EARLIER_DATE: _without_earlier_dates,
}
