"""The list of items: the table, and what to press where it is empty."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import visible
from actionplan.tui.listing import ListLine
from actionplan.tui.listing_status import empty_text
from actionplan.tui.widgets.item_table import ItemTable


class ItemList(Vertical):
    """Lines of a listing, or the reason why there are none."""

    def compose(self) -> ComposeResult:
        """Both; one of them is shown."""
        yield ItemTable(id="items")
        yield Static("", id="empty", markup=False)

    @property
    def table(self) -> ItemTable:
        """The table."""
        return self.query_one(ItemTable)

    def show(
        self,
        lines: Sequence[ListLine],
        view: PlanView,
        marks: frozenset[str],
        hidden: Mapping[str, int],
        filter_text: str,
    ) -> None:
        """Show these lines; ``hidden``: how many actions of a recommendation are folded away."""
        self.table.show(lines, view, marks, hidden)
        self.table.display = bool(lines)
        empty = self.query_one("#empty", Static)
        empty.display = not lines
        if not lines:
            empty.update(Content(visible(empty_text(view, filter_text))))
