"""What all fields of forms are: a label, something to type in, and a line that answers at once; and plain words."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from actionplan.domain.errors import BadInput
from actionplan.domain.plaintext import clean, clean_line, visible
from actionplan.tui.widgets.typing import LineInput, WordsArea


class Field(Vertical):
    """One thing asked for. ``typed`` is what stands in it, as text; ``problem`` says why it will not do."""

    class Changed(Message):
        """Somebody typed or chose."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "Field":
            """The field."""
            return self.field

    class Entered(Message):
        """Enter was pressed in it."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    def __init__(self, name: str, label: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__(id=f"field-{name}", classes="field")
        self.field_name = name
        self.label = label
        self.required = required
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Label and control in a line, the answer below."""
        with Horizontal(classes="field-row"):
            yield Static(Content(self.label), classes="field-label")
            yield self.make_control()
        yield Static("", classes="field-note", id=f"note-{self.field_name}", markup=False)

    def make_control(self) -> Widget:
        """What to type in."""
        raise NotImplementedError

    @property
    def typed(self) -> str:
        """What stands in it."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why what was typed will not do; empty where it will."""
        return ""

    def answer(self) -> Content:
        """What was understood, or the hint."""
        return Content(self.hint)

    def missing(self) -> str:
        """The sentence for an empty field that must not be."""
        return f"{self.label} is empty: say it in a few words." if self.required and not self.typed.strip() else ""

    def on_mount(self) -> None:
        """Say the hint."""
        self.say()

    def on_descendant_focus(self) -> None:
        """Somebody is here. (Textual's ``:focus-within`` is not always drawn anew.)"""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Nobody is here."""
        self.remove_class("-here")

    def say(self, sentence: str = "") -> None:
        """Show what is wrong, ``sentence`` before all; else what was understood."""
        wrong = sentence or self.problem()
        note = self.query_one(f"#note-{self.field_name}", Static)
        self.set_class(bool(wrong), "-wrong")
        shown = Content(visible(wrong)) if wrong else self.answer()
        note.update(shown)
        note.display = bool(shown.plain)

    def changed(self) -> None:
        """Answer what was typed, and tell the form."""
        self.say()
        self.post_message(self.Changed(self))


def trouble(check: Callable[[], object]) -> str:
    """The sentence that a check refuses with; empty where it passes."""
    try:
        check()
    except BadInput as refused:
        return refused.sentence
    return ""


class LineField(Field):
    """One line of words."""

    def __init__(self, name: str, label: str, value: str = "", *, required: bool = False, hint: str = "") -> None:
        super().__init__(name, label, required=required, hint=hint)
        self._input = LineInput(value, id=f"input-{name}")

    def make_control(self) -> Widget:
        """An input."""
        return self._input

    @property
    def typed(self) -> str:
        """The line."""
        return self._input.value

    def problem(self) -> str:
        """Too long, or not text."""
        return trouble(lambda: clean_line(self.typed, self.label))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Answer at once."""
        event.stop()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on."""
        event.stop()
        self.post_message(self.Entered(self))


class TextField(Field):
    """Several lines of words."""

    def __init__(
        self, name: str, label: str, value: str = "", *, required: bool = False, hint: str = "", lines: int = 4
    ) -> None:
        super().__init__(name, label, required=required, hint=hint)
        self._area = WordsArea(value, id=f"input-{name}")
        self._area.styles.height = lines

    def make_control(self) -> Widget:
        """A text area; tab leaves it."""
        return self._area

    @property
    def typed(self) -> str:
        """The words."""
        return self._area.text

    def problem(self) -> str:
        """Too long, or not text."""
        return trouble(lambda: clean(self.typed, self.label))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Answer at once."""
        event.stop()
        self.changed()
