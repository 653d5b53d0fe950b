"""Completion on the screen: an item is reported complete, or reopened."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.vocabulary import Outcome
from actionplan.tui.forms.common_fields import happened_on_field, reason_field
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form

_OUTCOMES: Final = (
    (Outcome.DELIVERED.value, "delivered"),
    (Outcome.IN_PART.value, "in part"),
    (Outcome.NOT_INTRODUCED.value, "considered, not introduced"),
)


class CompleteForm(Form):
    """An item is reported complete."""

    heading = "Report complete"

    def fields(self) -> Iterable[Field]:
        """What was done, the outcome, the day."""
        self.summary = TextField("summary", "What was done", self.initial("summary"), required=True)
        self.outcome = ChoiceField("outcome", "Outcome", _OUTCOMES, self.initial("outcome"))
        self.day = happened_on_field(self)
        return (self.summary, self.outcome, self.day)

    def trials(self) -> Sequence[Command]:
        """A report of today."""
        refs, today = self.context.refs, self.context.today
        return [ReportComplete(refs=refs, on=today, summary="summary", outcome=Outcome.DELIVERED)]

    def answer(self) -> Answer:
        """The report."""
        command = ReportComplete(
            refs=self.context.refs,
            on=self.day.day or self.context.today,
            summary=self.summary.typed,
            outcome=Outcome(self.outcome.typed),
        )
        return Answer(command, self.typed)


class ReopenForm(Form):
    """A closed item is put back in progress."""

    heading = "Reopen"

    def fields(self) -> Iterable[Field]:
        """The reason."""
        self.reason = reason_field(self)
        return (self.reason,)

    def trials(self) -> Sequence[Command]:
        """The reopening."""
        return [Reopen(refs=self.context.refs, reason="reason")]

    def answer(self) -> Answer:
        """The reopening."""
        return Answer(Reopen(refs=self.context.refs, reason=self.reason.typed), self.typed)
