"""A plan with a nasty text in every field that a text can be typed into: what no way out may let act."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from actionplan.domain.clock import Clock
from actionplan.domain.command import Command
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.subjects.actions import AddActions, RetitleAction
from actionplan.domain.subjects.agencies import AddAgency, EditAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.amending import Amend
from actionplan.domain.subjects.bringing import RecordSource
from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import (
    AskExtension,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    WithdrawExtension,
)
from actionplan.domain.subjects.finding_edits import EditFinding, WithdrawFinding
from actionplan.domain.subjects.findings import AddFinding, AnswerFinding
from actionplan.domain.subjects.follow_ups import DropFollowUp, FollowUpIsDone, RedateFollowUp, SetFollowUp
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
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.plan import BeginPlan, SetPolicy
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.publishing import WritePublicLine
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview, LoadReview
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import (
    Colour,
    Declared,
    EvidenceKind,
    ImpactState,
    MeetingKind,
    MeetingPart,
    Response,
    Via,
)
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack
from tests.factories import on_day
from tests.nasty import NASTY, NASTY_LINES

STEERS = "\x1b[31m\x1b]0;t\x07\x9b2J\x08\x7f\u202e\u2066\u2069[/x]"
"""Sequences that begin with ESC and with C1's CSI, a bell, a backspace, DEL, and overrides of the reading direction."""

MARK = "\u2066\u2069[/x]"
"""The end of each nasty text, by which it is known."""

BEGAN, SAT, WORKED, SAT_AGAIN, ENDED = (
    date(2026, 11, 22),
    date(2026, 12, 10),
    date(2027, 1, 20),
    date(2027, 3, 11),
    date(2027, 6, 20),
)
RECOMMENDATIONS = 12

_lines = cycle(NASTY_LINES)
_texts = cycle(text for text in NASTY if len(text) < 300)


def line(limit: int = 200) -> str:
    """One line: the next nasty one, so that formulas stand first, and then what steers a terminal."""
    return f"{next(_lines)[: limit - len(STEERS)]}{STEERS}"


def words() -> str:
    """Several lines, in the same way."""
    return f"{next(_texts)}\n{line()}\n{STEERS}"


def nasty_plan(folder: Path) -> Ledger:
    """The plan, in a file whose own name is nasty, with papers issued beside it; its clock on ``ENDED``."""
    by = f"Business Manager {STEERS}"
    begun: list[Command] = [BeginPlan(), LoadReview(file=_review())]
    ledger = Ledger.create(str(folder / f"plan {STEERS.replace('/', '')}.db"), Clock(fixed_day=BEGAN), begun, by)
    for day, command in [*_set_up(ledger), *_first_sitting(), *_second_sitting()]:
        ledger.close()
        ledger = on_day(ledger, day)
        ledger.record(_with_meeting(ledger, command), by)
    ledger.close()
    ledger = on_day(ledger, ENDED)
    issue_pack(ledger, ledger.meetings()[-2].id, folder / "late papers", by, late=True, reason=words())
    issue_pack(ledger, ledger.meetings()[-1].id, folder / "papers", by)
    return ledger


def refs(*numbers: int) -> tuple[str, ...]:
    """The refs of recommendations by their numbers."""
    return tuple(f"NAS-R{number:02}" for number in numbers)


def _review() -> ReviewFile:
    agencies = tuple(NamedAgency(f"{line(100)} {each}", (f"{line()} {each}",), line(), True) for each in range(3))
    return ReviewFile(
        ref="NAS",
        title=line(),
        kind=line(),
        partnership=line(),
        stated_count=RECOMMENDATIONS,
        published_on=None,
        plan_due_on=None,
        governing_body=BODY,
        agencies=agencies,
        recommendations=tuple(
            PublishedRecommendation(str(each), words(), line(80), line(80), line(), agencies[0].name)
            for each in range(1, RECOMMENDATIONS + 1)
        ),
    )


BODY = f"=Executive {STEERS}"


def _set_up(ledger: Ledger) -> Iterator[tuple[date, Command]]:
    first, second, third = ledger.view().agencies
    yield BEGAN, SetPolicy(key="stale_days", value=41, reason=words())
    yield BEGAN, EditReview(review="NAS", title=line(), review_kind=line(), partnership=line())
    yield BEGAN, AddAgency(name=f"{line()} added", aliases=(f"{line()} alias",))
    yield BEGAN, RenameAgency(agency=second.id, name=f"{line()} renamed")
    yield BEGAN, EditAgency(agency=first.id, short=f"=\x1b[31m{MARK}", contact="contact@example.org")
    yield BEGAN, MergeAgency(agency=third.id, into=second.id)
    led = refs(*range(1, RECOMMENDATIONS))
    role, name = line(), line()
    yield BEGAN, AssignOwner(refs=led, agency=first.id, contributing=(second.id,), proposed=True, role=role, name=name)
    yield BEGAN, RecordChase(refs=refs(5), on=BEGAN)
    yield BEGAN, RecordChaseAnswer(refs=refs(5), on=BEGAN, replied=False)
    yield BEGAN, ConfirmOwner(refs=led, confirmed_from=line())
    yield BEGAN, SetPlan(refs=led, will_do=words(), intended_outcome=words(), measure=words())
    yield BEGAN, SetTheme(refs=refs(4), theme=line())
    yield BEGAN, Respond(refs=led, response=Response.PART, reason=words())
    yield BEGAN, AddActions(refs=refs(4), title=line(), agencies=(second.id,), role=line(), due_on=SAT)
    yield BEGAN, RetitleAction(refs=(f"{refs(4)[0]}-A1",), title=line())
    yield BEGAN, ProposeDate(refs=led, on=date(2027, 1, 31))
    yield BEGAN, ProposeDate(refs=refs(4), on=date(2027, 1, 30), correct=True, reason=words())
    days = (SAT, date(2027, 1, 14), date(2027, 1, 21), SAT_AGAIN, date(2027, 6, 24))
    yield BEGAN, AddMeetings(body=BODY, days=days)
    for record in (RecordUpdate, RecordNote):
        yield BEGAN, record(refs=led, words=words(), on=BEGAN, sender=line(), via=Via.PHONE)


def _first_sitting() -> Iterator[tuple[date, Command]]:
    yield SAT, AdoptDates(refs=refs(*range(1, 10)), meeting="1")
    yield SAT, ProposeDate(refs=refs(4), on=date(2027, 1, 29), correct=True, reason=words(), meeting="1")
    yield SAT, MinuteDecision(refs=refs(4), meeting="1", words=words())
    yield SAT, MinuteDecision(meeting="1", words=words())
    yield SAT, MoveMeeting(meeting="2", on=date(2027, 1, 15), reason=words())
    yield SAT, CancelMeeting(meeting="3", reason=words())
    yield SAT, Supersede(refs=refs(9), reason=words(), meeting="1")
    yield SAT, Respond(refs=refs(10), response=Response.NOT_ACCEPTED, reason=words(), meeting="1")
    for asked in (5, 6, 7, 8, 4):
        later = date(2027, 5, 31)
        yield WORKED, AskExtension(refs=refs(asked), to=later, reason=words(), asked_by=line())
    yield WORKED, WithdrawExtension(refs=refs(8), reason=words())
    shown = EvidenceKind.OUTPUT
    yield WORKED, RecordEvidence(refs=refs(1, 2, 3, 4), title=line(), evidence_kind=shown, on=WORKED, held_at=line())
    yield WORKED, AddMeasure(refs=refs(1, 4), title=line(), unit=line(), baseline="3", target="9", target_on=ENDED)
    yield WORKED, EditMeasure(measure="NAS-R01-M1", title=line(), unit=line())
    yield WORKED, RecordReading(measure="NAS-R01-M1", value="5", words=words(), period=line(), on=WORKED)
    yield WORKED, AddMeasure(refs=refs(1), title=line())
    yield WORKED, WithdrawMeasure(measure="NAS-R01-M2", reason=words())
    yield WORKED, RecordScrutiny(refs=refs(1, 4), words=words(), sender=line(), on=WORKED)
    yield WORKED, ReportComplete(refs=refs(1, 2, 3), on=WORKED, summary=words())
    yield WORKED, RecordUpdate(refs=refs(4), words=words(), on=WORKED, sender=line(), declared=Declared.AMBER)
    yield WORKED, RecordUpdate(refs=refs(5), words=words(), on=WORKED)
    yield WORKED, Undo(step=0)
    yield WORKED, RecordNote(refs=refs(5), words=words(), on=WORKED, restricted=True)
    yield WORKED, Amend(entry=0, words=words(), reason=words())
    yield WORKED, RecordUpdate(refs=refs(5), words=words(), on=WORKED)
    yield WORKED, Redact(entry=0, reason=line())


def _second_sitting() -> Iterator[tuple[date, Command]]:
    yield SAT_AGAIN, GrantExtension(refs=refs(5), meeting="4", condition=words())
    yield SAT_AGAIN, RefuseExtension(refs=refs(6), meeting="4", reason=words())
    yield SAT_AGAIN, ReturnExtension(refs=refs(7), meeting="4", reason=words())
    agreed_by, checked_by, interest = line(), line(), line()
    yield (
        SAT_AGAIN,
        SignOffItems(
            refs=refs(1),
            meeting="4",
            impact_review_on=date(2027, 6, 1),
            agreed_by=agreed_by,
            checked_by=checked_by,
            interest=interest,
        ),
    )
    yield SAT_AGAIN, ReviewImpact(refs=refs(1), found=ImpactState.PARTLY, words=words(), meeting="4", next_on=ENDED)
    yield SAT_AGAIN, ReturnSignOff(refs=refs(2), meeting="4", reason=words())
    yield SAT_AGAIN, PauseItems(refs=refs(8), until=date(2027, 5, 1), reason=words(), meeting="4")
    yield SAT_AGAIN, OverrideRating(refs=refs(4), colour=Colour.AMBER, reason=words(), meeting="4", agreed_by=words())
    yield SAT_AGAIN, Reopen(refs=refs(3), reason=words())
    yield SAT_AGAIN, Respond(refs=refs(10), response=Response.ACCEPTED, reason=words(), meeting="4")
    yield SAT_AGAIN, RaiseItems(refs=refs(8, 10), raised_with=line(), reason=words(), meeting="4")
    yield SAT_AGAIN, RecordRaiseAnswer(refs=refs(10), answer=words(), on=SAT_AGAIN)
    given = GiveToOthers(refs=refs(6, 7), body=line(), answer_due=ENDED, meeting="1", reason=words())
    yield SAT_AGAIN, replace(given, recorded_late=True, late_reason=words())
    yield SAT_AGAIN, RecordOthersAnswer(refs=refs(6, 7), answer=words(), on=SAT_AGAIN)
    yield SAT_AGAIN, TakeBack(refs=refs(7), meeting="4", reason=words())
    yield SAT_AGAIN, SetFollowUp(refs=refs(4), meeting="4", words=words(), owner=f"Head of {line(60)}", due=ENDED)
    yield SAT_AGAIN, SetFollowUp(meeting="4", words=words())
    yield SAT_AGAIN, RedateFollowUp(number=3, meeting="4", due=date(2027, 8, 1), reason=words())
    yield SAT_AGAIN, FollowUpIsDone(number=3, words=words())
    yield SAT_AGAIN, DropFollowUp(number=4, meeting="4", reason=words())
    who = f"Head of {line(60)}"
    yield (
        SAT_AGAIN,
        RecordAttendance(
            meeting="4", present=(who,), apologies=(f"Deputy {line(60)}",), interests=(f"Chair: {line(60)}",)
        ),
    )
    agreed = MeetingKind.BETWEEN_MEETINGS
    yield SAT_AGAIN, AddMeetings(body=BODY, days=(SAT_AGAIN,), meeting_kind=agreed, agreed_by=(f"Chair {line(60)}",))
    yield SAT_AGAIN, RecordChallenge(meeting="4", words=words(), asked_by=who, answer=words())
    yield SAT_AGAIN, WordMeeting(meeting="4", part=MeetingPart.SUMMARY, words=words())
    yield SAT_AGAIN, AgreeMinutes(meeting="1", at="4")
    yield SAT_AGAIN, CloseMeeting(meeting="1")
    yield SAT_AGAIN, ReopenMeeting(meeting="1", reason=words())
    yield SAT_AGAIN, WritePublicLine(refs=refs(4), words=words())
    yield SAT_AGAIN, AddFinding(refs=refs(4), review="NAS", wording=words(), number=STEERS[:20])
    yield SAT_AGAIN, AddFinding(review="NAS", wording=words())
    yield SAT_AGAIN, AnswerFinding(finding="NAS-F02", none_because=words())
    yield SAT_AGAIN, AddFinding(review="NAS", wording=words())
    yield SAT_AGAIN, EditFinding(finding="NAS-F03", number="9", reason=words())
    yield SAT_AGAIN, WithdrawFinding(finding="NAS-F03", reason=words())
    yield SAT_AGAIN, RecordSource(refs=refs(4), source=line(), kept=words())


def _with_meeting(ledger: Ledger, command: Command) -> Command:
    """The command with what only the plan knows: the meeting by its place, the last step, the last entry."""
    if isinstance(command, Undo):
        return replace(command, step=ledger.last_undoable_step() or 0)
    if isinstance(command, Redact | Amend):
        return replace(command, entry=ledger.last_number())
    if isinstance(command, AgreeMinutes):
        command = replace(command, at=ledger.meetings()[int(command.at) - 1].id)
    place = getattr(command, "meeting", None)  # its place among the meetings, where it has one
    named: Any = command
    return command if place is None else replace(named, meeting=ledger.meetings()[int(place) - 1].id)
