"""``actionplan export csv`` of a long plan, as a ratio to a bare program that writes as many rows and columns.

Run it with ``python -m benchmarks.export_speed``. Both are whole programs on the same file; ``export_reference.py``
says what the other one does.
"""

from functools import partial

from benchmarks.measuring import Figure, plan_of, ratio, reference_program, run

ITEMS = 100_000
ROUNDS = 3


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the bare program."""
    plan = str(plan_of(items))
    written = ratio(
        partial(run, ["-m", "actionplan", "--db", plan, "export", "csv"]),
        partial(run, [reference_program("export_reference.py"), plan]),
        rounds,
    )
    return [Figure(f"export csv, {items:,} items, to Core + csv writing as much", written, 2.5)]


if __name__ == "__main__":
    print(*measure(), sep="\n")
