"""Plans for meetings: two sittings of the Executive, papers for both, and everything that a page can show."""

from datetime import date
from pathlib import Path

from actionplan.domain.command import Command
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import Declared, EvidenceKind
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, new_ledger, on_day

LOADED = date(2026, 9, 1)
FIRST_PAPERS = date(2026, 12, 3)
FIRST = "executive-2026-12-10"
FIRST_DAY = date(2026, 12, 10)
SECOND = "executive-2027-03-11"
PAPERS_DAY = date(2027, 3, 4)
SECOND_DAY = date(2027, 3, 11)

ROLE = "Detective Superintendent, Public Protection"
NAME = "NAME OF THE LEAD"
RESTRICTED = "RESTRICTED WORDS"
TITLE_OF_EVIDENCE = "TITLE OF THE EVIDENCE"
PLACE_OF_EVIDENCE = "PLACE OF THE EVIDENCE"
UPDATE = "WORDS OF AN UPDATE"
SECRETS = (RESTRICTED, TITLE_OF_EVIDENCE, PLACE_OF_EVIDENCE, UPDATE)
"""What no page shows, with names or without."""


def ref(number: int) -> str:
    """The ref of a recommendation."""
    return f"SAM-R{number:02d}"


def record(ledger: Ledger, *commands: Command) -> None:
    """Carry out several commands."""
    for command in commands:
        ledger.record(command, BY)


def owned(number: int, due: date, agency: str = "merseyside-police") -> tuple[Command, ...]:
    """An owner and a proposed date."""
    refs = (ref(number),)
    return AssignOwner(refs=refs, agency=agency, role=ROLE, name=NAME), ProposeDate(refs=refs, on=due)


def update(number: int, day: date, declared: Declared | None = None, *, restricted: bool = False) -> Command:
    """An update, restricted or not."""
    words = RESTRICTED if restricted else UPDATE
    return RecordUpdate(refs=(ref(number),), words=words, on=day, sender=NAME, declared=declared, restricted=restricted)


def evidence(number: int, day: date, *, restricted: bool = False) -> Command:
    """A piece of evidence."""
    title = RESTRICTED if restricted else TITLE_OF_EVIDENCE
    return RecordEvidence(
        refs=(ref(number),),
        title=title,
        evidence_kind=EvidenceKind.OUTPUT,
        on=day,
        held_at=PLACE_OF_EVIDENCE,
        restricted=restricted,
    )


def issue(ledger: Ledger, meeting: str) -> None:
    """The papers of a meeting go out."""
    cut_off = ledger.last_number()
    record(
        ledger,
        IssuePack(meeting=meeting, cut_off=cut_off, as_at=ledger.clock.today(), manifest_sha256="0" * 64),
    )


def planned(tmp_path: Path) -> Ledger:
    """The autumn: owners, dates, two sittings arranged, papers for the first of them."""
    ledger = new_ledger(tmp_path, LOADED)
    record(ledger, AddMeetings(body="Executive", days=(FIRST_DAY, SECOND_DAY)))
    for number, due in (
        (1, date(2027, 1, 31)),
        (2, date(2027, 3, 31)),
        (3, date(2027, 6, 30)),
        (4, date(2027, 2, 15)),
        (5, date(2027, 2, 1)),
        (6, date(2027, 9, 30)),
        (7, date(2027, 5, 31)),
        (8, date(2027, 7, 31)),
    ):
        record(ledger, *owned(number, due, "merseyside-police" if number in {1, 4, 5} else "camhs"))
    ledger = on_day(ledger, FIRST_PAPERS)
    record(ledger, update(1, FIRST_PAPERS), update(4, FIRST_PAPERS), update(5, FIRST_PAPERS, Declared.RED))
    issue(ledger, FIRST)
    return ledger


def before_second(tmp_path: Path) -> Ledger:
    """The winter: dates adopted, work done, the papers of the second sitting issued."""
    ledger = on_day(planned(tmp_path), FIRST_DAY)
    adopted = tuple(ref(number) for number in (1, 2, 3, 4, 5, 6, 7))
    record(
        ledger,
        AdoptDates(refs=adopted, meeting=FIRST),
        evidence(5, FIRST_DAY),
        ReportComplete(refs=(ref(5),), on=FIRST_DAY, summary=UPDATE),
        SignOffItems(refs=(ref(5),), meeting=FIRST, agreed_by="Chair", impact_review_on=SECOND_DAY),
        Supersede(refs=(ref(11),), reason="Taken up by another board", meeting=FIRST),
    )
    ledger = on_day(ledger, date(2027, 2, 20))
    day = ledger.clock.today()
    record(
        ledger,
        update(1, day),
        update(1, day, restricted=True),
        evidence(1, day, restricted=True),
        evidence(1, day),
        ReportComplete(refs=(ref(1),), on=day, summary=UPDATE),
        update(3, day),
        update(7, day, Declared.AMBER),
        AddActions(refs=(ref(6),), title="Agree the scope", agencies=("camhs",), due_on=date(2027, 4, 30)),
        AskExtension(refs=(ref(4),), to=date(2027, 6, 30), reason=UPDATE, asked_by=NAME),
        AskExtension(refs=(ref(2),), to=date(2027, 6, 30), reason=UPDATE, asked_by=NAME),
    )
    ledger = on_day(ledger, PAPERS_DAY)
    issue(ledger, SECOND)
    return ledger


def at_second(tmp_path: Path) -> Ledger:
    """The day of the second sitting, as the plan stands then; nothing entered since its papers."""
    return on_day(before_second(tmp_path), SECOND_DAY)
