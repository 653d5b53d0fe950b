"""The bodies of a plan as JSON."""

from collections.abc import Iterable
from typing import Any

from actionplan.domain.meetings.standing import Standing
from actionplan.papers.formats.json import json_bytes


def bodies_json(bodies: Iterable[Standing]) -> bytes:
    """One object a body, in the order given."""
    return json_bytes([body_value(each) for each in bodies])


def body_value(body: Standing) -> dict[str, Any]:
    """One body with its documented names."""
    return {
        "body": body.name,
        "role": body.role.value,
        "role_recorded": body.recorded,
        "from": None if body.term is None else body.term.since,
        "until": None if body.term is None else body.term.until,
        "reviews": list(body.reviews),
        "may": [
            {
                "acts": [act.value for act in each.acts],
                "for": each.scope.value,
                "by": each.by,
                "meeting": each.meeting,
                "since": each.since,
            }
            for each in body.delegations
        ],
        "returns_due": body.returns_due,
        "papers_close": body.papers_close,
        "papers_out": body.papers_out,
        "meetings": body.meetings,
    }
