"""The ledger in words: a plain sentence or two for each entry.

Who made it and when is the caller's to add, and so is making the words inert for a terminal or a file.
"""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from actionplan.domain.dates import long_day
from actionplan.domain.entries import Entry, StepReversed, TextRedacted
from actionplan.domain.fact import Fact
from actionplan.domain.field_names import names_of_fields
from actionplan.domain.item_entries import (
    ActionAdded,
    ActionRetitled,
    CompletionReported,
    ContactNoted,
    DateProposed,
    EvidenceAdded,
    ItemReopened,
    OwnerAssigned,
    OwnerCleared,
    OwnerConfirmed,
    PlanSet,
    PostVacated,
    ProgressRecorded,
    ResponseRecorded,
    ThemeSet,
)
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
from actionplan.domain.sentences import at_meeting, because, stopped
from actionplan.domain.state.entities import Item, Record
from actionplan.domain.vocabulary import Declared, Kind, Outcome
from actionplan.domain.wording_meetings import at_a_meeting

AgencyName = Callable[[str], str]
"""The name of an agency by its id."""

_OUTCOMES = {
    Outcome.DELIVERED: "delivered",
    Outcome.IN_PART: "delivered in part",
    Outcome.NOT_INTRODUCED: "considered and not introduced",
}


class Line(Protocol):
    """An entry with its words, and the step that undid it: what a history is made of."""

    @property
    def entry(self) -> Entry:
        """The entry."""

    @property
    def undone_by(self) -> int | None:
        """The step that undid it, where one did and stands."""


def describe(entry: Entry, agency_name: AgencyName, undone_by: int | None = None) -> str:
    """What the entry says, in words; texts of several lines keep their lines, and are not made inert.

    The entry's free texts hold words (or the sentence that says they were removed), as ``Ledger.history`` gives them.
    """
    told = _told(entry.fact, agency_name, by_chair=entry.by_chair)
    return told if undone_by is None else f"{told} (Undone by step {undone_by}.)"


def _told(fact: Fact, agency_name: AgencyName, *, by_chair: bool) -> str:
    match fact:
        case PlanBegun() | PolicySet() | ReviewLoaded() | ReviewEdited() | RecommendationPublished():
            return _about_reviews(fact)
        case AgencyAdded() | AgencyRenamed() | AgencyMerged():
            return _about_agencies(fact, agency_name)
        case OwnerAssigned() | OwnerConfirmed() | OwnerCleared() | PostVacated():
            return _about_owners(fact, agency_name)
        case ActionAdded() | ActionRetitled() | PlanSet() | ThemeSet() | ResponseRecorded() | DateProposed():
            return _about_plans(fact, by_chair=by_chair)
        case ProgressRecorded() | ContactNoted() | EvidenceAdded() | CompletionReported() | ItemReopened():
            return _about_progress(fact)
        case StepReversed():
            return stopped(f"Undid step {fact.reverses}: {_put_back(fact)}")
        case TextRedacted():
            return f"Text of entry {fact.entry} removed for good.{because(fact.reason)}"
        case _:
            return at_a_meeting(fact, by_chair=by_chair)


def _about_reviews(fact: PlanBegun | PolicySet | ReviewLoaded | ReviewEdited | RecommendationPublished) -> str:
    match fact:
        case PlanBegun():
            return f"Plan begun, rated by rules number {fact.policy.rules_number}."
        case PolicySet():
            return f"Policy: {fact.key} set to {fact.value}.{because(fact.reason)}"
        case ReviewLoaded():
            kind = f" ({fact.review_kind})" if fact.review_kind else ""
            due = f"Its plan is due on {long_day(fact.plan_due_on)}, at the {fact.governing_body}."
            return f"Review loaded: {stopped(f'{fact.title}{kind}')} {due}"
        case ReviewEdited():
            changes = (
                ("title", fact.title),
                ("kind", fact.review_kind),
                ("partnership", fact.partnership),
                ("governing body", fact.governing_body),
                ("published on", _day(fact.published_on)),
                ("plan due on", _day(fact.plan_due_on)),
            )
            return f"Review changed. {_listed(changes)}"
        case RecommendationPublished():
            number = f"Recommendation {fact.number}" if fact.number else "Recommendation without a number"
            return f"{number} loaded, as published: {fact.wording}"


def _about_agencies(fact: AgencyAdded | AgencyRenamed | AgencyMerged, agency_name: AgencyName) -> str:
    match fact:
        case AgencyAdded():
            also = [f"also {alias}" for alias in fact.aliases]
            if fact.source_spelling:
                also.append(f"in the source {fact.source_spelling}")
            known_as = f" ({', '.join(also)})" if also else ""
            return f"Agency added: {stopped(fact.name + known_as)}"
        case AgencyRenamed():
            return f"Agency {fact.agency} renamed: {stopped(fact.name)}"
        case AgencyMerged():
            return f"Agency {agency_name(fact.agency)} merged into {stopped(agency_name(fact.into))}"


def _about_owners(fact: OwnerAssigned | OwnerConfirmed | OwnerCleared | PostVacated, agency_name: AgencyName) -> str:
    match fact:
        case OwnerAssigned():
            helping = ", ".join(agency_name(each) for each in fact.contributing)
            sentences = [_lead(fact, fact.agency, agency_name)] if fact.agency else []
            sentences += [f"Contributing: {stopped(helping)}"] if helping else []
            return " ".join(sentences) or "Contributing agencies taken away."
        case OwnerConfirmed():
            return f"Lead confirmed, from {stopped(fact.confirmed_from or 'somebody not recorded')}"
        case OwnerCleared():
            return "Lead taken away: nobody leads it now."
        case PostVacated():
            return "The lead officer left the post, which is vacant."


def _lead(fact: OwnerAssigned, agency: str, agency_name: AgencyName) -> str:
    """Who leads now, as far as the entry says it: a role or name that it leaves alone is not named."""
    lead = ", ".join(part for part in (agency_name(agency), fact.lead_role, fact.lead_name) if part)
    gone = fact.lead_name == ""  # None: it stays as it was
    if gone and fact.lead_role:
        lead += " (post vacant)"
    elif gone and fact.lead_role is None:
        lead += " (the lead officer's name taken away)"
    return f"{'Lead' if fact.confirmed else 'Proposed lead'}: {stopped(lead)}"


PlanFact = ActionAdded | ActionRetitled | PlanSet | ThemeSet | ResponseRecorded | DateProposed


def _about_plans(fact: PlanFact, *, by_chair: bool) -> str:
    match fact:
        case ActionAdded():
            return f"Action added: {stopped(fact.wording)}"
        case ActionRetitled():
            return f"Title of the action changed: {stopped(fact.wording)}"
        case PlanSet():
            parts = (
                ("will do", fact.will_do),
                ("intended outcome", fact.intended_outcome),
                ("measure", fact.measure),
            )
            return _listed(parts) or "Plan: nothing was changed."
        case ThemeSet():
            return f"Theme: {stopped(fact.theme)}" if fact.theme else "Theme taken away."
        case ResponseRecorded():
            decided = "" if fact.meeting_on is None else f", {at_meeting(fact.meeting_on, by_chair=by_chair)}"
            return f"Response: {fact.response.value.replace('-', ' ')}{decided}.{because(fact.response_reason)}"
        case DateProposed():
            if fact.on is None:
                return f"Proposed date taken away.{because(fact.reason)}"
            return f"Proposed date set to {long_day(fact.on)}.{because(fact.reason)}"


ProgressFact = ProgressRecorded | ContactNoted | EvidenceAdded | CompletionReported | ItemReopened


def _about_progress(fact: ProgressFact) -> str:
    match fact:
        case ProgressRecorded() | ContactNoted():
            start = "Progress" if isinstance(fact, ProgressRecorded) else "Note"
            return f"{start} ({_circumstances(fact)}): {fact.words}"
        case EvidenceAdded():
            held = f" Held at: {stopped(fact.held_at)}" if fact.held_at else ""
            file = f" SHA-256 of the file: {fact.sha256}." if fact.sha256 else ""
            restricted = ", restricted" if fact.restricted else ""
            about = f"{fact.evidence_kind}, {long_day(fact.on)}{restricted}"
            return f"Evidence ({about}): {stopped(fact.title)}{held}{file}"
        case CompletionReported():
            how = _OUTCOMES[fact.outcome]
            return f"Reported complete, on {long_day(fact.on)}, {how}: {fact.completion_summary}"
        case ItemReopened():
            return f"Reopened.{because(fact.reopened_reason)}"


def _circumstances(fact: ProgressRecorded | ContactNoted) -> str:
    parts = [long_day(fact.on)]
    if fact.sender:
        parts.append(f"from {fact.sender}")
    if fact.via:
        parts.append("at a meeting" if fact.via == "meeting" else f"by {fact.via}")
    if isinstance(fact, ProgressRecorded) and fact.declared is not None:
        parts.append(_declared(fact.declared))
    if fact.restricted:
        parts.append("restricted")
    return ", ".join(parts)


def _declared(declared: Declared) -> str:
    return "own view taken back" if declared is Declared.NONE else f"own view {declared.value}"


def _put_back(fact: StepReversed) -> str:
    """Which fields went back, in the names that people know them by; a thing made by the step is withdrawn whole."""
    entity = fact.item or fact.review or fact.agency or fact.record or fact.policy or fact.meeting
    if "present" in fact.fields and entity is not None and hasattr(entity, "present"):
        match entity:
            case Item(kind=Kind.ACTION):
                what = "the action"
            case Item():
                what = "the recommendation"
            case Record():
                what = f"the {entity.kind} of entry {entity.entry}"
            case _:
                what = f"the {type(entity).__name__.lower()}"
        return f"{what} {'is back' if entity.present else 'was withdrawn'}"
    return ", ".join(names_of_fields(fact.fields))


def _listed(pairs: tuple[tuple[str, str | None], ...]) -> str:
    """What was given: "Will do: … . Measure taken away."."""
    given = ((name[:1].upper() + name[1:], text) for name, text in pairs if text is not None)
    return " ".join(f"{name}: {stopped(text)}" if text else f"{name} taken away." for name, text in given)


def _day(day: date | None) -> str | None:
    return None if day is None else long_day(day)
