"""The fields of state in the names that people know them by: for undos, and for whoever changed something first."""

from collections.abc import Iterable
from typing import Final

NAMES: Final = {
    "owner": ("lead_agency", "lead_role", "lead_name", "owner_confirmed", "confirmed_from", "vacant_since"),
    "contributing agencies": ("contributing",),
    "due date": (
        *("due_on", "adopted_on", "adopted_at", "adopted_meeting", "first_dated_on", "date_recorded_on"),
        *("times_moved", "corrected_at", "corrected_meeting"),
    ),
    "extension": (
        *("extension_to", "extension_asked_on", "extension_reason", "asked_by", "extension_refused_on"),
        *("extension_answer", "answer_meeting", "extended_at", "extended_meeting", "condition"),
    ),
    "status": ("status", "started_on"),
    "completion": ("completed_on", "reported_on", "outcome", "completion_summary", "reopened_reason"),
    "declared rating": ("declared",),
    "last update": ("last_update", "last_update_on"),
    "last contact": ("last_contact_on",),
    "evidence": ("evidence_output", "evidence_quality", "evidence_impact", "evidence_kind", "sha256"),
    "response": ("response", "response_reason", "response_meeting"),
    "plan": ("will_do", "intended_outcome", "measure"),
    "title": ("wording", "short_title", "title"),
    "theme": ("theme",),
    "addressed to": ("addressed_to",),
    "suggested agency": ("suggested_agency",),
    "pause": ("paused_until", "pause_agreed", "pause_reason"),
    "sign-off": ("signed_off_on", "signed_off_at", "agreed_by", "sign_off_recorded_by"),
    "impact review": ("impact_state", "impact_review_on"),
    "closing": ("closing_meeting", "closing_reason", "superseded_by"),
    "rating by decision": (
        *("override_colour", "override_rule_colour"),
        *("override_body", "override_on", "override_meeting", "override_reason", "override_agreed_by"),
    ),
    "meeting's day": ("on",),
    "meeting's state": ("cancelled", "closed", "closed_by", "closed_on"),
    "papers": ("packs_issued", "papers_cut_off", "papers_as_at"),
    "kind": ("review_kind", "kind"),
    "partnership": ("partnership",),
    "governing body": ("governing_body",),
    "date of publication": ("published_on",),
    "date by which the plan is due": ("plan_due_on",),
    "name": ("name",),
    "aliases": ("aliases",),
    "merger": ("merged_into",),
}
"""Each name with the fields that it stands for, in the order in which they are said."""

_BY_FIELD: Final = {field: name for name, fields in NAMES.items() for field in fields}


def names_of_fields(fields: Iterable[str]) -> list[str]:
    """The names, each once, in a fixed order; a field without one is said as it is spelt, blanks for underscores."""
    names = {_BY_FIELD.get(field, field.replace("_", " ")) for field in fields}
    known = [name for name in NAMES if name in names]
    return known + sorted(names.difference(known))
