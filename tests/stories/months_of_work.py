"""A plan with months of work in it, the same each time: what the golden files show."""

from datetime import date
from pathlib import Path

from actionplan.domain.command import Command
from actionplan.domain.state.entities import TextKey
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner
from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, Response, Via
from actionplan.ledger.ledger import Ledger
from tests.domain.memory_plan import MemoryPlan
from tests.factories import BY, new_ledger, on_day
from tests.nasty import NASTY

BEGAN = date(2026, 11, 22)
ENDED = date(2027, 4, 10)
ROLE = "Detective Superintendent, Public Protection"
NASTY_WORDS = "\n".join(text for text in NASTY if len(text) < 300)


def months_of_work(tmp_path: Path) -> Ledger:
    """The Child Sam plan from November 2026 to 10 April 2027, before any meeting.

    R04 is overdue, R05 is reported complete, R10 has two actions; nasty texts, an undo and a redaction.
    """
    ledger = new_ledger(tmp_path, BEGAN)
    for day, command in _work():
        on_day(ledger, day).record(command, BY)
    return on_day(ledger, ENDED)


def months_of_work_in_memory() -> MemoryPlan:
    """The same plan in memory."""
    plan = MemoryPlan.seeded(BEGAN)
    for day, command in _work():
        plan.on(day).record(command)
    return plan.on(ENDED)


def _work() -> list[tuple[date, Command]]:
    police, education = "merseyside-police", "education"
    first, second, third = date(2026, 11, 23), date(2026, 12, 7), date(2027, 1, 20)
    four, five, ten = ("SAM-R04",), ("SAM-R05",), ("SAM-R10",)
    return [
        (first, AssignOwner(refs=four + five, agency=police, role=ROLE, contributing=(education,), proposed=True)),
        (first, ConfirmOwner(refs=four, confirmed_from="Staff Officer, by phone")),
        (first, ProposeDate(refs=four, on=date(2027, 2, 26))),
        (first, Respond(refs=four, response=Response.PART, reason="=subject to funding")),
        (first, SetPlan(refs=four, will_do="=1+1", intended_outcome="＠SUM(A1)", measure="'=“Audit” of 20 cases: £0")),
        (
            second,
            RecordUpdate(refs=four, words=NASTY_WORDS, on=second, sender=ROLE, via=Via.PHONE, declared=Declared.GREEN),
        ),
        (second, RecordUpdate(refs=five, words="Framework under review.\n\n- draft due", on=date(2026, 12, 1))),
        (second, RecordNote(refs=four, words="Rang, no answer.", on=second, restricted=True)),
        (second, AddActions(refs=ten, title="Survey of units 日本語", agencies=(education,), due_on=date(2027, 6, 30))),
        (second, AddActions(refs=ten, title="[critical] Report to the Executive", due_on=date(2027, 7, 31))),
        (third, ProposeDate(refs=five, on=date(2027, 3, 5))),
        (
            third,
            RecordEvidence(
                refs=five,
                title="+ Minutes @ board",
                evidence_kind=EvidenceKind.OUTPUT,
                on=third,
                held_at="Records store, shelf 4",
                sha256="ab" * 32,
                restricted=True,
            ),
        ),
        (third, RecordUpdate(refs=("SAM-R10-A1",), words="Out to units \\", on=third)),
        (third, ProposeDate(refs=four, on=date(2027, 12, 31))),
        (third, Undo(step=_STEP_TO_UNDO)),
        (third, RecordUpdate(refs=five, words="A text that will have to go.", on=third)),
        (third, Redact(entry=_ENTRY_TO_REDACT, reason="personal data")),
        (
            date(2027, 3, 1),
            ReportComplete(refs=five, on=date(2027, 3, 1), summary="Framework revised.", outcome=Outcome.IN_PART),
        ),
    ]


_STEP_TO_UNDO = 16
_ENTRY_TO_REDACT = 42


def texts_of(ledger: Ledger, ref: str, head: int) -> dict[TextKey, str]:
    """The words of an item's updates, notes and evidence."""
    names = ("words", "sender", "title", "held_at")
    return ledger.texts([(record.entry, name) for record in ledger.records(ref, head) for name in names])
