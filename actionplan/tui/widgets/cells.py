"""The cells of the item table, as ``rich.text.Text``, which is never parsed as markup."""

from collections.abc import Mapping

from rich.style import Style
from rich.text import Text
from textual.color import Color

from actionplan.domain.dates import short_day
from actionplan.domain.rating.marks import MARKS
from actionplan.domain.rating.owners import lead_in_brief
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction, directed
from actionplan.domain.rating.view import PlanView
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Kind
from actionplan.tui.listing import Heading
from actionplan.tui.styles import MOVED, colour_name, line_of
from actionplan.tui.widgets.columns import MARK_WIDTH

Cells = tuple[Text, ...]
"""Title and lead have a blank at their end; dates and days are aligned to the right."""

_BOLD = Style(bold=True)


def lead_words(row: Row, view: PlanView) -> str:
    """Who leads, short enough for a column, and inert."""
    return line_of(lead_in_brief(row, view))


class CellPainter:
    """The table's cells in the colours of a theme."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._styles = {
            name: _ink(variables[f"{name}-ink"], bold=True) for name in ("red", "amber", "green", "blue", "grey")
        }
        self._quiet = _ink(variables["quiet"])
        self._accent = _ink(variables["accent"], bold=True)

    def row(self, row: Row, view: PlanView, *, marked: bool, in_full: bool, below: bool = True) -> Cells:
        """One item's cells; ``in_full`` writes its ref with the review's; ``below``: an action under its parent."""
        is_action = row.item.kind is Kind.ACTION
        title = line_of(view.title(row.item))
        return (
            self._text(
                self.ref(row, marked=marked, in_full=in_full),
                self._accent if marked else self._quiet if is_action else None,
            ),
            self._text(f"└ {title}" if is_action and below else title),
            self._lead(row, view),
            self._due(row),
            self._late(row),
            self._rating(row, view),
        )

    def ref(self, row: Row, *, marked: bool, in_full: bool) -> str:
        """The first cell: the mark and the ref, an action's set in below its recommendation's."""
        if in_full:
            shown = row.ref
        elif row.item.kind is Kind.ACTION:
            shown = f"  {row.ref.rsplit('-', 1)[1]}"
        else:
            shown = short_ref(row.ref)
        return f"{'*' if marked else ' '} {shown}"

    def heading(self, heading: Heading) -> Text:
        """A line between rows."""
        return self._text(f"{line_of(heading.words)}  {heading.count:,}", self._accent)

    def _text(self, words: str, style: Style | None = None) -> Text:
        return Text(words, style or "", no_wrap=True, overflow="ellipsis")

    def _lead(self, row: Row, view: PlanView) -> Text:
        if row.item.owner.agency is None:
            return self._text("  no owner yet" if row.item.live else "  –", self._quiet)
        return self._text(f"  {lead_words(row, view)}")

    def _due(self, row: Row) -> Text:
        if row.case.due_on is None:
            return Text("–", self._quiet, justify="right")
        return Text(short_day(row.case.due_on), no_wrap=True, justify="right")

    def _late(self, row: Row) -> Text:
        if row.days_overdue is not None:
            return Text(f"{row.days_overdue:,} d", self._styles["red"], no_wrap=True, justify="right")
        left = row.due_soon_in
        if left is not None:
            return Text("today" if left == 0 else f"in {left} d", self._quiet, no_wrap=True, justify="right")
        return Text("")

    def _rating(self, row: Row, view: PlanView) -> Text:
        """The mark, and behind it the direction; a column without room for its word, or for its arrow, cuts it off."""
        rating = f"  {MARKS[row.rating.colour]}"
        style, way = self._styles[colour_name(row.rating.colour)], view.travel.direction(row)
        if way is Direction.NONE:
            return Text(rating, style, no_wrap=True)
        since = (f" {directed(way)}", _BOLD if way in MOVED else self._quiet)
        return Text.assemble((f"{rating:<{MARK_WIDTH}}", style), since, no_wrap=True, overflow="crop")


def _ink(value: str, *, bold: bool = False) -> Style:
    return Style(color=Color.parse(value).rich_color, bold=bold or None)
