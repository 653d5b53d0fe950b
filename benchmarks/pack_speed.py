"""A board pack of a plan with 200 items, as a ratio to the bare library calls that write as many cells.

Run it with ``python -m benchmarks.pack_speed``. Both in process and to the disk, every format that there is. A pack is
issued as the command issues it: the plan is read and rated, compared with the papers before, its chain of hashes
proved, and the issue recorded. ``pack_reference.py`` says what the bare calls do: they write.
"""

import tempfile
from datetime import date
from itertools import count
from pathlib import Path

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack
from benchmarks import pack_reference
from benchmarks.generator import BY
from benchmarks.lives import LAST_DAY
from benchmarks.measuring import Figure, copy_of, plan_of, ratio
from benchmarks.wording import BODY

ITEMS = 200
ROUNDS = 25
MEETING_ON = date(2026, 3, 12)


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the bare calls."""
    with copy_of(plan_of(items)) as plan, tempfile.TemporaryDirectory(dir=plan.parent) as place:
        ledger, folders = Ledger.open(str(plan), Clock(fixed_day=LAST_DAY)), (Path(place) / str(n) for n in count())
        ledger.record(AddMeetings(body=BODY, days=(LAST_DAY,)), BY)
        before = ledger.meetings()[-1].id
        issue_pack(ledger, before, next(folders), BY)  # so that there is something to compare with
        ledger.record(AddMeetings(body=BODY, days=(MEETING_ON,)), BY)
        meeting = ledger.meetings()[-1].id
        content = pack_reference.read_back(issue_pack(ledger, meeting, next(folders), BY))
        issued = ratio(
            lambda: issue_pack(ledger, meeting, next(folders), BY),
            lambda: pack_reference.write(content, next(folders)),
            rounds,
        )
        ledger.close()
    return [Figure(f"pack of a plan with {items:,} items, to library calls that write its cells", issued, 3)]


if __name__ == "__main__":
    print(*measure(), sep="\n")
