"""The workloads of processes that are killed, and the lines by which they report what the ledger acknowledged.

A line is written to the pipe, unbuffered, as soon as the ledger has answered.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.ledger.backups.automatic import FOLDER, back_up_daily
from actionplan.ledger.backups.backup import back_up
from actionplan.ledger.backups.restore import prepare_restore, replace_plan
from actionplan.ledger.backups.rotation import daily_name
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.writing import Receipt
from actionplan.services.issue import issue_pack
from actionplan.services.session import Session, start_plan
from tests.factories import BY, START
from tests.faults.plans import BACKUP, CLOCK, MANY, MEETING, PLAN, review_of

if TYPE_CHECKING:
    from actionplan.domain.command import Command

BEGIN, ACKNOWLEDGED, END = "begin", "acknowledged", "end"
EVERY_ITEM = tuple(f"BIG-R{number:02d}" for number in range(1, MANY + 1))


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What the ledger acknowledged: the entries and words of a step, or the name of what was made."""

    step: int = 0
    first: int = 0
    last: int = 0
    words: str = ""
    made: str = ""


Acknowledge = Callable[[Acknowledged], None]


def acknowledge(acknowledged: Acknowledged) -> None:
    """Report an acknowledgement."""
    _line(f"{ACKNOWLEDGED} {json.dumps(asdict(acknowledged))}")


def _line(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def acknowledged_of(rest: str) -> Acknowledged:
    """The acknowledgement that such a line reports after its first word."""
    return Acknowledged(**json.loads(rest))


def run_workload(work: str, folder: Path) -> None:
    """Run a workload and wait to be killed: the process never exits by itself."""
    _line(f"{BEGIN} {os.getpid()}")
    WORKLOADS[work](folder, acknowledge)
    _line(END)
    os.read(0, 1)  # until it is killed, or the server has gone


def _open(folder: Path) -> Ledger:
    return Ledger.open(str(folder / PLAN), CLOCK)


def _receipt(receipt: Receipt, words: str = "") -> Acknowledged:
    numbers = [entry.number for entry in receipt.entries]
    return Acknowledged(receipt.step or 0, numbers[0], numbers[-1], words)


def updates(folder: Path, acknowledge: Acknowledge) -> None:
    """One update after another, each with words of its own."""
    ledger = _open(folder)
    for number in count():
        words = f"Update {number}."
        acknowledge(_receipt(ledger.record(RecordUpdate(refs=("SAM-R04",), words=words, on=START), BY), words))


def bulk_changes(folder: Path, acknowledge: Acknowledge) -> None:
    """One date after another for all items at once."""
    ledger = _open(folder)
    for number in count(1):
        command = ProposeDate(refs=EVERY_ITEM, on=START + timedelta(days=number))
        acknowledge(_receipt(ledger.record(command, BY)))


def loads(folder: Path, acknowledge: Acknowledge) -> None:
    """One review after another."""
    ledger = _open(folder)
    for number in count(1):
        acknowledge(_receipt(ledger.record(LoadReview(file=review_of(30, f"REV{number}")), BY)))


def redactions(folder: Path, acknowledge: Acknowledge) -> None:
    """A text that is written and then redacted; only the redaction is acknowledged."""
    ledger = _open(folder)
    for number in count():
        words = f"Confidential {number}."
        written = ledger.record(RecordUpdate(refs=("SAM-R04",), words=words, on=START), BY)
        removal: Command = Redact(entry=written.entries[0].number, reason="A name")
        acknowledge(_receipt(ledger.record(removal, BY), words))


def beginning(folder: Path, acknowledge: Acknowledge) -> None:
    """A new plan."""
    start_plan(Session(str(folder / PLAN), BY, CLOCK, is_default_plan=False), seeded=True)
    acknowledge(Acknowledged(made=PLAN))


def migration(folder: Path, acknowledge: Acknowledge) -> None:
    """An older plan is opened, and so migrated."""
    _open(folder)
    acknowledge(Acknowledged(made=PLAN))


def packs(folder: Path, acknowledge: Acknowledge) -> None:
    """One issue of a meeting's papers after another, each in a folder of its own."""
    ledger = _open(folder)
    for number in count(1):
        name = f"papers-{number}"
        issue_pack(ledger, MEETING, folder / name, BY)
        acknowledge(Acknowledged(made=name))


def backups(folder: Path, acknowledge: Acknowledge) -> None:
    """One verified backup after another, each in a file of its own."""
    for number in count(1):
        name = f"copy-{number}.db"
        back_up(str(folder / PLAN), folder / name)
        acknowledge(Acknowledged(made=name))


def daily_backups(folder: Path, acknowledge: Acknowledge) -> None:
    """Automatic backups, one a day; the rotation removes the older ones."""
    path = folder / PLAN
    for number in count(1):
        problem = back_up_daily(path, folder / FOLDER, START + timedelta(days=number))
        if problem:
            raise AssertionError(problem)
        acknowledge(Acknowledged(made=f"{FOLDER}/{daily_name(PLAN, START + timedelta(days=number))}"))


def restoring(folder: Path, acknowledge: Acknowledge) -> None:
    """The plan is replaced by a backup."""
    with prepare_restore(folder / BACKUP, folder / PLAN) as prepared:
        kept = replace_plan(prepared, START)
    acknowledge(Acknowledged(made="" if kept is None else kept.name))


_ALL = (updates, bulk_changes, loads, redactions, beginning, migration, packs, backups, daily_backups, restoring)

WORKLOADS: dict[str, Callable[[Path, Acknowledge], None]] = {each.__name__: each for each in _ALL}
"""Every workload by its name."""
