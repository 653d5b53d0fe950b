"""What the app's workers read from the ledger, in a thread of their own: plain functions, values out."""

from dataclasses import dataclass
from typing import Final

from actionplan.domain.dates import short_day
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import text_keys
from actionplan.domain.vocabulary import Kind
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import compared
from actionplan.tui.item_page import Dossier

FIRST_ROWS: Final = 250
"""More than any screen shows at once, and all of most plans."""
_LONG: Final = 2_000
"""Rows from which on words are read for what is shown: a plan of 100,000 items has a million texts."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The plan as at a day, and the number of the ledger's last entry when it was read.

    ``follows``: False where another ledger, a backup, has taken the place of the one that was read before.
    """

    view: PlanView
    last_number: int
    follows: bool = True


def load_first(ledger: Ledger) -> Loaded:
    """Today's plan as soon as something can be shown: of a long one no more than the first rows."""
    number = ledger.last_number()  # first, so that an entry made in between shows as news
    page = ledger.first_page(FIRST_ROWS)
    return Loaded(compared(ledger, page) if page.whole else page, number)


def load(ledger: Ledger, as_at: Moment | None, before: PlanView) -> Loaded:
    """The whole plan with its direction of travel; what has not changed since ``before`` was read is not read again."""
    number = ledger.last_number()
    snapshot = ledger.snapshot(as_at, before.snapshot if before.whole else None)
    worded = len(snapshot.rows) < _LONG
    texts = ledger.texts(text_keys([*(row.item for row in snapshot.rows if worded), *snapshot.reviews]))
    if not worded:
        _count_beforehand(snapshot)
    follows = ledger.holds(before.snapshot)
    travel = before.travel if follows else None
    return Loaded(compared(ledger, PlanView(snapshot, texts, worded=worded), travel), number, follows)


def _count_beforehand(snapshot: Snapshot) -> None:
    """Find out what a long plan's screen will ask at once, while nobody waits for it."""
    for kind in Kind:
        snapshot.totals(kind)
    snapshot.place("")


def dossier(ledger: Ledger, ref: str, head: int) -> Dossier:
    """An item's updates, notes and evidence as after entry ``head``."""
    records = ledger.records(ref, head)
    return Dossier(ref, records, ledger.texts(text_keys(records)))


def history(ledger: Ledger, ref: str, view: PlanView) -> list[tuple[int, str, str]]:
    """Number, day and author, and words of every entry about an item, newest first."""
    from actionplan.domain.kinds import describe

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
    from actionplan.domain.kinds import describe

    name = view.snapshot.agency_name
    lines = [line.entry for line in ledger.step_history(step)]
    told = [f"{entry.ref + ': ' if entry.ref else ''}{describe(entry, name)}" for entry in lines]
    by = f"\n\nby {lines[0].by} on {short_day(lines[0].day)}" if lines else ""
    return "\n".join(told) + by


def entry_in_words(ledger: Ledger, view: PlanView, number: int) -> str:
    """What one entry says. Raises ``BadInput`` where there is none."""
    from actionplan.domain.kinds import describe

    for line in ledger.history(min(number, ledger.last_number()), after=number - 1):
        ref = f"{line.entry.ref}: " if line.entry.ref else ""
        return f"{ref}{describe(line.entry, view.snapshot.agency_name, line.undone_by)}"
    raise BadInput(f"There is no entry {number} in this plan's ledger.")
