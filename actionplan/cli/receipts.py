"""What a command wrote, in words: one line an entry on stdout, and how to take it back on stderr."""

from typing import TYPE_CHECKING

from actionplan.cli.output import put_lines, say
from actionplan.domain.plaintext import shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from actionplan.cli.context import Plan
    from actionplan.domain.entries import Entry
    from actionplan.ledger.writing import Receipt

_LONGEST_LINE = 400
"""In cells: a whole ordinary update, and not all of a pasted report."""


def tell(plan: "Plan", receipt: "Receipt", unchanged: str) -> None:
    """Say what was written; ``unchanged`` is what to say where nothing was: "SAM-R04 is due then already"."""
    if receipt.step is None:
        put_lines(f"Nothing changed: {unchanged}.")
        return
    lines = entry_lines(plan, receipt)
    if len(receipt.refs) > 1:
        lines.insert(0, f"{len(receipt.refs)} items:")
    put_lines(*lines)
    say_step(plan, receipt)


def entry_lines(plan: "Plan", receipt: "Receipt") -> list[str]:
    """One line an entry."""
    names = plan.ledger.view().snapshot.agency_name  # read again: the command may have added the agency
    return [entry_line(entry, names) for entry in receipt.entries]


def entry_line(entry: "Entry", names: "Callable[[str], str]") -> str:
    """What one entry says, after its ref, on one line."""
    from actionplan.domain.wording import describe

    return shorten("  ".join(part for part in (entry.ref, describe(entry, names)) if part), _LONGEST_LINE)


def say_step(plan: "Plan", receipt: "Receipt") -> None:
    """The step's number, and the command that takes it back."""
    say(f"Step {receipt.step}; undo with: actionplan undo {receipt.step}{plan.same_plan}")
