"""The entries of reviews: what each records, changes and says."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, Fact, free_text
from actionplan.domain.meetings.bodies import body_key
from actionplan.domain.state.body import Tenure
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity, Review
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, pointer
from actionplan.domain.subject import SentenceContext, decision_record, fact_kind
from actionplan.domain.text import changed_texts_sentence, with_full_stop
from actionplan.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class ReviewLoaded(Fact):
    """A review came into the plan."""

    kind: ClassVar[str] = "review-loaded"
    position: int
    governing_body: str
    plan_due_on: date
    stated_count: int | None = None
    published_on: date | None = None
    contributing: tuple[str, ...] = ()
    title: str | None = free_text()
    review_kind: str | None = free_text()
    partnership: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ReviewEdited(Fact):
    """What we say about a review was changed; None leaves as it was. Schema 1 names no meeting and no joint bodies."""

    kind: ClassVar[str] = "review-edited"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    governing_body: str | None = None
    plan_due_on: date | None = None
    published_on: date | None = None
    title: str | None = free_text()
    review_kind: str | None = free_text()
    partnership: str | None = free_text()
    joint_bodies: tuple[str, ...] | None = None
    meeting: str | None = None
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecommendationPublished(Fact):
    """One recommendation, its wording to the letter; short title and theme are ours.

    Since schema 2 ``ours`` says that a person put its wording or its number together from what the document says.
    """

    kind: ClassVar[str] = "recommendation-published"
    schema: ClassVar[int] = 2
    position: int
    number: str | None = None
    suggested_agency: str | None = None
    wording: str | None = free_text()
    short_title: str | None = free_text()
    theme: str | None = free_text()
    addressed_to: str | None = free_text()
    ours: bool = False


def _loaded(state: PlanState, entry: Entry, fact: ReviewLoaded) -> tuple[Entity, ...]:
    del state
    review = Review(
        ref=entry.ref or "",
        version=entry.number,
        position=fact.position,
        title=pointer(entry.number, fact.title),
        review_kind=pointer(entry.number, fact.review_kind),
        partnership=pointer(entry.number, fact.partnership),
        governing_body=fact.governing_body,
        stated_count=fact.stated_count,
        published_on=fact.published_on,
        plan_due_on=fact.plan_due_on,
        loaded_on=entry.day,
        contributing=fact.contributing,
    )
    return (review,)


def _edited(state: PlanState, entry: Entry, fact: ReviewEdited) -> tuple[Entity, ...]:
    review = state.review(entry.ref or "")
    if review is None:
        raise LookupError(f"entry {entry.number} edits {entry.ref}, which no earlier entry made")
    edited = replace(
        review,
        version=entry.number,
        governing_body=fact.governing_body or review.governing_body,
        plan_due_on=fact.plan_due_on or review.plan_due_on,
        published_on=fact.published_on or review.published_on,
        title=pointer(entry.number, fact.title, review.title),
        review_kind=pointer(entry.number, fact.review_kind, review.review_kind),
        partnership=pointer(entry.number, fact.partnership, review.partnership),
        joint_bodies=review.joint_bodies if fact.joint_bodies is None else fact.joint_bodies,
        tenures=_tenures(review, fact),
    )
    return (edited,) if fact.meeting is None else (edited, decision_record(entry, fact.meeting, review.ref))


def _tenures(review: Review, fact: ReviewEdited) -> tuple[Tenure, ...]:
    """Until when the bodies of before governed, and from when those of now do; set up without a meeting: always."""
    if fact.governing_body is None:
        return review.tenures
    if fact.meeting_on is None:
        return ()
    before, on = {body_key(each) for each in review.governing_bodies}, fact.meeting_on
    after = {body_key(each) for each in (fact.governing_body, *(fact.joint_bodies or ()))}
    open_ones = {body_key(each.body): each for each in review.tenures if each.until is None}
    kept = [each for each in review.tenures if each.until is not None or body_key(each.body) in after]
    left = [
        replace(open_ones.get(body_key(body)) or Tenure(body), until=on)
        for body in review.governing_bodies
        if body_key(body) not in after
    ]
    came = [
        Tenure(body, since=on)
        for body in (fact.governing_body, *(fact.joint_bodies or ()))
        if body_key(body) not in before
    ]
    return (*kept, *left, *came)


def _recommendation(state: PlanState, entry: Entry, fact: RecommendationPublished) -> tuple[Entity, ...]:
    ref = entry.ref or ""
    earlier = state.item_ever_added(ref)
    item = Item(
        ref=ref,
        version=entry.number,
        kind=Kind.RECOMMENDATION,
        review=ref.rpartition("-")[0],
        parent=None,
        number=fact.number,
        position=fact.position,
        wording=entry.number,
        added_on=entry.day,
        short_title=pointer(entry.number, fact.short_title),
        theme=pointer(entry.number, fact.theme),
        addressed_to=pointer(entry.number, fact.addressed_to),
        suggested_agency=fact.suggested_agency,
        actions_added=0 if earlier is None else earlier.actions_added,
        worded_by_us=fact.ours,
    )
    return (item,)


def _loaded_sentence(fact: ReviewLoaded, names: SentenceContext) -> str:
    del names
    kind = f" ({fact.review_kind})" if fact.review_kind else ""
    due = f"Its plan is due on {long_day(fact.plan_due_on)}, at the {fact.governing_body}."
    return f"Review loaded: {with_full_stop(f'{fact.title}{kind}')} {due}"


def _edited_sentence(fact: ReviewEdited, names: SentenceContext) -> str:
    changes = (
        ("title", fact.title),
        ("kind", fact.review_kind),
        ("partnership", fact.partnership),
        ("governing body", " and ".join((fact.governing_body or "", *(fact.joint_bodies or ()))) or None),
        ("published on", None if fact.published_on is None else long_day(fact.published_on)),
        ("plan due on", None if fact.plan_due_on is None else long_day(fact.plan_due_on)),
    )
    decided = "" if fact.meeting_on is None else f", decided {names.at_meeting(fact.meeting_on)}"
    return f"Review changed{decided}. {changed_texts_sentence(changes)}"


def _recommendation_sentence(fact: RecommendationPublished, names: SentenceContext) -> str:
    del names
    number = f"Recommendation {fact.number}" if fact.number else "Recommendation without a number"
    how = "put together by us from what the review says" if fact.ours else "as published"
    return f"{number} loaded, {how}: {fact.wording}"


FACTS = (
    fact_kind(ReviewLoaded, _loaded, _loaded_sentence, "A review"),
    fact_kind(ReviewEdited, _edited, _edited_sentence, "A change of what we say about the review"),
    fact_kind(RecommendationPublished, _recommendation, _recommendation_sentence, "A recommendation"),
)
