"""Follow-ups as JSON: those of the plan, and those of one item."""

from collections.abc import Iterable
from typing import Any

from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import owner_of, words_of
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.papers.formats.json import json_bytes


def follow_ups_json(found: Iterable[FollowUp], view: PlanView) -> bytes:
    """A list of follow-ups, by number."""
    return json_bytes([follow_up_value(each, view) for each in found])


def follow_up_value(each: FollowUp, view: PlanView) -> dict[str, Any]:
    """One follow-up with its documented names."""
    return {
        "follow_up": each.name,
        "ref": each.ref,
        "words": words_of(each, view) or None,
        "owner": owner_of(each, view) or None,
        "due_on": each.due_on,
        "earlier_dates": list(each.earlier_dates),
        "days_late": each.days_late(view.as_at),
        "each_sitting": each.each_sitting,
        "state": each.state.value,
        "source": each.source.value,
        "meeting": each.meeting,
        "set_on": each.set_on,
        "outcome": view.words(each.outcome, "outcome") or None,
        "outcome_on": each.outcome_on,
        "outcome_meeting": each.outcome_meeting,
    }
