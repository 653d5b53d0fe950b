"""What a person should look at before a review is loaded, each with its place and its reason. Values only."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.found_review import Doubt, Found, FoundReview

ODD_SIGN: Final = "A sign here has a meaning in its own font alone, or was lost: compare it with the document."

CUT_SHORT: Final = "It ends within a sentence, where the others end with one: compare its end with the document."

WITHDRAWN: Final = "It says only that it was withdrawn: drop it, unless the plan should keep its number."

_GONE = re.compile(
    r"[\[(]?\s*(?:withdrawn|deleted|removed|not used|superseded|no longer applies)\s*[\])]?\.?", re.IGNORECASE
)
_SHOWN = 40
_ENDS = re.compile(r"[.!?;:…]\d{0,2}[\"'”’)\]]*$|[;,] (?:and|or)$")
_FEWEST_TO_COMPARE = 3
_PRIVATE_USE = "Co"
_LOST = "\ufffd"


def doubts_of(found: FoundReview) -> tuple[Doubt, ...]:
    """Numbers that repeat, what could not be read for certain, and what is in doubt about the list as a whole."""
    return (
        *_repeated(found.items, "recommendations"),
        *_of_items(found.items, "Recommendation"),
        *_cut_short(found.items, "Recommendation"),
        *_repeated(found.findings, "findings"),
        *_of_items(found.findings, "Finding"),
        *_cut_short(found.findings, "Finding"),
        *found.general,
    )


def doubting_odd_signs(item: Found) -> Found:
    """The item, in doubt where its wording holds a sign that no other font shows: it would print as an empty box."""
    odd = any(each == _LOST or unicodedata.category(each) == _PRIVATE_USE for each in item.text)
    return replace(item, doubts=(*item.doubts, ODD_SIGN)) if odd else item


def name_of(item: Found, kind: str = "Recommendation") -> str:
    """What a recommendation, or a finding, is called in a sentence."""
    if item.number:
        return f"{kind} {item.number}"
    return f'"{item.text[:_SHOWN]}{"…" if len(item.text) > _SHOWN else ""}"'


def _repeated(items: Sequence[Found], kind: str) -> Iterator[Doubt]:
    for number, count in Counter(item.number for item in items if item.number).items():
        if count > 1:
            last = [item for item in items if item.number == number][-1]
            yield Doubt(f"The number {number} is on {count} {kind}.", last.spot)


def _of_items(items: Sequence[Found], kind: str) -> Iterator[Doubt]:
    for item in items:
        for why in item.doubts:
            yield Doubt(why, item.spot, name_of(item, kind))
        if _GONE.fullmatch(item.text):
            yield Doubt(WITHDRAWN, item.spot, name_of(item, kind))


def _cut_short(items: Sequence[Found], kind: str) -> Iterator[Doubt]:
    """Those that end within a sentence, where three quarters of them or more end with one: a page may have cut them."""
    open_ended = [item for item in items if not _ENDS.search(item.text)]
    if len(items) >= _FEWEST_TO_COMPARE and 4 * len(open_ended) <= len(items):
        yield from (Doubt(CUT_SHORT, item.spot, name_of(item, kind)) for item in open_ended)
