"""A pending write, and the function that performs it; blocks, so the app calls it in a thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile
from pathlib import Path

from actionplan.domain.command import Command
from actionplan.domain.entry import Entry
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, AgencyAdded
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.text import shorten
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.writing import NextCommand, Receipt
from actionplan.services.evidence import place_of, sha256_of


@dataclass(frozen=True, slots=True)
class PendingWrite:
    """A command, the item versions that its form showed, an agency to add first, and a file to take the hash of."""

    command: Command
    expected: Mapping[str, int] = field(default_factory=dict)
    new_agency: str = ""
    file: str = ""
    also: tuple[Command, ...] = ()
    """Commands of the same step."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Which items were chosen and are left out, and why."""


@dataclass(frozen=True, slots=True)
class PendingStep:
    """Commands of one step, each of which may be made from what those before it wrote; for what came in by a file."""

    commands: Sequence[Command | NextCommand]
    expected: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


def write(ledger: Ledger, pending: PendingWrite | PendingStep, by: str) -> Receipt:
    """Perform it in one transaction: all of it or nothing.

    Raises what the ledger refuses with, and ``BadInput`` where a file cannot be read.
    """
    if isinstance(pending, PendingStep):
        return ledger.record_all(pending.commands, by, pending.expected)
    command = pending.command
    if pending.file and isinstance(command, RecordEvidence):
        path = Path(pending.file)
        command = replace(command, sha256=sha256_of(path), held_at=command.held_at or place_of(path))
    if pending.also:
        return ledger.record_all([command, *pending.also], by, pending.expected)
    if not pending.new_agency:
        return ledger.record(command, by, pending.expected)
    added = AddAgency(name=pending.new_agency)
    return ledger.record_all([added, partial(_naming_added_agency, command)], by, pending.expected)


def _naming_added_agency(command: Command, written: Sequence[Entry]) -> Command:
    """The command with the agency that was added before it."""
    agency = next(entry.fact.agency for entry in written if isinstance(entry.fact, AgencyAdded))
    match command:
        case AssignOwner():
            return replace(command, agency=agency)
        case AddActions():
            return replace(command, agencies=(agency, *command.agencies))
        case _:
            return command


def confirmation(receipt: Receipt, view: PlanView, undone_next: int | None) -> str:
    """For the status line: what was done, in which step, and how to undo it; ``undone_next`` is the step that z undoes.

    Of several items that each got something of its own, such as a date, only what they share is said.
    """
    if receipt.step is None:
        return "Nothing was changed: it was like that already."
    refs = receipt.refs
    told = [entry for entry in receipt.entries if entry.ref] or list(receipt.entries)
    # Of one item the first entry says what was done; what follows from it is in the others.
    words = _shared([_sentence(entry, view) for entry in (told if len(refs) > 1 else told[:1])])
    about = f"{len(refs)} items: " if len(refs) > 1 else f"{refs[0]}: " if refs else ""
    return f"Saved · {about}{shorten(words, 70)} · step {receipt.step} · {_how_to_undo(receipt, undone_next)}"


def _sentence(entry: Entry, view: PlanView) -> str:
    from actionplan.domain.kinds import describe

    return describe(entry, view.snapshot.agency_name, meeting_title=view.meeting_title)


def _shared(sentences: Sequence[str]) -> str:
    """The sentence, where all say the same; else the words before the first difference, up to a colon there."""
    if len(set(sentences)) == 1:
        return sentences[0]
    same = takewhile(lambda words: len(set(words)) == 1, zip(*(each.split() for each in sentences), strict=False))
    shared = " ".join(words[0] for words in same)
    shared = shared[: shared.rfind(":")] if ":" in shared else shared
    return f"{shared or 'changed'}, each its own"


def _how_to_undo(receipt: Receipt, undone_next: int | None) -> str:
    if receipt.step == undone_next:
        return "z undoes it"
    if receipt.removed_text:
        return "it cannot be undone"
    return f"undo {receipt.step} in the shell undoes it"
