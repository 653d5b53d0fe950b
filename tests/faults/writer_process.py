"""One of many processes that write to one plan: says ``ready``, waits for a line on stdin, and writes.

Writes each answer of the ledger at once, as a line of JSON. The argument is a ``Task``, as JSON.
"""

import json
import os
import sys
import time
from dataclasses import asdict, dataclass

from actionplan.domain.errors import ActionplanError
from actionplan.domain.subjects.planning import SetTheme
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from tests.factories import START
from tests.faults.plans import CLOCK

CONTESTED = "SAM-R11"
"""The item that every writer changes now and then, and that one edits on an old version."""

READY, GO = "ready", b"go\n"


@dataclass(frozen=True, slots=True)
class Task:
    """What one writer does: a number of writes, or as many as it can in some seconds; or edits on old versions only."""

    location: str
    writer: int
    writes: int
    seconds: float
    on_old_versions: bool

    @property
    def name(self) -> str:
        """Who writes."""
        return f"Writer {self.writer}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the ledger answered after so many seconds: an entry's number, or the sentence that refused it."""

    number: int
    words: str
    refusal: str
    kind: str
    seconds: float


def main() -> None:
    """Carry out the task."""
    task = Task(**json.loads(sys.argv[1]))
    ledger = Ledger.open(task.location, CLOCK)
    seen = _version(ledger)
    _say(READY)
    os.read(0, len(GO))
    if task.on_old_versions:
        _edit_on_old_versions(ledger, task, seen)
    else:
        _write(ledger, task)
    ledger.close()


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _write(ledger: Ledger, task: Task) -> None:
    until = time.monotonic() + task.seconds
    number = 0
    while number < task.writes or time.monotonic() < until:
        number += 1
        words = f"{task.name}, write {number}"
        if number % 5:
            ref = f"SAM-R{task.writer % 10 + 1:02d}"
            _answer(ledger, RecordUpdate(refs=(ref,), words=words, on=START), task, words)
        else:
            _answer(ledger, SetTheme(refs=(CONTESTED,), theme=words), task, words)


def _edit_on_old_versions(ledger: Ledger, task: Task, seen: int) -> None:
    """Wait until somebody has changed the item, and save what was typed on the version seen: until nobody writes."""
    number = 0
    while True:
        if _version(ledger) == seen:
            if _told_to_stop():
                return
            continue
        number += 1
        words = f"{task.name}, on an old version {number}"
        _answer(ledger, SetTheme(refs=(CONTESTED,), theme=words), task, words, {CONTESTED: seen})
        seen = _version(ledger)


def _version(ledger: Ledger) -> int:
    row = ledger.view().snapshot.row(CONTESTED)
    assert row is not None
    return row.item.version


def _told_to_stop() -> bool:
    import select

    return bool(select.select([0], [], [], 0.05)[0])


def _answer(
    ledger: Ledger, command: RecordUpdate | SetTheme, task: Task, words: str, expected: dict[str, int] | None = None
) -> None:
    began = time.monotonic()
    number, refusal, kind = 0, "", ""
    try:
        number = ledger.record(command, task.name, expected).entries[0].number
    except ActionplanError as error:
        refusal, kind = error.sentence, type(error).__name__
    _say(json.dumps(asdict(Answer(number, words, refusal, kind, time.monotonic() - began))))


if __name__ == "__main__":
    main()
