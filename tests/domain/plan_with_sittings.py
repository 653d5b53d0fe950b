"""A plan in memory with three sittings of the Executive on record, and verbs for what is done between and at them."""

from datetime import date

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import EvidenceKind, MeetingKind
from actionplan.intake.seed import read_seed
from tests.domain.memory_plan import MemoryPlan

BEGUN = date(2027, 1, 4)
MARCH, JUNE, SEPTEMBER = date(2027, 3, 11), date(2027, 6, 10), date(2027, 9, 9)
AT_MARCH, AT_JUNE, AT_SEPTEMBER = "executive-2027-03-11", "executive-2027-06-10", "executive-2027-09-09"
DUE = date(2027, 6, 30)
LATER = date(2027, 8, 31)
R4, R5, A1 = "SAM-R04", "SAM-R05", "SAM-R04-A1"
POLICE = "merseyside-police"
CHAIR = "Partnership chair"


class PlanWithSittings(MemoryPlan):
    """The Child Sam plan, begun on 4 January 2027; the Executive sits in March, June and September."""

    def __init__(self) -> None:
        sittings = AddMeetings(body="Executive", days=(MARCH, JUNE, SEPTEMBER))
        super().__init__(BEGUN, BeginPlan(), LoadReview(file=read_seed()), sittings)

    def row(self, ref: str = R4) -> Row:
        """One line of the plan today."""
        return super().row(ref)

    def item(self, ref: str = R4) -> Item:
        """One item today."""
        return super().item(ref)

    def adopts(self, *refs: str, due: date = DUE, at: str = AT_MARCH, day: date = MARCH) -> int:
        """Owned and dated on the first day, adopted on the meeting's; the step that adopted."""
        self.does(AssignOwner(refs=refs or (R4,), agency=POLICE))
        self.does(ProposeDate(refs=refs or (R4,), on=due))
        return self.on(day).does(AdoptDates(refs=refs or (R4,), meeting=at))

    def asks(self, to: date = LATER, ref: str = R4) -> int:
        """An extension is asked for."""
        return self.does(AskExtension(refs=(ref,), to=to, reason="The audit is late.", asked_by="Lead officer"))

    def grants(self, at: str, ref: str = R4, to: date | None = None) -> int:
        """A meeting grants it."""
        return self.does(GrantExtension(refs=(ref,), meeting=at, to=to))

    def completes(self, ref: str = R4, kind: EvidenceKind = EvidenceKind.OUTPUT) -> None:
        """Reported complete today, with a piece of evidence."""
        self.does(RecordEvidence(refs=(ref,), title="Audit", evidence_kind=kind, on=self.today))
        self.does(ReportComplete(refs=(ref,), on=self.today, summary="Done."))

    def signs_off(self, at: str, *refs: str, review: date | None = date(2028, 3, 9), by: str = CHAIR) -> int:
        """A meeting signs off."""
        return self.does(SignOffItems(refs=refs or (R4,), meeting=at, agreed_by=by, impact_review_on=review))

    def issues(self, meeting: str) -> int:
        """Papers go out for a meeting."""
        cut_off = self.last_number()
        return self.does(IssuePack(meeting=meeting, cut_off=cut_off, as_at=self.today, manifest_sha256="0" * 64))


def chairs_action(day: date) -> AddMeetings:
    """The record of a chair's action."""
    return AddMeetings(body="Executive", days=(day,), meeting_kind=MeetingKind.CHAIRS_ACTION)
