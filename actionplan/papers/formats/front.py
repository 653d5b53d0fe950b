"""The title block of a paper that is sent out, as labels and values, once for every format."""

from typing import Final

from actionplan.domain.dates import long_day
from actionplan.papers.document import Front

DRAFT: Final = "DRAFT"
"""What stands on each page of a paper that was not issued."""


def front_facts(front: Front) -> tuple[tuple[str, str], ...]:
    """What the title block says, besides the title; what is not there is left out. The marking is its own line."""
    facts = (
        ("Partnership", front.partnership),
        ("Meeting", _meeting(front)),
        ("Item", front.item),
        ("Report of", front.author),
        ("Purpose", front.purpose),
        ("As at", "" if front.as_at is None else long_day(front.as_at)),
    )
    return tuple((label, text) for label, text in facts if text)


def running_words(front: Front | None) -> str:
    """The words in the header of each page: the marking, and whether it is a draft."""
    return (
        "" if front is None else " · ".join(words for words in (front.marking, DRAFT if front.draft else "") if words)
    )


def _meeting(front: Front) -> str:
    day = "" if front.meeting_on is None else long_day(front.meeting_on)
    return ", ".join(words for words in (front.body, day) if words)
