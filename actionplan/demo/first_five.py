"""The stories of recommendations 1 to 5. Numbers are days from the last day of the history."""

from collections.abc import Iterator

from actionplan.demo.story import (
    BODY,
    HELP,
    HELP_LEAD,
    PARTNERS,
    PARTNERS_LEAD,
    POLICE,
    POLICE_LEAD,
    POSTHOLDER,
    Calendar,
    Dated,
    Story,
    action,
    recommendations,
)
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension, RefuseExtension
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact
from actionplan.domain.vocabulary import Declared, EvidenceKind, ImpactState, MeetingKind


def intelligence(calendar: Calendar) -> Iterator[Dated]:
    """Done late, signed off, and its impact partly shown."""
    it = Story(calendar, recommendations(1))
    day = calendar.day(-356)
    lead = AssignOwner(refs=it.refs, agency=POLICE, role=POLICE_LEAD, name=POSTHOLDER, proposed=True)
    yield day, lead
    yield calendar.day(-353), ConfirmOwner(refs=it.refs, confirmed_from=POLICE_LEAD)
    yield it.due(-350, -205)
    yield it.plan(
        -348, "Grade and share intelligence each week.", "Help comes earlier.", "Days from report to sharing."
    )
    yield it.adopted(1)
    yield it.update(-300, "First weekly meeting held.", Declared.GREEN)
    yield it.update(-250, "All districts but one take part.", Declared.AMBER)
    yield it.note(-220, "Rang the last district; a call back was promised.")
    yield it.update(-200, "The last district has joined.")
    yield it.evidence(-185, EvidenceKind.OUTPUT, "Minutes of the weekly meetings")
    yield it.evidence(-183, EvidenceKind.QUALITY, "Sample of 40 reports")
    yield it.complete(-180, "Weekly sharing runs in every district.")
    yield it.signed_off(3, -75)
    yield (
        calendar.sitting(4),
        ReviewImpact(
            refs=it.refs,
            found=ImpactState.PARTLY,
            words="8 of 10 sampled children were known to partners within a week; the others were not.",
            meeting=calendar.meeting(4),
            next_on=calendar.day(120),
        ),
    )


def audit(calendar: Calendar) -> Iterator[Dated]:
    """Signed off, reopened, and given more time."""
    it = Story(calendar, recommendations(2))
    yield it.led(-355, PARTNERS, PARTNERS_LEAD)
    yield it.due(-350, -272)
    yield it.plan(-348, "Audit records together.", "Gaps are seen and closed.", "A joint report each half-year.")
    yield it.adopted(1)
    yield it.update(-310, "Forty records chosen by six agencies.")
    yield it.evidence(-280, EvidenceKind.QUALITY, "Joint audit report")
    yield it.complete(-275, "Audit done, and its report shared.")
    yield it.evidence(-270, EvidenceKind.IMPACT, "What twelve young people told us")
    yield it.signed_off(2, 60)
    yield calendar.day(-125), Reopen(refs=it.refs, reason="A second audit found that two agencies had stopped sharing.")
    yield it.update(-124, "Both agencies agreed to a new audit.", Declared.AMBER)
    yield (
        calendar.day(-110),
        AskExtension(
            refs=it.refs,
            to=calendar.day(90),
            reason="The second audit needs two terms of records.",
            asked_by=PARTNERS_LEAD,
        ),
    )
    yield it.update(-80, "Records of the first term read.", Declared.GREEN)
    yield (
        calendar.sitting(4),
        GrantExtension(
            refs=it.refs, meeting=calendar.meeting(4), to=calendar.day(110), condition="A short report to each sitting."
        ),
    )
    yield it.update(-35, "Half of the second term read.")
    yield it.update(-8, "All returns but one are in.")


def awareness(calendar: Calendar) -> Iterator[Dated]:
    """Overdue: more time was asked for and refused. Its actions: a pause that is over, off track, superseded."""
    it = Story(calendar, recommendations(3))
    yield it.led(-355, HELP, HELP_LEAD)
    yield it.due(-350, -45)
    yield it.plan(-347, "Brief every team.", "Staff know what to report, and how.", "Test after each briefing.")
    yield it.adopted(1)
    yield it.update(-285, "Briefing drafted.")
    yield it.update(-190, "Two of nine teams briefed.", Declared.AMBER)
    yield (
        calendar.day(-95),
        AskExtension(refs=it.refs, to=calendar.day(60), reason="Team meetings were full.", asked_by=HELP_LEAD),
    )
    yield it.update(-88, "Four of nine teams briefed.")
    yield (
        calendar.sitting(4),
        RefuseExtension(
            refs=it.refs,
            meeting=calendar.meeting(4),
            reason="The briefing is an hour; it can be done in the time left.",
        ),
    )
    yield it.update(-25, "Six of nine teams briefed.")
    titles = ("Brief the out-of-hours team", "Record a briefing for new staff", "Print a card for every desk")
    for title in titles:
        yield calendar.day(-205), AddActions(refs=it.refs, title=title, agencies=(HELP,), due_on=calendar.day(55))
    yield Story(calendar, (*action(3, 1), *action(3, 2))).adopted(3)
    out_of_hours, recording = Story(calendar, action(3, 1)), Story(calendar, action(3, 2))
    yield out_of_hours.update(-180, "Rota asked for.")
    yield (
        calendar.sitting(3),
        PauseItems(
            refs=out_of_hours.refs,
            until=calendar.day(-30),
            reason="The team is being reorganised.",
            meeting=calendar.meeting(3),
        ),
    )
    yield recording.update(-120, "Script agreed.")
    yield recording.update(-10, "No studio before the date.", Declared.RED)
    chairs_day = calendar.day(-115)
    yield chairs_day, AddMeetings(body=BODY, days=(chairs_day,), meeting_kind=MeetingKind.CHAIRS_ACTION)
    yield (
        chairs_day,
        Supersede(
            refs=action(3, 3),
            reason="The recorded briefing replaces the card.",
            meeting=f"executive-{chairs_day.isoformat()}",
            by_item=recording.refs[0],
        ),
    )


def organised_crime(calendar: Calendar) -> Iterator[Dated]:
    """Returned by a meeting, done again, and waiting for sign-off."""
    it = Story(calendar, recommendations(4))
    yield it.led(-355, POLICE, POLICE_LEAD)
    yield it.due(-350, 10)
    yield it.plan(
        -347, "Put safeguarding into every plan.", "No child is managed as a suspect only.", "Ten plans a quarter."
    )
    yield it.adopted(1)
    yield it.update(-290, "Template in draft.")
    yield it.update(-215, "Template in force.")
    yield it.evidence(-178, EvidenceKind.OUTPUT, "Template, version 3")
    yield it.complete(-176, "Every plan has a safeguarding section.")
    yield (
        calendar.sitting(3),
        ReturnSignOff(
            refs=it.refs, meeting=calendar.meeting(3), reason="A template is no sign that it is used: sample ten plans."
        ),
    )
    yield it.update(-120, "Sample drawn.")
    yield it.update(-50, "Seven of ten plans read.")
    yield it.evidence(-24, EvidenceKind.QUALITY, "Sample of ten plans")
    yield it.complete(-20, "Template in force; nine of ten sampled plans use it.")


def released(calendar: Calendar) -> Iterator[Dated]:
    """Paused. Its actions: at risk, a vacant post, not begun."""
    it = Story(calendar, recommendations(5))
    yield it.led(-355, POLICE, POLICE_LEAD)
    yield it.due(-350, 100)
    yield it.plan(-346, "Rewrite the guidance.", "Age and risk are looked at each time.", "Audit of reviews.")
    yield it.adopted(1)
    yield it.update(-280, "Working group named.")
    yield it.update(-160, "Draft with the legal team.")
    yield it.update(-75, "Waiting for national guidance.")
    yield (
        calendar.sitting(4),
        PauseItems(
            refs=it.refs, until=calendar.day(60), reason="National guidance is due.", meeting=calendar.meeting(4)
        ),
    )
    for title, due in (("Brief custody staff", 80), ("Dip sample of reviews", 150), ("Publish the guidance", 50)):
        yield calendar.day(-100), AddActions(refs=it.refs, title=title, agencies=(POLICE,), due_on=calendar.day(due))
    yield Story(calendar, (*action(5, 1), *action(5, 2))).adopted(4)
    yield Story(calendar, action(5, 1)).update(-12, "Half of the custody suites are short of staff.", Declared.AMBER)
    sample = Story(calendar, action(5, 2))
    yield sample.led(-99, POLICE, "Audit Manager")
    yield calendar.day(-52), VacatePost(refs=sample.refs)
    yield sample.update(-15, "The team goes on without its manager.")
