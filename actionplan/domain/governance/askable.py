"""When a meeting is asked something about an item, and the words of what is asked that depend on why. Pure.

``asks`` has the table that says what is asked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.meetings.readiness import Missing, needs_impact_review, sign_off_needs
from actionplan.domain.rating.chases import chased_words, unanswered_chases
from actionplan.domain.rating.rules import Rule
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.text import the_body
from actionplan.domain.vocabulary import Kind, Response, Status

CHASES_IN_VAIN: Final = 2
"""After so many chases without a reply a meeting is asked whether to raise the item."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Who is asked, and when: the plan, the refs of the reviews, the day, and the body (None: any body)."""

    plan: Snapshot
    reviews: Collection[str]
    on: date
    body: str | None = None


def sign_off_needs_of(row: Row, plan: Snapshot) -> tuple[Missing, ...]:
    """What an item of the plan lacks before it can be signed off."""
    return sign_off_needs(row.item, (action.item for action in plan.actions_of(row.ref)))


def is_unanswered(row: Row, _scope: Scope) -> bool:
    item = row.item
    return item.live and item.kind is Kind.RECOMMENDATION and item.response.answer is Response.NOT_RECORDED


def decided_colour_ends(row: Row, scope: Scope) -> bool:
    """A decided colour ends with the day of its body's next sitting: that sitting is asked whether it goes on."""
    decided = row.item.override
    if not row.own.decided or decided is None or decided.on is None or decided.on >= scope.on:
        return False
    return scope.body is None or decided.body is None or same_body(decided.body, scope.body)


def impact_is_due(row: Row, scope: Scope) -> bool:
    due = row.item.impact_review_on
    return row.item.status is Status.SIGNED_OFF and due is not None and due <= scope.on


def not_ready(row: Row, scope: Scope) -> bool:
    return row.item.reported_complete and bool(sign_off_needs_of(row, scope.plan))


def answer_is_late(row: Row, scope: Scope) -> bool:
    return row.item.with_others is not None and row.item.with_others.overdue(scope.on)


def other_body(row: Row) -> str:
    given = row.item.with_others
    return "others" if given is None else the_body(given.body)


def answer_due(row: Row) -> date | None:
    return None if row.item.with_others is None else row.item.with_others.answer_due


def is_to_raise(row: Row, scope: Scope) -> bool:
    """Carried forward too often since it fell due, or was last answered; or nobody leads it past the plan's day.

    Two chases without a reply ask for it too.
    """
    item, plan = row.item, scope.plan
    if not item.live or item.raised_and_unanswered or row.rating.rule is Rule.PAUSED:
        return False
    answered_on = None if item.raised is None else item.raised.answered_on
    if row.carried_forward_since(answered_on) >= plan.policy.raise_after or _chased_in_vain(row):
        return True
    return answered_on is None and row.nobody_leads and plan.as_at > row.case.plan_due_on


def _chased_in_vain(row: Row) -> bool:
    chased, raised = row.item.chased, row.item.raised
    if chased is None or row.item.reported_complete or unanswered_chases(row) < CHASES_IN_VAIN:
        return False
    return raised is None or raised.answered_on is None or raised.answered_on < chased.last_on


def why_raise(row: Row) -> str:
    carried = row.times_carried_forward
    in_vain = f"its lead was {chased_words(row)}" if _chased_in_vain(row) else ""
    often = f"it was carried forward {counted(carried, 'time')}" if carried else ""
    return "; ".join(part for part in (often, in_vain) if part) or "nobody leads it"


def raising(rows: Sequence[Row]) -> str:
    chased = any(map(_chased_in_vain, rows))
    why = "carried forward, led by nobody or chased without a reply" if chased else "carried forward or led by nobody"
    return f"whether to raise {counted(len(rows), 'item')} {why}"


def was_raised(row: Row, scope: Scope) -> bool:
    """What is raised with a body is asked of that body alone."""
    raised = row.item.raised
    if raised is None or not row.item.raised_and_unanswered:
        return False
    return scope.body is None or same_body(raised.raised_with, scope.body)


def raised_on(row: Row) -> date | None:
    return None if row.item.raised is None else row.item.raised.on


def shown_colour(row: Row) -> str:
    return f"shown as {row.own.colour} by decision; by the rule: {row.own.rule_colour}"


def signing_off(rows: Sequence[Row]) -> str:
    """A sign-off has to settle the impact review as well, where no impact is shown yet."""
    without = sum(needs_impact_review(row.item) for row in rows)
    review = f", and set the day of the impact review for {without} of them" if without else ""
    return f"{counted(len(rows), 'item')} reported complete with evidence{review}"


def review_to_set(row: Row) -> str:
    return "and set the day of its impact review" if needs_impact_review(row.item) else ""


def what_is_missing(row: Row) -> str:
    """What the item itself lacks for a sign-off; where it lacks nothing, it is an action under it."""
    return "; ".join(each.words for each in sign_off_needs(row.item, ())) or "an action is not closed"
