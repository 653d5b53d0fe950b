"""Sign-off on the screen: a meeting agrees that an item is complete, or returns it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from textual.content import Content

from actionplan.domain.command import Command
from actionplan.domain.meetings.readiness import needs_impact_review
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.typed.dates import parse_day
from actionplan.domain.vocabulary import ImpactState
from actionplan.tui.days import echo
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.extensions import ReturnExtensionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.meeting import MeetingField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form, Typed

_PEOPLE: Final = (
    ("agreed-by", "Agreed by", "Empty: the meeting; or who moved it, other than the lead officer"),
    ("checked-by", "Checked by", "Who looked at the evidence, other than the lead officer"),
    ("interest", "Interest", "Who declared one, and took no part"),
)
"""Whom a sign-off may name: the field, its label, its hint."""

_FOUND: Final = tuple(
    (state.value, words)
    for state, words in (
        (ImpactState.EVIDENCED, "evidenced"),
        (ImpactState.PARTLY, "in part"),
        (ImpactState.NOT_EVIDENCED, "not evidenced"),
        (ImpactState.TOO_EARLY, "too early"),
    )
)

_DECISIONS: Final = (("sign-off", "sign off"), ("return", "return: not satisfied"))


class ImpactReviewField(DateField):
    """The day of the impact review. "6 months" counts from the meeting, not from today."""

    def __init__(self, meeting: MeetingField, today: date, value: str) -> None:
        hint = "Usually 6 months or 12 months after the meeting; empty: the evidence shows the impact already"
        super().__init__("impact-review", "Impact review", today, value, required=False, hint=hint)
        self._meeting = meeting

    @property
    def day(self) -> date | None:
        """The day typed; None if the field is empty. Raises ``BadInput``."""
        if not self.typed.strip():
            return None
        meeting = self._meeting.meeting
        return parse_day(self.typed, meeting.on if meeting else self._today)

    def feedback(self) -> Content:
        """The day in words."""
        day = self.day
        if day is None:
            return Content(self.hint)
        counted = "6 months or 12 months, counted from the meeting"
        return Content(" · ".join((echo(day, self._today), *self.remarks(day), counted)))


class SignOffForm(DecisionForm):
    """A meeting signs an item off, or returns it."""

    heading = "Sign off"
    first_decision = "sign-off"

    def fields(self) -> Iterable[Field]:
        """The decision, the meeting, the people who are named, the impact review, the reason for a return."""
        decision = self.initial("decision", self.first_decision)
        self.decision = ChoiceField("decision", "Decision", _DECISIONS, decision)
        meeting, late_reason = self.meeting_fields()
        self.people = tuple(LineField(name, label, self.initial(name), hint=hint) for name, label, hint in _PEOPLE)
        needs_review = any(needs_impact_review(row.item) for row in self.context.rows)
        review = self.initial("impact-review", "6 months" if needs_review else "")
        self.review = ImpactReviewField(self.meeting, self.context.today, review)
        self.reason = reason_field(self)
        mover, *others = self.people
        return (self.decision, meeting, late_reason, mover, self.review, *others, self.reason)

    def update_fields(self) -> None:
        """A return needs a reason, and neither names nor a review; the review's day depends on the meeting."""
        super().update_fields()
        is_signed_off = self.decision.typed == "sign-off"
        for field in (*self.people, self.review):
            field.display = is_signed_off
        self.reason.display = not is_signed_off
        self.review.show_note()

    def trials(self) -> Sequence[Command]:
        """Both decisions."""
        refs, meeting = self.context.refs, self.context.deciding_meeting
        return [
            SignOffItems(refs=refs, meeting=meeting, impact_review_on=self.context.later),
            ReturnSignOff(refs=refs, meeting=meeting, reason="reason"),
        ]

    def answer(self) -> Answer:
        """The decision."""
        refs, meeting = self.context.refs, self.meeting.meeting_id
        command: Command
        if self.decision.typed == "sign-off":
            agreed_by, checked_by, interest = (field.typed for field in self.people)
            command = SignOffItems(
                refs=refs,
                meeting=meeting,
                impact_review_on=self.review.day,
                agreed_by=agreed_by,
                checked_by=checked_by,
                interest=interest,
            )
        else:
            command = ReturnSignOff(refs=refs, meeting=meeting, reason=self.reason.typed)
        return self.decided(command)


class ReturnSignOffForm(SignOffForm):
    """The same form, with the other decision chosen first."""

    heading = "Return what was reported complete"
    first_decision = "return"


class ImpactForm(DecisionForm):
    """What an impact review found, and when the next one is."""

    heading = "Impact review"

    def fields(self) -> Iterable[Field]:
        """What was found, how it is known, the meeting, and the next review."""
        self.found = ChoiceField("found", "Found", _FOUND, self.initial("found"))
        self.words = TextField("words", "How we know", self.initial("words"), required=True, lines=3)
        meeting, late_reason = self.meeting_fields()
        self.next = DateField(
            "next",
            "Next review",
            self.context.today,
            self.initial("next"),
            required=False,
            hint="Empty: none",
            sittings=self.context.sittings,
        )
        return (self.found, self.words, meeting, late_reason, self.next)

    def trials(self) -> Sequence[Command]:
        """In part."""
        refs, at = self.context.refs, self.context.deciding_meeting
        return [ReviewImpact(refs=refs, found=ImpactState.PARTLY, words="words", meeting=at)]

    def answer(self) -> Answer:
        """What was found."""
        command = ReviewImpact(
            refs=self.context.refs,
            found=ImpactState(self.found.typed),
            words=self.words.typed,
            meeting=self.meeting.meeting_id,
            next_on=self.next.day,
        )
        return self.decided(command)


def return_form(context: FormContext, typed: Typed | None, problem: str, at: str) -> Form:
    """What a meeting returns: a request that waits, else what was reported complete."""
    if context.only_row is not None and context.only_row.item.request is not None:
        return ReturnExtensionForm(context, typed, problem, at)
    return ReturnSignOffForm(context, typed, problem, at)
