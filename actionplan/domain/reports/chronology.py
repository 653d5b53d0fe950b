"""A chronology of an item or of the plan, for an inspector or a coroner: every entry in words by day, the gaps. Pure.

Tells what papers may tell: roles in the place of names, no contacts, no restricted words. Each decision is told with
the papers that its meeting had, and where they are known, with how they rated the item.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import HistoryLine, deciding_meeting
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.changes import changes_between
from actionplan.domain.state.entities import Meeting

GAP_DAYS: Final = 42
"""Days without an entry from which a chronology names a gap."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: its number, what it is about, its words, and, of a decision, what the meeting had before it."""

    number: int
    ref: str
    words: str
    papers: str


@dataclass(frozen=True, slots=True)
class Day:
    """The entries of a day. ``gap`` says how long nothing was recorded before it; empty where that was not long."""

    on: date
    entries: tuple[Told, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """The days, oldest first; ``contacts`` were noted and are not told. ``until`` says what is not recorded since."""

    days: tuple[Day, ...]
    contacts: int
    until: str

    @property
    def count(self) -> int:
        """All entries."""
        return sum(len(day.entries) for day in self.days)


def chronology(
    lines: Sequence[HistoryLine],
    view: PlanView,
    refs: frozenset[str] | None = None,
    contacts: int = 0,
    known: Mapping[str, Snapshot] | None = None,
) -> Chronology:
    """The entries about ``refs``, or of the whole plan.

    ``known`` is, by meeting, the plan as its papers had it.
    """
    about = [line for line in lines if refs is None or line.entry.ref in refs]
    deciding = {line.entry.number: deciding_meeting(line.entry.fact) for line in about}
    changes = (change for group in changes_between(about, view) for change in group.changes)
    by_day: dict[date, list[Told]] = {}
    for change in sorted(changes, key=lambda each: each.entry):
        papers = _papers(deciding.get(change.entry), change.ref, view, known or {})
        by_day.setdefault(change.on, []).append(Told(change.entry, change.ref or "", change.words, papers))
    return Chronology(tuple(_days(by_day)), contacts, _until(by_day, view))


def _days(by_day: Mapping[date, Sequence[Told]]) -> Iterator[Day]:
    before: date | None = None
    for on, entries in by_day.items():
        yield Day(on, tuple(entries), "" if before is None else _gap(before, on))
        before = on


def _gap(before: date, on: date) -> str:
    days = (on - before).days
    if days < GAP_DAYS:
        return ""
    return f"Nothing is recorded between {long_day(before)} and {long_day(on)}: {counted(days, 'day')}."


def _until(by_day: Mapping[date, Sequence[Told]], view: PlanView) -> str:
    last = max(by_day, default=None)
    if last is None:
        return "Nothing is recorded."
    days = (view.as_at - last).days
    return f"Nothing is recorded since {long_day(last)}: {counted(days, 'day')}." if days >= GAP_DAYS else ""


def _papers(meeting_id: str | None, ref: str | None, view: PlanView, known: Mapping[str, Snapshot]) -> str:
    """What a deciding meeting had before it."""
    meeting = next((each for each in view.snapshot.meetings if each.id == meeting_id), None)
    if meeting is None:
        return ""
    if meeting.papers_as_at is None:
        return f"{meeting.title} had no papers."
    return f"{_had(meeting)}{_as_known(meeting, ref, known)}."


def _had(meeting: Meeting) -> str:
    at = "" if meeting.papers_as_at is None else f" as at {long_day(meeting.papers_as_at)}"
    return f"{meeting.title} had papers{at}"


def _as_known(meeting: Meeting, ref: str | None, known: Mapping[str, Snapshot]) -> str:
    plan = known.get(meeting.id)
    row = None if plan is None or ref is None else plan.row(ref)
    return "" if row is None else f", in which {row.ref} was {row.reason.rstrip('.')}"
