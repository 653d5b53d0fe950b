"""Words anywhere on record, or all that is held about somebody: what to find, and where it stands.

It reads nothing itself: the app does. How a place is worded is ``reports.found_words``' to say.
"""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.dates import counted
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten, visible
from actionplan.tui.messages import HistoryRequested, ItemRequested, PageRequested, WordsRequested
from actionplan.tui.widgets.typing import LineInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.domain.reports.found_words import FoundWords

_AT_MOST: Final = 500
"""Places shown: more than anybody reads, and few enough to be drawn at once."""
_LONGEST: Final = 300
_KEYS: Final = "enter: the item   h: its history   /: other words   escape: back"


class FindScreen(Screen[None]):
    """A line to type, and the places that were found, in the order of the search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "to_list", "To the list", show=False),
        Binding("slash", "to_line", "Other words", show=False),
        Binding("h", "history", "History", show=False),
        Binding("q", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "#find-input"

    def __init__(self, view: PlanView, *, person: bool) -> None:
        super().__init__()
        self._view = view
        self._person = person
        self._found: Sequence[FoundWords] = ()

    def compose(self) -> ComposeResult:
        """Heading, line, places, status."""
        heading = "Find a person" if self._person else "Find words anywhere"
        example = "A name or a part of it, then enter" if self._person else "Words in any order, then enter"
        yield Static(Content.styled(heading, "bold"), id="title-line", markup=False)
        yield LineInput(placeholder=example, id="find-input")
        yield OptionList(id="found", markup=False)
        yield Static("", id="status", markup=False)

    def on_mount(self) -> None:
        """Say where it looks."""
        also = ", and at who wrote them" if self._person else ""
        self._show_instead(f"Looks at notes, restricted words and earlier wordings too{also}.")
        self._say("enter: find · escape: back")

    def _show_instead(self, sentence: str) -> None:
        """Where the places would be, which is where one looks."""
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_option(Option(Content.styled(sentence, "$quiet"), disabled=True))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for what was typed."""
        event.stop()
        if event.value.strip():
            self._say("Looking …")
            self.post_message(WordsRequested(event.value, self.show_found, person=self._person))
        else:
            self._say("Type which words to find, or escape to go back.")

    def show_found(self, found: "Sequence[FoundWords]") -> None:
        """Show the places."""
        from actionplan.domain.reports.found_words import place_of

        self._found = found[:_AT_MOST]
        listed = self.query_one(OptionList)
        listed.clear_options()
        for each in self._found:
            words = Content(visible(shorten(each.words, _LONGEST), newlines=False))
            place = Content.styled(visible(place_of(each), newlines=False), "$quiet")
            listed.add_option(Option(Content.assemble(place, "\n  ", words)))
        if not found:
            self._show_instead("Nothing is held that says so. Other words may: they are found in any order.")
            self._say("escape: back")
            return
        first = f", of which the first {_AT_MOST} are shown" if len(found) > _AT_MOST else ""
        self._say(f"{counted(len(found), 'place')}{first}.   {_KEYS}")
        listed.highlighted = 0
        listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the item that the words are about; where they are about none, the entry."""
        event.stop()
        each = self._found[event.option_index]
        if self._is_item(each):
            self.post_message(ItemRequested(each.ref or ""))
        else:
            self._show_entry(each)

    def action_history(self) -> None:
        """Open the history of the item under the bar; what was undone stands there alone."""
        place = self.query_one(OptionList).highlighted
        if place is None:
            return
        each = self._found[place]
        if self._is_item(each):
            self.post_message(HistoryRequested(each.ref or ""))
        else:
            self._show_entry(each)

    def _is_item(self, each: "FoundWords") -> bool:
        return each.ref is not None and self._view.snapshot.row(each.ref) is not None

    def _show_entry(self, each: "FoundWords") -> None:
        from actionplan.domain.reports.found_words import place_of

        self.post_message(PageRequested(each.ref or "the plan", [(each.entry, place_of(each), each.words)]))

    def _say(self, sentence: str) -> None:
        self.query_one("#status", Static).update(Content(sentence))

    def action_to_list(self) -> None:
        """From the line to the places."""
        if self._found:
            self.query_one(OptionList).focus()

    def action_to_line(self) -> None:
        """Type other words."""
        self.query_one(Input).focus()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss()
