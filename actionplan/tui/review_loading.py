"""Loads a review: asks for its file, shows what was found in a document to be put right, and loads it in one step."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actionplan.domain.errors import ActionplanError, BadInput
from actionplan.domain.found_review import FoundReview
from actionplan.domain.subjects.reviews import LoadReview, plan_of_load
from actionplan.intake.source import Passage, passages_of
from actionplan.ledger.ledger import Ledger
from actionplan.papers.values.found_review import added_words, counted_words, found_lines, recommendations
from actionplan.services.reading import ReadReview, named_otherwise, pasted_path, read_review
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.files import LoadForm
from actionplan.tui.forms.question import Question
from actionplan.tui.forms.waiting import Waiting
from actionplan.tui.host import Host
from actionplan.tui.writes import PendingWrite

if TYPE_CHECKING:
    from actionplan.domain.reports.alike import Repeated
    from actionplan.tui.forms.form import Answer, Typed

_WIDTH = 64
"""Cells of a line in the question."""


@dataclass(frozen=True, slots=True)
class AskedLoad:
    """What is asked before it is loaded, what was found, and how to load it; None where there is nothing to add."""

    question: str
    words: str
    command: LoadReview | None


@dataclass(slots=True)
class _Document:
    """A document's review while it is put right: its text, what was found, and what that was before each change."""

    read: ReadReview
    found: FoundReview
    passages: tuple[Passage, ...]
    before: list[FoundReview] = field(default_factory=list)


def read_named(
    typed: "Typed", progress: Callable[[int, int], None] | None = None
) -> tuple[ReadReview, tuple[Passage, ...]]:
    """The review in a file, with the passages of a document. Blocks. Raises ``BadInput``.

    ``typed`` is what a person gives: title and ref in place of the file's own, empty where those are to stay.
    """
    file = pasted_path(typed["file"])
    given = read_review(file, progress, typed["password"] or None, by_hand=True)
    read = named_otherwise(given, typed["ref"].strip(), typed["title"].strip())
    if not read.file.title:
        raise BadInput(f"{file.name} has no title that can be read: give the review one.")
    if not read.file.ref:
        raise BadInput("No short ref can be made of the title: give the review one, such as SAM.")
    return read, passages_of(read.blocks)


def planned_load(ledger: Ledger, read: ReadReview) -> AskedLoad:
    """What loading a review would do. Blocks. Raises ``BadInput``, and what refuses the load."""
    review = read.file
    today = ledger.clock.today()
    planned = plan_of_load(ledger.context(LoadReview(file=review)), review, today)
    if planned.refusal is not None:
        raise planned.refusal
    if not planned.drafts:
        count = recommendations(len(review.recommendations))
        return AskedLoad("", f"Nothing to add: {review.ref} and its {count} are in the plan already.", None)
    repeats = _repeated(ledger, read)
    # First, since on a short screen what follows has to be scrolled to.
    counted = counted_words(review.stated_count, len(review.recommendations))
    words = "\n".join((counted, *found_lines(review, planned, today, _WIDTH, read.found, repeats)))
    into = f"to {review.ref}, which is in the plan already" if planned.into_existing else f"as {review.ref}"
    verb = "Add" if planned.into_existing else "Load"
    return AskedLoad(
        f"{verb} {added_words(planned.added, len(planned.findings))} {into}?", words, LoadReview(file=review)
    )


def repeats_of(ledger: Ledger, read: ReadReview) -> dict[str, str]:
    """What each wording of a review repeats of another one in the plan, in words. Blocks."""
    from actionplan.domain.reports.alike import alike_words

    return {each.published.wording: f"Repeats {alike_words(each.alike)}" for each in _repeated(ledger, read)}


def _repeated(ledger: Ledger, read: ReadReview) -> "tuple[Repeated, ...]":
    from actionplan.domain.reports.alike import repeated

    return repeated(ledger.view(), read.file.ref, read.file.recommendations)


def _is_by_hand(read: ReadReview) -> bool:
    """Whether no list was found in a document, so that a person puts one together of its text."""
    return read.found is not None and not read.found.items


class ReviewLoading:
    """From the file to the loaded review. ``file`` is what was dropped on the tracker, if anything was."""

    def __init__(self, host: Host, context: FormContext, file: str = "") -> None:
        self._host = host
        self._context = context
        self._file = file

    async def run(self) -> None:
        """Ask for a file until one can be read, have it put right, and load it."""
        typed: Typed | None = {"file": self._file} if self._file else None
        problem = ""
        while True:
            answer: Answer | None = await self._host.ask(LoadForm(self._context, typed, problem))
            if answer is None:
                return
            typed = answer.typed
            try:
                read, passages = await self._read(typed)
                asked = None if _is_by_hand(read) else await self._planned(read)
            except ActionplanError as refused:
                problem = refused.sentence
                continue
            break
        if asked is not None and asked.command is None:
            self._host.tell(asked.words)
        elif read.found is not None:
            await self._put_right(_Document(read, read.found, passages))
        elif asked is not None:
            await self._load(asked)

    async def _read(self, typed: "Typed") -> tuple[ReadReview, tuple[Passage, ...]]:
        """Read the file, and show how far that is. Raises ``BadInput``, also where somebody stops it."""
        waiting = Waiting("Reading the review …")
        reading = asyncio.ensure_future(self._host.background.run(read_named, typed, waiting.told))
        reading.add_done_callback(lambda _: waiting.finish())
        await self._host.ask(waiting)
        if waiting.left:
            reading.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody waits for it
            raise BadInput("The reading was stopped, and nothing was loaded.")
        return await reading

    async def _put_right(self, document: _Document) -> None:
        """Show what was found until it is loaded, or nobody wants it any more."""
        from actionplan.tui.screens.preview.screen import PreviewScreen

        repeats = await self._host.background.run(repeats_of, self._host.ledger, document.read)
        while True:
            screen = PreviewScreen(
                self._host.view, document.read, document.found, document.before, document.passages, repeats
            )
            await self._host.ask(screen)
            if screen.answer is None:
                return
            document.found, document.before = screen.found, screen.before
            try:
                asked = await self._planned(screen.answer)
            except ActionplanError as refused:
                self._host.warn(refused.sentence)
                continue
            if asked.command is None:
                self._host.tell(asked.words)
            elif await self._load(asked):
                return

    async def _planned(self, read: ReadReview) -> AskedLoad:
        return await self._host.background.run(planned_load, self._host.ledger, read)

    async def _load(self, asked: AskedLoad) -> bool:
        """Load it once somebody says yes; False where nobody does, or the plan refuses it."""
        if asked.command is None or not await self._host.ask(Question(asked.question, asked.words, "Load")):
            return False
        refused = await self._host.save(PendingWrite(asked.command))
        if refused is not None:
            self._host.warn(refused.sentence)
        return refused is None
