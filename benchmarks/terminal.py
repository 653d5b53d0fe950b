"""A program in a pseudo-terminal of 120 x 40, and when each part of its answer came: read first, looked at later."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import pyte

COLUMNS, LINES = 120, 40
_TOO_LONG_SECONDS = 60.0
_QUIET_SECONDS = 0.4
"""Without a word for so long, an answer that has begun is over."""


Seen = TypeVar("Seen")


class Terminal:
    """A program that is started, typed to and killed; the screen is worked out between measurements, not in them."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)
        self._main, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        # Two variables would count before the terminal's own size.
        around = {name: value for name, value in environment.items() if name not in {"COLUMNS", "LINES"}}
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=terminal, stdout=terminal, stderr=terminal, env=around, start_new_session=True
        )
        os.close(terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._main)

    def seconds_until(self, words: bytes) -> float:
        """How long after its start the program has written these bytes."""
        seen = b""
        while words not in seen:
            part = self._read(_TOO_LONG_SECONDS)
            if part is None:
                raise TimeoutError(f"{words!r} was not drawn in {_TOO_LONG_SECONDS:.0f} s")
            seen += part
        taken = time.perf_counter() - self._begun
        self._stream.feed(seen)
        return taken

    def settle(self, settled: Callable[[pyte.Screen], bool]) -> None:
        """Read until the screen shows what is waited for, and nothing more comes."""
        while (part := self._read(_QUIET_SECONDS)) is not None or not settled(self.screen):
            if part is not None:
                self._stream.feed(part)
            elif time.perf_counter() - self._begun > _TOO_LONG_SECONDS:
                raise TimeoutError("the screen did not come to rest")

    def type(self, keys: bytes) -> None:
        """Type keys that may change nothing, and read what comes of them."""
        os.write(self._main, keys)
        while (said := self._read(_QUIET_SECONDS)) is not None:
            self._stream.feed(said)

    def answer(self, keys: bytes, looked_at: Callable[[pyte.Screen], Seen]) -> list[tuple[float, Seen]]:
        """Type some keys, and read to the end of the answer: seconds after the keys, and what was to be seen then."""
        begun = time.perf_counter()
        os.write(self._main, keys)
        parts: list[tuple[float, bytes]] = []
        while (said := self._read(_QUIET_SECONDS if parts else _TOO_LONG_SECONDS)) is not None:
            parts.append((time.perf_counter() - begun, said))
        if not parts:
            raise TimeoutError(f"nothing was drawn after {keys!r}")
        answer = []
        for after, said in parts:
            self._stream.feed(said)
            answer.append((after, looked_at(self.screen)))
        return answer

    def seconds_to_show(self, keys: bytes, looked_at: Callable[[pyte.Screen], Seen]) -> float:
        """How long after the keys what is looked at was first as it stayed then."""
        answer = self.answer(keys, looked_at)
        return next(after for after, seen in answer if seen == answer[-1][1])

    @property
    def peak_megabytes(self) -> float:
        """The most memory that the program has held at once, as the system counts it."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(kilobytes) / 1024

    def _read(self, seconds: float) -> bytes | None:
        """What comes next; None where nothing does for so long."""
        ready, _, _ = select.select([self._main], [], [], seconds)
        return os.read(self._main, 65536) if ready else None
