"""The pages of the meeting view: title, exceptions, what is asked, then one recommendation a page. Pure values.

A page is named by its key, so that the plan can change underneath without the page being lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.dates import long_day
from actionplan.domain.governance.asks import ADVISING, Ask
from actionplan.domain.governance.exceptions import ExceptionLine, exceptions_of, in_brief, most_urgent_first
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel_totals import then_and_now, travel_totals
from actionplan.domain.reports import follow_ups
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Colour, Kind
from actionplan.tui.present.item_pages import SMALLEST, ItemPage, colours_of, item_pages
from actionplan.tui.present.layout import PageSize, line_count
from actionplan.tui.present.model import Shown
from actionplan.tui.present.requests import advised_on, asked

ROWS_A_PAGE: Final = 7
"""With heading, title line, key and footer: twelve lines of text on the smallest screen."""
MOST_ROWS: Final = 2
"""For a title, and for the words about it, which stand below it where the two do not fit beside each other."""
_SMALLEST: Final = 58
"""The cells that a title has on the smallest screen, behind the colour's mark and a ref."""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """Title and totals."""

    @property
    def key(self) -> str:
        """Its name among the pages."""
        return "title"


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of a list: a recommendation, or a follow-up without a row; what it is called, and a few words about it."""

    row: Row | None
    ref: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """Recommendations, or sentences, under a heading and what is said beside it; part ``part`` of ``parts``.

    ``whole`` are the lines of all parts, whose columns have the same widths.
    """

    name: str
    heading: str
    remark: str
    part: int
    parts: int
    lines: tuple[ListLine, ...]
    whole: tuple[ListLine, ...]

    @property
    def key(self) -> str:
        """Its name among the pages."""
        return f"{self.name}-{self.part}"

    @property
    def widest(self) -> int:
        """The cells of the longest words about one of the lines."""
        return max(cells(line.words) for line in self.whole)


Page = TitlePage | ListPage | ItemPage


def pages_of(shown: Shown, size: PageSize = SMALLEST, *, names: bool = False) -> tuple[Page, ...]:
    """All pages, in the order of the meeting; those of a recommendation have as much on them as the screen has room."""
    first = most_urgent_first(exceptions_of(shown.view))
    return (
        TitlePage(),
        *_since(shown),
        *_parted("exceptions", "to look at first", [_exception(line, shown) for line in first]),
        *_asked(shown),
        *(page for row in shown.recommendations for page in item_pages(row, shown, size, names=names)),
    )


def _since(shown: Shown) -> Iterator[ListPage]:
    """How many ratings went which way and why, then the ratings of then by those of now; nothing without papers."""
    papers, rows = shown.view.travel.papers, shown.view.rows
    if papers is None:
        return
    said = [*travel_totals(rows, shown.view.travel).lines]
    said += [line.words for line in then_and_now(rows, shown.view.travel)]
    lines = [ListLine(None, "", each, "") for each in said]
    yield from _parted("since", "", lines, f"Since the papers of {long_day(papers.meeting_on)}")


def _asked(shown: Shown) -> Iterator[ListPage]:
    """What the meeting is asked. Where another body decides all of it, the heading says so, and the lines need not."""
    found = asked(shown)
    whose = advised_on(found)
    lines = [_ask_line(ask, shown, ask.matter if whose else ask.words) for ask in found]
    remark = f"{ADVISING} on what {whose} asked" if whose else "asked of the meeting"
    yield from _parted("decisions", remark, lines, f"To note {len(lines)}" if whose else "")


def _row_line(row: Row, words: str, shown: Shown) -> ListLine:
    return ListLine(row, row.ref, shown.view.title(row.item), words)


def _ask_line(ask: Ask, shown: Shown, words: str) -> ListLine:
    """What is asked about an item, an action by its own title, or about a follow-up."""
    if ask.follow_up is not None:
        return ListLine(None, ask.ref, follow_ups.words_of(ask.follow_up, shown.view), ask.remark)
    title = "" if ask.row is None else shown.view.title(ask.row.item)
    return ListLine(ask.row, ask.ref, title, words)


def _exception(line: ExceptionLine, shown: Shown) -> ListLine:
    words, row = in_brief(line, shown.view), line.row
    if row is None:
        return ListLine(None, line.ref, follow_ups.words_of(line.late[0], shown.view), words)
    return _row_line(row, words, shown)


def _parted(name: str, remark: str, lines: Sequence[ListLine], heading: str = "") -> Iterator[ListPage]:
    heading = heading or f"{name.capitalize()} {len(lines)}"
    parts = _in_parts([(line, _rows_of(line)) for line in lines])
    for number, part in enumerate(parts, 1):
        yield ListPage(name, heading, remark, number, len(parts), tuple(part), tuple(lines))


def _rows_of(line: ListLine) -> int:
    """How many rows of the smallest screen a line takes."""
    taken = (line_count(Content(each), _SMALLEST) for each in (line.title, line.words) if each)
    # The key of the colours takes a line more where one of the lines is closed.
    closed = line.row is not None and line.row.rating.colour is Colour.CLOSED
    return sum(min(rows, MOST_ROWS) for rows in taken) + closed


def _in_parts(lines: Sequence[tuple[ListLine, int]]) -> list[list[ListLine]]:
    """As few parts as there can be, as even as they can be: eight lines are two fours, not a seven and a one."""
    fewest = _filled(lines, ROWS_A_PAGE)
    filled = (_filled(lines, most) for most in range(1, ROWS_A_PAGE + 1))
    return next(parts for parts in filled if len(parts) == len(fewest))


def _filled(lines: Sequence[tuple[ListLine, int]], most: int) -> list[list[ListLine]]:
    parts: list[list[ListLine]] = []
    left = 0
    for line, rows in lines:
        if not parts or rows > left:
            parts.append([])
            left = most
        parts[-1].append(line)
        left -= rows
    return parts


def place_of(pages: Sequence[Page], key: str, otherwise: int) -> int:
    """Where the page of this key stands now; where it is gone, as near to where it stood as there is a page."""
    for index, page in enumerate(pages):
        if page.key == key:
            return index
    return max(0, min(otherwise, len(pages) - 1))


def page_for(pages: Sequence[Page], ref: str, shown: Shown) -> int | None:
    """The page of an item; an action is on its recommendation's."""
    row = shown.row(ref)
    wanted = row.item.parent if row is not None and row.item.kind is Kind.ACTION else ref
    return next((index for index, page in enumerate(pages) if page.key == wanted), None)


def colours_on(page: Page, shown: Shown) -> frozenset[Colour]:
    """The colours whose marks a page shows; the title counts what is Closed in words."""
    match page:
        case TitlePage():
            return frozenset()
        case ListPage(lines=lines):
            return frozenset(line.row.rating.colour for line in lines if line.row is not None)
        case ItemPage(row=row):
            return colours_of(row, shown)
