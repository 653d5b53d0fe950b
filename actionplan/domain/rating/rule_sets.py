"""Where rules 2 differ from rules 1: one row a difference, chosen by the number in the plan's policy.

Everything else of the rating is the same under both: the table of rules itself is in ``rules``.

- **Dates through actions**: rules 1 ask the live actions only, so that finishing the last one takes its
  recommendation's date away. Rules 2 ask what is signed off too.
- **Lateness** of what is complete: rules 1 measure it by the item's own date as it is now. Rules 2 measure it by the
  date that was in force on the day of completion, whatever was decided later, and by the actions' dates where the item
  has none of its own.
- **Heard of**: under rules 1 by updates only, under rules 2 by evidence too, and by an action's completion.
- **Vacant**: under rules 1 a post without a name, under rules 2 one that somebody said to be vacant.
- **Days overdue** of an item in an agreed pause: rules 1 count them in lists, though the item is not overdue.
- **Times carried forward** of an item without a date of its own: under rules 1 none, under rules 2 by its actions'.
- **Unassigned**: rules 1 count an item without a lead agency of its own, rules 2 not where its actions plan it.
- **Decided colours**: under rules 1 Green counts as worse than Grey, so that a first update ends a decision about what
  was Grey.
- **Direction**: under rules 1 by the colour shown, under rules 2 by the rule's.
- **Words**: rules 2 say since when nothing has been heard of what was never heard of. That changes no colour.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from actionplan.domain.state.entities import Policy
from actionplan.domain.state.item import Item, Owner
from actionplan.domain.vocabulary import Colour, Status


class RuleSet(NamedTuple):
    """What one number of the rules says where the numbers differ.

    ``due_through`` is the day on which actions make a recommendation due, None where they do not plan it;
    ``days_late`` is how late a completed item was, None where it was in time. ``severity`` says how bad a rule's colour
    is to a decision about it, and ``vacancy`` how a sentence says that a post is vacant.
    """

    due_through: Callable[[Sequence[Item]], date | None]
    days_late: Callable[[Item, Sequence[Item]], int | None]
    heard_on: Callable[[Item, Sequence[Item]], date | None]
    vacant_since: Callable[[Owner], date | None]
    vacancy: str
    pause_counts_days: bool
    carries_through_actions: bool
    actions_assign: bool
    severity: Mapping[Colour, int]
    direction_by_rule: bool
    says_never_heard: bool


def rule_set(policy: Policy) -> RuleSet:
    """The rules in force under a policy."""
    return RULES_2 if policy.rules_2 else RULES_1


# Rules 1


def _due_through_live(actions: Sequence[Item]) -> date | None:
    live = [action for action in actions if action.live]
    dates = [action.deadline.due_on for action in live if action.owner.agency and action.deadline.due_on]
    return max(dates) if dates and len(dates) == len(live) else None


def _late_by_own_date(item: Item, actions: Sequence[Item]) -> int | None:
    del actions
    return _days_after(item.completed_on, item.deadline.due_on)


def last_update_on(item: Item, actions: Sequence[Item]) -> date | None:
    """The day of the last progress update of an item or its actions."""
    if not actions:
        return item.last_update_on
    return max((each.last_update_on for each in (item, *actions) if each.last_update_on), default=None)


RULES_1: Final = RuleSet(
    due_through=_due_through_live,
    days_late=_late_by_own_date,
    heard_on=last_update_on,
    vacant_since=lambda owner: owner.vacant_since,
    vacancy="has had no name",
    pause_counts_days=True,
    carries_through_actions=False,
    actions_assign=False,
    severity={Colour.RED: 3, Colour.AMBER: 2, Colour.GREEN: 1, Colour.GREY: 0},
    direction_by_rule=False,
    says_never_heard=False,
)


# Rules 2


def _due_through_taken_forward(actions: Sequence[Item]) -> date | None:
    """With what is signed off; what is still open needs an owner and a date, each."""
    taken = _taken_forward(actions)
    dates = [action.deadline.due_on for action in taken if action.owner.agency and action.deadline.due_on]
    open_ones = [action for action in taken if action.live]
    planned = all(action.owner.agency and action.deadline.due_on for action in open_ones)
    return max(dates) if dates and planned else None


def _late_by_date_then(item: Item, actions: Sequence[Item]) -> int | None:
    done = item.completed_on
    if done is None:
        return None
    due = item.deadline.in_force_on(done)
    if due is None and _due_through_taken_forward(actions) is not None:
        then = (action.deadline.in_force_on(done) for action in _taken_forward(actions) if action.owner.agency)
        due = max((day for day in then if day), default=None)
    return _days_after(done, due)


def _heard_on(item: Item, actions: Sequence[Item]) -> date | None:
    update, evidence = item.last_update_on, item.last_evidence_on
    if not actions and evidence is None:  # nearly every item of a long plan
        return update
    days = [update, evidence]
    for action in actions:
        days += (action.last_update_on, action.last_evidence_on, _completion_heard_on(action))
    return max((day for day in days if day), default=None)


def _completion_heard_on(action: Item) -> date | None:
    done = action.completion
    return None if done is None else done.reported_on or done.on


def _taken_forward(actions: Sequence[Item]) -> list[Item]:
    return [action for action in actions if action.live or action.status is Status.SIGNED_OFF]


RULES_2: Final = RuleSet(
    due_through=_due_through_taken_forward,
    days_late=_late_by_date_then,
    heard_on=_heard_on,
    vacant_since=lambda owner: owner.vacated_on,
    vacancy="has been vacant",
    pause_counts_days=False,
    carries_through_actions=True,
    actions_assign=True,
    severity={Colour.RED: 2, Colour.AMBER: 1, Colour.GREEN: 0, Colour.GREY: 0},
    direction_by_rule=True,
    says_never_heard=True,
)


def _days_after(done: date | None, due: date | None) -> int | None:
    return None if done is None or due is None or done <= due else (done - due).days
