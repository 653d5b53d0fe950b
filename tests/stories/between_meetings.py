"""A plan between two meetings, for the tests of what is decided at them: sittings, adopted dates, work reported."""

from datetime import date
from pathlib import Path

from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.vocabulary import EvidenceKind
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, new_ledger, on_day

BEGUN, MARCH, JUNE, SEPTEMBER = date(2027, 1, 4), date(2027, 3, 11), date(2027, 6, 10), date(2027, 9, 9)
TODAY = date(2027, 6, 14)
AT_MARCH, AT_JUNE = "executive-2027-03-11", "executive-2027-06-10"
DUE = date(2027, 7, 30)
WAITING, ADOPTED, COMPLETE, PROPOSED = "SAM-R04", "SAM-R05", "SAM-R06", "SAM-R07"


def plan_between_meetings(tmp_path: Path) -> Ledger:
    """As at 14 June 2027: the Executive has sat in March and June, and sits again in September.

    Its dates adopted in March: one item asks for longer, one does not, one is reported complete. One has a date that
    no meeting has adopted.
    """
    ledger = new_ledger(tmp_path, BEGUN)
    refs = (WAITING, ADOPTED, COMPLETE, PROPOSED)
    ledger.record(AddMeetings(body="Executive", days=(MARCH, JUNE, SEPTEMBER)), BY)
    ledger.record(AssignOwner(refs=refs, agency="merseyside-police", role="Detective Superintendent"), BY)
    ledger.record(ProposeDate(refs=refs, on=DUE), BY)
    ledger.close()
    march = on_day(ledger, MARCH)
    march.record(AdoptDates(refs=(WAITING, ADOPTED, COMPLETE), meeting=AT_MARCH), BY)
    march.close()
    may = on_day(ledger, date(2027, 5, 20))
    later = date(2027, 10, 29)
    may.record(AskExtension(refs=(WAITING,), to=later, reason="The audit is late.", asked_by="Head of Service"), BY)
    done_on = date(2027, 5, 19)
    may.record(RecordEvidence(refs=(COMPLETE,), title="Procedure", evidence_kind=EvidenceKind.OUTPUT, on=done_on), BY)
    may.record(ReportComplete(refs=(COMPLETE,), on=done_on, summary="Published."), BY)
    may.close()
    return on_day(ledger, TODAY)
