"""A meeting's agenda as JSON: one object an ask, in the order in which the meeting takes them."""

from typing import Any

from actionplan.domain.governance.agenda import MeetingAgenda, title_of
from actionplan.domain.governance.asks import Ask
from actionplan.domain.rating.view import PlanView
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.recording import recorded_with


def agenda_json(found: MeetingAgenda, view: PlanView) -> bytes:
    """The meeting, the day, and its asks."""
    meeting = found.meeting
    asks = asks_value(found, view)
    return json_bytes({"meeting": meeting.id, "body": meeting.body, "as_at": view.as_at, "asks": asks})


def asks_value(found: MeetingAgenda, view: PlanView) -> list[dict[str, Any]]:
    """The asks alone, for the record of a meeting too."""
    return [_ask(ask, found.meeting.id, view) for ask in found.asks]


def _ask(ask: Ask, meeting: str, view: PlanView) -> dict[str, Any]:
    return {
        "kind": ask.kind.value,
        "refs": [ask.ref] if ask.follow_up is None else [each for each in (ask.follow_up.ref,) if each],
        "follow_up": None if ask.follow_up is None else ask.ref,
        "titles": [title_of(ask, view)],
        "resolution": ask.resolution,
        "records_with": recorded_with(ask, meeting),
        "answered": ask.answered,
        "new": ask.new,
    }
