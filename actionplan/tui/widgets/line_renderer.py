"""Draws the lines of the item table as strips. Knows no cursor and no scrolling."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.cache import LRUCache
from textual.strip import Strip

from actionplan.domain.rating.owners import standing
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Priority
from actionplan.tui.listing import Heading, ListLine, apart
from actionplan.tui.widgets.cells import NO_OWNER, CellPainter, Cells, lead_words
from actionplan.tui.widgets.columns import COLUMNS, MARK_WIDTH, RATING_AND_WORD, SINCE, Wanted, column_widths

_STRIPS_KEPT = 512
_LOOKED_AT = 2_000
_REF_WIDTHS = range(5, 19)


class LineRenderer:
    """Lines in a theme's colours; keeps what it has drawn until something changes."""

    def __init__(
        self,
        console: Console,
        lines: Sequence[ListLine],
        view: PlanView,
        painter: CellPainter,
        hidden: Mapping[str, int],
    ) -> None:
        self._console = console
        self._lines = lines
        self._view = view
        self._painter = painter
        self._hidden = hidden
        self._several = len(view.snapshot.reviews) > 1
        self._apart = apart(lines)
        self._marks: frozenset[str] = frozenset()
        self._ref_width = self._widest_ref()
        self._wanted = self._needs()
        self._width = 0
        self._widths: dict[str, int] = {}
        self._strips: LRUCache[tuple[int, str], Strip] = LRUCache(_STRIPS_KEPT)

    def _widest_ref(self) -> int:
        items = [line for line in self._lines if not isinstance(line, Heading)]
        in_full = items if self._several else [row for row in items if row.item.ref in self._apart]
        longest = [max(rows, key=lambda row: len(row.item.ref), default=None) for rows in (items, in_full)]
        shown = max((len(self._ref(row)) for row in longest if row is not None), default=0)
        return min(max(shown, _REF_WIDTHS[0]), _REF_WIDTHS[-1]) + 2

    def _needs(self) -> Wanted:
        """Looks at the lead and the date of few lines only: of a long plan they are not worth the wait."""
        near = [line for line in self._lines[:_LOOKED_AT] if not isinstance(line, Heading)]
        leads = {(row.item.owner.agency, standing(row)): row for row in near if row.item.owner.agency is not None}
        longest = max((cells(lead_words(row, self._view)) for row in leads.values()), default=0)
        long = len(self._lines) > _LOOKED_AT
        return Wanted(
            ref=self._ref_width,
            lead=max(longest, len(NO_OWNER) if len(leads) < len(near) else 0),
            priority=any(row.item.priority is not Priority.NONE for row in near),
            when=long or any(row.case.due_on is not None for row in near),
            travelled=self._view.travel.papers is not None,
        )

    def _in_full(self, row: Row) -> bool:
        """Without its recommendation above it, an action's number would be read as one of another."""
        return self._several or row.ref in self._apart

    def _ref(self, row: Row) -> str:
        return self._painter.ref(row, marked=row.ref in self._marks, in_full=self._in_full(row))

    def fit(self, width: int) -> None:
        """Share out the width."""
        self._width = width
        self._widths = column_widths(width, self._wanted)
        self._strips.clear()

    def show_marks(self, marks: frozenset[str]) -> None:
        """Draw these items as marked."""
        self._marks = marks
        self._strips.clear()

    def show_texts(self, view: PlanView) -> None:
        """Draw the same view, with some more texts."""
        self._view = view
        self._strips.clear()

    def header(self, style: Style) -> Strip:
        """The headings of the columns."""
        since = SINCE if self._widths["rating"] == RATING_AND_WORD else ""
        labels = {**dict(COLUMNS), "rating": f"{dict(COLUMNS)['rating']:<{MARK_WIDTH}}{since}"}
        labels["when"] = f"{labels['when'].strip()} ".rjust(self._widths["when"])
        return self._row(tuple(Text(label, no_wrap=True, overflow="crop") for label in labels.values()), style)

    def column_at(self, x: int) -> str:
        """The name of the column in a cell of the line."""
        for name, _ in COLUMNS:
            if x < self._widths[name]:
                return name
            x -= self._widths[name]
        return COLUMNS[-1][0]

    def line(self, place: int, look: str, style: Style) -> Strip:
        """A line in this style; ``look`` is the style's name."""
        strip = self._strips.get((place, look))
        if strip is None:
            strip = self._drawn(self._lines[place], style)
            self._strips.set((place, look), strip)
        return strip

    def _drawn(self, line: ListLine, style: Style) -> Strip:
        if isinstance(line, Heading):
            before = self._widths["ref"]
            return self._joined([(Text(""), before), (self._painter.heading(line), self._width - before)], style)
        marked = line.ref in self._marks
        look = self._painter.row(
            line,
            self._view,
            marked=marked,
            in_full=self._in_full(line),
            below=line.ref not in self._apart,
            folded=self._hidden.get(line.ref, 0),
            width=self._widths["title"],
        )
        return self._row(look, style)

    def _row(self, cells: Cells, style: Style) -> Strip:
        named = zip(COLUMNS, cells, strict=True)
        return self._joined([(cell, self._widths[name]) for (name, _), cell in named], style)

    def _joined(self, cells: Sequence[tuple[Text, int]], style: Style) -> Strip:
        segments: list[Segment] = []
        for cell, width in cells:
            if not width:  # a column without a use; cut to nothing, its cell would still leave an ellipsis
                continue
            fitted = cell.copy()
            fitted.align("right" if cell.justify == "right" else "left", width)
            ink = self._console.get_style(cell.style)  # Text leaves its own style to what draws its segments
            segments += Segment.apply_style(fitted.render(self._console), ink)
        return Strip(Segment.apply_style(segments, style)).adjust_cell_length(self._width, style).simplify()
