"""The process that opens a PDF: bytes in, a line of JSON a page out, then the blocks. ``python -m`` starts it.

PDFium reads what strangers made, so it does so here, where memory and time are limited, and where it can be killed.
Imports nothing of the program but values and the layout. Its first line of input says the password, or null.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple
from typing import IO, Final

from actionplan.collector import search_rarely

MEMORY: Final = 1_000_000_000
SECONDS: Final = 120
MAX_PAGES: Final = 3_000

# What the line "refused" says; the parent has a sentence for each.
PASSWORD, BROKEN, SCANNED, ENDLESS, NO_TEXT = "password", "broken", "scanned", "endless", "no text"

_PASSWORD_ERROR = 4
_FEWEST = 12  # characters a page, below which a file of pictures is a scan


def main() -> None:
    """Read a file from standard input, and write what is in it to standard output."""
    _limit()
    search_rarely()
    given = sys.stdin.buffer.readline()
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        for line in _lines(data, json.loads(given)):
            _write(out, line)
    except BrokenPipeError:
        sys.exit(1)


def _limit() -> None:
    """Limit memory and processor time where the system can do so; the parent has a clock as well."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lines(data: bytes, password: str | None) -> Iterator[dict[str, object]]:
    from actionplan.intake.pdf.flow import blocks_of_pages
    from actionplan.intake.pdf.pages import pages_of
    from actionplan.intake.pdf.pdfium import Document

    document = Document(data, password)
    if document.error:
        yield {"refused": PASSWORD if document.error == _PASSWORD_ERROR else BROKEN}
        return
    if not 0 < document.pages <= MAX_PAGES:
        yield {"refused": ENDLESS if document.pages else BROKEN}
        return
    pages = []
    for number, page in enumerate(pages_of(document), start=1):
        if page is not None:
            pages.append(page)
        yield {"page": number, "of": document.pages}
    letters = sum(len(word.text) for page in pages for word in page.words)
    pictured = sum(1 for page in pages if page.pictured)
    if not letters or (pictured * 2 > len(pages) and letters < _FEWEST * len(pages)):
        yield {"refused": SCANNED if pictured else NO_TEXT}
        return
    blocks = blocks_of_pages(pages)
    for block in blocks:
        yield {"block": [*astuple(block)[:2], block.role.value, *astuple(block)[3:]]}
    yield {"blocks": len(blocks)}


def _write(out: IO[bytes], line: dict[str, object]) -> None:
    out.write(json.dumps(line).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
