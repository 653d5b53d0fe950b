"""What the demonstration's stories are made of: its calendar, its people, and the steps that can happen to an item."""

from dataclasses import dataclass
from datetime import date, timedelta

from actionplan.domain.command import Command
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, Via

BODY = "Executive"
POLICE, POLICE_LEAD = "merseyside-police", "Detective Superintendent, Public Protection"
CARE, CARE_LEAD = "childrens-social-care", "Head of Safeguarding"
HELP, HELP_LEAD = "early-help-family-first", "Head of Service"
SCHOOLS, SCHOOLS_LEAD = "education", "Head of Inclusion"
PARTNERS, PARTNERS_LEAD = "knowsley-safeguarding-children-partnership", "Chair, Quality Assurance Group"
CAMHS, CAMHS_LEAD = "camhs", "Service Manager"
SCRUTINEER = "Independent Scrutineer"
POSTHOLDER = "Postholder"
_SITTINGS = (-330, -240, -150, -60, 30, 120)
"""Roughly when the Executive sits, in days from the last day of the history; the first four have been held."""
HELD, ARRANGED = 4, len(_SITTINGS)


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

    def sitting(self, number: int) -> date:
        """The Thursday of a sitting, numbered from 1; never between Christmas and New Year."""
        day = self.today + timedelta(days=_SITTINGS[number - 1])
        day -= timedelta(days=(day.weekday() - 3) % 7)
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

    def meeting(self, number: int) -> str:
        """The id of that sitting."""
        return f"executive-{self.sitting(number).isoformat()}"


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

    def led(self, at: int, agency: str, role: str) -> Dated:
        """A lead officer, by role."""
        return self.day(at), AssignOwner(refs=self.refs, agency=agency, role=role, name=POSTHOLDER)

    def due(self, at: int, on: int) -> Dated:
        """A proposed date."""
        return self.day(at), ProposeDate(refs=self.refs, on=self.day(on))

    def adopted(self, sitting: int) -> Dated:
        """The date adopted by a sitting."""
        return self.calendar.sitting(sitting), AdoptDates(refs=self.refs, meeting=self.calendar.meeting(sitting))

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

    def evidence(self, at: int, kind: EvidenceKind, title: str) -> Dated:
        """A piece of evidence."""
        day = self.day(at)
        return day, RecordEvidence(
            refs=self.refs, title=title, evidence_kind=kind, on=day, held_at="Partnership office, shared folder"
        )

    def complete(self, at: int, summary: str, outcome: Outcome = Outcome.DELIVERED) -> Dated:
        """Reported complete, on the day."""
        day = self.day(at)
        return day, ReportComplete(refs=self.refs, on=day, summary=summary, outcome=outcome)

    def signed_off(self, sitting: int, impact_review: int) -> Dated:
        """Signed off at a sitting."""
        return self.calendar.sitting(sitting), SignOffItems(
            refs=self.refs,
            meeting=self.calendar.meeting(sitting),
            agreed_by=SCRUTINEER,
            impact_review_on=self.day(impact_review),
        )
