"""The app: it owns the ledger and every worker. Screens and widgets show values and post what is wanted."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual import work
from textual.app import App
from textual.screen import Screen

from actionplan.domain.errors import ActionplanError
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.ledger.ledger import Ledger
from actionplan.tui import answering, reads
from actionplan.tui.damage import told_of_damage
from actionplan.tui.messages import (
    ActWanted,
    ChartsWanted,
    DossierWanted,
    HistoryWanted,
    LinesWanted,
    MeetingViewWanted,
    TodayWanted,
    WordsWanted,
)
from actionplan.tui.palette import ActProvider
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.themes import DARK, LIGHT, THEMES, rating_variables

if TYPE_CHECKING:
    # What writing needs is imported with the first write: the first screen comes up the sooner.
    from actionplan.ledger.writing import Receipt
    from actionplan.tui.writes import Order

POLL_SECONDS = 2.0
SETTLED_SECONDS = 1.0
NOTICE_SECONDS = 20.0
_READING = "Reading the plan …"

P = ParamSpec("P")
T = TypeVar("T")
Answered = TypeVar("Answered")


class PlanApp(App[None]):
    """One plan on the screen."""

    TITLE = "actionplan"
    CSS_PATH = "screens/main.tcss"
    COMMANDS: ClassVar = {ActProvider}

    def __init__(self, ledger: Ledger, by: str, loaded: reads.Loaded) -> None:
        super().__init__()
        self.ledger = ledger
        self.by = by
        self._loaded = loaded
        self._as_at: Moment | None = None
        self._reading, self._asking = asyncio.Lock(), asyncio.Lock()
        self._last_fault = ""
        self.at_work = 0
        self.unwatched = asyncio.Event()  # clear while a meeting looks on
        self.unwatched.set()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK

    @property
    def view(self) -> PlanView:
        """The plan as it is shown."""
        return self._loaded.view

    @property
    def today(self) -> date:
        """The clock's day."""
        return self.ledger.clock.today()

    def get_default_screen(self) -> Screen[None]:
        """The list."""
        return MainScreen(self.view)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours, for themes that are not ours."""
        return rating_variables(dark=self.current_theme.dark, ansi=self.current_theme.ansi)

    def on_mount(self) -> None:
        """Look now and then whether another process has written, or the day has changed."""
        self.set_interval(POLL_SECONDS, self.look_for_news)
        self.ledger.subscribe(lambda: self.call_later(self.look_for_news))
        self.set_timer(SETTLED_SECONDS, self.settle)
        if not self.view.whole:
            self.call_after_refresh(self.refresh_plan)

    def settle(self) -> None:
        """The first screen stands, and the plan is whole: do what could wait for that."""
        if not self.view.whole:
            self.set_timer(SETTLED_SECONDS, self.settle)
            return
        # See run: until here nothing was worth collecting. What is there stays, and to look through the half a million
        # objects of a long plan again and again would stop the screen.
        gc.freeze()
        gc.enable()
        self.look_after_plan()

    @work(group="upkeep")
    async def look_after_plan(self) -> None:
        """Make the day's backup where it is due, and say what is to be said about the place where the plan lies."""
        from actionplan.ledger.backups.startup import run_startup_checks

        for sentence in await self.in_thread(run_startup_checks, self.ledger.location, self.today):
            self.notify(sentence, severity="warning", timeout=NOTICE_SECONDS, markup=False)

    async def in_thread(self, work_of: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do what reads or writes the ledger beside the screen, and count it for as long as it takes."""
        self.at_work += 1
        try:
            return await asyncio.to_thread(work_of, *args, **kwargs)
        finally:
            self.at_work -= 1

    def _handle_exception(self, error: Exception) -> None:
        told = told_of_damage(error, lambda: self.ledger.verify().problems)
        super()._handle_exception(told)
        self._return_code = getattr(told, "exit_code", self._return_code)

    def warn(self, sentence: str) -> None:
        """A sentence that must be seen."""
        self.notify(sentence, severity="warning", markup=False)

    def plan_screens(self) -> list[PlanScreen]:
        """Those that are open, the one in front last."""
        return [screen for screen in self.screen_stack if isinstance(screen, PlanScreen)]

    # Reading

    async def reload(self, as_at: Moment | None = None, *, quiet: bool = False) -> str:
        """Show the plan as at a moment (None: today). Gives the sentence that refused it; empty where it was shown."""
        said = {screen: screen.said for screen in self.plan_screens()}
        if as_at != self._as_at and not self.view.worded:
            for screen in said:
                screen.say(_READING)
        try:
            async with self._reading:  # one at a time: each builds on the one before
                loaded = await self.in_thread(reads.load, self.ledger, as_at, self.view)
                self._loaded, self._as_at = loaded, as_at
        except ActionplanError as fault:
            if not quiet:
                self.warn(fault.sentence)
            return fault.sentence
        else:
            self._show(loaded, past=as_at is not None)
            return ""
        finally:
            for screen, before in said.items():
                if screen.said == _READING:
                    screen.say(before)

    def _show(self, loaded: reads.Loaded, *, past: bool) -> None:
        for screen in self.plan_screens():
            if not loaded.follows:
                screen.forget_points()
            screen.show_view(loaded.view, past=past)

    def _warn_once(self, sentence: str) -> None:
        """Warn, but not at every look for news; an empty sentence says that nothing is wrong any more."""
        if sentence and sentence != self._last_fault:
            self.warn(sentence)
        self._last_fault = sentence

    @work(group="load")
    async def refresh_plan(self) -> None:
        """Read the plan anew, as at the day that is shown."""
        fault = await self.reload(self._as_at, quiet=True)
        self._warn_once(fault)

    @work(group="load")
    async def on_today_wanted(self, _event: TodayWanted) -> None:
        """Back from a past day."""
        await self.reload(None)

    @work(group="news")
    async def look_for_news(self) -> None:
        """Show the plan anew where its ledger has grown, or a new day has begun."""
        if self._asking.locked():  # a slow server has not answered yet
            return
        try:
            async with self._asking:
                number = await self.in_thread(self.ledger.last_number)
        except ActionplanError as fault:
            self._warn_once(fault.sentence)
            return
        new_day = self._as_at is None and self.today != self.view.as_at
        behind = number != self._loaded.last_number or new_day or not self.view.whole
        if not behind:
            self._warn_once("")
        elif not self._reading.locked():
            self.refresh_plan()

    def on_lines_wanted(self, event: LinesWanted) -> None:
        """Find what is to be shown of a long plan; whatever is typed next ends the search."""
        from actionplan.tui.long_plan import find_lines

        # Made when it starts: one that is cancelled before that was never begun.
        finding: Callable[[], Awaitable[None]] = partial(find_lines, self, event.listing)
        self.run_worker(finding, group=f"lines of the {event.place}", exclusive=True)

    @work(group="words")
    async def on_words_wanted(self, event: WordsWanted) -> None:
        """Read the words of what has come into sight."""
        await self.know(event.refs)

    async def know(self, refs: Iterable[str]) -> None:
        """Have the words of these items at hand; of a plan that is not long they are."""
        if not self.view.worded:
            from actionplan.tui.long_plan import know

            await know(self, refs)

    def show_words(self, view: PlanView) -> None:
        """Show the same view with some more words."""
        self._loaded = replace(self._loaded, view=view)
        for screen in self.plan_screens():
            screen.show_words(view)

    @work(group="dossier", exclusive=True)
    async def on_dossier_wanted(self, event: DossierWanted) -> None:
        """Tell the updates and evidence of the item that a screen shows."""
        await answering.tell_dossier(self, event.ref)

    @work(group="history", exclusive=True)
    async def on_history_wanted(self, event: HistoryWanted) -> None:
        """Show every entry about an item in words."""
        await answering.open_history(self, event.ref)

    @work(group="meeting-view", exclusive=True)
    async def on_meeting_view_wanted(self, _event: MeetingViewWanted) -> None:
        """Show the plan to a meeting."""
        await answering.open_meeting_view(self)

    async def ask(self, screen: Screen[Answered]) -> Answered:
        """What somebody answers, once no meeting view is in front: forms show names and words that are not for all."""
        await self.unwatched.wait()
        return await self.push_screen_wait(screen)

    @work(group="charts", exclusive=True)
    async def on_charts_wanted(self, event: ChartsWanted) -> None:
        """Tell the plan as it was known at each month end."""
        await answering.tell_points(self, event.known)

    # Writing

    @work(group="ask")
    async def on_act_wanted(self, event: ActWanted) -> None:
        """Somebody wants to do something: ask for what it takes, and write it."""
        from actionplan.tui.workflow import Asking

        await Asking(self, event.act, event.refs, event.meeting).go_on()

    @work(group="write")
    async def write(self, order: "Order") -> "Receipt | ActionplanError":
        """Write it, never cancelled; what refused it comes back as a value."""
        from actionplan.tui.writes import carry_out

        try:
            return await self.in_thread(carry_out, self.ledger, order, self.by)
        except ActionplanError as refused:
            return refused

    async def show_written(self, receipt: "Receipt") -> None:
        """Show the plan with what was written, and say so in a line."""
        from actionplan.tui.writes import confirmation

        await self.reload(self._as_at)
        sentence = confirmation(receipt, self.view)
        for screen in self.plan_screens():
            screen.say(sentence)

    # The program

    async def action_quit(self) -> None:
        """Leave; a form asks about what was typed first, and what is being written is written."""
        leave = getattr(self.screen, "action_leave", None)
        if leave is not None:
            leave()
            return
        self.leave_when_written()

    @work(group="quit", exclusive=True)
    async def leave_when_written(self) -> None:
        """Leave as soon as nothing is being written."""
        writes = [worker for worker in self.workers if worker.group == "write"]
        if writes:  # given none, Textual would wait for all workers, and so for open forms and for this one
            for screen in self.plan_screens():
                screen.say("Saving, then leaving …")
            await self.workers.wait_for_complete(writes)
        self.exit()

    def action_command_palette(self) -> None:
        """Every command by its name; but not over a blank screen, which hides all words."""
        from actionplan.tui.present.cover import Blank

        if not isinstance(self.screen, Blank):
            super().action_command_palette()

    def action_help(self) -> None:
        """The help page."""
        from actionplan.tui.screens.reading import HelpScreen

        self.push_screen(HelpScreen())

    def action_colours(self) -> None:
        """From dark to light and back."""
        self.theme = LIGHT if self.current_theme.dark else DARK
