"""The base of every field: a label, a control, and a note that says what was understood or what is wrong."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from actionplan.domain.errors import BadInput
from actionplan.domain.text import visible


class Field(Vertical):
    """One field of a form. ``typed`` is its content as text; ``problem`` says why that is not valid."""

    class Changed(Message):
        """The content has changed."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "Field":
            """The field, for Textual's ``on`` decorator."""
            return self.field

    class Submitted(Message):
        """Enter was pressed."""

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
        """Label and control on one line, the note below."""
        with Horizontal(classes="field-row"):
            yield Static(Content(self.label), classes="field-label")
            yield self.make_control()
        yield Static("", classes="field-note", id=f"note-{self.field_name}", markup=False)

    def make_control(self) -> Widget:
        """The widget to type or choose in."""
        raise NotImplementedError

    @property
    def typed(self) -> str:
        """The content, as text."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why the content is not valid; empty if it is."""
        return ""

    def feedback(self) -> Content:
        """What was understood, or the hint. Called only while the content is valid."""
        return Content(self.hint)

    def missing(self) -> str:
        """The sentence for a required field that is empty; empty if nothing is missing."""
        return f"{self.label} is empty: say it in a few words." if self.required and not self.typed.strip() else ""

    def focus_without_selecting(self) -> None:
        """Put the cursor behind what was typed: what is typed next must not replace it."""
        next(widget for widget in self.query("*") if widget.focusable).focus()

    def on_mount(self) -> None:
        """Show the first note."""
        self.show_note()

    def on_descendant_focus(self) -> None:
        """Mark the field as focused: Textual does not always redraw ``:focus-within``."""
        self.add_class("-focused")

    def on_descendant_blur(self) -> None:
        """The field is no longer focused."""
        self.remove_class("-focused")

    def show_note(self, error: str = "") -> None:
        """Show ``error`` or the field's own problem; without either, the feedback."""
        wrong = error or self.problem()
        note = self.query_one(f"#note-{self.field_name}", Static)
        self.set_class(bool(wrong), "-invalid")
        shown = Content(visible(wrong)) if wrong else self.feedback()
        note.update(shown)
        note.display = bool(shown.plain)

    def changed(self) -> None:
        """Update the note, and tell the form."""
        self.show_note()
        self.post_message(self.Changed(self))


def problem_of(check: Callable[[], object]) -> str:
    """The sentence of the ``BadInput`` that a check raises; empty if it passes."""
    try:
        check()
    except BadInput as refused:
        return refused.sentence
    return ""
