"""What changed between an issue of a meeting's papers and a later one, which replaces it.

Owns what of an item counts as changed: its rating, date, status and lead, without an officer's name. The sentences of
what was recorded are those of ``changes``. Pure.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import agenda, title_of
from actionplan.domain.governance.asks import Ask
from actionplan.domain.rating.marks import MARKS, NO_LEAD
from actionplan.domain.rating.owners import lead_in_full, standing
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.changes import changes_between
from actionplan.domain.reports.time_passed import time_passed
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.packs import PackIssued
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import DateState, OwnerState


@dataclass(frozen=True, slots=True)
class EarlierIssue:
    """The issue of a meeting's papers before another one of the same meeting.

    ``stands``: the other one went out after the meeting, and this one stays what the meeting had.
    """

    number: int
    issued_on: date
    as_at: date
    cut_off: int
    manifest_sha256: str
    stands: bool = False

    def sentence(self, later: int) -> str:
        """What the later issue is to it: "Issue 2 replaces the papers issued on 3 March 2027, as at 1 March 2027."."""
        papers = f"the papers issued on {long_day(self.issued_on)}, as at {long_day(self.as_at)}"
        if self.stands:
            return f"Issue {later} went out after the meeting, which had {papers}."
        return f"Issue {later} replaces {papers}."


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An item that stands otherwise: ``what`` is now and was, and ``why``, dated, what was recorded or time did."""

    ref: str
    title: str
    what: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinceIssue:
    """What changed since an earlier issue of the same meeting's papers.

    ``moved_from`` is the day on which the meeting was to be, where it was moved; ``recorded`` counts the entries.
    """

    issue: EarlierIssue
    items: tuple[ChangedItem, ...]
    new_asks: tuple[str, ...]
    gone_asks: tuple[str, ...]
    recorded: int
    moved_from: date | None = None


def since_issue(
    issue: EarlierIssue, then: PlanView, view: PlanView, meeting: Meeting, lines: Sequence[HistoryLine]
) -> SinceIssue:
    """What changed from ``then``, the plan as in the earlier issue, to the view; ``lines`` go through the view's head.

    ``meeting`` is the one that the papers are for, as the view has it.
    """
    between = [line for line in lines if line.entry.number > then.snapshot.head]
    was = next(each for each in then.snapshot.meetings if each.id == meeting.id)
    asked, asks = agenda(then.snapshot, was), agenda(view.snapshot, meeting)
    before, now = {ask.key for ask in asked}, {ask.key for ask in asks}
    return SinceIssue(
        issue,
        tuple(_changed(then, view, between, lines)),
        tuple(_asked(ask, view) for ask in asks if ask.key not in before),
        tuple(_asked(ask, then) for ask in asked if ask.key not in now),
        sum(not isinstance(line.entry.fact, PackIssued) for line in between),
        None if was.on == meeting.on else was.on,
    )


def _asked(ask: Ask, view: PlanView) -> str:
    return f"{ask.ref}, {title_of(ask, view)}: {ask.resolution}"


def _changed(
    then: PlanView, view: PlanView, between: Sequence[HistoryLine], lines: Sequence[HistoryLine]
) -> Iterator[ChangedItem]:
    """The items that stand otherwise, in published order, then those that left the plan."""
    found = {row.ref: _differences(then.snapshot.row(row.ref), row, then, view) for row in view.rows}
    gone = [row for row in then.rows if row.ref not in found]
    found |= {row.ref: ("no longer in the plan",) for row in gone}
    changed = {ref: what for ref, what in found.items() if what}
    why = _why(changed, then, view, between, lines)
    titles = {row.ref: each.title(row.item) for each in (then, view) for row in each.rows}
    for ref, what in changed.items():
        told = sorted(why.get(ref, ()), key=lambda dated: dated[0])
        yield ChangedItem(ref, titles[ref], what, tuple(_dated(on, words) for on, words in told))


def _dated(on: date, words: str) -> str:
    """The words with their day, said once."""
    return capitalised(words) if long_day(on) in words else f"{long_day(on)}: {words}"


def _why(
    changed: Mapping[str, Sequence[str]],
    then: PlanView,
    view: PlanView,
    between: Sequence[HistoryLine],
    lines: Sequence[HistoryLine],
) -> Mapping[str, list[tuple[date, str]]]:
    """By changed item, what was recorded about it and what time did; of an unchanged action, under what it is part of.

    What concerns no item that stands otherwise is left out.
    """
    told = [
        (change.ref or "", group.ref or "", change.on, change.words)
        for group in changes_between(between, view, lines)
        for change in group.changes
    ]
    told += [
        (each.ref, each.recommendation, each.on, f"{each.words}.") for each in time_passed(then.snapshot, view, between)
    ]
    found: dict[str, list[tuple[date, str]]] = {}
    for ref, above, on, words in told:
        if ref in changed:
            found.setdefault(ref, []).append((on, words))
        elif above in changed:
            found.setdefault(above, []).append((on, f"{ref}: {words}"))
    return found


def _differences(before: Row | None, row: Row, then: PlanView, view: PlanView) -> tuple[str, ...]:
    if before is None:
        return ("new in the plan",)
    return tuple(
        f"{what} {words(row, view)} (was {words(before, then)})"
        for what, key, words in _LOOKED_AT
        if key(before, then) != key(row, view)
    )


def _rating(row: Row, _view: PlanView) -> str:
    return MARKS[row.rating.colour]


def _date(row: Row, _view: PlanView) -> str:
    if row.case.due_on is None:
        return "none"
    state = ", proposed" if row.item.deadline.state is DateState.PROPOSED else ""
    return f"{long_day(row.case.due_on)}{state}"


def _status(row: Row, _view: PlanView) -> str:
    return row.item.status.label


def _lead(row: Row, view: PlanView) -> str:
    named = lead_in_full(row.item, view, names=False) or NO_LEAD.lower()
    state = "post vacant" if row.case.owner_state is OwnerState.VACANT else standing(row)
    return f"{named}, {state}" if state else named


def _who_leads(row: Row, view: PlanView) -> tuple[object, ...]:
    """Equal for the same lead: an agency that was only renamed is the same one."""
    return row.item.owner.agency, view.text_of(row.item, "lead_role"), row.case.owner_state


_Read = Callable[[Row, PlanView], str]

_LOOKED_AT: Final[tuple[tuple[str, Callable[[Row, PlanView], object], _Read], ...]] = (
    ("rating", _rating, _rating),
    ("date", _date, _date),
    ("status", _status, _status),
    ("lead", _who_leads, _lead),
)
"""What of an item is compared: what it is called, by what, and how it is said."""
