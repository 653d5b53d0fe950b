"""Actions on the screen: a new one under a recommendation, and another title for one."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.actions import AddActions, RetitleAction
from actionplan.tui.forms.fields.agency import NEW_AGENCY, AgencyField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form


class NewActionForm(Form):
    """A new action under a recommendation."""

    heading = "New action"

    def fields(self) -> Iterable[Field]:
        """Title, lead agency, role, date; all but the title may stay empty."""
        self.what = LineField("title", "What", self.initial("title"), required=True, hint="What somebody will do")
        self.agency = AgencyField(
            "agency",
            "Lead agency",
            self.context.view,
            self.initial("agency"),
            required=False,
            new=self.initial(NEW_AGENCY),
        )
        self.role = LineField("role", "Role", self.initial("role"))
        self.day = DateField(
            "on",
            "Due",
            self.context.today,
            self.initial("on"),
            required=False,
            hint="May stay empty for now",
            sittings=self.context.sittings,
        )
        return (self.what, self.agency, self.role, self.day)

    def trials(self) -> Sequence[Command]:
        """An action."""
        return [AddActions(refs=self.context.refs, title="title")]

    def answer(self) -> Answer:
        """The action, with or without a lead agency."""
        agency = self.agency.agency
        command = AddActions(
            refs=self.context.refs,
            title=self.what.typed,
            agencies=(agency.id,) if agency else (),
            role=self.role.typed or None,
            due_on=self.day.day,
        )
        new = self.agency.new_agency
        return Answer(command, {**self.typed, NEW_AGENCY: new}, new_agency=new)


class RetitleActionForm(Form):
    """Another title for an action."""

    heading = "Edit the title of the action"

    def fields(self) -> Iterable[Field]:
        """The title."""
        self.what = LineField("title", "What", self.initial("title", self.current("wording")), required=True)
        return (self.what,)

    def trials(self) -> Sequence[Command]:
        """Another title."""
        return [RetitleAction(refs=self.context.refs, title="title")]

    def answer(self) -> Answer:
        """The new title."""
        return Answer(RetitleAction(refs=self.context.refs, title=self.what.typed), self.typed)
