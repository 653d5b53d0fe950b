"""Cold start to 11 rows on screen, as a ratio to a minimal Textual and SQLModel program, both in a pseudo-terminal.

Run it with ``python -m benchmarks.cold_start``.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measuring import Figure, ratio_of_seconds, reference_program, run, surroundings

LAST_ROW = b"R11"
TOO_LONG_SECONDS = 60.0
ROUNDS = 15


def seconds_until_shown(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Start a program in a terminal of 120 x 40; the seconds until it has drawn the last row, when it is ended."""
    main, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment, start_new_session=True
    ) as process:
        os.close(terminal)
        seen = b""
        while LAST_ROW not in seen:
            ready, _, _ = select.select([main], [], [], TOO_LONG_SECONDS)
            if not ready:
                raise TimeoutError(f"{command} drew no {LAST_ROW!r} in {TOO_LONG_SECONDS:.0f} s")
            seen += os.read(main, 65536)
        taken = time.perf_counter() - begun
        os.killpg(process.pid, signal.SIGKILL)
    os.close(main)
    return taken


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
