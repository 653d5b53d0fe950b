"""The app: it owns the ledger, every worker and the stack of screens. Screens and widgets post what they want."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, work
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.worker import Worker

from actionplan import collector
from actionplan.domain.errors import ActionplanError
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten
from actionplan.ledger.ledger import Ledger
from actionplan.tui import messages
from actionplan.tui.background import Background
from actionplan.tui.chosen import Chosen
from actionplan.tui.compat import ExplainingApp
from actionplan.tui.damage import explain_damage
from actionplan.tui.loading import Loaded
from actionplan.tui.own_colours import OWN, OWN_NAME, with_own
from actionplan.tui.palette import CommandProvider
from actionplan.tui.plan_display import PlanDisplay
from actionplan.tui.remembered import Remembered
from actionplan.tui.screens import navigation
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.styles import line_of
from actionplan.tui.themes import DARK, THEME_NAMES, rating_variables, themes_here
from actionplan.tui.type_ahead import KeyPassed, TypeAhead

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    # Imported with the first change, so that the first screen is there sooner.
    from actionplan.ledger.writing import Receipt
    from actionplan.papers.document import Document
    from actionplan.services.kept_words import KeptWords
    from actionplan.tui.writes import PendingStep, PendingWrite

POLL_SECONDS = 2.0
SETTLED_SECONDS = 1.0
NOTICE_SECONDS = 20.0

Answered = TypeVar("Answered")


class PlanApp(ExplainingApp):
    """One plan on the screen; ``is_named``: False where nobody has said yet who ``by`` is."""

    TITLE = "actionplan"
    OPENS: ClassVar = "The tracker"
    INSTEAD: ClassVar = "actionplan status, or actionplan list"
    CSS_PATH = "screens/main.tcss"
    COMMANDS: ClassVar = {CommandProvider}

    def __init__(
        self,
        ledger: Ledger,
        by: str,
        loaded: Loaded,
        notice: str = "",
        *,
        is_named: bool = True,
        left: Remembered | None = None,
        chosen: Chosen | None = None,
    ) -> None:
        chosen = chosen or Chosen()
        chosen.use()  # before the first screen takes its keys
        super().__init__()
        self._notice = notice
        self.unsaved: KeptWords | None = None
        self.ledger = ledger
        self.by = by
        self.is_named = is_named
        self.background = Background()
        self.type_ahead = TypeAhead(self)
        self.plan_display = PlanDisplay(ledger, loaded, self.background, self.plan_screens, self.warn)
        self._forms_allowed = asyncio.Event()  # clear while a meeting is watching
        self._forms_allowed.set()
        here = themes_here(self.console.color_system, no_color=self.no_color)
        for theme in with_own(here, chosen.own, self.console.color_system, no_color=self.no_color):
            self.register_theme(theme)
        self.left = self._kept_left = left or Remembered()
        self._keeping = asyncio.Lock()
        self._themes = THEME_NAMES if chosen.own is None else {**THEME_NAMES, OWN: OWN_NAME}
        self.theme = self.left.theme if self.left.theme in self._themes else DARK

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

    def get_default_screen(self) -> Screen[None]:
        """The list."""
        return MainScreen(self.view, by=self.by, left=self.left)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours, for themes that are not ours."""
        return rating_variables(dark=self.current_theme.dark, ansi=self.current_theme.ansi)

    def keep_words(self) -> str:
        """Keep what is typed in open forms, and what is being saved."""
        from actionplan.tui.kept import keep_words

        return keep_words(self.ledger.location, self.screen_stack, self.unsaved)

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
        self.call_after_refresh(self.offer_kept_words)

    @work(group="kept-words")
    async def offer_kept_words(self) -> None:
        """Offer what was being typed when the program last ended by a fault, once the whole plan is there."""
        if not self.view.whole:
            self.set_timer(SETTLED_SECONDS, self.offer_kept_words)
            return
        from actionplan.services.kept_words import oldest

        found = await self.background.run(oldest, self.ledger.location)
        if found is not None:
            from actionplan.tui.kept import offer

            await offer(self, *found)

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

    @work(group="tasks", exclusive=True)
    async def on_tasks_requested(self, event: messages.TasksRequested) -> None:
        """Read what needs the manager now."""
        await self.plan_display.show_tasks(changes=event.changes)

    @work(group="seen")
    async def on_tasks_seen(self, _event: messages.TasksSeen) -> None:
        """Remember what was looked at, so that the next time tells what changed since."""
        await self.plan_display.remember_look()

    # What is remembered for the next start

    def on_arranged(self, event: messages.Arranged) -> None:
        """The list is narrowed or arranged in another way."""
        self._leave_as(replace(self.left, listing=event.listing))

    def on_key_folded(self, event: messages.KeyFolded) -> None:
        """The key of colours goes or comes."""
        self._leave_as(replace(self.left, key_folded=event.folded))

    def on_view_shown(self, event: messages.ViewShown) -> None:
        """Another view is looked at."""
        self._leave_as(replace(self.left, view=event.name))

    def _leave_as(self, left: Remembered) -> None:
        """Keep it a moment later, or when the tracker is left, so that no key waits for a disk."""
        waiting = self.left != self._kept_left
        self.left = left
        if not waiting:
            self.set_timer(SETTLED_SECONDS, self.keep_left)

    @work(group="remember")
    async def keep_left(self) -> None:
        """Write how the tracker is left; where that cannot be kept, nothing is lost but that."""
        await self._keep_left()

    async def _keep_left(self) -> None:
        from actionplan.tui.remembered import remember

        async with self._keeping:  # one after the other, the newest last
            left, before = self.left, self._kept_left
            if left != before:
                self._kept_left = left
                await self.background.run(remember, self.ledger.location, left, before)

    # Which screens are open

    def on_item_requested(self, event: messages.ItemRequested) -> None:
        """Open the page of an item."""
        navigation.open_item(self, event.ref, self.view, past=self.plan_display.past, by=self.by)

    def on_meetings_requested(self, _event: messages.MeetingsRequested) -> None:
        """Open the meetings page."""
        navigation.open_meetings(self, self.view, past=self.plan_display.past, by=self.by)

    def on_papers_requested(self, event: messages.PapersRequested) -> None:
        """Open the page of papers."""
        past = self.plan_display.past
        navigation.open_papers(self, self.view, event.meeting, past=past, by=self.by)

    def on_chasers_requested(self, _event: messages.ChasersRequested) -> None:
        """Open the page of reminders."""
        navigation.open_chasers(self, self.view, past=self.plan_display.past, by=self.by)

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

    @work(group="papers")
    async def on_paper_work_requested(self, event: messages.PaperWorkRequested) -> None:
        """Write papers, or change what the guard keeps in."""
        from actionplan.tui.paper_workflow import PaperWorkflow

        event.on_done(await PaperWorkflow(self, event).run())

    def on_views_requested(self, event: messages.ViewsRequested) -> None:
        """Open the views."""
        navigation.open_views(self, self.view, past=self.plan_display.past, today=event.today, last=self.left.view)

    def on_list_requested(self, event: messages.ListRequested) -> None:
        """Return to the list."""
        navigation.return_to_list(self, event.filter_text)

    def on_choice_requested(self, event: messages.ChoiceRequested) -> None:
        """Offer one of a few."""
        from actionplan.tui.forms.question import OneOf

        self.push_screen(OneOf(event.heading, event.options, event.current, wide=event.wide), event.on_choice)

    def on_line_requested(self, event: messages.LineRequested) -> None:
        """Ask for one line."""
        from actionplan.tui.forms.question import OneLine

        self.push_screen(OneLine(event.heading, event.current), event.on_line)

    @work(group="columns", exclusive=True)
    async def on_columns_requested(self, event: messages.ColumnsRequested) -> None:
        """Read other columns of a review's table."""
        from actionplan.services.reading import read_columns

        found = await self.plan_display.read(read_columns, event.read, event.columns)
        if found is not None:
            event.on_found(found)

    def on_ref_requested(self, event: messages.RefRequested) -> None:
        """Ask which item to go to."""
        from actionplan.tui.forms.go_to import GoTo

        self.push_screen(GoTo(self.view), event.on_ref)

    @work(group="filters", exclusive=True)
    async def on_saved_filters_requested(self, event: messages.SavedFiltersRequested) -> None:
        """Save, show or forget a filter."""
        from actionplan.tui.filter_workflow import FilterWorkflow

        await FilterWorkflow(self).run(event.command, event.shown, event.on_chosen)

    @work(group="history", exclusive=True)
    async def on_history_requested(self, event: messages.HistoryRequested) -> None:
        """Open the history of an item."""
        history = await self.plan_display.history(event.ref)
        if history is not None:
            await self._until_forms_are_allowed()
            navigation.open_history(self, *history)

    @work(group="meeting-record", exclusive=True)
    async def on_meeting_record_requested(self, event: messages.MeetingRecordRequested) -> None:
        """Open the record of a meeting."""
        from actionplan.tui.loading import load_meeting_record

        record = await self.plan_display.read(load_meeting_record, self.ledger, self.view, event.meeting)
        if record is not None:
            await self._until_forms_are_allowed()
            navigation.open_record(self, record)

    def on_find_requested(self, event: messages.FindRequested) -> None:
        """Open the page that finds words."""
        navigation.open_find(self, self.view, person=event.person)

    @work(group="report")
    async def on_report_requested(self, event: messages.ReportRequested) -> None:
        """Show what a reading command prints, or write a file."""
        from actionplan.tui.report_workflow import ReportWorkflow

        await ReportWorkflow(self).run(event.command, event.refs, event.meeting)

    def on_document_requested(self, event: messages.DocumentRequested) -> None:
        """Open a document to read."""
        navigation.open_document(self, event.heading, event.document, event.stem)

    @work(group="report")
    async def on_save_requested(self, event: messages.SaveRequested) -> None:
        """Write a document to a file."""
        from actionplan.tui.report_workflow import ReportWorkflow

        await ReportWorkflow(self).save(event.document, event.stem)

    async def show_document(self, heading: str, document: "Document", stem: str) -> None:
        """Open a document to read, once no meeting is watching."""
        await self._until_forms_are_allowed()
        navigation.open_document(self, heading, document, stem)

    def tell(self, sentence: str) -> None:
        """Show a sentence on whatever screen is in front."""
        self.notify(sentence, timeout=NOTICE_SECONDS, markup=False)

    def on_page_requested(self, event: messages.PageRequested) -> None:
        """Open entries in words."""
        navigation.open_history(self, event.title, event.lines)

    @work(group="words", exclusive=True)
    async def on_words_requested(self, event: messages.WordsRequested) -> None:
        """Find words on record."""
        from actionplan.tui.loading import find_words

        found = await self.plan_display.read(find_words, self.ledger, self.view, event.text, authors=event.person)
        if found is not None:
            event.on_found(found)

    @work(group="meeting-view", exclusive=True)
    async def on_meeting_view_requested(self, _event: messages.MeetingViewRequested) -> None:
        """Show the plan to a meeting, until it is closed."""
        from actionplan.tui.meeting_view import meeting_screen

        try:
            async with meeting_screen(self.ledger, self.background) as screen:
                self._forms_allowed.clear()
                with self.type_ahead.asking():
                    await self.push_screen_wait(screen)
        except ActionplanError as fault:
            self.warn(fault.sentence)
        finally:
            self._forms_allowed.set()

    async def ask(self, screen: Screen[Answered]) -> Answered:
        """The answer to a form, which never opens over a meeting view: it shows names that are not for everybody."""
        await self._until_forms_are_allowed()
        with self.type_ahead.asking():
            return await self.push_screen_wait(screen)

    async def _until_forms_are_allowed(self) -> None:
        with self.type_ahead.asking():
            await self._forms_allowed.wait()

    # Writing

    def name_author(self, by: str) -> None:
        """Write under this name from now on, and show it."""
        self.by, self.is_named = by, True
        for screen in self.plan_screens():
            screen.show_author(by)

    @work(group="workflow")
    async def on_command_requested(self, event: messages.CommandRequested) -> None:
        """Ask for what a command needs, and do it."""
        from actionplan.tui.workflow import Workflow

        await Workflow(self, event.command, event.refs, event.meeting, about=event.about, filled=event.filled).run()

    async def save(self, pending: "PendingWrite | PendingStep") -> ActionplanError | None:
        """Write, and show what was written. Returns why the plan refused it; None where it is written."""
        from actionplan.tui.several import done as done_words
        from actionplan.tui.writes import confirmation

        done: Receipt | ActionplanError = await self._write(pending).wait()
        if isinstance(done, ActionplanError):
            return done
        self.unsaved = None
        await self.plan_display.reload(self.plan_display.as_at)
        for screen in self.plan_screens():
            screen.show_saved()
        undone_next = await self.plan_display.read(self.ledger.last_undoable_step)
        self.plan_display.say(confirmation(done, self.view, undone_next))
        if done.step is not None and (len(done.refs) > 1 or pending.refused):
            self.tell(done_words(done, pending.refused, self.view))
        return None

    @work(group="write")
    async def _write(self, pending: "PendingWrite | PendingStep") -> "Receipt | ActionplanError":
        """A worker of its own, never cancelled. A refusal is returned, so that it does not end the app."""
        from actionplan.tui.writes import write

        try:
            return await self.background.run(write, self.ledger, pending, self.by)
        except ActionplanError as refused:
            return refused

    async def run_write(self, work: "Callable[[], str]") -> "str | ActionplanError":
        """Write papers, or what else takes long, and show what is new. Returns what was done, or why nothing was."""
        with self.type_ahead.asking():  # keys are not held back: escape stops it
            done: str | ActionplanError = await self._run_write(work).wait()
        if await self.plan_display.needs_refresh():
            await self.plan_display.reload(self.plan_display.as_at)
        return done

    @work(group="write")
    async def _run_write(self, work: "Callable[[], str]") -> "str | ActionplanError":
        """A worker of its own, as ``_write`` is."""
        try:
            return await self.background.run(work)
        except ActionplanError as refused:
            return refused

    # The program

    async def action_quit(self) -> None:
        """Leave, after pending writes; an open form first asks about what was typed."""
        leave = getattr(self.screen, "action_leave", None)
        if leave is not None:
            leave()
            return
        self.leave_when_written()

    @work(group="quit", exclusive=True)
    async def leave_when_written(self) -> None:
        """Leave as soon as nothing is being written."""
        writes = [worker for worker in self.workers if worker.group == "write"]
        if writes:  # without any, Textual would wait for all workers, and so for open forms and for this one
            self.plan_display.say("Saving, then leaving …")
            await self.workers.wait_for_complete(writes)
        await self._keep_left()
        self.exit()

    def action_command_palette(self) -> None:
        """Open the palette, but not over a blank screen, which hides all words."""
        from actionplan.tui.present.cover import Blank

        if not isinstance(self.screen, Blank):
            super().action_command_palette()

    def action_help(self) -> None:
        """Open the help page."""
        navigation.open_help(self)

    def action_colours(self) -> None:
        """Offer the colours, and remember what is chosen."""
        from actionplan.tui.forms.question import OneOf

        def on_choice(name: str | None) -> None:
            if name is not None:
                self.theme = name
                self._leave_as(replace(self.left, theme=name))

        self.push_screen(OneOf("Colours", tuple(self._themes.items()), self.theme), on_choice)
