"""The form about a proposed date; those about adopted dates are a meeting's."""

from collections.abc import Iterable

from actionplan.domain.commands import ProposeDate
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field
from actionplan.tui.forms.form import Answer, Form


class DeadlineForm(Form):
    """A proposed date."""

    heading = "Set the deadline"

    def fields(self) -> Iterable[Field]:
        """One day."""
        one = self.subject.one
        due = one.item.due_on.isoformat() if one and one.item.due_on else ""
        hint = "31/3/27 · 31 March 2027 · +6w · 3 months · end of March" + (" · empty takes it away" if due else "")
        self.day = DateField(
            "on",
            "Due",
            self.subject.today,
            self.given("on", due),
            required=not due,
            hint=hint,
            sittings=self.subject.sittings,
        )
        return (self.day,)

    def answered(self) -> Answer:
        """The day, or none."""
        return Answer(ProposeDate(refs=self.subject.refs, on=self.day.day), self.typed)
