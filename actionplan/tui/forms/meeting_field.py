"""Choosing a meeting that has sat, the latest first; where none has, it says how to put one on record."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from actionplan.domain.dates import long_day
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import MeetingKind
from actionplan.tui.forms.fields import Field
from actionplan.tui.forms.form import Subject
from actionplan.tui.styles import line_of

NONE_HAS_SAT = "No meeting has sat yet. Put one on record first: escape, ctrl+p, Add a meeting."


def have_sat(subject: Subject) -> tuple[Meeting, ...]:
    """The meetings that can have decided something by today, the latest first."""
    sat = [each for each in subject.view.snapshot.meetings if not each.cancelled and each.on <= subject.today]
    return tuple(sorted(sat, key=lambda each: (each.on, each.id), reverse=True))


def meeting_words(meeting: Meeting) -> str:
    """A meeting in a line."""
    kind = "" if meeting.kind is MeetingKind.SITTING else " · chair's action"
    return f"{line_of(meeting.body)} · {long_day(meeting.on)}{kind}"


class MeetingList(OptionList):
    """The meetings; the arrows choose, and enter goes on. A click only chooses: it must not save."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "Go on", show=False)]

    def action_go_on(self) -> None:
        """To the next field."""
        field = next(each for each in self.ancestors if isinstance(each, Field))
        field.post_message(Field.Entered(field))


class MeetingField(Field):
    """The meeting that decided."""

    def __init__(self, subject: Subject, value: str = "") -> None:
        super().__init__("meeting", "Meeting", required=True)
        self._meetings = have_sat(subject)
        options = [Option(Content(meeting_words(each)), id=each.id) for each in self._meetings]
        self._list = MeetingList(*options, id="input-meeting", markup=False, compact=True)
        ids = [each.id for each in self._meetings]
        self._start = ids.index(value) if value in ids else 0

    def make_control(self) -> Widget:
        """The list."""
        return self._list

    def on_mount(self) -> None:
        """Start at the one chosen before, else at the latest."""
        self._list.display = bool(self._meetings)
        if self._meetings:
            self._list.highlighted = self._start

    @property
    def meeting(self) -> Meeting | None:
        """The meeting under the bar; None where none has sat."""
        if not self._meetings:
            return None
        place = self._list.highlighted
        return self._meetings[self._start if place is None else place]

    @property
    def meeting_id(self) -> str:
        """Its id; empty where none has sat, which the field refuses."""
        return self.meeting.id if self.meeting else ""

    @property
    def typed(self) -> str:
        """The id."""
        return self.meeting_id

    def problem(self) -> str:
        """Nothing to choose from."""
        return "" if self._meetings else NONE_HAS_SAT

    def missing(self) -> str:
        """The problem says it better."""
        return ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another meeting."""
        event.stop()
        self.changed()
