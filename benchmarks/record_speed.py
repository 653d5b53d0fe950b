"""Recording one entry at 1,000,000 entries, as a ratio to the same at about 100; in process, to the disk.

Run it with ``python -m benchmarks.record_speed``. The two plans take turns; each time another item is written about.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from benchmarks.generator import BY
from benchmarks.lives import LAST_DAY
from benchmarks.measuring import Figure, copy_of, plan_of, ratio

ITEMS = 100_000
FEW_ITEMS = 10
ROUNDS = 400
_ITEMS_WRITTEN_ABOUT = 200


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as in a plan that has just begun."""
    with copy_of(plan_of(items)) as long, copy_of(plan_of(FEW_ITEMS)) as short:
        recorded = ratio(_recording(long), _recording(short), rounds)
    return [Figure(f"recording an entry at {items * 10:,} entries, to the same at 100", recorded, 1.2)]


def _recording(plan: Path) -> Callable[[], object]:
    ledger, refs = Ledger.open(str(plan), Clock(fixed_day=LAST_DAY)), cycle(_open_refs(plan))

    def record() -> object:
        return ledger.record(RecordUpdate(refs=(next(refs),), words="The policy is drafted.", on=LAST_DAY), BY)

    return record


def _open_refs(plan: Path) -> list[str]:
    """Items from all over the plan that can have an update."""
    with closing(sqlite3.connect(plan)) as database:
        rows = database.execute(
            "SELECT ref FROM item_state WHERE to_entry IS NULL AND status = 'in-progress' ORDER BY ref"
        ).fetchall()
    return [ref for (ref,) in rows[:: max(1, len(rows) // _ITEMS_WRITTEN_ABOUT)]]


if __name__ == "__main__":
    print(*measure(), sep="\n")
