"""``actionplan find``, as a ratio to a bare query for the same letters, whose rows are printed.

Run it with ``python -m benchmarks.find_speed``. Both are whole programs on the same file.
"""

from benchmarks.measuring import Figure, plan_of, ratio, reference_program, run

ITEMS = 10_000
ROUNDS = 5


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long: for a word in an eighth of all texts, and for the commonest, which is in half of them."""
    return [_figure("safeguarding", 4, items, rounds), _figure("the", 4, items, rounds)]


def _figure(word: str, at_most: float, items: int, rounds: int) -> Figure:
    plan = str(plan_of(items))
    found = ratio(
        lambda: run(["-m", "actionplan", "--db", plan, "find", word]),
        lambda: run([reference_program("find_reference.py"), plan, word]),
        rounds,
    )
    return Figure(f"`find {word}`, {items:,} items, to a bare query that prints its rows", found, at_most)


if __name__ == "__main__":
    print(*measure(), sep="\n")
