"""What needs the manager now: the one list behind the Today screen and the command ``today``. Pure.

It counts and rates nothing itself: overdue is the rating's, gaps are those of ``check``, the agenda is the meeting's,
and what comes next is in ``cycle``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.governance.agenda import MeetingAgenda, business_of
from actionplan.domain.governance.chasing import Chase, overdue_words, to_chase
from actionplan.domain.governance.cycle import Coming, Stage, Step, countdown, next_steps, stages
from actionplan.domain.meetings.bodies import body_on_record, papers_close
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.meetings.sittings import sittings_of
from actionplan.domain.rating.owners import lead_in_brief
from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.changes import ChangeLine, ChangeReport
from actionplan.domain.reports.check import Finding, FindingKind, concerning
from actionplan.domain.reports.follow_ups import due_words, open_follow_ups, owner_of, words_of
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Kind

WEEKS_AHEAD: Final = timedelta(weeks=4)

_TOLD_ELSEWHERE: Final = frozenset(
    {
        FindingKind.NO_OWNER,
        FindingKind.NO_DATE,
        FindingKind.OVERDUE_WITHOUT_REQUEST,
        FindingKind.STALE,
        FindingKind.FOLLOW_UP_LATE,
    }
)
"""Gaps that stand in another part of the list."""


class Deed(StrEnum):
    """What deals with a line; a front end has the key or the command for each."""

    STEP = "step"
    ASK_OR_UPDATE = "ask-or-update"
    UPDATE = "update"
    FOLLOW_UP = "follow-up"
    OPEN = "open"
    CHECK = "check"
    MEETING = "meeting"
    HISTORY = "history"


class Part(StrEnum):
    """The parts of the list, as ``today --json`` names them."""

    NEXT = "next"
    OVERDUE = "overdue"
    CHASE = "chase"
    FOLLOW_UP = "follow-up"
    GAP = "gap"
    DATE = "date"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its part, what it is about (an item, a follow-up or a meeting), its words, and since or on which day.

    ``step`` is what a line of ``Part.NEXT`` stands for.
    """

    part: Part
    ref: str
    words: str
    since: date | None
    deed: Deed
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """The lines in order, and how far the sittings have come that matter now: an open one, and those to come.

    ``late_actions`` of the overdue lines are about actions.
    """

    as_at: date
    lines: tuple[Line, ...]
    sittings: tuple["SittingProgress", ...]
    looked_on: date | None
    late_actions: int

    def part(self, part: Part) -> tuple[Line, ...]:
        """The lines of one part."""
        return tuple(line for line in self.lines if line.part is part)


@dataclass(frozen=True, slots=True)
class SittingProgress:
    """A sitting, its countdown in words, and the stages that stand between now and its close."""

    meeting: Meeting
    countdown: str
    stages: tuple[tuple[Stage, bool], ...]

    @property
    def stage(self) -> Stage | None:
        """The first stage that has not been reached; None where the sitting is closed."""
        return next((stage for stage, reached in self.stages if not reached), None)


def today(
    view: PlanView,
    gaps: Sequence[Finding],
    coming: Sequence[MeetingAgenda],
    last: MeetingAgenda | None,
    changed: ChangeReport | None = None,
) -> Today:
    """Everything that needs the manager.

    ``coming`` are the agendas of the governing bodies' next sittings, soonest first; ``changed`` is what changed since
    one last looked; None: that is not known.
    """
    ahead = [Coming(each, _gaps_before(each, gaps, view)) for each in coming]
    steps = next_steps(view, ahead, last)
    lines = (
        *(_line_of(step) for step in steps),
        *_overdue(view),
        *(_chase_line(each, view) for each in to_chase(view.snapshot)),
        *_follow_ups(view),
        *(Line(Part.GAP, each.ref, each.words, None, Deed.CHECK) for each in gaps if each.kind not in _TOLD_ELSEWHERE),
        *sorted(_dates(view), key=lambda line: (line.since or view.as_at, line.ref)),
        *_changes(changed),
    )
    progress = (
        SittingProgress(
            found.meeting,
            countdown(found.meeting, view.snapshot),
            stages(found, view.as_at, _gaps_before(found, gaps, view)),
        )
        for found in (last, *coming)
        if found is not None
    )
    late_actions = sum(overdue(row.case) for row in view.rows if row.item.kind is Kind.ACTION)
    return Today(view.as_at, lines, tuple(progress), None if changed is None else changed.since, late_actions)


def _gaps_before(found: MeetingAgenda, gaps: Sequence[Finding], view: PlanView) -> int:
    """How many of the gaps are the business of a meeting's body."""
    return len(concerning(gaps, business_of(found.meeting, view.snapshot), view))


def _line_of(step: Step) -> Line:
    about = step.meeting.id if step.meeting is not None else ""
    return Line(Part.NEXT, about, step.in_full, step.by, Deed.STEP, step)


def _overdue(view: PlanView) -> Iterator[Line]:
    late = [row for row in view.rows if overdue(row.case) and row.case.due_on is not None]
    for row in sorted(late, key=lambda row: (row.case.due_on or view.as_at, row.ref)):
        words = f"{view.title(row.item)}: {overdue_words(row)}"
        yield Line(Part.OVERDUE, row.ref, words, row.case.due_on, Deed.ASK_OR_UPDATE)


def _chase_line(each: Chase, view: PlanView) -> Line:
    return Line(Part.CHASE, each.row.ref, f"{who_leads(each.row, view)}: {each.words}", each.since, Deed.UPDATE)


def who_leads(row: Row, view: PlanView) -> str:
    """Who is chased about an item: the agency and the role."""
    role = view.text_of(row.item, "lead_role")
    return ", ".join(part for part in (lead_in_brief(row, view), role) if part)


def _follow_ups(view: PlanView) -> Iterator[Line]:
    for each in sorted(open_follow_ups(view), key=lambda each: (each.due_on or date.max, each.number)):
        about = f" ({each.ref})" if each.ref else ""
        owner = owner_of(each, view)
        parts = "; ".join(part for part in (owner, due_words(each, view)) if part)
        words = f"{words_of(each, view)}{about} {parts}"
        yield Line(Part.FOLLOW_UP, each.name, words, each.due_on, Deed.FOLLOW_UP)


def _dates(view: PlanView) -> Iterator[Line]:
    """What falls within the next four weeks, today included."""
    last_day = view.as_at + WEEKS_AHEAD

    def near(day: date | None) -> bool:
        return day is not None and view.as_at <= day <= last_day

    for row in view.rows:
        title = view.title(row.item)
        for day, what in _days_of(row):
            if day is not None and near(day):
                yield Line(Part.DATE, row.ref, f"{what}: {title}", day, Deed.OPEN)
    for each in open_follow_ups(view):
        if each.due_on is not None and near(each.due_on):
            yield Line(Part.DATE, each.name, f"due: {words_of(each, view)}", each.due_on, Deed.FOLLOW_UP)
    for meeting in sittings_of(view.snapshot.meetings):
        for day, what in _days_of_sitting(meeting, view):
            if near(day):
                yield Line(Part.DATE, meeting.id, f"{meeting.body}: {what}", day, Deed.MEETING)


def _days_of(row: Row) -> Iterable[tuple[date | None, str]]:
    item = row.item
    if item.live and not item.reported_complete:
        yield item.deadline.due_on, "due"
    if item.pause is not None:
        yield item.pause.until, "review of its pause"
    if item.with_others is not None:
        yield item.with_others.answer_due, "answer due"
    yield item.impact_review_on, "impact review"


def _days_of_sitting(meeting: Meeting, view: PlanView) -> Iterator[tuple[date, str]]:
    body = body_on_record(meeting.body, view.snapshot.bodies)
    if body is not None and body.returns_due is not None:
        yield meeting.on - timedelta(days=body.returns_due), "returns due"
    if papers_of(meeting) is None:
        yield papers_close(meeting, view.snapshot.bodies), "papers close"
    if body is not None and body.papers_out is not None:
        yield meeting.on - timedelta(days=body.papers_out), "papers go out"
    yield meeting.on, "sits"


def _changes(changed: ChangeReport | None) -> Iterator[Line]:
    if changed is None:
        return
    for group in changed.groups:
        for change in group.changes:
            yield Line(Part.CHANGE, change.ref or "", _told(change), change.on, Deed.HISTORY)
    for each in changed.time:
        yield Line(Part.CHANGE, each.ref, f"{each.ref} {each.words}", each.on, Deed.HISTORY)


def _told(change: ChangeLine) -> str:
    return f"{change.by}: {change.words}"


def heading_words(found: Today) -> str:
    """The list in one line: "2 overdue · 3 to chase · 1 open follow-up"; empty where nothing of that waits."""
    follow_ups, gaps = len(found.part(Part.FOLLOW_UP)), len(found.part(Part.GAP))
    counts = (
        *pressing_words(found),
        counted(follow_ups, "open follow-up") if follow_ups else "",
        counted(gaps, "other gap") if gaps else "",
    )
    return " · ".join(each for each in counts if each)


def pressing_words(found: Today) -> tuple[str, ...]:
    """What is late and who is silent, counted, as far as there is any: "2 overdue", "1 action overdue", "3 to chase".

    Recommendations are counted apart from actions, as in every headline.
    """
    late, to_chase = len(found.part(Part.OVERDUE)), len(found.part(Part.CHASE))
    counts = (
        (late - found.late_actions, f"{late - found.late_actions} overdue"),
        (found.late_actions, f"{counted(found.late_actions, 'action')} overdue"),
        (to_chase, f"{to_chase} to chase"),
    )
    return tuple(words for number, words in counts if number)
