"""The meetings on record, and the agenda of the one under the bar: an item a line, a key a decision."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.dates import counted, short_day
from actionplan.domain.governance.agenda import Ask, AskKind, agenda, unready
from actionplan.domain.meetings.sittings import can_decide, has_sat, meetings_that_can_decide, meetings_that_sat
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import MeetingKind
from actionplan.tui.commands import OFFERED_AT_MEETING, ScreenCommand, Target, meeting_bindings
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine

_KEYS = ("at-grant", "at-refuse", "at-return", "at-sign-off", "at-adopt", "at-add", "undo", "quit")
_ANSWERS = {
    "at-grant": (AskKind.EXTENSION,),
    "at-refuse": (AskKind.EXTENSION,),
    "at-return": (AskKind.EXTENSION, AskKind.SIGN_OFF),
    "at-sign-off": (AskKind.SIGN_OFF,),
    "at-adopt": (AskKind.ADOPTION,),
}
"""Which asks a key answers."""

_ELSEWHERE: Final = {
    AskKind.DELAY: "record it on the list: escape, then x asks for an extension",
    AskKind.PAUSE: "record it on the list: escape, then k",
    AskKind.IMPACT: "record it on the list: escape, then ctrl+p, Review impact",
    AskKind.PLANNING: "record it on the list: escape, then a for the owner, d for the date",
    AskKind.RESPONSE: "record it on the list: escape, then r",
}
"""Where the asks are answered that have no key here."""

_NEAR = 200
"""Lines before and behind the bar whose titles are read of a long plan."""

_NO_MEETING = "No meeting is on record yet. Press n to add one."
_NOTHING = "Nothing is asked of this meeting: no date, extension, sign-off, pause, impact or response waits for it."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the running list: an ask of the agenda, and its item's title."""

    ask: Ask
    title: str

    @property
    def ref(self) -> str:
        """The item's ref."""
        return self.ask.ref

    @property
    def id(self) -> str:
        """The option's id."""
        return f"{self.ask.kind}:{self.ref}"

    @property
    def line(self) -> str:
        """The line as it is shown."""
        return f"{self.ref:<12} {self.ask.words:<42}  {self.title}"


def _meeting_line(meeting: Meeting, view: PlanView) -> str:
    kind = "sitting" if meeting.kind is MeetingKind.SITTING else "chair's action"
    if meeting.cancelled:
        state = "cancelled"
    elif meeting.closed:
        state = "closed"
    else:
        state = "has sat" if meeting.on <= view.as_at else "to come"
    papers = "papers late" if meeting.packs_issued else "no papers"
    if meeting.packs_issued and meeting.papers_as_at:
        papers = f"papers {short_day(meeting.papers_as_at)} ({counted(meeting.packs_issued, 'issue')})"
    body = shorten(line_of(meeting.body), 24)
    return f"{short_day(meeting.on):<10} {body:<24} {kind:<15} {state:<10} {papers}"


def _hint(kind: AskKind) -> str:
    return f"; {_ELSEWHERE[kind]}" if kind in _ELSEWHERE else ""


class MeetingsScreen(PlanScreen, inherit_bindings=False):
    """Meetings above, the agenda below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *Screen.BINDINGS,
        *meeting_bindings(),
        Binding("escape,backspace", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "#meetings"
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_AT_MEETING

    def __init__(self, view: PlanView, *, past: bool = False) -> None:
        super().__init__(view, past=past)
        self._meetings: list[Meeting] = []
        self._lines: list[Waiting] = []
        self._asked_of: Meeting | None = None

    def compose(self) -> ComposeResult:
        """Title, meetings, running list, keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield Static("Meetings, the latest first", id="meetings-heading", markup=False)
        yield OptionList(id="meetings", markup=False, compact=True)
        yield Static(_NO_MEETING, id="meetings-empty", markup=False)
        yield Static("", id="running-heading", markup=False)
        yield OptionList(id="running", markup=False, compact=True)
        yield Static(_NOTHING, id="running-empty", markup=False)
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Start at the latest meeting that has sat."""
        self.show_view(self.view, past=self.past)
        self.say("arrows choose · tab: to the other of the two lists · escape: back")

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Another state of the plan; the bars stay where they were."""
        chosen, line = self.meeting_id, self._line
        self.view, self.past = view, past
        title = self.query_one(TitleLine)
        title.view = view
        title.update_content()
        self.query_one(Banner).show(view if past else None)
        self._meetings = sorted(view.snapshot.meetings, key=lambda each: (each.on, each.id), reverse=True)
        sat = meetings_that_sat(self._meetings, view.as_at)
        deciding = meetings_that_can_decide(self._meetings, view.as_at)
        usual = next((each.id for each in (*deciding, *sat)), "")
        self._fill("meetings", [(each.id, _meeting_line(each, view)) for each in self._meetings], chosen or usual)
        self._fill_running(line)

    def _fill_running(self, chosen: Waiting | None) -> None:
        """The agenda of the meeting under the bar; each meeting has its own."""
        asks = agenda(self.view.snapshot, self._meeting)
        self._asked_of = self._meeting
        self._lines = [Waiting(ask, line_of(self.view.title(ask.row.item))) for ask in asks]
        self._fill("running", [(each.id, each.line) for each in self._lines], chosen.id if chosen else "")
        self._head()
        self._request_texts_near()

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
        unfinished = len(unready(self.view.snapshot, meeting))
        more = f" · reported complete, not ready for sign-off: {unfinished}" if unfinished else ""
        words = f"Agenda{of}: {len(self._lines)}{more}"
        self.query_one("#running-heading", Static).update(Content(line_of(words)))

    @property
    def _meeting(self) -> Meeting | None:
        place = self.query_one("#meetings", OptionList).highlighted
        return None if place is None or place >= len(self._meetings) else self._meetings[place]

    @property
    def _line(self) -> Waiting | None:
        place = self.query_one("#running", OptionList).highlighted
        return None if place is None or place >= len(self._lines) else self._lines[place]

    @property
    def meeting_id(self) -> str:
        """The meeting under the bar."""
        return self._meeting.id if self._meeting else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another meeting has another agenda; other lines come in sight."""
        event.stop()
        if self._meeting != self._asked_of:
            self._fill_running(self._line)
        else:
            self._request_texts_near()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a meeting goes on to its running list."""
        event.stop()
        if event.option_list.id == "meetings" and self._lines:
            self.query_one("#running").focus()

    def action_command(self, name: str) -> None:
        """A decision needs a meeting that has sat, and a line that it is about."""
        refused = self._unfit(name)
        if refused:
            self.notify(refused, severity="warning", markup=False)
            return
        super().action_command(name)

    def _unfit(self, name: str) -> str:
        if name not in _ANSWERS or self.past:
            return ""
        meeting, line = self._meeting, self._line
        if meeting is None:
            return _NO_MEETING
        if not has_sat(meeting, self.view.as_at):
            why = "was cancelled" if meeting.cancelled else "has not sat yet"
            return f"{line_of(meeting.title)} {why}: choose one that has sat."
        if not can_decide(meeting, self.view.as_at):
            return f"{line_of(meeting.title)} is closed: it takes no more decisions. Press o to open its minutes again."
        if line is None:
            return _NOTHING
        kind = line.ask.kind
        if kind in _ANSWERS[name]:
            return ""
        return f"{line.ref}: {line.ask.words}. That key decides something else{_hint(kind)}."

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """The item of the line under the bar."""
        return (self._line.ref,) if self._line and command.target is not Target.PLAN else ()

    def action_back(self) -> None:
        """To the list."""
        self.dismiss()
