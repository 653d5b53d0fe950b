"""Random commands for a plan as it stands: mostly what could be asked for next, now and then what has to be refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from actionplan.domain.command import Command
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Record
from actionplan.domain.state.item import Item
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
from actionplan.domain.subjects.holding import ReleaseUpdate
from actionplan.domain.subjects.late_recording import is_late
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
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.planning import SetPlan
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
    Declared,
    DelegatedFor,
    EvidenceKind,
    ImpactState,
    MeetingKind,
    MeetingPart,
    MinutedKind,
    Outcome,
    Priority,
    Response,
    Status,
)

AGENCIES = ("Police", "CAMHS", "Health", "School")
OFFICERS = ("A Smith", "B Jones", "C Brown")
BODIES = ("Executive", "Board")


def review(ref: str, body: str, recommendations: int) -> LoadReview:
    """A review with so many recommendations, under a governing body."""
    return LoadReview(
        file=ReviewFile(
            ref=ref,
            title=f"Review {ref}",
            kind="Learning review",
            partnership="A partnership",
            stated_count=recommendations,
            published_on=None,
            plan_due_on=None,
            governing_body=body,
            agencies=tuple(NamedAgency(name, (), None, contributing=False) for name in AGENCIES[:3]),
            recommendations=tuple(
                PublishedRecommendation(
                    str(n), f"Wording {n}.", None, None, None, None, ours=n == 2, actions=("Share.", "Ask.")[: n % 3]
                )
                for n in range(1, recommendations + 1)
            ),
        )
    )


class Chooser:
    """Chooses the next command by what is in the plan; the same seed chooses the same for the same plan."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def next_command(self, state: PlanState, today: date, last_entry: int, last_step: int) -> Command:
        """One command; numbers of the ledger's end are for papers and undos."""
        rng = self._rng
        kind = rng.random()
        if kind < 0.17:
            back = rng.choice((0, 0, 0, 1, 1, 2, 3, 5, 8, 20))
            return Undo(step=max(1, last_step - back))
        if kind < 0.26:
            return self._as_recorded(rng.choice(list(self._about_the_plan(state, today, last_entry)))(), state, today)
        item = self._item(state)
        if item is None:
            return review("SAM", BODIES[0], 4)
        fitting = list(self._about_item(item, state, today))
        return self._as_recorded(rng.choice(fitting)(), state, today)

    def _as_recorded(self, command: Command, state: PlanState, today: date) -> Command:
        """What a meeting decided long ago, mostly said to be recorded late."""
        meeting = state.meeting(getattr(command, "meeting", None) or "")
        if meeting is None or not is_late(meeting, state.policy, today) or self._rng.random() < 0.1:
            return command
        return replace(command, recorded_late=True, late_reason="The minutes came late.")

    def _item(self, state: PlanState) -> Item | None:
        items = sorted(state.items, key=lambda item: item.ref)
        return self._rng.choice(items) if items else None

    def _meeting(self, state: PlanState, today: date) -> str:
        """Mostly the latest that has sat; now and then another one, which may be cancelled, closed or to come."""
        known = sorted((each.on, each.id) for each in state.meetings)
        if not known:
            return "executive-2027-01-01"
        sat = [each for each in known if each[0] <= today] or known
        return self._rng.choice(sat[-2:])[1] if self._rng.random() < 0.9 else self._rng.choice(known)[1]

    def _agency(self, state: PlanState) -> str:
        return self._rng.choice(sorted(key for kind, key in state.entities if kind == "agency") or ["police"])

    def _ago(self, today: date) -> date:
        return today - timedelta(days=self._rng.choice((0, 0, 0, 1, 3, 10, 40)))

    def _ahead(self, today: date) -> date:
        return today + timedelta(days=self._rng.choice((-10, 1, 10, 30, 60, 120, 200)))

    def _about_the_plan(self, state: PlanState, today: date, last_entry: int) -> Iterator[Callable[[], Command]]:
        rng, meeting = self._rng, self._meeting(state, today)
        coming = sorted((each.on, each.id) for each in state.meetings if each.on >= today)
        papers_for = coming[0][1] if coming else meeting
        yield from [
            lambda: IssuePack(meeting=papers_for, cut_off=last_entry, as_at=today, manifest_sha256="0" * 64)
        ] * 3
        yield lambda: AddMeetings(body=rng.choice(BODIES), days=(self._ahead(today),))
        yield lambda: AddMeetings(body="Executive", days=(self._ago(today),), meeting_kind=MeetingKind.CHAIRS_ACTION)
        yield lambda: MoveMeeting(meeting=papers_for, on=self._ahead(today), reason="Half-term.")
        yield lambda: CancelMeeting(meeting=rng.choice((papers_for, meeting)), reason="Snow.")
        yield lambda: CloseMeeting(meeting=meeting)
        yield lambda: ReopenMeeting(meeting=meeting, reason="Minutes typed late.")
        yield lambda: MinuteDecision(meeting=meeting, words="Noted.", minuted=rng.choice(list(MinutedKind)))
        yield from self._about_follow_ups(state, meeting, today)
        yield from self._about_findings(state)
        yield lambda: AddMeetings(
            body="Executive",
            days=(self._ago(today),),
            meeting_kind=MeetingKind.BETWEEN_MEETINGS,
            agreed_by=("Head of Service, Police",),
        )
        yield lambda: RecordAttendance(meeting=meeting, present=("Partnership chair",), apologies=("Health",))
        yield lambda: RecordChallenge(meeting=meeting, words="Why?", asked_by="Partnership chair")
        yield lambda: WordMeeting(meeting=papers_for, part=rng.choice(list(MeetingPart)), words="As before.")
        yield lambda: AgreeMinutes(meeting=meeting, at=self._meeting(state, today))
        said = sorted(each.entry for each in state.entities.values() if isinstance(each, Record) and each.meeting)
        yield lambda: Amend(entry=rng.choice(said or [1]), words="Put right.", reason="A slip.")
        yield lambda: SetPolicy(key="partners_needed", names=rng.choice(((), ("Health",))), reason="Agreed.")
        yield lambda: SetPolicy(key="partnership", names=rng.choice(((), ("Ours",))), reason="Agreed.")
        yield lambda: SetPolicy(key="keep_until", names=rng.choice(((), ("2099-03-31",))), reason="Agreed.")
        yield lambda: SetPolicy(key="marking", names=rng.choice(((), ("OFFICIAL",))), reason="Agreed.")
        yield lambda: AddAgency(name=rng.choice((*AGENCIES, "Probation")))
        yield lambda: RenameAgency(agency=self._agency(state), name=rng.choice((*AGENCIES, "Academy")))
        yield lambda: EditAgency(agency=self._agency(state), short=rng.choice((*AGENCIES, "Ours", "")))
        contact, copy_to = (rng.choice((None, "", "contact@example.org")) for _ in range(2))
        yield lambda: EditAgency(agency=self._agency(state), contact=contact, copy_to=copy_to)
        yield lambda: MergeAgency(agency=self._agency(state), into=self._agency(state))
        decided = rng.choice((None, meeting))
        yield lambda: SetPolicy(key="stale_days", value=rng.randint(10, 60), reason="Agreed.", meeting=decided)
        body, role = rng.choice(BODIES), rng.choice(list(BodyRole))
        yield lambda: rng.choice((AddBody, EditBody))(name=body, role=role, meeting=decided)
        yield lambda: EditBody(name=body, papers_close=rng.randint(0, 14))
        yield lambda: DelegatePowers(
            name=body,
            acts=tuple(rng.sample(list(Act), rng.randint(0, 3))),
            scope=rng.choice(list(DelegatedFor)),
            meeting=meeting,
        )
        yield lambda: EditReview(
            review="SAM", governing_body=body, joint_bodies=rng.choice(((), BODIES)), meeting=decided
        )
        yield lambda: review(rng.choice(("SAM", "ALEX")), rng.choice(BODIES), rng.randint(3, 5))
        yield lambda: EditReview(review="SAM", title=rng.choice(("Sam", "Child Sam")))
        yield lambda: Redact(entry=rng.randint(1, max(1, last_entry)), reason="personal data")

    def _about_follow_ups(self, state: PlanState, meeting: str, today: date) -> Iterator[Callable[[], Command]]:
        rng, known = self._rng, [each.number for each in state.follow_ups_ever_set]
        refs = tuple(rng.sample(sorted(each.ref for each in state.items), k=min(1, len(state.items))))
        yield lambda: SetFollowUp(
            refs=rng.choice(((), refs)),
            meeting=meeting,
            words="Write to the trust.",
            owner=rng.choice((None, "Head of Service", "Police")),
            due=rng.choice((None, self._ahead(today))),
            each_sitting=rng.random() < 0.3,
        )
        number = rng.choice(known or [1])
        yield lambda: FollowUpIsDone(number=number, words="Written.", on=rng.choice((None, self._ago(today))))
        yield lambda: DropFollowUp(number=number, meeting=meeting, reason="Overtaken.")
        yield lambda: RedateFollowUp(number=number, meeting=meeting, due=self._ahead(today))

    def _about_findings(self, state: PlanState) -> Iterator[Callable[[], Command]]:
        rng, known = self._rng, [each.ref for each in state.findings_ever_added]
        refs = tuple(rng.sample(sorted(each.ref for each in state.items), k=min(1, len(state.items))))
        review, number = rng.choice(("SAM", "ALEX")), rng.choice((None, "1", "2"))
        yield lambda: AddFinding(refs=rng.choice(((), refs)), review=review, wording="Nobody asked.", number=number)
        answered = AnswerFinding(finding=rng.choice(known or ["SAM-F01"]))
        yield lambda: replace(answered, refs=refs, take_back=rng.random() < 0.4)
        yield lambda: replace(answered, none_because="It went well.")
        yield lambda: EditFinding(finding=answered.finding, number=number or "")
        yield lambda: WithdrawFinding(finding=answered.finding, reason="It is none.")

    def _about_item(self, item: Item, state: PlanState, today: date) -> Iterator[Callable[[], Command]]:
        refs = self._with_family(item, state)
        right = self._rng.choice(("Put right.", "Right."))
        yield lambda: Amend(entry=item.last_update or item.version, words=right, reason="A slip.")
        yield lambda: ReleaseUpdate(entry=item.last_update or item.version)
        yield lambda: WritePublicLine(refs=refs, words=self._rng.choice(("", "It is done.")))
        yield lambda: WithholdFromPublic(refs=refs)
        if item.owner.agency is not None:
            yield lambda: RecordChase(refs=(item.ref,), on=self._ago(today))
        if item.chased is not None:
            replied = self._rng.random() < 0.5
            yield lambda: RecordChaseAnswer(refs=(item.ref,), on=self._ago(today), replied=replied)
        match item.status:
            case Status.NOT_STARTED | Status.IN_PROGRESS:
                yield from self._planning(item, refs, state, today)
                yield from self._progress(refs, today)
                yield from self._measuring(refs, state, today)
                yield from self._decisions(item, refs, state, today)
            case Status.REPORTED_COMPLETE:
                yield from self._progress(refs, today)
                yield from [lambda: self._sign_off(refs, state, today)] * 8
                yield lambda: ReturnSignOff(refs=refs, meeting=self._meeting(state, today), reason="No audit.")
                yield lambda: Reopen(refs=refs, reason="Gaps.")
            case _:
                yield lambda: Reopen(refs=refs, reason="Gaps.")
                yield lambda: self._review_impact(refs, state, today)
                yield lambda: Respond(
                    refs=(item.ref,), response=Response.PART, reason="Asked again.", meeting=self._meeting(state, today)
                )
                yield from self._others(item, state, today)
                yield from self._progress(refs, today)
                yield from self._measuring(refs, state, today)
                if self._rng.random() < 0.2:
                    yield from self._decisions(item, refs, state, today)

    def _with_family(self, item: Item, state: PlanState) -> tuple[str, ...]:
        """The item; now and then with its actions."""
        below = sorted(each.ref for each in state.items if each.parent == item.ref)
        return (*below, item.ref) if below and self._rng.random() < 0.3 else (item.ref,)

    def _planning(
        self, item: Item, refs: tuple[str, ...], state: PlanState, today: date
    ) -> Iterator[Callable[[], Command]]:
        rng = self._rng
        yield from [lambda: self._assign(refs, state)] * 4
        yield lambda: ConfirmOwner(refs=refs, confirmed_from="Chair")
        yield lambda: rng.choice((ClearOwner, VacatePost))(refs=refs)
        yield from [lambda: ProposeDate(refs=refs, on=self._ahead(today))] * 2
        yield lambda: ProposeDate(refs=refs, on=rng.choice((None, self._ahead(today))))
        yield lambda: SetPlan(refs=refs, will_do="Train.", measure=rng.choice((None, "An audit.")))
        yield lambda: SetPriority(refs=refs, priority=rng.choice(list(Priority)))
        yield lambda: RecordSource(
            refs=refs, source=f"plan.xlsx, row {rng.randint(2, 40)}", kept=rng.choice((None, "Due: Q4"))
        )
        yield lambda: Respond(refs=refs, response=rng.choice((Response.ACCEPTED, Response.PART)))
        yield lambda: AddActions(
            refs=(item.parent or item.ref,),
            title="Audit",
            agencies=(self._agency(state),),
            due_on=rng.choice((None, self._ahead(today))),
        )
        yield lambda: RetitleAction(refs=(item.ref,), title=rng.choice(("Audit", "Train")))

    def _assign(self, refs: tuple[str, ...], state: PlanState) -> Command:
        rng = self._rng
        return AssignOwner(
            refs=refs,
            agency=rng.choice((None, self._agency(state), self._agency(state))),
            role=rng.choice((None, "Head of Service")),
            name=rng.choice((None, *OFFICERS)),
            email=rng.choice((None, None, "", "lead@example.org")),
            contributing=rng.choice((None, None, (self._agency(state),))),
            proposed=rng.random() < 0.3,
        )

    def _progress(self, refs: tuple[str, ...], today: date) -> Iterator[Callable[[], Command]]:
        rng = self._rng
        declared = (None, None, *Declared)
        yield lambda: RecordUpdate(refs=refs, words="News.", on=self._ago(today), declared=rng.choice(declared))
        hold = rng.random() < 0.2
        yield lambda: RecordUpdate(refs=refs, words="More.", on=self._ago(today), hold=hold)
        yield lambda: RecordNote(refs=refs, words="Rang.", on=self._ago(today))
        yield from [
            lambda: RecordEvidence(
                refs=refs, title="Audit", evidence_kind=rng.choice(list(EvidenceKind)), on=self._ago(today)
            )
        ] * 2
        yield from [
            lambda: ReportComplete(refs=refs, on=self._ago(today), summary="Done.", outcome=rng.choice(list(Outcome)))
        ] * 2

    def _measuring(self, refs: tuple[str, ...], state: PlanState, today: date) -> Iterator[Callable[[], Command]]:
        rng = self._rng
        measures = [measure.ref for measure in state.measures] or ["SAM-R01-M1"]
        shared = tuple(dict.fromkeys((*refs, rng.choice(sorted(item.ref for item in state.items)))))
        target = rng.choice((None, "9 of 10"))
        yield lambda: AddMeasure(refs=shared, title="Plans seen", baseline=rng.choice((None, "50%")), target=target)
        yield lambda: RecordScrutiny(refs=refs, words="Seen.", sender="Scrutineer", on=self._ago(today))
        yield from [
            lambda: RecordReading(
                measure=rng.choice(measures), value=str(rng.randint(0, 10)), out_of="10", on=self._ago(today)
            )
        ] * 2
        if rng.random() < 0.2:
            yield lambda: EditMeasure(measure=rng.choice(measures), target=rng.choice(("", "8 of 10")))
            yield lambda: WithdrawMeasure(measure=rng.choice(measures))

    def _decisions(
        self, item: Item, refs: tuple[str, ...], state: PlanState, today: date
    ) -> Iterator[Callable[[], Command]]:
        rng, at = self._rng, self._meeting(state, today)
        others = sorted(each.ref for each in state.items)
        yield from [lambda: AdoptDates(refs=refs, meeting=at)] * 3
        yield from [lambda: AdoptDates(refs=refs, meeting=at, to=self._ahead(today))] * 2
        yield lambda: ProposeDate(
            refs=refs, on=self._ahead(today), correct=True, reason="Mistyped.", meeting=rng.choice((None, at))
        )
        yield from [
            lambda: AskExtension(refs=refs, to=self._ahead(today), reason="Leave.", asked_by=rng.choice(OFFICERS))
        ] * 3
        if item.request is not None:
            yield from [lambda: GrantExtension(refs=refs, meeting=at)] * 4
        yield lambda: GrantExtension(
            refs=refs,
            meeting=at,
            to=rng.choice((None, self._ahead(today))),
            condition=rng.choice((None, "A report to the board.")),
            each_sitting=rng.random() < 0.2,
        )
        yield lambda: ExtendByMeeting(
            refs=refs,
            meeting=at,
            to=self._ahead(today),
            reason="The meeting gives longer.",
            condition=rng.choice((None, "A report to the board.")),
        )
        yield lambda: rng.choice((RefuseExtension, ReturnExtension))(refs=refs, meeting=at)
        yield lambda: WithdrawExtension(refs=refs)
        yield lambda: PauseItems(refs=refs, until=self._ahead(today), reason="Inspection.", meeting=at)
        yield lambda: ResumeItems(refs=refs)
        yield lambda: OverrideRating(
            refs=refs,
            colour=rng.choice((Colour.AMBER, Colour.GREEN)),
            reason="In hand.",
            meeting=at,
            agreed_by="Partnership chair",
        )
        yield lambda: Respond(refs=(item.ref,), response=Response.NOT_ACCEPTED, reason="No.", meeting=at)
        yield from [lambda: self._give_to_others(item, at, today)] * 2
        whom, raised_at = rng.choice((*BODIES, "Lead Safeguarding Partners")), rng.choice((None, at))
        yield lambda: RaiseItems(refs=refs, raised_with=whom, reason="Late.", meeting=raised_at)
        if item.raised_and_unanswered or rng.random() < 0.1:
            yield lambda: RecordRaiseAnswer(refs=refs, answer="Yes.", on=self._ago(today), meeting=raised_at)
        yield lambda: Supersede(refs=refs, reason="M.", meeting=at, by_item=rng.choice((None, rng.choice(others))))

    def _give_to_others(self, item: Item, at: str, today: date) -> Command:
        body = self._rng.choice(("Home Office", "Department for Education"))
        return GiveToOthers(refs=(item.ref,), body=body, answer_due=self._ahead(today), meeting=at)

    def _others(self, item: Item, state: PlanState, today: date) -> Iterator[Callable[[], Command]]:
        if item.status is Status.WITH_OTHERS or self._rng.random() < 0.1:
            at = self._meeting(state, today)
            yield lambda: self._give_to_others(item, at, today)
            yield from [lambda: TakeBack(refs=(item.ref,), meeting=at, reason="It is ours.")] * 2
            yield lambda: RecordOthersAnswer(refs=(item.ref,), answer="Yes.", on=self._ago(today))

    def _sign_off(self, refs: tuple[str, ...], state: PlanState, today: date) -> Command:
        review_on = self._rng.choice((None, today + timedelta(days=180)))
        agreed_by = self._rng.choice(("Partnership chair", *OFFICERS))
        at = self._meeting(state, today)
        return SignOffItems(refs=refs, meeting=at, agreed_by=agreed_by, impact_review_on=review_on)

    def _review_impact(self, refs: tuple[str, ...], state: PlanState, today: date) -> Command:
        return ReviewImpact(
            refs=refs,
            found=self._rng.choice(list(ImpactState)),
            words="Asked.",
            meeting=self._meeting(state, today),
            next_on=self._rng.choice((None, today + timedelta(days=90))),
        )
