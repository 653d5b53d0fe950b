"""Recommendations that are like those of other reviews, with the words in common: what was asked before. Pure.

The floor from which they are named is the plan's policy.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.likeness import likenesses
from actionplan.domain.review_file import PublishedRecommendation
from actionplan.domain.text import is_removed_text
from actionplan.domain.vocabulary import Kind

SHOWN_BESIDE_AN_ITEM: Final = 3
"""How many a page about one item names."""

_IN_FILE: Final = " in the file "
"""No ref of the plan begins so."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A recommendation and another that it is like, by so many per cent, with the words in common."""

    ref: str
    other: Row
    percent: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A recommendation of a file that is like one of the plan."""

    published: PublishedRecommendation
    alike: Alike


def alike(view: PlanView, refs: Iterable[str] | None = None, *, within: bool = False) -> tuple[Alike, ...]:
    """Those that are like others of other reviews (``within``: of any), in published order, most alike first.

    For ``refs``, all that each is like; without, each pair once, under the later of the two.
    """
    texts = _texts(view)
    asked = list(texts) if refs is None else [ref for ref in refs if ref in texts]
    found = likenesses(texts, asked, view.snapshot.policy.likeness_floor, _apart(view, within=within))
    return tuple(
        Alike(ref, row, each.percent, each.words)
        for ref in asked
        for each in found[ref]
        if (row := view.snapshot.row(each.key)) is not None and (refs is not None or _is_earlier(view, row, ref))
    )


def beside(view: PlanView, ref: str) -> tuple[Alike, ...]:
    """What a page about one item names of other reviews that it is like, most alike first."""
    return alike(view, [ref])[:SHOWN_BESIDE_AN_ITEM] if len(view.snapshot.reviews) > 1 else ()


def repeated(view: PlanView, review: str, published: Sequence[PublishedRecommendation]) -> tuple[Repeated, ...]:
    """The recommendations of a file that are like one of another review in the plan, the most alike one of each."""
    given = {f"{_IN_FILE}{place}": each.wording for place, each in enumerate(published)}

    def of_another_review(key: str, other: str) -> bool:
        row = view.snapshot.row(other)
        return key in given and row is not None and row.item.review != review

    floor = view.snapshot.policy.likeness_floor
    found = likenesses({**_texts(view), **given}, given, floor, of_another_review)
    return tuple(
        Repeated(published[place], Alike(key, row, found[key][0].percent, found[key][0].words))
        for place, key in enumerate(given)
        if found[key] and (row := view.snapshot.row(found[key][0].key)) is not None
    )


def alike_words(each: Alike) -> str:
    """The other, where it stands, and why: "SAM-R11, signed off 11 March 2027. Words in common: audit, sharing."."""
    return f"{each.other.ref}, {standing_of(each.other)}. Words in common: {', '.join(each.words)}."


def standing_of(row: Row) -> str:
    """Its status, and the day of its sign-off."""
    agreed = row.item.sign_off
    return row.item.status.label if agreed is None else f"{row.item.status.label} {long_day(agreed.on)}"


def _texts(view: PlanView) -> Mapping[str, str]:
    """The published wordings; what was removed for good is like nothing."""
    wordings = {row.ref: view.text_of(row.item, "wording") for row in view.rows if row.item.kind is Kind.RECOMMENDATION}
    return {ref: words for ref, words in wordings.items() if not is_removed_text(words)}


def _apart(view: PlanView, *, within: bool) -> Callable[[str, str], bool]:
    review_of = {row.ref: row.item.review for row in view.rows}
    return lambda one, other: within or review_of[one] != review_of[other]


def _is_earlier(view: PlanView, row: Row, ref: str) -> bool:
    return (view.snapshot.index_of(row.ref) or 0) < (view.snapshot.index_of(ref) or 0)
