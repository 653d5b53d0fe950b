"""A plan on a real ledger that goes through the quarter's cycle, day by day: for the tests of what meetings decide."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import EvidenceKind, MeetingKind
from tests.factories import BY, new_ledger, on_day

BEGUN = date(2027, 1, 4)
MARCH, JUNE, SEPTEMBER = date(2027, 3, 11), date(2027, 6, 10), date(2027, 9, 9)
AT_MARCH, AT_JUNE, AT_SEPTEMBER = "executive-2027-03-11", "executive-2027-06-10", "executive-2027-09-09"
DUE = date(2027, 6, 30)
LATER = date(2027, 8, 31)
R4, R5, A1 = "SAM-R04", "SAM-R05", "SAM-R04-A1"
POLICE = "merseyside-police"
CHAIR = "Independent Chair"


class Cycle:
    """The Child Sam plan with three sittings of the Executive on record; the day goes on with ``on``."""

    def __init__(self, folder: Path) -> None:
        self.ledger = new_ledger(folder, BEGUN)
        self.does(AddMeetings(body="Executive", days=(MARCH, JUNE, SEPTEMBER)))

    def on(self, day: date) -> "Cycle":
        """The same plan, on a later day."""
        self.ledger.close()
        self.ledger = on_day(self.ledger, day)
        return self

    def does(self, command: Command, by: str = BY) -> int:
        """Carry out a command that changes something; its step."""
        step = self.ledger.record(command, by).step
        assert step is not None, "it changed nothing"
        return step

    def undoes(self, step: int) -> int:
        """Undo a step; the undo's own step."""
        return self.does(Undo(step=step))

    def refuses(self, command: Command) -> str:
        """The sentence that refuses a command; nothing was written."""
        before = self.ledger.last_number()
        with pytest.raises((Refused, BadInput)) as caught:
            self.ledger.record(command, BY)
        assert self.ledger.last_number() == before
        sentence: str = caught.value.sentence
        return sentence

    @property
    def view(self) -> PlanView:
        """The plan today."""
        return self.ledger.view()

    def row(self, ref: str = R4) -> Row:
        """One line of the plan today."""
        found = self.view.snapshot.row(ref)
        assert found is not None
        return found

    def item(self, ref: str = R4) -> Item:
        """One item today."""
        return self.row(ref).item

    def words(self, ref: str | None = None) -> list[str]:
        """The kinds of entry on record, oldest first; of one item where it is named."""
        lines = self.ledger.history(self.ledger.last_number(), None if ref is None else [ref])
        return [line.entry.fact.kind for line in lines]

    # What most stories begin with

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
        today = self.ledger.clock.today()
        self.does(RecordEvidence(refs=(ref,), title="Audit", evidence_kind=kind, on=today))
        self.does(ReportComplete(refs=(ref,), on=today, summary="Done."))

    def signs_off(self, at: str, *refs: str, review: date | None = date(2028, 3, 9), by: str = CHAIR) -> int:
        """A meeting signs off."""
        return self.does(
            SignOffItems(refs=refs or (R4,), meeting=at, agreed_by=by, impact_review_on=review),
        )

    def issues(self, meeting: str) -> int:
        """Papers go out for a meeting."""
        cut_off, day = self.ledger.last_number(), self.ledger.clock.today()
        return self.does(IssuePack(meeting=meeting, cut_off=cut_off, as_at=day, manifest_sha256="0" * 64))


def chairs_action(day: date) -> AddMeetings:
    """The record of a chair's action."""
    return AddMeetings(body="Executive", days=(day,), meeting_kind=MeetingKind.CHAIRS_ACTION)


def a_cycle(folder: Path) -> Iterator[Cycle]:
    """For fixtures: a plan whose file is let go of at the end."""
    cycle = Cycle(folder)
    yield cycle
    cycle.ledger.close()
