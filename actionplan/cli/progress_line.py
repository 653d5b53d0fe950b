"""A line that says how far a long piece of work is: to a terminal's stderr alone, and gone when the work is done."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE_SECONDS = 0.5
"""Nobody needs to be told about work that is done before."""

_BAR_WIDTH = 30


@contextmanager
def how_far(doing: str, *, shown: bool = True) -> Iterator[Callable[[int, int], None] | None]:
    """What is to be told how much is done, of how much; None where there is nobody to tell."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    line = _Line(doing)
    try:
        yield line.tell
    finally:
        line.clear()


class _Line:
    """One line, written over and over."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._begun = time.monotonic()
        self._written = 0

    def tell(self, done: int, total: int) -> None:
        """Write how far the work is, once it has taken a while."""
        if total and time.monotonic() - self._begun >= _PATIENCE_SECONDS:
            full = _BAR_WIDTH * done // total
            # In ASCII: not every console has block characters.
            self._write(f"{self._doing} [{'#' * full:-<{_BAR_WIDTH}}] {done:,} of {total:,}")

    def clear(self) -> None:
        """Leave nothing behind."""
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
