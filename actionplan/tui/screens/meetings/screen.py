"""The page of meetings: a key a decision.

The bar only looks: enter on a meeting has it decide. Once an ask is answered, the bar goes on to the next.
"""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from actionplan.domain.governance.asks import AskKind
from actionplan.domain.text import shorten
from actionplan.tui.commands.bindings import meeting_bindings
from actionplan.tui.commands.command import ScreenCommand, Target
from actionplan.tui.messages import ChoiceRequested, MeetingRecordRequested
from actionplan.tui.screens.meetings.allowed import NOTHING, OF_THE_MEETING
from actionplan.tui.screens.meetings.answers import answers_for
from actionplan.tui.screens.meetings.page import MeetingsPage
from actionplan.tui.widgets.headers import KeyLine

_UNDER_BAR: Final = frozenset({"at-close", "move-meeting", "cancel-meeting"})
"""What is done to the meeting under the bar, whichever decides."""

_MOST_ANSWERS: Final = 4


class MeetingsScreen(MeetingsPage, inherit_bindings=False):
    """What the keys do on the page of meetings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *meeting_bindings(),
        Binding("escape,backspace", "back", "Back", show=False),
        *(Binding(str(each), f"answer_number({each})", show=False) for each in range(1, _MOST_ANSWERS + 1)),
    ]

    def show_saved(self) -> None:
        """What was under the bar may be answered by what was saved: then the next ask is due."""
        self._leaving = self._open_before
        self._go_on()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another card, and other lines in sight; another meeting under the bar does not decide yet."""
        event.stop()
        if event.option_list.id == "running":
            self.query_one("#card").scroll_home(animate=False)
            self._request_near()
        self._show_ask()

    def on_descendant_focus(self) -> None:
        """Enter on a meeting answers nothing."""
        self.query_one(KeyLine).offer(self._keys_now())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a meeting has it decide, and goes on to its agenda."""
        event.stop()
        if event.option_list.id != "meetings":
            self.answer()
            return
        self._deciding = self._under_bar
        self._fill_meetings(self._deciding)
        self._read_agenda()
        self._fill_running(None)
        self._to_first_open()
        if self._lines:
            self.query_one("#running").focus()

    def _to_first_open(self) -> None:
        """A minute goes on where it was left."""
        place = next((place for place, each in enumerate(self._lines) if not each.decided), None)
        if place is not None:
            self.query_one("#running", OptionList).highlighted = place

    def look(self, name: str) -> None:
        """To the list."""
        if name == "at-back":
            self.action_back()
        elif name == "at-record" and self._under_bar:
            self.post_message(MeetingRecordRequested(self._under_bar))
        elif name == "at-answer":
            self.answer()

    def answer(self) -> None:
        """Offer every answer to the ask under the bar, and open the form of the one that is chosen."""
        refused, line = self._allowed.why_no_answer(), self._line
        if refused or line is None:
            self.notify(refused or NOTHING, severity="warning", markup=False)
            return
        options = [(command, label) for label, command in answers_for(line.ask)]
        heading = f"{line.ref} {line.title}: {line.ask.words}"
        self.post_message(ChoiceRequested(shorten(heading, 200), options, options[0][0], self._answer_by))

    def action_answer_number(self, number: int) -> None:
        """Open the form of the answer that has this number on the card."""
        refused, line = self._allowed.why_no_answer(), self._line
        if refused or line is None:
            self.notify(refused or NOTHING, severity="warning", markup=False)
            return
        answers = answers_for(line.ask)
        if number <= len(answers):
            self._answer_by(answers[number - 1][1])

    def _answer_by(self, name: str | None) -> None:
        if name is not None:
            self.action_command(name)

    def why_not(self, command: ScreenCommand) -> str:
        """Also where the meeting that decides, or the line under the bar, does not allow it."""
        return self._allowed.why_not(command.id) or super().why_not(command)

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """The item of the line under the bar; none where it is a follow-up."""
        line = self._line
        if command.id in OF_THE_MEETING and self.query_one("#meetings").has_focus:
            return ()
        return (line.ref,) if line and line.ask.row is not None and command.target is not Target.PLAN else ()

    def about(self, command: ScreenCommand) -> str:
        """The follow-up or the meeting under the bar, for what is about one."""
        if command.id in _UNDER_BAR:
            return self._under_bar
        line = self._line
        on_line = line is not None and line.ask.kind is AskKind.MATTER and command.target is Target.NEAR
        return line.ref.removeprefix("F") if line is not None and on_line else ""

    def action_back(self) -> None:
        """To the list."""
        self.dismiss()
