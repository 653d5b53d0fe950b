"""The form that all forms are: it shows what it is about, checks, and dismisses with an answer or with nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from actionplan.domain.commands import AnyCommand
from actionplan.domain.dates import Sitting
from actionplan.domain.errors import ActionplanError
from actionplan.domain.plaintext import shorten, visible
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.typed.moments import sittings_of
from actionplan.tui.forms.fields import Field

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is about: the items, as they were shown, the day, and the meeting that decided, where it is known."""

    view: PlanView
    rows: tuple[Row, ...]
    today: date
    by: str
    meeting: str = ""

    @property
    def refs(self) -> tuple[str, ...]:
        """The items' refs."""
        return tuple(row.ref for row in self.rows)

    @property
    def one(self) -> Row | None:
        """The item, where it is just one."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def versions(self) -> dict[str, int]:
        """The version of each item that the form showed."""
        return {row.ref: row.item.version for row in self.rows}

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """What typed dates can name: "next executive"."""
        return sittings_of(self.view.snapshot.meetings)

    @property
    def words(self) -> str:
        """The item and its title, or how many there are."""
        if not self.rows:
            return ""
        if self.one is None:
            return f"{len(self.rows)} items: {', '.join(self.refs)}"
        return f"{self.one.ref}  {self.view.title(self.one.item)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, and all that was typed, for the case that the plan has moved on."""

    command: AnyCommand | None
    typed: Typed = field(default_factory=dict)
    new_agency: str = ""
    file: str = ""


class Form(ModalScreen[Answer | None]):
    """One question to the person at the keyboard."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = "Input, TextArea, Choice, OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Cancel", priority=True),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - Textual's own attribute
    heading = ""
    save_label = "Save"

    def __init__(self, subject: Subject, typed: Typed | None = None, problem: str = "") -> None:
        super().__init__()
        self.subject = subject
        self._given = typed or {}
        self._problem = problem
        self._first: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._asked_to_leave = False

    def fields(self) -> Iterable[Field]:
        """The fields, in order."""
        raise NotImplementedError

    def answered(self) -> Answer:
        """What the fields say; they have no problem by then."""
        raise NotImplementedError

    def fit(self) -> None:
        """Show the fields that the choices made so far ask for, and hide the others."""

    def given(self, name: str, present: str = "") -> str:
        """What was typed before the form was opened anew, else what the item has now."""
        return self._given.get(name, present)

    def present(self, name: str) -> str:
        """One of the item's texts as it stands; empty where the form is about several."""
        one = self.subject.one
        return "" if one is None else self.subject.view.text_of(one.item, name)

    def compose(self) -> ComposeResult:
        """Heading, what it is about, the fields, what is wrong, and the buttons."""
        with Vertical(id="form-box"):
            yield Static(Content(self.heading), id="form-heading")
            if self.subject.rows:
                yield Static(Content(shorten(self.subject.words, 160)), id="form-subject")
            with VerticalScroll(id="form-body", can_focus=False):
                yield from self.fields()
            yield Static("", id="form-problem", markup=False)
            with Horizontal(id="form-buttons"):
                yield Button(Content(f"{self.save_label}  ctrl+s"), id="form-save", variant="primary", compact=True)
                yield Button(Content("Cancel  escape"), id="form-cancel", compact=True)

    def on_mount(self) -> None:
        """Remember what stood there, so that leaving knows whether something was typed."""
        self.fit()
        self._first = self._last = self.typed
        self.show_problem(self._problem)

    @property
    def all_fields(self) -> list[Field]:
        """The fields on the screen."""
        return list(self.query(Field))

    @property
    def asked_fields(self) -> list[Field]:
        """Those of them that what was chosen asks for."""
        return [each for each in self.all_fields if each.display]

    @property
    def typed(self) -> dict[str, str]:
        """All that stands in the fields."""
        return {each.field_name: each.typed for each in self.all_fields}

    @property
    def dirty(self) -> bool:
        """True where leaving would lose something."""
        return self.typed != self._first or bool(self._given)

    def show_problem(self, sentence: str) -> None:
        """A sentence about the form as a whole."""
        line = self.query_one("#form-problem", Static)
        line.update(Content(visible(sentence)))
        line.display = bool(sentence)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Typing on takes back what was asked or said."""
        event.stop()
        typed = self.typed
        if typed == self._last:  # a field that has just been filled with what was typed before
            return
        self._last = typed
        self.fit()
        self._asked_to_leave = False
        self.show_problem("")

    def on_field_entered(self, event: Field.Entered) -> None:
        """Enter goes to the next field, and saves from the last one."""
        event.stop()
        fields = self.asked_fields
        if event.field is fields[-1]:
            self.action_save()
        else:
            self.focus_field(fields[fields.index(event.field) + 1])

    @staticmethod
    def focus_field(each: Field) -> None:
        """Put the cursor into a field."""
        next(widget for widget in each.query("*") if widget.focusable).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what their keys do."""
        event.stop()
        if event.button.id == "form-save":
            self.action_save()
        else:
            self.dismiss(None)

    def action_save(self) -> None:
        """Hand the answer back, or go to the first field that will not do."""
        for each in self.asked_fields:
            sentence = each.missing() or each.problem()
            if sentence:
                each.say(sentence)
                self.focus_field(each)
                return
        try:
            answer = self.answered()
        except ActionplanError as refused:
            self.show_problem(refused.sentence)
            return
        self.dismiss(answer)

    def action_leave(self) -> None:
        """Leave; where something was typed, only after a second escape."""
        if self.dirty and not self._asked_to_leave:
            self._asked_to_leave = True
            self.show_problem("Throw away what you typed? Escape once more: yes. Anything else: no.")
            return
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Anything but escape means: go on."""
        if self._asked_to_leave and event.key != "escape":
            self._asked_to_leave = False
            self.show_problem("")
