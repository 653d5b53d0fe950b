"""Actions on the screen: new ones under a recommendation, and another title for one."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.actions import AddActions, RetitleAction
from actionplan.tui.forms.fields.agencies import AgenciesField
from actionplan.tui.forms.fields.agency import NEW_AGENCY, AgencyField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.styles import line_of


class NewActionForm(Form):
    """New actions under a recommendation: of each title one for each agency."""

    heading = "New action"

    def fields(self) -> Iterable[Field]:
        """Titles, agencies, role, date; all but a title may stay empty."""
        self.what = TextField(
            "title", "What", self.initial("title"), required=True, lines=2, hint="One action a line; tab goes on"
        )
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
        self.others = AgenciesField(
            "others",
            "And for",
            self.context.view,
            self.initial("others"),
            hint="Others, each with its own action, separated by ;",
        )
        return (self.what, self.agency, self.role, self.day, self.others)

    def trials(self) -> Sequence[Command]:
        """An action."""
        return [AddActions(refs=self.context.refs, title="title")]

    def several(self, command: Command) -> bool:
        """Whether there are several titles or agencies."""
        del command
        return len(self._wanted()) > 1

    def heading_of_several(self, command: Command) -> str:
        """How many actions there would be."""
        del command
        return f"Add {len(self._wanted()):,} actions?"

    def named(self, new_agency: str) -> str:
        """Each action, and who would do it."""
        del new_agency
        return "\n".join(self._wanted())

    def _wanted(self) -> list[str]:
        lead = self.agency.agency
        leads = [lead] if lead else []
        names = dict.fromkeys([self.agency.new_agency, *(each.name for each in (*leads, *self.others.agencies))])
        by = [f" · {name}" for name in names if name] or [""]
        return [line_of(f"{title.strip()}{who}") for title in self._titles for who in by]

    @property
    def _titles(self) -> list[str]:
        return [line for line in self.what.typed.splitlines() if line.strip()]

    def answer(self) -> Answer:
        """Each title for each agency."""
        agency = self.agency.agency
        title, *further = self._titles
        command = AddActions(
            refs=self.context.refs,
            title=title,
            agencies=tuple(each.id for each in ([agency] if agency else []) + self.others.agencies),
            role=self.role.typed or None,
            due_on=self.day.day,
            further_titles=tuple(further),
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
