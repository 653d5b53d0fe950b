"""What is to be written, as a value, and the writing of it in a thread: plain functions, no widget."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from actionplan.domain.command import Command
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, AgencyAdded
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.text import shorten
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.writing import Receipt
from actionplan.services.evidence import place_of, sha256_of


@dataclass(frozen=True, slots=True)
class Order:
    """A command, the versions that its form showed, and what has to be found out or added before."""

    command: Command
    expected: Mapping[str, int] = field(default_factory=dict)
    new_agency: str = ""
    file: str = ""


def carry_out(ledger: Ledger, order: Order, by: str) -> Receipt:
    """Write it. Raises what the ledger refuses with, and ``BadInput`` where a file cannot be read."""
    command = order.command
    if order.file and isinstance(command, RecordEvidence):
        path = Path(order.file)
        command = replace(command, sha256=sha256_of(path), held_at=command.held_at or place_of(path))
    if order.new_agency:
        added = ledger.record(AddAgency(name=order.new_agency), by)
        agency = next(entry.fact.agency for entry in added.entries if isinstance(entry.fact, AgencyAdded))
        if isinstance(command, AssignOwner):
            command = replace(command, agency=agency)
        elif isinstance(command, AddActions):
            command = replace(command, agencies=(agency,))
    return ledger.record(command, by, order.expected)


def confirmation(receipt: Receipt, view: PlanView) -> str:
    """One quiet line: what was done, as which step, and the way back."""
    from actionplan.domain.kinds import describe

    if receipt.step is None:
        return "Nothing was changed: it stood like that already."
    first = receipt.entries[0]
    told = shorten(describe(first, view.snapshot.agency_name), 70)
    refs = receipt.refs
    about = f"{len(refs)} items: " if len(refs) > 1 else f"{refs[0]}: " if refs else ""
    return f"Saved · {about}{told} · step {receipt.step} · z undoes it"
