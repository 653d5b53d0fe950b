"""The story of recommendation 3, which is behind. Numbers are days from the last day of the history."""

from collections.abc import Iterator

from actionplan.demo.story import (
    CARE,
    CHAIR,
    EXECUTIVE,
    HELP,
    HELP_LEAD,
    LEAD_PARTNERS,
    PARTNERS_BODY,
    QUALITY,
    Calendar,
    Dated,
    Story,
    action,
    meeting_id,
    recommendations,
)
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.extensions import AskExtension, RefuseExtension
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.raising import RaiseItems
from actionplan.domain.vocabulary import Declared, MeetingKind


def awareness(calendar: Calendar) -> Iterator[Dated]:
    """Overdue: more time was asked for and refused; raised, and not answered yet; chased twice without a reply."""
    it = Story(calendar, recommendations(3))
    yield it.led(-355, HELP, HELP_LEAD)
    yield it.due(-350, -45)
    yield it.plan(
        -347,
        "Brief every team on what to report, how reports are graded, and who may see them.",
        "Staff pass on what worries them about a child, and nothing is lost.",
        "A sample report, graded by staff after each briefing.",
    )
    yield it.adopted(1)
    yield it.update(-285, "Briefing drafted with an intelligence officer.")
    yield it.update(-190, "Two of nine teams briefed; shifts make it slow.", Declared.AMBER)
    ask = AskExtension(refs=it.refs, to=calendar.day(60), reason="Team meetings were full.", asked_by=HELP_LEAD)
    yield calendar.day(-95), ask
    yield it.update(-88, "Four of nine teams briefed.")
    reason = "The briefing is an hour; it can be done in the time left."
    yield calendar.sitting(4), RefuseExtension(refs=it.refs, meeting=calendar.meeting(4), reason=reason)
    yield it.update(-25, "Six of nine teams briefed; 71% of their staff grade a sample report right.")
    raised = RaiseItems(
        refs=it.refs,
        raised_with=PARTNERS_BODY,
        reason="Three teams cannot release staff in shift time. The partners are asked to protect one hour for each.",
    )
    yield calendar.day(-22), raised
    yield it.chased(-18)
    yield it.answered(-11, replied=False)
    yield it.chased(-8, copied=True)
    yield it.answered(-1, replied=False)
    yield from _briefings(it)


def _briefings(awareness: Story) -> Iterator[Dated]:
    """Actions: a pause over, off track, superseded between meetings, complete without evidence, and led by nobody."""
    calendar = awareness.calendar
    for title in ("Brief the out-of-hours team", "Record a briefing for new staff", "Print a card for every desk"):
        yield awareness.actions(-205, title, 55, HELP)
    yield Story(calendar, (*action(3, 1), *action(3, 2))).adopted(3)
    out_of_hours, recording = Story(calendar, action(3, 1)), Story(calendar, action(3, 2))
    yield out_of_hours.update(-180, "Rota asked for.")
    pause = PauseItems(
        refs=out_of_hours.refs,
        until=calendar.day(-30),
        reason="The team is being reorganised.",
        meeting=calendar.meeting(3),
    )
    yield calendar.sitting(3), pause
    yield recording.update(-120, "Script agreed.")
    yield recording.update(-10, "No studio before the date.", Declared.RED)
    decided_on = calendar.day(-112)
    yield (
        decided_on,
        AddMeetings(
            body=EXECUTIVE,
            days=(decided_on,),
            meeting_kind=MeetingKind.BETWEEN_MEETINGS,
            agreed_by=(CHAIR, *LEAD_PARTNERS),
        ),
    )
    yield (
        decided_on,
        Supersede(
            refs=action(3, 3),
            reason="The recorded briefing replaces the card.",
            meeting=meeting_id(EXECUTIVE, decided_on),
            by_item=recording.refs[0],
        ),
    )
    yield decided_on, CloseMeeting(meeting=meeting_id(EXECUTIVE, decided_on))
    yield awareness.actions(-130, "Name one contact for intelligence in each team", 48, CARE)
    contacts = Story(calendar, action(3, 4))
    yield contacts.adopted(2, QUALITY)
    yield contacts.update(-74, "Contacts named in half of the teams.")
    yield calendar.day(-128), AddActions(refs=awareness.refs, title="Brief school nurses and health visitors")
    yield contacts.complete(-16, "Every team has a named contact.")
