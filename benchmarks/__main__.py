"""The whole table: what was measured, the ratio, what it may be, and whether that is reached.

``python -m benchmarks`` measures at full size: plans of 100,000 items, which take ten minutes to make and a gigabyte to
keep. ``python -m benchmarks --short`` takes two minutes in all; a line says at which size it was measured, and a
short plan's figure is a sign and no proof.
"""

import argparse

from benchmarks.registry import BENCHMARKS

_WIDTHS = (74, 8, 12)


def main() -> None:
    """Measure everything, and print each line as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the program is, in ratios.")
    parser.add_argument("--short", action="store_true", help="smaller plans and few rounds")
    short = parser.parse_args().short
    _put("what, to what", "measured", "at most", "")
    missed = 0
    for benchmark in BENCHMARKS:
        for figure in benchmark.short() if short else benchmark.full():
            _put(figure.what, figure.measured, figure.allowed, "reached" if figure.reached else "NOT REACHED")
            missed += not figure.reached
    print("\nAll figures are reached." if missed == 0 else f"\n{missed} not reached: docs/performance.md says why.")


def _put(what: str, measured: str, allowed: str, verdict: str) -> None:
    first, second, third = _WIDTHS
    print(f"{what:{first}}{measured:>{second}}{allowed:>{third}}  {verdict}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
