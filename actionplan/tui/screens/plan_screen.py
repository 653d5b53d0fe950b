"""What the main screen and an item's page have in common: they show the plan, take its keys, and say things."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.text import visible
from actionplan.tui.commands import ACT, ACTS, Act, Reach, bindings
from actionplan.tui.item_page import Dossier
from actionplan.tui.messages import ActWanted, HistoryWanted, MeetingViewWanted, TodayWanted, WordsWanted

if TYPE_CHECKING:
    from actionplan.tui.search import Found

_OF_THE_WHOLE = frozenset({"meetings", "views", "mark-all"})
"""Acts for which the first rows of a long plan are not enough."""


class PlanScreen(Screen[None]):
    """A screen that shows a view of the plan; ``past`` means that the view is of a day gone by."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    offered: ClassVar[tuple[Act, ...]] = ACTS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (116, "-ample"), (160, "-broad")]  # noqa: RUF012 - Textual's own attribute
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - the same

    def __init__(self, view: PlanView, *, past: bool = False) -> None:
        super().__init__()
        self.view = view
        self.past = past
        self.said = ""

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show another state or day of the plan."""
        raise NotImplementedError

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the updates and evidence that were asked for."""
        raise NotImplementedError

    def want_words(self, refs: Iterable[str]) -> None:
        """Ask for the words of items that are told of here, where those of a long plan have not been read."""
        if self.view.worded:
            return
        found = (self.view.snapshot.row(ref) for ref in refs)
        unread = [row.ref for row in found if row is not None and not self.view.knows(row.item)]
        if unread:
            self.post_message(WordsWanted(unread))

    def show_words(self, view: PlanView) -> None:
        """The same view, with the words of some more items."""
        self.view = view

    def show_found(self, found: "Found") -> None:
        """The lines that were asked for, on the screen that has the list."""

    def show_unread(self, sentence: str) -> None:
        """What cannot be read of the filter, on the screen that has the list."""

    def end_search(self) -> None:
        """The search for lines came to nothing, on the screen that has the list."""

    def forget_points(self) -> None:
        """Another ledger has taken this one's place: what was read of its past is none of the new one's."""

    def show_points(self, points: Sequence[ChartPoint]) -> None:
        """Show the plan over time, on the screen that does."""

    def targets(self, act: Act) -> tuple[str, ...]:
        """The items that a key acts on."""
        raise NotImplementedError

    @property
    def meeting_id(self) -> str:
        """The meeting that decides here; empty where a form asks for it."""
        return ""

    def say(self, sentence: str) -> None:
        """One quiet line."""
        self.said = sentence
        self.query_one("#status", Static).update(Content(visible(sentence, newlines=False)))

    def action_act(self, name: str) -> None:
        """Do what a key, a click or the palette asks for."""
        act = ACT[name]
        if act.writes:
            self._change(act)
        elif name in _OF_THE_WHOLE and not self.view.whole:
            self.notify("The plan is still being read. Try again in a moment.", markup=False)
        else:
            self._show(act)

    def _show(self, act: Act) -> None:
        match act.id:
            case "as-at":
                self.post_message(TodayWanted() if self.past else ActWanted(act))
            case "history":
                for ref in self.targets(act)[:1]:
                    self.post_message(HistoryWanted(ref))
            case "meetings":
                from actionplan.tui.screens.meetings import MeetingsScreen

                self.app.push_screen(MeetingsScreen(self.view, past=self.past))
            case "views":
                from actionplan.tui.screens.views.navigation import to_views

                to_views(self)
            case "meeting-view":
                self.post_message(MeetingViewWanted())
            case "palette":
                self.app.action_command_palette()
            case "quit" | "help" | "colours":
                self.call_later(self.app.run_action, f"app.{act.id}")
            case _:
                self.look(act.id)

    def look(self, name: str) -> None:
        """An act of this screen alone."""

    def _change(self, act: Act) -> None:
        if self.past:
            self.notify(
                "This is the plan as it stood on a past day, to read only. Press t to come back to today first.",
                severity="warning",
                markup=False,
            )
            return
        refs = () if act.reach is Reach.PLAN else self.targets(act)
        if act.reach is not Reach.PLAN and not refs:
            self.notify("There is no item under the cursor.", severity="warning", markup=False)
            return
        self.post_message(ActWanted(act, refs, self.meeting_id))
