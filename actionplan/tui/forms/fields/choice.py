"""A field with a few options, all of them visible."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from actionplan.tui.forms.fields.field import Field


class Choice(Static, can_focus=True):
    """Options on one line, one of them chosen; left, right, space or a click chooses."""

    chosen: reactive[int] = reactive(0, init=False)

    class Chosen(Message):
        """Another option was chosen."""

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, labels: Sequence[str], chosen: int, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id, classes="choice")
        self._labels = labels
        self.set_reactive(Choice.chosen, chosen)

    def on_mount(self) -> None:
        """Draw the options."""
        self.draw()

    def draw(self) -> None:
        """Brackets and reverse around the chosen option, so that it needs no colour."""
        parts = []
        for index, label in enumerate(self._labels):
            is_chosen = index == self.chosen
            text, style = (f"[{label}]", "bold $accent") if is_chosen else (f" {label} ", "$quiet")
            parts.append(Content.styled(text, style).stylize(Style.from_meta({"option": index})))
        self.update(Content(" ").join(parts))

    def watch_chosen(self) -> None:
        """Draw the new choice and tell the field."""
        self.draw()
        self.post_message(self.Chosen())

    def on_key(self, event: events.Key) -> None:
        """Left, right and space choose."""
        step = {"left": -1, "right": 1, "space": 1}.get(event.key)
        if step is not None:
            event.stop()
            event.prevent_default()
            self.chosen = (self.chosen + step) % len(self._labels)
        elif event.key == "enter":
            event.stop()
            self.post_message(self.Submitted())

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        option = event.style.meta.get("option")
        if isinstance(option, int):
            self.chosen = option


class ChoiceField(Field):
    """One of a few options; ``options`` are values with their labels."""

    def __init__(
        self, name: str, label: str, options: Sequence[tuple[str, str]], value: str = "", *, hint: str = ""
    ) -> None:
        super().__init__(name, label, hint=hint)
        self._values = [each for each, _ in options]
        chosen = self._values.index(value) if value in self._values else 0
        self._choice = Choice([label for _, label in options], chosen, f"input-{name}")

    def make_control(self) -> Widget:
        """The options on one line."""
        return self._choice

    @property
    def typed(self) -> str:
        """The value of the chosen option."""
        return self._values[self._choice.chosen]

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Keep the event inside the field."""
        event.stop()
        self.changed()

    def on_choice_submitted(self, event: Choice.Submitted) -> None:
        """Keep the event inside the field."""
        event.stop()
        self.post_message(self.Submitted(self))
