"""The main screen: the list and its pane, and what keys, clicks and the filter line do with them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from actionplan.domain.rating.marks import HEADLINE
from actionplan.domain.reports.arranging import SortOrder
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.listing import Listing, read_ahead
from actionplan.tui.listing_status import GROUPINGS, ORDERS
from actionplan.tui.messages import (
    Arranged,
    ChoiceRequested,
    ItemRequested,
    KeyFolded,
    SavedFiltersRequested,
    TodayRequested,
)
from actionplan.tui.remembered import Remembered
from actionplan.tui.screens.list_and_pane import ListAndPane
from actionplan.tui.seeking import next_concern, next_due
from actionplan.tui.targets import targets_of
from actionplan.tui.widgets.filter_line import FilterLine
from actionplan.tui.widgets.item_table import ItemTable

_COLOUR_COMMANDS = {f"only-{colour.lower()}": colour for colour in HEADLINE}
_ORDER_OF_COLUMN = {
    "ref": SortOrder.PUBLISHED,
    "title": SortOrder.PUBLISHED,
    "priority": SortOrder.PRIORITY,
    "lead": SortOrder.LEAD,
    "when": SortOrder.DUE,
    "rating": SortOrder.RATING,
}

T = TypeVar("T")


class MainScreen(ListAndPane):
    """What is done with the list: finding, arranging, marking, and going to other screens."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def on_mount(self) -> None:
        """Offer how words of the filter line end."""
        self.query_one(FilterLine).completed = self._completed

    def on_item_table_selected(self, event: ItemTable.Selected) -> None:
        """Enter or a click opens the item."""
        event.stop()
        self.look("open")

    # Finding and arranging

    def look(self, name: str) -> None:
        """Narrow, arrange, mark, open."""
        if name in _COLOUR_COMMANDS:
            self._arrange(self.listing.toggled(_COLOUR_COMMANDS[name]))
            return
        match name:
            case "open":
                if self._table.cursor_ref is not None:
                    self.post_message(ItemRequested(self._table.cursor_ref))
            case "filter":
                self.query_one(FilterLine).start(self.listing.filter_text)
                self.call_after_refresh(read_ahead, self.view)
            case "everything":
                self._widen()
            case "sort":
                self._choose("Order", ORDERS, self.listing.order, lambda each: replace(self.listing, order=each))
            case "group":
                self._choose(
                    "Headings", GROUPINGS, self.listing.grouping, lambda each: replace(self.listing, grouping=each)
                )
            case "mark":
                self._mark()
            case "mark-all":
                shown = frozenset(self._table.refs)
                self.marks = self.marks - shown if shown <= self.marks else self.marks | shown
                self._show_marks()
            case _:
                self._look_around(name)

    def _look_around(self, name: str) -> None:
        match name:
            case "fold" | "fold-all":
                self._fold(everything=name == "fold-all")
            case "next-concern" | "previous-concern":
                self._seek(1 if name == "next-concern" else -1)
            case "next-due":
                self._seek_due()
            case "save-filter" | "saved-filters" | "forget-filter":
                self.post_message(SavedFiltersRequested(name, self.listing, self._put_filter))
            case "colour-key":
                self._fold_key(folded=not self.key_folded)
                self.post_message(KeyFolded(folded=self.key_folded))
            case _:
                raise ValueError(name)

    def _fold(self, *, everything: bool) -> None:
        """Put the actions of the recommendation at the cursor out of sight, or of all; or show them again."""
        refs = set(self._table.refs) if everything else {self._table.cursor_ref or ""}
        rows = [row for row in map(self.view.snapshot.row, refs) if row is not None]
        above = frozenset(row.item.parent or row.ref for row in rows)
        families = frozenset(ref for ref in above if self.view.snapshot.actions_of(ref))
        if self.listing.narrowed or not families:
            why = "while the list is narrowed" if self.listing.narrowed else "here: there are no actions"
            self.say(f"Nothing folds {why}.")
            return
        cursor = self.view.snapshot.row(self._table.cursor_ref or "")
        if cursor is not None and cursor.item.parent in families:
            self._table.go_to(cursor.item.parent)
        self._arrange(self.listing.fold_toggled(families))

    def _seek(self, by: int) -> None:
        found = next_concern(self.view, self._table.refs, self._table.cursor_ref, by)
        if found is None:
            self.say("Nothing that is shown is Red or Amber.")
        else:
            self._table.go_to(found)

    def _seek_due(self) -> None:
        found = next_due(self.view, self._table.refs, self._table.cursor_ref)
        if found is None:
            self.say("Nothing that is shown is due from today on.")
            return
        ref, words = found
        self._table.go_to(ref)
        self.say(words)

    def go_to_item(self, ref: str) -> None:
        """Put the cursor on an item; what hides it, a fold or a filter, is taken away."""
        row = self.view.snapshot.row(ref)
        if row is None or self._table.place_of(ref) is not None:
            self._table.go_to(ref)
            return
        narrowed = self.listing.narrowed
        if narrowed:
            self.query_one(FilterLine).stop()
        self._sought = ref
        self._arrange(replace(self.listing.widened(), folded=self.listing.folded - {row.item.parent or ref}))
        self._table.focus()
        if narrowed:
            self.say(f"Everything is shown: the filter hid {ref}.")

    def _put_filter(self, chosen: Listing) -> None:
        """Show the list as a saved filter has it; the colours stand in its text."""
        self.listing = replace(chosen, filter_text="")
        self.query_one(FilterLine).display = True
        self.query_one(FilterLine).put(chosen.filter_text)

    def _completed(self, line: str) -> list[str]:
        from actionplan.domain.filters.completion import completions

        return completions(line, self.view)

    def on_item_table_column_clicked(self, event: ItemTable.ColumnClicked) -> None:
        """A click on a heading sorts by its column; once more puts the published order back."""
        event.stop()
        order = _ORDER_OF_COLUMN[event.column]
        self._arrange(replace(self.listing, order=SortOrder.PUBLISHED if self.listing.order is order else order))

    def action_concern(self, condition: str) -> None:
        """A click on a count beside the colours shows what it counts; once more shows everything."""
        if self.listing.filter_text == condition:
            self._widen()
        else:
            self.query_one(FilterLine).display = True
            self.query_one(FilterLine).put(condition)

    def _fold_key(self, *, folded: bool) -> None:
        """Put the key of colours out of sight, or back; the help has it always."""
        self.key_folded = folded
        self._show_key()

    def _arrange(self, listing: Listing) -> None:
        self.listing = listing
        self._left = Remembered()  # from now on, nothing is as it was left the time before
        self.post_message(Arranged(listing))
        self.refresh_list()
        if not self._pane_waits:
            self._request_dossier()

    def _widen(self) -> None:
        self.query_one(FilterLine).stop()
        self._arrange(self.listing.widened())
        self._table.focus()

    def _choose(self, heading: str, words: Mapping[T, str], present: T, apply: Callable[[T], Listing]) -> None:
        def on_choice(value: str | None) -> None:
            for each in words:
                if value == str(each):
                    self._arrange(apply(each))

        options = [(str(value), said) for value, said in words.items()]
        self.post_message(ChoiceRequested(heading, options, str(present), on_choice))

    def _mark(self) -> None:
        table = self._table
        if table.cursor_ref is not None:
            self.marks ^= {table.cursor_ref}
            self._show_marks()
            table.action_step(1)

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """All that are marked, else the item under the cursor; for some acts the recommendation above it."""
        return targets_of(command, self.view, self._table.cursor_ref, self.marks)

    @property
    def shown_refs(self) -> tuple[str, ...]:
        """What an export of what is shown has in it."""
        return tuple(self._table.refs)

    # The filter line

    def on_filter_line_typed(self, event: FilterLine.Typed) -> None:
        """Narrow as one types."""
        event.stop()
        self._arrange(replace(self.listing, filter_text=event.text))

    def on_filter_line_left(self, event: FilterLine.Left) -> None:
        """Back to the list."""
        event.stop()
        self._table.focus()

    def action_back(self) -> None:
        """Escape undoes the nearest thing: marks, an empty list, a past day, a filter."""
        nothing_shown = not self._table.refs
        if self.marks:
            self._forget_marks()
        elif nothing_shown and self.listing.narrowed:
            self._widen()
        elif self.past:
            self.post_message(TodayRequested())
        elif self.listing.narrowed:
            self._widen()
