"""What the pages look like: a page and a room in, ``Content`` out. At most twelve lines of text with what frames it."""

from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.dates import short_day
from actionplan.domain.plaintext import cells
from actionplan.tui.present.layout import Room, cut, spread
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import ItemPage, ListPage, Page, TitlePage
from actionplan.tui.present.render_item import drawn_item
from actionplan.tui.present.render_list import drawn_list
from actionplan.tui.present.render_title import drawn_title
from actionplan.tui.present.wording import changes, meeting_words, speaks_for

TEXT_LINES: Final = 12
"""Lines of text on a screen, with the title line, the key and the keys."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is shown, and how many lines of its wording are still below."""

    content: Content
    below: int = 0


def draw(page: Page, shown: Shown, room: Room, *, names: bool = False, offset: int = 0) -> Drawn:
    """The page; ``offset`` is the number of lines of the wording that were read on."""
    match page:
        case TitlePage():
            return Drawn(drawn_title(shown, room))
        case ListPage():
            return Drawn(drawn_list(page, shown, room))
        case ItemPage():
            return Drawn(*drawn_item(page, shown, room, names=names, offset=offset))


def heading(page: Page, shown: Shown, width: int) -> Content:
    """The line at the top: the meeting, and what the page speaks for, or what has changed since its papers."""
    room = width - cells(meeting_words(shown, short=True)) - 2
    changed = _change_mark(page, shown, room)
    right = Content(speaks_for(shown)) if changed is None else changed
    left = width - right.cell_length - 2
    words = meeting_words(shown)
    if cells(words) > left:
        words = cut(meeting_words(shown, short=True), left)
    return spread(Content.styled(words, "bold"), right, width)


def _change_mark(page: Page, shown: Shown, room: int) -> Content | None:
    """What has changed since the papers, in so many cells where there are enough: whole changes, then "…"."""
    papers = shown.papers
    if papers is None:
        return None
    match page:
        case ItemPage(row=row):
            said = f"≠ since papers of {short_day(papers.day)[:-3]}"
            return _marked(_whole(f"{said}: ", changes(row, shown), room - 2)) if changes(row, shown) else None
        case TitlePage():
            count = sum(bool(changes(row, shown)) for row in shown.recommendations)
            since = _marked(f"≠ {count} changed since")
            return Content.assemble(speaks_for(shown), " ", since) if count else None
        case ListPage():
            return None


def _whole(opening: str, parts: tuple[str, ...], room: int) -> str:
    """As many of the parts as fit after the opening, none of them cut but the first; the last comes with "…"."""
    for count in range(len(parts), 0, -1):
        said = opening + ", ".join(parts[:count]) + ("" if count == len(parts) else ", …")
        if cells(said) <= room:
            return said
    return cut(opening + parts[0], max(10, room))


def _marked(words: str) -> Content:
    return Content.styled(f" {words} ", "bold $amber-on-block on $amber-block")
