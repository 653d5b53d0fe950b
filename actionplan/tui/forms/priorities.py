"""The priority of an item, on the screen."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.priorities import SetPriority
from actionplan.domain.vocabulary import Priority
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.form import Answer, Form


class PriorityForm(Form):
    """How soon the partnership wants it done."""

    heading = "Priority"

    def fields(self) -> Iterable[Field]:
        """High, medium, low, or none."""
        row = self.context.only_row
        choices = tuple((each.value, each.label) for each in Priority)
        initial = self.initial("priority", row.item.priority.value if row else "")
        self.priority = ChoiceField("priority", "Priority", choices, initial)
        return (self.priority,)

    def trials(self) -> Sequence[Command]:
        """The highest."""
        return [SetPriority(refs=self.context.refs, priority=Priority.HIGH)]

    def answer(self) -> Answer:
        """The priority."""
        return Answer(SetPriority(refs=self.context.refs, priority=Priority(self.priority.typed)), self.typed)
