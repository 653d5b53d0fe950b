"""What the page of meetings shows: the meetings on record, the agenda of the one that decides, and a card beside it.

What its keys do is in ``screen``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.dates import counted
from actionplan.domain.governance.agenda import agenda, meeting_agenda, title_of
from actionplan.domain.governance.asks import Ask
from actionplan.domain.governance.cycle import usual_to_minute
from actionplan.domain.governance.difference import ScrutinyLine, scrutiny_lines
from actionplan.domain.governance.running import RunningAgenda
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.meetings.sittings import can_decide, has_sat
from actionplan.domain.rating.view import UNREAD, PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.tui.ask_card import Card
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import OFFERED_AT_MEETING
from actionplan.tui.days import short_day
from actionplan.tui.messages import AgendaRequested, HeardRequested
from actionplan.tui.screens.meetings.allowed import ANSWERED_BY, NOTHING, Allowed, no_meeting
from actionplan.tui.screens.meetings.answers import answers_for
from actionplan.tui.screens.meetings.ask_view import AskView
from actionplan.tui.screens.meetings.lines import DECIDES, Waiting, meeting_line, running_lines
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.styles import line_of
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine

if TYPE_CHECKING:
    from actionplan.tui.present.heard import Heard

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
    "at-reopen",
    "at-record",
    "at-add",
    "undo",
    "at-back",
)

_NEAR = 200
"""Lines before and behind the bar whose titles are read of a long plan."""
_BESIDE: Final = 12
"""Lines before and behind the bar whose cards are at hand, so that none is read for a key."""
_MEETINGS: Final = f"Meetings, the latest first · enter: this one decides ({DECIDES})"


class MeetingsPage(PlanScreen, inherit_bindings=False):
    """Meetings above, the agenda of the one that decides below."""

    AUTO_FOCUS = "#meetings"
    help_page = "meetings"
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_AT_MEETING

    def __init__(self, view: PlanView, *, past: bool = False, by: str = "") -> None:
        super().__init__(view, past=past, by=by)
        self._meetings: list[Meeting] = []
        self._lines: list[Waiting] = []
        self._deciding = ""
        self._agenda: RunningAgenda | None = None
        self._heard: dict[str, Heard | None] = {}
        self._scrutiny: tuple[ScrutinyLine, ...] = ()
        self._open_before = self._leaving = ""
        """The ask that was being answered, and the one to go on from once it is decided."""

    def compose(self) -> ComposeResult:
        """Title, meetings, running list with the card of the ask under the bar, keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield Static(_MEETINGS, id="meetings-heading", markup=False)
        yield OptionList(id="meetings", markup=False, compact=True)
        yield Static(no_meeting(), id="meetings-empty", markup=False)
        yield Static("", id="running-heading", markup=False)
        with Container(id="sitting"):
            with Vertical(id="running-part"):
                yield OptionList(id="running", markup=False, compact=True)
                yield Static(NOTHING, id="running-empty", markup=False)
            with VerticalScroll(id="card", can_focus=True):
                yield AskView("", id="ask")
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Start at the meeting whose decisions are to be recorded."""
        self.show_view(self.view, past=self.past)
        self.say("enter: this meeting decides · tab: its agenda, then the card · escape: back")

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Another state of the plan; the bars stay where they were, and the same meeting decides."""
        under_bar, line = self._under_bar, self._line
        self._open_before = "" if line is None or line.decided else line.id
        self.view, self.past = view, past
        self._heard.clear()
        self._scrutiny = tuple(scrutiny_lines(view))
        self.show_title()
        self.query_one(Banner).show(view if past else None)
        self._meetings = sorted(view.snapshot.meetings, key=lambda each: (each.on, each.id), reverse=True)
        if self._meeting is None:
            usual = usual_to_minute(view.snapshot)
            self._deciding = usual.id if usual else ""
        self._fill_meetings(under_bar or self._deciding)
        self._read_agenda()
        self._fill_running(line)

    def _go_on(self) -> None:
        """From an ask that has just been decided to the next that is not, round the end of the list."""
        line = self._line
        if line is None or not line.decided or line.id != self._leaving:
            return
        self._leaving = ""
        place = self._lines.index(line)
        order = [*range(place + 1, len(self._lines)), *range(place)]
        following = next((each for each in order if not self._lines[each].decided), None)
        if following is not None:
            self.query_one("#running", OptionList).highlighted = following

    def _fill_meetings(self, under_bar: str) -> None:
        lines = [
            (each.id, Content(meeting_line(each, self.view, decides=each.id == self._deciding)))
            for each in self._meetings
        ]
        self._fill("meetings", lines, under_bar)

    def _fill_running(self, chosen: Waiting | None) -> None:
        """The agenda of the meeting that decides; each meeting has its own."""
        found = self._agenda
        asks = agenda(self.view.snapshot, None) if found is None else found.asks
        self._lines = [
            Waiting(ask, self._title(ask), *(() if found is None else (found.is_decided(ask), found.answer(ask))))
            for ask in asks
        ]
        self._fill("running", running_lines(self._lines), chosen.id if chosen else "")
        self._head()
        self._show_ask()
        self._request_near()

    def _read_agenda(self) -> None:
        """What the meeting is asked, at once as the plan stands; where the ledger knows more, that is read."""
        meeting, before = self._meeting, self._agenda
        if meeting is None:
            self._agenda = None
            return
        sat = has_sat(meeting, self.view.as_at)
        if before is not None and before.meeting.id == meeting.id and sat:
            self._agenda = before.as_it_stands(self.view.snapshot, meeting)
        else:
            self._agenda = RunningAgenda(meeting_agenda(self.view.snapshot, meeting, None))
        if sat or meeting.closed or papers_of(meeting) is not None:
            self.post_message(AgendaRequested(meeting.id))

    def show_agenda(self, found: RunningAgenda) -> None:
        """What the meeting was asked and how it answered, once read, if the same meeting still decides."""
        if found.meeting == self._meeting:
            self._agenda = found
            self._fill_running(self._line)
            self._go_on()
            self._leaving = ""

    def show_heard(self, refs: Sequence[str], heard: "Mapping[str, Heard]") -> None:
        """The last words heard, for the cards near the bar."""
        self._heard.update((ref, heard.get(ref)) for ref in refs)
        self._show_ask()

    def _title(self, ask: Ask) -> str:
        return line_of(title_of(ask, self.view))

    def _request_near(self) -> None:
        """The titles in sight, and what the cards beside the bar tell."""
        place = self.query_one("#running", OptionList).highlighted or 0
        plan = self.view.snapshot
        beside = [each for each in self._lines[max(0, place - _BESIDE) : place + _BESIDE] if each.ask.row is not None]
        near = [each.ref for each in self._lines[max(0, place - _NEAR) : place + _NEAR]]
        self.request_texts([*near, *(action.ref for each in beside for action in plan.actions_of(each.ref))])
        unheard = list(dict.fromkeys(each.ask.about for each in beside if each.ask.about not in self._heard))
        if unheard:
            self._heard.update(dict.fromkeys(unheard))
            self.post_message(HeardRequested(unheard))

    def show_texts(self, view: PlanView) -> None:
        """The titles that were asked for."""
        super().show_texts(view)
        for place, each in enumerate(self._lines):
            row = view.snapshot.row(each.ref) if each.title == UNREAD else None
            if row is not None and view.knows(row.item):
                self._lines[place] = replace(each, title=line_of(view.title(row.item)))
        options = self.query_one("#running", OptionList)
        for id_, shown in running_lines(self._lines):
            options.replace_option_prompt(id_, shown)
        self._show_ask()

    def _show_ask(self) -> None:
        """The card of the ask under the bar, and the keys that mean something now."""
        line = self._line
        self.query_one("#card").display = line is not None
        keys = self._keys_now()
        self.query_one(KeyLine).offer(keys)
        self.show_keys()
        if line is None:
            return
        why_not = self._allowed.why_no_answer()
        heard = self._heard.get(line.ask.about)
        card = Card(
            ask=line.ask,
            title=line.title,
            view=self.view,
            meeting=self._meeting,
            heard={} if heard is None else {line.ask.about: heard},
            scrutiny=self._scrutiny,
            keys=[name for name in keys if name in ANSWERED_BY],
            answers=answers_for(line.ask),
            decided=line.decided,
            answer=line.answer,
            why_not="" if line.decided else why_not,
        )
        self.query_one(AskView).show(card)

    def _keys_now(self) -> tuple[str, ...]:
        meeting = next((each for each in self._meetings if each.id == self._under_bar), None)
        if self.past:
            return ("at-record", "at-back")
        open_ = meeting is not None and can_decide(meeting, self.view.as_at)
        apart = {"at-close": open_, "at-reopen": meeting is not None and meeting.closed}
        line, on_meetings = self._line, self.query_one("#meetings").has_focus
        return tuple(
            name
            for name in _KEYS
            if (apart[name] if name in apart else not self._allowed.why_not(name))
            and (name != "at-answer" or (line is not None and not on_meetings and not self._allowed.why_no_answer()))
        )

    def _fill(self, name: str, lines: list[tuple[str, Content]], chosen: str) -> None:
        options = self.query_one(f"#{name}", OptionList)
        place = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(words, id=id_) for id_, words in lines)
        options.display = bool(lines)
        self.query_one(f"#{name}-empty").display = not lines
        if lines:
            ids = [id_ for id_, _ in lines]
            options.highlighted = ids.index(chosen) if chosen in ids else min(place, len(ids) - 1)

    def _head(self) -> None:
        meeting = self._meeting
        of = f" of the {meeting.body}, {short_day(meeting.on)}" if meeting else ""
        found = self._agenda
        asked = counted(len(self._lines), "item") if found is None else found.agenda.words
        if found is not None and has_sat(found.meeting, self.view.as_at):
            asked = found.words
        words = f"Agenda{of}: {asked}{self._not_open()}"
        self.query_one("#running-heading", Static).update(Content(line_of(words)))
        self.show_keys()

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

    @property
    def _allowed(self) -> Allowed:
        return Allowed(self._meeting, self._line, self.view.as_at, self.past)
