"""What the main screen and an item's page have in common: they show the plan, take its keys, and say things."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.charts import ChartPoint
from actionplan.domain.plaintext import visible
from actionplan.domain.view import PlanView
from actionplan.tui.acts import ACT, ACTS, Act, Reach, bindings
from actionplan.tui.item_page import Dossier
from actionplan.tui.messages import ActWanted, HistoryWanted, MeetingViewWanted, TodayWanted


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

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show another state or day of the plan."""
        raise NotImplementedError

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the updates and evidence that were asked for."""
        raise NotImplementedError

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
        self.query_one("#status", Static).update(Content(visible(sentence, newlines=False)))

    def action_act(self, name: str) -> None:
        """Do what a key, a click or the palette asks for."""
        act = ACT[name]
        if act.writes:
            self._change(act)
            return
        match name:
            case "as-at":
                self.post_message(TodayWanted() if self.past else ActWanted(act))
            case "history":
                for ref in self.targets(act)[:1]:
                    self.post_message(HistoryWanted(ref))
            case "meetings":
                from actionplan.tui.screens.meetings import MeetingsScreen

                self.app.push_screen(MeetingsScreen(self.view, past=self.past))
            case "views":
                from actionplan.tui.screens.views.going import to_views

                to_views(self)
            case "meeting-view":
                self.post_message(MeetingViewWanted())
            case "palette":
                self.app.action_command_palette()
            case "quit" | "help" | "colours":
                self.call_later(self.app.run_action, f"app.{name}")
            case _:
                self.look(name)

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
