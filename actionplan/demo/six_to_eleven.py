"""The stories of recommendations 6 to 11. Numbers are days from the last day of the history."""

from collections.abc import Iterator

from actionplan.demo.story import (
    CAMHS,
    CAMHS_LEAD,
    CARE,
    CARE_LEAD,
    HELP,
    HELP_LEAD,
    POSTHOLDER,
    SCHOOLS,
    SCHOOLS_LEAD,
    SCRUTINEER,
    Calendar,
    Dated,
    Story,
    UndoLast,
    action,
    recommendations,
)
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.meetings import MinuteDecision
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import Colour, Declared, EvidenceKind, Outcome, Response


def step_up(calendar: Calendar) -> Iterator[Dated]:
    """Amber by its actions: signed off, stale, complete without evidence, complete and not yet looked at."""
    it = Story(calendar, recommendations(6))
    yield it.led(-355, CARE, CARE_LEAD)
    yield it.due(-350, 130)
    yield it.plan(-346, "One meeting for every step.", "Levels of need are agreed together.", "Attendance by agency.")
    yield it.adopted(1)
    for title in ("Map the present steps", "Agree one form", "Train the chairs", "Tell families how it works"):
        yield calendar.day(-344), AddActions(refs=it.refs, title=title, agencies=(CARE,), due_on=calendar.day(120))
    steps, form, chairs, families = (Story(calendar, action(6, number)) for number in (1, 2, 3, 4))
    for each in (steps, form, chairs, families):
        yield each.adopted(1)
    yield steps.update(-300, "Steps mapped with five agencies.")
    yield steps.evidence(-275, EvidenceKind.OUTPUT, "Map of the steps")
    yield steps.complete(-274, "The map is agreed.")
    yield steps.signed_off(2, 45)
    yield form.update(-200, "Two forms compared.")
    yield form.update(-82, "One form on trial.")
    yield chairs.update(-22, "Last course held.")
    yield chairs.complete(-16, "All chairs trained.", Outcome.IN_PART)
    yield families.update(-140, "Leaflet tried with four families.")
    yield families.evidence(-105, EvidenceKind.OUTPUT, "Leaflet for families")
    yield families.complete(-102, "Leaflet in use.")
    yield it.update(-9, "Three of four actions are done.")


def training(calendar: Calendar) -> Iterator[Dated]:
    """Not accepted, by a meeting."""
    it = Story(calendar, recommendations(7))
    yield it.note(-330, "Asked the training lead for the present programme.")
    yield (
        calendar.sitting(2),
        Respond(
            refs=it.refs,
            response=Response.NOT_ACCEPTED,
            reason="All training was reviewed for another review this year.",
            meeting=calendar.meeting(2),
        ),
    )


def siblings(calendar: Calendar) -> Iterator[Dated]:
    """Amber by a meeting's decision over a rule's Red. Its actions: due and unconfirmed, an extension asked."""
    it = Story(calendar, recommendations(8))
    yield it.led(-355, CARE, CARE_LEAD)
    yield it.due(-350, 75)
    yield it.plan(-345, "Ask about siblings each time.", "Risks to siblings are met.", "Audit of assessments.")
    yield it.adopted(1)
    yield it.update(-270, "Questions agreed.")
    yield it.update(-170, "Questions on trial in one team.")
    yield it.update(-90, "The system cannot hold the questions before spring.", Declared.RED)
    yield (
        calendar.sitting(4),
        OverrideRating(
            refs=it.refs,
            colour=Colour.AMBER,
            reason="Paper forms are used until the system is ready.",
            meeting=calendar.meeting(4),
            agreed_by=SCRUTINEER,
        ),
    )
    for title, due in (("Change the assessment form", 14), ("Check assessments of one month", 26)):
        yield calendar.day(-120), AddActions(refs=it.refs, title=title, agencies=(CARE,), due_on=calendar.day(due))
    change, check = Story(calendar, action(8, 1)), Story(calendar, action(8, 2))
    yield change.update(-36, "Form drafted.")
    yield check.update(-28, "Sample drawn.")
    yield check.adopted(4)
    yield (
        calendar.day(-6),
        AskExtension(refs=check.refs, to=calendar.day(90), reason="The form changes first.", asked_by=CARE_LEAD),
    )
    yield it.update(0, "Paper forms are in use in every team.")


def drop_in(calendar: Calendar) -> Iterator[Dated]:
    """Considered and not introduced: an honest end."""
    it = Story(calendar, recommendations(9))
    yield it.led(-354, HELP, HELP_LEAD)
    yield it.due(-350, -160)
    yield it.plan(-345, "Ask young people what they would use.", "Help is where they are.", "Answers of young people.")
    yield it.adopted(1)
    yield it.update(-260, "Sixty young people asked.")
    yield it.evidence(-182, EvidenceKind.IMPACT, "What sixty young people told us")
    yield it.complete(-179, "They prefer to be met at school and online.", Outcome.NOT_INTRODUCED)
    yield it.signed_off(3, 150)


def units(calendar: Calendar) -> Iterator[Dated]:
    """Nobody leads it, long after the plan was due; wrongly given away once, with others, and taken back."""
    it = Story(calendar, recommendations(10))
    yield it.note(-320, "Asked the agencies who could lead this.")
    bulk = AssignOwner(refs=recommendations(3, 6, 8, 10), agency=SCHOOLS, role=SCHOOLS_LEAD, name=POSTHOLDER)
    yield calendar.day(-222), bulk
    yield calendar.day(-222), UndoLast()
    yield it.note(-90, "Rang two units; both would take part.")
    yield calendar.day(-30), AddActions(refs=it.refs, title="Agree terms of reference with the units")


def referrals(calendar: Calendar) -> Iterator[Dated]:
    """Owned and dated only lately, and not started."""
    it = Story(calendar, recommendations(11))
    yield it.note(-315, "Wrote to the trust; no answer.")
    yield (
        calendar.sitting(4),
        MinuteDecision(
            refs=it.refs,
            meeting=calendar.meeting(4),
            words="The chair writes to the trust and asks for a lead and a date.",
        ),
    )
    yield it.led(-21, CAMHS, CAMHS_LEAD)
    yield it.due(-20, 150)
    yield it.plan(-20, "Review referrals.", "High-risk cases are seen sooner.", "Days from referral to first meeting.")
