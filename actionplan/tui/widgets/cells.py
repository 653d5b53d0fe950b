"""The cells of the item table, as ``rich.text.Text``, which is never parsed as markup."""

from collections.abc import Mapping

from rich.style import Style
from rich.text import Text
from textual.color import Color

from actionplan.domain.dates import counted
from actionplan.domain.rating.marks import MARKS
from actionplan.domain.rating.owners import lead_in_brief
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction, directed
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Colour, DateState, Kind, Priority
from actionplan.tui.days import short_day
from actionplan.tui.listing import Heading
from actionplan.tui.styles import MOVED, colour_name, line_of
from actionplan.tui.widgets.columns import MARK_WIDTH

Cells = tuple[Text, ...]
"""Title and lead have a blank at their end; dates and days are aligned to the right."""

NO_OWNER = "no owner yet"
_BOLD = Style(bold=True)
_PRIORITIES = {Priority.HIGH: "H", Priority.MEDIUM: "M", Priority.LOW: "L", Priority.NONE: ""}


def lead_words(row: Row, view: PlanView) -> str:
    """Who leads, short enough for a column, and inert."""
    return line_of(lead_in_brief(row, view, short=True))


class CellPainter:
    """The table's cells in the colours of a theme."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._styles = {colour: _ink(variables[f"{colour_name(colour)}-ink"], bold=True) for colour in Colour}
        self._quiet = _ink(variables["quiet"])
        self._accent = _ink(variables["accent"], bold=True)

    def row(
        self,
        row: Row,
        view: PlanView,
        *,
        marked: bool,
        in_full: bool,
        below: bool = True,
        folded: int = 0,
        width: int = 0,
    ) -> Cells:
        """One item's cells; ``in_full`` writes its ref with the review's; ``below``: an action under its parent.

        ``folded`` actions of it are out of sight, which its title says within ``width`` cells.
        """
        is_action = row.item.kind is Kind.ACTION
        title = line_of(view.title(row.item))
        return (
            self._text(
                self.ref(row, marked=marked, in_full=in_full),
                self._accent if marked else self._quiet if is_action else None,
            ),
            self._text(f" {_PRIORITIES[row.item.priority]}", self._quiet),
            self._title(f"└ {title}" if is_action and below else title, folded, width),
            self._lead(row, view),
            self._when(row),
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
            return self._text(f"  {NO_OWNER}" if row.item.live else "  –", self._quiet)
        return self._text(f"  {lead_words(row, view)}")

    def _title(self, title: str, folded: int, width: int) -> Text:
        if not folded:
            return self._text(title)
        more = f" · {counted(folded, 'action')}"
        return Text.assemble(shorten(title, max(1, width - len(more))), (more, self._accent), no_wrap=True)

    def _when(self, row: Row) -> Text:
        """How late, or how soon where that is near, else the date; in brackets while it is only proposed."""
        due, late, left = row.case.due_on, row.days_overdue, row.due_soon_in
        if due is None:
            return Text("– ", self._quiet, justify="right")
        proposed = row.item.deadline.due_on is not None and row.item.deadline.state is not DateState.ADOPTED
        before, after = ("(", ")") if proposed else ("", " ")
        if late is not None:
            words, style = f"{late:,} d late", self._styles[Colour.RED]
        elif left is not None:
            words, style = "today" if left == 0 else f"in {left} d", _BOLD
        else:
            words, style = short_day(due), self._quiet if proposed else Style()
        return Text(f"{before}{words}{after}", style, no_wrap=True, justify="right")

    def _rating(self, row: Row, view: PlanView) -> Text:
        """The mark, and behind it the direction; a column without room for its word, or for its arrow, cuts it off."""
        rating = f"  {MARKS[row.rating.colour]}"
        style, way = self._styles[row.rating.colour], view.travel.direction(row)
        if way is Direction.NONE:
            return Text(rating, style, no_wrap=True)
        since = (f" {directed(way)}", _BOLD if way in MOVED else self._quiet)
        return Text.assemble((f"{rating:<{MARK_WIDTH}}", style), since, no_wrap=True, overflow="crop")


def _ink(value: str, *, bold: bool = False) -> Style:
    return Style(color=Color.parse(value).rich_color, bold=bold or None)
