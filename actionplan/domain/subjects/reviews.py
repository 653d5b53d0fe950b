"""Reviews: loading one with its recommendations, whose published wording is locked, and what we say about it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import not_after_today, optional_line, required_line
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import FIRST_YEAR, add_months, long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.names import folded, spellings
from actionplan.domain.review_file import PublishedRecommendation, ReviewFile
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Review
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, pointer
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.subjects.agencies import AgencyAdded
from actionplan.domain.text import changed_texts_sentence, with_full_stop
from actionplan.domain.typed.refs import rec_ref, slug, unnumbered_ref
from actionplan.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReview(Command):
    """Load a review's recommendations; ``refs`` stays empty."""

    file: ReviewFile

    def needs(self) -> Needs:
        """What of the review is in the plan already."""
        return Needs(items_of_review=self.file.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditReview(Command):
    """Change what we say about the review that ``review`` names."""

    review: str
    title: str | None = None
    review_kind: str | None = None
    partnership: str | None = None
    governing_body: str | None = None
    plan_due_on: date | None = None
    published_on: date | None = None


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
    """What we say about a review was changed; None leaves as it was."""

    kind: ClassVar[str] = "review-edited"
    governing_body: str | None = None
    plan_due_on: date | None = None
    published_on: date | None = None
    title: str | None = free_text()
    review_kind: str | None = free_text()
    partnership: str | None = free_text()


@dataclass(frozen=True, slots=True)
class RecommendationPublished(Fact):
    """One recommendation, its wording to the letter; short title and theme are ours."""

    kind: ClassVar[str] = "recommendation-published"
    position: int
    number: str | None = None
    suggested_agency: str | None = None
    wording: str | None = free_text()
    short_title: str | None = free_text()
    theme: str | None = free_text()
    addressed_to: str | None = free_text()


def load(context: CommandContext, command: LoadReview, today: date) -> list[Draft]:
    """What the file has and the plan has not; wording that differs from what is loaded is refused."""
    file = command.file
    if not file.recommendations:
        raise BadInput(f"{file.ref} holds no recommendation: there is nothing to load.")
    if ("review", file.ref) in context.entities and context.review(file.ref) is None:
        raise Refused(
            f"{file.ref} was loaded and the loading was undone. Undo that undo to have it back, or load it "
            "under another ref.",
            Remedy.GIVE_REVIEW_REF,
        )
    agencies, agency_ids = _agencies(context, file)
    recommendations = []
    for position, published in enumerate(file.recommendations, start=1):
        ref = rec_ref(file.ref, published.number) if published.number else unnumbered_ref(file.ref, position)
        known = context.item(ref)
        if known is None:
            recommendations.append(Draft(ref, _published(published, position, agency_ids)))
        else:
            _refuse_other_wording(context, known, published)
    if context.review(file.ref) is None:
        review = Draft(file.ref, _review_loaded(context, file, agency_ids, today))
        return [*(Draft(None, each) for each in agencies), review, *recommendations]
    suggested = {agency_ids.get(each.suggested_agency or "") for each in file.recommendations}
    needed = [Draft(None, each) for each in agencies if each.agency in suggested]
    return [*needed, *recommendations] if recommendations else []


def _review_loaded(context: CommandContext, file: ReviewFile, agency_ids: dict[str, str], today: date) -> ReviewLoaded:
    due = file.plan_due_on or add_months(file.published_on or today, context.policy.plan_due_months)
    ever = [entity for entity in context.entities.values() if isinstance(entity, Review)]
    return ReviewLoaded(
        position=len(ever) + 1,
        governing_body=file.governing_body,
        plan_due_on=due,
        stated_count=file.stated_count,
        published_on=_published_on(file.published_on, today),
        contributing=tuple(agency_ids[each.name] for each in file.agencies if each.contributing),
        title=required_line(file.title, "The title of the review"),
        review_kind=optional_line(file.kind, "The kind of review") or None,
        partnership=optional_line(file.partnership, "The partnership") or None,
    )


def _published_on(on: date | None, today: date) -> date | None:
    """The day of publication; refuses a day to come, and one long before there were such reviews."""
    if on is not None and on.year < FIRST_YEAR:
        raise BadInput(
            f"The review cannot have been published on {long_day(on)}: that is before {FIRST_YEAR}. Check the year."
        )
    return None if on is None else not_after_today(on, today, "The publication of the review")


def _agencies(context: CommandContext, file: ReviewFile) -> tuple[list[AgencyAdded], dict[str, str]]:
    """The agencies that the plan does not know yet by any spelling, and the id of each agency that the file names."""
    ids: dict[str, str] = {}
    # A whole name counts before another agency's alias.
    for agency in context.agencies:
        ids.setdefault(folded(agency.name), agency.id)
    for agency in context.agencies:
        for spelling in spellings(agency):
            ids.setdefault(folded(spelling), agency.id)
    taken = {key for kind, key in context.entities if kind == "agency"}
    added = []
    named = {}
    for each in file.agencies:
        names = [folded(spelling) for spelling in spellings(each)]
        agency_id = next((ids[name] for name in names if name in ids), None)
        if agency_id is None:
            agency_id = slug(each.name, taken)
            taken.add(agency_id)
            ids |= dict.fromkeys(names, agency_id)
            added.append(AgencyAdded(agency_id, each.name, each.aliases, each.source_spelling))
        named[each.name] = agency_id
    return added, named


def _published(
    published: PublishedRecommendation, position: int, agency_ids: dict[str, str]
) -> RecommendationPublished:
    suggested = published.suggested_agency
    return RecommendationPublished(
        position=position,
        number=published.number,
        suggested_agency=agency_ids[suggested] if suggested else None,
        wording=published.wording,
        short_title=optional_line(published.short_title, "The short title"),
        theme=optional_line(published.theme, "The theme"),
        addressed_to=optional_line(published.addressed_to, "Who it is addressed to"),
    )


def _refuse_other_wording(context: CommandContext, known: Item, published: PublishedRecommendation) -> None:
    if context.text(known.wording, "wording") != published.wording:
        raise Refused(
            f"{known.ref} is in the plan with other wording, and published wording is locked. "
            f"If this is another review, load it under a ref of its own.",
            Remedy.GIVE_REVIEW_REF,
        )


def edit(context: CommandContext, command: EditReview, today: date) -> list[Draft]:
    """What we say about a review: never its recommendations' wording."""
    review = context.review(command.review)
    if review is None:
        raise BadInput(f"There is no review {command.review} in this plan.")
    fact = ReviewEdited(
        governing_body=required_line(command.governing_body, "The governing body") if command.governing_body else None,
        plan_due_on=command.plan_due_on,
        published_on=_published_on(command.published_on, today),
        title=None if command.title is None else required_line(command.title, "The title"),
        review_kind=optional_line(command.review_kind, "The kind of review"),
        partnership=optional_line(command.partnership, "The partnership"),
    )
    if fact == ReviewEdited():
        raise BadInput("Nothing was given to change.")
    return [] if _says_nothing_new(context, review, fact) else [Draft(review.ref, fact)]


def _says_nothing_new(context: CommandContext, review: Review, fact: ReviewEdited) -> bool:
    texts = {name: context.text(getattr(review, name), name) for name in ("title", "review_kind", "partnership")}
    plain = {name: getattr(review, name) for name in ("governing_body", "plan_due_on", "published_on")}
    now = {**texts, **plain}
    return all(getattr(fact, name) in {None, value} for name, value in now.items())


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
    )
    return (edited,)


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
    )
    return (item,)


def _loaded_sentence(fact: ReviewLoaded, names: SentenceContext) -> str:
    del names
    kind = f" ({fact.review_kind})" if fact.review_kind else ""
    due = f"Its plan is due on {long_day(fact.plan_due_on)}, at the {fact.governing_body}."
    return f"Review loaded: {with_full_stop(f'{fact.title}{kind}')} {due}"


def _edited_sentence(fact: ReviewEdited, names: SentenceContext) -> str:
    del names
    changes = (
        ("title", fact.title),
        ("kind", fact.review_kind),
        ("partnership", fact.partnership),
        ("governing body", fact.governing_body),
        ("published on", None if fact.published_on is None else long_day(fact.published_on)),
        ("plan due on", None if fact.plan_due_on is None else long_day(fact.plan_due_on)),
    )
    return f"Review changed. {changed_texts_sentence(changes)}"


def _recommendation_sentence(fact: RecommendationPublished, names: SentenceContext) -> str:
    del names
    number = f"Recommendation {fact.number}" if fact.number else "Recommendation without a number"
    return f"{number} loaded, as published: {fact.wording}"


SUBJECT = Subject(
    commands=(rule(LoadReview, load), rule(EditReview, edit)),
    facts=(
        fact_kind(ReviewLoaded, _loaded, _loaded_sentence, "A review"),
        fact_kind(ReviewEdited, _edited, _edited_sentence, "A change of what we say about the review"),
        fact_kind(RecommendationPublished, _recommendation, _recommendation_sentence, "A recommendation"),
    ),
)
