"""The days of a plan for diaries: deadlines, sittings, the days on which papers close, and impact reviews.

As values that ``formats.ics`` writes, and as a document of the same days. Times of day are not on record, so each is a
whole day. A day keeps its name for ever (``uid``), so that a second import puts it right in place; ``changes`` counts
what was recorded about it, so that a diary knows the later one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from actionplan.domain.dates import PAPERS_CLOSE_BEFORE
from actionplan.domain.editions import Reader
from actionplan.domain.entry import Fact, HistoryLine
from actionplan.domain.meetings.bodies import body_key
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.bodies.entries import BodyAdded, BodyChanged
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.vocabulary import MeetingKind, Status, Wrote
from actionplan.papers.document import (
    CellKind,
    Column,
    Composed,
    Document,
    Fit,
    Front,
    Paragraph,
    Section,
    Table,
    Title,
)

NAME: Final = "Action plan: dates"
ENDED: Final = "no longer takes place"

_COLUMNS: Final = (
    Column("Day", CellKind.DATE),
    Column("What", fit=Fit.FOLD),
)


class DiaryDay(NamedTuple):
    """A whole day in a diary.

    ``plan`` is the plan's own name among all plans and ``key`` the day's within it. ``brief`` is what it is without
    words that a person composed; ``dropped``: it no longer takes place.
    """

    plan: str
    key: str
    on: date
    words: str
    brief: str
    told: str
    changes: int
    dropped: bool = False
    ref: str = ""

    @property
    def uid(self) -> str:
        """Its name among all days of all plans."""
        return f"{self.key}@{self.plan}.actionplan"


def diary_days(
    view: PlanView, lines: Sequence[HistoryLine], plan: str, rows: Sequence[Row] | None = None
) -> tuple[DiaryDay, ...]:
    """The days of a view whose ledger, through its point, is ``lines``; of these ``rows`` alone where any are given."""
    about = _Changes(lines)
    days = [*_meetings(view, plan, about), *_items(view.rows if rows is None else rows, view, plan, about)]
    return tuple(sorted(days, key=lambda day: (day.on, day.key)))


def calendar(days: Sequence[DiaryDay], as_at: date, *, draft: bool = False) -> Document:
    """The same days as a table."""
    rows = tuple((each.on, _in_words(each)) for each in days)
    shown = Table(_COLUMNS, rows) if rows else Paragraph("No date is on record yet.")
    return Document(Title(NAME), (), (Section((shown,), "Dates"),), Front(as_at=as_at, draft=draft))


def days_for(days: Sequence[DiaryDay], reader: Reader) -> tuple[DiaryDay, ...]:
    """The days as a diary of the reader may have them: the public's without titles of ours and withheld items."""
    if reader.sees(Wrote.HEADING):
        return tuple(days)
    return tuple(each._replace(words=each.brief) for each in days if not _withheld(each, reader))


def _withheld(day: DiaryDay, reader: Reader) -> bool:
    return any(day.ref == ref or day.ref.startswith(f"{ref}-") for ref in reader.withheld)


def _in_words(day: DiaryDay) -> Composed:
    ended = f" ({ENDED})" if day.dropped else ""
    return Composed(f"{day.words}{ended}", Wrote.HEADING, ref=day.ref, instead=f"{day.brief}{ended}")


class _Changes:
    """How often something was recorded about an item, a meeting or a body."""

    def __init__(self, lines: Iterable[HistoryLine]) -> None:
        self.items: Counter[str] = Counter()
        self._meetings: Counter[str] = Counter()
        self._bodies: Counter[str] = Counter()
        for line in lines:
            if line.entry.ref is not None:
                self.items[line.entry.ref] += 1
            self._count(line.entry.fact)

    def _count(self, fact: Fact) -> None:
        meeting = getattr(fact, "meeting", None)
        if meeting is not None:
            self._meetings[meeting.id if isinstance(meeting, Meeting) else meeting] += 1
        match fact:
            case BodyAdded(name=name) | BodyChanged(name=name):
                self._bodies[body_key(name)] += 1
            case StepReversed(body=body) if body is not None:
                self._bodies[body.id] += 1
            case _:
                pass

    def of_meeting(self, meeting: Meeting) -> int:
        """Of the meeting and its body, whose timetable says when papers close."""
        return self._meetings[meeting.id] + self._bodies[body_key(meeting.body)]


def _meetings(view: PlanView, plan: str, about: _Changes) -> Iterator[DiaryDay]:
    closing = {body.id: body.papers_close for body in view.snapshot.bodies}
    for each in view.snapshot.meetings:
        if each.kind is not MeetingKind.SITTING:
            continue
        before = closing.get(body_key(each.body))
        closes = each.on - (PAPERS_CLOSE_BEFORE if before is None else timedelta(days=before))
        changes = about.of_meeting(each)
        yield DiaryDay(plan, each.id, each.on, each.body, each.body, "", changes, each.cancelled)
        words = f"Papers close: {each.title_mid_sentence}"
        yield DiaryDay(plan, f"papers-{each.id}", closes, words, words, "", changes, each.cancelled)


def _items(rows: Iterable[Row], view: PlanView, plan: str, about: _Changes) -> Iterator[DiaryDay]:
    for row in rows:
        item, title = row.item, view.title(row.item)
        lead = view.lead_agency(item)
        told, changes = f"Lead: {lead}." if lead else "", about.items[row.ref]
        if item.deadline.due_on is not None:
            what = _what(row)
            words, brief = f"{what}: {row.ref} {title}", f"{what}: {row.ref}"
            dropped = item.status in {Status.SUPERSEDED, Status.NOT_ACCEPTED, Status.WITH_OTHERS}
            yield DiaryDay(plan, f"due-{row.ref}", item.deadline.due_on, words, brief, told, changes, dropped, row.ref)
        if item.impact_review_on is not None:
            words, brief = f"Impact review: {row.ref} {title}", f"Impact review: {row.ref}"
            yield DiaryDay(
                plan, f"impact-{row.ref}", item.impact_review_on, words, brief, told, changes, False, row.ref
            )


def _what(row: Row) -> str:
    """What the date is by now: still to come, or met."""
    if row.item.status is Status.SIGNED_OFF:
        return "Signed off, was due"
    return "Reported complete, due" if row.item.reported_complete else "Due"
