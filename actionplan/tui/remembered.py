"""How somebody left the tracker on a plan: kept in the state folder for the next start, never in the plan.

The colours are kept for all plans, the rest by plan. Reading never fails: what cannot be understood is left out, value
by value.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from actionplan.domain.rating.marks import HEADLINE
from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.services.notes import read_note, write_note
from actionplan.tui.listing import Listing

FILE: Final = "screens.json"
COLOURS_FILE: Final = "colours.json"
_LONGEST_LINE: Final = 1_000

Value = TypeVar("Value", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The list as it was arranged and narrowed, the view looked at last, and the colours; empty: not chosen."""

    listing: Listing = field(default_factory=Listing)
    view: str = ""
    key_folded: bool = False
    theme: str = ""
    usual_theme: str = ""
    """The one of the settings: another one there is newer than what was chosen over the one before."""


def recall(location: str, usual_theme: str = "") -> Remembered:
    """How a plan was left; as at the first start where that is not known."""
    found = read_note(FILE, location)
    colours = _lines(found.get("colours"))
    listing = Listing(
        filter_text=_line(found.get("filter")),
        colours=frozenset(each for each in HEADLINE if each.value in colours),
        order=_one_of(SortOrder, found.get("sort"), SortOrder.PUBLISHED),
        grouping=_one_of(Grouping, found.get("group"), Grouping.NONE),
        folded=frozenset(_lines(found.get("folded"))),
    )
    theme, folded = recall_theme(usual_theme), found.get("key-folded") is True
    return Remembered(listing, _line(found.get("view")), folded, theme, usual_theme)


def recall_theme(usual_theme: str = "") -> str:
    """The colours chosen last, on whichever plan or in the settings; empty where none were."""
    found = read_note(COLOURS_FILE, None)
    kept, instead_of = _line(found.get("theme")), _line(found.get("instead-of"))
    return kept if kept and usual_theme in {"", instead_of} else usual_theme


def remember(location: str, left: Remembered, before: Remembered) -> bool:
    """Keep what is not as it was ``before``; False where that cannot be done."""
    kept = left.theme == before.theme or write_note(COLOURS_FILE, None, _colours_note(left))
    if (left.listing, left.view, left.key_folded) == (before.listing, before.view, before.key_folded):
        return kept
    return write_note(FILE, location, _note(left)) and kept


def _note(left: Remembered) -> dict[str, object]:
    listing = left.listing
    return {
        "sort": listing.order.value,
        "group": listing.grouping.value,
        "filter": _line(listing.filter_text),
        "colours": [each.value for each in HEADLINE if each in listing.colours],
        "folded": sorted(listing.folded),
        "view": left.view,
        "key-folded": left.key_folded,
    }


def _colours_note(left: Remembered) -> dict[str, object]:
    return {"theme": left.theme, "instead-of": left.usual_theme}


def _lines(found: object) -> list[str]:
    return [line for each in found if (line := _line(each))] if isinstance(found, list) else []


def _line(found: object) -> str:
    """Words that were typed on one line; nothing where they cannot have been."""
    return found if isinstance(found, str) and found.isprintable() and len(found) <= _LONGEST_LINE else ""


def _one_of(kind: type[Value], found: object, usual: Value) -> Value:
    return next((each for each in kind if each.value == found), usual)
