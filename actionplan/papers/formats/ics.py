"""Days for diaries as a calendar file: UTF-8, CRLF, each a whole day that blocks no time.

Not of a document but of days: a diary needs to know each day again. No time zone is written, so that the bytes do not
hang on a machine's time-zone data.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from actionplan.domain.text import visible
from actionplan.papers.documents.calendar import NAME, DiaryDay

if TYPE_CHECKING:
    from icalendar import Event

_MADE_BY: Final = "-//actionplan//actionplan//EN"


def to_ics(days: Iterable[DiaryDay], as_at: date) -> bytes:
    """The calendar; each day is stamped with the one that the plan is shown as at."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", _MADE_BY)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", NAME)
    stamp = datetime.combine(as_at, time(), UTC)
    for each in days:
        made.add_component(_event(each, stamp))
    return bytes(made.to_ical())


def _event(day: DiaryDay, stamp: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", day.changes)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if day.dropped else "CONFIRMED")
    event.add("summary", visible(day.words, newlines=False))
    if day.told:
        event.add("description", visible(day.told))
    return event
