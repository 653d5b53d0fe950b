"""Coverage: each finding of a review beside the recommendations that answer it, and those that none answers. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.text import listed
from actionplan.domain.vocabulary import Status


class Cover(StrEnum):
    """How far a finding is answered, as JSON names it."""

    ANSWERED = "answered"
    NOT_TAKEN_FORWARD = "not-taken-forward"
    NONE_NEEDED = "none-needed"
    UNANSWERED = "unanswered"


_COUNTED: Final = {
    Cover.ANSWERED: "answered",
    Cover.NOT_TAKEN_FORWARD: "answered only by what is not taken forward",
    Cover.NONE_NEEDED: "needing no recommendation",
    Cover.UNANSWERED: "answered by none",
}
_ENDED: Final = frozenset({Status.SUPERSEDED, Status.NOT_ACCEPTED})


@dataclass(frozen=True, slots=True)
class Coverage:
    """A finding, and the recommendations that answer it, in published order."""

    finding: ReviewFinding
    answers: tuple[Row, ...]

    @property
    def cover(self) -> Cover:
        """How far it is answered: what was superseded, or not accepted, answers it no longer."""
        if any(_counts(row) for row in self.answers):
            return Cover.ANSWERED
        if self.answers:
            return Cover.NOT_TAKEN_FORWARD
        return Cover.UNANSWERED if self.finding.none_needed is None else Cover.NONE_NEEDED

    @property
    def is_gap(self) -> bool:
        """Whether nothing that is taken forward answers it, and nobody said that nothing has to."""
        return self.cover in {Cover.NOT_TAKEN_FORWARD, Cover.UNANSWERED}


def coverage(view: PlanView, review: str | None = None) -> tuple[Coverage, ...]:
    """The findings of all reviews in their order, or those of one."""
    order = {each.ref: place for place, each in enumerate(view.snapshot.reviews)}
    found = [each for each in view.snapshot.findings if each.review in order and review in {None, each.review}]
    return tuple(
        Coverage(each, _answers(view, each))
        for each in sorted(found, key=lambda each: (order[each.review], each.position))
    )


def answered_by(view: PlanView, ref: str) -> tuple[ReviewFinding, ...]:
    """The findings that a recommendation answers; an action's are those of its recommendation."""
    row = view.snapshot.row(ref)
    asked = ref if row is None or row.item.parent is None else row.item.parent
    return tuple(each for each in view.snapshot.findings if asked in each.answered_by)


def cover_words(each: Coverage, view: PlanView) -> str:
    """What answers it: "answered by SAM-R01 (Amber) and SAM-R04 (Red)", "no recommendation answers it"."""
    if each.answers:
        return f"answered by {_named(each.answers)}"
    because = view.words(each.finding.none_needed, "reason")
    return f"needs no recommendation: {because}" if because else "no recommendation answers it"


def answers_words(each: Coverage, view: PlanView) -> str:
    """The same for a column "Answered by": "SAM-R01 (Amber) and SAM-R04 (Red)", "no recommendation"."""
    if each.answers:
        return _named(each.answers)
    because = view.words(each.finding.none_needed, "reason")
    return f"needs no recommendation: {because}" if because else "no recommendation"


def coverage_counts(found: Iterable[Coverage]) -> str:
    """Their sum: "3 findings: 2 answered, 1 answered by none"; what is 0 is left out."""
    counts = Counter(each.cover for each in found)
    parts = [f"{counts[cover]} {words}" for cover, words in _COUNTED.items() if counts[cover]]
    return f"{counted(sum(counts.values()), 'finding')}: {', '.join(parts)}"


def coverage_line(view: PlanView, review: str) -> str:
    """How far a review's findings are answered, and by what; empty where it has none.

    "3 findings: 2 answered, by SAM-R01 and SAM-R04; 1 answered by none: SAM-F02"
    """
    found = coverage(view, review)
    if not found:
        return ""
    parts = []
    for cover, words in _COUNTED.items():
        of_it = [each for each in found if each.cover is cover]
        if not of_it:
            continue
        if cover is Cover.ANSWERED:
            refs = listed(dict.fromkeys(row.ref for each in of_it for row in each.answers if _counts(row)))
            named = f", by {refs}"
        else:
            named = f": {listed(each.finding.ref for each in of_it)}"
        parts.append(f"{len(of_it)} {words}{named}")
    return f"{counted(len(found), 'finding')}: {'; '.join(parts)}"


def answered_words(view: PlanView, rows: Iterable[Row]) -> str:
    """The findings that some recommendations answer: "2 findings answered: SAM-F01 and SAM-F03."; empty for none."""
    refs = {row.ref for row in rows if _counts(row)}
    found = [each.finding.ref for each in coverage(view) if refs & {row.ref for row in each.answers}]
    return f"{counted(len(found), 'finding')} answered: {listed(found)}." if found else ""


def _counts(row: Row) -> bool:
    """Whether it answers a finding still: what was superseded, or not accepted, does not."""
    return row.item.status not in _ENDED


def _answers(view: PlanView, finding: ReviewFinding) -> tuple[Row, ...]:
    places = sorted(at for ref in finding.answered_by if (at := view.snapshot.index_of(ref)) is not None)
    return tuple(view.rows[at] for at in places)


def _named(answers: Iterable[Row]) -> str:
    return listed(f"{row.ref} ({_standing(row)})" for row in answers)


def _standing(row: Row) -> str:
    return row.item.status.label if row.item.status in _ENDED else row.rating.colour.value
