"""Starts the process that reads a PDF, follows it page by page, and ends it: at its time limit, and whatever happens.

Opens no PDF itself. Trusts no line that comes back further than that it is a block.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Any

from actionplan.domain.errors import BadInput, PasswordNeeded
from actionplan.intake.block import Block, Place, Role
from actionplan.intake.pdf import child

Progress = Callable[[int, int], None]

_ROOT = Path(__file__).resolve().parents[3]
_LONGEST_LINE = 2_000_000
_SECONDS_TO_END = 0.5
_SENTENCES = {
    child.BROKEN: "is broken: it cannot be opened as a PDF. Get it again, or save it anew.",
    child.SCANNED: (
        "is a picture of pages, with no text in it. Ask for the document that was printed, or have the text recognised "
        "(OCR) and check it."
    ),
    child.NO_TEXT: "has no text in it.",
    child.ENDLESS: f"has more than {child.MAX_PAGES:,} pages, which no review has.",
}


def pdf_blocks(
    data: bytes,
    name: str,
    progress: Progress | None = None,
    password: str | None = None,
    seconds: float = child.SECONDS,
) -> tuple[Block, ...]:
    """The blocks of a PDF in reading order; ``progress`` is told how many pages are read, and of how many.

    What ``progress`` raises ends the reading, and so does Ctrl+C. Raises ``BadInput``, which calls the file ``name``.
    """
    blocks: list[Block] = []
    with _process(seconds) as process:
        for line in _answers(process, data, password):
            if "block" in line:
                blocks.append(_block(line["block"]))
            elif "page" in line and progress is not None:
                progress(int(line["page"]), int(line["of"]))
            elif "refused" in line:
                raise _refusal(str(line["refused"]), name, given=password is not None)
            elif line.get("blocks") == len(blocks):
                return tuple(blocks)
    raise BadInput(
        f"{name} could not be read within {seconds:g} seconds and {child.MEMORY // 1_000_000_000} GB of memory. "
        "Print it to a new PDF, and give that."
    )


def _refusal(why: str, name: str, *, given: bool) -> BadInput:
    if why == child.PASSWORD and given:
        return PasswordNeeded(f"{name} does not open with that password. Check it, or save the file without one.")
    if why == child.PASSWORD:
        return PasswordNeeded(f"{name} is protected with a password. Give the password, or save the file without one.")
    return BadInput(f"{name} {_SENTENCES.get(why, _SENTENCES[child.BROKEN])}")


@contextmanager
def _process(seconds: float) -> Iterator["subprocess.Popen[bytes]"]:
    """The process, which is ended when the time is up, and when this is left in whatever way."""
    # -P: no module of the folder in which the program was started may take the place of Python's own.
    path = os.pathsep.join((str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])))
    process = subprocess.Popen(  # noqa: S603 - this interpreter and a module of ours  # nosec B603
        [sys.executable, "-P", "-m", child.__name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        process_group=0,  # it may have a process of its own beside it, which has to end with it
    )
    clock = Timer(seconds, _end, (process,))
    clock.daemon = True
    clock.start()
    try:
        yield process
    finally:
        clock.cancel()
        _end(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process and the one that it may have beside it."""
    process.terminate()  # it ends the other one first, unless it hangs
    with suppress(subprocess.TimeoutExpired):
        process.wait(_SECONDS_TO_END)
        return
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _answers(process: "subprocess.Popen[bytes]", data: bytes, password: str | None) -> Iterator[dict[str, Any]]:
    """What the process says, line by line, until it ends; a line that is cut off or too long ends it too."""
    if process.stdin is None or process.stdout is None:
        return
    with suppress(OSError):  # it ended before it had read all
        process.stdin.write(json.dumps(password).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.close()
    while line := process.stdout.readline(_LONGEST_LINE):
        try:
            answer = json.loads(line)
        except ValueError:
            return
        if isinstance(answer, dict):
            yield answer


def _block(fields: list[Any]) -> Block:
    text, order, role, page, line, label, level, style, size, bold, left, place, doubts, frame = fields
    where = None if place is None else Place(*place)
    return Block(
        text, order, Role(role), page, line, label, level, style, size, bold, left, where, tuple(doubts), frame
    )
