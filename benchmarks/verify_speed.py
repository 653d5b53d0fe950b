"""``actionplan verify`` at 1,000,000 entries, as a ratio to a loop that reads and hashes each entry.

Run it with ``python -m benchmarks.verify_speed``. Both are whole programs on the same file.
"""

from benchmarks.measuring import Figure, plan_of, ratio, reference_program, run

ITEMS = 100_000
ROUNDS = 3


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the loop."""
    plan = str(plan_of(items))
    proved = ratio(
        lambda: run(["-m", "actionplan", "--db", plan, "verify"]),
        lambda: run([reference_program("verify_reference.py"), plan]),
        rounds,
    )
    return [Figure(f"verify, {items * 10:,} entries, to a loop that hashes each", proved, 4)]


if __name__ == "__main__":
    print(*measure(), sep="\n")
