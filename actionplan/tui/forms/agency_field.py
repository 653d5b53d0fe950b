"""Choosing an agency: type to narrow, or add one in place. A suggestion stands first, and says that it is one."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from actionplan.domain.plaintext import clean_line, shorten
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Agency
from actionplan.tui.forms.fields import LineField, trouble
from actionplan.tui.styles import line_of

_NEW = "new:"
_OLD = "id:"


class AgencyField(LineField):
    """An agency by its name; ``suggested`` is offered first."""

    def __init__(
        self,
        name: str,
        label: str,
        view: PlanView,
        value: str = "",
        *,
        suggested: str = "",
        addressed_to: str = "",
        required: bool = True,
    ) -> None:
        super().__init__(name, label, value, required=required)
        self._view = view
        self._suggested = suggested
        self._addressed_to = addressed_to
        self._new = False
        self._options = OptionList(id=f"offers-{name}", markup=False, compact=True)
        self._options.can_focus = False
        self._input.placeholder = "type to narrow, arrows and enter to choose"

    def compose(self) -> ComposeResult:
        """The offers stand below the line."""
        yield from super().compose()
        yield self._options

    def on_mount(self) -> None:
        """Offer what fits."""
        self._offer()
        self.say()

    @property
    def _offering(self) -> bool:
        return not self.has_class("-settled")

    @property
    def agency(self) -> Agency | None:
        """The agency meant; None where the field is empty or names one to be added. Raises ``BadInput``."""
        if self._new or not self.typed.strip():
            return None
        return self._view.resolve_agency(self.typed)

    @property
    def new_agency(self) -> str:
        """The name of the agency to be added; empty where it is a known one."""
        return clean_line(self.typed, "The name of the agency") if self._new else ""

    def problem(self) -> str:
        """No such agency, or several."""
        return trouble(lambda: (self.agency, self.new_agency))

    def missing(self) -> str:
        """An agency is asked for differently from words."""
        if self.required and not self.typed.strip():
            return "No agency was chosen: pick one with the arrows and enter, or type a name."
        return ""

    def answer(self) -> Content:
        """Which agency was understood."""
        if self._new:
            return Content(f"A new agency, added when you save: {line_of(self.new_agency)}")
        agency = self.agency
        if agency is None or agency.name == self.typed.strip():
            return Content("")
        return Content(f"= {line_of(agency.name)}")

    def on_input_changed(self, event: object) -> None:
        """Narrow the offers; what was typed anew is no longer to be added."""
        getattr(event, "stop")()  # noqa: B009
        self._new = self._new and self.typed == self._picked
        self._offer()
        self.changed()

    _picked = ""

    def _fitting(self) -> list[Agency]:
        typed = " ".join(self.typed.casefold().split())
        found = [
            agency
            for agency in self._view.agencies
            if not typed or any(typed in name.casefold() for name in (agency.name, *agency.aliases))
        ]
        return sorted(found, key=lambda agency: agency.id != self._suggested)

    def _offer(self) -> None:
        fitting = self._fitting()
        typed = " ".join(self.typed.split())
        exact = any(typed.casefold() == agency.name.casefold() for agency in fitting)
        self._options.clear_options()
        if exact or self._new:
            self.add_class("-settled")
            return
        for agency in fitting:
            self._options.add_option(Option(self._prompt(agency), id=f"{_OLD}{agency.id}"))
        if typed:
            self._options.add_option(Option(Content(f"+ add “{shorten(typed, 40)}” as a new agency"), id=_NEW))
        self.remove_class("-settled")
        # Enter on an untouched field must not choose whichever agency comes first in the alphabet.
        meant = typed or (fitting and fitting[0].id == self._suggested)
        self._options.highlighted = 0 if meant else None

    def _prompt(self, agency: Agency) -> Content:
        name = line_of(agency.name)
        if agency.id != self._suggested:
            return Content(name)
        why = f" – suggestion: published as “{line_of(self._addressed_to)}”" if self._addressed_to else " – suggestion"
        return Content.assemble(name, Content.styled(why, "italic"))

    def on_key(self, event: events.Key) -> None:
        """The arrows walk through the offers."""
        if event.key in {"up", "down"} and self._offering:
            event.stop()
            event.prevent_default()
            if event.key == "down":
                self._options.action_cursor_down()
            else:
                self._options.action_cursor_up()

    def on_input_submitted(self, event: object) -> None:
        """Enter takes the offer under the arrow; once taken, it goes on."""
        getattr(event, "stop")()  # noqa: B009
        place = self._options.highlighted
        if self._offering and place is not None:
            self._take(str(self._options.get_option_at_index(place).id))
        self.post_message(self.Entered(self))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes an offer."""
        event.stop()
        self._take(str(event.option_id))
        self._input.focus()

    def _take(self, option: str) -> None:
        if option == _NEW:
            self._new, self._picked = True, self.typed
            self._offer()
            self.changed()
            return
        name = self._view.snapshot.agencies[option.removeprefix(_OLD)].name
        self._new = False
        self._input.value = name
        self._input.cursor_position = len(name)
