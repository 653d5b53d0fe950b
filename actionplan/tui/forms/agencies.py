"""Agencies on the screen: added, given another name, and merged into the one that they really are."""

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from actionplan.domain.command import Command
from actionplan.domain.dates import counted
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Agency
from actionplan.domain.subjects.agencies import MOST_CELLS, AddAgency, EditAgency, MergeAgency, RenameAgency
from actionplan.domain.text import is_removed_text
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.context import NAMED_AT_MOST, FormContext
from actionplan.tui.forms.fields.field import Field, problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.forms.question import YesNo
from actionplan.tui.styles import line_of

_SHORT: Final = f"For the columns of the list: up to {MOST_CELLS} characters; empty: its name"


_CONTACT: Final = "Where reminders go: the email address of its single point of contact"
_COPY_TO: Final = "Its delegated safeguarding partner, who has a copy of a second reminder"


class AddAgencyForm(Form):
    """A new agency."""

    heading = "Add an agency"

    def fields(self) -> Iterable[Field]:
        """Its name and its other names."""
        self.what = LineField("name", "Name", self.initial("name"), required=True)
        self.aliases = LineField("aliases", "Also called", self.initial("aliases"), hint="Separated by ;")
        self.short = LineField("short", "Short name", self.initial("short"), hint=_SHORT)
        return (self.what, self.aliases, self.short)

    def answer(self) -> Answer:
        """The agency."""
        aliases = tuple(each.strip() for each in self.aliases.typed.split(";") if each.strip())
        return Answer(AddAgency(name=self.what.typed, aliases=aliases, short=self.short.typed), self.typed)


class _OfAgency(Form):
    """A form about the agency that was chosen."""

    @property
    def agency_name(self) -> str:
        """Its name, as it was shown."""
        return self.context.view.snapshot.agency_name(self.context.about)

    @property
    def short(self) -> str:
        """Its short name; empty where it has none."""
        agency = self.context.view.snapshot.agencies.get(self.context.about)
        return "" if agency is None else agency.short

    def about(self) -> str:
        """The agency, and its other names."""
        agency = self.context.view.snapshot.agencies.get(self.context.about)
        return self.context.about if agency is None else _known_as(agency)


class EditAgencyForm(_OfAgency):
    """A short name for where there is little room, and where reminders go; papers have neither."""

    heading = "Edit an agency"

    def fields(self) -> Iterable[Field]:
        """The short name, the contact and the delegated partner."""
        self.what = LineField("short", "Short name", self.initial("short", self.short), hint=_SHORT)
        self.contact = LineField("contact", "Contact", self._address("contact"), hint=_CONTACT)
        self.copy_to = LineField("copy-to", "Copy to", self._address("copy_to"), hint=_COPY_TO)
        return (self.what, self.contact, self.copy_to)

    def _address(self, name: str) -> str:
        agency = self.context.view.snapshot.agencies.get(self.context.about)
        kept = "" if agency is None else self.context.view.words(getattr(agency, name), name)
        return self.initial(name.replace("_", "-"), "" if is_removed_text(kept) else kept)

    def answer(self) -> Answer:
        """What it is called, and where its reminders go."""
        command = EditAgency(
            agency=self.context.about,
            short=self.what.typed,
            contact=self.contact.typed,
            copy_to=self.copy_to.typed,
        )
        return Answer(command, self.typed)


class RenameAgencyForm(_OfAgency):
    """Another name for an agency; it keeps its items."""

    heading = "Rename an agency"

    def fields(self) -> Iterable[Field]:
        """The name."""
        kept = f"its items and its short name, {line_of(self.short)}" if self.short else "its items"
        hint = f"It keeps {kept}, and the name of before can still be typed"
        self.what = LineField("name", "Name", self.initial("name", self.agency_name), required=True, hint=hint)
        return (self.what,)

    def answer(self) -> Answer:
        """The name."""
        return Answer(RenameAgency(agency=self.context.about, name=self.what.typed), self.typed)


class KnownAgencyField(LineField):
    """An agency that is on record, by its name or the beginning of one."""

    def __init__(self, name: str, label: str, view: PlanView, value: str = "", *, hint: str = "") -> None:
        super().__init__(name, label, value, required=True, hint=hint)
        self._view = view

    @property
    def agency(self) -> Agency:
        """The agency. Raises ``BadInput``."""
        return self._view.resolve_agency(self.typed)

    def problem(self) -> str:
        """A name that no agency has, or several have."""
        return problem_of(lambda: self.agency) if self.typed.strip() else ""

    def feedback(self) -> Content:
        """Which agency was understood."""
        return Content(f"= {line_of(self.agency.name)}" if self.typed.strip() else self.hint)


class MergeAgencyForm(_OfAgency):
    """An agency that turned out to be another one; what is changed is listed before it is done."""

    heading = "Merge an agency"
    save_label = "Merge"

    def fields(self) -> Iterable[Field]:
        """Which agency it really is."""
        hint = "The agency that it really is: its name, or the beginning of it"
        self.into = KnownAgencyField("into", "Into", self.context.view, self.initial("into"), hint=hint)
        return (self.into,)

    def answer(self) -> Answer:
        """The merge."""
        return Answer(MergeAgency(agency=self.context.about, into=self.into.agency.id), self.typed)

    def confirmation(self, command: Command) -> YesNo | None:
        """The items that change hands, by their refs."""
        gone, into = self.agency_name, self.into.agency.name
        heading = line_of(f"Merge {gone} into {into}?")
        return YesNo(heading, _what_moves(self.context, gone, into), command)


def _what_moves(context: FormContext, gone: str, into: str) -> str:
    rows = [(row.ref, row.item) for row in context.view.rows]
    about = context.about
    lines = [
        f"{ref}  {'leads' if item.owner.agency == about else 'contributes to'}"
        for ref, item in rows
        if about == item.owner.agency or about in item.contributing
    ]
    names = f"{line_of(gone)} is then another name of {line_of(into)}."
    if not lines:
        return f"No item changes hands. {names}"
    more = len(lines) - NAMED_AT_MOST
    told = f"{counted(len(lines), 'item')} that {line_of(gone)} leads or contributes to:"
    return "\n".join([told, *lines[:NAMED_AT_MOST], *([f"and {more:,} more"] if more > 0 else []), "", names])


def choose_agency(context: FormContext) -> Choosing:
    """The agencies, by name."""
    options = [Choosable(each.id, _known_as(each)) for each in context.view.agencies]
    return Choosing("Which agency?", options, "There is no agency in this plan yet: ctrl+p, Add agency.")


def _known_as(agency: Agency) -> str:
    also = f" · also {', '.join(agency.aliases)}" if agency.aliases else ""
    short = f" · in short {agency.short}" if agency.short else ""
    return line_of(f"{agency.name}{short}{also}")
