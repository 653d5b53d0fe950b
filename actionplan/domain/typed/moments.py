"""Which point of the ledger a person means by a day or a meeting. Pure: meetings and today are given."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from actionplan.domain.dates import Sitting
from actionplan.domain.errors import BadInput
from actionplan.domain.meetings.bodies import bodies_in_use, body_key
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.meetings.sittings import sittings_of
from actionplan.domain.moment import Moment
from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Meeting
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.typed.dates import parse_day
from actionplan.domain.typed.refs import Named, match_named

_CLOSING = re.compile("minuted(:[0-9]{1,3})?")


def typed_sittings(meetings: Sequence[Meeting], bodies: Iterable[Body] = ()) -> tuple[Sitting, ...]:
    """The sittings that typed dates can name, "next executive", with the days on which their papers close."""
    close = {body.id: body.papers_close for body in bodies}
    return tuple(Sitting(each.body, each.on, close.get(body_key(each.body))) for each in sittings_of(meetings))


def resolve_meeting(text: str, meetings: Sequence[Meeting], today: date) -> Meeting:
    """The one meeting that a person means: its name, a unique beginning of it, "next executive", "last executive".

    Raises ``BadInput`` naming the nearest.
    """
    first, _, rest = " ".join(text.casefold().split()).partition(" ")
    if first in {"next", "last"} and rest:
        body = _body(rest, meetings)
        day = parse_day(f"{first} {body_key(body)}", today, typed_sittings(meetings))
        return next(each for each in sittings_of(meetings, body) if each.on == day)
    return _named(text, meetings)


def _body(words: str, meetings: Sequence[Meeting]) -> str:
    """The one body that somebody means, of those that sit."""
    bodies = bodies_in_use((), sittings_of(meetings))
    return match_named(words, [Named(body, body) for body in bodies], "meeting body").id


def _named(text: str, meetings: Sequence[Meeting]) -> Meeting:
    by_id = {each.id: each for each in meetings}
    return by_id[match_named(text, [Named(each, each) for each in by_id], "meeting").id]


def moment_of(text: str, meetings: Sequence[Meeting], today: date) -> Moment:
    """The point that ``--as-at`` names: a day, or a meeting's papers, its day or one of its closings.

    "M" and "M:papers" are the papers' cut-off, "M:day" the end of the meeting's day, "M:minuted" its first closing,
    and "M:minuted:2" its second, where it was reopened.
    Raises ``BadInput`` where there is no such point yet; the ledger refuses a future day.
    """
    name, colon, point = text.strip().partition(":")
    if not colon and (text[:1].isdigit() or not _may_be_meeting(name, meetings)):
        return Moment(parse_day(text, today, typed_sittings(meetings), meant=Meant.PAST))
    meeting = resolve_meeting(name, meetings, today)
    match point.strip().casefold() if colon else "papers":
        case "day":
            return Moment(meeting.on)
        case "papers":
            papers = papers_of(meeting)
            if papers is None:
                raise BadInput(
                    f"No papers were issued for {meeting.id}. For the end of its day, write {meeting.id}:day"
                )
            return papers
        case minuted if _CLOSING.fullmatch(minuted):
            return _closing(meeting, int(minuted.partition(":")[2] or 1))
        case _:
            raise BadInput(f"After a meeting's name comes :day, :papers or :minuted, not :{point.strip()[:20]}.")


def _closing(meeting: Meeting, number: int) -> Moment:
    """The moment at which a meeting was closed for the first time, or for the second where it was reopened."""
    closings = meeting.closings
    if not closings:
        raise BadInput(f"{meeting.title} has not been closed yet. For the end of its day: {meeting.id}:day")
    if not 1 <= number <= len(closings):
        times = "once" if len(closings) == 1 else f"{len(closings)} times"
        raise BadInput(f"{meeting.title} was closed {times}. For its first closing: {meeting.id}:minuted")
    found = closings[number - 1]
    return Moment(found.on, found.entry)


def _may_be_meeting(name: str, meetings: Sequence[Meeting]) -> bool:
    words = name.casefold().split()
    if words[:1] in (["next"], ["last"]):
        try:
            return bool(_body(" ".join(words[1:]), meetings))
        except BadInput:
            return False  # "next friday": a day, or refused as one
    return any(each.id.startswith(name.strip().casefold()) for each in meetings)
