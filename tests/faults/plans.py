"""The plans that fault tests use: ordinary ones, a large one, and one that an older program left."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from actionplan.domain.clock import Clock
from actionplan.domain.review_file import PublishedRecommendation, ReviewFile
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.ledger.backups.backup import back_up
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.schema import OLDER_REVISIONS
from tests.factories import BY, START, new_ledger

PLAN, BACKUP = "plan.db", "backup.db"
CLOCK = Clock(fixed_day=START)
SITTING = date(2026, 12, 10)
MEETING = "executive-2026-12-10"
MANY = 100


def review_of(count: int, ref: str = "BIG") -> ReviewFile:
    """A review of so many recommendations, all of them made up."""
    return ReviewFile(
        ref=ref,
        title=f"A review of {count}",
        kind="Multi-agency learning review",
        partnership="A partnership",
        stated_count=count,
        published_on=None,
        plan_due_on=None,
        governing_body="Executive",
        agencies=(),
        recommendations=tuple(
            PublishedRecommendation(str(number), f"Wording of number {number}.", None, None, None, None)
            for number in range(1, count + 1)
        ),
    )


def small_plan(folder: Path) -> Path:
    """Eleven recommendations, an owner, some updates, and a meeting to come."""
    ledger = new_ledger(folder)
    ledger.record(AssignOwner(refs=("SAM-R04",), agency="merseyside-police", role="Superintendent"), BY)
    for number in range(3):
        ledger.record(RecordUpdate(refs=("SAM-R04",), words=f"Before {number}.", on=START), BY)
    ledger.record(AddMeetings(body="Executive", days=(SITTING,)), BY)
    return closed(ledger)


def plan_without_log(folder: Path) -> Path:
    """The same, kept as on a network folder: without a write-ahead log."""
    path = small_plan(folder)
    with closing(sqlite3.connect(path)) as shell:
        shell.execute("PRAGMA journal_mode=DELETE")
    return path


def large_plan(folder: Path) -> Path:
    """As many recommendations as a bulk change takes a while for."""
    ledger = Ledger.create(str(folder / PLAN), CLOCK)
    ledger.record(BeginPlan(), BY)
    ledger.record(LoadReview(file=review_of(MANY)), BY)
    return closed(ledger)


def older_plan(folder: Path) -> Path:
    """The small plan as an older program left it: its schema's number, and state tables that lack what came later."""
    path = small_plan(folder)
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        shell.execute("UPDATE alembic_version SET version_num = ?", (min(OLDER_REVISIONS),))
        shell.execute("DROP TABLE meeting_state")
    return path


def plan_with_backup(folder: Path) -> Path:
    """The small plan, gone on since a backup of it was made, which stands beside it."""
    path = small_plan(folder)
    back_up(str(path), folder / BACKUP)
    ledger = Ledger.open(str(path), CLOCK)
    ledger.record(RecordUpdate(refs=("SAM-R04",), words="After the backup.", on=START), BY)
    return closed(ledger)


def no_plan(folder: Path) -> Path:
    """Nothing yet: only the place."""
    return folder / PLAN


def closed(ledger: Ledger) -> Path:
    """The plan's file, with nothing of it beside it: as a program leaves it that ended in its own time."""
    ledger.close()
    path = Path(ledger.location)
    with closing(sqlite3.connect(path)) as shell:
        shell.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path
