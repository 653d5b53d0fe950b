"""What time did between two points of the ledger: what became so on a day on which nobody wrote anything.

A date passed, a pause ran out, nothing came for too long. Told from the state at either end: what the earlier one had
counts until the recommendation was written about, and what the later one has counts as it stands. Pure.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.rating.rules import Case, Rule, overdue, rule_holds, stale, vacant
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.view import PlanView

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimePassed:
    """What became so about an item on a day: ``what`` is the rule, ``words`` the sentence without the ref."""

    on: date
    ref: str
    recommendation: str
    title: str
    what: Rule
    words: str


@dataclass(frozen=True, slots=True)
class _Event:
    """When a rule comes to hold for an item as it stands, and what is said of it then."""

    day: Callable[[Case], date | None]
    holds: Callable[[Case], bool]
    words: Callable[[Case, date], str]


def _overdue_from(case: Case) -> date | None:
    """By its own date only: one through actions is told of the action."""
    own = case.item.deadline.due_on
    late = None if own is None else own + _DAY
    pause = case.item.pause
    return late if late is None or pause is None else max(late, pause.until + _DAY)


def _was_overdue(case: Case) -> bool:
    """Overdue as it stands, or until it was reported complete on a later day."""
    done, due = case.item.completion, case.item.deadline.due_on
    if done is None or done.reported_on is None or due is None:
        return overdue(case)
    return due < case.as_at < done.reported_on and case.item.deadline.times_moved == 0


def _quiet_from(case: Case) -> date | None:
    heard = case.heard_on or case.started_on
    return None if heard is None else heard + timedelta(days=case.policy.stale_days)


def _not_begun_from(case: Case) -> date | None:
    due, dated = case.item.deadline.due_on, case.item.deadline.first_dated_on
    if due is None:
        return None
    near = due - timedelta(days=case.policy.due_near_days)
    return near if dated is None or due <= dated else min(near, dated + timedelta(days=((due - dated).days + 1) // 2))


def _not_begun_words(case: Case, day: date) -> str:
    due = case.item.deadline.due_on
    if due is not None and (due - day).days <= case.policy.due_near_days:
        return f"not begun when it was due in {counted((due - day).days, 'day')}"
    return "not begun when half of the time to its date had gone"


def _waiting_from(case: Case) -> date | None:
    done = case.item.completion
    reported = None if done is None else done.reported_on
    return None if reported is None else min((each + _DAY for each in case.sittings if each > reported), default=None)


_EVENTS: Final[Mapping[Rule, _Event]] = {
    Rule.OVERDUE: _Event(_overdue_from, _was_overdue, lambda _case, day: f"fell overdue on {long_day(day)}"),
    Rule.UNPLANNED: _Event(
        lambda case: case.plan_due_on,
        lambda case: rule_holds(Rule.UNPLANNED, case),
        lambda _case, day: f"had no owner or no date when the plan was due on {long_day(day)}",
    ),
    Rule.PAUSE_OVER: _Event(
        lambda case: None if case.item.pause is None else case.item.pause.until + _DAY,
        lambda case: case.item.live and rule_holds(Rule.PAUSE_OVER, case),
        lambda _case, day: f"the pause ended on {long_day(day - _DAY)}",
    ),
    Rule.SIGN_OFF_WAITING: _Event(
        _waiting_from,
        lambda case: rule_holds(Rule.SIGN_OFF_WAITING, case),
        lambda _case, day: f"reported complete, and not signed off at the sitting of {long_day(day - _DAY)}",
    ),
    Rule.NOT_BEGUN: _Event(
        _not_begun_from, lambda case: case.item.live and rule_holds(Rule.NOT_BEGUN, case), _not_begun_words
    ),
    Rule.STALE: _Event(
        _quiet_from,
        stale,
        lambda case, _day: f"not heard from for {counted(case.policy.stale_days, 'day')}",
    ),
    Rule.VACANT: _Event(
        lambda case: None if case.vacant_since is None else case.vacant_since + timedelta(days=case.policy.vacant_days),
        vacant,
        lambda case, _day: f"the lead officer's post had been vacant for {counted(case.policy.vacant_days, 'day')}",
    ),
}


def time_passed(opening: Snapshot, view: PlanView, lines: Iterable[HistoryLine]) -> tuple[TimePassed, ...]:
    """What time did after the end of ``opening``'s day up to the view's, by day; ``lines`` are those in between."""
    written: dict[str, date] = {}
    parents = {row.ref: row.item.parent or row.ref for row in view.rows}
    for line in lines:
        about = parents.get(line.entry.ref or "")
        if about is not None:
            written.setdefault(about, line.entry.day)
    found: dict[tuple[str, Rule, date], TimePassed] = {}
    for row in view.rows:
        parent = parents[row.ref]
        first = written.get(parent)
        then = opening.row(row.ref)
        told = [*_of(row, opening.as_at + _DAY, view.as_at)]
        if then is not None and first is not None:
            told += _of(then, opening.as_at + _DAY, first - _DAY)
        title = view.title(view.snapshot.rows[view.snapshot.index_of(parent) or 0].item)
        for rule, day, words in told:
            found.setdefault((row.ref, rule, day), TimePassed(day, row.ref, parent, title, rule, words))
    return tuple(sorted(found.values(), key=lambda each: each.on))


def time_about(row: Row, view: PlanView, history: Iterable[HistoryLine]) -> tuple[TimePassed, ...]:
    """What time did about one item and its actions since the last papers, or, where there are none, since it was added.

    ``history`` are the item's own entries.
    """
    papers = view.travel.papers
    own = None if papers is None else papers.about(row)
    known = None if own is None else own.plan
    opening = known or replace(view.snapshot, as_at=row.item.added_on - _DAY, head=0, rows=())
    since = [line for line in history if line.entry.number > opening.head]
    told = time_passed(opening, view, since)
    return tuple(each for each in told if row.ref in {each.ref, each.recommendation})


def _of(row: Row, first: date, last: date) -> Iterator[tuple[Rule, date, str]]:
    """What came to hold for an item, as it stands in a row, on one of these days."""
    for rule, event in _EVENTS.items():
        day, known = event.day(row.case), row.item.added_on
        if rule is Rule.OVERDUE:
            known = row.item.deadline.first_dated_on or known
        if day is None or not max(first, known) <= day <= last:
            continue
        case = row.case._replace(as_at=day)
        if event.holds(case):
            yield rule, day, event.words(case, day)
