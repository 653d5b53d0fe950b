"""``--help``, ``--version`` and a shell's completion, as ratios to ``python -c "import sqlmodel"``.

Run it with ``python -m benchmarks.start_speed``. All are whole programs: none of the three may wait for the database
library that the other commands need.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from benchmarks.measuring import Figure, ratio, run

ROUNDS = 15

_BARE: Final = ("-c", "import sqlmodel")
_STARTED: Final[Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]]] = {
    "--help": (("--help",), {}),
    "--version": (("--version",), {}),
    "completion": (
        (),
        {"_ACTIONPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "actionplan ex", "COMP_CWORD": "1"},
    ),
}
"""The words of each command, and what a shell says beside them."""


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the import."""
    figures = []
    for name, (words, said) in _STARTED.items():
        started = ratio(partial(run, ["-m", "actionplan", *words], said), partial(run, _BARE), rounds)
        figures.append(Figure(f'{name}, to python -c "import sqlmodel"', started, 0.3))
    return figures


if __name__ == "__main__":
    print(*measure(), sep="\n")
