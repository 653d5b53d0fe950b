"""The meetings of the demonstration: who sat, what was asked and answered, what was promised, and the minutes.

What a sitting decides about one recommendation is in that recommendation's story.
"""

from collections.abc import Iterator
from typing import Final

from actionplan.demo.story import (
    CHAIR,
    CONSTABLE,
    EXECUTIVE,
    LEAD_PARTNERS,
    MANAGER,
    NURSE,
    PARTNERS_BODY,
    PARTNERS_LEAD,
    QUALITY,
    SCRUTINEER,
    SITTINGS,
    Calendar,
    Dated,
    Papers,
    recommendations,
)
from actionplan.domain.subjects.bodies import AddBody, DelegatePowers
from actionplan.domain.subjects.follow_ups import DropFollowUp, FollowUpIsDone, RedateFollowUp, SetFollowUp
from actionplan.domain.subjects.meetings import (
    AddMeetings,
    AgreeMinutes,
    CloseMeeting,
    MinuteDecision,
    RecordAttendance,
    RecordChallenge,
    WordMeeting,
)
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.vocabulary import Act, BodyRole, DelegatedFor, MeetingPart, MinutedKind

_SCHOOLS, _LAY = "Head of Inclusion, Education", "Lay Member, Knowsley Safeguarding Children Partnership"
_CARE = "Head of Safeguarding, Children's Social Care"
_SAT: Final = {
    EXECUTIVE: (CHAIR, *LEAD_PARTNERS, _SCHOOLS, _LAY, SCRUTINEER, MANAGER),
    PARTNERS_BODY: (*LEAD_PARTNERS, CHAIR),
    QUALITY: (PARTNERS_LEAD, NURSE, _CARE, "Detective Superintendent, Merseyside Police", _SCHOOLS, MANAGER),
}
_WITHOUT_HEALTH: Final = 3
"""The sitting of the Executive to which the health partner sent apologies."""
_SAID: Final = {
    (EXECUTIVE, 1): "The plan is adopted, with what would be different for children written beside each date.",
    (EXECUTIVE, 2): "Dates and sign-off of actions go to the Quality Assurance Group; recommendations stay here.",
    (EXECUTIVE, 3): "Intelligence reaches partners sooner. The next sitting asks what children noticed of it.",
    (EXECUTIVE, 4): "Sharing is better and shown; briefing is behind. No more time is given for the briefings.",
    (PARTNERS_BODY, 1): "The partners stand behind the plan, and answer what is raised with them in writing.",
    (PARTNERS_BODY, 2): "Each partner names who releases staff for the briefings in its own service.",
    (QUALITY, 1): "The first action is complete, and its evidence was read.",
    (QUALITY, 3): "Two agencies returned all records; the third has until the date.",
}


def beginning(calendar: Calendar) -> Iterator[Dated]:
    """The bodies, when they sit, and the partners without whom a sitting is not whole."""
    first = calendar.day(-365)
    yield first, AddBody(name=EXECUTIVE, role=BodyRole.GOVERNS, returns_due=21, papers_close=10, papers_out=7)
    yield first, AddBody(name=PARTNERS_BODY, role=BodyRole.OVERSEES)
    yield first, AddBody(name=QUALITY, role=BodyRole.ADVISES)
    for body, sits in SITTINGS.items():
        days = tuple(calendar.sitting(number, body) for number in range(1, len(sits.about) + 1))
        yield first, AddMeetings(body=body, days=days)
    partners = ("Children's Social Care", "Health Services", "Merseyside Police")
    reason = "They are the safeguarding partners' own services."
    yield first, SetPolicy(key="partners_needed", names=partners, reason=reason)


def meetings(calendar: Calendar) -> Iterator[Dated]:
    """What the meetings did about the plan as a whole, and their papers and minutes."""
    yield from _delegation(calendar)
    yield from _promises(calendar)
    yield from _challenges(calendar)
    yield from _managers_words(calendar)
    for body, sits in SITTINGS.items():
        for number in range(1, sits.held + 1):
            yield from _sitting(calendar, body, number)


def _sitting(calendar: Calendar, body: str, number: int) -> Iterator[Dated]:
    """Papers a week before, who sat, what was said, the last minutes agreed; closed the week after."""
    sitting, meeting = calendar.sitting(number, body), calendar.meeting(number, body)
    if body != QUALITY:
        yield calendar.before(sitting), Papers(meeting)
    away = (NURSE,) if (body, number) == (EXECUTIVE, _WITHOUT_HEALTH) else ()
    present = tuple(each for each in _SAT[body] if each not in away)
    leads = "leads SAM-R01, and took no part in its sign-off"
    interests = (f"{CONSTABLE}: {leads}",) if (body, number) == (EXECUTIVE, 3) else ()
    yield sitting, RecordAttendance(meeting=meeting, present=present, apologies=away, interests=interests)
    if (body, number) in _SAID:
        minuted = MinutedKind.NOTE if body == QUALITY else MinutedKind.DECISION
        yield sitting, MinuteDecision(meeting=meeting, words=_SAID[body, number], minuted=minuted)
    if number > 1:
        yield sitting, AgreeMinutes(meeting=calendar.meeting(number - 1, body), at=meeting)
    if (body, number) != (QUALITY, SITTINGS[QUALITY].held):
        yield calendar.after(sitting), CloseMeeting(meeting=meeting)


def _delegation(calendar: Calendar) -> Iterator[Dated]:
    acts = (Act.ADOPT, Act.EXTEND, Act.SIGN_OFF)
    delegate = DelegatePowers(name=QUALITY, acts=acts, scope=DelegatedFor.ACTIONS, meeting=calendar.meeting(2))
    yield calendar.sitting(2), delegate


def _promises(calendar: Calendar) -> Iterator[Dated]:
    """Follow-ups by number: 4 and 6 come of a returned sign-off and of a condition, in the stories."""
    day, sitting, meeting = calendar.day, calendar.sitting, calendar.meeting
    learn = "Send the learning summary to every team, with a page on what it means for practice."
    yield sitting(1), SetFollowUp(meeting=meeting(1), words=learn, owner=MANAGER, due=day(-300))
    yield sitting(1), SetFollowUp(meeting=meeting(1), words="Hold one learning event for all agencies.", owner=_SCHOOLS)
    yield day(-305), FollowUpIsDone(number=1, words="Sent to 64 teams; 58 said that they talked about it.")
    reason = "Each agency holds its own, and more staff come."
    yield sitting(2), DropFollowUp(number=2, meeting=meeting(2), reason=reason)
    ask = "Ask the trust for its lead officer."
    owned = SetFollowUp(refs=recommendations(11), meeting=meeting(2), words=ask, owner=NURSE, due=day(-200))
    yield sitting(2), owned
    yield sitting(3), RedateFollowUp(number=3, meeting=meeting(3), due=day(-100), reason="No answer came in time.")
    yield day(-22), FollowUpIsDone(number=3, words="The trust named its Service Manager as lead officer.")
    hear = "Ask six young people who know exploitation how it feels to be asked for help."
    young = SetFollowUp(meeting=meeting(3), words=hear, owner="Youth Offending Service", due=day(-90))
    yield sitting(3), young
    yield day(-95), FollowUpIsDone(number=5, words="Six spoke to us: tell us what happens with what we say.")
    yield (
        sitting(4),
        RedateFollowUp(number=3, meeting=meeting(4), due=day(-20), reason="The chair writes to the trust."),
    )
    reason = "Four plans of ten name the child; the rest are being corrected."
    yield sitting(4), RedateFollowUp(number=4, meeting=meeting(4), due=day(-14), reason=reason)
    interim = "Tell every team which form to use until one is agreed."
    form = SetFollowUp(
        refs=recommendations(6),
        meeting=meeting(4),
        words=interim,
        owner=_CARE,
        due=day(-25),
    )
    yield sitting(4), form
    bailed = "Bring the number of children who are released under investigation."
    yield sitting(4), SetFollowUp(meeting=meeting(4), words=bailed, owner=CONSTABLE)
    chase = "Send the records of the third clinic."
    yield sitting(3, QUALITY), SetFollowUp(meeting=meeting(3, QUALITY), words=chase, owner="Health Services")


def _challenges(calendar: Calendar) -> Iterator[Dated]:
    yield (
        calendar.sitting(3),
        RecordChallenge(
            meeting=calendar.meeting(3),
            asked_by=SCRUTINEER,
            words="How do we know that the template for plans changes what happens to a child?",
            answer="We do not yet; sign-off is returned until ten plans have been read.",
        ),
    )
    yield (
        calendar.sitting(4),
        RecordChallenge(
            meeting=calendar.meeting(4),
            asked_by=_LAY,
            words="What would a child in Sam's place notice today?",
            answer="That somebody who knows them hears of a report within a working day. Six of ten children said so; "
            "for the other four we have more to do.",
        ),
    )
    yield (
        calendar.sitting(2, QUALITY),
        MinuteDecision(
            meeting=calendar.meeting(2, QUALITY),
            words="To the Executive: ask each agency for a check of its own before the joint audit.",
            minuted=MinutedKind.RECOMMENDATION,
        ),
    )


def _managers_words(calendar: Calendar) -> Iterator[Dated]:
    """The words of the last sitting's papers, and of the next one's."""
    last = {
        MeetingPart.SUMMARY: "Two recommendations are signed off and come to their impact review. The briefings are "
        "behind, and a lead officer for referrals to CAMHS is still missing.",
        MeetingPart.RISK: "Until staff know how to grade a report, some of what they see will not be passed on.",
    }
    coming = {
        MeetingPart.SUMMARY: "Reports about children reach partners sooner, and plans on organised crime groups now "
        "name the child. The briefings are overdue and raised with the partners; the Department has not answered.",
        MeetingPart.RISK: "Three teams are not briefed: what they see of a child may not be passed on.",
        MeetingPart.RESOURCES: "One hour of staff time for each of three teams; no new money.",
        MeetingPart.EQUALITY: "The next sample of children's views includes girls, and children who are not in school.",
    }
    for part, words in last.items():
        yield calendar.day(-78), WordMeeting(meeting=calendar.meeting(4), part=part, words=words)
    for part, words in coming.items():
        yield calendar.day(-3), WordMeeting(meeting=calendar.meeting(5), part=part, words=words)
