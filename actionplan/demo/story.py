"""What the demonstration's stories are made of: its calendar, its people, and the steps that can happen to an item."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.measures import RecordReading
from actionplan.domain.subjects.meetings import MinuteDecision
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import Declared, EvidenceKind, MinutedKind, Outcome, Source, Via

EXECUTIVE, PARTNERS_BODY, QUALITY = "Executive", "Lead Safeguarding Partners", "Quality Assurance Group"
POLICE, POLICE_LEAD = "merseyside-police", "Detective Superintendent, Public Protection"
CARE, CARE_LEAD = "childrens-social-care", "Head of Safeguarding"
HELP, HELP_LEAD = "early-help-family-first", "Head of Service"
SCHOOLS, SCHOOLS_LEAD = "education", "Head of Inclusion"
PARTNERS, PARTNERS_LEAD = "knowsley-safeguarding-children-partnership", "Chair, Quality Assurance Group"
CAMHS, CAMHS_LEAD = "camhs", "Service Manager"
HEALTH = "health-services"
CHAIR = "Partnership chair"
SCRUTINEER = "Independent scrutineer"
MANAGER = "Business Manager"
DIRECTOR = "Director of Children's Services, Children's Social Care"
CONSTABLE = "Assistant Chief Constable, Merseyside Police"
NURSE = "Designated Nurse, Health Services"
LEAD_PARTNERS = (DIRECTOR, CONSTABLE, NURSE)
POSTHOLDER = "Postholder"


@dataclass(frozen=True, slots=True)
class Sits:
    """When a body sits: a day of the week (Monday is 0), at or before these days from the last day of the history."""

    weekday: int
    about: tuple[int, ...]
    held: int


SITTINGS: Final[Mapping[str, Sits]] = {
    EXECUTIVE: Sits(3, (-330, -240, -150, -60, 30, 120), held=4),
    PARTNERS_BODY: Sits(2, (-200, -44, 70), held=2),
    QUALITY: Sits(1, (-207, -117, -34, 58), held=3),
}


@dataclass(frozen=True, slots=True)
class Papers:
    """Issue a meeting's pack."""

    meeting: str


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Undo the last step of the day."""


Step = Command | Papers | UndoLast
Dated = tuple[date, Step]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days counted from the last day of the history; all but that one are weekdays."""

    today: date

    def day(self, offset: int) -> date:
        """The day ``offset`` days away, or the Friday before it."""
        day = self.today + timedelta(days=offset)
        return day if offset == 0 else day - timedelta(days=max(0, day.weekday() - 4))

    def sitting(self, number: int, body: str = EXECUTIVE) -> date:
        """The day of a body's sitting, numbered from 1; never between Christmas and New Year."""
        sits = SITTINGS[body]
        day = self.today + timedelta(days=sits.about[number - 1])
        day -= timedelta(days=(day.weekday() - sits.weekday) % 7)
        if (day.month, day.day) == (1, 1):
            return day + timedelta(days=7)
        return day - timedelta(days=7) if (day.month, day.day) >= (12, 24) else day

    @staticmethod
    def before(sitting: date) -> date:
        """When its papers go out."""
        return sitting - timedelta(days=7)

    @staticmethod
    def after(sitting: date) -> date:
        """When its minutes are agreed."""
        return sitting + timedelta(days=6)

    def meeting(self, number: int, body: str = EXECUTIVE) -> str:
        """The id of that sitting."""
        return meeting_id(body, self.sitting(number, body))


def meeting_id(body: str, day: date) -> str:
    """The id that a body's meeting on a day gets."""
    return f"{body.lower().replace(' ', '-')}-{day.isoformat()}"


def recommendations(*numbers: int) -> tuple[str, ...]:
    """The refs of recommendations."""
    return tuple(f"SAM-R{number:02d}" for number in numbers)


def action(recommendation: int, number: int) -> tuple[str, ...]:
    """The ref of an action."""
    return (f"SAM-R{recommendation:02d}-A{number}",)


class Story:
    """What happens to some items: each method returns one dated step."""

    def __init__(self, calendar: Calendar, refs: tuple[str, ...]) -> None:
        self.calendar = calendar
        self.refs = refs
        self.day = calendar.day

    def led(self, at: int, agency: str, role: str, *contributing: str) -> Dated:
        """A lead officer, by role, and the agencies that contribute."""
        owner = AssignOwner(refs=self.refs, agency=agency, role=role, name=POSTHOLDER, contributing=contributing)
        return self.day(at), owner

    def due(self, at: int, on: int) -> Dated:
        """A proposed date."""
        return self.day(at), ProposeDate(refs=self.refs, on=self.day(on))

    def adopted(self, sitting: int, body: str = EXECUTIVE) -> Dated:
        """The date adopted by a sitting."""
        adopt = AdoptDates(refs=self.refs, meeting=self.calendar.meeting(sitting, body))
        return self.calendar.sitting(sitting, body), adopt

    def plan(self, at: int, will_do: str, outcome: str, measure: str) -> Dated:
        """What will be done, and to what end."""
        return self.day(at), SetPlan(refs=self.refs, will_do=will_do, intended_outcome=outcome, measure=measure)

    def update(self, at: int, words: str, declared: Declared | None = None, via: Via = Via.EMAIL) -> Dated:
        """Progress, recorded on the day."""
        day = self.day(at)
        return day, RecordUpdate(refs=self.refs, words=words, on=day, via=via, declared=declared)

    def note(self, at: int, words: str) -> Dated:
        """A contact that brought no progress."""
        day = self.day(at)
        return day, RecordNote(refs=self.refs, words=words, on=day, via=Via.PHONE)

    def chased(self, at: int, *, copied: bool = False) -> Dated:
        """A reminder to whoever leads it, sent on the day."""
        day = self.day(at)
        return day, RecordChase(refs=self.refs, on=day, copied=copied)

    def answered(self, at: int, *, replied: bool) -> Dated:
        """What came of the last reminder."""
        day = self.day(at)
        return day, RecordChaseAnswer(refs=self.refs, on=day, replied=replied)

    def evidence(self, at: int, kind: EvidenceKind, title: str, source: Source | None = None) -> Dated:
        """A piece of evidence."""
        day = self.day(at)
        return day, RecordEvidence(
            refs=self.refs, title=title, evidence_kind=kind, on=day, held_at=_HELD_AT, source=source
        )

    def complete(self, at: int, summary: str, outcome: Outcome = Outcome.DELIVERED) -> Dated:
        """Reported complete, on the day."""
        day = self.day(at)
        return day, ReportComplete(refs=self.refs, on=day, summary=summary, outcome=outcome)

    def actions(self, at: int, title: str, due: int, *agencies: str) -> Dated:
        """An action of each agency under the item, with a proposed date."""
        return self.day(at), AddActions(refs=self.refs, title=title, agencies=agencies, due_on=self.day(due))

    def signed_off(self, sitting: int, impact_review: int, body: str = EXECUTIVE) -> Dated:
        """Signed off at a sitting, the evidence looked at by somebody who does not lead the item."""
        return self.calendar.sitting(sitting, body), SignOffItems(
            refs=self.refs,
            meeting=self.calendar.meeting(sitting, body),
            agreed_by=CHAIR if body == EXECUTIVE else None,
            checked_by=NURSE,
            impact_review_on=self.day(impact_review),
        )

    def minuted(self, sitting: int, words: str, kind: MinutedKind = MinutedKind.DECISION) -> Dated:
        """What a sitting of the Executive said of the item, in words."""
        minuted = MinuteDecision(refs=self.refs, meeting=self.calendar.meeting(sitting), words=words, minuted=kind)
        return self.calendar.sitting(sitting), minuted

    def reading(self, at: int, measure: str, found: str, source: Source, words: str | None = None) -> Dated:
        """What a measure showed: "58%", or "7 of 10"."""
        day = self.day(at)
        value, _, out_of = found.partition(" of ")
        return day, RecordReading(
            measure=measure, on=day, value=value, out_of=out_of or None, source=source, words=words
        )


_HELD_AT = "Partnership office, shared folder"
