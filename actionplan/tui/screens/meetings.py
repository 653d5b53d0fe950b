"""The meetings on record, and the agenda of the one that decides: an item a line, a key a decision.

The bar only looks: enter on a meeting has it decide.
"""

from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.dates import counted, short_day
from actionplan.domain.governance.agenda import MeetingAgenda, agenda, meeting_agenda, title_of
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.meetings.powers import Powers
from actionplan.domain.meetings.sittings import can_decide, coming_sitting, has_sat, usual_to_decide
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import shorten
from actionplan.tui.commands import OFFERED_AT_MEETING, ScreenCommand, Target, meeting_bindings
from actionplan.tui.messages import AgendaRequested, ChoiceRequested, MeetingRecordRequested
from actionplan.tui.screens.meeting_answers import answers_for
from actionplan.tui.screens.meeting_lines import DECIDES, Waiting, meeting_line
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine

_KEYS = (
    "at-answer",
    "at-grant",
    "at-refuse",
    "at-return",
    "at-sign-off",
    "at-adopt",
    "at-raise",
    "at-words",
    "at-follow-up",
    "at-close",
    "at-add",
    "undo",
    "at-back",
)
_ANSWERS = {
    "at-grant": (AskKind.EXTENSION,),
    "at-refuse": (AskKind.EXTENSION,),
    "at-return": (AskKind.EXTENSION, AskKind.SIGN_OFF, AskKind.NOT_READY),
    "at-sign-off": (AskKind.SIGN_OFF,),
    "at-adopt": (AskKind.ADOPTION,),
    "at-raise": (AskKind.RAISE, AskKind.RAISED),
}
"""Which asks a key answers."""

_OF_THE_MEETING: Final = frozenset({"at-words", "at-follow-up"})
"""What a meeting records in words: about the line under the bar while one is in the agenda, else about no item."""

_UNDER_BAR: Final = frozenset({"at-close", "move-meeting", "cancel-meeting"})
"""What is done to the meeting under the bar, whichever decides."""

_NEAR = 200
"""Lines before and behind the bar whose titles are read of a long plan."""

_MEETINGS: Final = f"Meetings, the latest first · enter: this one decides ({DECIDES})"

_NO_MEETING = "No meeting is on record yet. Press n to add one."
_NOTHING = "Nothing is asked of this meeting: no date, extension, sign-off, pause, impact or response waits for it."


class MeetingsScreen(PlanScreen, inherit_bindings=False):
    """Meetings above, the agenda below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *meeting_bindings(),
        Binding("escape,backspace", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "#meetings"
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_AT_MEETING

    def __init__(self, view: PlanView, *, past: bool = False, by: str = "") -> None:
        super().__init__(view, past=past, by=by)
        self._meetings: list[Meeting] = []
        self._lines: list[Waiting] = []
        self._deciding = ""
        self._agenda: MeetingAgenda | None = None

    def compose(self) -> ComposeResult:
        """Title, meetings, running list, keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield Static(_MEETINGS, id="meetings-heading", markup=False)
        yield OptionList(id="meetings", markup=False, compact=True)
        yield Static(_NO_MEETING, id="meetings-empty", markup=False)
        yield Static("", id="running-heading", markup=False)
        yield OptionList(id="running", markup=False, compact=True)
        yield Static(_NOTHING, id="running-empty", markup=False)
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Start at the latest open meeting that has sat."""
        self.show_view(self.view, past=self.past)
        self.say("enter: this meeting decides · tab: to the other of the two lists · escape: back")

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Another state of the plan; the bars stay where they were, and the same meeting decides."""
        under_bar, line = self._under_bar, self._line
        self.view, self.past, self._agenda = view, past, None
        self.show_title()
        self.query_one(Banner).show(view if past else None)
        self._meetings = sorted(view.snapshot.meetings, key=lambda each: (each.on, each.id), reverse=True)
        if self._meeting is None:
            powers = Powers(view.snapshot.reviews, view.snapshot.bodies)
            deciding = [each for each in self._meetings if powers.decides(each.body, each.on)] or self._meetings
            usual = usual_to_decide(deciding, view.as_at) or coming_sitting(deciding, None, view.as_at)
            self._deciding = usual.id if usual else ""
        self._fill_meetings(under_bar or self._deciding)
        self._fill_running(line)

    def _fill_meetings(self, under_bar: str) -> None:
        lines = [(each.id, meeting_line(each, self.view, decides=each.id == self._deciding)) for each in self._meetings]
        self._fill("meetings", lines, under_bar)

    def _fill_running(self, chosen: Waiting | None) -> None:
        """The agenda of the meeting that decides; each meeting has its own."""
        meeting = self._meeting
        asks = agenda(self.view.snapshot, None) if meeting is None else self._agenda_of(meeting).asks
        self._lines = [Waiting(ask, self._title(ask)) for ask in asks]
        self._fill("running", [(each.id, each.line) for each in self._lines], chosen.id if chosen else "")
        self._head()
        self._request_texts_near()

    def _agenda_of(self, meeting: Meeting) -> MeetingAgenda:
        """What the meeting is asked; where its papers or its closing say that, they are read first."""
        if self._agenda is None or self._agenda.meeting != meeting:
            self._agenda = meeting_agenda(self.view.snapshot, meeting, None)
            if meeting.closed or meeting.on < self.view.as_at or papers_of(meeting) is not None:
                self.post_message(AgendaRequested(meeting.id))
        return self._agenda

    def show_agenda(self, found: MeetingAgenda) -> None:
        """What the papers ask, once they have been read, if the same meeting still decides."""
        if found.meeting == self._meeting:
            self._agenda = found
            self._fill_running(self._line)

    def _title(self, ask: Ask) -> str:
        return line_of(title_of(ask, self.view))

    def _request_texts_near(self) -> None:
        place = self.query_one("#running", OptionList).highlighted or 0
        self.request_texts(each.ref for each in self._lines[max(0, place - _NEAR) : place + _NEAR])

    def show_texts(self, view: PlanView) -> None:
        """The titles that were asked for."""
        super().show_texts(view)
        options = self.query_one("#running", OptionList)
        for place, each in enumerate(self._lines):
            row = view.snapshot.row(each.ref) if each.title == UNREAD else None
            if row is not None and view.knows(row.item):
                self._lines[place] = replace(each, title=line_of(view.title(row.item)))
                options.replace_option_prompt(each.id, Content(self._lines[place].line))

    def _fill(self, name: str, lines: list[tuple[str, str]], chosen: str) -> None:
        options = self.query_one(f"#{name}", OptionList)
        place = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(Content(words), id=id_) for id_, words in lines)
        options.display = bool(lines)
        self.query_one(f"#{name}-empty").display = not lines
        if lines:
            ids = [id_ for id_, _ in lines]
            options.highlighted = ids.index(chosen) if chosen in ids else min(place, len(ids) - 1)

    def _head(self) -> None:
        meeting = self._meeting
        of = f" of the {meeting.body}, {short_day(meeting.on)}" if meeting else ""
        asked = counted(len(self._lines), "item") if self._agenda is None else self._agenda.words
        words = f"Agenda{of}: {asked}{self._not_open()}"
        self.query_one("#running-heading", Static).update(Content(line_of(words)))

    def _not_open(self) -> str:
        """Why the meeting is not one that usually decides; empty where it is."""
        meeting = self._meeting
        if meeting is None or can_decide(meeting, self.view.as_at):
            return ""
        return f" · {'cancelled' if meeting.cancelled else 'closed' if meeting.closed else 'to come'}"

    @property
    def _meeting(self) -> Meeting | None:
        """The meeting that decides."""
        return next((each for each in self._meetings if each.id == self._deciding), None)

    @property
    def _under_bar(self) -> str:
        """The id of the meeting under the bar."""
        place = self.query_one("#meetings", OptionList).highlighted
        return "" if place is None or place >= len(self._meetings) else self._meetings[place].id

    @property
    def _line(self) -> Waiting | None:
        place = self.query_one("#running", OptionList).highlighted
        return None if place is None or place >= len(self._lines) else self._lines[place]

    @property
    def meeting_id(self) -> str:
        """The meeting that decides."""
        return self._meeting.id if self._meeting else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Other lines come in sight; another meeting under the bar does not decide yet."""
        event.stop()
        if event.option_list.id == "running":
            self._request_texts_near()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a meeting has it decide, and goes on to its agenda."""
        event.stop()
        if event.option_list.id != "meetings":
            self.answer()
            return
        self._deciding = self._under_bar
        self._fill_meetings(self._deciding)
        self._fill_running(self._line)
        if self._lines:
            self.query_one("#running").focus()

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
        refused, line = self._unfit_to_decide(), self._line
        if refused or line is None:
            self.notify(refused or _NOTHING, severity="warning", markup=False)
            return
        options = [(command, label) for label, command in answers_for(line.ask)]
        heading = f"{line.ref} {line.title}: {line.ask.words}"
        self.post_message(ChoiceRequested(shorten(heading, 200), options, options[0][0], self._answer_by))

    def _answer_by(self, name: str | None) -> None:
        if name is not None:
            super().action_command(name)

    def action_command(self, name: str) -> None:
        """A decision needs a meeting that has sat, and a line that it is about."""
        refused = self._unfit(name)
        if refused:
            self.notify(refused, severity="warning", markup=False)
            return
        super().action_command(name)

    def _unfit(self, name: str) -> str:
        if self.past:
            return ""
        if name in _OF_THE_MEETING:
            return self._unfit_meeting()
        if name not in _ANSWERS:
            return ""
        refused, line = self._unfit_to_decide(), self._line
        if refused or line is None:
            return refused
        if line.ask.kind in _ANSWERS[name]:
            return ""
        return f"{line.ref}: {line.ask.words}. That key decides something else; enter answers it."

    def _unfit_to_decide(self) -> str:
        """Why the meeting does not decide what the line under the bar asks; empty where it does."""
        refused, line = self._unfit_meeting(), self._line
        if refused:
            return refused
        if line is None:
            return _NOTHING
        if line.ask.answered:
            return f"{line.ref}: {line.ask.words}. That is answered already."
        return ""

    def _unfit_meeting(self) -> str:
        """Why the meeting decides nothing; empty where it does."""
        meeting = self._meeting
        if meeting is None:
            return _NO_MEETING
        if not has_sat(meeting, self.view.as_at):
            why = "was cancelled" if meeting.cancelled else "has not sat yet"
            return f"{line_of(meeting.title)} {why}: choose one that has sat, and press enter on it."
        if not can_decide(meeting, self.view.as_at):
            return f"{line_of(meeting.title)} is closed: it takes no more decisions. Press o to open its minutes again."
        return ""

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """The item of the line under the bar; none where it is a follow-up."""
        line = self._line
        if command.id in _OF_THE_MEETING and not self.query_one("#running").has_focus:
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
