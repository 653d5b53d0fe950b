"""Extensions on the screen: a later date is asked for, and a meeting answers."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.extensions import (
    AskExtension,
    ExtendByMeeting,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    WithdrawExtension,
)
from actionplan.tui.days import long_day
from actionplan.tui.forms.common_fields import happened_on_field, reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm, late_at_meeting
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form, Typed
from actionplan.tui.forms.question import YesNo

_DECISIONS: Final = (("grant", "grant"), ("refuse", "refuse"), ("return", "return"), ("withdraw", "withdraw"))
_HEARD: Final = (("once", "once"), ("each", "at each sitting"))


def _condition_fields(form: Form) -> tuple[LineField, ChoiceField]:
    """The condition, and, once there is one, how often sittings are to hear of it."""
    condition = LineField("condition", "Condition", form.initial("condition"), hint="If the meeting set one")
    return condition, ChoiceField("each-sitting", "Heard of", _HEARD, form.initial("each-sitting"))


class AskExtensionForm(Form):
    """A later date is asked for; the date in force stays."""

    heading = "Ask for an extension"

    def fields(self) -> Iterable[Field]:
        """The date asked for, the reason, who asks."""
        row = self.context.only_row
        due = row.item.deadline.due_on if row else None
        in_force = f"In force: {long_day(due)}, until a meeting grants another" if due else ""
        self.day = DateField(
            "to", "To", self.context.today, self.initial("to"), sittings=self.context.sittings, hint=in_force
        )
        self.reason = reason_field(self)
        asked_by = self.initial("asked-by", self.current("lead_role"))
        self.asked_by = LineField("asked-by", "Asked by", asked_by, required=True, hint="Who asks")
        self.asked_on = happened_on_field(self)
        return (self.day, self.reason, self.asked_by, self.asked_on)

    def trials(self) -> Sequence[Command]:
        """A request for a later day."""
        return [AskExtension(refs=self.context.refs, to=self.context.later, reason="reason", asked_by="officer")]

    def answer(self) -> Answer:
        """The request."""
        command = AskExtension(
            refs=self.context.refs,
            to=self.day.day or self.context.today,
            reason=self.reason.typed,
            asked_by=self.asked_by.typed,
            on=None if self.asked_on.day == self.context.today else self.asked_on.day,
        )
        return Answer(command, self.typed)


class ExtendByMeetingForm(DecisionForm):
    """A meeting gives a later date itself, where nobody had asked for one."""

    heading = "Give it a later date"

    def fields(self) -> Iterable[Field]:
        """The date, the reason, the meeting, and its condition."""
        context = self.context
        self.day = DateField("to", "To", context.today, self.initial("to"), sittings=context.sittings)
        self.reason = reason_field(self)
        self.condition, self.heard = _condition_fields(self)
        return (self.day, self.reason, self.condition, self.heard, *self.meeting_fields())

    def update_fields(self) -> None:
        """Only a condition can recur."""
        super().update_fields()
        self.heard.display = bool(self.condition.typed)

    def trials(self) -> Sequence[Command]:
        """A later day."""
        context = self.context
        at = context.deciding_meeting
        return [ExtendByMeeting(refs=context.refs, to=context.later, reason="reason", meeting=at)]

    def answer(self) -> Answer:
        """The decision."""
        command = ExtendByMeeting(
            refs=self.context.refs,
            to=self.day.day or self.context.today,
            reason=self.reason.typed,
            meeting=self.meeting.meeting_id,
            condition=self.condition.typed or None,
            each_sitting=bool(self.condition.typed) and self.heard.typed == "each",
        )
        return self.decided(command)


class AnswerExtensionForm(DecisionForm):
    """A meeting answers a request, or the request is withdrawn."""

    heading = "Answer the request for an extension"
    first_decision = ""

    def fields(self) -> Iterable[Field]:
        """The decision, the meeting, and what the decision requires."""
        decision = self.initial("decision", self.first_decision)
        self.decision = ChoiceField("decision", "Decision", _DECISIONS, decision, hint=self._request())
        meeting, late_reason = self.meeting_fields()
        self.day = DateField(
            "to",
            "To",
            self.context.today,
            self.initial("to", self._day_asked_for()),
            required=False,
            sittings=self.context.sittings,
            hint="Empty: the date that each asked for",
        )
        self.condition, self.heard = _condition_fields(self)
        self.reason = TextField("reason", "Reason", self.initial("reason"), lines=2)
        return (self.decision, meeting, late_reason, self.day, self.condition, self.heard, self.reason)

    def _request(self) -> str:
        row = self.context.only_row
        if row is None or row.item.request is None:
            return ""
        instead = f" instead of {long_day(row.item.deadline.due_on)}" if row.item.deadline.due_on else ""
        reason = f"{self.current('extension_reason')} ({self.current('asked_by')})"
        return f"Asks for {long_day(row.item.request.to)}{instead}: {reason}"

    def _day_asked_for(self) -> str:
        days = {row.item.extension_to for row in self.context.rows}
        day = days.pop() if len(days) == 1 else None
        return day.isoformat() if day else ""

    def update_fields(self) -> None:
        """Only a grant has a date and a condition; only a withdrawal needs no meeting."""
        is_grant = self.decision.typed == "grant"
        self.meeting.display = self.decision.typed != "withdraw"
        super().update_fields()
        self.day.display = self.condition.display = is_grant
        self.heard.display = is_grant and bool(self.condition.typed)
        self.reason.display = not is_grant

    def trials(self) -> Sequence[Command]:
        """Withdrawing needs no meeting, so it stands for all answers."""
        return [WithdrawExtension(refs=self.context.refs)]

    def answer(self) -> Answer:
        """The decision."""
        refs, meeting, reason = self.context.refs, self.meeting.meeting_id, self.reason.typed or None
        command: Command
        match self.decision.typed:
            case "grant":
                condition = self.condition.typed or None
                each = condition is not None and self.heard.typed == "each"
                command = GrantExtension(
                    refs=refs, meeting=meeting, to=self.day.day, condition=condition, each_sitting=each
                )
            case "refuse":
                command = RefuseExtension(refs=refs, meeting=meeting, reason=reason)
            case "return":
                command = ReturnExtension(refs=refs, meeting=meeting, reason=reason)
            case _:
                return Answer(WithdrawExtension(refs=refs, reason=reason), self.typed)
        return self.decided(command)


class RefuseExtensionForm(AnswerExtensionForm):
    """The same form, with another decision chosen first."""

    first_decision = "refuse"


class ReturnExtensionForm(AnswerExtensionForm):
    """The same form, with another decision chosen first."""

    first_decision = "return"


def extension_form(context: FormContext, typed: Typed | None, problem: str, at: str) -> Form:
    """The form to answer, where every item has a request, else the form to ask."""
    if context.rows and all(row.item.request is not None for row in context.rows):
        return AnswerExtensionForm(context, typed, problem, at)
    return AskExtensionForm(context, typed, problem, at)


def grant_at_meeting(context: FormContext) -> YesNo | None:
    """The known meeting grants the request of one item; None if there is none, or it is recorded late."""
    row, meeting = context.only_row, context.meeting
    if row is None or row.item.request is None or meeting is None or late_at_meeting(context):
        return None
    heading = f"Grant the extension to {long_day(row.item.request.to)}?"
    return YesNo(heading, _request_text(context), GrantExtension(refs=context.refs, meeting=meeting.id))


def refuse_at_meeting(context: FormContext) -> YesNo | None:
    """The known meeting refuses the request of one item; None if there is none, or it is recorded late."""
    row, meeting = context.only_row, context.meeting
    if row is None or row.item.request is None or meeting is None or late_at_meeting(context):
        return None
    command = RefuseExtension(refs=context.refs, meeting=meeting.id)
    return YesNo("Refuse the extension?", _request_text(context), command)


def return_at_meeting(context: FormContext) -> YesNo | None:
    """The known meeting returns the request of one item; None if there is none, or it is recorded late."""
    row, meeting = context.only_row, context.meeting
    if row is None or row.item.request is None or meeting is None or late_at_meeting(context):
        return None
    command = ReturnExtension(refs=context.refs, meeting=meeting.id)
    return YesNo("Return the request, for more information?", _request_text(context), command)


def _request_text(context: FormContext) -> str:
    """The item, the meeting, and the request, as the question shows them."""
    row, meeting = context.only_row, context.meeting
    if row is None or row.item.request is None or meeting is None:
        return context.heading
    item = row.item
    in_force = long_day(item.deadline.due_on) if item.deadline.due_on else "none"
    reason = context.view.text_of(item, "extension_reason")
    request = f"In force: {in_force}. Asked for: {long_day(row.item.request.to)}. {reason}"
    return "\n\n".join((context.heading, meeting.title, request))
