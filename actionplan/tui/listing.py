"""What the list shows, as a value: which rows, in which order, under which headings. Pure; knows no widget."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import Grouping, Order, arrange, grouped
from actionplan.domain.vocabulary import Colour


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that divides the list, and how many rows stand under it."""

    words: str
    count: int


Line = Row | Heading


@dataclass(frozen=True, slots=True)
class Listing:
    """How somebody wants to see the list."""

    filter_text: str = ""
    colours: frozenset[Colour] = field(default_factory=frozenset)
    order: Order = Order.PUBLISHED
    grouping: Grouping = Grouping.NONE

    @property
    def narrowed(self) -> bool:
        """True where something may be hidden."""
        return bool(self.filter_text.strip() or self.colours)

    def toggled(self, colour: Colour) -> "Listing":
        """With one colour more, or without it."""
        return replace(self, colours=self.colours ^ {colour})

    def widened(self) -> "Listing":
        """With nothing hidden."""
        return replace(self, filter_text="", colours=frozenset())

    def lines(self, view: PlanView) -> list[Line]:
        """What is shown of a view whose words are all at hand. Raises ``BadInput`` for a filter that cannot be read."""
        rows = self.coloured(view.rows)
        if self.filter_text.strip():
            from actionplan.domain.typed.filters import parse_filter_line

            rows = parse_filter_line(self.filter_text, view).keep(rows, view)
        return self.arranged(rows, view)

    def coloured(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of the colours that are chosen; all where none is."""
        return [row for row in rows if row.rating.colour in self.colours] if self.colours else rows

    def arranged(self, rows: Sequence[Row], view: PlanView) -> list[Line]:
        """These rows in order, with the headings between them; several reviews are headed by themselves."""
        grouping = self.grouping
        if grouping is Grouping.NONE and len(view.snapshot.reviews) > 1:
            grouping = Grouping.REVIEW
        lines: list[Line] = []
        for words, under in grouped(arrange(rows, self.order, view), grouping, view):
            if words:
                lines.append(Heading(words, len(under)))
            lines += under
        return lines
