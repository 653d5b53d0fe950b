"""Every change between two points of the ledger, in words, grouped by recommendation.

Each entry appears once: under its recommendation, or under the plan where it concerns none. An entry that was undone
within the interval is listed as such, without its text. Pure.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, HistoryLine
from actionplan.domain.kinds import amended_mark, as_amended, describe, describe_without_words, noun_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.time_passed import TimePassed
from actionplan.domain.subject import AgencyName, MeetingTitle
from actionplan.domain.subjects.amending import TextAmended
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
    lines: Iterable[HistoryLine],
    view: PlanView,
    earlier: Iterable[HistoryLine] = (),
    *,
    show_restricted: bool = False,
    meeting_title: MeetingTitle | None = None,
) -> tuple[ChangeGroup, ...]:
    """The lines of an interval by recommendation, in published order, then those of the plan.

    ``view`` is the plan at the end of the interval, whose names and titles are used. ``earlier`` may hold lines from
    before the interval, so that an undo can say what it undid. Restricted words are shown on request only. Meetings are
    named by their titles, unless ``meeting_title`` names them.
    """
    lines = list(lines)
    held = set() if show_restricted else {each.entry for each in view.snapshot.kept_back if each.held}
    first = lines[0].entry.number if lines else 0
    undone: dict[int, list[Entry]] = {}
    for line in earlier:
        if line.entry.number < first:
            undone.setdefault(line.entry.step, []).append(line.entry)
    groups: dict[str | None, list[ChangeLine]] = {}
    words = _Wording(view.snapshot.agency_name, meeting_title or view.meeting_title)
    for line in lines:
        change = _change_line(line, words, undone, held, show_restricted=show_restricted)
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


@dataclass(frozen=True, slots=True)
class _Wording:
    """What agencies and meetings are called."""

    agency_name: AgencyName
    meeting_title: MeetingTitle

    def whole(self, entry: Entry, undone_by: int | None = None) -> str:
        return describe(entry, self.agency_name, undone_by, meeting_title=self.meeting_title)

    def without_texts(self, entry: Entry) -> str:
        return describe_without_words(entry, self.agency_name, meeting_title=self.meeting_title)


def _change_line(
    line: HistoryLine,
    wording: _Wording,
    undone: Mapping[int, Sequence[Entry]],
    held: Container[int],
    *,
    show_restricted: bool,
) -> ChangeLine:
    entry = line.entry
    withdrawn = line.undone_by is not None and not isinstance(entry.fact, StepReversed)
    if withdrawn:
        words = f"Entered and withdrawn: {wording.without_texts(entry)}"
    elif isinstance(entry.fact, StepReversed):
        words = _undo_words(line, entry.fact, wording, undone.get(entry.fact.reverses, ()))
    elif (hold := _worded_in(entry) in held) or (getattr(entry.fact, "restricted", False) and not show_restricted):
        why = "held back" if hold else "restricted"
        words = f"{noun_of(entry.fact)}, {long_day(getattr(entry.fact, 'on', entry.day))}, {why}: not shown."
    else:
        words = f"{wording.whole(as_amended(line))}{amended_mark(line)}"
    return ChangeLine(entry.number, entry.step, entry.day, entry.by, entry.fact.kind, entry.ref, words, withdrawn)


def _worded_in(entry: Entry) -> int:
    """The entry whose words it gives: an amendment's are those of the entry that it amends."""
    return entry.fact.entry if isinstance(entry.fact, TextAmended) else entry.number


def _undo_words(line: HistoryLine, fact: StepReversed, wording: _Wording, undone: Sequence[Entry]) -> str:
    """What an undo restored; for a step from before the interval, also what that step had recorded about the item."""
    restored = wording.whole(line.entry, line.undone_by)
    about = [entry for entry in undone if entry.ref == line.entry.ref and not isinstance(entry.fact, StepReversed)]
    if not about:
        return restored
    recorded = " ".join(map(wording.without_texts, about))
    return f"{restored} The step, of {long_day(about[0].day)}, had recorded: {recorded}"
