"""Rendering of the pages: a page and its size in, ``Content`` out, with at most ``TEXT_LINES`` lines of text."""

from textual.content import Content

from actionplan.domain.dates import short_day
from actionplan.domain.text import cells
from actionplan.tui.present.item_pages import ItemPage
from actionplan.tui.present.layout import PageSize, cut, spread
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import ListPage, Page, TitlePage
from actionplan.tui.present.render_item import render_item
from actionplan.tui.present.render_list import render_list
from actionplan.tui.present.render_title import render_title
from actionplan.tui.present.wording import changes, meeting_words, speaks_for


def render_page(page: Page, shown: Shown, size: PageSize) -> Content:
    """The page at this size."""
    match page:
        case TitlePage():
            return render_title(shown, size)
        case ListPage():
            return render_list(page, shown, size)
        case ItemPage():
            return render_item(page, shown, size)


def render_heading(page: Page, shown: Shown, width: int) -> Content:
    """The title line: the meeting, and what the page speaks for, or what has changed since its papers."""
    free = width - cells(meeting_words(shown, short=True)) - 2
    changed = _changes(page, shown, free)
    right = Content(speaks_for(shown)) if changed is None else changed
    left = width - right.cell_length - 2
    words = meeting_words(shown)
    if cells(words) > left:
        words = cut(meeting_words(shown, short=True), left)
    return spread(Content.styled(words, "bold"), right, width)


def _changes(page: Page, shown: Shown, width: int) -> Content | None:
    """What has changed since the papers, in at most ``width`` cells if possible: whole changes, then "…"."""
    papers = shown.papers
    if papers is None:
        return None
    match page:
        case ItemPage(row=row):
            found = changes(row, shown)
            opening = f"≠ since papers of {short_day(papers.day)[:-3]}: "
            return _marked(_whole_parts(opening, found, width - 2)) if found else None
        case TitlePage():
            count = sum(bool(changes(row, shown)) for row in shown.recommendations)
            since = _marked(f"≠ {count} changed since")
            return Content.assemble(speaks_for(shown), " ", since) if count else None
        case ListPage():
            return None


def _whole_parts(opening: str, parts: tuple[str, ...], width: int) -> str:
    """The opening and the first parts that fit, then "…" for the others; only a first part that does not fit is cut."""
    for count in range(len(parts), 0, -1):
        text = opening + ", ".join(parts[:count]) + ("" if count == len(parts) else ", …")
        if cells(text) <= width:
            return text
    return cut(opening + parts[0], max(10, width))


def _marked(words: str) -> Content:
    return Content.styled(f" {words} ", "bold $amber-on-block on $amber-block")
