"""The list of items: the table, and what to press where it is empty."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from actionplan.domain.rating.view import PlanView
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

    def show(self, lines: Sequence[ListLine], view: PlanView, marks: frozenset[str]) -> None:
        """Show these lines."""
        self.table.show(lines, view, marks)
        self.table.display = bool(lines)
        empty = self.query_one("#empty", Static)
        empty.display = not lines
        if not lines:
            empty.update(Content(empty_text(view)))
