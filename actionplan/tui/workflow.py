"""From a key to an entry: ask, write, and where the plan refuses, ask again with all that was typed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from actionplan.domain.errors import ActionplanError
from actionplan.domain.moment import Moment
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.typed.moments import moment_of
from actionplan.tui import reads
from actionplan.tui.commands import Act, Reach
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.form import Answer, Typed
from actionplan.tui.forms.question import Question
from actionplan.tui.forms.registry import form_for, question_for
from actionplan.tui.writes import Order

if TYPE_CHECKING:
    from actionplan.ledger.writing import Receipt
    from actionplan.tui.app import PlanApp


class Asking:
    """One act, from the key press to the confirmation. Runs in a worker of the app."""

    def __init__(self, app: "PlanApp", act: Act, refs: tuple[str, ...], meeting: str = "") -> None:
        self._app = app
        self._act = act
        self._refs = refs
        self._meeting = meeting

    async def go_on(self) -> None:
        """Ask in the way that the act needs."""
        match self._act.id:
            case "undo":
                await self._undo()
            case "as-at":
                await self._another_day()
            case _:
                await self._change()

    async def _context(self) -> FormContext:
        if len(self._refs) == 1:  # of one item the form shows the words, of several only how many there are
            await self._app.know(self._refs)
        view = self._app.view
        found = (view.snapshot.row(ref) for ref in self._refs)
        rows = tuple(row for row in found if row is not None)
        return FormContext(view, rows, self._app.today, self._app.by, self._meeting)

    async def _change(self) -> None:
        context = await self._context()
        if self._act.reach is not Reach.PLAN and not context.rows:
            self._app.warn("The item is no longer in the plan.")
            return
        question = question_for(self._act.id, context)
        if question is not None:
            if await self._app.ask(Question(question.heading, question.text, "Yes")):
                await self._save(Order(question.command, context.versions))
            return
        await self._by_form(context)

    async def _by_form(self, context: FormContext) -> None:
        typed: Typed | None = None
        refused = ""
        while True:
            answer = await self._app.ask(form_for(self._act.id, context, typed, refused))
            if answer is None or not await self._sure(answer):
                return
            refused = await self._save_answer(answer, context)
            if not refused:
                return
            await self._app.reload()
            typed, context = answer.typed, await self._context()

    async def _sure(self, answer: Answer) -> bool:
        """Removing words is for good: show them once more."""
        if not isinstance(answer.command, Redact):
            return True
        try:
            words = await self._app.in_thread(
                reads.entry_in_words, self._app.ledger, self._app.view, answer.command.entry
            )
        except ActionplanError as refused:
            self._app.warn(refused.sentence)
            return False
        heading = f"Remove the words of entry {answer.command.entry} for good? This cannot be undone."
        return await self._app.ask(Question(heading, words, "Remove"))

    async def _save_answer(self, answer: Answer, context: FormContext) -> str:
        if answer.command is None:
            return ""
        order = Order(answer.command, context.versions, answer.new_agency, answer.file)
        return await self._save(order, quiet=True)

    async def _save(self, order: Order, *, quiet: bool = False) -> str:
        """The sentence that refused it; empty where it was written."""
        done: Receipt | ActionplanError = await self._app.write(order).wait()
        if isinstance(done, ActionplanError):
            if not quiet:
                self._app.warn(done.sentence)
            return done.sentence
        await self._app.show_written(done)
        return ""

    async def _undo(self) -> None:
        ledger = self._app.ledger
        try:
            step = await self._app.in_thread(ledger.last_undoable_step)
            if step is None:
                self._app.warn("There is nothing to undo.")
                return
            words = await self._app.in_thread(reads.step_in_words, ledger, self._app.view, step)
        except ActionplanError as refused:
            self._app.warn(refused.sentence)
            return
        if await self._app.ask(Question(f"Undo step {step}?", words, "Undo")):
            await self._save(Order(Undo(step=step)))

    async def _another_day(self) -> None:
        context = replace(await self._context(), rows=())
        typed: Typed | None = None
        refused = ""
        while True:
            answer = await self._app.ask(form_for("as-at", context, typed, refused))
            if answer is None:
                return
            moment = moment_of(answer.typed["on"], context.view.snapshot.meetings, self._app.today)
            is_now = moment == Moment(self._app.today)
            refused = await self._app.reload(None if is_now else moment, quiet=True)
            if not refused:
                return
            typed = answer.typed
