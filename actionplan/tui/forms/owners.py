"""Forms about who leads an item: the agency, the officer, those who contribute, and whether they have agreed."""

from collections.abc import Iterable

from textual.content import Content

from actionplan.domain.commands import AssignOwner, ConfirmOwner
from actionplan.tui.forms.agency_field import AgencyField
from actionplan.tui.forms.choice_field import ChoiceField
from actionplan.tui.forms.contributors_field import ContributorsField
from actionplan.tui.forms.fields import Field, LineField
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
