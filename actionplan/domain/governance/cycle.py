"""The governance cycle of a quarter: what the manager does next, and how far each sitting has come. Pure.

``next_steps`` is the only place that says what comes next; a front end adds the key or the command that does it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from actionplan.domain.dates import counted, distance, long_day
from actionplan.domain.governance.agenda import MeetingAgenda, sitting_to_come
from actionplan.domain.meetings.bodies import body_key, governing_bodies, papers_close
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.meetings.powers import Powers
from actionplan.domain.meetings.sittings import can_decide, coming_sitting, sittings_of, usual_to_decide
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Kind, OwnerState


class Stage(StrEnum):
    """What stands between now and the end of a sitting, in order."""

    GAPS = "gaps"
    PAPERS = "papers"
    VIEW = "meeting view"
    DECISIONS = "decisions"
    CLOSE = "close"


class StepKind(StrEnum):
    """The kinds of next step."""

    LOAD = "load"
    OWNERS = "owners"
    CONFIRM = "confirm"
    DATES = "dates"
    SITTING = "sitting"
    DECISIONS = "decisions"
    CLOSE = "close"
    GAPS = "gaps"
    PAPERS = "papers"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Step:
    """One next step: in words, the items or the meeting that it is about, and the day by which it is to be done."""

    kind: StepKind
    words: str
    refs: tuple[str, ...] = ()
    meeting: Meeting | None = None
    by: date | None = None
    suggested: int = 0
    """For how many of the items an agency is suggested."""

    @property
    def in_full(self) -> str:
        """The words, and how many suggestions there are."""
        return f"{self.words} ({self.suggested} with an agency suggested)" if self.suggested else self.words


@dataclass(frozen=True, slots=True)
class Coming:
    """The agenda of a sitting to come, and how many gaps ``check`` finds in what is its body's business."""

    agenda: MeetingAgenda
    gaps: int


def next_steps(view: PlanView, coming: Sequence[Coming], last: MeetingAgenda | None) -> tuple[Step, ...]:
    """What comes next, in order.

    ``coming`` are the next sittings of the governing bodies, soonest first; ``last`` is the last sitting while it is
    open.
    """
    if not view.rows:
        return (Step(StepKind.LOAD, "no review is in the plan yet"),)
    ahead = [step for each in coming for step in _about_the_next(each, view, several=len(coming) > 1)]
    if not coming:
        ahead.append(Step(StepKind.SITTING, "no sitting to come is on record"))
    return (*_about_owners_and_dates(view), *_about_the_last_sitting(last, view), *ahead)


def open_sitting(plan: Snapshot) -> Meeting | None:
    """The last sitting of a governing body, where it is not closed; of several bodies, the latest of theirs."""
    governing = governing_bodies(plan.reviews)
    sat = [
        each
        for each in sittings_of(plan.meetings)
        if each.on <= plan.as_at and (not governing or body_key(each.body) in governing)
    ]
    coming = sitting_to_come(plan)
    last = {body_key(each.body): each for each in sat if coming is None or each.id != coming.id}
    return max((each for each in last.values() if not each.closed), key=lambda each: each.on, default=None)


def usual_to_minute(plan: Snapshot) -> Meeting | None:
    """The meeting to take decisions at where none is named: of a governing body, else of one that oversees, else any.

    The latest open one that has sat, else the next, else the latest.
    """
    powers = Powers(plan.reviews, plan.bodies)
    governing = [each for each in plan.meetings if powers.governs_any(each.body, each.on)]
    deciding = [each for each in plan.meetings if powers.decides(each.body, each.on)]
    own = governing or deciding or plan.meetings
    decided = usual_to_decide(own, plan.as_at)
    if decided is not None and can_decide(decided, plan.as_at):
        return decided
    return coming_sitting(own, None, plan.as_at) or decided


def stages(agenda: MeetingAgenda, as_at: date, gaps: int) -> tuple[tuple[Stage, bool], ...]:
    """The stages of a sitting, each with whether it has been reached."""
    meeting = agenda.meeting
    issued, sat = papers_of(meeting) is not None, meeting.on < as_at
    decided = meeting.closed or (meeting.on <= as_at and bool(agenda.asks) and not agenda.waiting)
    return (
        (Stage.GAPS, not gaps or issued or sat),
        (Stage.PAPERS, issued),
        (Stage.VIEW, sat or decided),
        (Stage.DECISIONS, decided),
        (Stage.CLOSE, meeting.closed),
    )


def countdown(meeting: Meeting, plan: Snapshot) -> str:
    """How far a sitting is and when its papers close: "in 21 days; papers close on 10 December 2026, in 14 days"."""
    if meeting.on <= plan.as_at:
        return distance(meeting.on, plan.as_at)
    closing = papers_close(meeting, plan.bodies)
    when = distance(meeting.on, plan.as_at)
    if papers_of(meeting) is not None:
        return f"{when}; its papers are issued"
    return f"{when}; {_papers_closing(closing, plan.as_at)}, {distance(closing, plan.as_at)}"


def _papers_closing(closing: date, as_at: date) -> str:
    """When papers close: "papers close on 10 December 2026"; from the day after, "papers closed on …"."""
    return f"papers {'close' if closing >= as_at else 'closed'} on {long_day(closing)}"


def _about_owners_and_dates(view: PlanView) -> Iterator[Step]:
    rows = [row for row in view.rows if row.item.kind is Kind.RECOMMENDATION and row.item.live]
    unowned = [row for row in rows if row.nobody_leads]
    if unowned:
        suggested = sum(bool(view.suggested_agency(row.item)) for row in unowned)
        yield Step(StepKind.OWNERS, f"{_named(unowned)} without an owner", _refs(unowned), suggested=suggested)
    proposed = [row for row in rows if row.case.owner_state is OwnerState.PROPOSED]
    if proposed:
        yield Step(StepKind.CONFIRM, f"{counted(len(proposed), 'proposed owner')} to confirm", _refs(proposed))
    undated = [row for row in rows if row.undated]
    if undated:
        yield Step(StepKind.DATES, f"{_named(undated)} without a date", _refs(undated))


def _about_the_last_sitting(last: MeetingAgenda | None, view: PlanView) -> Iterator[Step]:
    if last is None:
        return
    meeting = last.meeting
    named = f"{meeting.body}, {long_day(meeting.on)}"
    if last.waiting:
        decided = f"{last.number - len([ask for ask in last.waiting if not ask.new])} of {last.number} decided"
        yield Step(StepKind.DECISIONS, f"{named}: {decided}", meeting=meeting, by=meeting.on)
    if meeting.on < view.as_at:
        yield Step(StepKind.CLOSE, f"{named}: its record is open", meeting=meeting)


def _about_the_next(each: Coming, view: PlanView, *, several: bool) -> Iterator[Step]:
    """``several``: other bodies sit too, so that it is said whose papers close."""
    coming, gaps = each.agenda, each.gaps
    meeting, plan = coming.meeting, view.snapshot
    closing = papers_close(meeting, plan.bodies)
    asked = f"{counted(coming.number, 'item')} on its agenda"
    named = f"{meeting.body} {distance(meeting.on, view.as_at)}: {asked}"
    if meeting.on == view.as_at:
        yield Step(StepKind.VIEW, f"{meeting.body} sits today: {asked}", meeting=meeting, by=meeting.on)
        if coming.waiting:
            waiting = f"{counted(len(coming.waiting), 'decision')} to record"
            yield Step(StepKind.DECISIONS, waiting, meeting=meeting, by=meeting.on)
        return
    if papers_of(meeting) is not None:
        yield Step(StepKind.VIEW, f"{named}; its papers are issued", meeting=meeting, by=meeting.on)
        return
    if gaps and closing >= view.as_at:
        papers = f"the papers of the {meeting.body}" if several else "papers"
        words = f"{counted(gaps, 'gap')} to put right before {papers} close on {long_day(closing)}"
        yield Step(StepKind.GAPS, words, by=closing)
    words = f"{named}; {_papers_closing(closing, view.as_at)}"
    yield Step(StepKind.PAPERS, words, meeting=meeting, by=closing)


def _named(rows: Sequence[Row]) -> str:
    """The one item by its ref, several by their number."""
    return rows[0].ref if len(rows) == 1 else str(len(rows))


def _refs(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row.ref for row in rows)
