"""A plan with three meetings in it, the same each time: what the pack's tests and its golden files show."""

from datetime import date
from pathlib import Path

from actionplan.domain.command import Command
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension, RefuseExtension
from actionplan.domain.subjects.meetings import AddMeetings, MinuteDecision
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import EvidenceKind, MeetingKind, Response
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack
from tests.factories import BY, new_ledger, on_day

DECEMBER, MARCH, JUNE = "executive-2026-12-10", "executive-2027-03-11", "executive-2027-06-10"
CHAIRS = "executive-2027-01-15"
ROLE = "Detective Superintendent, Public Protection"
CHAIR = "Partnership chair"
BEGAN = date(2026, 11, 22)
SITTING = date(2026, 12, 10)
ISSUED = {DECEMBER: date(2026, 12, 3), MARCH: date(2027, 3, 4), JUNE: date(2027, 6, 3)}
RESTRICTED = "Words that no paper may show."
WITHDRAWN = "Words that were typed against the wrong item."
NASTY_TITLE = "Survey | <b>of</b> [units](http://example.org) *now* `x` \x1b[2J =1+1"


def a_year(tmp_path: Path) -> Ledger:
    """The plan after its three meetings' papers went out, its clock on the day of the last ones.

    The papers stand in folders beside it, each named for its meeting.
    """
    ledger = new_ledger(tmp_path, BEGAN)
    for day, command in _work("merseyside-police", "camhs"):
        ledger.close()
        ledger = on_day(ledger, day)
        if isinstance(command, str):
            issue_pack(ledger, command, tmp_path / command, BY)
        elif command == Undo(step=0):
            last = ledger.last_undoable_step()
            assert last is not None
            ledger.record(Undo(step=last), BY)
        else:
            ledger.record(command, BY)
    return ledger


def _work(police: str, camhs: str) -> list[tuple[date, Command | str]]:
    return [
        *_to_december(police, camhs),
        (ISSUED[DECEMBER], DECEMBER),
        *_to_march(police),
        (ISSUED[MARCH], MARCH),
        *_to_june(camhs),
        (ISSUED[JUNE], JUNE),
    ]


def _to_december(police: str, camhs: str) -> list[tuple[date, Command | str]]:
    day = date(2026, 11, 23)
    led = ("SAM-R01", "SAM-R04", "SAM-R05")
    return [
        (day, AddMeetings(body="Executive", days=(SITTING, date(2027, 3, 11), date(2027, 6, 10), date(2027, 9, 9)))),
        (day, AssignOwner(refs=led, agency=police, role=ROLE, name="A post holder")),
        (day, AssignOwner(refs=("SAM-R11",), agency=camhs, role="Service Manager", name="Another post holder")),
        (day, ProposeDate(refs=led, on=date(2027, 1, 31))),
        (day, ProposeDate(refs=("SAM-R11",), on=date(2027, 4, 30))),
        (day, Respond(refs=led, response=Response.ACCEPTED)),
        (day, SetPlan(refs=("SAM-R04",), will_do="Review the unit's work.", measure="Audit of 20 cases")),
        (
            date(2026, 12, 1),
            AddActions(refs=("SAM-R10",), title=NASTY_TITLE, agencies=(camhs,), due_on=date(2027, 3, 1)),
        ),
    ]


def _to_march(police: str) -> list[tuple[date, Command | str]]:
    january, february = date(2027, 1, 20), date(2027, 2, 20)
    return [
        (SITTING, AdoptDates(refs=("SAM-R01", "SAM-R04", "SAM-R05", "SAM-R11"), meeting=DECEMBER)),
        (SITTING, Supersede(refs=("SAM-R09",), reason="Taken up by the city's programme.", meeting=DECEMBER)),
        (
            date(2027, 1, 15),
            AddMeetings(body="Executive", days=(date(2027, 1, 15),), meeting_kind=MeetingKind.CHAIRS_ACTION),
        ),
        (
            date(2027, 1, 15),
            MinuteDecision(refs=("SAM-R04",), meeting=CHAIRS, words="The unit's lead joins the group."),
        ),
        (january, RecordUpdate(refs=("SAM-R04",), words="Terms of reference agreed.", on=january)),
        (january, RecordUpdate(refs=("SAM-R05",), words=RESTRICTED, on=january, restricted=True)),
        (january, RecordUpdate(refs=("SAM-R11",), words=WITHDRAWN, on=january)),
        (january, Undo(step=0)),
        (
            january,
            RecordEvidence(
                refs=("SAM-R01",), title="Minutes of the board", evidence_kind=EvidenceKind.OUTPUT, on=january
            ),
        ),
        (january, ReportComplete(refs=("SAM-R01",), on=january, summary="Sharing agreement signed.")),
        (february, AskExtension(refs=("SAM-R04",), to=date(2027, 5, 31), reason="Staff changes.", asked_by=ROLE)),
        (february, AskExtension(refs=("SAM-R05",), to=date(2027, 5, 31), reason="Waits for R04.", asked_by=ROLE)),
        (february, AssignOwner(refs=("SAM-R02",), agency=police, role=ROLE, name="A post holder")),
    ]


def _to_june(camhs: str) -> list[tuple[date, Command | str]]:
    sat = date(2027, 3, 11)
    return [
        (sat, SignOffItems(refs=("SAM-R01",), meeting=MARCH, agreed_by=CHAIR, impact_review_on=date(2027, 6, 1))),
        (sat, GrantExtension(refs=("SAM-R04",), meeting=MARCH, condition="A report in June.")),
        (sat, RefuseExtension(refs=("SAM-R05",), meeting=MARCH, reason="It does not depend on R04.")),
        (
            sat,
            PauseItems(refs=("SAM-R11",), until=date(2027, 5, 1), reason="The service is being moved.", meeting=MARCH),
        ),
        (date(2027, 4, 1), AssignOwner(refs=("SAM-R02",), agency=camhs, role="Service Manager")),
        (
            date(2027, 6, 2),
            AskExtension(refs=("SAM-R04",), to=date(2027, 9, 30), reason="One report is late.", asked_by=ROLE),
        ),
    ]
