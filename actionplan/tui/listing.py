"""How the list is narrowed and arranged, as a value, and the lines that follow from it. Pure; knows no widget."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import Grouping, SortOrder, apart_from_parent, arrange, grouped
from actionplan.domain.vocabulary import Colour


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that divides the list, and how many rows are under it."""

    words: str
    count: int


ListLine = Row | Heading


def apart(lines: Sequence[ListLine]) -> frozenset[str]:
    """The refs of the actions that stand elsewhere than below their recommendation."""
    return apart_from_parent(None if isinstance(line, Heading) else line for line in lines)


def hidden_actions(lines: Sequence[ListLine], listing: "Listing", view: PlanView) -> dict[str, int]:
    """How many actions are folded away under each recommendation that is shown."""
    if listing.narrowed or not listing.folded:
        return {}
    shown = {line.ref for line in lines if not isinstance(line, Heading)}
    return {
        ref: sum(action.ref not in shown for action in view.snapshot.actions_of(ref)) for ref in listing.folded & shown
    }


@dataclass(frozen=True, slots=True)
class Listing:
    """How somebody wants to see the list."""

    filter_text: str = ""
    colours: frozenset[Colour] = field(default_factory=frozenset)
    order: SortOrder = SortOrder.PUBLISHED
    grouping: Grouping = Grouping.NONE
    folded: frozenset[str] = field(default_factory=frozenset)
    """Recommendations whose actions are out of sight, as long as nothing is narrowed."""

    @property
    def narrowed(self) -> bool:
        """True where it may hide something."""
        return bool(self.filter_text.strip() or self.colours)

    @property
    def in_words(self) -> str:
        """All that narrows it, as a filter line."""
        chosen = ",".join(colour.lower() for colour in Colour if colour in self.colours)
        return " ".join(part for part in (self.filter_text.strip(), f"rag:{chosen}" if chosen else "") if part)

    def toggled(self, colour: Colour) -> "Listing":
        """With one colour more, or without it."""
        return replace(self, colours=self.colours ^ {colour})

    def fold_toggled(self, refs: frozenset[str]) -> "Listing":
        """With the actions of these recommendations out of sight, or in sight again where all of them are folded."""
        return replace(self, folded=self.folded - refs if refs <= self.folded else self.folded | refs)

    def widened(self) -> "Listing":
        """With nothing hidden."""
        return replace(self, filter_text="", colours=frozenset())

    def lines(self, view: PlanView) -> list[ListLine]:
        """What is shown of a view that has all its texts. Raises ``BadInput`` for a filter that cannot be read."""
        rows = self.coloured(view.rows)
        if self.filter_text.strip():
            from actionplan.domain.filters.filter import parse_filter_line

            rows = parse_filter_line(self.filter_text, view).keep(rows, view)
        return self.arranged(rows, view)

    def coloured(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of the chosen colours; all where none is chosen."""
        return [row for row in rows if row.rating.colour in self.colours] if self.colours else rows

    def arranged(self, rows: Sequence[Row], view: PlanView) -> list[ListLine]:
        """These rows in order, with headings between them; several reviews get headings without being asked."""
        grouping = self.grouping
        if grouping is Grouping.NONE and len(view.snapshot.reviews) > 1:
            grouping = Grouping.REVIEW
        lines: list[ListLine] = []
        for words, under in grouped(arrange(rows, self.order, view), grouping, view):
            if words:
                lines.append(Heading(words, len(under)))
            lines += under
        return self._without_folded(lines)

    def _without_folded(self, lines: list[ListLine]) -> list[ListLine]:
        """Only what stands right below its recommendation folds away: what matches a filter is never hidden."""
        if self.narrowed or not self.folded:
            return lines
        elsewhere = apart(lines)
        return [
            line
            for line in lines
            if isinstance(line, Heading) or line.item.parent not in self.folded or line.ref in elsewhere
        ]


@dataclass(frozen=True, slots=True)
class Found:
    """The lines that ``listing`` shows of the first ``searched`` rows; ``done``: of the whole plan."""

    listing: Listing
    lines: Sequence[ListLine]
    searched: int
    done: bool


def read_ahead(view: PlanView) -> None:
    """Have what the first letter of a filter is compared with at hand, where that is in memory."""
    if view.worded and view.whole:
        from actionplan.domain.filters import conditions

        conditions.read_ahead(view.rows, view)


def find_at_once(listing: Listing, view: PlanView) -> Found | None:
    """All lines, where the view has all texts; None for a long plan, whose texts are read during the search.

    Of a plan that is still being read, the first rows are all that can be shown. Raises ``BadInput`` for a filter that
    cannot be read.
    """
    if not view.worded:
        return None
    lines = (listing if view.whole else Listing()).lines(view)
    return Found(listing, lines, len(view.rows), done=True)
