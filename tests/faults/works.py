"""What a process does until it is killed: each kind of work, and the lines by which it says what was done.

A line is written straight to the pipe as soon as the ledger has answered, so that what stands there was acknowledged.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

from actionplan.domain.commands import AnyCommand, LoadReview, ProposeDate, RecordUpdate, Redact
from actionplan.ledger.backups.automatic import FOLDER, back_up_daily
from actionplan.ledger.backups.backup import back_up
from actionplan.ledger.backups.restore import put_back, ready_to_restore
from actionplan.ledger.backups.rotation import daily_name
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.writing import Receipt
from actionplan.services.issue import issue_pack
from actionplan.services.session import Session, start_plan
from tests.factories import BY, START
from tests.faults.plans import BACKUP, CLOCK, MANY, MEETING, PLAN, review_of

BEGIN, ACKNOWLEDGED, END = "begin", "acknowledged", "end"
EVERY_ITEM = tuple(f"BIG-R{number:02d}" for number in range(1, MANY + 1))


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a process was told that the ledger holds: a step's entries and its words, or the name of what was made."""

    step: int = 0
    first: int = 0
    last: int = 0
    words: str = ""
    made: str = ""


Tell = Callable[[Acknowledged], None]


def tell(acknowledged: Acknowledged) -> None:
    """Write the line."""
    _line(f"{ACKNOWLEDGED} {json.dumps(asdict(acknowledged))}")


def _line(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def acknowledged_of(rest: str) -> Acknowledged:
    """What such a line says after its first word."""
    return Acknowledged(**json.loads(rest))


def live(work: str, folder: Path) -> None:
    """Begin, work, and wait for the end: the process is always killed, and never ends by itself."""
    _line(f"{BEGIN} {os.getpid()}")
    WORKS[work](folder, tell)
    _line(END)
    os.read(0, 1)  # until it is killed, or whoever would kill it has gone


def _open(folder: Path) -> Ledger:
    return Ledger.open(str(folder / PLAN), CLOCK)


def _receipt(receipt: Receipt, words: str = "") -> Acknowledged:
    numbers = [entry.number for entry in receipt.entries]
    return Acknowledged(receipt.step or 0, numbers[0], numbers[-1], words)


def updates(folder: Path, told: Tell) -> None:
    """One update after another, each with words of its own."""
    ledger = _open(folder)
    for number in count():
        words = f"Update {number}."
        told(_receipt(ledger.record(RecordUpdate(refs=("SAM-R04",), words=words, on=START), BY), words))


def bulk_changes(folder: Path, told: Tell) -> None:
    """One date after another for all items at once."""
    ledger = _open(folder)
    for number in count(1):
        command = ProposeDate(refs=EVERY_ITEM, on=START + timedelta(days=number))
        told(_receipt(ledger.record(command, BY)))


def loads(folder: Path, told: Tell) -> None:
    """One review after another."""
    ledger = _open(folder)
    for number in count(1):
        told(_receipt(ledger.record(LoadReview(file=review_of(30, f"REV{number}")), BY)))


def redactions(folder: Path, told: Tell) -> None:
    """A text that is written, and removed for good; only the removal is acknowledged."""
    ledger = _open(folder)
    for number in count():
        words = f"Confidential {number}."
        written = ledger.record(RecordUpdate(refs=("SAM-R04",), words=words, on=START), BY)
        removal: AnyCommand = Redact(entry=written.entries[0].number, reason="A name")
        told(_receipt(ledger.record(removal, BY), words))


def beginning(folder: Path, told: Tell) -> None:
    """A new plan."""
    start_plan(Session(str(folder / PLAN), BY, CLOCK, is_default_plan=False), seeded=True)
    told(Acknowledged(made=PLAN))


def migration(folder: Path, told: Tell) -> None:
    """An older plan is opened, and so brought up to date."""
    _open(folder)
    told(Acknowledged(made=PLAN))


def packs(folder: Path, told: Tell) -> None:
    """One issue of a meeting's papers after another, each in a folder of its own."""
    ledger = _open(folder)
    for number in count(1):
        name = f"papers-{number}"
        issue_pack(ledger, MEETING, folder / name, BY)
        told(Acknowledged(made=name))


def backups(folder: Path, told: Tell) -> None:
    """One backup after another, each in a file of its own, proved."""
    for number in count(1):
        name = f"copy-{number}.db"
        back_up(str(folder / PLAN), folder / name)
        told(Acknowledged(made=name))


def daily_backups(folder: Path, told: Tell) -> None:
    """The backups that the program makes by itself, a day after another; the rotation lets the older ones go."""
    path = folder / PLAN
    for number in count(1):
        missed = back_up_daily(path, folder / FOLDER, START + timedelta(days=number))
        if missed:
            raise AssertionError(missed)
        told(Acknowledged(made=f"{FOLDER}/{daily_name(PLAN, START + timedelta(days=number))}"))


def restoring(folder: Path, told: Tell) -> None:
    """A backup is put in the plan's place."""
    with ready_to_restore(folder / BACKUP, folder / PLAN) as ready:
        kept = put_back(ready, START)
    told(Acknowledged(made="" if kept is None else kept.name))


_ALL = (updates, bulk_changes, loads, redactions, beginning, migration, packs, backups, daily_backups, restoring)

WORKS: dict[str, Callable[[Path, Tell], None]] = {each.__name__: each for each in _ALL}
"""Every kind of work, by its name."""
