"""Forms about the plan as a whole: agencies, removed texts, the day to look at."""

from collections.abc import Iterable

from textual.content import Content

from actionplan.domain.commands import AddAgency, Redact
from actionplan.domain.errors import BadInput
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field, LineField, TextField, trouble
from actionplan.tui.forms.form import Answer, Form


class AddAgencyForm(Form):
    """Another agency."""

    heading = "Add an agency"

    def fields(self) -> Iterable[Field]:
        """Its name and what else it is called."""
        self.what = LineField("name", "Name", self.given("name"), required=True)
        self.aliases = LineField("aliases", "Also called", self.given("aliases"), hint="With ; between them")
        return (self.what, self.aliases)

    def answered(self) -> Answer:
        """The agency."""
        aliases = tuple(each.strip() for each in self.aliases.typed.split(";") if each.strip())
        return Answer(AddAgency(name=self.what.typed, aliases=aliases), self.typed)


class EntryField(LineField):
    """The number of an entry."""

    @property
    def number(self) -> int | None:
        """The number; None for an empty field. Raises ``BadInput``."""
        typed = self.typed.strip().removeprefix("#")
        if not typed:
            return None
        if not typed.isascii() or not typed.isdigit() or len(typed) > 12:
            raise BadInput("An entry has a number, which the history (h) shows before it.")
        return int(typed)

    def problem(self) -> str:
        """Not a number."""
        return trouble(lambda: self.number)

    def answer(self) -> Content:
        """The hint."""
        return Content(self.hint)


class RedactForm(Form):
    """Words to remove for good."""

    heading = "Remove the words of an entry for good"
    save_label = "Go on"

    def fields(self) -> Iterable[Field]:
        """Which, and why."""
        self.entry = EntryField(
            "entry", "Entry", self.given("entry"), required=True, hint="Its number in the history (h)"
        )
        self.reason = TextField("reason", "Reason", self.given("reason"), required=True, lines=2)
        return (self.entry, self.reason)

    def answered(self) -> Answer:
        """What to remove; the app asks once more before it does."""
        return Answer(Redact(entry=self.entry.number or 0, reason=self.reason.typed), self.typed)


class DayForm(Form):
    """The day to look at; its answer is read from ``typed``."""

    heading = "Show the plan as at a past day"
    save_label = "Show"

    def fields(self) -> Iterable[Field]:
        """The day."""
        hint = "2026-11-22 · 22/11/26 · yesterday; to read only"
        self.day = DateField("on", "As at", self.subject.today, self.given("on"), past=True, hint=hint)
        return (self.day,)

    def answered(self) -> Answer:
        """The day, as text; no command follows from it."""
        return Answer(None, {"on": (self.day.day or self.subject.today).isoformat()})
