"""One model of a paper: an immutable value that every format lays out in its own way.

A function of ``papers.documents`` makes a ``Document`` from values; a function of ``papers.formats`` turns any
``Document`` into text or bytes. What is counted, rated or left out has been decided by the time there is a document.
A document holds no layout: widths, blank lines, escaping and fonts are the format's.

**Words that a person composed are marked**, so that each edition holds what its reader may have: wherever a document
puts down somebody's own words, it puts ``Composed(words, Wrote.UPDATE, ref=item.ref, entry=number)`` in place of the
bare string: as a part of ``Words``, a cell of a table, a value of ``Facts``, a line under an ``Entry``, a ``Quotation``
or a title. ``Wrote`` names the kinds. What needs no mark: a review's published wording and title, agencies, bodies,
meetings, dates, ratings, refs, and the program's own sentences. A mark is lost where the words are put into another
string by an f-string or ``join``: give the parts apart, ``("Why: ", Composed(reason, Wrote.WORDS))``, or mark the whole
sentence and say what stands in its place, ``Composed(f"{ref} {title}", Wrote.HEADING, instead=ref)``.
``papers.editions`` takes the marks out before a format sees the document. Where an edition does not hold the words,
``instead`` stands there; without it, the whole line or cell that they are part of is left out.

Each part is a ``NamedTuple``: the start of ``list`` is measured, and a frozen dataclass takes four times as long to
make.
"""

from datetime import date
from enum import Enum, auto
from typing import NamedTuple, Self

from actionplan.domain.rating.travel import Direction
from actionplan.domain.vocabulary import Colour, Wrote

Cell = date | int | str | tuple[str, ...] | Colour | Direction | None
"""A value of a table; how a date, a list or an absence is written is the format's."""


class Composed(str):
    """Words that a person composed: of which kind, about which item, and in which entry of the ledger.

    A string, so that it can stand wherever words can. ``instead`` is what an edition that does not hold them says in
    their place; where it is None, the line or the cell that they are part of is left out.
    """

    __slots__ = ("entry", "instead", "ref", "wrote")

    def __new__(
        cls, text: str, wrote: Wrote, *, ref: str = "", entry: int | None = None, instead: str | None = None
    ) -> Self:
        """The words with their mark; no words need none, and an empty string is as good."""
        made = super().__new__(cls, text)
        made.wrote, made.ref, made.entry, made.instead = wrote, ref, entry, instead
        return made

    wrote: Wrote
    ref: str
    entry: int | None
    instead: str | None


class CellKind(Enum):
    """What the cells of a column are."""

    TEXT = auto()
    REF = auto()
    DATE = auto()
    """A day, or words in its place."""
    DAYS = auto()
    """A number of days; empty where there is none."""
    SHIFT = auto()
    """Days later or earlier, with its sign."""
    FIGURE = auto()
    RATING = auto()
    DIRECTION = auto()


class Fit(Enum):
    """How a column shares a narrow page."""

    WHOLE = auto()
    """As wide as its longest cell."""
    CUT = auto()
    """As wide as its longest cell, shortened where there is no room for it."""
    FILL = auto()
    """All that the other columns leave."""
    SHARE = auto()
    """Less than half of what the other columns leave to it and to the column that fills the page."""
    FOLD = auto()
    """What the other columns leave, on several lines where one is too short."""
    WRAP = auto()
    """Words of any length, under their heading: columns that wrap share what the others leave, on as many lines as it
    takes."""


class Column(NamedTuple):
    """One column of a table.

    ``name`` is its name in files for scripts. ``stacked`` is the heading on two short lines, for a narrow column.
    ``optional``: a format without room for all columns leaves this one out first. ``choice``: readers may choose rows
    by it, where a format lets them; by a rating they always may. ``meaning`` says in a sentence what the column holds,
    for a format that explains its columns.
    """

    heading: str
    kind: CellKind = CellKind.TEXT
    fit: Fit = Fit.WHOLE
    name: str = ""
    at_least: int = 0
    at_most: int | None = None
    stacked: tuple[str, str] | None = None
    optional: bool = False
    choice: bool = False
    meaning: str = ""

    @property
    def lines(self) -> tuple[str, str]:
        """The heading on two lines, of which the first may be empty."""
        return self.stacked or ("", self.heading)


class Table(NamedTuple):
    """Rows of typed cells.

    ``in_words`` has a sentence for each row, for where there is no room for columns; without any, a format makes one
    from headings and cells.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    in_words: tuple[str, ...] = ()
    headed: bool = True


class Code(NamedTuple):
    """The name of a file or a command, to be shown as it is typed."""

    name: str


Words = str | tuple[str | Code, ...]


def plain(words: Words) -> str:
    """The words without the marks on them."""
    return words if isinstance(words, str) else "".join(each if isinstance(each, str) else each.name for each in words)


class Paragraph(NamedTuple):
    """Words on lines of their own. ``inset``: they belong under the heading or the line before them."""

    words: Words
    inset: bool = False
    strong: bool = False


class Quotation(NamedTuple):
    """Words taken over to the letter, such as a review's."""

    text: str


class RatingLine(NamedTuple):
    """A rating and the reason for it."""

    colour: Colour
    reason: str


class Facts(NamedTuple):
    """Labels and values."""

    facts: tuple[tuple[str, str], ...]


class Entry(NamedTuple):
    """One entry of a list, and what belongs under it."""

    words: Words
    under: tuple[str, ...] = ()


class ListStyle(Enum):
    """How a list looks where there are no bullets."""

    INSET = auto()
    HANGING = auto()
    """The same, with the second and further lines of an entry set in once more."""
    FLUSH = auto()
    ONE_LINE = auto()
    """One line an entry, cut where it is too long."""


class Listing(NamedTuple):
    """A list of entries, in order."""

    entries: tuple[Entry, ...]
    style: ListStyle = ListStyle.INSET


class Request(NamedTuple):
    """One thing that a meeting is asked to do: the verb, the words after it, and the items."""

    verb: str
    words: str
    refs: tuple[str, ...]


class Requests(NamedTuple):
    """What a meeting is asked to do, numbered."""

    requests: tuple[Request, ...]


class Key(NamedTuple):
    """What the ratings' marks mean."""

    colours: tuple[Colour, ...]


class Part(NamedTuple):
    """A part of a bar: how many, and the shape that stands for one of them."""

    number: int
    shape: str


class Bar(NamedTuple):
    """One bar of a chart: the figures beside it, one for each heading, and the parts that it is made of."""

    figures: tuple[int, ...]
    parts: tuple[Part, ...]


class Chart(NamedTuple):
    """Stacked bars, one a day, all on one scale; their figures are the text alternative.

    ``headings`` name the figures, ``shapes`` are shorter ones where there are any, and ``series`` name the parts.
    ``longest`` is the most that a bar may stand for.
    """

    headings: tuple[str, ...]
    shapes: tuple[str, ...]
    series: tuple[str, ...]
    days: tuple[date, ...]
    bars: tuple[Bar, ...]
    longest: int
    unit: str


class Sign(NamedTuple):
    """A letter or line of a time chart: its meaning, and the same in fewer words for a key with little room."""

    mark: str
    meaning: str
    in_short: str


class Span(NamedTuple):
    """A stretch of days, drawn with a sign's mark."""

    mark: str
    first: date
    last: date


class Point(NamedTuple):
    """A day, drawn with a sign's mark."""

    mark: str
    on: date


class TimeRow(NamedTuple):
    """One line of a time chart; what comes later among its spans and points hides what comes earlier."""

    label: str
    spans: tuple[Span, ...]
    points: tuple[Point, ...]
    colour: Colour


class TimeChart(NamedTuple):
    """Rows along an axis of whole months, from that of ``first`` to that of ``last``.

    The document that holds it also has its dates in a table: that is its text alternative.
    """

    as_at: date
    first: date
    last: date
    meetings: tuple[date, ...]
    rows: tuple[TimeRow, ...]
    signs: tuple[Sign, ...]
    note: str


Figure = Table | Chart | TimeChart
Block = Paragraph | Quotation | RatingLine | Facts | Listing | Requests | Key | Figure


class Section(NamedTuple):
    """Blocks that belong together, under a heading where they have one; level 1 is the title's.

    ``new_page``: a format with pages begins one here. ``about`` is the ref of the item that all of it is
    about, where it is about one: an edition that withholds the item leaves the section out.
    """

    blocks: tuple[Block, ...]
    heading: str = ""
    level: int = 2
    new_page: bool = False
    about: str = ""


class Title(NamedTuple):
    """What a paper is called.

    ``beside`` stands at the other end of the title's line. ``implied``: where the paper answers a command, the command
    was title enough; a format with a title page or file properties shows it.
    """

    text: str
    beside: str = ""
    implied: bool = False


class Front(NamedTuple):
    """What stands on a paper that is sent out, besides its title: whose it is, for which meeting, and how it is marked.

    ``item`` is the number on the clerk's agenda, ``author`` a role, ``marking`` the words in header and footer of each
    page, such as OFFICIAL. ``as_at`` is the day whose state the paper tells; a ``draft`` says so on each page. What is
    not there is empty, and a format leaves its line out.
    """

    partnership: str = ""
    body: str = ""
    meeting_on: date | None = None
    item: str = ""
    author: str = ""
    purpose: str = ""
    marking: str = ""
    as_at: date | None = None
    draft: bool = False


class Document(NamedTuple):
    """A paper: its title, what stands right under it, and its sections.

    ``front`` is there where the paper is sent out by itself; a ``landscape`` page is for wide tables, and a ``large``
    one is A3. A ``close`` paper is known by its length, and is set in small print with narrow margins.
    """

    title: Title
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    front: Front | None = None
    landscape: bool = False
    large: bool = False
    close: bool = False

    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        blocks = (*self.opening, *(block for section in self.sections for block in section.blocks))
        return tuple(block for block in blocks if isinstance(block, Table))
