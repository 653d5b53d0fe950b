"""A field for an agency: type to narrow the list, or add a new one. A suggestion comes first, and is marked as one."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Agency
from actionplan.domain.text import clean_line, shorten
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.styles import line_of

NEW_AGENCY = "new-agency"
"""Under what a form keeps the name to add, for when it is opened again."""
_ADD_NEW = "new:"
_KNOWN = "id:"


class AgencyField(LineField):
    """An agency by its name; ``suggested`` is the id of the one to offer first, ``new`` the name of one to add."""

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
        new: str = "",
    ) -> None:
        super().__init__(name, label, value, required=required)
        self._view = view
        self._suggested = suggested
        self._addressed_to = addressed_to
        self._new = new
        self._by_arrows = False
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
    def typed(self) -> str:
        """The line, or the name of the agency that the arrows have chosen."""
        chosen = self._chosen
        return self._input.value if chosen is None else chosen.name

    @property
    def _choosing(self) -> bool:
        return not self.has_class("-settled")

    @property
    def _highlighted(self) -> str:
        """The id of the option that enter takes; empty where it takes none."""
        option = self._options.highlighted_option if self._choosing else None
        return "" if option is None else option.id or ""

    @property
    def _chosen(self) -> Agency | None:
        """The offered agency that the arrows have gone to: it counts as if its name had been typed."""
        if not self._by_arrows or not self._highlighted.startswith(_KNOWN):
            return None
        return self._view.snapshot.agencies[self._highlighted.removeprefix(_KNOWN)]

    @property
    def _new_name(self) -> str:
        """The name to add: enter has taken it, or the arrows have gone to it; empty where none is to be added."""
        by_arrows = self._by_arrows and self._highlighted == _ADD_NEW
        return self._input.value if by_arrows else self._new

    @property
    def agency(self) -> Agency | None:
        """The known agency; None if the field is empty or names a new one. Raises ``BadInput``.

        This alone decides: what is highlighted, what enter takes, what the note says and what is saved follow from it.
        """
        if self._new_name or not self.typed.strip():
            return None
        return self._view.resolve_agency(self.typed)

    @property
    def new_agency(self) -> str:
        """The name of the agency to add; empty if it is a known one. Raises ``BadInput``."""
        return clean_line(self._new_name, "The name of the agency")

    def problem(self) -> str:
        """A name that no agency has, or several have; and what enter does about it."""
        wrong = problem_of(lambda: (self.agency, self.new_agency))
        return f"{wrong} Enter adds it as a new one." if wrong and self._highlighted == _ADD_NEW else wrong

    def missing(self) -> str:
        """Ask for an agency, not for words."""
        if self.required and not self.typed.strip():
            return "No agency was chosen: pick one with the arrows and enter, or type a name."
        return ""

    def feedback(self) -> Content:
        """Which agency was understood."""
        if self._new_name:
            return Content(f"A new agency, added when you save: {line_of(self.new_agency)}")
        agency = self.agency
        if agency is None or agency.name == self._input.value.strip():
            return Content("")
        return Content(f"= {line_of(agency.name)}")

    def line_changed(self) -> None:
        """Narrow the options; a new agency whose name is edited is no longer to be added."""
        if self._input.value != self._new:
            self._new = ""
        self._fill_options()
        self.changed()

    def line_submitted(self) -> None:
        """Take the highlighted option, if there is one, and go to the next field."""
        if self._highlighted:
            self._take(self._highlighted)
        super().line_submitted()

    def _offered(self) -> list[Agency]:
        """The agency that is understood first, then those that could be meant; untouched, all."""
        typed = " ".join(self._input.value.casefold().split())
        found = [
            agency
            for agency in self._view.agencies
            if not typed or any(typed in name.casefold() for name in (agency.name, *agency.aliases))
        ]
        understood = self._understood()
        if understood is not None:
            return [understood, *(agency for agency in found if agency.id != understood.id)]
        return sorted(found, key=lambda agency: agency.id != self._suggested)

    def _understood(self) -> Agency | None:
        try:
            return self.agency
        except BadInput:
            return None

    def _fill_options(self) -> None:
        self._by_arrows = False
        offered = self._offered()
        typed = " ".join(self._input.value.split())
        exact = any(typed.casefold() == agency.name.casefold() for agency in offered)
        self._options.clear_options()
        if exact or self._new:
            self.add_class("-settled")
            return
        for agency in offered:
            self._options.add_option(Option(self._option_text(agency), id=f"{_KNOWN}{agency.id}"))
        if typed:
            self._options.add_option(Option(Content(f"+ add “{shorten(typed, 40)}” as a new agency"), id=_ADD_NEW))
        self.remove_class("-settled")
        # Enter takes what is understood, a new name, or a suggestion, and never whichever comes first in the alphabet.
        suggested = not typed and bool(offered) and offered[0].id == self._suggested
        can_take_first = suggested or not offered or (bool(typed) and self._understood() is not None)
        self._options.highlighted = 0 if can_take_first and self._options.option_count else None

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
            self._by_arrows = self._options.highlighted is not None
            self.changed()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes an option."""
        event.stop()
        self._take(str(event.option_id))
        self._input.focus()

    def _take(self, option_id: str) -> None:
        if option_id == _ADD_NEW:
            self._new = self._input.value
            self._fill_options()
            self.changed()
            return
        name = self._view.snapshot.agencies[option_id.removeprefix(_KNOWN)].name
        self._new = ""
        self._input.value = name
        self._input.cursor_position = len(name)
