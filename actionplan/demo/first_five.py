"""The stories of recommendations 1 to 5. Numbers are days from the last day of the history."""

from collections.abc import Iterator

from actionplan.demo.story import (
    CARE,
    HEALTH,
    HELP,
    PARTNERS,
    PARTNERS_LEAD,
    POLICE,
    POLICE_LEAD,
    POSTHOLDER,
    QUALITY,
    SCRUTINEER,
    Calendar,
    Dated,
    Story,
    action,
    recommendations,
)
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner, VacatePost
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact
from actionplan.domain.vocabulary import Declared, EvidenceKind, ImpactState, Source


def intelligence(calendar: Calendar) -> Iterator[Dated]:
    """Done late, signed off, and its impact partly shown."""
    it = Story(calendar, recommendations(1))
    lead = AssignOwner(refs=it.refs, agency=POLICE, role=POLICE_LEAD, name=POSTHOLDER, proposed=True)
    yield calendar.day(-356), lead
    yield calendar.day(-353), ConfirmOwner(refs=it.refs, confirmed_from=POLICE_LEAD)
    yield it.due(-350, -205)
    yield it.plan(
        -348,
        "Grade reports about children on the day they come in, and share them each week with the agencies that know "
        "the child.",
        "Children at risk of exploitation are known to partners sooner, and help comes earlier.",
        "How many reports reach partners within a working day, and what children say of it.",
    )
    yield it.adopted(1)
    yield it.update(-300, "First weekly meeting held: 14 reports shared, 3 of which led to a strategy discussion.")
    yield it.update(-250, "All neighbourhood teams but one send reports; that one has no analyst.", Declared.AMBER)
    yield it.note(-220, "Rang the last team; a call back was promised.")
    yield it.update(-200, "The last team has joined: every report about a child is graded on the day it comes in.")
    yield it.evidence(-185, EvidenceKind.OUTPUT, "Minutes of the weekly meetings")
    yield it.evidence(-183, EvidenceKind.QUALITY, "Sample of 40 reports", Source.AUDIT)
    yield it.complete(-180, "Weekly sharing runs in every neighbourhood team, with same-day grading.")
    yield it.signed_off(3, -75)
    yield (
        calendar.sitting(4),
        ReviewImpact(
            refs=it.refs,
            found=ImpactState.PARTLY,
            words="Partners hear of a child sooner: 83% of reports reach them within a working day, 41% before. Six of "
            "ten children said that somebody talked to them in time, three before; four heard nothing.",
            meeting=calendar.meeting(4),
            next_on=calendar.day(14),
        ),
    )


def audit(calendar: Calendar) -> Iterator[Dated]:
    """Signed off, reopened, and given more time on a condition. Its actions are one agency's each."""
    it = Story(calendar, recommendations(2))
    yield it.led(-355, PARTNERS, PARTNERS_LEAD, POLICE, CARE, HELP, HEALTH)
    yield it.due(-350, -272)
    yield it.plan(
        -348,
        "Audit forty children's records together, twice.",
        "What one agency knows of a child's friends, places and risks, the others know too.",
        "Records that show what every agency knew.",
    )
    yield it.adopted(1)
    yield it.update(-310, "Forty records chosen by six agencies.")
    yield it.evidence(-280, EvidenceKind.QUALITY, "Joint audit report", Source.AUDIT)
    yield it.complete(-275, "Audit done, and its report shared.")
    yield it.evidence(-270, EvidenceKind.IMPACT, "What twelve young people told us", Source.CHILD)
    yield it.signed_off(2, 60)
    yield calendar.day(-125), Reopen(refs=it.refs, reason="A second audit found that two agencies had stopped sharing.")
    yield it.update(-124, "Both agencies agreed to a new audit.", Declared.AMBER)
    ask = AskExtension(
        refs=it.refs, to=calendar.day(90), reason="The second audit needs two terms of records.", asked_by=PARTNERS_LEAD
    )
    yield calendar.day(-110), ask
    yield it.update(-80, "Records of the first term read.", Declared.GREEN)
    grant = GrantExtension(
        refs=it.refs,
        meeting=calendar.meeting(4),
        to=calendar.day(110),
        condition="A short report on each agency's returns.",
        each_sitting=True,
    )
    yield calendar.sitting(4), grant
    yield it.update(-35, "Half of the second term read: 29 of 40 records show what every agency knew.")
    yield from _returns(it)
    yield it.update(-8, "All returns but one are in.")


def _returns(audit: Story) -> Iterator[Dated]:
    """One action an agency; the group to which it was delegated adopts their dates, and signs two of them off."""
    yield audit.actions(-124, "Return the records of the second term", 40, POLICE, CARE, HEALTH)
    police, care, health = (Story(audit.calendar, action(2, number)) for number in (1, 2, 3))
    for each, at in ((police, -58), (care, -51)):
        yield each.evidence(at, EvidenceKind.OUTPUT, "Returned records, with a list")
        yield each.complete(at, "All records asked for are returned.")
    for each in (police, care, health):
        yield each.adopted(2, QUALITY)
    for each in (police, care):
        yield each.signed_off(3, 200, QUALITY)
    yield health.update(-61, "Records of the first clinic copied.")
    yield health.update(-12, "Records of two clinics copied; the third follows before the date.")


def organised_crime(calendar: Calendar) -> Iterator[Dated]:
    """Returned by a meeting, done again, and waiting for sign-off; the scrutineer has looked at it."""
    it = Story(calendar, recommendations(4))
    yield it.led(-355, POLICE, POLICE_LEAD)
    yield it.due(-350, 10)
    yield it.plan(
        -347,
        "Put a safeguarding section into every plan on an organised crime group.",
        "No child is managed as a suspect only.",
        "Ten plans read each quarter.",
    )
    yield it.adopted(1)
    yield it.update(-290, "Template in draft.")
    yield it.update(-215, "Template in force.")
    yield it.evidence(-178, EvidenceKind.OUTPUT, "Template, version 3")
    yield it.complete(-176, "Every plan has a safeguarding section.")
    reason = (
        "A template does not show that it is used: read ten plans, and say how many name the child and who sees them."
    )
    yield calendar.sitting(3), ReturnSignOff(refs=it.refs, meeting=calendar.meeting(3), reason=reason)
    yield it.update(-120, "Ten plans drawn; four name a child at risk and say who sees that child.")
    yield it.update(-50, "Plans corrected with Children's Social Care; seven of ten read again.")
    yield it.evidence(-24, EvidenceKind.QUALITY, "Sample of ten plans", Source.AUDIT)
    yield it.complete(-20, "Template in force; nine of ten sampled plans name the child and say who sees them.")
    view = RecordScrutiny(
        refs=it.refs,
        words="I read three of the ten plans. Each says who sees the child; in none could I find what the child said.",
        sender=SCRUTINEER,
        on=calendar.day(-15),
    )
    yield calendar.day(-15), view


def released(calendar: Calendar) -> Iterator[Dated]:
    """Paused. Its actions: at risk, a vacant post, not begun."""
    it = Story(calendar, recommendations(5))
    yield it.led(-355, POLICE, POLICE_LEAD)
    yield it.due(-350, 100)
    yield it.plan(
        -346,
        "Rewrite the guidance for reviews of suspects who are released under investigation.",
        "Age and risk are looked at each time a young suspect's case is reviewed.",
        "Reviews that record the suspect's age and any risk.",
    )
    yield it.adopted(1)
    yield it.update(-280, "Working group named.")
    yield it.update(-160, "Draft with the legal team.")
    yield it.update(-92, "Waiting for national guidance.")
    pause = PauseItems(
        refs=it.refs, until=calendar.day(60), reason="National guidance is due.", meeting=calendar.meeting(4)
    )
    yield calendar.sitting(4), pause
    for title, due in (("Brief custody staff", 80), ("Dip sample of reviews", 150), ("Publish the guidance", 50)):
        yield it.actions(-100, title, due, POLICE)
    yield Story(calendar, (*action(5, 1), *action(5, 2))).adopted(4)
    yield Story(calendar, action(5, 1)).update(-12, "Half of the custody suites are short of staff.", Declared.AMBER)
    sample = Story(calendar, action(5, 2))
    yield sample.led(-99, POLICE, "Audit Manager")
    yield calendar.day(-52), VacatePost(refs=sample.refs)
    yield sample.update(-15, "The team goes on without its manager.")
