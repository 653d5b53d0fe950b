"""From each status, each command: where it leads, or that it is refused in a sentence and changes nothing."""

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import Refused
from actionplan.domain.kinds import SUBJECTS
from actionplan.domain.subjects import (
    bodies,
    closing,
    deadlines,
    extensions,
    follow_ups,
    meetings,
    overrides,
    packs,
    pauses,
    signing_off,
)
from actionplan.domain.subjects.actions import AddActions, RetitleAction
from actionplan.domain.subjects.agencies import AddAgency, EditAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.bringing import RecordSource
from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.finding_edits import EditFinding, WithdrawFinding
from actionplan.domain.subjects.findings import AddFinding, AnswerFinding
from actionplan.domain.subjects.guarding import LetThrough
from actionplan.domain.subjects.holding import ReleaseUpdate
from actionplan.domain.subjects.measures import AddMeasure, EditMeasure, RecordReading, WithdrawMeasure
from actionplan.domain.subjects.others import GiveToOthers, RecordOthersAnswer, TakeBack
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.plan import BeginPlan, SetPolicy
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.priorities import SetPriority
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.publishing import WithholdFromPublic, WritePublicLine
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview, LoadReview
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import EvidenceKind, Outcome, Priority, Response, Status
from tests.domain.builders import REF, TODAY, Plan, ago, ahead, item_with

UPDATE = RecordUpdate(refs=(REF,), words="Policy drafted.", on=TODAY)
NOTE = RecordNote(refs=(REF,), words="Rang, no answer.", on=TODAY)
EVIDENCE = RecordEvidence(refs=(REF,), title="Audit", evidence_kind=EvidenceKind.QUALITY, on=TODAY)
MEASURE = AddMeasure(refs=(REF,), title="Plans that name a parent")
SCRUTINY = RecordScrutiny(refs=(REF,), words="Not yet seen by children.", sender="Independent scrutineer", on=TODAY)
COMPLETE = ReportComplete(refs=(REF,), on=ago(1), summary="Adopted by all.", outcome=Outcome.IN_PART)
REOPEN = Reopen(refs=(REF,), reason="The audit found gaps.")
PLAN = SetPlan(refs=(REF,), will_do="Write the policy.")
THEME = SetTheme(refs=(REF,), theme="Exploitation")
SOURCE = RecordSource(refs=(REF,), source="plan.xlsx, row 4")
PRIORITY = SetPriority(refs=(REF,), priority=Priority.HIGH)
PUBLIC = WritePublicLine(refs=(REF,), words="Cases are managed in another way.")
WITHHOLD = WithholdFromPublic(refs=(REF,))
DUE = ProposeDate(refs=(REF,), on=ahead(50))
ASSIGN = AssignOwner(refs=(REF,), agency="camhs")
CONFIRM = ConfirmOwner(refs=(REF,), confirmed_from="Head of Service")
CLEAR = ClearOwner(refs=(REF,))
VACATE = VacatePost(refs=(REF,))
RESPOND = Respond(refs=(REF,), response=Response.ACCEPTED)
ACTION = AddActions(refs=(REF,), title="Train staff")
NOT_STARTED, GOING, REPORTED = Status.NOT_STARTED, Status.IN_PROGRESS, Status.REPORTED_COMPLETE
SIGNED, SUPERSEDED, NOT_ACCEPTED = Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED
STAYS = {status: status for status in (NOT_STARTED, GOING, REPORTED)}
ALWAYS = {status: status for status in Status}
LIFECYCLE: dict[str, tuple[Command, dict[Status, Status]]] = {
    "update": (UPDATE, {NOT_STARTED: GOING, GOING: GOING, REPORTED: REPORTED}),
    "note": (NOTE, ALWAYS),
    "evidence": (EVIDENCE, {**STAYS, SIGNED: SIGNED}),
    "measure": (MEASURE, {**STAYS, SIGNED: SIGNED}),
    "scrutiny": (SCRUTINY, ALWAYS),
    "complete": (COMPLETE, {NOT_STARTED: REPORTED, GOING: REPORTED}),
    "reopen": (REOPEN, {REPORTED: GOING, SIGNED: GOING, SUPERSEDED: GOING}),
    "plan": (PLAN, STAYS),
    "theme": (THEME, ALWAYS),
    "priority": (PRIORITY, STAYS),
    "source": (SOURCE, ALWAYS),
    "public line": (PUBLIC, ALWAYS),
    "withhold": (WITHHOLD, ALWAYS),
    "due": (DUE, STAYS),
    "assign": (ASSIGN, STAYS),
    "confirm": (CONFIRM, STAYS),
    "clear owner": (CLEAR, STAYS),
    "vacate": (VACATE, STAYS),
    "respond": (RESPOND, STAYS),
    "add an action": (ACTION, STAYS),
}


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("name", list(LIFECYCLE))
def test_a_command_leads_where_the_lifecycle_says_or_is_refused_in_a_sentence(name: str, status: Status) -> None:
    command, leads_to = LIFECYCLE[name]
    plan = Plan(item_with(status))
    before = dict(plan.state.entities)
    if status in leads_to:
        assert plan.does(command)
        assert plan.item.status is leads_to[status]
        return
    with pytest.raises(Refused) as refused:
        plan.does(command)
    assert REF in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert plan.state.entities == before


def test_every_command_about_an_item_is_in_the_lifecycle() -> None:
    about_a_plan = {
        BeginPlan, SetPolicy, LoadReview, EditReview, AddAgency, EditAgency,
        RenameAgency, MergeAgency, RetitleAction, Undo, Redact, Amend, EditMeasure, WithdrawMeasure, RecordReading,
        LetThrough, ReleaseUpdate, AddFinding, AnswerFinding, EditFinding, WithdrawFinding,
    }  # fmt: skip
    in_table = {type(command) for command, _ in LIFECYCLE.values()}
    at_meetings = (deadlines, extensions, signing_off, closing, pauses, overrides, bodies, meetings, follow_ups, packs)
    tested_apart = {
        GiveToOthers,
        TakeBack,
        RecordOthersAnswer,
        RaiseItems,
        RecordRaiseAnswer,
        RecordChase,
        RecordChaseAnswer,
    }
    elsewhere = tested_apart | {each.command for subject in at_meetings for each in subject.SUBJECT.commands} - {
        ProposeDate
    }
    everything = {each.command for subject in SUBJECTS for each in subject.commands}
    assert in_table | about_a_plan == everything - elsewhere
