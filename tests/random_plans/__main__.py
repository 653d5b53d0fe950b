"""The long form: random commands over years of plans, and every rule that has to hold on the way.

    python -m tests.random_plans --years 200 [--seed 1]

Each plan lives for a few years and has a seed of its own, which is printed where something is wrong. The first plan and
every tenth after it are recorded in a real ledger too. The exit code is 1 where anything was found.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.random_plans.playing import Play, Tally, WrongError

YEARS_A_PLAN = 3
PLANS_A_LEDGER = 10


def main(argv: Sequence[str]) -> int:
    """Play, and print what was played and what was found."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.random_plans", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--years", type=int, default=200, help="how many years, over all plans")
    parser.add_argument("--seed", type=int, default=1, help="the first plan's seed; each next plan has the next number")
    asked = parser.parse_args(argv)
    tally, found, began, seed = Tally(), list[str](), time.monotonic(), asked.seed
    left = asked.years
    while left > 0:
        years = min(left, YEARS_A_PLAN)
        try:
            play_one(seed, years, tally, on_a_ledger=(seed - asked.seed) % PLANS_A_LEDGER == 0)
        except WrongError as wrong:
            found.append(str(wrong))
            _say(f"WRONG: {wrong}")
        left, seed = left - years, seed + 1
    spent = time.monotonic() - began
    _say(f"{tally.years} years, {tally.days} days, {tally.recorded} steps, {tally.refused} refused, {spent:.0f} s")
    _say(", ".join(f"{kind} {count}" for kind, count in tally.kinds.most_common()))
    _say(f"{len(found)} found wrong" if found else "nothing found wrong")
    return 1 if found else 0


def play_one(seed: int, years: int, tally: Tally, *, on_a_ledger: bool) -> None:
    """One plan; on a ledger too, its first year."""
    Play(seed, tally).play(years)
    if on_a_ledger:
        first_year = Play(seed, Tally())
        first_year.play(1)
        with tempfile.TemporaryDirectory() as folder:
            first_year.again_on_a_ledger(Path(folder))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
