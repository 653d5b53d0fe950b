"""What all screens over the plan have in common: they show a view of it, take its keys, and have a status line."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.text import visible
from actionplan.tui import messages
from actionplan.tui.commands import COMMAND_BY_ID, PLAN_COMMANDS, ScreenCommand, Target, plan_bindings
from actionplan.tui.item_page import Dossier
from actionplan.tui.listing import Found, Listing, find_at_once
from actionplan.tui.widgets.headers import TitleLine

if TYPE_CHECKING:
    # They bring the rules of bodies and meetings with them; the first screen does without.
    from actionplan.domain.governance.agenda import MeetingAgenda
    from actionplan.domain.governance.today import Today

_NEED_WHOLE_PLAN = frozenset({"meetings", "views", "today", "mark-all"})
"""Commands for which the first rows of a long plan are not enough."""


class PlanScreen(Screen[None]):
    """A screen that shows a view of the plan; ``past``: of a past day; ``by``: who writes, empty where nobody can."""

    BINDINGS: ClassVar[list[BindingType]] = [*plan_bindings()]
    offered: ClassVar[tuple[ScreenCommand, ...]] = PLAN_COMMANDS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (116, "-ample"), (160, "-broad")]  # noqa: RUF012 - Textual's own attribute
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - the same

    def __init__(self, view: PlanView, *, past: bool = False, by: str = "") -> None:
        super().__init__()
        self.view = view
        self.by = by
        self.past = past
        self.said = ""

    # What is shown

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show another state or day of the plan."""
        raise NotImplementedError

    def show_title(self) -> None:
        """Show what the view is of, and who writes."""
        title = self.query_one(TitleLine)
        title.view, title.by = self.view, "" if self.past else self.by
        title.update_content()

    def show_author(self, by: str) -> None:
        """Somebody has said who is writing."""
        self.by = by if self.by else ""
        self.show_title()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the updates and evidence of an item, on a screen that does."""

    def show_points(self, points: Sequence[ChartPoint]) -> None:
        """Show the plan over time, on a screen that does."""

    def show_agenda(self, found: "MeetingAgenda") -> None:
        """Show what a meeting is asked, on a screen that does."""

    def show_tasks(self, found: "Today") -> None:
        """Show what needs the manager now, on a screen that does."""

    def forget_points(self) -> None:
        """Drop what was read of the past: another ledger has replaced this one."""

    def show_saved(self) -> None:
        """A change has been saved; called once the screen shows it."""

    def request_texts(self, refs: Iterable[str]) -> None:
        """Ask for the texts of items in sight, where those of a long plan have not been read."""
        found = (self.view.snapshot.row(ref) for ref in refs)
        unread = [row.ref for row in found if row is not None and not self.view.knows(row.item)]
        if unread:
            self.post_message(messages.TextsRequested(unread))

    def show_texts(self, view: PlanView) -> None:
        """Show the same view, with the texts of some more items."""
        self.view = view

    def request_lines(self, listing: Listing) -> None:
        """Show the lines of a listing: at once where that is possible, else as they are found."""
        try:
            found = find_at_once(listing, self.view)
        except BadInput as unread:
            self.show_unread(unread.sentence)
            return
        if found is None:
            self.post_message(messages.LinesRequested(listing, type(self).__name__))
            found = Found(listing, (), 0, done=False)
        self.show_found(found)

    def show_found(self, found: Found) -> None:
        """Show lines that were requested, or how far the search for them is."""

    def show_unread(self, sentence: str) -> None:
        """Say what cannot be read of the filter."""

    def end_search(self) -> None:
        """The search for lines has failed."""

    def say(self, sentence: str) -> None:
        """Put a sentence into the status line."""
        self.said = sentence
        self.query_one("#status", Static).update(Content(visible(sentence, newlines=False)))

    # What keys do

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """The refs that a command acts on."""
        raise NotImplementedError

    @property
    def meeting_id(self) -> str:
        """The meeting that decides here; empty where a form asks for it."""
        return ""

    def about(self, command: ScreenCommand) -> str:
        """The id of what a command's form is about; empty where it is asked for."""
        del command
        return ""

    def action_command(self, name: str) -> None:
        """Do what a key, a click or the palette asks for."""
        command = COMMAND_BY_ID[name]
        if command.writes:
            self._change(command)
        elif name in _NEED_WHOLE_PLAN and not self.view.whole:
            self.notify("The plan is still being read. Try again in a moment.", markup=False)
        else:
            self._look(command)

    def _look(self, command: ScreenCommand) -> None:
        match command.id:
            case "as-at":
                self.post_message(messages.TodayRequested() if self.past else messages.CommandRequested(command))
            case "history":
                for ref in self.targets(command)[:1]:
                    self.post_message(messages.HistoryRequested(ref))
            case "meetings":
                self.post_message(messages.MeetingsRequested())
            case "views" | "today":
                self.post_message(messages.ViewsRequested(today=command.id == "today"))
            case "find-words" | "find-person":
                self.post_message(messages.FindRequested(person=command.id == "find-person"))
            case "meeting-view":
                self.post_message(messages.MeetingViewRequested())
            case "palette":
                self.app.action_command_palette()
            case "quit" | "help" | "colours":
                self.call_later(self.app.run_action, f"app.{command.id}")
            case _:
                self.look(command.id)

    def look(self, name: str) -> None:
        """Do a command of this screen alone."""

    def _change(self, command: ScreenCommand) -> None:
        if self.past:
            self.notify(
                "This is the plan as it was on a past day, to read only. Press t to return to today first.",
                severity="warning",
                markup=False,
            )
            return
        refs = () if command.target is Target.PLAN else self.targets(command)
        if command.target.needs_items and not refs:
            self.notify("There is no item under the cursor.", severity="warning", markup=False)
            return
        if command.target in {Target.ITEM, Target.RECOMMENDATION} and len(refs) > 1:
            sentence = f"{command.label} is for one item at a time, and {len(refs):,} are marked. Escape unmarks them."
            self.notify(sentence, severity="warning", markup=False)
            return
        self.post_message(messages.CommandRequested(command, refs, self.meeting_id, self.about(command)))
