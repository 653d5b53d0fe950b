"""From a key to a saved step: ask, write, and where the plan refuses, ask again with all that was typed."""

from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from textual.screen import Screen

from actionplan.domain.errors import ActionplanError
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.typed.moments import moment_of
from actionplan.ledger.ledger import Ledger
from actionplan.services.kept_words import KeptWords
from actionplan.tui import loading
from actionplan.tui.background import Background
from actionplan.tui.commands import ScreenCommand, Target
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.form import Answer, Typed
from actionplan.tui.forms.question import Question
from actionplan.tui.forms.registry import form_for, question_for
from actionplan.tui.plan_display import PlanDisplay
from actionplan.tui.writes import PendingWrite

Answered = TypeVar("Answered")


class Host(Protocol):
    """What a workflow needs of the app."""

    ledger: Ledger
    by: str
    background: Background
    plan_display: PlanDisplay
    unsaved: KeptWords | None
    """What was typed into the form that is being saved, until it is written."""

    @property
    def view(self) -> PlanView:
        """The plan as it is shown."""

    @property
    def today(self) -> date:
        """The clock's day."""

    def warn(self, sentence: str) -> None:
        """Show a sentence that must be seen."""

    async def ask(self, screen: Screen[Answered]) -> Answered:
        """Open a form, and wait for its answer."""

    async def save(self, pending: PendingWrite) -> str:
        """Write. Returns why the plan refused it; empty where it is written."""


class Workflow:
    """One command, from the key press to the confirmation. Runs in a worker."""

    def __init__(
        self,
        host: Host,
        command: ScreenCommand,
        refs: tuple[str, ...],
        meeting: str = "",
        typed: Typed | None = None,
    ) -> None:
        self._host = host
        self._command = command
        self._refs = refs
        self._meeting = meeting
        self._typed = typed

    async def run(self) -> None:
        """Ask in the way that the command needs."""
        match self._command.id:
            case "undo":
                await self._undo()
            case "as-at":
                await self._show_another_day()
            case _:
                await self._change()

    async def _context(self) -> FormContext:
        if len(self._refs) == 1:  # a form shows the texts of one item, and of several only how many there are
            await self._host.plan_display.show_texts(self._refs)
        view = self._host.view
        found = (view.snapshot.row(ref) for ref in self._refs)
        rows = tuple(row for row in found if row is not None)
        return FormContext(view, rows, self._host.today, self._host.by, self._meeting)

    async def _change(self) -> None:
        context = await self._context()
        if self._command.target is not Target.PLAN and not context.rows:
            self._host.warn("The item is no longer in the plan.")
            return
        question = None if self._typed else question_for(self._command.id, context)
        if question is None:
            await self._ask_by_form(context)
        elif await self._host.ask(Question(question.heading, question.text, "Yes")):
            await self._save_or_warn(PendingWrite(question.command, context.versions))

    async def _ask_by_form(self, context: FormContext) -> None:
        typed = self._typed
        refused = ""
        while True:
            self._host.unsaved = None  # from here on, the open form holds the words
            answer = await self._host.ask(form_for(self._command.id, context, typed, refused))
            if answer is None or answer.command is None or not await self._confirmed(answer):
                return
            pending = PendingWrite(answer.command, context.versions, answer.new_agency, answer.file)
            self._host.unsaved = KeptWords(self._command.id, self._refs, self._meeting, answer.typed)
            refused = await self._host.save(pending)
            if not refused:
                return
            await self._host.plan_display.reload()
            typed, context = answer.typed, await self._context()

    async def _confirmed(self, answer: Answer) -> bool:
        """A redaction cannot be undone: show once more what it removes."""
        if not isinstance(answer.command, Redact):
            return True
        number = answer.command.entry
        words = await self._host.plan_display.read(loading.describe_entry, self._host.ledger, self._host.view, number)
        if words is None:
            return False
        heading = f"Remove the words of entry {number} for good? This cannot be undone."
        return await self._host.ask(Question(heading, words, "Remove"))

    async def _undo(self) -> None:
        ledger = self._host.ledger
        try:
            step = await self._host.background.run(ledger.last_undoable_step)
        except ActionplanError as fault:
            self._host.warn(fault.sentence)
            return
        if step is None:
            self._host.warn("There is nothing to undo.")
            return
        words = await self._host.plan_display.read(loading.describe_step, ledger, self._host.view, step)
        if words is not None and await self._host.ask(Question(f"Undo step {step}?", words, "Undo")):
            await self._save_or_warn(PendingWrite(Undo(step=step)))

    async def _save_or_warn(self, pending: PendingWrite) -> None:
        refused = await self._host.save(pending)
        if refused:
            self._host.warn(refused)

    async def _show_another_day(self) -> None:
        context = replace(await self._context(), rows=())
        typed: Typed | None = None
        refused = ""
        while True:
            answer = await self._host.ask(form_for("as-at", context, typed, refused))
            if answer is None:
                return
            moment = moment_of(answer.typed["on"], context.view.snapshot.meetings, self._host.today)
            is_now = moment == Moment(self._host.today)
            refused = await self._host.plan_display.reload(None if is_now else moment, quiet=True)
            if not refused:
                return
            typed = answer.typed
