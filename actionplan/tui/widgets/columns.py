"""The columns of the item table: their headings, and how they share out the width of the screen. Pure."""

from dataclasses import dataclass
from typing import Final

from actionplan.tui.days import short_width

COLUMNS: Final = (
    ("ref", "  Ref"),
    ("priority", " P"),
    ("title", "Recommendation"),
    ("lead", "  Lead"),
    ("when", "        When "),
    ("rating", "  Rating"),
)
SINCE: Final = " Since last"
"""The heading over the direction's arrow and word, behind the rating; the arrow alone has none."""
MARK_WIDTH: Final = 9
"""Every mark with its two blanks, but not Closed, which has no direction behind it."""
_RATING: Final = 10
_RATING_AND_ARROW: Final = 12
RATING_AND_WORD: Final = MARK_WIDTH + len(SINCE)
_SCROLLBAR: Final = 1
_WHEN: Final = 13
"""A date in brackets, which says that it is proposed, and two blanks before it."""
_USUAL_DAY: Final = 10
_PRIORITY: Final = 3
"""A letter; the pane has the word."""
_LEAST_LEAD, _MOST_LEAD = 9, 34
_LEAST_TITLE: Final = 28
"""Cells that the title keeps before the lead takes more than its share."""
_ROOMY: Final = 50
"""Cells for the title from which on the direction's arrow has its word beside it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the lines need: the width of the refs and of the longest lead, and which columns have a use."""

    ref: int
    lead: int
    priority: bool = False
    when: bool = True
    travelled: bool = False


def column_widths(width: int, wanted: Wanted) -> dict[str, int]:
    """The cells of each column: none without a use, and the title takes what the others leave.

    ``travelled``: the direction of travel stands behind each rating.
    """
    widths = {
        "ref": wanted.ref,
        "priority": _PRIORITY if wanted.priority else 0,
        "when": _WHEN + max(0, short_width() - _USUAL_DAY) if wanted.when else 0,
        "rating": _RATING_AND_ARROW if wanted.travelled else _RATING,
    }
    room = max(20, width - sum(widths.values()) - _SCROLLBAR)
    lead = min(max(_LEAST_LEAD, wanted.lead + 2), _MOST_LEAD, max(_LEAST_LEAD, room - _LEAST_TITLE, room * 3 // 8))
    room -= lead
    word = RATING_AND_WORD - _RATING_AND_ARROW
    if wanted.travelled and room >= _ROOMY + word:
        room -= word
        widths["rating"] = RATING_AND_WORD
    return {**widths, "lead": lead, "title": room}
