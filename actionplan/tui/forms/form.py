"""The base of every form: it shows what it is about, validates, and returns an answer or nothing. It never saves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from actionplan.domain.command import Command
from actionplan.domain.errors import ActionplanError
from actionplan.domain.text import shorten, visible
from actionplan.services.editor import edited
from actionplan.services.guarding import warning_while_typing
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.question import YesNo

Typed = Mapping[str, str]
"""The content of each field, by the field's name."""
ABOUT: Final = "about"
"""Under what it is kept which body, measure, follow-up or meeting the form is about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The command that a form asks for, and all that was typed, to fill the form again if the command is refused.

    ``at`` is the name of the field that had the cursor.
    """

    command: Command | None
    typed: Typed = field(default_factory=dict)
    new_agency: str = ""
    file: str = ""
    at: str = ""


class Form(ModalScreen[Answer | None]):
    """A form; ``typed``, ``problem`` and the field for the cursor are given when it is opened again after a refusal."""

    CSS_PATH = Path(__file__).with_name("form.tcss")  # its forms are in folders of their own too
    AUTO_FOCUS = "Input, TextArea, Choice, OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "leave", "Cancel", priority=True),
        Binding("f4", "edit", "Editor", priority=True),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - Textual's own attribute
    heading = ""
    command_id = ""
    """The command of the table that opened it."""
    save_label = "Save"
    in_editor = False
    """Whether the editor opens at once on its first long field."""

    def __init__(self, context: FormContext, typed: Typed | None = None, problem: str = "", at: str = "") -> None:
        super().__init__()
        self.context = context
        self._typed_before = typed or {}
        self._problem = problem
        self._at = at
        self._first: Typed = {}
        self._last: Typed = {}
        self._confirming_leave = False

    # What a form of a subject defines

    def fields(self) -> Iterable[Field]:
        """The fields, in order."""
        raise NotImplementedError

    @property
    def title_words(self) -> str:
        """The heading, and the meeting that decides, where it is known before the form opens."""
        meeting = self.context.meeting
        return self.heading if meeting is None else visible(f"{self.heading} · {meeting.title}", newlines=False)

    def about(self) -> str:
        """What stands below the heading: the items, or whatever else was chosen before."""
        return shorten(self.context.heading, 160)

    def answer(self) -> Answer:
        """The command that the fields ask for. Called once no field has a problem."""
        raise NotImplementedError

    def trials(self) -> Sequence[Command]:
        """What the form can ask for, with values that nothing is wrong with; none where it can always be asked.

        Where the rules refuse every one of them as things stand, nothing that is typed can be saved. Raises
        ``Refused`` where something is missing that every one of them needs, and a field says so.
        """
        return ()

    def confirmation(self, command: Command) -> YesNo | None:
        """What to ask once more before it is saved; None where the form has shown it all."""
        del command
        return None

    def several(self, command: Command) -> bool:
        """Whether a command changes several items, so that it is confirmed item by item."""
        return len(self.context.rows) > 1 and bool(command.refs)

    def heading_of_several(self, command: Command) -> str:
        """What is asked where it does."""
        del command
        return f"{self.heading}: change these {len(self.context.rows):,} items?"

    def named(self, new_agency: str) -> str:
        """What would change, while the rules cannot be asked: an agency is still to be added, or a file to be read."""
        del new_agency
        return self.context.by_name

    def update_fields(self) -> None:
        """Show the fields that the choices made so far require, and hide the others. Called after each change."""

    # What its fields start with

    def initial(self, name: str, current: str = "") -> str:
        """What a field starts with: what was typed before, else what the form was opened with, or the current value."""
        return self._typed_before.get(name, self.context.filled.get(name, current))

    def current(self, name: str) -> str:
        """The current value of one of the item's texts; empty if the form is about several items."""
        row = self.context.only_row
        return "" if row is None else self.context.view.text_of(row.item, name)

    # The screen

    def compose(self) -> ComposeResult:
        """Heading, items, fields, problem, buttons."""
        with Vertical(id="form-box"):
            yield Static(Content(self.title_words), id="form-heading")
            about = self.about()
            if about:
                yield Static(Content(visible(about)), id="form-subject")
            with VerticalScroll(id="form-body", can_focus=False):
                yield from self.fields()
            yield Static("", id="form-problem", markup=False)
            with Horizontal(id="form-buttons"):
                yield Button(Content(f"{self.save_label}  ctrl+s"), id="form-save", variant="primary", compact=True)
                yield Button(Content("Cancel  escape"), id="form-cancel", compact=True)
                yield Button(Content("Editor  f4"), id="form-editor", compact=True)

    def on_mount(self) -> None:
        """Remember the first content, to know later whether anything was typed."""
        self.update_fields()
        self._first = self._last = self.typed
        self.show_problem(self._problem)
        self.query_one("#form-editor").display = any(isinstance(each, TextField) for each in self.all_fields)
        for each in self.visible_fields:
            if each.field_name == self._at:
                each.focus_without_selecting()
        if self.in_editor:
            self.call_after_refresh(self.action_edit)

    @property
    def all_fields(self) -> list[Field]:
        """Every field, hidden ones included."""
        return list(self.query(Field))

    @property
    def visible_fields(self) -> list[Field]:
        """The fields that are not hidden."""
        return [each for each in self.all_fields if each.display]

    @property
    def typed(self) -> dict[str, str]:
        """The content of every field."""
        about = {ABOUT: self.context.about} if self.context.about else {}
        return {each.field_name: each.typed for each in self.all_fields} | about

    @property
    def dirty(self) -> bool:
        """True if leaving would lose something."""
        return self.typed != self._first or bool(self._typed_before)

    def show_problem(self, sentence: str) -> None:
        """A sentence about the form as a whole."""
        line = self.query_one("#form-problem", Static)
        line.update(Content(visible(sentence)))
        line.display = bool(sentence)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember the field that has the cursor: a button may have it when the form is saved."""
        found = next((each for each in event.widget.ancestors_with_self if isinstance(each, Field)), None)
        if found is not None:
            self._at = found.field_name

    def on_field_changed(self, event: Field.Changed) -> None:
        """A change clears the problem, and the question whether to leave; what papers would stop for is told."""
        event.stop()
        typed = self.typed
        if typed == self._last:  # a field that was filled with what was typed before
            return
        self._last = typed
        self.update_fields()
        self._confirming_leave = False
        self.show_problem(warning_while_typing((each.label, each.typed) for each in self.visible_fields))

    def on_field_submitted(self, event: Field.Submitted) -> None:
        """Enter goes to the next field, and saves from the last one."""
        event.stop()
        fields = self.visible_fields
        if event.field is fields[-1]:
            self.action_save()
        else:
            self.focus_field(fields[fields.index(event.field) + 1])

    def action_edit(self) -> None:
        """Open the long field that has the cursor, else the first one, in the editor; the tracker waits meanwhile."""
        long = [each for each in self.visible_fields if isinstance(each, TextField)]
        chosen = next((each for each in long if each.field_name == self._at), long[0] if long else None)
        if chosen is None:
            self.show_problem("Nothing long is typed in this form, so there is nothing for an editor.")
            return
        try:
            with self.app.suspend():
                words = edited(chosen.typed)
        except SuspendNotSupported:
            self.show_problem("An editor cannot be opened here: this screen has no terminal of its own.")
        except ActionplanError as refused:
            self.show_problem(refused.sentence)
        else:
            chosen.put(words)

    @staticmethod
    def focus_field(target: Field) -> None:
        """Put the cursor into a field."""
        next(widget for widget in target.query("*") if widget.focusable).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Save, or leave as escape does."""
        event.stop()
        if event.button.id == "form-save":
            self.action_save()
        elif event.button.id == "form-editor":
            self.action_edit()
        else:
            self.action_leave()

    def action_save(self) -> None:
        """Save once the keys before this one have reached their field: they wait in its own queue."""
        if self.focused is None:
            self.save()
        else:
            self.focused.call_later(self.save)

    def save(self) -> None:
        """Return the answer, or go to the first field that is not valid."""
        for each in self.visible_fields:
            sentence = each.missing() or each.problem()
            if sentence:
                each.show_note(sentence)
                self.focus_field(each)
                return
        try:
            answer = self.answer()
        except ActionplanError as refused:
            self.show_problem(refused.sentence)
            return
        self.dismiss(replace(answer, at=self._at))

    def action_leave(self) -> None:
        """Leave; if something was typed, only when asked for a second time."""
        if self.dirty and not self._confirming_leave:
            self._confirming_leave = True
            self.show_problem("Throw away what you typed? Press escape or Cancel again, or any other key to carry on.")
            return
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Any key but escape answers the question whether to leave: no."""
        if self._confirming_leave and event.key != "escape":
            self._confirming_leave = False
            self.show_problem("")
