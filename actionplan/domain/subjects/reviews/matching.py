"""Which recommendation of a review's file is which of the plan: by number, then by wording, then by likeness.

Compares values and decides nothing: what loading leads to is in ``reviews``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from actionplan.domain.review_file import PublishedRecommendation
from actionplan.domain.typed.numbers import reading_order, ref_of_number

SAME_FROM: Final = 0.8
"""The share of words in common from which two wordings without a common number are one recommendation."""
ALIKE_FROM: Final = 0.5
"""The share from which a new wording is shown beside the one it is like, and below which a number's is another's."""

_WORDS = re.compile(r"\w+")
_MOST_WORDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class InPlan:
    """A recommendation that the plan holds, in published order; its wording is None where it was removed."""

    ref: str
    number: str | None
    position: int
    wording: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A recommendation of the file and the plan's that it is; ``alike`` is the share of words in common."""

    index: int
    published: PublishedRecommendation
    known: InPlan
    alike: float

    @property
    def same_wording(self) -> bool:
        """Whether the file's wording is the plan's, to the letter; a removed one differs from nothing."""
        return self.known.wording in {None, self.published.wording}

    @property
    def same_number(self) -> bool:
        """Whether the file gives it the number that the plan has."""
        return self.known.number == self.published.number


@dataclass(frozen=True, slots=True)
class New:
    """A recommendation that the plan does not hold, and the one of the plan that it is most like, where one is."""

    index: int
    published: PublishedRecommendation
    like: InPlan | None = None
    alike: float = 0.0


@dataclass(slots=True)
class Comparison:
    """A file's recommendations beside those of the plan."""

    matches: list[Match] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    missing: list[InPlan] = field(default_factory=list)


def compare(published: Sequence[PublishedRecommendation], known: Sequence[InPlan]) -> Comparison:
    """Match each of the file's recommendations with at most one of the plan's; both are in published order."""
    left, unread = list(known), list(enumerate(published))
    found = Comparison()
    for same in (_same_number, _same_number_written_otherwise, _same_wording, _same_words):
        for index, each in list(unread):
            match = next((item for item in left if same(each, item)), None)
            if match is not None:
                found.matches.append(Match(index, each, match, likeness(each.wording, match.wording)))
                left.remove(match)
                unread.remove((index, each))
    _match_most_alike(found, unread, left)
    for index, each in list(unread):
        removed = next((item for item in left if _same_place(each, index, item)), None)
        if removed is not None:
            found.matches.append(Match(index, each, removed, 1.0))
            left.remove(removed)
            unread.remove((index, each))
    for index, each in unread:
        alike, like = _most_like(each, known)
        found.new.append(New(index, each, like, alike) if like and alike >= ALIKE_FROM else New(index, each))
    found.matches.sort(key=lambda match: match.index)
    found.missing = left
    return found


def likeness(one: str, other: str | None) -> float:
    """The share of words that two wordings have in common, in order: 0 to 1; 1 where the other was removed."""
    return 1.0 if other is None else _ratio(_words(one), _words(other))


def places(comparison: Comparison, known: Sequence[InPlan], ref_of: Callable[[New], str]) -> Iterator[tuple[New, int]]:
    """The position of each new recommendation: behind the one that it follows in the file, or at the end.

    One that is put between two of the plan shares the position of the first; refs of one position are in reading order.
    """
    order = reading_order([*(item.ref for item in known), *map(ref_of, comparison.new)])
    last = max((item.position for item in known), default=0)
    matched = {match.index: match.known for match in comparison.matches}
    for new in comparison.new:
        before = max((item.position for index, item in matched.items() if index < new.index), default=0)
        followed = any(index > new.index and item.position > before for index, item in matched.items())
        if not followed:  # what the file leaves out may still come before it
            smaller = [item.position for item in known if order(item.ref) < order(ref_of(new))]
            before = max([before, *smaller]) if new.published.number else last
        if before < max((item.position for item in known), default=0):
            yield new, before
        else:
            last += 1
            yield new, last


def _same_number(published: PublishedRecommendation, item: InPlan) -> bool:
    return published.number is not None and published.number == item.number


def _same_number_written_otherwise(published: PublishedRecommendation, item: InPlan) -> bool:
    """ "4(a)" for "4a"; only with a like wording, since "4a" and "4A" may be two."""
    if published.number is None or item.number is None:
        return False
    same = ref_of_number(published.number) == ref_of_number(item.number)
    return same and likeness(published.wording, item.wording) >= ALIKE_FROM


def _same_wording(published: PublishedRecommendation, item: InPlan) -> bool:
    return published.wording == item.wording


def _same_words(published: PublishedRecommendation, item: InPlan) -> bool:
    return item.wording is not None and _words(published.wording) == _words(item.wording)


def _same_place(published: PublishedRecommendation, index: int, item: InPlan) -> bool:
    """Without a number and a wording, which was removed, a recommendation is known by its place alone."""
    return published.number is item.number is item.wording is None and item.position == index + 1


def _match_most_alike(found: Comparison, unread: list[tuple[int, PublishedRecommendation]], left: list[InPlan]) -> None:
    """Match what is alike, the most alike first; two that both have numbers, and others, are two recommendations."""
    pairs = [
        (alike, index, each, item)
        for index, each in unread
        for item in left
        if each.number is None or item.number is None
        if (alike := likeness(each.wording, item.wording)) >= SAME_FROM
    ]
    for alike, index, each, item in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[3].position)):
        if (index, each) in unread and item in left:
            found.matches.append(Match(index, each, item, alike))
            unread.remove((index, each))
            left.remove(item)


def _most_like(published: PublishedRecommendation, known: Iterable[InPlan]) -> tuple[float, InPlan | None]:
    scored = [(likeness(published.wording, item.wording), item) for item in known if item.wording is not None]
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold())[:_MOST_WORDS])


def _ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE_FROM else 0.0
