"""Filters that somebody saved under a name, with how the list was arranged: in the state folder, never in the plan.

A filter that was saved before the arrangement was kept with it is a text alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.domain.text import clean_line
from actionplan.services.faults import state_folder
from actionplan.services.notes import Note, read_note, write_note

FILE: Final = "saved-filters.json"
_LONGEST_NAME, _LONGEST_FILTER = 60, 500
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter as text, and the order and headings of the list; None where they were not kept."""

    text: str
    order: SortOrder | None = None
    grouping: Grouping | None = None


def saved_filters(location: str) -> dict[str, SavedFilter]:
    """The filters of a plan by their names, in the order of the alphabet. What is damaged in the file is left out."""
    found = _sound(read_note(FILE, location))
    return dict(sorted(found.items(), key=lambda each: (each[0].casefold(), each[0])))


def save_filter(location: str, name: str, saved: SavedFilter) -> str:
    """Save a filter, in place of one with the same name; returns the name as it is kept.

    Raises ``BadInput`` for a name or a filter that cannot be kept, and where the file cannot be written.
    """
    kept, words = clean_line(name, "the name"), clean_line(saved.text, "the filter")
    if not words:
        raise BadInput("The list shows everything: narrow it first, then save the filter.")
    if not kept or len(kept) > _LONGEST_NAME:
        raise BadInput(f"A name has 1 to {_LONGEST_NAME} characters.")
    if len(words) > _LONGEST_FILTER:
        raise BadInput(f"The filter is too long to be saved: it has more than {_LONGEST_FILTER} characters.")
    others = {each: said for each, said in saved_filters(location).items() if each.casefold() != kept.casefold()}
    if len(others) >= _MOST:
        raise BadInput(f"There are {_MOST} saved filters already: forget one first.")
    _write(location, {**others, kept: SavedFilter(words, saved.order, saved.grouping)})
    return kept


def forget_filter(location: str, name: str) -> None:
    """Save a filter no longer. Raises ``BadInput`` where the file cannot be written."""
    _write(location, {each: said for each, said in saved_filters(location).items() if each != name})


def _write(location: str, filters: Mapping[str, SavedFilter]) -> None:
    if not write_note(FILE, location, {name: _stored(each) for name, each in filters.items()}):
        raise BadInput(f"The filter cannot be kept: {state_folder() / FILE} cannot be written.")


def _stored(saved: SavedFilter) -> object:
    if saved.order is None or saved.grouping is None:
        return saved.text
    return {"filter": saved.text, "sort": saved.order.value, "group": saved.grouping.value}


def _sound(filters: Note) -> dict[str, SavedFilter]:
    """Only what can be a saved filter: the file may be damaged."""
    read = ((name, _read(each)) for name, each in filters.items() if 0 < len(name) <= _LONGEST_NAME)
    return {
        name: saved
        for name, saved in read
        if saved is not None and 0 < len(saved.text) <= _LONGEST_FILTER and (name + saved.text).isprintable()
    }


def _read(found: object) -> SavedFilter | None:
    if isinstance(found, str):
        return SavedFilter(found)
    if not isinstance(found, Mapping):
        return None
    text, sort, group = (found.get(name) for name in ("filter", "sort", "group"))
    if not isinstance(text, str):
        return None
    order = next((each for each in SortOrder if each.value == sort), None)
    return SavedFilter(text, order, next((each for each in Grouping if each.value == group), None))
