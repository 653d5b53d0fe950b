"""Bodies on the screen: putting one on record with its role."""

from collections.abc import Iterable
from typing import Final

from actionplan.domain.subjects.bodies import AddBody
from actionplan.domain.vocabulary import BodyRole
from actionplan.tui.forms.common_fields import meeting_field
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form

_ROLES: Final = tuple((role.value, role.label) for role in (*reversed(BodyRole),))


class AddBodyForm(Form):
    """A body with its role; once a date is adopted, with the meeting that gave it a role that decides."""

    heading = "Add a body"

    def fields(self) -> Iterable[Field]:
        """Its name, its role, and the meeting that decided, where one has to."""
        self.what = LineField("name", "Name", self.initial("name"), required=True)
        self.role = ChoiceField("role", "Role", _ROLES, self.initial("role"))
        adopted = any(row.item.deadline.adopted_on is not None for row in self.context.view.rows)
        self.meeting = meeting_field(self) if adopted else None
        return (self.what, self.role) if self.meeting is None else (self.what, self.role, self.meeting)

    def answer(self) -> Answer:
        """The body."""
        meeting = None if self.meeting is None else self.meeting.meeting_id
        return Answer(AddBody(name=self.what.typed, role=BodyRole(self.role.typed), meeting=meeting), self.typed)
