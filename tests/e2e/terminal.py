"""The program in a real pseudo-terminal, and the screen that a user would see there."""

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

import pexpect
import pyte

COLUMNS, LINES = 120, 40
TIMEOUT_SECONDS = 60


class Terminal:
    """The tracker, started as a user starts it; keys go in, a screen of characters comes out."""

    def __init__(
        self, environment: Mapping[str, str], *arguments: str, program: Sequence[str] = ("-m", "actionplan")
    ) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.Stream(self._screen)
        self._program = pexpect.spawn(
            sys.executable,
            [*program, *arguments],
            env=dict(environment),
            dimensions=(LINES, COLUMNS),
            encoding="utf-8",
            timeout=TIMEOUT_SECONDS,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._program.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen now."""
        return "\n".join(self._screen.display)

    @property
    def said(self) -> str:
        """All that the program drew and said after what ``wait_for`` has read."""
        return str(self._program.before or "")

    def wait_for(self, *words: str) -> None:
        """Read what the program draws until one line of the screen has all these words.

        Raises ``AssertionError`` with the screen where they do not come: a cursor that blinks draws for ever.
        """
        last = monotonic() + TIMEOUT_SECONDS
        while not any(all(each in line for each in words) for line in self._screen.display):
            assert monotonic() < last, f"{words!r} never came up on the screen:\n{self.text}"
            try:
                self._stream.feed(self._program.read_nonblocking(65536, timeout=TIMEOUT_SECONDS))
            except (pexpect.TIMEOUT, pexpect.EOF) as error:
                raise AssertionError(f"{words!r} never came up on the screen:\n{self.text}") from error

    def press(self, keys: str) -> None:
        """Send keys as a keyboard would."""
        self._program.send(keys)

    def press_bytes(self, content: bytes) -> None:
        """Send bytes as they are, text or not."""
        os.write(self._program.child_fd, content)

    def hang_up(self) -> None:
        """What the end of a remote connection does to the program."""
        self._program.kill(signal.SIGHUP)

    def exit_code(self) -> int:
        """Wait for the program to end; its exit code."""
        self._program.expect(pexpect.EOF)
        self._program.close()
        return int(self._program.exitstatus or 0)


def clean_environment(folder: Path, today: str) -> dict[str, str]:
    """An environment without anything of this machine's user."""
    return {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "ACTIONPLAN_TODAY": today,
        "ACTIONPLAN_BY": "Business Manager",
        "TEXTUAL_ANIMATIONS": "none",
    }
