"""What a meeting is asked to do, derived from the plan: the opening of its papers. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplan.domain.dates import counted
from actionplan.domain.evolve_meetings import deciding_meeting
from actionplan.domain.meeting_tables import sign_off_needs
from actionplan.domain.paper_table import Source
from actionplan.domain.rating import overdue
from actionplan.domain.snapshot import Row
from actionplan.domain.words import DateState, Kind, MeetingKind, Response, Status


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: its verb ("adopt"), what of, and the items that it is about."""

    verb: str
    words: str
    refs: tuple[str, ...]


def asked_of(source: Source) -> tuple[Ask, ...]:
    """The requests, in the order in which a meeting takes them."""
    found = (*_resolutions(source), *_discussions(source))
    return tuple(Ask(verb, words, tuple(refs)) for verb, words, refs in found if refs)


def _refs(rows: Sequence[Row]) -> list[str]:
    return [row.ref for row in rows]


Request = tuple[str, str, list[str]]


def _resolutions(source: Source) -> Iterator[Request]:
    proposed = source.rows(lambda row: row.item.live and row.item.date_state is DateState.PROPOSED)
    yield (
        "adopt",
        f"{counted(len(proposed), 'proposed date')}, which only an extension can move after that",
        _refs(proposed),
    )
    complete = source.rows(lambda row: row.item.reported_complete and not sign_off_needs(row, source))
    yield (
        "sign off",
        f"{counted(len(complete), 'item')} reported complete with evidence{_impact_day(complete)}",
        _refs(complete),
    )
    asked = source.rows(lambda row: row.item.live and row.item.extension_to is not None)
    yield "decide", f"on {counted(len(asked), 'extension')} asked for: grant, refuse or return (table C)", _refs(asked)
    late = source.rows(lambda row: overdue(row.case) and row.item.extension_to is None)
    yield (
        "decide",
        f"what to do about {counted(len(late), 'overdue item')} without an extension waiting (table D)",
        _refs(late),
    )
    paused = source.rows(lambda row: row.item.live and (row.item.paused_until or source.meeting.on) < source.meeting.on)
    yield "decide", "whether a pause whose review date has come goes on (table J)", _refs(paused)


def _impact_day(rows: Sequence[Row]) -> str:
    """What a sign-off has to settle as well, where no impact is shown yet."""
    without = sum(row.item.evidence_impact == 0 for row in rows)
    return f", and set the day of the impact review for {without} of them" if without else ""


def _discussions(source: Source) -> Iterator[Request]:
    def review_due(row: Row) -> bool:
        on = row.item.impact_review_on
        return row.item.status is Status.SIGNED_OFF and on is not None and on <= source.meeting.on

    reviews = source.rows(review_due)
    yield (
        "review",
        f"the impact of {counted(len(reviews), 'item')}: is anything different for children? (table G)",
        _refs(reviews),
    )
    unplanned = source.rows(lambda row: row.item.live and not row.case.planned)
    yield "agree", f"an owner and a date for {counted(len(unplanned), 'item')} without (table H)", _refs(unplanned)
    unanswered = source.rows(
        lambda row: row.item.live and row.item.response is Response.NOT_RECORDED, Kind.RECOMMENDATION
    )
    yield (
        "respond",
        f"to {counted(len(unanswered), 'recommendation')}: accept, accept in part, or not accept",
        _refs(unanswered),
    )
    chairs = {each.id for each in source.view.snapshot.meetings if each.kind is MeetingKind.CHAIRS_ACTION}
    taken = [line for line in source.decisions if deciding_meeting(line.entry.fact) in chairs]
    refs = list(dict.fromkeys(line.entry.ref or "the plan" for line in taken))
    yield "note", f"{counted(len(taken), 'decision')} taken by the chair since the last papers (table I)", refs
