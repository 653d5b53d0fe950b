"""``actionplan list --as-at`` in the middle of 1,000,000 entries, as a ratio to the same list now.

Run it with ``python -m benchmarks.as_at_speed``. Both are whole commands on the same file.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import Figure, plan_of, ratio, run

ITEMS = 100_000
ROUNDS = 3


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as now."""
    plan = plan_of(items)
    now = ["-m", "actionplan", "--db", str(plan), "list"]
    middle = [*now, "--as-at", middle_day(plan)]
    past = ratio(lambda: run(middle), lambda: run(now), rounds)
    return [Figure(f"list --as-at in the middle of {items * 10:,} entries, to list now", past, 2)]


def middle_day(plan: Path) -> str:
    """The day on which half of the entries were written, as it is typed."""
    with closing(sqlite3.connect(plan)) as database:
        (at,) = database.execute("SELECT at FROM entry WHERE number = (SELECT max(number) / 2 FROM entry)").fetchone()
    return str(at)[:10]


if __name__ == "__main__":
    print(*measure(), sep="\n")
