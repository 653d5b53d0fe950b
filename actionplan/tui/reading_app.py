"""An app over a plan: it keeps up to date and reads what its screens ask for. It opens no screen, records nothing."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import events, work
from textual.await_complete import AwaitComplete
from textual.worker import Worker

from actionplan import collector
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten
from actionplan.ledger.ledger import Ledger
from actionplan.tui import messages
from actionplan.tui.background import Background
from actionplan.tui.compat import ExplainingApp
from actionplan.tui.damage import explain_damage
from actionplan.tui.loading import Loaded
from actionplan.tui.plan_display import PlanDisplay
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.styles import line_of
from actionplan.tui.type_ahead import KeyPassed, TypeAhead

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    # Imported with the first change, so that the first screen is there sooner.

POLL_SECONDS = 2.0
SETTLED_SECONDS = 1.0
NOTICE_SECONDS = 20.0


class ReadingApp(ExplainingApp):
    """It owns the ledger, what is shown of it, and the workers that read."""

    def __init__(self, ledger: Ledger, by: str, loaded: Loaded, notice: str = "", *, is_named: bool = True) -> None:
        super().__init__()
        self._notice = notice
        self.ledger = ledger
        self.by = by
        self.is_named = is_named
        self.background = Background()
        self.type_ahead = TypeAhead(self)
        self.plan_display = PlanDisplay(ledger, loaded, self.background, self.plan_screens, self.warn)

    @property
    def view(self) -> PlanView:
        """The plan as it is shown."""
        return self.plan_display.view

    @property
    def today(self) -> date:
        """The clock's day."""
        return self.ledger.clock.today()

    def plan_screens(self) -> list[PlanScreen]:
        """Those that are open, the one in front last."""
        return [screen for screen in self.screen_stack if isinstance(screen, PlanScreen)]

    def warn(self, sentence: str) -> None:
        """Show a sentence that must be seen."""
        self.notify(sentence, severity="warning", markup=False)

    def tell(self, sentence: str) -> None:
        """Show a sentence on whatever screen is in front."""
        self.notify(sentence, timeout=NOTICE_SECONDS, markup=False)

    def explain(self, error: Exception) -> Exception:
        """Say what is damaged, where the plan is."""
        return explain_damage(error, lambda: self.ledger.verify().problems)

    # Keys, one after the other

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while the one before it is at work."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif not self.type_ahead.holds(event):
            target = self.focused or self.screen
            await super().on_event(event)
            self.type_ahead.follow(target)

    def on_key_passed(self, event: KeyPassed) -> None:
        """A key has come up through the screen."""
        self.type_ahead.passed(event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What a key started may have ended."""
        if event.worker.is_finished:
            self.type_ahead.look()

    def pop_screen(self) -> AwaitComplete:
        """Close the screen in front; a key waits for the one beneath it."""
        popped = super().pop_screen()
        self.type_ahead.acted()
        return popped

    # Keeping up to date

    def on_mount(self) -> None:
        """Poll for what other processes write and for a new day."""
        if self._notice:
            self.notify(self._notice, severity="warning", timeout=NOTICE_SECONDS, markup=False)
        self.set_interval(POLL_SECONDS, self.look_for_news)
        self.ledger.subscribe(lambda: self.call_later(self.look_for_news))
        self.set_timer(SETTLED_SECONDS, self.settle)
        if not self.view.whole:
            self.call_after_refresh(self.refresh_plan)

    def settle(self) -> None:
        """Once the first screen and the whole plan are there: do what could wait for that."""
        if not self.view.whole:
            self.set_timer(SETTLED_SECONDS, self.settle)
            return
        collector.resume()
        self.look_after_plan()

    @work(group="upkeep")
    async def look_after_plan(self) -> None:
        """Make the day's backup where it is due, and warn about the folder that the plan is in."""
        from actionplan.ledger.backups.startup import run_startup_checks

        for sentence in await self.background.run(run_startup_checks, self.ledger.location, self.today):
            self.notify(sentence, severity="warning", timeout=NOTICE_SECONDS, markup=False)

    @work(group="load")
    async def refresh_plan(self) -> None:
        """Read the plan again."""
        await self.plan_display.refresh()

    @work(group="news")
    async def look_for_news(self) -> None:
        """Show what has been written since, or the new day."""
        if await self.plan_display.needs_refresh():
            self.refresh_plan()

    # What screens show

    @work(group="load")
    async def on_today_requested(self, _event: messages.TodayRequested) -> None:
        """Return from a past day."""
        await self.plan_display.reload(None)

    def on_lines_requested(self, event: messages.LinesRequested) -> None:
        """Search a long plan; the next search of the same requester ends this one."""
        # Made when it starts: a coroutine that is cancelled before that was never begun.
        search: Callable[[], Awaitable[None]] = partial(self.plan_display.search, event.listing)
        self.run_worker(search, group=f"lines of the {event.requester}", exclusive=True)

    @work(group="texts")
    async def on_texts_requested(self, event: messages.TextsRequested) -> None:
        """Read the texts of what has come into sight."""
        await self.plan_display.show_texts(event.refs)

    @work(group="dossier", exclusive=True)
    async def on_dossier_requested(self, event: messages.DossierRequested) -> None:
        """Read an item's updates and evidence."""
        if event.ref:
            await self.plan_display.show_dossier(event.ref, whole=event.whole)
        await self.plan_display.keep_dossiers(event.beside, whole=event.whole)

    @work(group="charts", exclusive=True)
    async def on_charts_requested(self, event: messages.ChartsRequested) -> None:
        """Read the plan at each month end."""
        await self.plan_display.show_points(event.known)

    @work(group="agenda", exclusive=True)
    async def on_agenda_requested(self, event: messages.AgendaRequested) -> None:
        """Read the agenda of a meeting."""
        await self.plan_display.show_agenda(event.meeting)

    @work(group="heard")
    async def on_heard_requested(self, event: messages.HeardRequested) -> None:
        """Read the last words heard."""
        await self.plan_display.show_heard(event.refs)

    def on_tasks_requested(self, event: messages.TasksRequested) -> None:
        """Read what needs the manager now; the next key waits for the lines of Today, and never for the strip."""
        group = "today" if event.changes else "strip"
        self.run_worker(self.plan_display.show_tasks(changes=event.changes), group=group, exclusive=True)

    @work(group="seen")
    async def on_tasks_seen(self, _event: messages.TasksSeen) -> None:
        """Remember what was looked at, so that the next time tells what changed since."""
        await self.plan_display.remember_look()

    @work(group="reminders", exclusive=True)
    async def on_reminders_requested(self, _event: messages.RemindersRequested) -> None:
        """Read what there is to remind of."""
        await self.plan_display.show_reminders()

    @work(group="draft", exclusive=True)
    async def on_draft_requested(self, event: messages.DraftRequested) -> None:
        """Draw up what would go out for a meeting."""
        from actionplan.tui.papers_loading import load_papers

        event.on_drawn(await self.plan_display.read(load_papers, self.ledger, self.view, event.meeting))

    @work(group="stops", exclusive=True)
    async def on_stops_requested(self, event: messages.StopsRequested) -> None:
        """Look for what keeps a pack from going out."""
        from actionplan.tui.papers_loading import load_stops

        event.on_found(await self.plan_display.read(load_stops, event.draft) or ())

    @work(group="paper")
    async def on_paper_shown_requested(self, event: messages.PaperShownRequested) -> None:
        """Draw up one document."""
        from actionplan.tui.papers_draft import ShownPaper
        from actionplan.tui.papers_loading import load_shown

        shown = await self.plan_display.read(load_shown, self.ledger, self.plan_display.as_at, event.choice, self.by)
        event.on_shown(shown or ShownPaper(refused="It cannot be drawn up."))

    @work(group="columns", exclusive=True)
    async def on_columns_requested(self, event: messages.ColumnsRequested) -> None:
        """Read other columns of a review's table."""
        from actionplan.services.reading import read_columns

        found = await self.plan_display.read(read_columns, event.read, event.columns)
        if found is not None:
            event.on_found(found)

    @work(group="words", exclusive=True)
    async def on_words_requested(self, event: messages.WordsRequested) -> None:
        """Find words on record."""
        from actionplan.tui.loading import find_words

        found = await self.plan_display.read(find_words, self.ledger, self.view, event.text, authors=event.person)
        if found is not None:
            event.on_found(found)

    # What leaves the screen

    def on_copy_requested(self, event: messages.CopyRequested) -> None:
        """Give a text to the clipboard, which not every terminal has, and say where else it is."""
        self.copy_to_clipboard(event.text)
        kept = None
        if event.keep and not self.is_web:
            from actionplan.services.copied import keep_copy

            kept = keep_copy(event.text)
        also = f" It is in {kept} too, until the next copy." if kept else ""
        self.notify(f"Copied, where your terminal takes it.{also}", markup=False)

    def on_place_requested(self, event: messages.PlaceRequested) -> None:
        """Open a place on this computer; what is served to a browser far away is copied."""
        from actionplan.services.opening import open_place

        if not self.is_web and open_place(event.place):
            self.notify(f"Opened {shorten(line_of(event.place), 100)}.", markup=False)
            return
        self.copy_to_clipboard(event.place)
        said = f"Copied, as it cannot be opened from here: {shorten(line_of(event.place), 200)}"
        self.notify(said, markup=False)
