"""Forms about the plan as a whole: agencies, removed texts, the day to look at."""

from collections.abc import Iterable

from textual.content import Content

from actionplan.domain.commands import AddAgency, Redact
from actionplan.domain.dates import echo, in_words, sitting_remarks
from actionplan.domain.errors import BadInput
from actionplan.domain.meeting_commands import AddMeetings
from actionplan.domain.moment import Moment
from actionplan.domain.typed.moments import moment_of
from actionplan.domain.vocabulary import MeetingKind
from actionplan.tui.forms.choice_field import ChoiceField
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field, LineField, TextField, trouble
from actionplan.tui.forms.form import Answer, Form, Subject


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


class MomentField(LineField):
    """A day gone by, or a meeting: its papers, its day, or as minuted."""

    def __init__(self, subject: Subject, value: str) -> None:
        hint = "22/11/26 · yesterday · a meeting, such as last executive; to read only"
        super().__init__("on", "As at", value, required=True, hint=hint)
        self._subject = subject

    @property
    def moment(self) -> Moment | None:
        """The point named; None for an empty field. Raises ``BadInput``."""
        if not self.typed.strip():
            return None
        today = self._subject.today
        moment = moment_of(self.typed, self._subject.view.snapshot.meetings, today)
        if moment.day > today:
            raise BadInput(f"{echo(moment.day, today)}: that is after today.")
        return moment

    def problem(self) -> str:
        """Neither a day nor a meeting, or one to come."""
        return trouble(lambda: self.moment)

    def missing(self) -> str:
        """A day is asked for differently from words."""
        return "" if self.typed.strip() else f"{self.label}: type a day or a meeting."

    def answer(self) -> Content:
        """The day in words; of papers also the entry that they stand after."""
        moment = self.moment
        if moment is None:
            return Content(self.hint)
        if moment.head is None:
            return Content(echo(moment.day, self._subject.today))
        return Content(f"{in_words(moment.day)}, after entry {moment.head}")


class DayForm(Form):
    """The day or meeting to look at; its answer is read from ``typed``."""

    heading = "Show the plan as at a past day"
    save_label = "Show"

    def fields(self) -> Iterable[Field]:
        """The day."""
        self.moment = MomentField(self.subject, self.given("on"))
        return (self.moment,)

    def answered(self) -> Answer:
        """The day or meeting, as text; no command follows from it."""
        return Answer(None, self.typed)


class SittingField(DateField):
    """The day of a meeting; of a sitting, with what is odd about holding one then."""

    sits = True

    def answer(self) -> Content:
        """The day in words, and what is worth knowing about it."""
        day = self.day
        if day is None:
            return Content(self.hint)
        said = sitting_remarks(day, self._today) if self.sits else ()
        return Content(" ".join((echo(day, self._today), *(f"· {remark}" for remark in said))))


class AddMeetingForm(Form):
    """A sitting, or a chair's action that has been taken."""

    heading = "Add a meeting"

    def fields(self) -> Iterable[Field]:
        """The body, the day, and which of the two it is."""
        snapshot = self.subject.view.snapshot
        bodies = [each.governing_body for each in snapshot.reviews]
        self.body = LineField("body", "Body", self.given("body", bodies[0] if bodies else ""), required=True)
        self.day = SittingField(
            "on", "On", self.subject.today, self.given("on"), sittings=self.subject.sittings, hint="11/3/27 · +6w"
        )
        kinds = ((MeetingKind.SITTING.value, "sitting"), (MeetingKind.CHAIRS_ACTION.value, "chair's action"))
        self.kind = ChoiceField("kind", "Kind", kinds, self.given("kind"))
        return (self.body, self.day, self.kind)

    def fit(self) -> None:
        """What is odd about a day is odd for a sitting: a chair's action is taken on any."""
        self.day.sits = self.kind.typed == MeetingKind.SITTING.value
        self.day.say()

    def answered(self) -> Answer:
        """The meeting."""
        command = AddMeetings(
            body=self.body.typed,
            days=(self.day.day or self.subject.today,),
            meeting_kind=MeetingKind(self.kind.typed),
        )
        return Answer(command, self.typed)
