"""The pages of an open PDF in order: read by two processes by turns where that is quicker. Runs in the child only."""

import os
import pickle  # nosec B403
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Final

from actionplan.intake.pdf.pdfium import Document
from actionplan.intake.pdf.values import Page

FEWEST: Final = 30
"""Pages below which a second process gains nothing."""


def pages_of(document: Document, processors: int | None = None) -> Iterator[Page | None]:
    """Each page, or None where it is broken; ``processors`` is how many there are, where they need not be counted."""
    available = _processors() if processors is None else processors
    if document.pages < FEWEST or available < 2:
        yield from map(document.page, range(document.pages))
        return
    reading, writing = os.pipe()
    other = os.fork()
    if not other:
        os.close(reading)
        _read_every_other(document, writing)
    os.close(writing)
    signal.signal(signal.SIGTERM, lambda *_: _end_with(other))
    try:
        with os.fdopen(reading, "rb") as answers:
            yield from by_turns(document, answers)
    finally:
        os.waitpid(other, 0)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end_with(other: int) -> None:
    """End the other process, and then this one: nobody else would clear up behind the other."""
    os.kill(other, signal.SIGKILL)
    os.waitpid(other, 0)
    os._exit(1)


def by_turns(document: Document, answers: IO[bytes]) -> Iterator[Page | None]:
    """Every second page from the other process; where that one ended early, the rest is read here."""
    ended = False
    for index in range(document.pages):
        if index % 2 and not ended:
            try:
                # It comes from a copy of this very process.
                yield pickle.load(answers)  # noqa: S301  # nosec B301
                continue
            except (EOFError, pickle.UnpicklingError):
                ended = True
        yield document.page(index)


def _read_every_other(document: Document, writing: int) -> None:
    """The second process: its pages go into the pipe, and nothing else of it anywhere."""
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(sys.stdout.fileno())  # or whoever waits for the first one to end would wait for this one too
        with suppress(OSError), os.fdopen(writing, "wb") as out:
            for index in range(1, document.pages, 2):
                pickle.dump(document.page(index), out, protocol=pickle.HIGHEST_PROTOCOL)
                out.flush()
    finally:
        os._exit(0)


def _processors() -> int:
    """How many processors this process may use; one where a process cannot copy itself safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
