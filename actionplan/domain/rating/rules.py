"""Red, Amber, Green: the rating table, as data, and the roll-up of a recommendation.

Each rule is a condition on a ``Case``; the first that holds, in the order of ``RULES``, gives the item's own rating.
Some conditions are used alone too: ``is:overdue`` tests the condition, whichever rule gave the rating.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from actionplan.domain.dates import add_months
from actionplan.domain.rating.rule_sets import last_update_on, rule_set
from actionplan.domain.state.entities import Policy
from actionplan.domain.state.item import Item, Override
from actionplan.domain.vocabulary import CLOSED_STATUSES, Colour, Declared, Kind, OwnerState, Status


class Rule(StrEnum):
    """The names of the rules, as columns and papers print them."""

    CLOSED = "closed"
    SIGNED_OFF = "signed-off"
    OVERDUE = "overdue"
    OFF_TRACK = "off-track"
    UNPLANNED = "unplanned"
    PAUSE_OVER = "pause-over"
    PAUSED = "paused"
    NO_EVIDENCE = "no-evidence"
    SIGN_OFF_WAITING = "sign-off-waiting"
    AT_RISK = "at-risk"
    EXTENSION_ASKED = "extension-asked"
    DUE_UNCONFIRMED = "due-unconfirmed"
    NOT_BEGUN = "not-begun"
    STALE = "stale"
    VACANT = "vacant"
    NOT_PLANNED = "not-planned"
    NOT_STARTED = "not-started"
    AWAITING_SIGN_OFF = "awaiting-sign-off"
    ON_TRACK = "on-track"


class Case(NamedTuple):
    """The input of the rules: an item as at a day, with the values it takes from its actions.

    ``due_on`` and ``planned`` fall back to the actions where the recommendation has no date or owner of its own;
    ``started_on``, ``last_update_on`` and ``heard_on`` always include the actions, and ``days_late`` is about a
    completed item. ``later_date_asked`` says whether an extension was ever asked for, of it or of an action, whatever
    came of it. ``sittings`` are the days on which the governing body sits, ``deciding_sittings`` those of the body
    that decided to show another colour; None where it is the same body. ``chairs_actions`` are the ids of the meetings
    that are chair's actions, ``between_meetings`` of what partners agreed between sittings: only the reasons use them.
    """

    item: Item
    as_at: date
    policy: Policy
    plan_due_on: date
    due_on: date | None
    planned: bool
    status: Status
    started_on: date | None
    last_update_on: date | None
    heard_on: date | None
    vacant_since: date | None
    days_late: int | None
    later_date_asked: bool
    sittings: Sequence[date] = ()
    deciding_sittings: Sequence[date] | None = None
    chairs_actions: Collection[str] = frozenset()
    between_meetings: Collection[str] = frozenset()

    @property
    def days_overdue(self) -> int:
        """Days from the date in force to the as-at day; below 1 where it has not passed, or where none is set."""
        return 0 if self.due_on is None else (self.as_at - self.due_on).days

    @property
    def days_left(self) -> int | None:
        """Days from the as-at day to the date in force; None where none is set."""
        return None if self.due_on is None else (self.due_on - self.as_at).days

    @property
    def quiet_days(self) -> int | None:
        """Days since something was last heard, or else since the start; None where it has not started."""
        return self.days_since(self.heard_on or self.started_on)

    @property
    def owner_state(self) -> OwnerState:
        """None, proposed, confirmed, or vacant."""
        owner = self.item.owner
        if owner.agency is None:
            return OwnerState.NONE
        if self.vacant_since is not None:
            return OwnerState.VACANT
        return OwnerState.CONFIRMED if owner.confirmed else OwnerState.PROPOSED

    def days_since(self, day: date | None) -> int | None:
        """Days from ``day`` to the as-at day; None where there is no such day."""
        return None if day is None else (self.as_at - day).days


def past_its_date(case: Case) -> bool:
    """The date in force has passed, and the item is neither closed nor reported complete."""
    return case.item.live and case.days_overdue > 0 and not case.item.reported_complete


def overdue(case: Case) -> bool:
    """Past its date, and no agreed pause is running."""
    pause = case.item.pause
    return past_its_date(case) and (pause is None or case.as_at > pause.until)


def no_evidence(case: Case) -> bool:
    """Reported complete without any evidence."""
    return case.item.reported_complete and case.item.evidence_count == 0


def stale(case: Case) -> bool:
    """In progress, and nothing heard for ``stale_days``."""
    quiet = case.quiet_days
    return case.status is Status.IN_PROGRESS and quiet is not None and quiet >= case.policy.stale_days


def vacant(case: Case) -> bool:
    """The lead's post has been vacant for ``vacant_days``."""
    empty = case.days_since(case.vacant_since)
    return case.item.live and empty is not None and empty >= case.policy.vacant_days


def _unplanned(case: Case) -> bool:
    return not case.planned and case.as_at >= case.plan_due_on


def _pause_over(case: Case) -> bool:
    return case.item.pause is not None and case.as_at > case.item.pause.until


def _sign_off_waiting(case: Case) -> bool:
    completion = case.item.completion
    if not case.item.reported_complete or completion is None or completion.reported_on is None:
        return False
    reported = completion.reported_on
    return any(reported < sitting < case.as_at for sitting in case.sittings)


def due_unconfirmed(case: Case) -> bool:
    """Its date is near, and nothing has been heard lately that confirms it."""
    if case.item.reported_complete or case.days_left is None:
        return False
    quiet = case.days_since(case.heard_on)
    fresh = quiet is not None and quiet <= case.policy.update_fresh_days
    return 0 <= case.days_left <= case.policy.due_near_days and not fresh


def _not_begun(case: Case) -> bool:
    if case.status is not Status.NOT_STARTED or case.due_on is None or case.days_left is None:
        return False
    dated_on = case.item.deadline.first_dated_on or case.as_at
    half_gone = (case.as_at - dated_on) * 2 >= case.due_on - dated_on > timedelta(0)
    return case.days_left <= case.policy.due_near_days or half_gone


_CLOSED = CLOSED_STATUSES - {Status.SIGNED_OFF}

RULES: tuple[tuple[Colour, Rule, Callable[[Case], bool]], ...] = (
    (Colour.CLOSED, Rule.CLOSED, lambda case: case.item.status in _CLOSED),
    (Colour.BLUE, Rule.SIGNED_OFF, lambda case: case.item.status is Status.SIGNED_OFF),
    (Colour.RED, Rule.OVERDUE, overdue),
    (Colour.RED, Rule.OFF_TRACK, lambda case: case.item.declared is Declared.RED),
    (Colour.RED, Rule.UNPLANNED, _unplanned),
    (Colour.RED, Rule.PAUSE_OVER, _pause_over),
    (Colour.AMBER, Rule.PAUSED, lambda case: case.item.pause is not None),
    (Colour.AMBER, Rule.NO_EVIDENCE, no_evidence),
    (Colour.AMBER, Rule.SIGN_OFF_WAITING, _sign_off_waiting),
    (Colour.AMBER, Rule.AT_RISK, lambda case: case.item.declared is Declared.AMBER),
    (Colour.AMBER, Rule.EXTENSION_ASKED, lambda case: case.item.request is not None),
    (Colour.AMBER, Rule.DUE_UNCONFIRMED, due_unconfirmed),
    (Colour.AMBER, Rule.NOT_BEGUN, _not_begun),
    (Colour.AMBER, Rule.STALE, stale),
    (Colour.AMBER, Rule.VACANT, vacant),
    (Colour.GREY, Rule.NOT_PLANNED, lambda case: not case.planned),
    (Colour.GREY, Rule.NOT_STARTED, lambda case: case.status is Status.NOT_STARTED),
    (Colour.GREEN, Rule.AWAITING_SIGN_OFF, lambda case: case.item.reported_complete),
    (Colour.GREEN, Rule.ON_TRACK, lambda case: True),
)
"""The table, worst first within its own order; the last rule always holds."""


class Rating(NamedTuple):
    """A colour, and the rule that gave it. Equal ratings share one object.

    ``decided``: a meeting chose the colour; ``rule_colour`` is then the rule's.
    """

    colour: Colour
    rule: Rule
    decided: bool = False
    rule_colour: Colour | None = None


_shared_rating = cache(Rating)


def case_of(
    item: Item,
    actions: Sequence[Item],
    as_at: date,
    policy: Policy,
    plan_due_on: date,
    sittings: Sequence[date] = (),
    deciding_sittings: Sequence[date] | None = None,
    chairs_actions: Collection[str] = frozenset(),
    between_meetings: Collection[str] = frozenset(),
) -> Case:
    """The case of one item; ``actions`` are those under it, closed ones included."""
    rules = rule_set(policy)
    due_through = rules.due_through(actions) if actions else None
    due_on = item.deadline.due_on or due_through
    if item.kind is Kind.ACTION:
        plan_due_on = max(plan_due_on, add_months(item.added_on, policy.action_planning_months))
    starts = [started for each in (item, *actions) if (started := each.started_on or each.completed_on)]
    started_by_action = item.status is Status.NOT_STARTED and bool(starts)
    return Case(
        item=item,
        as_at=as_at,
        policy=policy,
        plan_due_on=plan_due_on,
        due_on=due_on,
        planned=bool(item.owner.agency and item.deadline.due_on) or due_through is not None,
        status=Status.IN_PROGRESS if started_by_action else item.status,
        started_on=min(starts, default=None),
        last_update_on=last_update_on(item, actions),
        heard_on=rules.heard_on(item, actions),
        vacant_since=rules.vacant_since(item.owner),
        days_late=None if item.completion is None else rules.days_late(item, actions),
        later_date_asked=any(each.last_asked_on is not None for each in (item, *actions)),
        sittings=sittings,
        deciding_sittings=deciding_sittings,
        chairs_actions=chairs_actions,
        between_meetings=between_meetings,
    )


_ROLLS_UP = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY)


def rule_holds(name: Rule, case: Case) -> bool:
    """Whether the condition of a rule holds, whichever rule gives the rating."""
    return next(holds for _, rule, holds in RULES if rule is name)(case)


def rating_by_rule(case: Case) -> Rating:
    """The first rule that holds for the item itself, ignoring its actions and any meeting's decision."""
    for colour, rule, holds in RULES:
        if holds(case):
            return _shared_rating(colour, rule)
    raise AssertionError("the last rule always holds")


def own_rating(case: Case) -> Rating:
    """The rating of the item itself: the rule's, unless a meeting's decision to show another colour is in force."""
    ruled, decided = rating_by_rule(case), case.item.override
    if decided is None or not _override_in_force(case, ruled, decided):
        return ruled
    return _shared_rating(decided.colour, ruled.rule, decided=True, rule_colour=ruled.colour)


def decision_in_force(case: Case) -> bool:
    """Whether a meeting's decision to show another colour is in force."""
    decided = case.item.override
    return decided is not None and _override_in_force(case, rating_by_rule(case), decided)


def _override_in_force(case: Case, ruled: Rating, decided: Override) -> bool:
    """It ends after the day of the body's next sitting, or as soon as the rule's colour is worse than at the decision.

    An item that fell overdue since then always ends it: the meeting did not know of that.
    """
    if not case.item.live or decided.on is None or decided.rule_colour is None:
        return False
    if ruled.rule is Rule.OVERDUE:
        overdue_since = case.due_on is not None and case.due_on >= decided.on
        if overdue_since or decided.colour is Colour.GREEN:
            return False
    severity = rule_set(case.policy).severity
    if severity.get(ruled.colour, 0) > severity.get(decided.rule_colour, 0):
        return False
    sittings = case.sittings if case.deciding_sittings is None else case.deciding_sittings
    following = [sitting for sitting in sittings if sitting > decided.on]
    return not following or case.as_at <= min(following)


def worst_action(own: Rating, actions: Sequence[Rating]) -> int | None:
    """The index of the action whose rating the recommendation takes, the worst live one; None where it keeps its own.

    A tie keeps its own rating. Blue and Closed never roll up, and a recommendation that is either keeps it.
    """
    if own.colour not in _ROLLS_UP:
        return None
    live = [index for index, rating in enumerate(actions) if rating.colour in _ROLLS_UP]
    worst = min(live, key=lambda index: _ROLLS_UP.index(actions[index].colour), default=None)
    if worst is None or _ROLLS_UP.index(actions[worst].colour) >= _ROLLS_UP.index(own.colour):
        return None
    return worst
