"""What changed between two points of the ledger, in words, by recommendation, nothing left out.

Every entry comes up once: under its recommendation, or under the plan where it is about none. What was entered and
taken back within the interval is said to have been, without its text. Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, HistoryLine
from actionplan.domain.kinds import describe, describe_without_words, noun_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subject import AgencyName
from actionplan.domain.subjects.undo import StepReversed


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One entry of the interval in words; ``withdrawn``: it was taken back within it."""

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
    """The changes of one recommendation and its actions, oldest first; no ref: those of the plan as a whole."""

    ref: str | None
    title: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """All changes after the end of ``since`` (None: from the first entry on) through ``until``."""

    since: date | None
    until: date
    groups: tuple[ChangeGroup, ...]

    @property
    def count(self) -> int:
        """How many entries these are."""
        return sum(len(group.changes) for group in self.groups)


THE_PLAN: Final = "The plan"
"""The heading over what is about no recommendation: agencies, policy, reviews, meetings."""

_ITEM_REF = re.compile(r"(.+-[RU][0-9A-Za-z.]+?)(?:-A[0-9]+)?")


def changes_between(
    lines: Iterable[HistoryLine], view: PlanView, earlier: Iterable[HistoryLine] = (), *, show_restricted: bool = False
) -> tuple[ChangeGroup, ...]:
    """The lines of an interval by recommendation, in published order, and the plan's own last.

    ``view`` is the plan at its end, whose names and titles are used. ``earlier`` may hold lines from before the
    interval: an undo of one of their steps then says what it undid. Restricted words are shown only where asked for.
    """
    lines = list(lines)
    first = lines[0].entry.number if lines else 0
    undone: dict[int, list[Entry]] = {}
    for line in earlier:
        if line.entry.number < first:
            undone.setdefault(line.entry.step, []).append(line.entry)
    groups: dict[str | None, list[ChangeLine]] = {}
    for line in lines:
        told = _change(line, view.snapshot.agency_name, undone, show_restricted=show_restricted)
        groups.setdefault(recommendation_of(line.entry.ref), []).append(told)
    places = {row.ref: place for place, row in enumerate(view.rows)}
    titles = {row.ref: view.title(row.item) for row in view.rows}
    ordered = sorted(groups, key=lambda ref: (ref is None, places.get(ref or "", len(places)), ref or ""))
    return tuple(
        ChangeGroup(ref, THE_PLAN if ref is None else titles.get(ref, "no longer in the plan"), tuple(groups[ref]))
        for ref in ordered
    )


def recommendation_of(ref: str | None) -> str | None:
    """The recommendation that an entry's ref belongs to; None for a review's, a meeting's, or none."""
    found = _ITEM_REF.fullmatch(ref or "")
    return found[1] if found else None


def _change(
    line: HistoryLine, agency_name: AgencyName, undone: Mapping[int, Sequence[Entry]], *, show_restricted: bool
) -> ChangeLine:
    entry = line.entry
    withdrawn = line.undone_by is not None and not isinstance(entry.fact, StepReversed)
    if withdrawn:
        words = f"Entered and withdrawn: {describe_without_words(entry, agency_name)}"
    elif isinstance(entry.fact, StepReversed):
        words = _undoing(line, entry.fact, agency_name, undone.get(entry.fact.reverses, ()))
    elif getattr(entry.fact, "restricted", False) and not show_restricted:
        words = f"{noun_of(entry.fact)}, {long_day(getattr(entry.fact, 'on', entry.day))}, restricted: not shown."
    else:
        words = describe(entry, agency_name)
    return ChangeLine(entry.number, entry.step, entry.day, entry.by, entry.fact.kind, entry.ref, words, withdrawn)


def _undoing(line: HistoryLine, fact: StepReversed, agency_name: AgencyName, undone: Sequence[Entry]) -> str:
    """What an undo put back; for a step from before the interval, also what that step had said about the item."""
    told = describe(line.entry, agency_name, line.undone_by)
    about = [entry for entry in undone if entry.ref == line.entry.ref and not isinstance(entry.fact, StepReversed)]
    if not about:
        return told
    said = " ".join(describe_without_words(entry, agency_name) for entry in about)
    return f"{told} The step, of {long_day(about[0].day)}, had recorded: {said}"
