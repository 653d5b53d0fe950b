"""From a key on the page of papers to a file, a folder, or what the guard keeps in: ask, do, ask again where it fails.

Holds no rule: what may go out, the services say.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from actionplan.domain.errors import ActionplanError
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import Edition
from actionplan.services.papers import PAPERS, formats_of
from actionplan.tui import papers_loading
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.files import path_of
from actionplan.tui.forms.form import Answer, Form, Typed
from actionplan.tui.forms.papers import ALLOWED, AgainForm, GuardForm, IssueForm, WritePaperForm
from actionplan.tui.forms.question import Question
from actionplan.tui.host import Host
from actionplan.tui.papers_draft import IssuedAs, WrittenAs
from actionplan.tui.workflow import ask_who

if TYPE_CHECKING:
    from actionplan.tui.messages import PaperWorkRequested

_MakesForm = Callable[[Typed | None, str], Form]
_Job = Callable[[Typed], tuple[Path, Callable[[], str]]]
_NOT_THE_GUARDS: Final = "These papers cannot go out yet: 4 lists what is to be put right first."


class PaperWorkflow:
    """One act on the page of papers. Runs in a worker."""

    def __init__(self, host: Host, asked: "PaperWorkRequested") -> None:
        self._host = host
        self._asked = asked
        self._context = FormContext(host.view, (), host.today, host.by, asked.meeting, asked.about)

    async def run(self) -> str:
        """Do it. Returns the path of what was written, empty where nothing was."""
        asked = self._asked
        if asked.command.writes and not self._host.is_named and not await ask_who(self._host):
            return ""
        if asked.let_out is not None:
            return await self._let_out()
        if asked.command.id in {"issue-papers", "papers-write"} and any(each.found is None for each in asked.stops):
            self._host.warn(_NOT_THE_GUARDS)
            return ""
        match asked.command.id:
            case "issue-papers":
                return await self._until_done(self._issue_form, self._issue)
            case "papers-again":
                return await self._until_done(partial(AgainForm, self._context), self._make_again)
            case "papers-write":
                return await self._until_done(self._write_form, self._write)
            case _:
                return await self._change_guard()

    @property
    def _stopped(self) -> str:
        """What the guard would stop, as a form says it."""
        found = [each for each in self._asked.stops if each.found is not None]
        if not found:
            return ""
        more = "" if len(found) == 1 else f", and {len(found) - 1} more"
        return f"The guard stops {found[0].what}{more}: 4 lists that, to be put right. It can be let out this once."

    async def _until_done(self, form: _MakesForm, job: _Job) -> str:
        """Ask until it is written, or nobody wants it any more."""
        typed: Typed | None = None
        problem = ""
        while True:
            answer: Answer | None = await self._host.ask(form(typed, problem))
            if answer is None:
                return ""
            typed = answer.typed
            place, work = job(typed)
            if place.is_file() and not await self._host.ask(
                Question(f"Replace {place.name}?", f"{place} is there already.", "Replace")
            ):
                continue
            if typed.get("allow") == ALLOWED and not self._host.is_named and not await ask_who(self._host):
                continue
            done = await self._host.run_write(work)
            if not isinstance(done, ActionplanError):
                self._host.tell(done)
                return str(place)
            if self._asked.progress.is_called_off:
                self._host.tell(done.sentence)
                return ""
            problem = done.sentence

    def _issue_form(self, typed: Typed | None, problem: str) -> Form:
        return IssueForm(self._context, typed, problem, stopped=self._stopped)

    def _issue(self, typed: Typed) -> tuple[Path, Callable[[], str]]:
        folder, reason = path_of(typed["folder"]), " ".join(typed.get("reason", "").split())
        asked = IssuedAs(
            str(folder), Edition(typed["edition"]), typed["formats"], reason, typed.get("allow") == ALLOWED
        )
        step, meeting = self._asked.progress.step, self._asked.meeting
        return folder, partial(papers_loading.issue_papers, self._host.ledger, meeting, self._host.by, asked, step)

    def _make_again(self, typed: Typed) -> tuple[Path, Callable[[], str]]:
        folder, number = path_of(typed["folder"]), typed["number"].strip()
        step = self._asked.progress.step
        return folder, partial(
            papers_loading.make_again, self._host.ledger, self._asked.meeting, number, folder, step=step
        )

    def _write_form(self, typed: Typed | None, problem: str) -> Form:
        paper = PAPERS[self._asked.choice.paper] if self._asked.choice else next(iter(PAPERS.values()))
        formats, stopped = formats_of(paper), self._stopped
        at = "file" if problem else ""
        return WritePaperForm(self._context, typed, problem, at, paper=paper, formats=formats, stopped=stopped)

    def _write(self, typed: Typed) -> tuple[Path, Callable[[], str]]:
        choice = self._asked.choice
        if choice is None:
            raise LookupError("no document was chosen")
        paper = PAPERS[choice.paper]
        file = WritePaperForm.file_of(typed, paper, formats_of(paper), self._host.today.isoformat())
        template = str(path_of(typed["template"])) if typed["template"].strip() and typed["form"] == "docx" else ""
        written = WrittenAs(typed["form"], str(file), template, typed.get("allow") == ALLOWED)
        as_at, step = self._host.plan_display.as_at, self._asked.progress.step
        return file, partial(
            papers_loading.write_paper, self._host.ledger, as_at, choice, self._host.by, written, step=step
        )

    async def _let_out(self) -> str:
        stop = self._asked.let_out
        if stop is None or stop.found is None:
            return ""
        words = (
            f"{capitalised(stop.what)}, may then stand in every paper and export, of every plan. The "
            "plan's history says that this was done, and not what it was."
        )
        if await self._host.ask(Question("Let it out for good?", words, "Let it out")):
            ledger, by = self._host.ledger, self._host.by
            problem = await self._tell(partial(papers_loading.let_out, ledger, stop.found, by))
            if problem:
                self._host.warn(problem)
        return ""

    async def _change_guard(self) -> str:
        typed: Typed | None = None
        problem = ""
        while True:
            answer: Answer | None = await self._host.ask(GuardForm(self._context, typed, problem, "words"))
            if answer is None:
                return ""
            typed = answer.typed
            change = partial(
                papers_loading.change_guard, self._host.ledger, typed["what"], typed["words"], self._host.by
            )
            problem = await self._tell(change)
            if not problem:
                return ""

    async def _tell(self, work: Callable[[], str]) -> str:
        """Do it and say so. Returns why it was not done, empty where it was."""
        done = await self._host.run_write(work)
        if isinstance(done, ActionplanError):
            return done.sentence
        self._host.tell(done)
        return ""
