"""The base of every form for what a meeting decided: the meeting, and why it is put on record late, where it is.

Whether it is late is the domain's to say.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.late_recording import is_late
from actionplan.tui.forms.common_fields import meeting_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.meeting import MeetingField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form

_BY_MEETING: Final = "meeting"
_DECIDED: Final = (("", "by no meeting"), (_BY_MEETING, "by a meeting"))


class DecisionForm(Form):
    """A form with the meeting that decided."""

    meeting: MeetingField
    late_reason: TextField

    def meeting_fields(self, choice: Sequence[Meeting] | None = None) -> tuple[Field, Field]:
        """The meeting, or one of ``choice``, and the reason that is asked for where its decision is recorded late."""
        self.meeting = meeting_field(self, choice)
        hint = "The meeting was long ago: why its decision is recorded only now"
        value = self.initial("late-reason")
        self.late_reason = TextField("late-reason", "Late because", value, required=True, hint=hint, lines=2)
        return self.meeting, self.late_reason

    def update_fields(self) -> None:
        """The reason is asked for only where it is late, and a meeting decides."""
        self.late_reason.display = self._late

    def decided(self, command: Command) -> Answer:
        """The command, as what the chosen meeting decided."""
        if self._late:
            command = replace(command, recorded_late=True, late_reason=self.late_reason.typed)
        return Answer(command, self.typed)

    @property
    def _late(self) -> bool:
        meeting, context = self.meeting.meeting, self.context
        if meeting is None or not self.meeting.display:
            return False
        return is_late(meeting, context.view.snapshot.policy, context.today)


class PerhapsDecidedForm(DecisionForm):
    """A form for what a meeting has to decide in some cases: which, is for the rules to say, and they refuse."""

    def perhaps_decided_fields(self, *, usually: bool) -> tuple[Field, Field, Field]:
        """Whether a meeting decided, and which; ``usually``: what to start with."""
        usual = _BY_MEETING if usually or self.context.meeting is not None else ""
        self.decided_by = ChoiceField("decided", "Decided", _DECIDED, self.initial("decided", usual))
        return (self.decided_by, *self.meeting_fields())

    def update_fields(self) -> None:
        """The meeting is asked for where one decided."""
        self.meeting.display = bool(self.decided_by.typed)
        super().update_fields()

    @property
    def meeting_id(self) -> str | None:
        """The meeting that decided; None where none did."""
        return self.meeting.meeting_id if self.meeting.display else None

    @property
    def any_date_adopted(self) -> bool:
        """Whether the plan is set up: from then on, most of it is a meeting's to change."""
        return any(row.item.deadline.adopted_on is not None for row in self.context.view.rows)


def late_at_meeting(context: FormContext) -> bool:
    """Whether the known meeting's decision needs the form, which asks why it is recorded late."""
    meeting = context.meeting
    return meeting is not None and is_late(meeting, context.view.snapshot.policy, context.today)
