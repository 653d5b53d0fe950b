"""The views of the plan: time line, agencies, charts. They only read; ``v`` goes round, and back to the list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList, Static

from actionplan.domain.governance.today import Line, Today
from actionplan.domain.rating.marks import published_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import ChartPoint
from actionplan.tui.commands.bindings import view_bindings
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import OFFERED_IN_VIEWS, key_of
from actionplan.tui.listing import Found, Listing
from actionplan.tui.listing_status import empty_text
from actionplan.tui.messages import (
    ChartsRequested,
    CommandRequested,
    ItemRequested,
    ListRequested,
    TasksRequested,
    TasksSeen,
    ViewShown,
)
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.screens.views import agencies, charts, timeline, today
from actionplan.tui.screens.views.names import NAMES, ViewName, ViewNames
from actionplan.tui.screens.views.render import RenderedView, several, told
from actionplan.tui.screens.views.rows import Rows
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine

_KEYS = ("view-next", "view-open", "as-at", "meeting-view", "view-back")
_DRAWN_AT_MOST = 1_000
"""Lines of the time line: to draw a thousand takes most of a second."""


class ViewsScreen(PlanScreen, inherit_bindings=False):
    """One view at a time; ``listing`` is how the list is narrowed and arranged, which the time line follows."""

    CSS_PATH = "views.tcss"
    AUTO_FOCUS = "#view-rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *view_bindings(),
        Binding("left", "step(-1)", "View before", show=False),
        Binding("right", "step(1)", "View after", show=False),
        Binding("escape,backspace", "command('view-back')", "Back", show=False),
    ]
    help_page = "views"
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_IN_VIEWS
    # Where the screen is low, the lines need the rows of the key, and then those of what is told in words.
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (14, "-low"), (20, "-short"), (36, "-tall")]  # noqa: RUF012 - Textual's own attribute

    def __init__(
        self, view: PlanView, listing: Listing, shown: ViewName = ViewName.TIMELINE, *, past: bool = False
    ) -> None:
        super().__init__(view, past=past)
        self.shown = shown
        self._tasks: Today | None = None
        self._listing = self._listed = listing
        self._points: tuple[ChartPoint, ...] = ()
        self._chosen: dict[ViewName, str] = {}
        self._filled: ViewName | None = None
        """The view whose lines are in place."""
        self._found: Found | None = None
        self._unread = ""

    def compose(self) -> ComposeResult:
        """Title, names of the views, the view, what is under the bar, the key, the keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield ViewNames(id="view-names")
        yield Static("", id="view-head", markup=False)
        yield Rows(id="view-rows")
        yield Static("", id="view-foot", markup=False)
        yield Static("", id="view-key", markup=False)
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Show the plan at once: the time line and the agencies need no more than what was read for the list."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.show_lines())
        self.show_view(self.view, past=self.past)

    # What is shown

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Another state or day of the plan; the bar stays on its line."""
        self.view, self.past = view, past
        self.show_title()
        self.query_one(Banner).show(view if past else None, key_of("as-at"))
        self._find()
        self._request_points()
        self._tasks = None
        self._request_tasks()

    def show_texts(self, view: PlanView) -> None:
        """The titles that were asked for."""
        super().show_texts(view)
        self.show_lines()
        self._request_tasks()

    def show_tasks(self, found: Today) -> None:
        """What needs the manager now."""
        self._tasks = found
        if self.shown is ViewName.TODAY:
            self.show_lines()

    def _request_tasks(self) -> None:
        if self.shown is ViewName.TODAY:
            self.post_message(TasksRequested(changes=True))

    def show_found(self, found: Found) -> None:
        """Show the list's lines; drawn when the search starts and when it ends, not in between."""
        if found.listing == self._listed and (found.done or not found.searched):
            self._found = found
            self.show_lines()

    def show_unread(self, sentence: str) -> None:
        """Show everything where the list's filter cannot be read, as on another day."""
        self._unread = f"Everything is shown: {sentence}"
        self._listed = self._listing.widened()
        self.request_lines(self._listed)

    def forget_points(self) -> None:
        """The past is read anew."""
        self._points = ()

    def show_points(self, points: Sequence[ChartPoint]) -> None:
        """The plan over time."""
        self._points = tuple(points)
        self.show_lines()

    def _request_points(self) -> None:
        if self.shown is not ViewName.CHARTS:
            return
        if self._points and self._points[-1].day != self.view.as_at:
            self._points = ()  # another day's chart would stand under this day's title
            self.show_lines()
        self.post_message(ChartsRequested(self._points))

    def go_to(self, shown: ViewName) -> None:
        """Another view; each keeps its own place."""
        self._leave()
        self.shown = shown
        if shown is not ViewName.TODAY:  # it has a key of its own
            self.post_message(ViewShown(shown))
        self.query_one(Rows).scroll_home(animate=False, immediate=True)
        self.show_lines()
        self._request_points()
        if self._tasks is None:
            self._request_tasks()

    def _leave(self) -> None:
        if self.shown is ViewName.TODAY and self._tasks is not None:
            self.post_message(TasksSeen())

    def show_lines(self) -> None:
        """Draw the view that is chosen, in the width there is."""
        rows = self.query_one(Rows)
        if not rows.room:
            return
        names = self.query_one(ViewNames)
        names.shown = self.shown
        names.update_content()
        drawn, words = self._drawn(rows.room)
        head = self.query_one("#view-head", Static)
        head.set_class(not drawn.head, "-empty")
        head.update(several(drawn.head))
        key = self.query_one("#view-key", Static)
        key.set_class(not drawn.key, "-empty")
        key.update(several(drawn.key))
        # A key may have moved the bar of lines that are drawn anew, before the screen is told.
        now = rows.chosen if self._filled is self.shown else ""
        rows.fill(drawn.lines, now or self._chosen.get(self.shown, ""))
        self._filled = self.shown
        self.request_texts(self._refs_of(drawn))
        self._show_foot()
        self.say(words)

    def _drawn(self, width: int) -> tuple[RenderedView, str]:
        """The view, and the line that is said about it."""
        if not self.view.rows:
            return RenderedView((), tuple(told(f"{empty_text(self.view)}\n\n{_hint()}", width)), ()), ""
        match self.shown:
            case ViewName.TODAY:
                return today.draw(self._tasks, width), today.words(self._tasks)
            case ViewName.TIMELINE:
                return self._timeline(width)
            case ViewName.AGENCIES:
                return agencies.draw(self.view, width), published_line(self.view.snapshot.totals())
            case ViewName.CHARTS:
                return charts.draw(self._points, width), published_line(self.view.snapshot.totals())

    def _timeline(self, width: int) -> tuple[RenderedView, str]:
        if self._found is None or not self._found.done:
            return RenderedView((), tuple(told("Reading …", width)), ()), ""
        lines, note = self._found.lines, self._unread
        if len(lines) > _DRAWN_AT_MOST:
            lines = lines[:_DRAWN_AT_MOST]
            narrow = f"narrow the list with {key_of('filter')} first"
            note = f"The first {_DRAWN_AT_MOST:,} lines: to see others here, {narrow}."
        words = timeline.counts_words(lines, self.view)
        if self._listing.narrowed and not note:
            words += f", narrowed as the list is: {key_of('everything')} shows all"
        if not lines:
            nothing = told(
                f"Nothing matches, as the list is narrowed. Press {key_of('everything')} to show everything here.",
                width,
            )
            return RenderedView((), tuple(nothing), ()), words
        return timeline.draw(lines, self.view, width, past=self.past), note or words

    def _find(self) -> None:
        self._unread, self._listed = "", self._listing
        self.request_lines(self._listing)

    def _show_foot(self) -> None:
        row = self.view.snapshot.row(self._ref) if self.shown is ViewName.TIMELINE else None
        self.show_keys()
        foot = self.query_one("#view-foot", Static)
        foot.set_class(row is None, "-empty")
        if row is not None:
            foot.update(several(timeline.foot(row, self.view, foot.content_size.width or self.size.width - 2)))

    @property
    def _ref(self) -> str:
        """The ref of the item under the bar; empty where there is none."""
        chosen = self.query_one(Rows).chosen
        if self.shown is ViewName.TODAY:
            line = today.line_at(self._tasks, chosen)
            return "" if line is None else line.ref
        return chosen.removeprefix(agencies.ITEM)

    def on_rows_resized(self, event: Rows.Resized) -> None:
        """Draw for the new width."""
        event.stop()
        self.show_lines()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What is under the bar is told in words."""
        event.stop()
        self._chosen[self.shown] = self.query_one(Rows).chosen
        self._show_foot()

    # Keys

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens what the line is about."""
        event.stop()
        self.look("view-open")

    def look(self, name: str) -> None:
        """Choose a view, open what is under the bar, leave."""
        match name:
            case "view-open":
                self._open()
            case "view-plan":
                self.post_message(ListRequested(None))
            case "view-next":
                self.action_step(1, round_again=True)
            case "view-back":
                self._leave()
                self.dismiss()
            case "everything":
                self._listing = self._listing.widened()
                self._find()
            case _:
                self.go_to(ViewName(name))

    def action_step(self, by: int, *, round_again: bool = False) -> None:
        """To the view beside this one, the list being the first; ``round_again``: after the last comes the list."""
        place = NAMES.index(self.shown) + by
        if place == len(NAMES) and round_again:
            self.post_message(ViewShown(""))  # all have been looked at
        if place < len(NAMES) or round_again:
            self.look(NAMES[place % len(NAMES)])

    def _open(self) -> None:
        chosen = self.query_one(Rows).chosen
        if self.shown is ViewName.TODAY:
            self._deal_with(today.line_at(self._tasks, chosen))
        elif chosen.startswith(agencies.AGENCY):
            agency = chosen.rsplit(":", 1)[1]
            self.post_message(ListRequested(f"{agencies.AGENCY}{agency}" if agency else ""))
        elif self._ref:
            self.post_message(ItemRequested(self._ref))

    def _deal_with(self, line: Line | None) -> None:
        """Go to where a line of Today is dealt with, or say where that is."""
        if line is None:
            return
        target = today.destination(line, self.view)
        if isinstance(target, str):
            self.say(target)
        elif not (self.past and isinstance(target, CommandRequested) and self._told_why_not(target.command)):
            self._leave()
            self.post_message(target)

    def _refs_of(self, drawn: RenderedView) -> list[str]:
        """The items that the lines are about."""
        if self.shown is ViewName.TODAY:
            return [] if self._tasks is None else [line.ref for line in self._tasks.lines]
        return [line.id.removeprefix(agencies.ITEM) for line in drawn.lines if line.id]

    def why_not(self, command: ScreenCommand) -> str:
        """What is under the bar can be opened where it is no item too."""
        if command.id == "view-open" and self.query_one(Rows).chosen:
            return ""
        return super().why_not(command)

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """The item under the bar."""
        row = self.view.snapshot.row(self._ref)
        return () if row is None else (row.ref,)


def _hint() -> str:
    return f"Press escape or {key_of('view-next')} to go back to the list."
