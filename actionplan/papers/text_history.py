"""The ledger in words, as plain text: apart from the lists of the plan, which need no entry's words (50 ms to load)."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from actionplan.domain.dates import long_day
from actionplan.domain.entry import HistoryLine
from actionplan.domain.kinds import describe
from actionplan.domain.rating.view import PlanView
from actionplan.papers.lines import NARROWEST, folded_lines, joined


def history_text(lines: Iterable[HistoryLine], view: PlanView, width: int) -> str:
    """The ledger in words, oldest first: each step with its day and author, and under it its entries by number."""
    width = max(width, NARROWEST)
    told: list[str] = []
    for step, entries in groupby(lines, key=lambda line: line.entry.step):
        told += ["", *_step_lines(step, list(entries), view, width)]
    return joined(told[1:] or ["Nothing is recorded here yet."])


def _step_lines(step: int, lines: Sequence[HistoryLine], view: PlanView, width: int) -> list[str]:
    first = lines[0].entry
    undone = "" if lines[0].undone_by is None else f" · undone by step {lines[0].undone_by}"
    told = folded_lines(f"Step {step} · {long_day(first.day)} · {first.by}{undone}", width)
    for line in lines:
        ref = f"{line.entry.ref}  " if line.entry.ref else ""
        words = describe(line.entry, view.snapshot.agency_name)
        number, *rest = folded_lines(f"{ref}{words}", width, " " * 6)
        told += [f"{line.entry.number:>4}  {number[6:]}".rstrip(), *rest]
    return told
