"""What inert output is, and the arguments for commands on the nasty plan."""

import re
import shutil
from pathlib import Path

from actionplan.ledger.ledger import Ledger
from actionplan.papers.formats.csv import csv_bytes
from actionplan.services.returns.forms import Field, Forms
from tests.cli.conftest import CommandResult
from tests.security.nasty_plan import ENDED, STEERS

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""C0 but for the newline, DEL, C1, line separators, controls of the reading direction, half characters."""

FILE_NAME = STEERS.replace("/", "")
TODAY = ENDED.isoformat()


def a_filled_in_return(plan: Ledger) -> bytes:
    """A row that would be recorded, and the same once more, which is not."""
    forms = Forms(plan, plan.view())
    row = next(row for form in forms.every() for row in form.rows if row.is_item)
    cells = {**row.cells, Field.UPDATE: "Told in a return."}
    filled = [cells.get(each, "") for each in Field]
    return csv_bytes([each.heading for each in Field], [filled, filled])


def placeholders(plan: Ledger, folder: Path) -> dict[str, str]:
    """A value of this plan for each word in capitals."""
    another = folder / f"another {FILE_NAME}"
    shutil.copyfile(plan.location, another)
    review = folder / f"review {FILE_NAME}.json"
    review.write_text('{"format": "actionplan-review/1"}', encoding="utf-8")
    tracker = folder / f"tracker {FILE_NAME}.csv"
    tracker.write_text('Ref,Recommendation,Lead,Due\n1,"=1+1 \u202e",@home,Q4\n', encoding="utf-8")
    form = folder / f"return {FILE_NAME}.csv"
    form.write_bytes(a_filled_in_return(plan))
    meetings = [each.id for each in plan.meetings()]
    return {
        "MEETING": meetings[0],
        "LAST": meetings[-1],
        "AGENCY": plan.view().agencies[0].name,
        "REVIEW": str(review),
        "TRACKER": str(tracker),
        "RETURN": str(form),
        "MANIFEST": str(Path(plan.location).parent / "papers" / "manifest.json"),
        "ANOTHER": str(another),
        "BACKUP": str(folder / f"backup {FILE_NAME}"),
        "FOLDER": str(folder / f"made again {FILE_NAME}"),
    }


def with_placeholders(argv: list[str], plan: Ledger, folder: Path) -> list[str]:
    """The arguments with their words in capitals replaced by values of this plan."""
    known = placeholders(plan, folder)
    return [known.get(each, each) for each in argv]


def assert_inert(ran: CommandResult, about: object) -> None:
    for said in (ran.out, ran.err):
        # A table keeps its tabs and its line ends.
        found = STEERING.search(said.replace("\r\n", "\n").replace("\t", " "))
        assert found is None, (about, said[max(found.start() - 60, 0) : found.end() + 20])
    assert "Traceback" not in ran.err, about
