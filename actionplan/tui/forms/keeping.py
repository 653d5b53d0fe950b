"""Forms about how an item is kept: its owner, its date, its plan, its response, its actions."""

from collections.abc import Iterable

from textual.content import Content

from actionplan.domain.commands import (
    AddActions,
    AssignOwner,
    ConfirmOwner,
    ProposeDate,
    Respond,
    RetitleAction,
    SetPlan,
    SetTheme,
)
from actionplan.domain.errors import BadInput
from actionplan.domain.words import Response
from actionplan.tui.forms.agency_field import AgencyField
from actionplan.tui.forms.choice_field import ChoiceField
from actionplan.tui.forms.contributors_field import ContributorsField
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field, LineField, TextField
from actionplan.tui.forms.form import Answer, Form

YES, NO = "yes", ""


class AssignForm(Form):
    """Lead agency and officer."""

    heading = "Assign an owner"

    def fields(self) -> Iterable[Field]:
        """Agency, role, name, contributing agencies, and whether they have agreed."""
        view, one = self.subject.view, self.subject.one
        item = one.item if one else None
        self.agency = AgencyField(
            "agency",
            "Lead agency",
            view,
            self.given("agency", view.lead_agency(item) if item else ""),
            suggested=self._suggested(),
            addressed_to=view.text_of(item, "addressed_to") if item else "",
        )
        self.role = LineField("role", "Role", self.given("role", self.present("lead_role")), hint=self._hint())
        self.officer = OfficerField(self.role, self.given("name", self.present("lead_name")), several=one is None)
        self.contributing = ContributorsField(
            view, self.given("contributing", "; ".join(view.contributing(item)) if item else "")
        )
        proposed = YES if item is not None and item.lead_agency and not item.owner_confirmed else NO
        self.proposed = ChoiceField(
            "proposed", "Standing", ((NO, "agreed"), (YES, "proposed")), self.given("proposed", proposed)
        )
        return (self.agency, self.role, self.officer, self.contributing, self.proposed)

    def _suggested(self) -> str:
        suggestions = {row.item.suggested_agency for row in self.subject.rows}
        return (suggestions.pop() or "") if len(suggestions) == 1 else ""

    def _hint(self) -> str:
        return "" if self.subject.one else "Left empty: each item keeps what it has."

    def on_field_changed(self, event: Field.Changed) -> None:
        """What the name means depends on the role."""
        super().on_field_changed(event)
        if event.field is self.role:
            self.officer.say()

    def answered(self) -> Answer:
        """An empty role or name takes it away; for several items it leaves each its own."""
        agency = self.agency.agency
        keep = self.subject.one is None
        named = tuple(each.id for each in self.contributing.agencies)
        command = AssignOwner(
            refs=self.subject.refs,
            agency=agency.id if agency else None,
            role=self.role.typed or (None if keep else ""),
            name=self.officer.typed or (None if keep else ""),
            contributing=None if keep and not named else named,
            proposed=self.proposed.typed == YES,
        )
        return Answer(command, self.typed, new_agency=self.agency.new_agency)


class OfficerField(LineField):
    """The officer's name; a role without one is a vacant post, and the field says so."""

    def __init__(self, role: LineField, value: str, *, several: bool) -> None:
        hint = "Left empty: each item keeps what it has." if several else ""
        super().__init__("name", "Name", value, hint=hint)
        self._role = role
        self._several = several

    def answer(self) -> Content:
        """Vacant, where there is a role and no name."""
        if not self._several and self._role.typed.strip() and not self.typed.strip():
            return Content("No name: recorded as a vacant post.")
        return super().answer()


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


class PlanForm(Form):
    """What will be done."""

    heading = "Plan"

    def fields(self) -> Iterable[Field]:
        """What will be done, the intended outcome, the measure."""
        hint = "" if self.subject.one else "Left empty: each item keeps what it has."
        self.will_do = TextField(
            "will-do", "Will be done", self.given("will-do", self.present("will_do")), lines=3, hint=hint
        )
        self.outcome = TextField("outcome", "Outcome", self.given("outcome", self.present("intended_outcome")), lines=3)
        self.measure = TextField("measure", "Measured by", self.given("measure", self.present("measure")), lines=3)
        return (self.will_do, self.outcome, self.measure)

    def answered(self) -> Answer:
        """For one item an emptied field takes the text away."""
        keep = self.subject.one is None
        texts = [each.typed or (None if keep else "") for each in (self.will_do, self.outcome, self.measure)]
        if keep and not any(texts):
            raise BadInput("Nothing was typed: fill in at least one of the three.")
        command = SetPlan(refs=self.subject.refs, will_do=texts[0], intended_outcome=texts[1], measure=texts[2])
        return Answer(command, self.typed)


class RespondForm(Form):
    """The partnership's response."""

    heading = "Response to the recommendation"

    def fields(self) -> Iterable[Field]:
        """Accepted or in part, and why."""
        one = self.subject.one
        present = one.item.response.value if one else ""
        options = (
            (Response.ACCEPTED.value, "accepted"),
            (Response.PART.value, "accepted in part"),
            (Response.NOT_RECORDED.value, "not recorded"),
        )
        known = present if present != Response.NOT_RECORDED.value else Response.ACCEPTED.value
        self.response = ChoiceField(
            "response",
            "Response",
            options,
            self.given("response", known),
            hint="Not accepting one is a meeting's decision.",
        )
        self.reason = TextField("reason", "Reason", self.given("reason", self.present("response_reason")), lines=3)
        return (self.response, self.reason)

    def answered(self) -> Answer:
        """The response with its reason."""
        command = Respond(
            refs=self.subject.refs, response=Response(self.response.typed), reason=self.reason.typed or None
        )
        return Answer(command, self.typed)


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
        if command.role and not (agency or self.agency.new_agency):
            raise BadInput("A role belongs to an agency: choose one, or leave the role empty.")
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


class ThemeForm(Form):
    """Our theme."""

    heading = "Theme (ours, not the review's)"

    def fields(self) -> Iterable[Field]:
        """The theme."""
        self.theme = LineField("theme", "Theme", self.given("theme", self.present("theme")), hint="Empty takes it away")
        return (self.theme,)

    def answered(self) -> Answer:
        """The theme."""
        return Answer(SetTheme(refs=self.subject.refs, theme=self.theme.typed), self.typed)


class ConfirmOwnerForm(Form):
    """The proposed owner said yes."""

    heading = "Confirm the owner"

    def fields(self) -> Iterable[Field]:
        """Who told us."""
        self.told_by = LineField("from", "Told by", self.given("from"), required=True, hint="Who said so")
        return (self.told_by,)

    def answered(self) -> Answer:
        """Confirmed."""
        return Answer(ConfirmOwner(refs=self.subject.refs, confirmed_from=self.told_by.typed), self.typed)
