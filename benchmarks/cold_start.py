"""Cold start to 11 rows on screen, as a ratio to a minimal Textual and SQLModel program, both in a pseudo-terminal.

Run it with ``python -m benchmarks.cold_start``.
"""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measuring import Figure, ratio_of_seconds, reference_program, run, surroundings
from benchmarks.terminal import Terminal

LAST_ROW = b"R11"
ROUNDS = 15


def seconds_until_shown(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Start a program in a terminal; the seconds until it has drawn the last row, when it is ended."""
    with Terminal(command, environment) as terminal:
        return terminal.seconds_until(LAST_ROW)


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the minimal program."""
    minimal = reference_program("minimal_tui.py")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**surroundings(), "TERM": "xterm-256color", "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        environment["ACTIONPLAN_DB"] = str(Path(folder) / "plan.db")
        rows = str(Path(folder) / "rows.db")
        run([minimal, "make", rows])
        run(["-m", "actionplan", "init"], environment)
        shown = ratio_of_seconds(
            lambda: seconds_until_shown([sys.executable, "-m", "actionplan"], environment),
            lambda: seconds_until_shown([sys.executable, minimal, "show", rows], environment),
            rounds,
        )
    return [Figure("cold start to 11 rows, to a Textual + SQLModel program's", shown, 1.2)]


if __name__ == "__main__":
    print(*measure(), sep="\n")
