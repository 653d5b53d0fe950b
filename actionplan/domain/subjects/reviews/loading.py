"""Loading a review: what its file has and the plan has not. Published wording stays as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.domain.checks import not_after_today, optional_line, organisation, required_line
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import FIRST_YEAR, add_months, long_day
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.names import folded, spellings
from actionplan.domain.review_file import PublishedFinding, PublishedRecommendation, ReviewFile
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Review
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.actions import ActionAdded
from actionplan.domain.subjects.agencies import AgencyAdded, short_name
from actionplan.domain.subjects.findings import added as findings_added
from actionplan.domain.subjects.findings import not_in_plan
from actionplan.domain.subjects.reviews.differences import differences, refusal, told
from actionplan.domain.subjects.reviews.entries import RecommendationPublished, ReviewLoaded
from actionplan.domain.subjects.reviews.matching import Comparison, InPlan, compare, places
from actionplan.domain.text import is_removed_text
from actionplan.domain.typed.numbers import reading_order
from actionplan.domain.typed.refs import action_ref, rec_ref, slug, unnumbered_ref
from actionplan.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReview(Command):
    """Load a review's recommendations; ``refs`` stays empty."""

    file: ReviewFile

    def needs(self) -> Needs:
        """What of the review is in the plan already."""
        return Needs(items_of_review=self.file.ref, findings=True)


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """What loading a file would do: the entries, what is new, what differs and what the file leaves out.

    ``findings`` are the findings that would be added. ``told`` says in sentences what differs from the plan and stays
    as it is; ``refusal`` is why it would be refused.
    """

    drafts: tuple[Draft, ...]
    refs: tuple[str, ...]
    into_existing: bool
    comparison: Comparison
    told: tuple[str, ...] = ()
    refusal: Refused | None = None
    findings: tuple[PublishedFinding, ...] = ()

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
    findings = not_in_plan(context, file.ref, file.findings)
    found = findings_added(context, file.ref, [(each, _answers(each, refs)) for each in findings])
    if review is None:
        added = [
            draft
            for at, each in enumerate(file.recommendations)
            for draft in _drafts(context, refs[at], each, at + 1, agency_ids)
        ]
        first = [*(Draft(None, each) for each in agencies)]
        loaded = Draft(file.ref, _review_loaded(context, file, agency_ids, today))
        drafts = (*first, loaded, *added, *found)
        return LoadPlan(drafts, refs, into_existing=False, comparison=comparison, findings=findings)
    added = [
        draft
        for new, position in places(comparison, known, lambda new: refs[new.index])
        for draft in _drafts(context, refs[new.index], new.published, position, agency_ids)
    ]
    published_on(file.published_on, today)
    suggested = {agency_ids.get(new.published.suggested_agency or "") for new in comparison.new}
    needed = [Draft(None, each) for each in agencies if each.agency in suggested]
    return LoadPlan(
        (*(needed if added else ()), *added, *found),
        refs,
        into_existing=True,
        comparison=comparison,
        told=(*differences(context, review, file, agency_ids), *told(comparison, refs)),
        refusal=refusal(file, comparison),
        findings=findings,
    )


def _answers(finding: PublishedFinding, refs: tuple[str, ...]) -> tuple[str, ...]:
    """The refs of the recommendations that the review says answer a finding."""
    return tuple(dict.fromkeys(refs[at] for at in finding.answered_by))


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


def _review_loaded(context: CommandContext, file: ReviewFile, agency_ids: dict[str, str], today: date) -> ReviewLoaded:
    due = file.plan_due_on or add_months(file.published_on or today, context.policy.plan_due_months)
    ever = [entity for entity in context.entities.values() if isinstance(entity, Review)]
    return ReviewLoaded(
        position=len(ever) + 1,
        governing_body=organisation(file.governing_body, "The governing body"),
        plan_due_on=due,
        stated_count=file.stated_count,
        published_on=published_on(file.published_on, today),
        contributing=tuple(agency_ids[each.name] for each in file.agencies if each.contributing),
        title=required_line(file.title, "The title of the review"),
        review_kind=optional_line(file.kind, "The kind of review") or None,
        partnership=optional_line(file.partnership, "The partnership") or None,
    )


def published_on(on: date | None, today: date) -> date | None:
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
            short = short_name(each.short, each.name)
            added.append(AgencyAdded(agency_id, each.name, each.aliases, each.source_spelling, short or None))
        named[each.name] = agency_id
    return added, named


def _drafts(
    context: CommandContext,
    ref: str,
    published: PublishedRecommendation,
    position: int,
    agency_ids: dict[str, str],
) -> Iterator[Draft]:
    """A recommendation, and an action for each of its sub-items that is to be one."""
    yield Draft(ref, _published(published, position, agency_ids))
    earlier = context.item_ever_added(ref)
    first = 1 if earlier is None else earlier.actions_added + 1
    for at, title in enumerate(published.actions, start=first):
        wording = required_line(title, "The title of the action")
        yield Draft(action_ref(ref, at), ActionAdded(parent=ref, position=at, wording=wording))


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
        ours=published.ours,
    )
