"""The plan by lead agency as it is drawn: a line an agency, then where its own view is better than the rating.

Figures and headings are those of ``papers.documents.agencies``: the plain text of ``actionplan agencies`` is the same,
but for the names, which are whole there and short in these columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.rating.marks import GLYPHS
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import AgencyLine, AgencyView, agency_view
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import Bar, CellKind, Part
from actionplan.papers.documents.agencies import (
    AGENCY_COLUMNS,
    AGENCY_NOTE,
    BETTER_HEADING,
    LIVE_COLOURS,
    agency_figures,
    better_rows,
    better_words,
    leading_none_words,
    shown_ref,
)
from actionplan.papers.formats.bars import to_scale_words
from actionplan.papers.formats.lines import folded_lines
from actionplan.papers.formats.text_tables import cell_text, row_in_words
from actionplan.tui.present.layout import key_lines
from actionplan.tui.screens.views.render import (
    BAR_AT_LEAST,
    BLANK,
    GAP,
    RenderedView,
    ViewLine,
    bar_of,
    cell,
    count,
    figure,
    heading,
    several,
    told,
)
from actionplan.tui.styles import ink, line_of

AGENCY: Final = "agency:"
ITEM: Final = "item:"
"""What the names of lines begin with; after it an agency's id, nothing for all of them, or an item's ref."""
NOBODY: Final = "none"
"""As the filter spells it."""

AGENCY_HEADINGS: Final = tuple(column.lines for column in AGENCY_COLUMNS)
_WORDS_FROM: Final = 100
_NAME_AT_LEAST: Final = 14
_FIGURE_AT_LEAST: Final = 3
_NAME_BESIDE_BAR: Final = 34
_INKS: Final = {colour.value: ink(colour) for colour in LIVE_COLOURS} | {
    "due": "bold $red-ink",
    "off": "bold $blue-ink",
}
"""The styles of the figures that have a colour, by the lower line of their heading."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """How many cells each column has; ``name`` 0: there is no room for columns, ``bar`` 0: none for a bar.

    ``most`` is how many items the longest bar stands for.
    """

    name: int
    figures: tuple[int, ...]
    gap: int
    bar: int
    most: int


def draw(view: PlanView, width: int) -> RenderedView:
    """The whole plan by agency; the lines of agencies and of items can be chosen."""
    agencies = agency_view(view)
    columns = _columns(agencies, width)
    lines = [*_table("Recommendations", agencies.recommendations, columns, width)]
    if agencies.actions:
        lines += [BLANK, *_table("Actions", agencies.actions, columns, width)]
    rows = better_rows(agencies)
    if rows:
        lines += [BLANK, heading(BETTER_HEADING, width), *(_better(row, view, width) for row in rows)]
    lines += [BLANK, *told(AGENCY_NOTE, width)]
    if 0 < columns.bar < columns.most:
        lines += told(to_scale_words(columns.most, columns.bar, "items"), width)
    if agencies.leading_none:
        lines += told(leading_none_words(agencies), width)
    colours = frozenset(row.rating.colour for row in view.rows)
    head = tuple(_head(columns, width)) if columns.name else ()
    return RenderedView(head, tuple(lines), tuple(key_lines(width, colours)))


def _columns(agencies: AgencyView, width: int) -> _Columns:
    tables = (agencies.recommendations, agencies.actions)
    said = [_figures(line) for table in tables for line in table]
    figures = tuple(
        max(_FIGURE_AT_LEAST, *map(cells, named), *(cells(each[at]) for each in said))
        for at, named in enumerate(_headings(width))
    )
    gap = GAP if width - sum(figures) - GAP * len(figures) >= 2 * _NAME_AT_LEAST else 1
    room = max(width - sum(figures) - gap * len(figures), 1)
    longest = max((cells(line_of(line.in_short)) for table in tables for line in table), default=1)
    most = max((table[-1].totals.live + table[-1].totals.signed_off for table in tables if table), default=0)
    name = min(longest, room, max(_NAME_BESIDE_BAR, room // 3))
    bar = room - name - GAP
    if most and bar >= BAR_AT_LEAST:
        return _Columns(name, figures, gap, bar, most)
    return _Columns(min(longest, room) if room >= _NAME_AT_LEAST else 0, figures, gap, 0, most)


def _figures(line: AgencyLine) -> tuple[str, ...]:
    return tuple(cell_text(figure, CellKind.FIGURE) for figure in agency_figures(line))


def _headings(width: int) -> list[tuple[str, str]]:
    """The headings of the figures: colours by shape and word, or by their shapes, which the key explains."""
    shapes = {colour.value: GLYPHS[colour] for colour in LIVE_COLOURS}
    if width >= _WORDS_FROM:
        return [(above or shapes.get(below, ""), below) for above, below in AGENCY_HEADINGS]
    return [(above, shapes.get(below, below)) for above, below in AGENCY_HEADINGS]


def _head(columns: _Columns, width: int) -> Iterator[Content]:
    inks = [_INKS.get(below, "$quiet") for _, below in AGENCY_HEADINGS]
    for at, name in enumerate(("", "Lead agency")):
        named = [
            figure(each[at], size, ink) for each, size, ink in zip(_headings(width), columns.figures, inks, strict=True)
        ]
        yield Content(" " * columns.gap).join([cell(name, columns.name, "$quiet"), *named])


def _table(kind: str, table: Sequence[AgencyLine], columns: _Columns, width: int) -> Iterator[ViewLine]:
    yield heading(kind, width)
    for line in table:
        whole = line is table[-1]
        name = "" if whole else line.agency or NOBODY
        drawn = _agency(line, columns, whole=whole) if columns.name else _in_words(line, width)
        yield ViewLine(drawn, f"{AGENCY}{kind}:{name}")


def _in_words(line: AgencyLine, width: int) -> Content:
    said = [
        *folded_lines(line_of(line.name), width),
        *folded_lines(row_in_words(AGENCY_COLUMNS, agency_figures(line)), width, " " * GAP),
    ]
    return several(Content(each) for each in said)


def _agency(line: AgencyLine, columns: _Columns, *, whole: bool) -> Content:
    name = line_of(line.in_short)
    # A long name goes on below, indented, rather than be cut.
    first, *rest = [name] if cells(name) <= columns.name else folded_lines(name, columns.name - GAP)
    figures = [
        count(said, size, _INKS.get(named[1], "bold" if whole else ""))
        for said, size, named in zip(_figures(line), columns.figures, AGENCY_HEADINGS, strict=True)
    ]
    parts = [cell(first, columns.name, "bold" if whole or line.agency is None else ""), *figures]
    drawn = Content(" " * columns.gap).join(parts)
    if columns.bar:
        drawn = Content.assemble(drawn, " " * GAP, bar_of(_bar(line), columns.most, columns.bar))
    return several([drawn, *(Content(f"{' ' * GAP}{each}") for each in rest)])


def _bar(line: AgencyLine) -> Bar:
    parts = [Part(line.totals.colours[colour], GLYPHS[colour]) for colour in (*LIVE_COLOURS, Colour.BLUE)]
    return Bar((), tuple(parts))


def _better(row: Row, view: PlanView, width: int) -> ViewLine:
    words = f"{shown_ref(row, view)}  {line_of(view.title(row.item))}: {better_words(row, view)}"
    return ViewLine(several(Content(each) for each in folded_lines(words, width)), f"{ITEM}{row.ref}")
