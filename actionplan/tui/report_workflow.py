"""From a reading command to its page, and from a page or the plan to a file. Changes nothing in the plan."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from actionplan.domain.errors import ActionplanError
from actionplan.domain.rating.view import PlanView
from actionplan.domain.typed.moments import moment_of
from actionplan.papers.document import Document
from actionplan.tui import reports
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.files import (
    BackupForm,
    ExportForm,
    RemindersForm,
    ReturnsOutForm,
    SaveDocumentForm,
    SinceForm,
    path_of,
)
from actionplan.tui.forms.form import Answer, Form, Typed
from actionplan.tui.forms.question import Question
from actionplan.tui.host import Host

if TYPE_CHECKING:
    from actionplan.domain.moment import Moment

SINCE: Final = frozenset({"changes", "movement"})
"""What compares the plan with an earlier moment, which is asked for."""


class ReportHost(Host, Protocol):
    """What it needs of the app besides what every workflow does."""

    async def show_document(self, heading: str, document: Document, stem: str) -> None:
        """Open a document to read; ``stem`` is what its file is called."""


class ReportWorkflow:
    """One reading command, or one file. Runs in a worker."""

    def __init__(self, host: ReportHost) -> None:
        self._host = host

    @property
    def _view(self) -> PlanView:
        return self._host.view

    def _context(self, refs: tuple[str, ...] = (), about: str = "") -> FormContext:
        found = (self._view.snapshot.row(ref) for ref in refs)
        rows = tuple(row for row in found if row is not None)
        return FormContext(self._view, rows, self._host.today, self._host.by, about=about)

    async def run(self, command: ScreenCommand, refs: tuple[str, ...], meeting: str) -> None:
        """Show what the command prints, or write its file; ``refs`` are the items that the list shows."""
        if command.id == "export":
            await self._to_file(ExportForm, self._context(refs), self._export(refs))
        elif command.id == "backup":
            await self._to_file(BackupForm, self._context(), self._back_up)
        elif command.id == "write-returns":
            await self._to_file(ReturnsOutForm, self._context(), self._returns)
        elif command.id == "chasers-write":
            await self._to_file(RemindersForm, self._context(), self._remind)
        else:
            await self._show(command, meeting)

    async def save(self, document: Document, stem: str) -> None:
        """Write a document that is being read to a file."""
        await self._to_file(
            SaveDocumentForm, self._context(about=stem), lambda typed: _job(typed["file"], reports.save, document)
        )

    async def _show(self, command: ScreenCommand, meeting: str) -> None:
        since: Moment | None = None
        if command.id == "info":
            info = await self._host.plan_display.read(reports.load_info, self._host.ledger, self._host.by)
            if info is not None:
                await self._host.show_document(command.label, info, command.id)
            return
        if command.id in SINCE:
            answer = await self._host.ask(SinceForm(self._context()))
            if answer is None:
                return
            since = moment_of(answer.typed["on"], self._view.snapshot.meetings, self._host.today)
        display = self._host.plan_display
        document = await display.read(reports.load_report, self._host.ledger, command.id, display.as_at, since, meeting)
        if document is not None:
            await self._host.show_document(command.label, document, command.id)

    def _export(self, refs: tuple[str, ...]) -> Callable[[Typed], "tuple[Path, Callable[[], str]]"]:
        def job(typed: Typed) -> "tuple[Path, Callable[[], str]]":
            form = typed["form"]
            named = typed["file"].strip() or f"plan-{self._host.today.isoformat()}.{form}"
            file = path_of(named)
            chosen = refs if typed["rows"] else ()
            as_at = self._host.plan_display.as_at
            return file, lambda: reports.export(self._host.ledger, as_at, form, chosen, file)

        return job

    def _remind(self, typed: Typed) -> "tuple[Path, Callable[[], str]]":
        folder = path_of(typed["folder"])
        return folder, lambda: reports.write_reminders(self._host.ledger, folder)

    def _returns(self, typed: Typed) -> "tuple[Path, Callable[[], str]]":
        folder = path_of(typed["folder"])
        return folder, lambda: reports.write_returns(self._host.ledger, typed["meeting"], folder)

    def _back_up(self, typed: Typed) -> "tuple[Path, Callable[[], str]]":
        file = path_of(typed["file"])
        return file, lambda: reports.back_up(self._host.ledger, file)

    async def _to_file(
        self,
        form: Callable[[FormContext, Typed | None, str], Form],
        context: FormContext,
        job: Callable[[Typed], "tuple[Path, Callable[[], str]]"],
    ) -> None:
        typed: Typed | None = None
        problem = ""
        while True:
            answer: Answer | None = await self._host.ask(form(context, typed, problem))
            if answer is None:
                return
            typed, problem = answer.typed, ""
            file, work = job(typed)
            if form not in {BackupForm, RemindersForm, ReturnsOutForm} and not await self._may_replace(file):
                continue
            try:
                self._host.tell(await self._host.background.run(work))
            except ActionplanError as refused:
                problem = refused.sentence
            else:
                return

    async def _may_replace(self, file: Path) -> bool:
        if not file.exists():
            return True
        return await self._host.ask(Question(f"Replace {file.name}?", f"{file} is there already.", "Replace"))


def _job(typed: str, work: Callable[[Document, Path], str], document: Document) -> "tuple[Path, Callable[[], str]]":
    file = path_of(typed)
    return file, lambda: work(document, file)
