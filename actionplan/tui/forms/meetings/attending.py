"""Beside the decisions of a meeting: who was there, challenge, words for its papers, and its minutes agreed."""

from collections.abc import Iterable
from typing import Final

from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.meetings.sittings import meetings_that_can_decide, meetings_that_sat
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.meetings import (
    AgreeMinutes,
    RecordAttendance,
    RecordChallenge,
    WordMeeting,
)
from actionplan.domain.vocabulary import MeetingKind, MeetingPart, MinutedKind
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.common_fields import meeting_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.meeting import meeting_line
from actionplan.tui.forms.fields.offices import OfficeField, OfficesField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form

_KINDS: Final = ((MeetingKind.SITTING.value, "sitting"), (MeetingKind.CHAIRS_ACTION.value, "chair's action"))
_MINUTED: Final = tuple((kind.value, kind.value) for kind in MinutedKind)
_PARTS: Final = tuple((part.value, part.label) for part in MeetingPart)


class AttendanceForm(Form):
    """Who was at a meeting, and who declared an interest."""

    heading = "Who was at the meeting"

    def fields(self) -> Iterable[Field]:
        """The meeting, and roles and agencies, a line each."""
        view = self.context.view
        self.meeting = meeting_field(self, _sat(self.context))
        hint = "A line each, as “Head of Service, Merseyside Police”; added to what is on record"
        self.present = OfficesField("present", "Present", view, self.initial("present"), hint=hint)
        self.apologies = OfficesField("apologies", "Apologies", view, self.initial("apologies"), hint="A line each")
        what = "A line each, as “Health: commissions the service”"
        self.interests = TextField("interests", "Interests", self.initial("interests"), lines=2, hint=what)
        return (self.meeting, self.present, self.apologies, self.interests)

    def answer(self) -> Answer:
        """The attendance."""
        command = RecordAttendance(
            meeting=self.meeting.meeting_id,
            present=self.present.offices,
            apologies=self.apologies.offices,
            interests=tuple(each for each in self.interests.typed.splitlines() if each.strip()),
        )
        return Answer(command, self.typed)


class ChallengeForm(Form):
    """What somebody asked at a meeting, and what was answered."""

    heading = "A challenge at the meeting"

    def fields(self) -> Iterable[Field]:
        """The meeting, who asked what, and the answer."""
        self.meeting = meeting_field(self, _sat(self.context))
        self.asked_by = OfficeField(
            "from", "From", self.context.view, self.initial("from"), required=True, hint="The role or agency that asked"
        )
        self.words = TextField("words", "Asked", self.initial("words"), required=True, lines=3)
        self.reply = TextField("answer", "Answer", self.initial("answer"), lines=3, hint="Empty: none was given")
        return (self.meeting, self.asked_by, self.words, self.reply)

    def answer(self) -> Answer:
        """The challenge."""
        command = RecordChallenge(
            meeting=self.meeting.meeting_id,
            words=self.words.typed,
            asked_by=self.asked_by.office,
            answer=self.reply.typed.strip() or None,
        )
        return Answer(command, self.typed)


class MeetingWordsForm(Form):
    """The manager's words for a part of a meeting's papers; the meeting may be to come."""

    heading = "Words for the papers of a meeting"

    def fields(self) -> Iterable[Field]:
        """The meeting, the part, the words."""
        meetings = [each for each in self.context.view.snapshot.meetings if not each.cancelled]
        self.meeting = meeting_field(self, sorted(meetings, key=lambda each: each.on, reverse=True))
        self.part = ChoiceField("part", "Part", _PARTS, self.initial("part"))
        hint = "In place of what stands there; empty takes it away"
        self.words = TextField("words", "Words", self.initial("words"), lines=5, hint=hint)
        return (self.meeting, self.part, self.words)

    def answer(self) -> Answer:
        """The words."""
        part = MeetingPart(self.part.typed)
        command = WordMeeting(meeting=self.meeting.meeting_id, part=part, words=self.words.typed)
        return Answer(command, self.typed)


class AgreedMinutesForm(DecisionForm):
    """A later sitting of the same body agreed the minutes of the meeting that was chosen."""

    heading = "Minutes agreed"

    def fields(self) -> Iterable[Field]:
        """The sitting that agreed them."""
        minutes = _chosen(self.context)
        return self.meeting_fields([] if minutes is None else _that_can_agree(minutes, self.context))

    def about(self) -> str:
        """Whose minutes."""
        minutes = _chosen(self.context)
        return self.context.about if minutes is None else f"Minutes of: {meeting_line(minutes)}"

    def answer(self) -> Answer:
        """The agreement."""
        return self.decided(AgreeMinutes(meeting=self.context.about, at=self.meeting.meeting_id))


def choose_minutes(context: FormContext) -> Choosing:
    """The meetings whose minutes a later sitting can have agreed, the latest first."""
    found = [each for each in _sat(context) if not each.minutes_agreed_at and _that_can_agree(each, context)]
    if context.meeting is not None:
        found = [each for each in found if context.meeting in _that_can_agree(each, context)]
    nothing = "No minutes wait to be agreed: a later sitting of the same body, whose own minutes are open, agrees them."
    return Choosing("Whose minutes were agreed?", [Choosable(each.id, meeting_line(each)) for each in found], nothing)


def _that_can_agree(minutes: Meeting, context: FormContext) -> list[Meeting]:
    can = meetings_that_can_decide(context.view.snapshot.meetings, context.today)
    later = [each for each in can if each.is_sitting and each.on > minutes.on]
    return [each for each in later if same_body(each.body, minutes.body)]


def _chosen(context: FormContext) -> Meeting | None:
    return next((each for each in context.view.snapshot.meetings if each.id == context.about), None)


def _sat(context: FormContext) -> list[Meeting]:
    return meetings_that_sat(context.view.snapshot.meetings, context.today)
