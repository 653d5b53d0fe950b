"""The demonstration plan: a year of believable history, for trying things out.

The history is counted back from its last day, so that every rating comes out as intended. It is recorded through the
ledger like any other plan, day by day. It names roles and no people, and its title says that it is a demonstration.
"""

import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplan.demo.history import BEGUN, history
from actionplan.demo.story import Calendar, Papers, Step, UndoLast
from actionplan.domain.clock import Clock
from actionplan.domain.dates import first_instant_after
from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger.files.private_files import make_private_file, put_in_place
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack
from actionplan.services.session import Session, start_plan

BY = "Demonstration"


def make_demo(path: Path, today: date) -> None:
    """Make the demonstration plan in a new file, with a history that ends on ``today``; all of it or nothing.

    Raises ``BadInput`` where the path is taken, or cannot be written.
    """
    if path.exists():
        raise BadInput(f"{path} exists already. Choose another file with -o.")
    with TemporaryDirectory(prefix="actionplan-demo-") as folder:
        making = Path(folder) / "plan.db"
        calendar = Calendar(today)
        first = Session(str(making), BY, Clock(fixed_day=calendar.day(BEGUN)), is_default_plan=False)
        start_plan(first, seeded=True).close()
        _record(making, calendar)
        _copy_into_place(making, path)


def _clock(day: date, today: date) -> Clock:
    """Noon of a past day; the start of the last one, so that its user writes later that day."""
    if day < today:
        return Clock(fixed_day=day)
    beginning = first_instant_after(today - timedelta(days=1))
    return Clock(now=lambda: beginning)


def _record(path: Path, calendar: Calendar) -> None:
    """Every step on its day. The ledger stays open: what it prepares for a day serves the next."""
    by_day = sorted(history(calendar), key=lambda dated: dated[0])
    ledger = Ledger.open(str(path), Clock(fixed_day=calendar.today))
    try:
        for day, dated in groupby(by_day, key=lambda each: each[0]):
            ledger.clock = _clock(day, calendar.today)
            _record_day(ledger, path.parent, [step for _, step in dated])
    finally:
        ledger.close()


def _record_day(ledger: Ledger, folder: Path, steps: Iterable[Step]) -> None:
    last: int | None = None
    for step in steps:
        match step:
            case Papers(meeting):
                issue_pack(ledger, meeting, folder / meeting, BY)
            case UndoLast():
                if last is None:
                    raise ValueError("there is no step that day to undo")
                ledger.record(Undo(step=last), BY)
            case _:
                last = ledger.record(step, BY).step


def _copy_into_place(made: Path, path: Path) -> None:
    """Copy the finished plan to ``path`` atomically, readable by its owner only, and never over another file."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        make_private_file(part)
        shutil.copyfile(made, part)
        if not put_in_place(part, path):
            raise BadInput(f"{path} exists already. Choose another file with -o.")
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another file with -o.") from error
    finally:
        part.unlink(missing_ok=True)
