"""Reviews: loading one with its recommendations, whose published wording is locked, and what we say about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import not_after_today, optional_line, organisation, required_line
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
from actionplan.domain.subjects.review_matching import ALIKE_FROM, Comparison, InPlan, compare, places
from actionplan.domain.text import changed_texts_sentence, is_removed_text, quoted, with_full_stop
from actionplan.domain.typed.numbers import reading_order
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

    def needs(self) -> Needs:
        """What is shown by decision: another day for the plan, or another body, can end that."""
        return Needs(decided_colours=True)


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


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """What loading a file would do: the entries, what is new, what differs and what the file leaves out.

    ``told`` says in sentences what differs from the plan and stays as it is; ``refusal`` is why it would be refused.
    """

    drafts: tuple[Draft, ...]
    refs: tuple[str, ...]
    into_existing: bool
    comparison: Comparison
    told: tuple[str, ...] = ()
    refusal: Refused | None = None

    @property
    def added(self) -> int:
        """How many recommendations would be added."""
        return sum(isinstance(draft.fact, RecommendationPublished) for draft in self.drafts)


def load(context: CommandContext, command: LoadReview, today: date) -> list[Draft]:
    """What the file has and the plan has not."""
    planned = plan_of_load(context, command.file, today)
    if planned.refusal is not None:
        raise planned.refusal
    return list(planned.drafts)


def plan_of_load(context: CommandContext, file: ReviewFile, today: date) -> LoadPlan:
    """What loading a review leads to. A dry run shows it and a load carries it out, so that the two always agree.

    Recommendations are matched by number, then by wording. Wording that was published stays as it was; nothing that the
    plan holds is changed or taken away. Raises ``BadInput`` and ``Refused`` where the file cannot be loaded at all.
    """
    if not file.recommendations:
        raise BadInput(f"{file.ref} holds no recommendation: there is nothing to load.")
    if ("review", file.ref) in context.entities and context.review(file.ref) is None:
        raise Refused(
            f"{file.ref} was loaded and the loading was undone. Undo that undo to have it back, or load it "
            "under another ref.",
            Remedy.GIVE_REVIEW_REF,
        )
    review = context.review(file.ref)
    known = _in_plan(context, file.ref)
    comparison = compare(file.recommendations, known)
    refs = _refs(context, file, comparison)
    agencies, agency_ids = _agencies(context, file)
    if review is None:
        added = [Draft(refs[at], _published(each, at + 1, agency_ids)) for at, each in enumerate(file.recommendations)]
        first = [*(Draft(None, each) for each in agencies)]
        loaded = Draft(file.ref, _review_loaded(context, file, agency_ids, today))
        return LoadPlan((*first, loaded, *added), refs, into_existing=False, comparison=comparison)
    added = [
        Draft(refs[new.index], _published(new.published, position, agency_ids))
        for new, position in places(comparison, known, lambda new: refs[new.index])
    ]
    _published_on(file.published_on, today)
    suggested = {agency_ids.get(new.published.suggested_agency or "") for new in comparison.new}
    needed = [Draft(None, each) for each in agencies if each.agency in suggested]
    return LoadPlan(
        (*needed, *added) if added else (),
        refs,
        into_existing=True,
        comparison=comparison,
        told=(*_differences(context, review, file, agency_ids), *_told(comparison, refs)),
        refusal=_refusal(file, comparison),
    )


def _in_plan(context: CommandContext, review: str) -> list[InPlan]:
    """The review's recommendations in the plan, in published order."""
    items = [item for item in context.items_of_review(review) if item.kind is Kind.RECOMMENDATION]
    order = reading_order([item.ref for item in items])
    return [
        InPlan(item.ref, item.number, item.position, _wording(context, item))
        for item in sorted(items, key=lambda item: (item.position, order(item.ref)))
    ]


def _wording(context: CommandContext, item: Item) -> str | None:
    """The published wording; None where it was removed for good, and a sentence stands in its place."""
    words = context.text(item.wording, "wording")
    return None if is_removed_text(words) else words


def _refs(context: CommandContext, file: ReviewFile, comparison: Comparison) -> tuple[str, ...]:
    """The ref of each of the file's recommendations: the plan's where it is there, else one that no other ever had."""
    refs = {match.index: match.known.ref for match in comparison.matches}
    ever = {key for kind, key in context.entities if kind == "item"}
    taken = {item.ref for item in context.items_of_review(file.ref)} if context.review(file.ref) else set()
    reserved = {rec_ref(file.ref, new.published.number) for new in comparison.new if new.published.number}
    for new in comparison.new:
        number, position = new.published.number, new.index + 1
        if number:
            ref = rec_ref(file.ref, number)
            earlier = context.item_ever_added(ref)
            if ref in taken or (earlier is not None and earlier.number != number):
                ref = rec_ref(file.ref, number, taken | reserved | ever)
        else:
            while (ref := unnumbered_ref(file.ref, position)) in taken | ever:
                position += 1
        refs[new.index] = ref
        taken.add(ref)
    return tuple(refs[index] for index in sorted(refs))


def _refusal(file: ReviewFile, comparison: Comparison) -> Refused | None:
    """Why a file is not this review's: numbers with wholly other wording, or nothing but wording that differs."""
    other = [match for match in comparison.matches if match.alike < ALIKE_FROM]
    changed = other or ([] if comparison.new else [match for match in comparison.matches if not match.same_wording])
    if not changed:
        return None
    refs = [match.known.ref for match in changed]
    named = refs[0] if len(refs) == 1 else f"{', '.join(refs[:3])}{' and others' if len(refs) > 3 else ''}"
    return Refused(
        f"{named} {'is' if len(refs) == 1 else 'are'} in the plan with other wording, and published wording is locked. "
        f"If this is another review, load it under a ref of its own.",
        Remedy.GIVE_REVIEW_REF,
    )


def _told(comparison: Comparison, refs: tuple[str, ...]) -> Iterator[str]:
    """What differs between the file's recommendations and the plan's, a sentence each."""
    for match in comparison.matches:
        ref, number = match.known.ref, match.published.number
        if not match.same_wording:
            yield f"{ref} has other wording in the file. The plan keeps the wording that it has, which is locked."
        if not match.same_number:
            now = f"number {number}" if number else "no number"
            yield f"{ref} has {now} in the file. The plan keeps {'its number' if match.known.number else 'it without'}."
    for new in comparison.new:
        if new.like is not None:
            alike = f"{round(100 * new.alike)}% of its words are those of {new.like.ref}"
            yield f"{refs[new.index]} is new, and {alike}. Leave it out of the file if the two are one."
    for item in comparison.missing:
        yield f"{item.ref} is not in the file. It stays in the plan."


def _differences(
    context: CommandContext, review: Review, file: ReviewFile, agency_ids: dict[str, str]
) -> Iterator[str]:
    """What the file says about the review that the plan has otherwise, a sentence each; the plan stays as it is."""
    said = (
        ("title", context.text(review.title, "title"), file.title),
        ("kind", context.text(review.review_kind, "review_kind"), file.kind),
        ("partnership", context.text(review.partnership, "partnership"), file.partnership),
        ("governing body", review.governing_body, file.governing_body),
        ("day of publication", review.published_on, file.published_on),
        ("day its plan is due", review.plan_due_on, file.plan_due_on),
        ("count of recommendations", review.stated_count, file.stated_count),
    )
    for what, now, given in said:
        if given is not None and now != given:
            yield f"The {what} is {_worded(given)} in the file and {_worded(now)} in the plan, which stays."
    for agency in file.agencies:
        if agency.contributing and agency_ids[agency.name] not in review.contributing:
            yield f"{agency.name} contributed to the review by the file, and not by the plan, which stays."


def _worded(value: str | date | int | None) -> str:
    if isinstance(value, date):
        return long_day(value)
    return quoted(value) if isinstance(value, str) else str(value or "not given")


def _review_loaded(context: CommandContext, file: ReviewFile, agency_ids: dict[str, str], today: date) -> ReviewLoaded:
    due = file.plan_due_on or add_months(file.published_on or today, context.policy.plan_due_months)
    ever = [entity for entity in context.entities.values() if isinstance(entity, Review)]
    return ReviewLoaded(
        position=len(ever) + 1,
        governing_body=organisation(file.governing_body, "The governing body"),
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
            for spelling in spellings(each):
                organisation(spelling, "The name of an agency")
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


def edit(context: CommandContext, command: EditReview, today: date) -> list[Draft]:
    """What we say about a review: never its recommendations' wording."""
    review = context.review(command.review)
    if review is None:
        raise BadInput(f"There is no review {command.review} in this plan.")
    fact = ReviewEdited(
        governing_body=organisation(command.governing_body, "The governing body") if command.governing_body else None,
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
