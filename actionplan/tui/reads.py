"""What the app's workers read from the ledger, in a thread of their own: plain functions, values out."""

from dataclasses import dataclass

from actionplan.comparing import compared
from actionplan.domain.dates import short_day
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.state import text_keys
from actionplan.domain.travel import Travel
from actionplan.domain.view import PlanView
from actionplan.ledger.ledger import Ledger
from actionplan.tui.item_page import Dossier


@dataclass(frozen=True, slots=True)
class Loaded:
    """The plan as at a day, and the number of the ledger's last entry when it was read."""

    view: PlanView
    last_number: int


def load(ledger: Ledger, as_at: Moment | None = None, known: Travel | None = None) -> Loaded:
    """The plan with its direction of travel; ``known`` is that of the plan shown before, to read no papers twice."""
    number = ledger.last_number()  # first, so that an entry made in between shows as news
    return Loaded(compared(ledger, ledger.view(as_at), known), number)


def dossier(ledger: Ledger, ref: str, head: int) -> Dossier:
    """An item's updates, notes and evidence as after entry ``head``."""
    records = ledger.records(ref, head)
    return Dossier(ref, records, ledger.texts(text_keys(records)))


def history(ledger: Ledger, ref: str, view: PlanView) -> list[tuple[int, str, str]]:
    """Number, day and author, and words of every entry about an item, newest first."""
    from actionplan.domain.wording import describe

    name = view.snapshot.agency_name
    lines = [
        (
            line.entry.number,
            f"{short_day(line.entry.day)} · {line.entry.by} · step {line.entry.step}",
            describe(line.entry, name, line.undone_by),
        )
        for line in ledger.history(view.snapshot.head, [ref])
    ]
    return lines[::-1]


def step_in_words(ledger: Ledger, view: PlanView, step: int) -> str:
    """What a step did, a line an entry."""
    from actionplan.domain.wording import describe

    name = view.snapshot.agency_name
    lines = [line.entry for line in ledger.history(ledger.last_number()) if line.entry.step == step]
    told = [f"{entry.ref + ': ' if entry.ref else ''}{describe(entry, name)}" for entry in lines]
    by = f"\n\nby {lines[0].by} on {short_day(lines[0].day)}" if lines else ""
    return "\n".join(told) + by


def entry_in_words(ledger: Ledger, view: PlanView, number: int) -> str:
    """What one entry says. Raises ``BadInput`` where there is none."""
    from actionplan.domain.wording import describe

    for line in ledger.history(ledger.last_number()):
        if line.entry.number == number:
            ref = f"{line.entry.ref}: " if line.entry.ref else ""
            return f"{ref}{describe(line.entry, view.snapshot.agency_name, line.undone_by)}"
    raise BadInput(f"There is no entry {number} in this plan's ledger.")
