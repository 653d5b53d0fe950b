"""From a key to a saved step: ask, write, and where the plan refuses, ask again with all that was typed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from actionplan.domain.command import Command
from actionplan.domain.errors import ActionplanError, Refused
from actionplan.domain.moment import Moment
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.typed.moments import moment_of
from actionplan.services.kept_words import KeptWords
from actionplan.tui import loading
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.forms.choosing import Choosing
from actionplan.tui.forms.context import NAMED_AT_MOST, FormContext
from actionplan.tui.forms.form import ABOUT, Form, Typed
from actionplan.tui.forms.question import OneOf, Question, YesNo
from actionplan.tui.forms.registry import choosing_for, form_for, question_for
from actionplan.tui.forms.remedies import FIELDS, field_for
from actionplan.tui.host import Host
from actionplan.tui.several import Outlook, look_ahead, planned
from actionplan.tui.writes import PendingWrite


async def ask_who(host: Host) -> bool:
    """Have it said who is writing, and kept. False where nobody says so."""
    from actionplan.services.author import remember_author, suggested_author

    by = host.by if host.is_named else suggested_author(host.by)
    answer = await host.ask(form_for("author", FormContext(host.view, (), host.today, by)))
    if answer is None:
        return False
    by = " ".join(answer.typed["by"].split())
    host.name_author(by)
    await host.plan_display.read(remember_author, by)
    return True


class Workflow:
    """One command, from the key press to the confirmation. Runs in a worker."""

    def __init__(
        self,
        host: Host,
        command: ScreenCommand,
        refs: tuple[str, ...],
        meeting: str = "",
        typed: Typed | None = None,
        about: str = "",
        filled: Typed | None = None,
    ) -> None:
        self._host = host
        self._filled = filled or {}
        self._in_editor = command.id == "update-in-editor"
        self._command = COMMAND_BY_ID["update"] if self._in_editor else command
        self._refs = refs
        self._meeting = meeting
        self._typed = typed
        self._about = about or (typed or {}).get(ABOUT, "")

    async def run(self) -> None:
        """Ask in the way that the command needs; before the first change, who is writing."""
        if self._command.writes and not self._host.is_named and not await ask_who(self._host):
            return
        match self._command.id:
            case "author":
                await ask_who(self._host)
            case "undo":
                await self._undo()
            case "as-at":
                await self._show_another_day()
            case "load-review":
                from actionplan.tui.review_loading import ReviewLoading

                await ReviewLoading(self._host, await self._context(), self._about).run()
            case "bring-tracker" | "read-returns":
                await self._take_in()
            case _:
                await self._change()

    async def _context(self) -> FormContext:
        await self._host.plan_display.show_texts(self._refs[:NAMED_AT_MOST])
        view = self._host.view
        found = (view.snapshot.row(ref) for ref in self._refs)
        rows = tuple(row for row in found if row is not None)
        return FormContext(view, rows, self._host.today, self._host.by, self._meeting, self._about, self._filled)

    async def _change(self) -> None:
        context = await self._context()
        if self._command.target.needs_items and not context.rows:
            self._host.warn("The item is no longer in the plan.")
            return
        choosing = choosing_for(self._command.id, context)
        if choosing is not None:
            if not await self._choose(choosing):
                return
            context = await self._context()
        question = None if self._typed else question_for(self._command.id, context)
        if question is not None:
            await self._ask_yes_or_no(question, context)
            return
        form = form_for(self._command.id, context, self._typed)
        form.in_editor = self._in_editor
        # Words that were kept are shown again, whatever has become of their item.
        why = "" if self._typed else await self._refused_whatever_is_typed(form.trials)
        if why:
            self._host.warn(why)
        else:
            await self._ask_by_form(form)

    async def _choose(self, choosing: Choosing) -> bool:
        """Settle what the form is about; asked only where there are several. False where none is chosen."""
        if not choosing.options:
            self._host.warn(choosing.nothing)
            return False
        chosen = choosing.chosen(self._about) or (choosing.options[0] if len(choosing.options) == 1 else None)
        if chosen is None:
            labels = [(each.id, each.label) for each in choosing.options]
            answer = await self._host.ask(OneOf(choosing.heading, labels, "", wide=True))
            chosen = choosing.chosen(answer or "")
        if chosen is None:
            return False
        self._about = chosen.id
        self._refs = self._refs if chosen.refs is None else chosen.refs
        return True

    async def _ask_yes_or_no(self, question: YesNo, context: FormContext) -> None:
        try:
            outlook = await self._look_ahead(question.command)
        except ActionplanError as refused:
            self._host.warn(refused.sentence)
            return
        several = len(context.rows) > 1 and not question.names_items
        text = planned(outlook, context.view, context.today) if several else question.text
        if await self._host.ask(Question(question.heading, text, "Yes", wide=several)):
            pending = PendingWrite(outlook.command, context.versions, also=question.also, refused=outlook.refused)
            await self._save_or_warn(pending)

    async def _refused_whatever_is_typed(self, trials: Callable[[], Sequence[Command]]) -> str:
        """Why there is nothing to ask for, from the rules themselves; empty where something can be saved."""
        try:
            commands = trials()
        except Refused:  # no meeting can decide: the form says so, and how to put one on record
            return ""
        found = [await self._refusal(command) for command in commands]
        refused = [each for each in found if isinstance(each, Refused) and each.remedy not in FIELDS]
        return refused[0].sentence if refused and len(refused) == len(commands) else ""

    async def _refusal(self, command: Command) -> ActionplanError | None:
        """Why no item takes a command as things stand; None where one does."""
        try:
            await self._look_ahead(command)
        except ActionplanError as refused:
            return refused
        return None

    async def _ask_by_form(self, form: Form) -> None:
        while True:
            self._host.unsaved = None  # from here on, the open form holds the words
            answer = await self._host.ask(form)
            if answer is None or answer.command is None:
                return
            context, problem, at = form.context, "", answer.at
            self._host.unsaved = KeptWords(self._command.id, self._refs, self._meeting, answer.typed)
            pending = PendingWrite(answer.command, form.context.versions, answer.new_agency, answer.file)
            try:
                confirmed = await self._confirmed(form, pending)
                refused = None if confirmed is None else await self._host.save(confirmed)
            except ActionplanError as why:
                confirmed, refused = None, why
            if confirmed is not None and refused is None:
                return
            if refused is not None:
                problem, at = refused.sentence, field_for(refused, answer)
                await self._host.plan_display.reload()
                context = await self._context()
            form = form_for(self._command.id, context, answer.typed, problem, at)

    async def _look_ahead(self, command: Command) -> Outlook:
        """What the rules refuse of what is to be confirmed is said before it is named."""
        return await self._host.background.run(look_ahead, self._host.ledger.try_out, command)

    async def _confirmed(self, form: Form, pending: PendingWrite) -> PendingWrite | None:
        """What is to be written, once it is confirmed where it has to be; None where somebody says no.

        A change of several is confirmed item by item; one whose form says so, by its words; so is a redaction, which
        cannot be undone. Raises what the rules refuse.
        """
        command = pending.command
        question, several = form.confirmation(command), form.several(command)
        if question is None and not several:
            return pending if not isinstance(command, Redact) or await self._confirmed_redaction(command) else None
        complete = not pending.new_agency and not pending.file
        if question is not None:
            if complete:
                await self._host.background.run(self._host.ledger.try_out, command)
            agreed = await self._host.ask(Question(question.heading, question.text, form.save_label))
            return pending if agreed else None
        # What it leads to may hang on an agency or a file that is not there yet: then the items are named.
        heading, words = form.heading_of_several(command), form.named(pending.new_agency)
        if complete:
            outlook = await self._look_ahead(command)
            if not outlook.drafts and not outlook.refused:
                return pending
            if outlook.refused:
                heading = f"{form.heading}: change {len(outlook.command.refs)} of these {len(command.refs)} items?"
            words = planned(outlook, form.context.view, form.context.today)
            pending = replace(pending, command=outlook.command, refused=outlook.refused)
        return pending if await self._host.ask(Question(heading, words, form.save_label, wide=True)) else None

    async def _confirmed_redaction(self, command: Redact) -> bool:
        number = command.entry
        words = await self._host.plan_display.read(
            loading.describe_removal, self._host.ledger, self._host.view, command
        )
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
        if refused is not None:
            self._host.warn(refused.sentence)

    async def _take_in(self) -> None:
        """Read a spreadsheet, show what it would record, and record it."""
        from actionplan.tui.taking_in import BringingTracker, ReadingReturns

        kind = BringingTracker if self._command.id == "bring-tracker" else ReadingReturns
        await kind(self._host, await self._context()).run()

    async def _show_another_day(self) -> None:
        context = replace(await self._context(), rows=())
        typed: Typed | None = None
        refused = ""
        while True:
            answer = await self._host.ask(form_for("as-at", context, typed, refused, "on" if typed else ""))
            if answer is None:
                return
            moment = moment_of(answer.typed["on"], context.view.snapshot.meetings, self._host.today)
            is_now = moment == Moment(self._host.today)
            refused = await self._host.plan_display.reload(None if is_now else moment, quiet=True)
            if not refused:
                return
            typed = answer.typed
