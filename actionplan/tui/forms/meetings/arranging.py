"""Arranging meetings on the screen: one, a series of them, another day for a sitting, and calling one off."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from textual.content import Content

from actionplan.domain.command import Command
from actionplan.domain.dates import counted, sitting_remarks
from actionplan.domain.errors import BadInput
from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting, MoveMeeting
from actionplan.domain.text import quoted
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.typed.series import series_days
from actionplan.domain.vocabulary import MeetingKind
from actionplan.tui.days import echo, long_day
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field, problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.meeting import meeting_line
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.forms.question import YesNo

_KINDS: Final = ((MeetingKind.SITTING.value, "sitting"), (MeetingKind.CHAIRS_ACTION.value, "chair's action"))
_A_YEAR: Final = timedelta(days=366)
_QUARTERLY: Final = "second Thursday of March, June, September, December"


class MeetingDayField(DateField):
    """The day of a meeting. A chair's action is taken on any day, so only a sitting's day has remarks."""

    is_sitting = True

    @property
    def meant(self) -> Meant:
        """A sitting is on one day, most often to come; a chair's action has been taken."""
        return Meant.DAY if self.is_sitting else Meant.PAST

    def remarks(self, day: date) -> Sequence[str]:
        """What is unusual about holding a sitting on the day."""
        return sitting_remarks(day, self._today) if self.is_sitting else ()


class AddMeetingForm(Form):
    """A sitting, or a chair's action that has been taken."""

    heading = "Add a meeting"

    def fields(self) -> Iterable[Field]:
        """The body, the day, the kind."""
        bodies = [each.governing_body for each in self.context.view.snapshot.reviews]
        self.body = LineField("body", "Body", self.initial("body", bodies[0] if bodies else ""), required=True)
        self.day = MeetingDayField(
            "on", "On", self.context.today, self.initial("on"), sittings=self.context.sittings, hint="11/3/27 · +6w"
        )
        self.kind = ChoiceField("kind", "Kind", _KINDS, self.initial("kind"))
        return (self.body, self.day, self.kind)

    def update_fields(self) -> None:
        """The remarks about the day depend on the kind."""
        self.day.is_sitting = self.kind.typed == MeetingKind.SITTING.value
        self.day.show_note()

    def answer(self) -> Answer:
        """The meeting."""
        command = AddMeetings(
            body=self.body.typed,
            days=(self.day.day or self.context.today,),
            meeting_kind=MeetingKind(self.kind.typed),
        )
        return Answer(command, self.typed)


class SeriesField(LineField):
    """The words of a series, and the days that they name between two days; ``last`` is None until one is typed."""

    first: date
    last: date | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days. Raises ``BadInput`` where the words name none."""
        last = self.last or self.first + _A_YEAR
        days = tuple(series_days(self.typed, self.first, last)) if self.typed.strip() else ()
        if self.last is not None and self.typed.strip() and not days:
            raise BadInput(f"{quoted(self.typed)} names no day from {long_day(self.first)} to {long_day(last)}.")
        return days

    def problem(self) -> str:
        """Not the words of a series, or none of its days."""
        return super().problem() or problem_of(lambda: self.days)

    def feedback(self) -> Content:
        """The days, once it is said until when."""
        if not self.typed.strip() or self.last is None:
            return Content(self.hint)
        return Content(f"{counted(len(self.days), 'day')}: {', '.join(long_day(day) for day in self.days)}")


class AddSeriesForm(Form):
    """The sittings of a body over a year or so, from words; the days are listed before they are saved."""

    heading = "Add a series of meetings"

    def fields(self) -> Iterable[Field]:
        """The body, the words, from which day until which."""
        today, sittings = self.context.today, self.context.sittings
        bodies = [each.governing_body for each in self.context.view.snapshot.reviews]
        self.body = LineField("body", "Body", self.initial("body", bodies[0] if bodies else ""), required=True)
        # Where no sitting is on record yet, it is suggested to meet each quarter for a year.
        suggested = ("", "") if sittings else (_QUARTERLY, "+1y")
        hint = f"{_QUARTERLY} · last Friday of every month"
        self.words = SeriesField("words", "Days", self.initial("words", suggested[0]), required=True, hint=hint)
        self.words.first = today
        self.first = DateField(
            "from",
            "From",
            today,
            self.initial("from"),
            required=False,
            meant=Meant.DAY,
            hint="Empty: from today",
            sittings=sittings,
        )
        self.last = DateField(
            "to", "To", today, self.initial("to", suggested[1]), hint="end of December 2027 · +1y", sittings=sittings
        )
        return (self.body, self.words, self.first, self.last)

    def update_fields(self) -> None:
        """The days depend on all three."""
        self.words.first = _day_of(self.first) or self.context.today
        self.words.last = _day_of(self.last)
        self.words.show_note()

    def answer(self) -> Answer:
        """The sittings."""
        return Answer(AddMeetings(body=self.body.typed, days=self.words.days), self.typed)

    def confirmation(self, command: Command) -> YesNo | None:
        """Every day, with what is unusual about it."""
        if not isinstance(command, AddMeetings):
            return None
        body = self.body.typed
        heading = f"Add {counted(len(command.days), 'sitting')} of the {body}?"
        return YesNo(heading, "\n".join(self._line(body, day) for day in command.days), command)

    def _line(self, body: str, day: date) -> str:
        known = (each for each in self.context.view.snapshot.meetings if each.is_sitting and not each.cancelled)
        on_record = any(each.on == day and same_body(each.body, body) for each in known)
        told = ["on record already"] if on_record else sitting_remarks(day, self.context.today)
        return " · ".join((echo(day, self.context.today), *told))


def _day_of(field: DateField) -> date | None:
    try:
        return field.day
    except BadInput:  # the field itself says so
        return None


class _OfSitting(Form):
    """A form about the sitting that was chosen; no meeting decides it."""

    @property
    def title_words(self) -> str:
        """The heading alone: what it is about stands below."""
        return self.heading

    def about(self) -> str:
        """The sitting."""
        meetings = self.context.view.snapshot.meetings
        found = next((each for each in meetings if each.id == self.context.about), None)
        return self.context.about if found is None else meeting_line(found)


class MoveMeetingForm(_OfSitting):
    """Another day for a sitting to come."""

    heading = "Move a meeting"

    def fields(self) -> Iterable[Field]:
        """The day, and why."""
        today, hint = self.context.today, "18/3/27 · +1w"
        self.day = MeetingDayField("on", "To", today, self.initial("on"), sittings=self.context.sittings, hint=hint)
        self.reason = TextField("reason", "Reason", self.initial("reason"), lines=2, hint="May stay empty")
        return (self.day, self.reason)

    def trials(self) -> Sequence[Command]:
        """A day on which no other meeting is."""
        days = [self.context.today, *(each.on for each in self.context.view.snapshot.meetings)]
        return [MoveMeeting(meeting=self.context.about, on=max(days) + timedelta(days=1))]

    def answer(self) -> Answer:
        """The move."""
        on = self.day.day or self.context.today
        return Answer(MoveMeeting(meeting=self.context.about, on=on, reason=self.reason.typed or None), self.typed)


class CancelMeetingForm(_OfSitting):
    """A sitting that is called off."""

    heading = "Cancel a meeting"
    save_label = "Cancel the meeting"

    def fields(self) -> Iterable[Field]:
        """Why."""
        self.reason = reason_field(self)
        return (self.reason,)

    def trials(self) -> Sequence[Command]:
        """Called off, for some reason."""
        return [CancelMeeting(meeting=self.context.about, reason="reason")]

    def answer(self) -> Answer:
        """The cancelling."""
        return Answer(CancelMeeting(meeting=self.context.about, reason=self.reason.typed), self.typed)


def choose_coming_sitting(context: FormContext) -> Choosing:
    """The meeting under the bar, whatever the rules say of it; else the sittings to come, the next one first."""
    meetings = sorted(context.view.snapshot.meetings, key=lambda each: (each.on, each.id))
    found = [each for each in meetings if each.id == context.about] or [
        each for each in meetings if _to_come(each, context.today)
    ]
    options = [Choosable(each.id, meeting_line(each)) for each in found]
    return Choosing("Which meeting?", options, "No sitting is to come: ctrl+p, Add a meeting.")


def _to_come(meeting: Meeting, today: date) -> bool:
    return meeting.is_sitting and not meeting.cancelled and not meeting.closed and meeting.on >= today
