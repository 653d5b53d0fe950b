"""What was put right between two points of the ledger: dates that were corrected, and earlier steps that were undone.

Reads it from the entries in between; what it made of a rating is for ``rating.causes``. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from actionplan.domain.entry import Fact, HistoryLine
from actionplan.domain.rating.removals import Corrected
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.item import Deadline, Item
from actionplan.domain.subjects.deadlines import DateAdopted, DateCorrected, DateProposed
from actionplan.domain.subjects.extensions import ExtensionGranted
from actionplan.domain.subjects.undo import StepReversed

_MOVES = DateProposed | DateAdopted | DateCorrected | ExtensionGranted
KINDS: Final = tuple(fact.kind for fact in (DateProposed, DateAdopted, DateCorrected, ExtensionGranted, StepReversed))
"""The kinds of entries that are looked at; lines of others may be left out."""


def corrections_between(
    then: Snapshot, now: Snapshot, lines: Sequence[HistoryLine], first_step: int
) -> dict[str, Corrected]:
    """By ref, what was put right after ``then`` and stands now.

    ``lines`` are those of the ledger between the two, ``first_step`` is the step of the first of all of them: undoing
    it or a later one corrects nothing that the papers had.
    """
    standing = [line for line in lines if line.undone_by is None]
    fields: dict[str, frozenset[str]] = {}
    moves: dict[str, list[Fact]] = {}
    for line in standing:
        fact, ref = line.entry.fact, line.entry.ref
        if ref is None:
            continue
        if isinstance(fact, _MOVES):
            moves.setdefault(ref, []).append(fact)
        elif isinstance(fact, StepReversed) and fact.item is not None and fact.reverses < first_step:
            row, parts = now.row(ref), {name.partition(".")[0] for name in fact.fields}
            if row is not None:
                same = {name for name in parts if getattr(row.item, name) == getattr(fact.item, name)}
                fields[ref] = fields.get(ref, frozenset()) | same
    deadlines = _deadlines(then, now, moves)
    return {ref: Corrected(deadlines.get(ref), fields.get(ref, frozenset())) for ref in {**deadlines, **fields}}


def _deadlines(then: Snapshot, now: Snapshot, moves: Mapping[str, Sequence[Fact]]) -> dict[str, Deadline]:
    """Each deadline whose last changes were corrections, with the date from before them."""
    found = {}
    for ref, facts in moves.items():
        row, before = now.row(ref), then.row(ref)
        if row is None or not _corrects(facts[-1]):
            continue
        first = len(facts) - 1
        while first and _corrects(facts[first - 1]):
            first -= 1
        found[ref] = _without(row.item, facts, first, None if before is None else before.item)
    return found


def _corrects(fact: Fact) -> bool:
    """A correction of an adopted date, or of a proposed one, which alone gives a reason."""
    return isinstance(fact, DateCorrected) or (isinstance(fact, DateProposed) and fact.reason is not None)


def _without(item: Item, facts: Sequence[Fact], first: int, before: Item | None) -> Deadline:
    if first == 0 and before is not None:
        return before.deadline
    return replace(item.deadline, due_on=_date_of(facts[first - 1]) if first else None)


def _date_of(fact: Fact) -> date | None:
    match fact:
        case DateProposed(on=on) | DateAdopted(on=on) | DateCorrected(on=on) | ExtensionGranted(to=on):
            return on
        case _:
            return None
