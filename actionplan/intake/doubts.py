"""What a person should look at before a review is loaded, each with its place and its reason. Values only."""

from collections import Counter
from collections.abc import Iterator, Sequence

from actionplan.domain.found_review import Doubt, Found, FoundReview

_SHOWN = 40


def doubts_of(found: FoundReview) -> tuple[Doubt, ...]:
    """Numbers that repeat, what could not be read for certain, and what is in doubt about the list as a whole."""
    return (*_repeated(found.items), *_of_items(found.items), *found.general)


def name_of(item: Found) -> str:
    """What a recommendation is called in a sentence."""
    if item.number:
        return f"Recommendation {item.number}"
    return f'"{item.text[:_SHOWN]}{"…" if len(item.text) > _SHOWN else ""}"'


def _repeated(items: Sequence[Found]) -> Iterator[Doubt]:
    for number, count in Counter(item.number for item in items if item.number).items():
        if count > 1:
            last = [item for item in items if item.number == number][-1]
            yield Doubt(f"The number {number} is on {count} recommendations.", last.spot)


def _of_items(items: Sequence[Found]) -> Iterator[Doubt]:
    for item in items:
        for why in item.doubts:
            yield Doubt(why, item.spot, name_of(item))
