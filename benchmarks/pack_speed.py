"""A board pack with every format: of 200 items, to bare library calls and one ``verify``; of 11 items, in seconds.

Run it with ``python -m benchmarks.pack_speed``. The first both in process and to the disk, once every library is
loaded. A pack is issued as the command issues it: the plan is read and rated, compared with the papers before, its
chain of hashes proved, what must not go out looked for, and the issue recorded. ``pack_reference.py`` says what the
bare calls do: they write. The second is the command, from the start of its process.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from statistics import median

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.ledger.ledger import Ledger
from actionplan.papers.sent import MORE, PDF, Wanted
from actionplan.services.issue import issue_pack
from benchmarks import pack_reference
from benchmarks.generator import BY
from benchmarks.lives import LAST_DAY
from benchmarks.measuring import Figure, copy_of, plan_of, ratio, run, seconds
from benchmarks.wording import BODY

ITEMS, FEW = 200, 11
ROUNDS = 25
MEETING_ON = date(2026, 3, 12)
EVERYTHING = Wanted(formats=(*MORE, *((PDF,) if find_spec("typst") else ())))


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the bare calls and one ``verify``, and how many seconds the command takes."""
    with _with_meeting(items) as (plan, meeting, folders):
        ledger = Ledger.open(str(plan), Clock(fixed_day=LAST_DAY))
        content = pack_reference.read_back(issue_pack(ledger, meeting, next(folders), BY, wanted=EVERYTHING))

        def reference() -> None:
            pack_reference.write(content, next(folders))
            ledger.verify()

        issued = ratio(lambda: issue_pack(ledger, meeting, next(folders), BY, wanted=EVERYTHING), reference, rounds)
        ledger.close()
    with _with_meeting(FEW) as (plan, meeting, folders):
        command = ["-m", "actionplan", "--db", str(plan), "pack", meeting, "--formats", ",".join(MORE), "-o"]
        took = [seconds(lambda: run([*command, str(next(folders))])) for _ in range(max(rounds // 3, 1))]
    return [
        Figure(f"pack of a plan with {items:,} items, to library calls that write it and one `verify`", issued, 1.5),
        Figure(f"pack of a plan with {FEW} items, from the start of the command, in seconds", median(took), 2),
    ]


@contextmanager
def _with_meeting(items: int) -> Iterator[tuple[Path, str, Iterator[Path]]]:
    """A plan whose body had papers before, the meeting whose papers are next, and folders for them."""
    with copy_of(plan_of(items)) as plan, tempfile.TemporaryDirectory(dir=plan.parent) as place:
        folders = (Path(place) / str(number) for number in count())
        ledger = Ledger.open(str(plan), Clock(fixed_day=LAST_DAY))
        ledger.record(AddMeetings(body=BODY, days=(LAST_DAY,)), BY)
        issue_pack(ledger, ledger.meetings()[-1].id, next(folders), BY)
        ledger.record(AddMeetings(body=BODY, days=(MEETING_ON,)), BY)
        meeting = ledger.meetings()[-1].id
        ledger.close()
        yield plan, meeting, folders


if __name__ == "__main__":
    print(*measure(), sep="\n")
