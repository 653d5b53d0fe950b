"""Every change between two points of the ledger, in words, grouped by recommendation.

Each entry appears once: under its recommendation, or under the plan where it concerns none. An entry that was undone
within the interval is listed as such, without its text. Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, HistoryLine
from actionplan.domain.kinds import amended_mark, as_amended, describe, describe_without_words, noun_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.time_passed import TimePassed
from actionplan.domain.subject import AgencyName
from actionplan.domain.subjects.undo import StepReversed


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One entry of the interval, in words; ``withdrawn`` where it was undone within the interval."""

    entry: int
    step: int
    on: date
    by: str
    kind: str
    ref: str | None
    words: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one recommendation and its actions, oldest first; without a ref, those of the plan as a whole."""

    ref: str | None
    title: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """All changes after the end of ``since`` (None: from the first entry) up to and including ``until``.

    ``time`` is what came about though nobody wrote anything: it is no entry, and not counted.
    """

    since: date | None
    until: date
    groups: tuple[ChangeGroup, ...]
    time: tuple[TimePassed, ...] = ()

    @property
    def count(self) -> int:
        """The number of entries."""
        return sum(len(group.changes) for group in self.groups)


THE_PLAN: Final = "The plan"
"""The heading for changes that concern no recommendation: agencies, policy, reviews, meetings."""

_ITEM_REF = re.compile(r"(.+-[RU][0-9A-Za-z.]+?)(?:-A[0-9]+)?")


def changes_between(
    lines: Iterable[HistoryLine], view: PlanView, earlier: Iterable[HistoryLine] = (), *, show_restricted: bool = False
) -> tuple[ChangeGroup, ...]:
    """The lines of an interval by recommendation, in published order, then those of the plan.

    ``view`` is the plan at the end of the interval, whose names and titles are used. ``earlier`` may hold lines from
    before the interval, so that an undo can say what it undid. Restricted words are shown on request only.
    """
    lines = list(lines)
    first = lines[0].entry.number if lines else 0
    undone: dict[int, list[Entry]] = {}
    for line in earlier:
        if line.entry.number < first:
            undone.setdefault(line.entry.step, []).append(line.entry)
    groups: dict[str | None, list[ChangeLine]] = {}
    for line in lines:
        change = _change_line(line, view.snapshot.agency_name, undone, show_restricted=show_restricted)
        groups.setdefault(recommendation_of(line.entry.ref), []).append(change)
    positions = {row.ref: position for position, row in enumerate(view.rows)}
    titles = {row.ref: view.title(row.item) for row in view.rows}
    ordered = sorted(groups, key=lambda ref: (ref is None, positions.get(ref or "", len(positions)), ref or ""))
    return tuple(
        ChangeGroup(ref, THE_PLAN if ref is None else titles.get(ref, "no longer in the plan"), tuple(groups[ref]))
        for ref in ordered
    )


def recommendation_of(ref: str | None) -> str | None:
    """The recommendation that an entry's ref belongs to; None for a review's, a meeting's, or none."""
    found = _ITEM_REF.fullmatch(ref or "")
    return found[1] if found else None


def _change_line(
    line: HistoryLine, agency_name: AgencyName, undone: Mapping[int, Sequence[Entry]], *, show_restricted: bool
) -> ChangeLine:
    entry = line.entry
    withdrawn = line.undone_by is not None and not isinstance(entry.fact, StepReversed)
    if withdrawn:
        words = f"Entered and withdrawn: {describe_without_words(entry, agency_name)}"
    elif isinstance(entry.fact, StepReversed):
        words = _undo_words(line, entry.fact, agency_name, undone.get(entry.fact.reverses, ()))
    elif getattr(entry.fact, "restricted", False) and not show_restricted:
        words = f"{noun_of(entry.fact)}, {long_day(getattr(entry.fact, 'on', entry.day))}, restricted: not shown."
    else:
        words = f"{describe(as_amended(line), agency_name)}{amended_mark(line)}"
    return ChangeLine(entry.number, entry.step, entry.day, entry.by, entry.fact.kind, entry.ref, words, withdrawn)


def _undo_words(line: HistoryLine, fact: StepReversed, agency_name: AgencyName, undone: Sequence[Entry]) -> str:
    """What an undo restored; for a step from before the interval, also what that step had recorded about the item."""
    restored = describe(line.entry, agency_name, line.undone_by)
    about = [entry for entry in undone if entry.ref == line.entry.ref and not isinstance(entry.fact, StepReversed)]
    if not about:
        return restored
    recorded = " ".join(describe_without_words(entry, agency_name) for entry in about)
    return f"{restored} The step, of {long_day(about[0].day)}, had recorded: {recorded}"
