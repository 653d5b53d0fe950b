"""Cold start to 11 rows on screen, as a ratio to a minimal Textual and SQLModel program, both in a pseudo-terminal.

Run it with ``python -m benchmarks.cold_start [ROUNDS]``. The two programs take turns, so that what else the machine
does falls on both; the figure is the ratio of the medians.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

LAST_ROW = b"R11"
TOO_LONG_SECONDS = 60.0
TO_REACH = 1.25


def seconds_until_shown(command: list[str], environment: dict[str, str]) -> float:
    """Start a program in a terminal of 120 x 40; the seconds until it has drawn the last row."""
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


def main() -> None:
    """Measure both and print the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TERM": "xterm-256color", "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        environment["ACTIONPLAN_DB"] = str(Path(folder) / "plan.db")
        rows = str(Path(folder) / "rows.db")
        minimal = str(Path(__file__).with_name("minimal_tui.py"))
        subprocess.run([sys.executable, minimal, "make", rows], check=True)
        subprocess.run([sys.executable, "-m", "actionplan", "init"], check=True, env=environment, capture_output=True)
        programs = {
            "minimal": [sys.executable, minimal, "show", rows],
            "actionplan": [sys.executable, "-m", "actionplan"],
        }
        taken: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(rounds + 1):
            for name, command in programs.items():
                taken[name].append(seconds_until_shown(command, environment))
    medians = {name: statistics.median(times[1:]) for name, times in taken.items()}  # the first round warms the disk
    ratio = medians["actionplan"] / medians["minimal"]
    for name, median in medians.items():
        print(f"{name:12} {median * 1000:7.0f} ms  (median of {rounds})")
    print(f"cold start: {ratio:.2f} times the minimal program (to reach: at most {TO_REACH})")


if __name__ == "__main__":
    main()
