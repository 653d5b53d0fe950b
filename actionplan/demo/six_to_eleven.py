"""The stories of recommendations 6 to 11. Numbers are days from the last day of the history."""

from collections.abc import Iterator

from actionplan.demo.story import (
    CAMHS,
    CAMHS_LEAD,
    CARE,
    CARE_LEAD,
    CHAIR,
    HELP,
    HELP_LEAD,
    PARTNERS_BODY,
    POSTHOLDER,
    QUALITY,
    SCHOOLS,
    SCHOOLS_LEAD,
    Calendar,
    Dated,
    Story,
    UndoLast,
    action,
    recommendations,
)
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.deadlines import AdoptDates
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.others import GiveToOthers
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import ReviewImpact
from actionplan.domain.vocabulary import Colour, Declared, EvidenceKind, ImpactState, Outcome, Response, Source


def step_up(calendar: Calendar) -> Iterator[Dated]:
    """Amber, since nothing was heard of one action. The others: signed off by delegation, on track, complete."""
    it = Story(calendar, recommendations(6))
    yield it.led(-355, CARE, CARE_LEAD, HELP)
    yield it.due(-350, 130)
    yield it.plan(
        -346,
        "One meeting of all agencies for every step up or down.",
        "No child stays at a level of support that one agency alone has chosen.",
        "Attendance by agency, and whether families knew why the support changed.",
    )
    yield it.adopted(1)
    for title in ("Map the present steps", "Agree one form", "Train the chairs", "Tell families how it works"):
        yield it.actions(-344, title, 120, CARE)
    steps, form, chairs, families = (Story(calendar, action(6, number)) for number in (1, 2, 3, 4))
    for each in (steps, form, chairs, families):
        yield each.adopted(1)
    yield steps.update(-300, "Steps mapped with five agencies.")
    yield steps.evidence(-275, EvidenceKind.OUTPUT, "Map of the steps")
    yield steps.complete(-274, "The map is agreed.")
    yield steps.signed_off(1, 200, QUALITY)
    yield form.update(-200, "Two forms compared.")
    yield form.update(-82, "One form on trial in two teams.")
    yield chairs.update(-118, "Two of five courses held.")
    yield chairs.update(-79, "Three of five courses held.")
    yield chairs.update(-22, "Four of five courses held; the last is booked.")
    yield families.update(-140, "Leaflet tried with four families, who asked for plainer words.")
    yield families.update(-81, "Leaflet written again with two parents.")
    yield families.evidence(-32, EvidenceKind.OUTPUT, "Leaflet for families", Source.FAMILY)
    yield families.complete(-30, "Leaflet in use: families get it before the meeting.")
    yield form.chased(-12)
    yield form.answered(-10, replied=True)
    yield it.update(-9, "Two of four actions are done; seven of twelve families knew why the support changed.")


def training(calendar: Calendar) -> Iterator[Dated]:
    """Not accepted, by a meeting."""
    it = Story(calendar, recommendations(7))
    yield it.note(-330, "Asked the training lead for the present programme.")
    not_accepted = Respond(
        refs=it.refs,
        response=Response.NOT_ACCEPTED,
        reason="All training was reviewed for another review this year, whose plan has the changes that came of it.",
        meeting=calendar.meeting(2),
    )
    yield calendar.sitting(2), not_accepted


def siblings(calendar: Calendar) -> Iterator[Dated]:
    """Amber by a meeting's decision over a rule's Red."""
    it = Story(calendar, recommendations(8))
    yield it.led(-355, CARE, CARE_LEAD)
    yield it.due(-350, 75)
    yield it.plan(
        -345,
        "Ask about brothers and sisters in each assessment.",
        "Risks to siblings are seen and met.",
        "Records that show what every agency knew of the siblings.",
    )
    yield it.adopted(1)
    yield it.update(-270, "Questions agreed.")
    yield it.update(-170, "Questions on trial in one team.")
    yield it.update(-90, "The case system cannot hold the questions before its next release.", Declared.RED)
    override = OverrideRating(
        refs=it.refs,
        colour=Colour.AMBER,
        reason="Paper forms are used until the system is ready.",
        meeting=calendar.meeting(4),
        agreed_by=CHAIR,
    )
    yield calendar.sitting(4), override
    yield from _assessments(it)
    yield it.update(0, "Paper forms are in use in every team.")


def _assessments(siblings: Story) -> Iterator[Dated]:
    """Actions: due and unconfirmed, its date recorded late; an extension asked; complete, and not yet looked at."""
    calendar = siblings.calendar
    titles = ("Change the assessment form", "Check assessments of one month", "Tell carers what is asked, and why")
    for title, due in zip(titles, (14, 26, 35), strict=True):
        yield siblings.actions(-121, title, due, CARE)
    change, check, carers = (Story(calendar, action(8, number)) for number in (1, 2, 3))
    yield change.update(-36, "Form drafted.")
    adopt = AdoptDates(
        refs=change.refs,
        meeting=calendar.meeting(3, QUALITY),
        recorded_late=True,
        late_reason="The group's note reached the partnership office late.",
    )
    yield calendar.day(-8), adopt
    yield check.update(-28, "Sample drawn.")
    yield check.adopted(4)
    ask = AskExtension(refs=check.refs, to=calendar.day(90), reason="The form changes first.", asked_by=CARE_LEAD)
    yield calendar.day(-6), ask
    yield carers.evidence(-105, EvidenceKind.OUTPUT, "Note for carers", Source.FAMILY)
    yield carers.complete(-102, "Carers get a note before the visit.")
    yield carers.adopted(4)


def drop_in(calendar: Calendar) -> Iterator[Dated]:
    """Considered and not introduced: an honest end, which made a difference all the same."""
    it = Story(calendar, recommendations(9))
    yield it.led(-354, HELP, HELP_LEAD)
    yield it.due(-350, -160)
    yield it.plan(
        -345,
        "Ask young people what they would use after a serious incident near them.",
        "Young people find help where they are, and rumours lose their hold.",
        "Young people who know where to turn.",
    )
    yield it.adopted(1)
    yield it.update(-260, "Sixty young people asked.")
    yield it.evidence(-182, EvidenceKind.IMPACT, "What sixty young people told us", Source.CHILD)
    summary = "They would not use a drop-in; youth workers now meet them at school and online after an incident."
    yield it.complete(-179, summary, Outcome.NOT_INTRODUCED)
    yield it.signed_off(3, -70)
    review = ReviewImpact(
        refs=it.refs,
        found=ImpactState.EVIDENCED,
        words="41 of 60 young people know where to turn after an incident, 18 of 60 before. They name the youth "
        "workers at school and online.",
        meeting=calendar.meeting(4),
    )
    yield calendar.sitting(4), review


def units(calendar: Calendar) -> Iterator[Dated]:
    """Nobody could lead it: raised, answered, and given to the Department, whose answer is late.

    Wrongly given away once, with others, and taken back.
    """
    it = Story(calendar, recommendations(10))
    yield it.note(-320, "Asked the agencies who could lead this.")
    raised = RaiseItems(
        refs=it.refs,
        raised_with=PARTNERS_BODY,
        reason="The units belong to academy trusts: no agency of the plan can lead a review within them.",
        meeting=calendar.meeting(2),
    )
    yield calendar.sitting(2), raised
    bulk = AssignOwner(refs=recommendations(3, 6, 8, 10), agency=SCHOOLS, role=SCHOOLS_LEAD, name=POSTHOLDER)
    yield calendar.day(-222), bulk
    yield calendar.day(-222), UndoLast()
    answer = RecordRaiseAnswer(
        refs=it.refs,
        answer="None of us can direct the trusts. Ask the Department, which can; our agencies will take part.",
        on=calendar.sitting(1, PARTNERS_BODY),
        meeting=calendar.meeting(1, PARTNERS_BODY),
    )
    yield calendar.sitting(1, PARTNERS_BODY), answer
    given = GiveToOthers(
        refs=it.refs,
        body="Department for Education",
        answer_due=calendar.day(-45),
        meeting=calendar.meeting(3),
        reason="It can ask every unit for the figures, and compare them with other areas.",
    )
    yield calendar.sitting(3), given
    yield it.note(-90, "Rang two units; both would take part.")
    yield it.note(-38, "Rang the Department; the letter is with its regions group.")


def referrals(calendar: Calendar) -> Iterator[Dated]:
    """Raised and answered; owned and dated only lately, and not started."""
    it = Story(calendar, recommendations(11))
    yield it.note(-315, "Wrote to the trust; no answer.")
    raised = RaiseItems(
        refs=it.refs,
        raised_with=PARTNERS_BODY,
        reason="The trust has named no lead officer in seven months, and children wait for a first appointment.",
        meeting=calendar.meeting(3),
    )
    yield calendar.sitting(3), raised
    yield it.minuted(4, "The chair writes to the trust and asks for a lead officer and a date.")
    answer = RecordRaiseAnswer(
        refs=it.refs,
        answer="The health partner has asked the trust's chief executive. A lead officer is named within a month.",
        on=calendar.sitting(2, PARTNERS_BODY),
        meeting=calendar.meeting(2, PARTNERS_BODY),
    )
    yield calendar.sitting(2, PARTNERS_BODY), answer
    yield it.led(-21, CAMHS, CAMHS_LEAD)
    yield it.due(-20, 150)
    yield it.plan(
        -20,
        "Review how referrals are sorted, and write a fast track for high-risk cases.",
        "Children at high risk are seen in weeks, not months.",
        "Weeks from referral to first appointment.",
    )
    yield calendar.day(-12), AddActions(refs=it.refs, title="Ask families what the wait was like")
