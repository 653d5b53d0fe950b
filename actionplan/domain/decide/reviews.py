"""Starting a plan, its policy, and the reviews and agencies in it."""

from dataclasses import fields
from datetime import date

from actionplan.domain.commands import (
    AddAgency,
    BeginPlan,
    EditReview,
    LoadReview,
    MergeAgency,
    RenameAgency,
    SetPolicy,
)
from actionplan.domain.dates import add_months
from actionplan.domain.decide.checks import known_agency, optional_line, required_line, required_text
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.item_entries import OwnerAssigned
from actionplan.domain.plan_entries import (
    AgencyAdded,
    AgencyMerged,
    AgencyRenamed,
    PlanBegun,
    PolicySet,
    RecommendationPublished,
    ReviewEdited,
    ReviewLoaded,
)
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Agency, Item, Policy, Review
from actionplan.domain.typed.refs import rec_ref, slug, unnumbered_ref

POLICY_KEYS = tuple(each.name for each in fields(Policy) if each.name not in {"version", "rules_number"})
"""What ``policy set`` may change; the rules' own number changes with the program's rules only."""

_POLICY_RANGES = {"extensions_allowed": (0, 1), "extensions_at_most": (0, 100)}
"""The values that are no thresholds in days or months, which run from 1 to 1000."""


def begin(state: PlanState, command: BeginPlan) -> list[Draft]:
    """The first entry of a plan."""
    if state.begun:
        raise Refused("This plan has begun already.")
    return [Draft(None, PlanBegun(policy=command.policy))]


def set_policy(state: PlanState, command: SetPolicy) -> list[Draft]:
    """One threshold, from now on: papers as at an earlier day keep the earlier one."""
    if command.key not in POLICY_KEYS:
        raise BadInput(f'There is no policy "{command.key}". There is: {", ".join(POLICY_KEYS)}.')
    least, most = _POLICY_RANGES.get(command.key, (1, 1000))
    if not least <= command.value <= most:
        raise BadInput(f"{command.key} takes a whole number from {least} to {most}.")
    if getattr(state.policy, command.key) == command.value:
        return []
    reason = required_text(command.reason, "The reason")
    return [Draft(None, PolicySet(key=command.key, value=command.value, reason=reason))]


def load(state: PlanState, command: LoadReview, today: date) -> list[Draft]:
    """What the file has and the plan has not; wording that differs from what is loaded is refused."""
    file = command.file
    if not file.recommendations:
        raise BadInput(f"{file.ref} holds no recommendation: there is nothing to load.")
    if ("review", file.ref) in state.entities and state.review(file.ref) is None:
        raise Refused(
            f"{file.ref} was loaded and the loading was undone. Undo that undo to have it back, or load it "
            "under another ref."
        )
    agencies, agency_ids = _agencies(state, file)
    recommendations = []
    for position, published in enumerate(file.recommendations, start=1):
        ref = rec_ref(file.ref, published.number) if published.number else unnumbered_ref(file.ref, position)
        known = state.item(ref)
        if known is None:
            recommendations.append(Draft(ref, _published(published, position, agency_ids)))
        else:
            _same_wording(state, known, published)
    if state.review(file.ref) is None:
        review = Draft(file.ref, _review_loaded(state, file, agency_ids, today))
        return [*(Draft(None, each) for each in agencies), review, *recommendations]
    suggested = {agency_ids.get(each.suggested_agency or "") for each in file.recommendations}
    needed = [Draft(None, each) for each in agencies if each.agency in suggested]
    return [*needed, *recommendations] if recommendations else []


def _review_loaded(state: PlanState, file: ReviewFile, agency_ids: dict[str, str], today: date) -> ReviewLoaded:
    due = file.plan_due_on or add_months(file.published_on or today, state.policy.plan_due_months)
    ever = [entity for entity in state.entities.values() if isinstance(entity, Review)]
    return ReviewLoaded(
        position=len(ever) + 1,
        governing_body=file.governing_body,
        plan_due_on=due,
        stated_count=file.stated_count,
        published_on=file.published_on,
        contributing=tuple(agency_ids[each.name] for each in file.agencies if each.contributing),
        title=required_line(file.title, "The title of the review"),
        review_kind=optional_line(file.kind, "The kind of review") or None,
        partnership=optional_line(file.partnership, "The partnership") or None,
    )


def _agencies(state: PlanState, file: ReviewFile) -> tuple[list[AgencyAdded], dict[str, str]]:
    """The agencies that the plan does not know yet by any spelling, and the id of each agency that the file names."""
    ids: dict[str, str] = {}
    # A whole name counts before another agency's alias.
    for agency in state.agencies:
        ids.setdefault(_folded(agency.name), agency.id)
    for agency in state.agencies:
        for spelling in _spellings(agency):
            ids.setdefault(_folded(spelling), agency.id)
    taken = {key for kind, key in state.entities if kind == "agency"}
    added = []
    named = {}
    for each in file.agencies:
        folded = [_folded(spelling) for spelling in _spellings(each)]
        agency_id = next((ids[spelling] for spelling in folded if spelling in ids), None)
        if agency_id is None:
            agency_id = slug(each.name, taken)
            taken.add(agency_id)
            ids |= dict.fromkeys(folded, agency_id)
            added.append(AgencyAdded(agency_id, each.name, each.aliases, each.source_spelling))
        named[each.name] = agency_id
    return added, named


def _spellings(agency: Agency | NamedAgency) -> tuple[str, ...]:
    """All that an agency is called: its name first."""
    spelling = (agency.source_spelling,) if agency.source_spelling else ()
    return (agency.name, *agency.aliases, *spelling)


def _folded(name: str) -> str:
    """As two spellings compare: case, spacing and the kind of apostrophe do not count."""
    return " ".join(name.casefold().replace("’", "'").split())


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


def _same_wording(state: PlanState, known: Item, published: PublishedRecommendation) -> None:
    if state.text(known.wording, "wording") != published.wording:
        raise Refused(
            f"{known.ref} is in the plan with other wording, and published wording is locked. "
            f"If this is another review, load it under a ref of its own."
        )


def edit_review(state: PlanState, command: EditReview) -> list[Draft]:
    """What we say about a review: never its recommendations' wording."""
    review = state.review(command.review)
    if review is None:
        raise BadInput(f"There is no review {command.review} in this plan.")
    fact = ReviewEdited(
        governing_body=required_line(command.governing_body, "The governing body") if command.governing_body else None,
        plan_due_on=command.plan_due_on,
        published_on=command.published_on,
        title=None if command.title is None else required_line(command.title, "The title"),
        review_kind=optional_line(command.review_kind, "The kind of review"),
        partnership=optional_line(command.partnership, "The partnership"),
    )
    if fact == ReviewEdited():
        raise BadInput("Nothing was given to change.")
    return [] if _says_nothing_new(state, review, fact) else [Draft(review.ref, fact)]


def _says_nothing_new(state: PlanState, review: Review, fact: ReviewEdited) -> bool:
    texts = {name: state.text(getattr(review, name), name) for name in ("title", "review_kind", "partnership")}
    plain = {name: getattr(review, name) for name in ("governing_body", "plan_due_on", "published_on")}
    now = {**texts, **plain}
    return all(getattr(fact, name) in {None, value} for name, value in now.items())


def add_agency(state: PlanState, command: AddAgency) -> list[Draft]:
    """A new agency; a name or alias that another one has is refused."""
    name = required_line(command.name, "The name of the agency")
    aliases = tuple(dict.fromkeys(required_line(alias, "An alias") for alias in command.aliases))
    _names_free(state, (name, *aliases))
    taken = {key for kind, key in state.entities if kind == "agency"}
    return [Draft(None, AgencyAdded(agency=slug(name, taken), name=name, aliases=aliases))]


def rename_agency(state: PlanState, command: RenameAgency) -> list[Draft]:
    """The id, the items and the history stay; the old name becomes an alias."""
    agency = known_agency(state, command.agency)
    name = required_line(command.name, "The name of the agency")
    if name == agency.name:
        return []
    _names_free(state, (name,), but=agency.id)
    return [Draft(None, AgencyRenamed(agency=agency.id, name=name))]


def _names_free(state: PlanState, names: tuple[str, ...], but: str | None = None) -> None:
    wanted = {_folded(name): name for name in names}
    for agency in state.agencies:
        for used in _spellings(agency):
            if agency.id != but and _folded(used) in wanted:
                raise Refused(f'"{wanted[_folded(used)]}" is a name of {agency.name} already.')


def merge_agency(state: PlanState, command: MergeAgency) -> list[Draft]:
    """Every item that the first led or contributed to is now the second's."""
    gone, into = known_agency(state, command.agency), known_agency(state, command.into)
    if gone.id != command.agency:
        raise Refused(f"{command.agency} was merged into {gone.name} already.")
    if gone.id == into.id:
        raise BadInput(f"{gone.name} cannot be merged into itself.")
    drafts = [Draft(None, AgencyMerged(agency=gone.id, into=into.id))]
    for item in sorted(state.items, key=lambda item: item.ref):
        if gone.id != item.lead_agency and gone.id not in item.contributing:
            continue
        lead = into.id if item.lead_agency == gone.id else item.lead_agency
        contributing = tuple(dict.fromkeys(into.id if each == gone.id else each for each in item.contributing))
        drafts.append(Draft(item.ref, _moved(item, lead, contributing)))
    return drafts


def _moved(item: Item, lead: str | None, contributing: tuple[str, ...]) -> OwnerAssigned:
    """The same owner under the other agency's id: role and name stay where they stand."""
    return OwnerAssigned(
        agency=lead,
        confirmed=item.owner_confirmed,
        contributing=tuple(each for each in contributing if each != lead),
    )
