"""The page of reminders: who is written to, what each says, and what came of it.

It finds and words none itself: the app reads them, and records what is said of them.
"""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import visible
from actionplan.papers.letters import letter
from actionplan.tui import messages
from actionplan.tui.commands.bindings import chaser_bindings
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import OFFERED_AT_CHASERS, key_of
from actionplan.tui.forms.chasing import COPIED
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.screens.reading import PageText
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine

if TYPE_CHECKING:
    from actionplan.domain.governance.chasers import Chaser
    from actionplan.services.chasers import FoundReminders

_KEYS: Final = ("chasers-write", "chaser-sent", "chaser-reply", "chaser-no-reply", "chaser-address", "chasers-back")
_READING: Final = "Reading …"
_NOBODY: Final = "Nothing is to be chased today."


class ChasersScreen(PlanScreen, inherit_bindings=False):
    """The reminders on the left, what the one under the bar says on the right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *chaser_bindings(),
        Binding("escape,backspace", "command('chasers-back')", "Back", show=False),
    ]
    AUTO_FOCUS = "#parts"
    help_page = "views"
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_AT_CHASERS

    def __init__(self, view: PlanView, *, past: bool = False, by: str = "") -> None:
        super().__init__(view, past=past, by=by)
        self._found: FoundReminders | None = None

    def compose(self) -> ComposeResult:
        """Title, how many, the reminders, what one says, keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield Static(_READING, id="papers-heading", markup=False)
        with Vertical(id="papers-body"):
            yield OptionList(id="parts", markup=False, compact=True)
            with VerticalScroll(id="preview", can_focus=True):
                yield PageText(self._preview, id="preview-text")
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Read what there is to remind of."""
        self.show_view(self.view, past=self.past)

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Another state of the plan: what there is to remind of is read anew."""
        self.view, self.past = view, past
        self.show_title()
        self.query_one(Banner).show(view if past else None)
        self.post_message(messages.RemindersRequested())

    def show_reminders(self, found: "FoundReminders | None") -> None:
        """The reminders as they are now; the bar stays where it was."""
        self._found = found
        listed = self.query_one("#parts", OptionList)
        place = listed.highlighted or 0
        listed.clear_options()
        for each in self._listed:
            listed.add_option(Option(Content(_line(each))))
        if self._listed:
            listed.highlighted = min(place, len(self._listed) - 1)
        self.query_one("#papers-heading", Static).update(Content(self._heading()))
        self.query_one("#preview-text", PageText).update_content()
        self.show_keys()

    @property
    def _listed(self) -> "tuple[Chaser, ...]":
        """Those that can be sent, then those without an address."""
        if self._found is None:
            return ()
        return (*self._found.reminders.written, *self._found.reminders.without_address)

    @property
    def _chaser(self) -> "Chaser | None":
        place = self.query_one("#parts", OptionList).highlighted
        return None if place is None or place >= len(self._listed) else self._listed[place]

    def _heading(self) -> str:
        if self._found is None:
            return "The reminders cannot be read."
        sent = key_of("chaser-sent")
        written, without = len(self._found.reminders.written), len(self._found.reminders.without_address)
        if not written and not without:
            return _NOBODY
        rest = f"; {without} without an address" if without else ""
        return f"Reminders that can be sent: {written}{rest}. Nothing is recorded until {sent} says that one was sent."

    def _preview(self, width: int) -> Content:
        each, found = self._chaser, self._found
        if each is None or found is None:
            return Content("")
        if not each.address:
            about = ", ".join((*each.refs, *(point.ref for point in each.follow_ups)))
            gives, assigns = key_of("chaser-address"), key_of("assign")
            words = (
                f"{each.who} has no address: {about}.\n\n{gives} gives {each.agency.name} a contact. A lead officer's "
                f"own address is given with the owner of an item: {assigns} in the list."
            )
            return Content(visible(words))
        copied = (f"Cc: {each.copy_to}",) if each.copy_to else ()
        said = letter(each, found.reminders, width)
        head = (f"To: {each.who} <{each.address}>", *copied, f"Subject: {said.subject}", "")
        return Content(visible("\n".join((*head, said.text.rstrip("\n")))))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another reminder comes into sight, from its beginning."""
        event.stop()
        self.query_one("#preview-text", PageText).update_content()
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)
        self.show_keys()

    def look(self, name: str) -> None:
        """Leave."""
        if name == "chasers-back":
            self.dismiss()

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """The items of the reminder under the bar; of an answer, those that wait for one."""
        each, found = self._chaser, self._found
        if each is None or found is None:
            return ()
        return each.refs if command.id == "chaser-sent" else found.reminders.waiting_of(each)

    def about(self, command: ScreenCommand) -> str:
        """The agency; of what was sent, whether somebody had a copy."""
        each = self._chaser
        if each is None:
            return ""
        if command.id == "chaser-sent":
            return COPIED if each.copy_to else ""
        return each.agency.id if command.id in {"chaser-address", "edit-agency"} else ""

    def why_not(self, command: ScreenCommand) -> str:
        """Also where nobody is to be reminded, or nothing waits for a reply."""
        if command.id == "chasers-write" and self._found is not None and not self._found.drafts:
            gives = key_of("chaser-address")
            return f"Nobody who is to be reminded has an address: {gives} gives one." if self._listed else _NOBODY
        if command.id in {"chaser-reply", "chaser-no-reply"} and self._chaser and not self.targets(command):
            return "Nothing that they were chased about waits for a reply."
        if command.id == "chaser-sent" and self._chaser and not self.targets(command):
            return "It is about follow-ups alone, whose reminders are not counted."
        return super().why_not(command)


def _line(each: "Chaser") -> str:
    """What hinders it first: a long label may hide the rest."""
    first = "" if each.address else "no address · "
    return line_of(f"{first}{'again · ' if each.again else ''}{each.who}: {each.about}")
