"""Forms about an action under a recommendation: a new one, and another title for one."""

from collections.abc import Iterable

from actionplan.domain.commands import AddActions, RetitleAction
from actionplan.tui.forms.agency_field import AgencyField
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field, LineField
from actionplan.tui.forms.form import Answer, Form


class NewActionForm(Form):
    """An action under a recommendation."""

    heading = "New action"

    def fields(self) -> Iterable[Field]:
        """Title, agency, role, date."""
        self.what = LineField("title", "What", self.given("title"), required=True, hint="What somebody will do")
        self.agency = AgencyField("agency", "Lead agency", self.subject.view, self.given("agency"), required=False)
        self.role = LineField("role", "Role", self.given("role"))
        self.day = DateField(
            "on",
            "Due",
            self.subject.today,
            self.given("on"),
            required=False,
            hint="May stay empty for now",
            sittings=self.subject.sittings,
        )
        return (self.what, self.agency, self.role, self.day)

    def answered(self) -> Answer:
        """One action, with or without a lead."""
        agency = self.agency.agency
        command = AddActions(
            refs=self.subject.refs,
            title=self.what.typed,
            agencies=(agency.id,) if agency else (),
            role=self.role.typed or None,
            due_on=self.day.day,
        )
        return Answer(command, self.typed, new_agency=self.agency.new_agency)


class RetitleForm(Form):
    """An action's title."""

    heading = "Edit the title of the action"

    def fields(self) -> Iterable[Field]:
        """The title."""
        self.what = LineField("title", "What", self.given("title", self.present("wording")), required=True)
        return (self.what,)

    def answered(self) -> Answer:
        """The new title."""
        return Answer(RetitleAction(refs=self.subject.refs, title=self.what.typed), self.typed)
