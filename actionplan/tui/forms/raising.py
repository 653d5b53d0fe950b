"""Raising items with a body or a role, and recording its answer, on the screen."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.tui.forms.common_fields import happened_on_field, reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form, Typed

_BY_US: Final = (("", "by us, between meetings"), ("meeting", "by a meeting"))
_ANSWERED: Final = (("", "by a letter or a call"), ("meeting", "at a meeting"))


class RaiseForm(DecisionForm):
    """With whom, and why; the meeting that decided so, where one did."""

    heading = "Raise with a body or a role"

    def fields(self) -> Iterable[Field]:
        """With whom, the reason, and who decided."""
        hint = "Those who can help: Lead Safeguarding Partners, or a role"
        self.whom = LineField("with", "With", self.initial("with"), required=True, hint=hint)
        self.reason = reason_field(self)
        at = "meeting" if self.context.meeting_id else ""
        self.how = ChoiceField("how", "Raised", _BY_US, self.initial("how", at))
        return (self.whom, self.reason, self.how, *self.meeting_fields())

    def update_fields(self) -> None:
        """Only what a meeting raised has its meeting."""
        self.meeting.display = bool(self.how.typed)
        super().update_fields()

    def trials(self) -> Sequence[Command]:
        """By nobody's decision but ours."""
        return [RaiseItems(refs=self.context.refs, raised_with="Board", reason="reason")]

    def answer(self) -> Answer:
        """What is raised."""
        meeting = self.meeting.meeting_id if self.how.typed else None
        refs, whom, reason = self.context.refs, self.whom.typed, self.reason.typed
        return self.decided(RaiseItems(refs=refs, raised_with=whom, reason=reason, meeting=meeting))


class AnswerRaisedForm(DecisionForm):
    """What those answered with whom it was raised."""

    heading = "Answer to what was raised"

    def fields(self) -> Iterable[Field]:
        """The answer, and how and when it came."""
        row = self.context.only_row
        raised = None if row is None else row.item.raised
        hint = "" if raised is None else f"Raised with {raised.raised_with}"
        self.words = TextField("answer", "Answer", self.initial("answer"), required=True, lines=3, hint=hint)
        at = "meeting" if self.context.meeting_id else ""
        self.how = ChoiceField("how", "Answered", _ANSWERED, self.initial("how", at))
        self.on = happened_on_field(self)
        return (self.words, self.how, self.on, *self.meeting_fields())

    def update_fields(self) -> None:
        """An answer at a meeting has the meeting's day."""
        self.on.display, self.meeting.display = not self.how.typed, bool(self.how.typed)
        super().update_fields()

    def trials(self) -> Sequence[Command]:
        """An answer of today."""
        return [RecordRaiseAnswer(refs=self.context.refs, answer="answer", on=self.context.today)]

    def answer(self) -> Answer:
        """The answer."""
        meeting = self.meeting.meeting_id if self.how.typed else None
        on = self.on.day or self.context.today
        command = RecordRaiseAnswer(refs=self.context.refs, answer=self.words.typed, on=on, meeting=meeting)
        return self.decided(command)


def raise_form(context: FormContext, typed: Typed | None, problem: str, at: str) -> Form:
    """The form to answer, where every item was raised and waits, else the form to raise."""
    if context.rows and all(row.item.raised_and_unanswered for row in context.rows):
        return AnswerRaisedForm(context, typed, problem, at)
    return RaiseForm(context, typed, problem, at)
