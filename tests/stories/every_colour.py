"""A plan some months on, with something of every colour that can be reached without a meeting."""

from datetime import date
from pathlib import Path

from actionplan.domain.command import Command
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import Declared, EvidenceKind, Response, Via
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, new_ledger, on_day

TODAY = date(2026, 11, 22)
POLICE = "Detective Superintendent, Public Protection"


def _r(*numbers: int) -> tuple[str, ...]:
    return tuple(f"SAM-R{number:02d}" for number in numbers)


def _june() -> list[Command]:
    map_plans = (
        "Map every organised crime group plan against the contextual safeguarding register, "
        "and agree who tells whom when a child appears in both"
    )
    return [
        AssignOwner(refs=_r(1, 4, 5), agency="merseyside-police", role=POLICE, name="Postholder"),
        AssignOwner(refs=_r(2, 6), agency="knowsley-safeguarding-children-partnership", role=BY, name="Postholder"),
        AssignOwner(refs=_r(8), agency="childrens-social-care", role="Head of Safeguarding", name="Postholder"),
        AssignOwner(refs=_r(10), agency="education", role="Head of Inclusion"),
        AssignOwner(refs=_r(11), agency="camhs", role="Service Manager", proposed=True),
        ProposeDate(refs=_r(4), on=date(2026, 10, 10)),
        ProposeDate(refs=_r(1), on=date(2027, 1, 31)),
        ProposeDate(refs=_r(2), on=date(2027, 3, 31)),
        ProposeDate(refs=_r(5), on=date(2026, 12, 4)),
        ProposeDate(refs=_r(6), on=date(2026, 9, 30)),
        ProposeDate(refs=_r(8), on=date(2027, 5, 28)),
        ProposeDate(refs=_r(10), on=date(2027, 8, 31)),
        AddActions(refs=_r(4), title=map_plans, agencies=("merseyside-police",), due_on=date(2026, 10, 10)),
        AddActions(
            refs=_r(4), title="Joint briefing for lead responsible officers", agencies=("childrens-social-care",)
        ),
        SetPlan(
            refs=_r(4),
            will_do="Every plan will carry a safeguarding section, checked monthly.",
            intended_outcome="No young person is managed only as a suspect.",
            measure="Dip sample of ten plans each quarter.",
        ),
        Respond(refs=_r(1, 2, 4), response=Response.ACCEPTED),
        EditReview(review="SAM", plan_due_on=date(2026, 12, 12)),
    ]


def plan_in_every_colour(tmp_path: Path) -> Ledger:
    """The plan, as at 22 November 2026."""
    ledger = new_ledger(tmp_path, date(2026, 6, 1))
    by_day: dict[date, list[Command]] = {
        date(2026, 6, 3): _june(),
        date(2026, 8, 17): [
            RecordUpdate(
                refs=_r(4), words="Mapping has begun on three of eleven plans.\nWaiting for analyst time.",
                on=date(2026, 8, 17), sender=POLICE, via=Via.EMAIL,
            ),
            RecordUpdate(refs=_r(10), words="Referral panel mapped.", on=date(2026, 8, 10)),
        ],
        date(2026, 9, 28): [
            ReportComplete(refs=_r(6), on=date(2026, 9, 28), summary="Procedure rewritten, agreed and published."),
            RecordEvidence(
                refs=_r(6), title="Step up and step down procedure, version 3", on=date(2026, 9, 28),
                evidence_kind=EvidenceKind.OUTPUT, held_at="Partnership site, Procedures",
            ),
        ],
        date(2026, 11, 14): [
            RecordUpdate(refs=_r(1, 2, 8), words="On course.", on=date(2026, 11, 10), sender=BY),
            RecordUpdate(refs=_r(5), words="Short of a reviewer.", on=date(2026, 11, 9), declared=Declared.AMBER),
            RecordNote(refs=_r(4), words="Rang the office; no answer.", on=date(2026, 11, 12), via=Via.PHONE),
        ],
    }  # fmt: skip
    for day, commands in by_day.items():
        written_on = on_day(ledger, day)
        for command in commands:
            written_on.record(command, BY)
        written_on.close()
    ledger.close()
    return on_day(ledger, TODAY)
