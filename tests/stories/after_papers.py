"""A plan some weeks after its papers: something in it is better, worse, the same, new, and not taken forward."""

from datetime import date
from pathlib import Path

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack
from tests.factories import BY, START, new_ledger, on_day

SITTING, NEXT = date(2026, 12, 10), date(2027, 3, 11)
ISSUED, TODAY = date(2026, 12, 3), date(2027, 1, 10)
MEETING = "executive-2026-12-10"
WORSE, BETTER, SAME, NEW, CLOSED = "SAM-R04", "SAM-R05", "SAM-R07", "SAM-R02-A1", "SAM-R09"


def plan_before_papers(tmp_path: Path) -> Ledger:
    """The plan on the day on which its papers are to go out."""
    ledger = new_ledger(tmp_path, START)
    ledger.record(AddMeetings(body="Executive", days=(SITTING, NEXT)), BY)
    ledger.record(AssignOwner(refs=(WORSE,), agency="merseyside-police", role="Superintendent", name="Postholder"), BY)
    ledger.record(ProposeDate(refs=(WORSE,), on=date(2027, 1, 8)), BY)
    ledger.record(RecordUpdate(refs=(WORSE,), words="Under way.", on=START), BY)
    ledger.close()
    return on_day(ledger, ISSUED)


def plan_after_papers(tmp_path: Path) -> Ledger:
    """As at 10 January 2027."""
    ledger = plan_before_papers(tmp_path)
    issue_pack(ledger, MEETING, tmp_path / "papers", BY)
    ledger.close()
    sat = on_day(ledger, SITTING)
    sat.record(Supersede(refs=(CLOSED,), reason="Taken up by the city's programme.", meeting=MEETING), BY)
    sat.close()
    now = on_day(ledger, TODAY)
    now.record(AssignOwner(refs=(BETTER,), agency="merseyside-police", role="Superintendent", name="Postholder"), BY)
    now.record(ProposeDate(refs=(BETTER,), on=date(2027, 9, 30)), BY)
    now.record(RecordUpdate(refs=(BETTER,), words="Under way.", on=TODAY), BY)
    now.record(AddActions(refs=("SAM-R02",), title="Audit ten records"), BY)
    return now
