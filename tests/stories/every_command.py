"""A plan in which each command of the domain is carried out, and each text that an entry can hold is given.

So each rule asks its context for what it needs, and a command or a text that comes new has to be added here.
"""

from dataclasses import replace
from datetime import date

from actionplan.domain.command import Command
from actionplan.domain.guard import Guarded
from actionplan.domain.subjects.actions import AddActions, RetitleAction
from actionplan.domain.subjects.agencies import AddAgency, EditAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.bodies import AddBody, DelegatePowers, EditBody
from actionplan.domain.subjects.bringing import RecordSource
from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import (
    AskExtension,
    ExtendByMeeting,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    WithdrawExtension,
)
from actionplan.domain.subjects.finding_edits import EditFinding, WithdrawFinding
from actionplan.domain.subjects.findings import AddFinding, AnswerFinding
from actionplan.domain.subjects.follow_ups import DropFollowUp, FollowUpIsDone, RedateFollowUp, SetFollowUp
from actionplan.domain.subjects.guarding import LetThrough
from actionplan.domain.subjects.holding import ReleaseUpdate
from actionplan.domain.subjects.measures import AddMeasure, EditMeasure, RecordReading, WithdrawMeasure
from actionplan.domain.subjects.meetings import (
    AddMeetings,
    AgreeMinutes,
    CancelMeeting,
    CloseMeeting,
    MinuteDecision,
    MoveMeeting,
    RecordAttendance,
    RecordChallenge,
    ReopenMeeting,
    WordMeeting,
)
from actionplan.domain.subjects.others import GiveToOthers, RecordOthersAnswer, TakeBack
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.pauses import PauseItems, ResumeItems
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
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import (
    Act,
    BodyRole,
    Colour,
    DelegatedFor,
    EvidenceKind,
    ImpactState,
    MeetingKind,
    MeetingPart,
    Priority,
    Response,
    Source,
)
from actionplan.intake.seed import read_seed

BEGAN, MARCH, JUNE, SEPTEMBER = date(2027, 1, 4), date(2027, 3, 11), date(2027, 6, 10), date(2027, 9, 9)
AT_MARCH, AT_JUNE, AT_SEPTEMBER = "executive-2027-03-11", "executive-2027-06-10", "executive-2027-09-09"
CHAIR = "Partnership chair"

R1, R2, R3, R4, R5, R6 = (f"SAM-R0{number}" for number in range(1, 7))
DATED = (R1, R2, R3, R4, R5)
REASON = "As minuted."
DUE, LATER, ENDED = date(2027, 6, 30), date(2027, 8, 31), date(2027, 10, 31)


def every_command() -> list[tuple[date, Command]]:
    """The commands with their days, from the beginning of the plan to 9 September 2027."""
    return [
        *((BEGAN, command) for command in _in_january()),
        *((MARCH, command) for command in _in_march()),
        *((JUNE, command) for command in _in_june()),
        *((SEPTEMBER, command) for command in _in_september()),
    ]


def _in_january() -> list[Command]:
    return [
        BeginPlan(),
        LoadReview(file=read_seed()),
        LoadReview(file=replace(read_seed(), ref="TOM", title="Child Tom")),
        AddMeetings(body="Executive", days=(MARCH, JUNE, SEPTEMBER, date(2027, 7, 8), date(2027, 8, 12))),
        AddMeetings(body="Executive", days=(BEGAN,), meeting_kind=MeetingKind.CHAIRS_ACTION),
        SetPolicy(key="stale_days", value=50, reason=REASON),
        EditReview(review="SAM", title="Child Sam, reviewed", review_kind="review", partnership="The partnership"),
        AddAgency(name="School"),
        RenameAgency(agency="school", name="Primary School"),
        EditAgency(agency="school", short="Primary", contact="contact@example.org", copy_to="partner@example.org"),
        AssignOwner(refs=DATED, agency="merseyside-police", role="Head", name="Sam Other", contributing=("school",)),
        AssignOwner(
            refs=(R6,), agency="school", role="Head", name="Alex Example", email="lead@example.org", proposed=True
        ),
        ConfirmOwner(refs=(R6,), confirmed_from="Head, by phone"),
        VacatePost(refs=(R6,)),
        MergeAgency(agency="school", into="education"),
        ClearOwner(refs=(R6,)),
        ProposeDate(refs=DATED, on=DUE, reason=REASON),
        SetPlan(refs=(R4,), will_do="Write it.", intended_outcome="It is known.", measure="An audit."),
        SetTheme(refs=(R4,), theme="Practice"),
        SetPriority(refs=(R4,), priority=Priority.HIGH),
        RecordSource(refs=(R4,), source="plan.xlsx, sheet Actions, row 4", kept="Due: Q4"),
        Respond(refs=(R4,), response=Response.ACCEPTED, reason=REASON),
        AddActions(refs=(R4,), title="Train", agencies=("camhs",)),
        RetitleAction(refs=(f"{R4}-A1",), title="Train all"),
        RecordUpdate(refs=(R4,), words="Begun.", on=BEGAN, sender="Lead officer"),
        RecordNote(refs=(R4,), words="Rang.", on=BEGAN, sender="Lead officer"),
        IssuePack(meeting=AT_MARCH, cut_off=_CUT_OFF, as_at=BEGAN, manifest_sha256="0" * 64),
    ]


def _in_march() -> list[Command]:
    done = (R1, R2, f"{R4}-A1")
    return [
        AdoptDates(refs=DATED, meeting=AT_MARCH),
        ProposeDate(refs=(R5,), on=date(2027, 7, 15), correct=True, reason="Mistyped."),
        RecordEvidence(refs=done, title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=MARCH, held_at="The hub"),
        ReportComplete(refs=done, on=MARCH, summary="Done."),
        ReturnSignOff(refs=(R2,), meeting=AT_MARCH, reason=REASON),
        SignOffItems(
            refs=(R1, f"{R4}-A1"),
            meeting=AT_MARCH,
            agreed_by=CHAIR,
            checked_by="Quality Assurance Lead",
            interest="Director of Education",
            impact_review_on=JUNE,
        ),
        MinuteDecision(refs=(R4,), meeting=AT_MARCH, words="Noted."),
        CloseMeeting(meeting=AT_MARCH),
        ReopenMeeting(meeting=AT_MARCH, reason=REASON),
        CloseMeeting(meeting=AT_MARCH),
        MoveMeeting(meeting="executive-2027-07-08", on=date(2027, 7, 15), reason=REASON),
        CancelMeeting(meeting="executive-2027-08-12", reason=REASON),
    ]


def _in_june() -> list[Command]:
    ask = AskExtension(refs=(R2, R3, R4, R5), to=LATER, reason="The audit is late.", asked_by="Lead officer")
    return [
        ask,
        GrantExtension(refs=(R2,), meeting=AT_JUNE, condition="Reports."),
        RefuseExtension(refs=(R3,), meeting=AT_JUNE, reason=REASON),
        ReturnExtension(refs=(R4,), meeting=AT_JUNE, reason=REASON),
        WithdrawExtension(refs=(R5,), reason=REASON),
        ExtendByMeeting(refs=(R5,), to=LATER, reason=REASON, meeting=AT_JUNE, condition="Reports."),
        PauseItems(refs=(R5,), until=LATER, reason=REASON, meeting=AT_JUNE),
        ResumeItems(refs=(R5,)),
        AddMeasure(refs=(R1, R2), title="Plans that name a parent", unit="plans", target="9 of 10", target_on=LATER),
        EditMeasure(measure=f"{R1}-M1", title="Plans seen", unit="all plans", baseline="3 of 10"),
        RecordReading(
            measure=f"{R1}-M1", value="5 of 10", words="Ten seen.", period="May", on=JUNE, source=Source.AUDIT
        ),
        ReviewImpact(refs=(R1,), found=ImpactState.EVIDENCED, words="Asked.", meeting=AT_JUNE),
        Supersede(refs=(R3,), reason=REASON, meeting=AT_JUNE, by_item=R4),
        Reopen(refs=(R3,), reason="Not the same."),
        Respond(refs=("TOM-R01",), response=Response.NOT_ACCEPTED, reason=REASON, meeting=AT_JUNE),
        GiveToOthers(
            refs=("TOM-R03",), body="Department for Education", answer_due=LATER, meeting=AT_JUNE, reason=REASON
        ),
        RecordOthersAnswer(refs=("TOM-R03",), answer="In the next guidance.", on=JUNE),
    ]


def _in_september() -> list[Command]:
    return [
        OverrideRating(refs=(R4,), colour=Colour.AMBER, reason=REASON, meeting=AT_SEPTEMBER, agreed_by=CHAIR),
        Undo(step=_OVERRIDE),
        RecordScrutiny(refs=(R4,), words="Not yet seen by children.", sender="Independent scrutineer", on=SEPTEMBER),
        WithdrawMeasure(measure=f"{R1}-M1", reason=REASON),
        RecordUpdate(refs=(R4,), words="A name.", on=SEPTEMBER),
        Redact(entry=_UPDATE, reason="personal data"),
        Respond(refs=("TOM-R01",), response=Response.ACCEPTED, reason=REASON, meeting=AT_SEPTEMBER),
        OverrideRating(refs=("TOM-R02",), colour=Colour.GREEN, reason=REASON, meeting=AT_SEPTEMBER, agreed_by=CHAIR),
        AssignOwner(refs=("TOM-R02",), agency="education"),
        ProposeDate(refs=("TOM-R02",), on=JUNE),
        TakeBack(refs=("TOM-R03",), reason=REASON, meeting=AT_SEPTEMBER),
        IssuePack(meeting=AT_JUNE, cut_off=_LAST, as_at=JUNE, manifest_sha256="0" * 64, late=True, reason=REASON),
        RaiseItems(refs=("TOM-R04",), raised_with="Lead Safeguarding Partners", reason=REASON, meeting=AT_SEPTEMBER),
        RecordRaiseAnswer(refs=("TOM-R04",), answer="Two more officers.", on=SEPTEMBER),
        SetFollowUp(refs=(R4,), meeting=AT_SEPTEMBER, words="Write to them.", owner="Business Manager", due=ENDED),
        SetFollowUp(meeting=AT_SEPTEMBER, words="Find a room."),
        RedateFollowUp(number=3, meeting=AT_SEPTEMBER, due=date(2027, 11, 1), reason=REASON),
        FollowUpIsDone(number=3, words="Written."),
        DropFollowUp(number=4, meeting=AT_SEPTEMBER, reason=REASON),
        RecordAttendance(meeting=AT_SEPTEMBER, present=(CHAIR,), apologies=("Health",), interests=(f"{CHAIR}: R4",)),
        RecordChallenge(meeting=AT_SEPTEMBER, words="Who checks?", asked_by=CHAIR, answer="The auditor."),
        WordMeeting(meeting=AT_SEPTEMBER, part=MeetingPart.RISK, words="None new."),
        AgreeMinutes(meeting=AT_MARCH, at=AT_SEPTEMBER),
        AddBody(name="Practice Group", role=BodyRole.ADVISES, papers_close=5),
        EditBody(name="Practice Group", role=BodyRole.SCRUTINISES, meeting=AT_SEPTEMBER),
        DelegatePowers(name="Practice Group", acts=(Act.ADOPT,), scope=DelegatedFor.ACTIONS, meeting=AT_SEPTEMBER),
        AddMeetings(body="Executive", days=(SEPTEMBER,), meeting_kind=MeetingKind.BETWEEN_MEETINGS, agreed_by=(CHAIR,)),
        MinuteDecision(refs=(R4,), meeting=AT_JUNE, words="Noted.", recorded_late=True, late_reason=REASON),
        Amend(entry=_CUT_OFF - 1, words="Begun on 2 January.", reason=REASON),
        WritePublicLine(refs=(R4, R5), words="The police have changed how they manage such cases."),
        WithholdFromPublic(refs=(R5,)),
        RecordUpdate(refs=(R4,), words="Not yet to be told.", on=SEPTEMBER, hold=True),
        ReleaseUpdate(entry=_HELD),
        AddFinding(refs=(R4,), review="SAM", wording="Each agency held a part of the picture.", number="3"),
        AnswerFinding(finding="SAM-F03", refs=(R5,)),
        AddFinding(review="SAM", wording="School staff listened."),
        AnswerFinding(finding="SAM-F02", none_because="It went well."),
        EditFinding(finding="SAM-F02", number="5", reason="The appendix numbers it."),
        WithdrawFinding(finding="SAM-F02", reason="It is good practice."),
        LetThrough(kinds=(Guarded.POSTCODE,), document="the report"),
        RecordChase(refs=(R3,), on=SEPTEMBER, copied=True),
        RecordChaseAnswer(refs=(R3,), on=SEPTEMBER, replied=False),
    ]


_CUT_OFF, _OVERRIDE, _UPDATE, _LAST, _HELD = 76, 56, 125, 132, 155
"""The entry before the papers, the step of the override, the update that is redacted, the entry before late papers, and
the update that is held back."""
