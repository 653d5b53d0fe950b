"""The rating table of the design as a person would read it out: an oracle that shares no code with the rules."""

from collections.abc import Sequence
from datetime import date

from actionplan.domain.state.item import Item
from tests.domain.builders import PLAN_DUE


def three_months_after(day: date) -> date:
    """Three months on, for days that every month has."""
    months = day.month + 2
    return date(day.year + months // 12, months % 12 + 1, day.day)


def read_out(item: Item, actions: Sequence[Item], d: date, sittings: Sequence[date]) -> tuple[str, str]:  # noqa: C901 - it is the table
    """The colour and the rule, by their names, of an item by itself."""
    live_actions = [a for a in actions if a.status.value in ("not-started", "in-progress", "reported-complete")]
    all_planned = len(live_actions) > 0 and all(
        a.owner.agency is not None and a.deadline.due_on is not None for a in live_actions
    )
    due = item.deadline.due_on
    if due is None and all_planned:
        due = sorted(a.deadline.due_on for a in live_actions if a.deadline.due_on is not None)[-1]
    planned = all_planned or (item.owner.agency is not None and item.deadline.due_on is not None)
    begun = [x for x in (item, *actions) if x.started_on is not None or x.completed_on is not None]
    status = item.status.value
    if status == "not-started" and begun:
        status = "in-progress"
    complete = status == "reported-complete"
    news = sorted(x.last_update_on for x in (item, *actions) if x.last_update_on is not None)
    heard = (d - news[-1]).days if news else None
    started = sorted(x.started_on or x.completed_on or d for x in begun)
    quiet = heard if heard is not None else ((d - started[0]).days if started else None)
    plan_due = PLAN_DUE
    if item.kind.value == "action":
        plan_due = max(plan_due, three_months_after(item.added_on))
    agreed_pause_runs = item.pause is not None and d <= item.pause.until
    left = None if due is None else (due - d).days

    if status in ("superseded", "not-accepted", "with-others"):
        return "Closed", "closed"
    if status == "signed-off":
        return "Blue", "signed-off"
    if due is not None and d > due and not complete and not agreed_pause_runs:
        return "Red", "overdue"
    if item.declared.value == "red":
        return "Red", "off-track"
    if not planned and d >= plan_due:
        return "Red", "unplanned"
    if item.pause is not None and d > item.pause.until:
        return "Red", "pause-over"
    if item.pause is not None:
        return "Amber", "paused"
    if complete and item.evidence_output + item.evidence_quality + item.evidence_impact == 0:
        return "Amber", "no-evidence"
    reported = item.completion.reported_on if item.completion else None
    if complete and reported is not None and [s for s in sittings if reported < s < d]:
        return "Amber", "sign-off-waiting"
    if item.declared.value == "amber":
        return "Amber", "at-risk"
    if item.request is not None:
        return "Amber", "extension-asked"
    if not complete and left is not None and 0 <= left <= 28 and (heard is None or heard > 28):
        return "Amber", "due-unconfirmed"
    if status == "not-started" and due is not None and left is not None:
        first_set = item.deadline.first_dated_on
        halfway = first_set is not None and due > first_set and (d - first_set).days >= (due - first_set).days / 2
        if left <= 28 or halfway:
            return "Amber", "not-begun"
    if status == "in-progress" and quiet is not None and quiet >= 42:
        return "Amber", "stale"
    if item.owner.vacant_since is not None and (d - item.owner.vacant_since).days >= 28:
        return "Amber", "vacant"
    if not planned:
        return "Grey", "not-planned"
    if status == "not-started":
        return "Grey", "not-started"
    if complete:
        return "Green", "awaiting-sign-off"
    return "Green", "on-track"
