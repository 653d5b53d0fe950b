"""Takes a spreadsheet in: asks for it, shows what it would record, and records that in one step.

Somebody who says no comes back to the form, with what they typed, to put a column or a choice right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from actionplan.domain.errors import ActionplanError, BadInput
from actionplan.domain.rating.view import PlanView
from actionplan.domain.typed.moments import resolve_meeting
from actionplan.ledger.ledger import Ledger
from actionplan.services.reading import pasted_path
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.files import BringForm, ReturnsForm
from actionplan.tui.forms.form import Answer, Form, Typed
from actionplan.tui.forms.question import Question
from actionplan.tui.host import Host
from actionplan.tui.writes import PendingStep

_WIDTH = 100
"""Cells of a line in the wide question."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What would be recorded: the question, what is shown below it, and the step; None where nothing would be."""

    question: str
    words: str
    step: PendingStep | None


class _TakingIn:
    """From the form to the step."""

    form: ClassVar[type[Form]]
    yes: ClassVar[str]

    def __init__(self, host: Host, context: FormContext) -> None:
        self._host = host
        self._context = context

    async def run(self) -> None:
        """Ask until something is recorded, or nobody wants it any more."""
        typed: Typed | None = None
        problem = ""
        while True:
            answer: Answer | None = await self._host.ask(self.form(self._context, typed, problem))
            if answer is None:
                return
            typed, problem = answer.typed, ""
            try:
                found = await self._host.background.run(self._read, self._host.ledger, self._host.view, typed)
            except ActionplanError as refused:
                problem = refused.sentence
                continue
            if not await self._host.ask(Question(found.question, found.words, self.yes, wide=True)):
                continue
            if found.step is None:
                return
            refused_by_plan = await self._host.save(found.step)
            if refused_by_plan is None:
                return
            problem = refused_by_plan.sentence

    def _read(self, ledger: Ledger, view: PlanView, typed: Typed) -> Incoming:
        """What the file holds. Blocks. Raises ``BadInput`` and ``Refused``."""
        raise NotImplementedError


class BringingTracker(_TakingIn):
    """A tracker that was kept elsewhere."""

    form = BringForm
    yes = "Bring"

    def _read(self, ledger: Ledger, view: PlanView, typed: Typed) -> Incoming:
        from actionplan.services.bringing.planner import bring
        from actionplan.services.bringing.preview import brought_on_a_page, summed_up
        from actionplan.services.bringing.reading import corrections_of, new_review, tracker_in

        corrections = corrections_of(_parts(typed["columns"]))
        into = typed["review"] or new_review(view, typed["ref"], typed["title"])
        adopted = typed["adopted"].strip()
        meeting = resolve_meeting(adopted, view.snapshot.meetings, view.as_at).id if adopted else None
        tracker = tracker_in(
            pasted_path(typed["file"]), view, sheet=typed["sheet"].strip() or None, corrections=corrections
        )
        found = bring(ledger, view, tracker, into, adopted_at=meeting)
        words = "\n".join(brought_on_a_page(found, _WIDTH))
        return Incoming(f"Bring {summed_up(found)} into {found.into}?", words, PendingStep(found.commands))


class ReadingReturns(_TakingIn):
    """Forms that agencies have filled in."""

    form = ReturnsForm
    yes = "Record"

    def _read(self, ledger: Ledger, view: PlanView, typed: Typed) -> Incoming:
        from actionplan.intake.gate import MAX_BYTES
        from actionplan.services.reading import read_file
        from actionplan.services.returns.changes import read_returns
        from actionplan.services.returns.forms import Forms
        from actionplan.services.returns.preview import returned_lines, summed_up

        only = [view.resolve_ref(each) for each in _parts(typed["only"])]
        files = [(path.name, lambda path=path: read_file(path, MAX_BYTES)) for path in _files(typed["file"])]
        found = read_returns(ledger, Forms(ledger, view), files, only)
        question = f"Record {summed_up(found)}?" if found.taken else "Nothing of it would be recorded"
        step = PendingStep(found.commands, found.expected) if found.taken else None
        return Incoming(question, "\n".join(returned_lines(found, _WIDTH, "to take it, name it under Only:")), step)


def _parts(typed: str) -> list[str]:
    return [each.strip() for each in typed.split(";") if each.strip()]


def _files(typed: str) -> Sequence[Path]:
    """The files that were named; of a folder, the forms in it: of one that is there twice, the workbook."""
    found: list[Path] = []
    for each in _parts(typed):
        path = pasted_path(each)
        if not path.is_dir():
            found.append(path)
            continue
        forms = sorted(one for one in path.iterdir() if one.suffix.lower() in {".xlsx", ".csv"})
        if not forms:
            raise BadInput(f"There is no form in {path}: a return is a workbook (.xlsx) or CSV.")
        found += [one for one in forms if one.suffix.lower() == ".xlsx" or one.with_suffix(".xlsx") not in forms]
    return found
