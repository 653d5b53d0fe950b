"""The part of the plan that is one body's business: what its papers and its meeting view speak of. Pure.

Which reviews those are is asked of ``meetings.bodies``; nothing else narrows a plan.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from actionplan.domain.entry import HistoryLine
from actionplan.domain.meetings.bodies import reviews_of
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.subjects.plan import PolicySet


def own_reviews(plan: Snapshot, meeting: Meeting) -> frozenset[str]:
    """The refs of the reviews that are the business of a meeting's body."""
    return reviews_of(meeting.body, plan.reviews, plan.bodies, meeting.on)


def own_view(view: PlanView, reviews: Collection[str]) -> PlanView:
    """The plan with these reviews and their items alone; itself where that is all of it."""
    plan = view.snapshot
    if all(review.ref in reviews for review in plan.reviews):
        return view
    own = tuple(review for review in plan.reviews if review.ref in reviews)
    rows = tuple(row for row in plan.rows if row.item.review in reviews)
    refs = {row.ref for row in rows}
    readings = tuple(each for each in plan.readings if each.ref in refs)
    scrutiny = tuple(each for each in plan.scrutiny if each.ref in refs)
    # A follow-up about an item comes back to the body that set it, whichever body governs the item's review today.
    asked = tuple(each for each in plan.follow_ups if each.ref is not None or _business(each, plan) & set(reviews))
    narrowed = replace(plan, reviews=own, rows=rows, readings=readings, scrutiny=scrutiny, follow_ups=asked)
    return replace(view, snapshot=narrowed)


def _business(each: FollowUp, plan: Snapshot) -> frozenset[str]:
    return reviews_of(each.body, plan.reviews, plan.bodies, each.set_on)


def own_lines(lines: Iterable[HistoryLine], plan: Snapshot, reviews: Collection[str]) -> list[HistoryLine]:
    """The entries about these reviews, and those about the plan.

    Not what was arranged for, said or decided in words at a meeting of another review's body; what it decided about the
    policy concerns all.
    """
    others = {review.ref for review in plan.reviews} - set(reviews)
    if not others:
        return list(lines)
    foreign = {each.id for each in plan.meetings if not own_reviews(plan, each) & frozenset(reviews)}
    return [
        line
        for line in lines
        if (
            isinstance(line.entry.fact, PolicySet) or getattr(line.entry.fact, "meeting", None) not in foreign
            if line.entry.ref is None
            else _review_of(line.entry.ref, plan) not in others
        )
    ]


def _review_of(ref: str, plan: Snapshot) -> str:
    """The review that an entry's ref names or belongs to; empty where it is none of the plan's."""
    named = [review.ref for review in plan.reviews if ref == review.ref or ref.startswith(f"{review.ref}-")]
    return max(named, key=len, default="")
