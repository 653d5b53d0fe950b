"""An item as undos of schema 1 and 2 hold it: one flat row of fields. Read for ever, and never written again."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from actionplan.domain.state.item import (
    Closing,
    Completion,
    Deadline,
    ExtensionRequest,
    GivenResponse,
    Item,
    Override,
    Owner,
    Pause,
    Refusal,
    SignOff,
    TextPointer,
)
from actionplan.domain.vocabulary import (
    Colour,
    Declared,
    ExtensionAnswer,
    ImpactState,
    Kind,
    Outcome,
    Response,
    Status,
)


@dataclass(frozen=True, slots=True)
class FlatItem:
    """The fields as they were named then; those that schema 1 had not yet have defaults."""

    ref: str
    version: int
    kind: Kind
    review: str
    parent: str | None
    number: str | None
    position: int
    wording: TextPointer
    added_on: date
    short_title: TextPointer | None = None
    theme: TextPointer | None = None
    addressed_to: TextPointer | None = None
    suggested_agency: str | None = None
    actions_added: int = 0
    response: Response = Response.NOT_RECORDED
    response_reason: TextPointer | None = None
    response_meeting: str | None = None
    will_do: TextPointer | None = None
    intended_outcome: TextPointer | None = None
    measure: TextPointer | None = None
    lead_agency: str | None = None
    lead_role: TextPointer | None = None
    lead_name: TextPointer | None = None
    owner_confirmed: bool = False
    confirmed_from: TextPointer | None = None
    vacant_since: date | None = None
    contributing: tuple[str, ...] = ()
    due_on: date | None = None
    adopted_on: date | None = None
    adopted_at: date | None = None
    adopted_meeting: str | None = None
    first_dated_on: date | None = None
    times_moved: int = 0
    extension_to: date | None = None
    extension_asked_on: date | None = None
    extension_reason: TextPointer | None = None
    asked_by: TextPointer | None = None
    extension_refused_on: date | None = None
    extension_answer: ExtensionAnswer | None = None
    answer_meeting: str | None = None
    extended_at: date | None = None
    extended_meeting: str | None = None
    corrected_at: date | None = None
    corrected_meeting: str | None = None
    condition: TextPointer | None = None
    date_recorded_on: date | None = None
    status: Status = Status.NOT_STARTED
    started_on: date | None = None
    declared: Declared = Declared.NONE
    last_update: int | None = None
    last_update_on: date | None = None
    last_contact_on: date | None = None
    evidence_output: int = 0
    evidence_quality: int = 0
    evidence_impact: int = 0
    completed_on: date | None = None
    reported_on: date | None = None
    outcome: Outcome | None = None
    completion_summary: TextPointer | None = None
    reopened_reason: TextPointer | None = None
    paused_until: date | None = None
    pause_agreed: bool = False
    pause_reason: TextPointer | None = None
    signed_off_on: date | None = None
    signed_off_at: str | None = None
    agreed_by: TextPointer | None = None
    sign_off_recorded_by: str | None = None
    impact_state: ImpactState | None = None
    impact_review_on: date | None = None
    closed_on: date | None = None
    closing_meeting: str | None = None
    closing_reason: TextPointer | None = None
    superseded_by: str | None = None
    override_colour: Colour | None = None
    override_rule_colour: Colour | None = None
    override_body: str | None = None
    override_on: date | None = None
    override_meeting: str | None = None
    override_reason: TextPointer | None = None
    override_agreed_by: TextPointer | None = None
    present: bool = True


PATHS: Final = MappingProxyType(
    {
        "response": "response.answer",
        "response_reason": "response.reason",
        "response_meeting": "response.meeting",
        "lead_agency": "owner.agency",
        "lead_role": "owner.role",
        "lead_name": "owner.name",
        "owner_confirmed": "owner.confirmed",
        "confirmed_from": "owner.confirmed_from",
        "vacant_since": "owner.vacant_since",
        "due_on": "deadline.due_on",
        "adopted_on": "deadline.adopted_on",
        "adopted_at": "deadline.adopted_at",
        "adopted_meeting": "deadline.adopted_meeting",
        "first_dated_on": "deadline.first_dated_on",
        "times_moved": "deadline.times_moved",
        "extended_at": "deadline.extended_at",
        "extended_meeting": "deadline.extended_meeting",
        "corrected_at": "deadline.corrected_at",
        "corrected_meeting": "deadline.corrected_meeting",
        "condition": "deadline.condition",
        "date_recorded_on": "deadline.recorded_on",
        "extension_to": "request.to",
        "extension_asked_on": "request.asked_on",
        "extension_reason": "request.reason",
        "asked_by": "request.asked_by",
        "extension_refused_on": "refusal.on",
        "extension_answer": "refusal.answer",
        "answer_meeting": "refusal.meeting",
        "completed_on": "completion.on",
        "reported_on": "completion.reported_on",
        "outcome": "completion.outcome",
        "completion_summary": "completion.summary",
        "signed_off_on": "sign_off.on",
        "signed_off_at": "sign_off.meeting",
        "agreed_by": "sign_off.agreed_by",
        "sign_off_recorded_by": "sign_off.recorded_by",
        "impact_state": "sign_off.impact_state",
        "impact_review_on": "sign_off.impact_review_on",
        "paused_until": "pause.until",
        "pause_agreed": "pause.until",
        "pause_reason": "pause.reason",
        "closed_on": "closing.on",
        "closing_meeting": "closing.meeting",
        "closing_reason": "closing.reason",
        "superseded_by": "closing.superseded_by",
        "override_colour": "override.colour",
        "override_rule_colour": "override.rule_colour",
        "override_body": "override.body",
        "override_on": "override.on",
        "override_meeting": "override.meeting",
        "override_reason": "override.reason",
        "override_agreed_by": "override.agreed_by",
    }
)
"""Where each field is now; a field that is not here kept its name. Each pause was one that a meeting had agreed."""


def in_parts(flat: FlatItem) -> Item:
    """The item that a flat one means."""
    return Item(
        ref=flat.ref,
        version=flat.version,
        kind=flat.kind,
        review=flat.review,
        parent=flat.parent,
        number=flat.number,
        position=flat.position,
        wording=flat.wording,
        added_on=flat.added_on,
        short_title=flat.short_title,
        theme=flat.theme,
        addressed_to=flat.addressed_to,
        suggested_agency=flat.suggested_agency,
        actions_added=flat.actions_added,
        will_do=flat.will_do,
        intended_outcome=flat.intended_outcome,
        measure=flat.measure,
        response=GivenResponse(flat.response, flat.response_reason, flat.response_meeting),
        owner=_owner(flat),
        contributing=flat.contributing,
        deadline=_deadline(flat),
        request=_request(flat),
        refusal=_refusal(flat),
        status=flat.status,
        started_on=flat.started_on,
        reopened_reason=flat.reopened_reason,
        completion=_completion(flat),
        sign_off=_sign_off(flat),
        closing=_closing(flat),
        declared=flat.declared,
        last_update=flat.last_update,
        last_update_on=flat.last_update_on,
        last_contact_on=flat.last_contact_on,
        evidence_output=flat.evidence_output,
        evidence_quality=flat.evidence_quality,
        evidence_impact=flat.evidence_impact,
        pause=None if flat.paused_until is None else Pause(flat.paused_until, flat.pause_reason),
        override=_override(flat),
        present=flat.present,
    )


def _owner(flat: FlatItem) -> Owner:
    return Owner(
        agency=flat.lead_agency,
        role=flat.lead_role,
        name=flat.lead_name,
        confirmed=flat.owner_confirmed,
        confirmed_from=flat.confirmed_from,
        vacant_since=flat.vacant_since,
    )


def _deadline(flat: FlatItem) -> Deadline:
    return Deadline(
        due_on=flat.due_on,
        adopted_on=flat.adopted_on,
        adopted_at=flat.adopted_at,
        adopted_meeting=flat.adopted_meeting,
        first_dated_on=flat.first_dated_on,
        times_moved=flat.times_moved,
        extended_at=flat.extended_at,
        extended_meeting=flat.extended_meeting,
        corrected_at=flat.corrected_at,
        corrected_meeting=flat.corrected_meeting,
        condition=flat.condition,
        recorded_on=flat.date_recorded_on,
    )


def _request(flat: FlatItem) -> ExtensionRequest | None:
    if flat.extension_to is None:
        return None
    return ExtensionRequest(flat.extension_to, flat.extension_asked_on, flat.extension_reason, flat.asked_by)


def _refusal(flat: FlatItem) -> Refusal | None:
    if flat.extension_refused_on is None:
        return None
    return Refusal(flat.extension_refused_on, flat.extension_answer, flat.answer_meeting)


def _completion(flat: FlatItem) -> Completion | None:
    if flat.completed_on is None:
        return None
    return Completion(flat.completed_on, flat.reported_on, flat.outcome, flat.completion_summary)


def _sign_off(flat: FlatItem) -> SignOff | None:
    if flat.signed_off_on is None:
        return None
    return SignOff(
        on=flat.signed_off_on,
        meeting=flat.signed_off_at,
        agreed_by=flat.agreed_by,
        recorded_by=flat.sign_off_recorded_by,
        impact_state=flat.impact_state,
        impact_review_on=flat.impact_review_on,
    )


def _closing(flat: FlatItem) -> Closing | None:
    if flat.closed_on is None:
        return None
    return Closing(flat.closed_on, flat.closing_meeting, flat.closing_reason, flat.superseded_by)


def _override(flat: FlatItem) -> Override | None:
    if flat.override_colour is None:
        return None
    return Override(
        colour=flat.override_colour,
        rule_colour=flat.override_rule_colour,
        body=flat.override_body,
        on=flat.override_on,
        meeting=flat.override_meeting,
        reason=flat.override_reason,
        agreed_by=flat.override_agreed_by,
    )
