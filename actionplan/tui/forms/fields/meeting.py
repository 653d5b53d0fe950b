"""A field for the meeting that decided: open ones, of bodies that decide first, the latest first; or another choice."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from actionplan.domain.meetings.sittings import meetings_that_can_decide, meetings_that_sat
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import MeetingKind
from actionplan.tui.days import long_day
from actionplan.tui.forms.context import ALL_CLOSED, NO_MEETING_YET, FormContext
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.styles import line_of


def meeting_line(meeting: Meeting) -> str:
    """A meeting on one line: body, day, and kind unless it is a sitting."""
    kind = "" if meeting.kind is MeetingKind.SITTING else f" · {meeting.kind.label}"
    return f"{line_of(meeting.body)} · {long_day(meeting.on)}{kind}"


class MeetingList(OptionList):
    """The meetings: the arrows choose, enter goes to the next field. A click only chooses: it must not save."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Next field", show=False)]

    class Submitted(Message):
        """Enter was pressed."""

    def action_submit(self) -> None:
        """Go to the next field."""
        self.post_message(self.Submitted())


class MeetingField(Field):
    """The meeting that decided, or one of ``choice``; ``value`` is the id of the one to start at."""

    def __init__(self, context: FormContext, value: str = "", choice: Sequence[Meeting] | None = None) -> None:
        super().__init__("meeting", "Meeting", required=True)
        meetings, today = context.view.snapshot.meetings, context.today
        can = meetings_that_can_decide(meetings, today) if choice is None else choice
        self._meetings = sorted(can, key=lambda each: choice is None and not context.may_decide(each))
        self._nothing = ALL_CLOSED if meetings_that_sat(meetings, today) else NO_MEETING_YET
        options = [Option(Content(meeting_line(each)), id=each.id) for each in self._meetings]
        self._list = MeetingList(*options, id="input-meeting", markup=False, compact=True)
        ids = [each.id for each in self._meetings]
        self._first = ids.index(value) if value in ids else 0

    def make_control(self) -> Widget:
        """The list."""
        return self._list

    def on_mount(self) -> None:
        """Highlight the meeting chosen before, else the latest."""
        self._list.display = bool(self._meetings)
        if self._meetings:
            self._list.highlighted = self._first

    @property
    def meeting(self) -> Meeting | None:
        """The highlighted meeting; None if none has taken place."""
        if not self._meetings:
            return None
        highlighted = self._list.highlighted
        return self._meetings[self._first if highlighted is None else highlighted]

    @property
    def meeting_id(self) -> str:
        """Its id; empty if none has taken place, which ``problem`` refuses."""
        return self.meeting.id if self.meeting else ""

    @property
    def typed(self) -> str:
        """The id."""
        return self.meeting_id

    def problem(self) -> str:
        """There is no meeting to choose from."""
        return "" if self._meetings else self._nothing

    def missing(self) -> str:
        """Empty: ``problem`` says it better."""
        return ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another meeting is chosen."""
        event.stop()
        self.changed()

    def on_meeting_list_submitted(self, event: MeetingList.Submitted) -> None:
        """Keep the event inside the field."""
        event.stop()
        self.post_message(self.Submitted(self))
