"""Forms about what meetings decide on an item's standing: a pause, another colour, something else in its place."""

from collections.abc import Iterable

from actionplan.domain.meeting_commands import OverrideRating, Pause, Supersede
from actionplan.domain.vocabulary import Colour
from actionplan.tui.forms.choice_field import ChoiceField
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field, LineField, TextField, trouble
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.forms.meeting_field import MeetingField


class _ByMeeting(Form):
    """Forms that ask for a reason and for the meeting that decided."""

    def reason_field(self) -> TextField:
        """Why."""
        return TextField("reason", "Reason", self.given("reason"), required=True, lines=3)

    def meeting_field(self) -> MeetingField:
        """Where."""
        return MeetingField(self.subject, self.given("meeting", self.subject.meeting))


class PauseForm(_ByMeeting):
    """A pause until a review date."""

    heading = "Pause"

    def fields(self) -> Iterable[Field]:
        """Until when, why, and where it was agreed."""
        self.until = DateField(
            "until",
            "Until",
            self.subject.today,
            self.given("until"),
            sittings=self.subject.sittings,
            hint="When it is looked at again; the deadline stays",
        )
        self.reason, self.meeting = self.reason_field(), self.meeting_field()
        return (self.until, self.reason, self.meeting)

    def answered(self) -> Answer:
        """Paused."""
        command = Pause(
            refs=self.subject.refs,
            until=self.until.day or self.subject.today,
            reason=self.reason.typed,
            meeting=self.meeting.meeting_id,
        )
        return Answer(command, self.typed)


class RefField(LineField):
    """An item of the plan, or none."""

    def __init__(self, form: Form, name: str, label: str) -> None:
        super().__init__(name, label, form.given(name), hint="Its number or ref; may stay empty")
        self._view = form.subject.view

    @property
    def ref(self) -> str | None:
        """The item's ref; None for an empty field. Raises ``BadInput``."""
        return self._view.resolve_ref(self.typed) if self.typed.strip() else None

    def problem(self) -> str:
        """No such item."""
        return super().problem() or trouble(lambda: self.ref)


class SupersedeForm(_ByMeeting):
    """Something else takes its place."""

    heading = "Supersede"

    def fields(self) -> Iterable[Field]:
        """By what, why, and where it was agreed."""
        self.instead = RefField(self, "by-item", "By item")
        self.reason, self.meeting = self.reason_field(), self.meeting_field()
        return (self.instead, self.reason, self.meeting)

    def answered(self) -> Answer:
        """Superseded."""
        command = Supersede(
            refs=self.subject.refs,
            reason=self.reason.typed,
            meeting=self.meeting.meeting_id,
            by_item=self.instead.ref,
        )
        return Answer(command, self.typed)


class OverrideForm(_ByMeeting):
    """A meeting shows another colour than the rule's."""

    heading = "Show another colour than the rule's"

    def fields(self) -> Iterable[Field]:
        """Which, why, where it was decided, and who agreed it there."""
        colours = ((Colour.AMBER.value, "▲ amber"), (Colour.GREEN.value, "● green"))
        self.colour = ChoiceField(
            "colour", "Shown as", colours, self.given("colour"), hint="Until the body's next sitting; the rule's stays"
        )
        self.reason, self.meeting = self.reason_field(), self.meeting_field()
        self.agreed_by = LineField(
            "agreed-by", "Agreed by", self.given("agreed-by"), required=True, hint="Name and role, for the meeting"
        )
        return (self.colour, self.reason, self.meeting, self.agreed_by)

    def answered(self) -> Answer:
        """Overridden."""
        command = OverrideRating(
            refs=self.subject.refs,
            colour=Colour(self.colour.typed),
            reason=self.reason.typed,
            meeting=self.meeting.meeting_id,
            agreed_by=self.agreed_by.typed,
        )
        return Answer(command, self.typed)
