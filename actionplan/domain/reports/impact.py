"""The headline of impact: of what was signed off, how often a difference for children was shown."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import MONTHS, counted, long_day
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.text import listed
from actionplan.domain.vocabulary import ImpactState, Kind, Status


@dataclass(frozen=True, slots=True)
class ImpactCounts:
    """Recommendations that are signed off, by what their last impact review found; ``next_on`` is the next one due."""

    signed_off: int
    found: Mapping[ImpactState, int]
    awaited: int
    next_on: date | None


def impact_counts(snapshot: Snapshot) -> ImpactCounts:
    """The counts as at the day."""
    items = [row.item for row in snapshot.rows if row.item.kind is Kind.RECOMMENDATION]
    signed = [item for item in items if item.status is Status.SIGNED_OFF]
    found = Counter(item.impact_state for item in signed)
    return ImpactCounts(
        signed_off=len(signed),
        found={state: found[state] for state in ImpactState},
        awaited=found[None],
        next_on=min((item.impact_review_on for item in signed if item.impact_review_on is not None), default=None),
    )


def impact_line(snapshot: Snapshot) -> str:
    """ "Signed off 3: difference shown 1, in part 0, …, awaited 2 (next review 26 March)"; empty where nothing is."""
    counts = impact_counts(snapshot)
    if not counts.signed_off:
        return ""
    found = counts.found
    return (
        f"Signed off {counts.signed_off}: difference shown {found[ImpactState.EVIDENCED]}, "
        f"in part {found[ImpactState.PARTLY]}, not shown {found[ImpactState.NOT_EVIDENCED]}, "
        f"too early {found[ImpactState.TOO_EARLY]}, awaited {counts.awaited}{_next_review(counts, snapshot.as_at)}"
    )


_FOUND_FOR: Final[Mapping[ImpactState | None, str]] = {
    ImpactState.EVIDENCED: "shown for",
    ImpactState.PARTLY: "shown in part for",
    ImpactState.NOT_EVIDENCED: "not shown for",
    ImpactState.TOO_EARLY: "too early to tell for",
    None: "not reviewed yet for",
}


def impact_sentences(snapshot: Snapshot) -> str:
    """The same for a reader of sentences; what there is none of is left out."""
    counts = impact_counts(snapshot)
    if not counts.signed_off:
        return "Nothing is signed off yet."
    found = [(words, counts.awaited if state is None else counts.found[state]) for state, words in _FOUND_FOR.items()]
    said = listed(f"{words} {count}" for words, count in found if count)
    signed = f"{counted(counts.signed_off, 'recommendation')} {'is' if counts.signed_off == 1 else 'are'} signed off"
    told = f"{signed}. A difference for children is {said}."
    if counts.next_on is None:
        return told
    review = "An impact review was" if counts.next_on < snapshot.as_at else "The next impact review is"
    return f"{told} {review} due on {long_day(counts.next_on)}."


def _next_review(counts: ImpactCounts, as_at: date) -> str:
    due = counts.next_on
    if due is None:
        return ""
    day = f"{due.day} {MONTHS[due.month - 1]}" if due.year == as_at.year else long_day(due)
    return f" (review overdue since {day})" if due < as_at else f" (next review {day})"
