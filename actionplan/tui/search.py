"""The search through a long plan, whose texts are not in memory: they are read for some hundred items at a time.

Blocks, so the app calls it in a thread. Pure but for ``read``, which is the ledger's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.filters.conditions import KEYS_OF_TEXTS
from actionplan.domain.filters.filter import Filter, keys_of_line, parse_filter_line
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.domain.state.entities import TextKey, text_keys
from actionplan.tui.listing import Found, Listing


class UnreadFilter(BadInput):
    """The filter line cannot be read."""


Read = Callable[[Iterable[TextKey]], Mapping[TextKey, str]]

_FIRST_PART, _LARGEST_PART = 50, 500
"""Rows: few at first, so that the first lines are there soon, and never so many that the next key has to wait."""
_GROWTH_TO_SHOW: Final = 8
"""The list is shown again when this many times as many lines have been found."""


def find(listing: Listing, view: PlanView, read: Read) -> Iterator[Found]:
    """The lines of a listing: some while the search goes on, all of them at its end.

    Raises ``UnreadFilter``, and whatever ``read`` does.
    """
    keys = keys_of_line(listing.filter_text)
    if "theme" in keys or listing.grouping is Grouping.THEME:
        view = _with_themes(view, read)
    rows, wanted = listing.coloured(view.rows), _parsed(listing, view)
    if not keys & KEYS_OF_TEXTS:
        yield Found(listing, listing.arranged(wanted.keep(rows, view), view), len(rows), done=True)
        return
    kept: list[Row] = []
    searched, show_at = 0, 1
    for part in _parts(rows):
        kept += wanted.keep(part, replace(view, texts=read(_keys(part, view))))
        searched += len(part)
        # In another order than the published one, what is found later may belong before what is found first.
        if len(kept) >= show_at and listing.order is SortOrder.PUBLISHED:
            show_at = len(kept) * _GROWTH_TO_SHOW
            yield Found(listing, listing.arranged(kept, view), searched, done=False)
        else:
            yield Found(listing, (), searched, done=False)
    yield Found(listing, listing.arranged(kept, view), len(rows), done=True)


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    start, size = 0, _FIRST_PART
    while start < len(rows):
        yield rows[start : start + size]
        start, size = start + size, min(size * 2, _LARGEST_PART)


def _parsed(listing: Listing, view: PlanView) -> Filter:
    try:
        return parse_filter_line(listing.filter_text, view)
    except BadInput as unread:
        raise UnreadFilter(unread.sentence) from unread


def _keys(rows: Sequence[Row], view: PlanView) -> Iterator[TextKey]:
    """The texts that a filter may look at: the rows' own, and the themes that actions inherit."""
    yield from text_keys(row.item for row in rows)
    yield from _theme_keys(rows, view)


def _theme_keys(rows: Sequence[Row], view: PlanView) -> Iterator[TextKey]:
    for row in rows:
        above = None if row.item.parent is None else view.snapshot.row(row.item.parent)
        for each in (row, above):
            if each is not None and each.item.theme is not None:
                yield (each.item.theme, "theme")


def _with_themes(view: PlanView, read: Read) -> PlanView:
    return replace(view, texts={**view.texts, **read(_theme_keys(view.rows, view))})
