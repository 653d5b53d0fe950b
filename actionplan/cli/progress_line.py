"""A progress bar on stderr for work that takes a while. Shown at a terminal only, and removed at the end."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from actionplan.streams import is_terminal

_DELAY_SECONDS = 0.5
"""Work that is done sooner shows no progress."""

_BAR_WIDTH = 30


@contextmanager
def progress_line(label: str, *, shown: bool = True) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with the work done and the total; None where no progress can be shown."""
    if not shown or not is_terminal(sys.stderr):
        yield None
        return
    line = _ProgressLine(label)
    try:
        yield line.update
    finally:
        line.clear()


@contextmanager
def step_line(label: str) -> Iterator[Callable[[str], None]]:
    """A function to call with what is done next."""
    if not is_terminal(sys.stderr):
        yield lambda _words: None
        return
    line = _ProgressLine(label)
    try:
        yield line.step
    finally:
        line.clear()


class _ProgressLine:
    """One line of the terminal, rewritten in place."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._started = time.monotonic()
        self._written = 0

    def update(self, done: int, total: int) -> None:
        """Show how much is done, once the work has taken a while."""
        if total and time.monotonic() - self._started >= _DELAY_SECONDS:
            full = _BAR_WIDTH * done // total
            # In ASCII: not every console has block characters.
            self._write(f"{self._label} [{'#' * full:-<{_BAR_WIDTH}}] {done:,} of {total:,}")

    def step(self, words: str) -> None:
        """Show what is done next, once the work has taken a while."""
        if time.monotonic() - self._started >= _DELAY_SECONDS:
            self._write(f"{self._label}: {words}")

    def clear(self) -> None:
        """Remove the line."""
        if self._written:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, text: str) -> None:
        # One cell is left free: a line that fills the last one would wrap.
        text = text[: shutil.get_terminal_size().columns - 1]
        sys.stderr.write(f"\r{text.ljust(self._written)}")
        sys.stderr.flush()
        self._written = len(text)
