"""Which lines a long plan's list shows, found beside the screen: the first ones at once, the rest as they are read.

The words of a long plan are not at hand. They are read for some hundred items at a time, looked through, and let go.
Pure but for ``read``, which is the ledger's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import Grouping, Order
from actionplan.domain.state.entities import TextKey, text_keys
from actionplan.domain.typed.filter_conditions import READS_WORDS
from actionplan.domain.typed.filters import Filter, keys_of_line, parse_filter_line
from actionplan.tui.listing import Line, Listing


class UnreadFilter(BadInput):
    """What was typed into the filter line cannot be read."""


Read = Callable[[Iterable[TextKey]], Mapping[TextKey, str]]

_FIRST_PART, _LARGEST_PART = 50, 500
"""Rows: few at first, for who waits for the first lines, and never so many that what is typed next has to wait."""
_SHOWN_AGAIN_AT: Final = 8
"""Each time as many times as before are found, the list is shown anew."""


@dataclass(frozen=True, slots=True)
class Found:
    """The lines that ``listing`` shows of the first ``searched`` rows; ``done``: of the whole plan."""

    listing: Listing
    lines: Sequence[Line]
    searched: int
    done: bool


def find(listing: Listing, view: PlanView, read: Read) -> Iterator[Found]:
    """The lines that are shown, now and then while they are being found, and at the end all of them.

    Raises ``UnreadFilter``, and whatever ``read`` does.
    """
    keys = keys_of_line(listing.filter_text)
    if "theme" in keys or listing.grouping is Grouping.THEME:
        view = _with_themes(view, read)
    rows, asked = listing.coloured(view.rows), _asked(listing, view)
    if not keys & READS_WORDS:
        yield Found(listing, listing.arranged(asked.keep(rows, view), view), len(rows), done=True)
        return
    kept: list[Row] = []
    searched, show_at = 0, 1
    for part in _parts(rows):
        kept += asked.keep(part, replace(view, texts=read(_keys(part, view))))
        searched += len(part)
        # In another order than the published one, what is found later may belong before what is found first.
        if len(kept) >= show_at and listing.order is Order.PUBLISHED:
            show_at = len(kept) * _SHOWN_AGAIN_AT
            yield Found(listing, listing.arranged(kept, view), searched, done=False)
        else:
            yield Found(listing, (), searched, done=False)
    yield Found(listing, listing.arranged(kept, view), len(rows), done=True)


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    start, size = 0, _FIRST_PART
    while start < len(rows):
        yield rows[start : start + size]
        start, size = start + size, min(size * 2, _LARGEST_PART)


def _asked(listing: Listing, view: PlanView) -> Filter:
    try:
        return parse_filter_line(listing.filter_text, view)
    except BadInput as unread:
        raise UnreadFilter(unread.sentence) from unread


def _keys(rows: Sequence[Row], view: PlanView) -> Iterator[TextKey]:
    """The texts that a filter may look at: the rows' own, and the themes that actions stand under."""
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
