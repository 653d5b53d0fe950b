"""The fork server as tests use it: processes killed after a time, after an acknowledgement, or within a write."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.faults import workloads
from tests.faults.fork_server import CommandRequest, WorkloadRequest
from tests.faults.workloads import Acknowledged

ROOT = Path(__file__).parents[2]
GIVE_UP_AFTER_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Kill:
    """When to kill a process: after a number of acknowledgements, and then a number of seconds.

    With a ``limit``, it dies earlier, in the write that takes a file beyond that many bytes. A process that finishes
    its work is killed at once.
    """

    how: str
    seconds: float = 0.0
    acknowledgements: int = 0
    limit: int = 0


@dataclass(slots=True)
class KilledRun:
    """What a process reported before it was killed."""

    acknowledged: list[Acknowledged] = field(default_factory=list)
    finished: bool = False
    exit_code: int = 0
    seconds: float = 0.0

    @property
    def killed_by(self) -> int:
        """The signal; 0 for a process that exited by itself, which is a failure."""
        return max(0, -self.exit_code)


@dataclass(frozen=True, slots=True)
class CompletedRun:
    """Exit code and output of one run of the program."""

    code: int
    out: bytes
    err: str


class ForkServer:
    """The server process, which forks one requested process after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.fork_server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )
        self._heard = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(GIVE_UP_AFTER_SECONDS)
        finally:
            self._process.kill()

    def run(self, outputs: Path, argv: list[str], environment: Mapping[str, str], **circumstances: Any) -> CompletedRun:
        """Run the program to its end; see ``CommandRequest`` for the circumstances."""
        self._ask(asdict(CommandRequest(argv, str(outputs), dict(environment), **circumstances)))
        line = self._line(None)
        assert line is not None
        return CompletedRun(
            int(line.partition(" ")[2]), (outputs / "out").read_bytes(), (outputs / "err").read_text("utf-8", "replace")
        )

    def run_until_killed(self, work: str, folder: Path, kill: Kill) -> KilledRun:
        """Run a workload in the folder until the kill, and return what the process reported."""
        self._ask(asdict(WorkloadRequest(work, str(folder), kill.limit)))
        run, pid, began, moment, killed = KilledRun(), 0, 0.0, None, False
        while True:
            line = self._line(moment)
            if line is None:
                os.kill(pid, signal.SIGKILL)
                moment, killed = None, True
                continue
            word, _, rest = line.partition(" ")
            match word:
                case workloads.BEGIN:
                    pid, began = int(rest), time.monotonic()
                case workloads.ACKNOWLEDGED:
                    run.acknowledged.append(workloads.acknowledged_of(rest))
                case workloads.END:
                    run.finished = True
                case _:
                    run.exit_code = int(rest)
                    return run
            run.seconds = time.monotonic() - began
            if not killed:
                moment = _moment(kill, run, moment)

    def _ask(self, what: Mapping[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what).encode() + b"\n")
        self._process.stdin.flush()

    def _line(self, until: float | None) -> str | None:
        """The next line; None where the deadline came first."""
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        while b"\n" not in self._heard:
            wait = GIVE_UP_AFTER_SECONDS if until is None else max(0.0, until - time.monotonic())
            if not select.select([pipe], [], [], wait)[0]:
                if until is None:
                    raise AssertionError("the process reported nothing")
                return None
            more = os.read(pipe, 65536)
            if not more:
                raise AssertionError("the fork server has gone")
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()


def _moment(kill: Kill, run: KilledRun, before: float | None) -> float | None:
    """When to kill; None while that is unknown."""
    if run.finished:
        return time.monotonic()
    if before is None and len(run.acknowledged) >= kill.acknowledgements:
        return time.monotonic() + kill.seconds
    return before
