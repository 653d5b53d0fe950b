"""Meetings, and the record of one, as JSON."""

from collections.abc import Callable, Iterable
from typing import Any

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import MeetingAgenda
from actionplan.domain.governance.meeting_record import MeetingRecord
from actionplan.domain.kinds import as_amended, describe
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.papers.formats.json import json_bytes
from actionplan.papers.values.agenda import asks_value
from actionplan.papers.values.follow_ups import follow_up_value

AgencyName = Callable[[str], str]


def meetings_json(meetings: Iterable[Meeting]) -> bytes:
    """One object a meeting, in the order given."""
    return json_bytes([_meeting(each) for each in meetings])


def meeting_record_json(record: MeetingRecord, asked: MeetingAgenda, view: PlanView) -> bytes:
    """The meeting, what it was asked, who was there, what was challenged, and the lines of each part of its record."""
    names = view.snapshot.agency_name
    parts = {
        "arranged": record.about,
        "papers": record.papers,
        "decided_by_chair": record.by_chair,
        "reported": record.reported,
        "decided": record.decided,
        "recorded_later": record.recorded_later,
    }
    lines = {name: [_line(line, record.meeting, names) for line in found] for name, found in parts.items()}
    attendance = record.attendance
    told = {
        "minutes_agreed_at": record.meeting.minutes_agreed_at,
        "agreed_by": list(attendance.agreed_by),
        "present": list(attendance.present),
        "apologies": list(attendance.apologies),
        "interests": list(attendance.interests),
        "without": list(attendance.missing),
        "challenges": [
            {
                "asked_by": each.asked_by,
                "words": each.words,
                "answer": each.answer or None,
                "amended_on": each.amended_on,
            }
            for each in record.challenges
        ],
        "words": {part.value: given.words for part, given in record.words.items()},
        "follow_ups": [
            follow_up_value(each, view) for each in view.snapshot.follow_ups if each.meeting == record.meeting.id
        ],
    }
    return json_bytes(_meeting(record.meeting) | {"asks": asks_value(asked, view)} | lines | told)


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "meeting": meeting.id,
        "body": meeting.body,
        "on": meeting.on,
        "kind": meeting.kind.value,
        "cancelled": meeting.cancelled,
        "closed_on": meeting.closed_on,
        "packs_issued": meeting.packs_issued,
        "papers_as_at": meeting.papers_as_at,
        "papers_cut_off": meeting.papers_cut_off,
    }


def _line(line: HistoryLine, meeting: Meeting, names: AgencyName) -> dict[str, Any]:
    entry = line.entry
    return {
        "entry": entry.number,
        "step": entry.step,
        "meeting_on": meeting.on,
        "recorded_on": entry.day,
        "by": entry.by,
        "kind": entry.fact.kind,
        "ref": entry.ref,
        "words": describe(as_amended(line), names),
        "amended_on": line.amended_on,
        "undone_by": line.undone_by,
    }
