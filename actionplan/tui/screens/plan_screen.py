"""What all screens over the plan have in common: they show a view of it, take its keys, and have a status line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.text import visible
from actionplan.tui import messages
from actionplan.tui.commands.bindings import own_bindings, plan_bindings
from actionplan.tui.commands.command import ScreenCommand, Target
from actionplan.tui.commands.offered import COMMAND_BY_ID, PLAN_COMMANDS, REPORTS, key_of
from actionplan.tui.compat.bindings import rebind
from actionplan.tui.item_records import Dossier
from actionplan.tui.listing import Found, Listing, find_at_once
from actionplan.tui.widgets.headers import KeyLine, TitleLine

if TYPE_CHECKING:
    # They bring the rules of bodies and meetings with them; the first screen does without.
    from actionplan.domain.governance.running import RunningAgenda
    from actionplan.domain.governance.today import Today
    from actionplan.services.chasers import FoundReminders
    from actionplan.tui.present.heard import Heard

_NEED_WHOLE_PLAN = frozenset({"meetings", "papers", "chasers", "views", "today", "mark-all", "go-to", "next-due"})
"""Commands for which the first rows of a long plan are not enough."""

_AT_A_SHELL = {
    "restore": "It takes the plan away from under this screen. Leave the tracker first, then at the shell: "
    "actionplan restore FILE"
}
"""Commands that are only named here, by what does them."""


class PlanScreen(Screen[None]):
    """A screen that shows a view of the plan; ``past``: of a past day; ``by``: who writes, empty where nobody can."""

    BINDINGS: ClassVar[list[BindingType]] = [*plan_bindings()]
    offered: ClassVar[tuple[ScreenCommand, ...]] = PLAN_COMMANDS
    help_page: ClassVar[str] = "tasks"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (116, "-ample"), (160, "-broad")]  # noqa: RUF012 - Textual's own attribute
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 - the same

    def __init__(self, view: PlanView, *, past: bool = False, by: str = "") -> None:
        super().__init__()
        self.view = view
        self.by = by
        self.past = past
        self.said = ""
        rebind(self, own_bindings(self.offered))

    # What is shown

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show another state or day of the plan."""
        raise NotImplementedError

    def show_title(self) -> None:
        """Show what the view is of, and who writes."""
        title = self.query_one(TitleLine)
        title.view, title.by = self.view, "" if self.past else self.by
        title.update_content()
        self.show_keys()

    def show_author(self, by: str) -> None:
        """Somebody has said who is writing."""
        self.by = by if self.by else ""
        self.show_title()

    def show_dossier(self, dossier: Dossier, *, whole: bool) -> None:
        """Show the updates and evidence of an item, on a screen that does; ``whole``: its line of time is in it."""

    def keep_dossier(self, dossier: Dossier, *, whole: bool) -> None:
        """Have a dossier at hand that may be shown next."""

    def show_points(self, points: Sequence[ChartPoint]) -> None:
        """Show the plan over time, on a screen that does."""

    def show_agenda(self, found: "RunningAgenda") -> None:
        """Show what a meeting is asked, on a screen that does."""

    def show_reminders(self, found: "FoundReminders | None") -> None:
        """Show who is to be reminded, on a screen that does; None: that cannot be read."""

    def show_heard(self, refs: Sequence[str], heard: "Mapping[str, Heard]") -> None:
        """Show the last words heard about these recommendations, on a screen that does."""

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
        status = self.query_one("#status", Static)
        status.update(Content(visible(sentence, newlines=False)), layout=bool(status.styles.auto_dimensions))

    # What keys do

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """The refs that a command acts on."""
        raise NotImplementedError

    @property
    def meeting_id(self) -> str:
        """The meeting that decides here; empty where a form asks for it."""
        return ""

    @property
    def shown_refs(self) -> tuple[str, ...]:
        """The items that the list shows; none on a screen that is no list."""
        return ()

    def about(self, command: ScreenCommand) -> str:
        """The id of what a command's form is about; empty where it is asked for."""
        del command
        return ""

    def action_command(self, name: str) -> None:
        """Do what a key, a click or the palette asks for."""
        command = COMMAND_BY_ID[name]
        if command.writes or name in _AT_A_SHELL:
            self._change(command)
        elif name in _NEED_WHOLE_PLAN and not self.view.whole:
            self.notify("The plan is still being read. Try again in a moment.", markup=False)
        elif name in REPORTS:
            self._report(command)
        else:
            self._look(command)

    def _report(self, command: ScreenCommand) -> None:
        if not self._told_why_not(command):
            self.post_message(messages.ReportRequested(command, self.shown_refs, self.meeting_id))

    def _told_why_not(self, command: ScreenCommand) -> bool:
        """Whether it cannot be done now, which has then been said."""
        why = self.why_not(command)
        if why:
            self.notify(why, severity="warning", markup=False)
        return bool(why)

    def _look(self, command: ScreenCommand) -> None:
        match command.id:
            case "as-at":
                self.post_message(messages.TodayRequested() if self.past else messages.CommandRequested(command))
            case "history":
                for ref in self.targets(command)[:1]:
                    self.post_message(messages.HistoryRequested(ref))
            case "find-words" | "find-person":
                self.post_message(messages.FindRequested(person=command.id == "find-person"))
            case "meetings" | "papers" | "chasers" | "views" | "today" | "meeting-view":
                self.post_message(self._page(command.id))
            case "palette":
                self.app.action_command_palette()
            case "go-to":
                self.post_message(messages.RefRequested(self._go))
            case "quit" | "help" | "colours":
                self.call_later(self.app.run_action, f"app.{command.id}")
            case _:
                self.look(command.id)

    def _page(self, name: str) -> Message:
        """What opens a page over the whole plan."""
        match name:
            case "meetings":
                return messages.MeetingsRequested()
            case "papers":
                return messages.PapersRequested(self.meeting_id)
            case "chasers":
                return messages.ChasersRequested()
            case "meeting-view":
                return messages.MeetingViewRequested()
            case _:
                return messages.ViewsRequested(today=name == "today")

    def _go(self, ref: str | None) -> None:
        if ref is not None:
            self.go_to_item(ref)

    def go_to_item(self, ref: str) -> None:
        """Go to an item: here to its page, from which escape leads back."""
        self.post_message(messages.ItemRequested(ref))

    def look(self, name: str) -> None:
        """Do a command of this screen alone."""

    def why_not(self, command: ScreenCommand) -> str:
        """Why a command cannot be done here and now; empty where it can be asked for. The palette says it too."""
        if command.id in _NEED_WHOLE_PLAN and not self.view.whole:
            return "The plan is still being read. Try again in a moment."
        if command.id in _AT_A_SHELL:
            return _AT_A_SHELL[command.id]
        if command.writes and self.past:
            leads_back = f"Press {key_of('as-at')} to return to today first."
            return f"This is the plan as it was on a past day, to read only. {leads_back}"
        if command.target is Target.PLAN:
            return ""
        refs = self.targets(command)
        if command.target.needs_items and not refs:
            return "There is no item under the cursor."
        if command.writes and command.target in {Target.ITEM, Target.RECOMMENDATION} and len(refs) > 1:
            return f"{command.label} is for one item at a time, and {len(refs):,} are marked. Escape unmarks them."
        return ""

    def not_now(self, commands: Iterable[ScreenCommand]) -> frozenset[str]:
        """The ids of those that cannot be done here and now; what another screen has is not judged here."""
        return frozenset(
            command.id
            for command in commands
            if (command in self.offered or (command.writes and self.past)) and self.why_not(command)
        )

    def show_keys(self) -> None:
        """Dim in the footer what cannot be done now."""
        for line in self.query(KeyLine):
            line.show_dimmed(self.not_now(line.commands))

    def on_paste(self, event: events.Paste) -> None:
        """A file that is dropped on the terminal comes as its path: the form that loads a review opens with it."""
        from actionplan.services.reading import is_dropped_file

        command = COMMAND_BY_ID["load-review"]
        if command in self.offered and is_dropped_file(event.text) and not self._told_why_not(command):
            event.stop()
            self.post_message(messages.CommandRequested(command, about=event.text.strip()))

    def _change(self, command: ScreenCommand) -> None:
        if self._told_why_not(command):
            return
        refs = () if command.target is Target.PLAN else self.targets(command)
        self.post_message(messages.CommandRequested(command, refs, self.meeting_id, self.about(command)))
