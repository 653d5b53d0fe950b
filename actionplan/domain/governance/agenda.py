"""What a meeting is asked to do, derived from the plan: the opening of its papers, and what the meeting view shows.

``asked_about`` is the one rule of what is asked about an item; how it is said is the paper's or the screen's. Pure.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, assert_never

from actionplan.domain.dates import counted
from actionplan.domain.entry import deciding_meeting
from actionplan.domain.governance.pack_tables.live import sign_off_needs
from actionplan.domain.governance.pack_tables.table import Source
from actionplan.domain.rating.rate import chairs_actions
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.vocabulary import DateState, Kind, Response, Status


class Asked(StrEnum):
    """What a meeting can be asked about an item, in the order in which it takes them."""

    ADOPTION = "adoption"
    SIGN_OFF = "sign-off"
    EXTENSION = "extension"
    DELAY = "delay"
    PAUSE = "pause"
    IMPACT = "impact"
    PLANNING = "planning"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: its verb ("adopt"), what of, and the items that it is about."""

    verb: str
    words: str
    refs: tuple[str, ...]


def _impact_is_due(row: Row, meeting_on: date) -> bool:
    on = row.item.impact_review_on
    return row.item.status is Status.SIGNED_OFF and on is not None and on <= meeting_on


def _unanswered(row: Row) -> bool:
    item = row.item
    return item.live and item.kind is Kind.RECOMMENDATION and item.response.answer is Response.NOT_RECORDED


_WHEN: Final[dict[Asked, Callable[[Row, Snapshot, date], bool]]] = {
    Asked.ADOPTION: lambda row, _plan, _on: row.item.live and row.item.deadline.state is DateState.PROPOSED,
    Asked.SIGN_OFF: lambda row, plan, _on: row.item.reported_complete and not sign_off_needs(row, plan),
    Asked.EXTENSION: lambda row, _plan, _on: row.item.live and row.item.request is not None,
    Asked.DELAY: lambda row, _plan, _on: overdue(row.case) and row.item.request is None,
    Asked.PAUSE: lambda row, _plan, on: row.item.live and (row.item.paused_until or on) < on,
    Asked.IMPACT: lambda row, _plan, on: _impact_is_due(row, on),
    Asked.PLANNING: lambda row, _plan, _on: row.item.live and not row.case.planned,
    Asked.RESPONSE: lambda row, _plan, _on: _unanswered(row),
}


def asked_about(row: Row, plan: Snapshot, meeting_on: date) -> tuple[Asked, ...]:
    """What a meeting of that day is asked about one item of the plan; about its actions, they are asked themselves."""
    return tuple(asked for asked in Asked if _WHEN[asked](row, plan, meeting_on))


def asked_of(source: Source) -> tuple[Ask, ...]:
    """The requests of a meeting's papers, in the order in which it takes them."""
    plan, on = source.view.snapshot, source.meeting.on
    rows: dict[Asked, list[Row]] = {asked: [] for asked in Asked}
    for row in source.view.rows:
        for asked in asked_about(row, plan, on):
            rows[asked].append(row)
    found = [Ask(*_said(asked, about), tuple(row.ref for row in about)) for asked, about in rows.items() if about]
    return (*found, *_to_be_noted(source))


def _said(asked: Asked, about: Sequence[Row]) -> tuple[str, str]:
    """Verb and words of a request about some items."""
    items = counted(len(about), "item")
    match asked:
        case Asked.ADOPTION:
            dates = counted(len(about), "proposed date")
            return "adopt", f"{dates}, which only an extension can move after that"
        case Asked.SIGN_OFF:
            return "sign off", f"{items} reported complete with evidence{_impact_day(about)}"
        case Asked.EXTENSION:
            waiting = counted(len(about), "extension")
            return "decide", f"on {waiting} asked for: grant, refuse or return (table C)"
        case Asked.DELAY:
            late = counted(len(about), "overdue item")
            return "decide", f"what to do about {late} without an extension waiting (table D)"
        case Asked.PAUSE:
            return "decide", "whether a pause whose review date has come goes on (table J)"
        case Asked.IMPACT:
            return "review", f"the impact of {items}: is anything different for children? (table G)"
        case Asked.PLANNING:
            return "agree", f"an owner and a date for {items} without (table H)"
        case Asked.RESPONSE:
            open_ = counted(len(about), "recommendation")
            return "respond", f"to {open_}: accept, accept in part, or not accept"
        case _:
            assert_never(asked)


def _impact_day(rows: Sequence[Row]) -> str:
    """What a sign-off has to settle as well, where no impact is shown yet."""
    without = sum(row.item.evidence_impact == 0 for row in rows)
    return f", and set the day of the impact review for {without} of them" if without else ""


def _to_be_noted(source: Source) -> Iterator[Ask]:
    """What the chair decided since the last papers is reported, not asked."""
    chairs = chairs_actions(source.view.snapshot.meetings)
    taken = [line for line in source.decisions if deciding_meeting(line.entry.fact) in chairs]
    if taken:
        refs = dict.fromkeys(line.entry.ref or "the plan" for line in taken)
        noted = f"{counted(len(taken), 'decision')} taken by the chair since the last papers (table I)"
        yield Ask("note", noted, tuple(refs))
