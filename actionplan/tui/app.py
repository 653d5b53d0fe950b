"""The app: it alone opens screens and writes. Screens and widgets post what they want."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.screen import Screen

from actionplan.domain.errors import ActionplanError
from actionplan.ledger.ledger import Ledger
from actionplan.tui import messages
from actionplan.tui.chosen import Chosen
from actionplan.tui.leaving import Leaving
from actionplan.tui.loading import Loaded
from actionplan.tui.own_colours import OWN, OWN_NAME, with_own
from actionplan.tui.palette import CommandProvider
from actionplan.tui.reading_app import SETTLED_SECONDS, ReadingApp
from actionplan.tui.remembered import Remembered
from actionplan.tui.screens import navigation
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.themes import DARK, THEME_NAMES, rating_variables, themes_here

if TYPE_CHECKING:
    from collections.abc import Callable

    # Imported with the first change, so that the first screen is there sooner.
    from actionplan.ledger.writing import Receipt
    from actionplan.papers.document import Document
    from actionplan.services.kept_words import KeptWords
    from actionplan.tui.writes import PendingStep, PendingWrite

Answered = TypeVar("Answered")


class PlanApp(ReadingApp):
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
        super().__init__(ledger, by, loaded, notice, is_named=is_named)
        self.unsaved: KeptWords | None = None
        self._forms_allowed = asyncio.Event()  # clear while a meeting is watching
        self._forms_allowed.set()
        here = themes_here(self.console.color_system, no_color=self.no_color)
        for theme in with_own(here, chosen.own, self.console.color_system, no_color=self.no_color):
            self.register_theme(theme)
        self._leaving = Leaving(left or Remembered(), ledger.location, self.background)
        self._themes = THEME_NAMES if chosen.own is None else {**THEME_NAMES, OWN: OWN_NAME}
        self.theme = self.left.theme if self.left.theme in self._themes else DARK

    @property
    def left(self) -> Remembered:
        """How the tracker would be found at the next start."""
        return self._leaving.left

    def on_mount(self) -> None:
        """Offer what was kept after a fault."""
        self.call_after_refresh(self.offer_kept_words)

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
        if self._leaving.change(left):
            self.set_timer(SETTLED_SECONDS, self.keep_left)

    @work(group="remember")
    async def keep_left(self) -> None:
        """Write how the tracker is left; where that cannot be kept, nothing is lost but that."""
        await self._leaving.keep()

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

    def on_page_requested(self, event: messages.PageRequested) -> None:
        """Open entries in words."""
        navigation.open_history(self, event.title, event.lines)

    @work(group="meeting-view", exclusive=True)
    async def on_meeting_view_requested(self, event: messages.MeetingViewRequested) -> None:
        """Show the plan to a meeting, until it is closed."""
        from actionplan.tui.meeting_view import meeting_screen

        try:
            async with meeting_screen(self.ledger, self.background, event.meeting) as screen:
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
        await self._leaving.keep()
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
