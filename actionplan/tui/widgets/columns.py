"""The columns of the item table: their headings, and how they share out the width of the screen. Pure."""

from typing import Final

COLUMNS: Final = (
    ("ref", "  Ref"),
    ("title", "Recommendation"),
    ("lead", "  Lead"),
    ("due", "       Due"),
    ("late", "    Late"),
    ("rating", "  Rating"),
)
SINCE: Final = " Since last"
"""The heading over the direction's arrow and word, behind the rating; the arrow alone has none."""
MARK_WIDTH: Final = 9
"""Every mark with its two blanks, but not Closed, which has no direction behind it."""
_FIXED: Final = {"due": 10, "late": 8, "rating": 10}
_SCROLLBAR: Final = 1
_CRAMPED: Final = 30
"""Cells for title and lead under which the column of days late makes room for them."""
_RATING_AND_ARROW: Final = 12
RATING_AND_WORD: Final = MARK_WIDTH + len(SINCE)
_ROOMY: Final = 45
"""Cells for title and lead from which on the direction's arrow has its word beside it."""


def column_widths(width: int, ref: int, *, travelled: bool) -> dict[str, int]:
    """The cells of each column: the title takes what the others leave, with the lead at a third of it.

    ``ref`` is the width of the refs; ``travelled``: the direction of travel stands behind each rating.
    """
    widths = {**_FIXED, "ref": ref}
    if travelled:
        widths["rating"] = _RATING_AND_ARROW
    room = width - sum(widths.values()) - _SCROLLBAR
    if room < _CRAMPED:  # the reason says by how many days
        room += widths["late"]
        widths["late"] = 0
    word = RATING_AND_WORD - _RATING_AND_ARROW
    if travelled and room >= _ROOMY + word:
        room -= word
        widths["rating"] = RATING_AND_WORD
    room = max(20, room)
    lead = min(30, max(14, room * 3 // 8))
    return {**widths, "lead": lead, "title": room - lead}
