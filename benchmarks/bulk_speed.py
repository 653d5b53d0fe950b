"""A bulk change of 1,000 items in one transaction, as a ratio to bare Core writes of the same rows.

Run it with ``python -m benchmarks.bulk_speed``. Two copies of one plan: the rows that the change leads to in the one
are written to the other.
"""

from functools import partial
from statistics import median

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.ledger.engine import make_engine
from actionplan.ledger.ledger import Ledger
from benchmarks import bulk_reference
from benchmarks.generator import BY
from benchmarks.lives import LAST_DAY
from benchmarks.measuring import Figure, copy_of, plan_of, seconds

ITEMS = 10_000
CHANGED = 1_000
ROUNDS = 9


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the bare writes."""
    changing, writing = [], []
    with copy_of(plan_of(items)) as ours, copy_of(plan_of(items)) as theirs:
        ledger = Ledger.open(str(ours), Clock(fixed_day=LAST_DAY))
        written, bare = make_engine(str(ours)), make_engine(str(theirs))
        refs = tuple(row.ref for row in ledger.snapshot().rows if row.item.live)[:CHANGED]
        for number in range(rounds + 1):
            before = ledger.last_number()
            change = AssignOwner(refs=refs, agency="housing", role="Head of service", name=f"Lead officer {number}")
            changing.append(seconds(partial(ledger.record, change, BY)))
            rows = bulk_reference.read_back(written, before)
            writing.append(seconds(partial(bulk_reference.write, bare, rows)))
    ratio = median(changing[1:] or changing) / median(writing[1:] or writing)
    return [Figure(f"bulk change of {len(refs):,} items, to Core writes of its rows", ratio, 4)]


if __name__ == "__main__":
    print(*measure(), sep="\n")
