"""A field for an agency: type to narrow the list, or add a new one. A suggestion comes first, and is marked as one."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Agency
from actionplan.domain.text import clean_line, shorten
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.styles import line_of

_ADD_NEW = "new:"
_KNOWN = "id:"


class AgencyField(LineField):
    """An agency by its name; ``suggested`` is the id of the one to offer first."""

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
        self._new = ""
        self._options = OptionList(id=f"offers-{name}", markup=False, compact=True)
        self._options.can_focus = False
        self._input.placeholder = "type to narrow, arrows and enter to choose"

    def compose(self) -> ComposeResult:
        """The options go below the line."""
        yield from super().compose()
        yield self._options

    def on_mount(self) -> None:
        """Fill the list of options."""
        self._fill_options()

    @property
    def _choosing(self) -> bool:
        return not self.has_class("-settled")

    @property
    def agency(self) -> Agency | None:
        """The known agency; None if the field is empty or names a new one. Raises ``BadInput``."""
        if self._new or not self.typed.strip():
            return None
        return self._view.resolve_agency(self.typed)

    @property
    def new_agency(self) -> str:
        """The name of the agency to add; empty if it is a known one. Raises ``BadInput``."""
        return clean_line(self.typed, "The name of the agency") if self._new else ""

    def problem(self) -> str:
        """A name that no agency has, or several have."""
        return problem_of(lambda: (self.agency, self.new_agency))

    def missing(self) -> str:
        """Ask for an agency, not for words."""
        if self.required and not self.typed.strip():
            return "No agency was chosen: pick one with the arrows and enter, or type a name."
        return ""

    def feedback(self) -> Content:
        """Which agency was understood."""
        if self._new:
            return Content(f"A new agency, added when you save: {line_of(self.new_agency)}")
        agency = self.agency
        if agency is None or agency.name == self.typed.strip():
            return Content("")
        return Content(f"= {line_of(agency.name)}")

    def line_changed(self) -> None:
        """Narrow the options; a new agency whose name is edited is no longer to be added."""
        if self.typed != self._new:
            self._new = ""
        self._fill_options()
        self.changed()

    def line_submitted(self) -> None:
        """Take the highlighted option, if there is one, and go to the next field."""
        highlighted = self._options.highlighted
        if self._choosing and highlighted is not None:
            self._take(str(self._options.get_option_at_index(highlighted).id))
        super().line_submitted()

    def _matching(self) -> list[Agency]:
        typed = " ".join(self.typed.casefold().split())
        found = [
            agency
            for agency in self._view.agencies
            if not typed or any(typed in name.casefold() for name in (agency.name, *agency.aliases))
        ]
        return sorted(found, key=lambda agency: agency.id != self._suggested)

    def _fill_options(self) -> None:
        matching = self._matching()
        typed = " ".join(self.typed.split())
        exact = any(typed.casefold() == agency.name.casefold() for agency in matching)
        self._options.clear_options()
        if exact or self._new:
            self.add_class("-settled")
            return
        for agency in matching:
            self._options.add_option(Option(self._option_text(agency), id=f"{_KNOWN}{agency.id}"))
        if typed:
            self._options.add_option(Option(Content(f"+ add “{shorten(typed, 40)}” as a new agency"), id=_ADD_NEW))
        self.remove_class("-settled")
        # Enter on an untouched field must not choose whichever agency comes first in the alphabet.
        can_take_first = typed or (matching and matching[0].id == self._suggested)
        self._options.highlighted = 0 if can_take_first else None

    def _option_text(self, agency: Agency) -> Content:
        name = line_of(agency.name)
        if agency.id != self._suggested:
            return Content(name)
        why = f" – suggestion: published as “{line_of(self._addressed_to)}”" if self._addressed_to else " – suggestion"
        return Content.assemble(name, Content.styled(why, "italic"))

    def on_key(self, event: events.Key) -> None:
        """The arrows move through the options."""
        if event.key in {"up", "down"} and self._choosing:
            event.stop()
            event.prevent_default()
            if event.key == "down":
                self._options.action_cursor_down()
            else:
                self._options.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes an option."""
        event.stop()
        self._take(str(event.option_id))
        self._input.focus()

    def _take(self, option_id: str) -> None:
        if option_id == _ADD_NEW:
            self._new = self.typed
            self._fill_options()
            self.changed()
            return
        name = self._view.snapshot.agencies[option_id.removeprefix(_KNOWN)].name
        self._new = ""
        self._input.value = name
        self._input.cursor_position = len(name)
