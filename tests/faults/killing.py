"""The nursery as tests see it: processes that are killed by time, by what they said, or in the middle of a write."""

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

from tests.faults import works
from tests.faults.fork_server import Life, Run
from tests.faults.works import Acknowledged

ROOT = Path(__file__).parents[2]
GIVE_UP_AFTER_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Fate:
    """When a process is killed: so many acknowledgements after it began, and so many seconds after the last of those.

    With a ``limit``, it dies earlier, in the write that takes a file beyond so many bytes. Work that ends is not waited
    for: the process is killed then.
    """

    how: str
    seconds: float = 0.0
    acknowledgements: int = 0
    limit: int = 0


@dataclass(slots=True)
class Death:
    """What was heard of a process before it died."""

    acknowledged: list[Acknowledged] = field(default_factory=list)
    ended_its_work: bool = False
    exit_code: int = 0
    seconds: float = 0.0

    @property
    def killed_by(self) -> int:
        """The signal; 0 for a process that ended by itself, which none should."""
        return max(0, -self.exit_code)


@dataclass(frozen=True, slots=True)
class Ended:
    """How one run of the program ended."""

    code: int
    out: bytes
    err: str


class Nursery:
    """One nursery process, which forks what is asked of it, one after another."""

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

    def run(self, outputs: Path, argv: list[str], environment: Mapping[str, str], **circumstances: Any) -> Ended:
        """Run the program to its end; see ``nursery.Run`` for the circumstances."""
        self._ask(asdict(Run(argv, str(outputs), dict(environment), **circumstances)))
        line = self._line(None)
        assert line is not None
        return Ended(
            int(line.partition(" ")[2]), (outputs / "out").read_bytes(), (outputs / "err").read_text("utf-8", "replace")
        )

    def live_and_die(self, work: str, folder: Path, fate: Fate) -> Death:
        """Have a process do the work in the folder until its fate; what was heard of it."""
        self._ask(asdict(Life(work, str(folder), fate.limit)))
        death, pid, began, moment, killed = Death(), 0, 0.0, None, False
        while True:
            line = self._line(moment)
            if line is None:
                os.kill(pid, signal.SIGKILL)
                moment, killed = None, True
                continue
            word, _, rest = line.partition(" ")
            match word:
                case works.BEGIN:
                    pid, began = int(rest), time.monotonic()
                case works.ACKNOWLEDGED:
                    death.acknowledged.append(works.acknowledged_of(rest))
                case works.END:
                    death.ended_its_work = True
                case _:
                    death.exit_code = int(rest)
                    return death
            death.seconds = time.monotonic() - began
            if not killed:
                moment = _moment(fate, death, moment)

    def _ask(self, what: Mapping[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what).encode() + b"\n")
        self._process.stdin.flush()

    def _line(self, until: float | None) -> str | None:
        """The next line; None where the moment came first."""
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        while b"\n" not in self._heard:
            wait = GIVE_UP_AFTER_SECONDS if until is None else max(0.0, until - time.monotonic())
            if not select.select([pipe], [], [], wait)[0]:
                if until is None:
                    raise AssertionError("nothing was heard of the process")
                return None
            more = os.read(pipe, 65536)
            if not more:
                raise AssertionError("the nursery has gone")
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()


def _moment(fate: Fate, death: Death, before: float | None) -> float | None:
    """The time of the kill, once it can be known."""
    if death.ended_its_work:
        return time.monotonic()
    if before is None and len(death.acknowledged) >= fate.acknowledgements:
        return time.monotonic() + fate.seconds
    return before
