"""Owners on the screen: the lead agency and officer, the contributing agencies, and whether they have agreed."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content

from actionplan.domain.command import Command
from actionplan.domain.dates import counted
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner, ConfirmOwner, VacatePost
from actionplan.domain.text import is_removed_text
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.agencies import AgenciesField
from actionplan.tui.forms.fields.agency import NEW_AGENCY, AgencyField
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.forms.question import YesNo
from actionplan.tui.styles import line_of

_PROPOSED: Final = "yes"
_AGREED: Final = ""
NOT_GIVEN: Final = "No name: recorded as not given, and the post not as vacant."
_EMAIL: Final = "Where the officer's reminders go; in no paper. Empty: through the agency's contact"
VACANT: Final = "No name: recorded as a vacant post."


class AssignForm(Form):
    """The lead agency, the lead officer and the contributing agencies."""

    heading = "Assign an owner"

    def fields(self) -> Iterable[Field]:
        """Agency, role, name, contributing agencies, whether they have agreed, and where reminders go."""
        view, row = self.context.view, self.context.only_row
        item = row.item if row else None
        self.agency = AgencyField(
            "agency",
            "Lead agency",
            view,
            self.initial("agency", view.lead_agency(item) if item else ""),
            suggested=self._suggested(),
            addressed_to=view.text_of(item, "addressed_to") if item else "",
            new=self.initial(NEW_AGENCY),
        )
        keeps = "" if row else "Left empty: each item keeps what it has."
        self.role = LineField("role", "Role", self.initial("role", self.current("lead_role")), hint=keeps)
        means = NOT_GIVEN if view.snapshot.policy.rules_2 and not self.current("lead_name") else VACANT
        name = self.initial("name", self.current("lead_name"))
        self.officer = OfficerField(self.role, name, hint=keeps, unnamed=means)
        kept = self.current("lead_email")
        address = "" if is_removed_text(kept) else kept
        self.email = LineField("email", "Email", self.initial("email", address), hint=keeps or _EMAIL)
        contributing = "; ".join(view.contributing(item)) if item else ""
        self.contributing = AgenciesField(
            "contributing",
            "With",
            view,
            self.initial("contributing", contributing),
            hint="Contributing agencies, separated by ;",
        )
        is_proposed = item is not None and item.owner.agency is not None and not item.owner.confirmed
        self.proposed = ChoiceField(
            "proposed",
            "Standing",
            ((_AGREED, "agreed"), (_PROPOSED, "proposed")),
            self.initial("proposed", _PROPOSED if is_proposed else _AGREED),
        )
        return (self.agency, self.role, self.officer, self.contributing, self.proposed, self.email)

    def _suggested(self) -> str:
        suggestions = {row.item.suggested_agency for row in self.context.rows}
        return (suggestions.pop() or "") if len(suggestions) == 1 else ""

    def update_fields(self) -> None:
        """What an empty name means depends on the role."""
        self.officer.show_note()

    def trials(self) -> Sequence[Command]:
        """The owner that it has."""
        return [AssignOwner(refs=self.context.refs)]

    def answer(self) -> Answer:
        """The owner; an empty role or name removes that of one item, and leaves those of several as they are."""
        agency = self.agency.agency
        several = self.context.only_row is None
        empty = None if several else ""
        contributing = tuple(each.id for each in self.contributing.agencies)
        command = AssignOwner(
            refs=self.context.refs,
            agency=agency.id if agency else None,
            role=self.role.typed or empty,
            name=self.officer.typed or empty,
            email=self.email.typed or empty,
            contributing=None if several and not contributing else contributing,
            proposed=self.proposed.typed == _PROPOSED,
        )
        new = self.agency.new_agency
        return Answer(command, {**self.typed, NEW_AGENCY: new}, new_agency=new)


class OfficerField(LineField):
    """The lead officer's name; without a hint it says what a role without a name means."""

    def __init__(self, role: LineField, value: str, *, hint: str, unnamed: str) -> None:
        super().__init__("name", "Name", value, hint=hint)
        self._role = role
        self._unnamed = unnamed

    def feedback(self) -> Content:
        """The hint, or what it means that there is a role and no name."""
        if not self.hint and self._role.typed.strip() and not self.typed.strip():
            return Content(self._unnamed)
        return super().feedback()


class ConfirmOwnerForm(Form):
    """The proposed owner has agreed."""

    heading = "Confirm the owner"

    def fields(self) -> Iterable[Field]:
        """Who said so."""
        self.confirmed_by = LineField("from", "Confirmed by", self.initial("from"), required=True, hint="Who said so")
        return (self.confirmed_by,)

    def trials(self) -> Sequence[Command]:
        """The confirmation."""
        return [ConfirmOwner(refs=self.context.refs, confirmed_from="officer")]

    def answer(self) -> Answer:
        """The confirmation."""
        return Answer(ConfirmOwner(refs=self.context.refs, confirmed_from=self.confirmed_by.typed), self.typed)


def clear_owner(context: FormContext) -> YesNo:
    """Removes the owner."""
    return YesNo("Remove the owner?", context.heading, ClearOwner(refs=context.refs))


def vacate_post(context: FormContext) -> YesNo:
    """Records that the lead officer has left; the role stays."""
    return YesNo("Has the lead officer left the post?", context.heading, VacatePost(refs=context.refs))


def choose_suggested(context: FormContext) -> Choosing:
    """All that nobody leads and an agency is suggested for: there is no choice but whether."""
    refs = tuple(row.ref for row in context.view.rows if row.nobody_leads and row.item.suggested_agency)
    options = [Choosable("all", "", refs)] if refs else []
    return Choosing("", options, "Nothing without an owner has an agency suggested for it.")


def accept_suggested(context: FormContext) -> YesNo | None:
    """Gives each item the agency that is suggested for it, in one step; the officers are still to be named."""
    by_agency: dict[str, list[str]] = {}
    lines, view = [], context.view
    for row in context.rows:
        agency = row.item.suggested_agency
        if agency:
            by_agency.setdefault(agency, []).append(row.ref)
            lines.append(f"{row.ref}  {line_of(view.suggested_agency(row.item))}: {line_of(view.title(row.item))}")
    if not lines:
        return None
    first, *rest = (AssignOwner(refs=tuple(refs), agency=agency) for agency, refs in by_agency.items())
    heading = f"Give {counted(len(lines), 'item')} the agency that is suggested?"
    return YesNo(heading, "\n".join(lines), first, tuple(rest), names_items=True)
