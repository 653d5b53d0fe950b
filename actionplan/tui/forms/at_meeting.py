"""Forms about what meetings decide on deadlines and completion: extensions, adoption, sign-off."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from actionplan.domain.dates import echo, long_day
from actionplan.domain.meeting_commands import (
    AdoptDates,
    AskExtension,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    ReturnSignOff,
    SignOff,
    WithdrawExtension,
)
from actionplan.domain.typed.dates import parse_day
from actionplan.tui.forms.choice_field import ChoiceField
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field, LineField, TextField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.forms.meeting_field import MeetingField

if TYPE_CHECKING:
    from actionplan.domain.commands import AnyCommand


class AskExtensionForm(Form):
    """A later date is asked for."""

    heading = "Ask for an extension"

    def fields(self) -> Iterable[Field]:
        """The date asked for, why, and who asks."""
        one = self.subject.one
        due = one.item.due_on if one else None
        in_force = f"In force: {long_day(due)}, until a meeting grants another" if due else ""
        self.day = DateField(
            "to", "To", self.subject.today, self.given("to"), sittings=self.subject.sittings, hint=in_force
        )
        self.reason = TextField("reason", "Reason", self.given("reason"), required=True, lines=3)
        self.asked_by = LineField(
            "asked-by", "Asked by", self.given("asked-by", self.present("lead_role")), required=True, hint="Who asks"
        )
        return (self.day, self.reason, self.asked_by)

    def answered(self) -> Answer:
        """The request; the date in force stays."""
        command = AskExtension(
            refs=self.subject.refs,
            to=self.day.day or self.subject.today,
            reason=self.reason.typed,
            asked_by=self.asked_by.typed,
        )
        return Answer(command, self.typed)


class AnswerExtensionForm(Form):
    """A request waits, and is answered or taken back."""

    heading = "Answer the request for an extension"

    def fields(self) -> Iterable[Field]:
        """What was decided, at which meeting, and what that takes."""
        decisions = (("grant", "grant"), ("refuse", "refuse"), ("return", "return"), ("withdraw", "withdraw"))
        self.decision = ChoiceField("decision", "Decision", decisions, self.given("decision"), hint=self._asked())
        self.meeting = MeetingField(self.subject, self.given("meeting", self.subject.meeting))
        self.day = DateField(
            "to",
            "To",
            self.subject.today,
            self.given("to", self._asked_day()),
            required=False,
            sittings=self.subject.sittings,
            hint="Empty: the date that each asked for",
        )
        self.condition = LineField("condition", "Condition", self.given("condition"), hint="If the meeting set one")
        self.reason = TextField("reason", "Reason", self.given("reason"), lines=2)
        return (self.decision, self.meeting, self.day, self.condition, self.reason)

    def _asked(self) -> str:
        one = self.subject.one
        if one is None or one.item.extension_to is None:
            return ""
        instead = f" instead of {long_day(one.item.due_on)}" if one.item.due_on else ""
        why = f"{self.present('extension_reason')} ({self.present('asked_by')})"
        return f"Asks for {long_day(one.item.extension_to)}{instead}: {why}"

    def _asked_day(self) -> str:
        asked = {row.item.extension_to for row in self.subject.rows}
        day = asked.pop() if len(asked) == 1 else None
        return day.isoformat() if day else ""

    def fit(self) -> None:
        """Only a grant has a date and a condition; taking a request back needs no meeting."""
        grant = self.decision.typed == "grant"
        self.meeting.display = self.decision.typed != "withdraw"
        self.day.display = self.condition.display = grant
        self.reason.display = not grant

    def answered(self) -> Answer:
        """The decision."""
        refs, meeting, reason = self.subject.refs, self.meeting.meeting_id, self.reason.typed or None
        command: AnyCommand
        match self.decision.typed:
            case "grant":
                condition = self.condition.typed or None
                command = GrantExtension(refs=refs, meeting=meeting, to=self.day.day, condition=condition)
            case "refuse":
                command = RefuseExtension(refs=refs, meeting=meeting, reason=reason)
            case "return":
                command = ReturnExtension(refs=refs, meeting=meeting, reason=reason)
            case _:
                command = WithdrawExtension(refs=refs, reason=reason)
        return Answer(command, self.typed)


class AdoptForm(Form):
    """Proposed dates become adopted."""

    heading = "Adopt the proposed dates"

    def fields(self) -> Iterable[Field]:
        """The meeting."""
        self.meeting = MeetingField(self.subject, self.given("meeting", self.subject.meeting))
        return (self.meeting,)

    def answered(self) -> Answer:
        """Adopted."""
        return Answer(AdoptDates(refs=self.subject.refs, meeting=self.meeting.meeting_id), self.typed)


class ImpactReviewField(DateField):
    """The day of the impact review; "6 months" is counted from the meeting, not from today."""

    def __init__(self, meeting: MeetingField, today: date, value: str) -> None:
        hint = "6 months or 12 months after the meeting is usual; empty: its impact is in evidence already"
        super().__init__("impact-review", "Impact review", today, value, required=False, hint=hint)
        self._meeting = meeting

    @property
    def day(self) -> date | None:
        """The day typed; None for an empty field. Raises ``BadInput``."""
        if not self.typed.strip():
            return None
        meeting = self._meeting.meeting
        return parse_day(self.typed, meeting.on if meeting else self._today)

    def answer(self) -> Content:
        """The day in words."""
        day = self.day
        if day is None:
            return Content(self.hint)
        return Content(f"{echo(day, self._today)} · 6 months or 12 months, counted from the meeting")


class SignOffForm(Form):
    """A meeting agrees that it is complete, or sends it back."""

    heading = "Sign off"
    first_decision = "sign-off"

    def fields(self) -> Iterable[Field]:
        """What was decided, at which meeting, who agreed it, and when its impact is looked at."""
        decisions = (("sign-off", "sign off"), ("return", "return: not satisfied"))
        self.decision = ChoiceField("decision", "Decision", decisions, self.given("decision", self.first_decision))
        self.meeting = MeetingField(self.subject, self.given("meeting", self.subject.meeting))
        self.agreed_by = LineField(
            "agreed-by", "Agreed by", self.given("agreed-by"), required=True, hint="Somebody other than the lead"
        )
        evidenced = all(row.item.evidence_impact for row in self.subject.rows)
        review = self.given("impact-review", "" if evidenced else "6 months")
        self.review = ImpactReviewField(self.meeting, self.subject.today, review)
        self.reason = TextField("reason", "Reason", self.given("reason"), required=True, lines=3)
        return (self.decision, self.meeting, self.agreed_by, self.review, self.reason)

    def fit(self) -> None:
        """A return needs a reason, and nothing else."""
        signed = self.decision.typed == "sign-off"
        self.agreed_by.display = self.review.display = signed
        self.reason.display = not signed
        self.review.say()

    def answered(self) -> Answer:
        """The decision."""
        refs, meeting = self.subject.refs, self.meeting.meeting_id
        command: AnyCommand = ReturnSignOff(refs=refs, meeting=meeting, reason=self.reason.typed)
        if self.decision.typed == "sign-off":
            command = SignOff(
                refs=refs, meeting=meeting, agreed_by=self.agreed_by.typed, impact_review_on=self.review.day
            )
        return Answer(command, self.typed)


class ReturnForm(SignOffForm):
    """The same question, begun with the other answer."""

    heading = "Return what was reported complete"
    first_decision = "return"
