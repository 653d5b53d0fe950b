"""One of a few words, all of them in sight."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from actionplan.tui.forms.fields import Field


class Choice(Static, can_focus=True):
    """A few words in a line, of which one holds; left and right, or a click, choose."""

    chosen: reactive[int] = reactive(0)

    def __init__(self, words: Sequence[str], chosen: int, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id, classes="choice")
        self._words = words
        self.set_reactive(Choice.chosen, chosen)

    def on_mount(self) -> None:
        """Show the words."""
        self.show()

    def show(self) -> None:
        """The chosen one between brackets and in reverse, so that it needs no colour."""
        parts = []
        for place, words in enumerate(self._words):
            held = place == self.chosen
            part = Content.styled(f"[{words}]" if held else f" {words} ", "bold $accent" if held else "$quiet")
            parts.append(part.stylize(Style.from_meta({"place": place})))
        self.update(Content(" ").join(parts))

    def watch_chosen(self) -> None:
        """Show the choice and tell the field."""
        self.show()
        if isinstance(self.parent, Widget) and isinstance(self.parent.parent, Field):
            self.parent.parent.changed()

    def on_key(self, event: events.Key) -> None:
        """Left, right, and space choose."""
        step = {"left": -1, "right": 1, "space": 1}.get(event.key)
        if step is not None:
            event.stop()
            event.prevent_default()
            self.chosen = (self.chosen + step) % len(self._words)
        elif event.key == "enter" and isinstance(self.parent, Widget) and isinstance(self.parent.parent, Field):
            event.stop()
            self.post_message(Field.Entered(self.parent.parent))

    def on_click(self, event: events.Click) -> None:
        """A click chooses what it hit."""
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self.chosen = place


class ChoiceField(Field):
    """One of a few; ``options`` are values and the words for them."""

    def __init__(
        self, name: str, label: str, options: Sequence[tuple[str, str]], value: str = "", *, hint: str = ""
    ) -> None:
        super().__init__(name, label, hint=hint)
        self._values = [each for each, _ in options]
        chosen = self._values.index(value) if value in self._values else 0
        self._choice = Choice([words for _, words in options], chosen, f"input-{name}")

    def make_control(self) -> Widget:
        """The words in a line."""
        return self._choice

    @property
    def typed(self) -> str:
        """The value chosen."""
        return self._values[self._choice.chosen]
