"""A plan some months on, for the tests of the views: dates adopted, moved, passed and asked for."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplan.domain.clock import Clock
from actionplan.domain.command import Command
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import Declared, EvidenceKind
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, new_ledger, on_day

LOADED = date(2026, 9, 1)
DECEMBER, MARCH, JUNE = date(2026, 12, 10), date(2027, 3, 11), date(2027, 6, 10)
AT_DECEMBER, AT_MARCH = "executive-2026-12-10", "executive-2027-03-11"
TODAY = date(2027, 4, 20)
SIGNED_OFF, MOVED, OVERDUE, ASKED, PROPOSED, BY_ACTIONS, UNDATED, DROPPED = (f"SAM-R{n:02d}" for n in range(1, 9))
ROLE = "Detective Superintendent, Public Protection"


def _september() -> list[Command]:
    dates = {
        SIGNED_OFF: date(2027, 1, 31), MOVED: date(2027, 2, 28), OVERDUE: date(2027, 3, 31),
        ASKED: date(2027, 4, 30), PROPOSED: date(2027, 9, 30),
    }  # fmt: skip
    refs = (SIGNED_OFF, MOVED, OVERDUE, ASKED)
    return [
        AddMeetings(body="Executive", days=(DECEMBER, MARCH, JUNE)),
        AssignOwner(refs=refs, agency="merseyside-police", role=ROLE, name="Postholder"),
        AssignOwner(refs=(PROPOSED, BY_ACTIONS), agency="childrens-social-care", role=BY, name="Postholder"),
        *(ProposeDate(refs=(ref,), on=day) for ref, day in dates.items()),
        AddActions(refs=(BY_ACTIONS,), title="Agree one form", agencies=("camhs",), due_on=date(2027, 5, 31)),
        AddActions(refs=(BY_ACTIONS,), title="Train the chairs", agencies=("camhs",), due_on=date(2027, 7, 15)),
    ]


def plan_with_dates(tmp_path: Path) -> Ledger:
    """As at 20 April 2027: the Executive has sat in December and March, and sits again in June.

    In December it adopted four dates. One item was signed off in March, one moved to 31 July; one is 20 days overdue
    and its lead calls it Green, one asks for longer. One date is only proposed, one item is dated by its two actions,
    one was superseded, the others have no date.
    """
    path = tmp_path / "plan.db"
    path.write_bytes(_made())
    return Ledger.open(str(path), Clock(fixed_day=TODAY))


@cache
def _made() -> bytes:
    """The plan's file: it takes a while to make, and each test has a copy of its own."""
    with TemporaryDirectory() as folder:
        return _lived_through(new_ledger(Path(folder), LOADED)).read_bytes()


def _lived_through(ledger: Ledger) -> Path:
    evidence, work = EvidenceKind.OUTPUT, "Published."
    later = AskExtension(refs=(MOVED,), to=date(2027, 7, 31), reason="Two posts are empty.", asked_by=ROLE)
    by_day: dict[date, list[Command]] = {
        LOADED: _september(),
        DECEMBER: [AdoptDates(refs=(SIGNED_OFF, MOVED, OVERDUE, ASKED), meeting=AT_DECEMBER)],
        date(2027, 1, 29): [
            RecordEvidence(refs=(SIGNED_OFF,), title="Procedure", evidence_kind=evidence, on=date(2027, 1, 28)),
            ReportComplete(refs=(SIGNED_OFF,), on=date(2027, 1, 28), summary=work),
            RecordUpdate(refs=(OVERDUE,), words="All is well.", on=date(2027, 1, 29), declared=Declared.GREEN),
        ],
        date(2027, 2, 20): [later],
        MARCH: [
            GrantExtension(refs=(MOVED,), meeting=AT_MARCH),
            SignOffItems(
                refs=(SIGNED_OFF,), meeting=AT_MARCH, agreed_by="Delegated safeguarding partner", impact_review_on=JUNE
            ),
            Supersede(refs=(DROPPED,), reason="Taken up by another board", meeting=AT_MARCH),
        ],
        date(2027, 4, 19): [
            RecordUpdate(refs=(MOVED, ASKED), words="On course.", on=date(2027, 4, 19), sender=ROLE),
            AskExtension(refs=(ASKED,), to=date(2027, 6, 30), reason="The audit is late.", asked_by=ROLE),
        ],
    }  # fmt: skip
    for day, commands in by_day.items():
        written_on = on_day(ledger, day)
        for command in commands:
            written_on.record(command, BY)
        written_on.close()
    ledger.close()
    return Path(ledger.location)
