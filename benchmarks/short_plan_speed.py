"""``list``, ``status`` and ``export csv`` at 11 items, as ratios to a program that reads and prints 11 rows.

Run it with ``python -m benchmarks.short_plan_speed``. Each is a whole program; the reference, ``minimal_cli.py``, has
the same two libraries, five columns and nothing to work out.
"""

import tempfile
from functools import partial
from pathlib import Path

from benchmarks.measuring import Figure, plan_of, ratio, reference_program, run

ITEMS = 11
ROUNDS = 15
COMMANDS = (("list",), ("status",), ("export", "csv"))


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the minimal program."""
    plan, minimal = str(plan_of(ITEMS)), reference_program("minimal_cli.py")
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        rows = str(Path(folder) / "rows.db")
        run([minimal, "make", rows])
        printing = partial(run, [minimal, "show", rows])
        for words in COMMANDS:
            took = ratio(partial(run, ["-m", "actionplan", "--db", plan, *words]), printing, rounds)
            name = " ".join(words)
            figures.append(Figure(f"{name}, {ITEMS} items, to a Typer + SQLModel program's {ITEMS} rows", took, 1.2))
    return figures


if __name__ == "__main__":
    print(*measure(), sep="\n")
