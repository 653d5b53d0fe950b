"""Findings of reviews on the screen: recorded as the review has them, and answered by recommendations."""

from collections.abc import Iterable

from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import coverage
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.subjects.finding_edits import EditFinding, WithdrawFinding
from actionplan.domain.subjects.findings import AddFinding, AnswerFinding
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import Kind
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.field import Field, problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.styles import line_of

_SHOWN = 70


class AnswersField(LineField):
    """The recommendations that answer a finding, by their numbers or refs; may stay empty."""

    def __init__(self, view: PlanView, value: str) -> None:
        super().__init__("answered-by", "Answered by", value, hint="Recommendations: R4, R5; empty: by none yet")
        self._view = view

    @property
    def refs(self) -> tuple[str, ...]:
        """Their refs. Raises ``BadInput``."""
        return tuple(self._view.resolve_ref(each) for each in self.typed.replace(",", " ").split())

    def problem(self) -> str:
        """Not text, or no such item."""
        return super().problem() or problem_of(lambda: self.refs)


class AddFindingForm(Form):
    """A finding of the review that was chosen."""

    heading = "Add a finding"

    def fields(self) -> Iterable[Field]:
        """Its words and number, and what answers it: at first the recommendations at hand."""
        rows = [row.ref for row in self.context.rows if row.item.kind is Kind.RECOMMENDATION]
        self.words = TextField("words", "Finding", self.initial("words"), required=True, lines=4, hint="As published")
        self.number = LineField("number", "Number", self.initial("number"), hint="As published; may stay empty")
        self.answers = AnswersField(self.context.view, self.initial("answered-by", ", ".join(rows)))
        return (self.words, self.number, self.answers)

    def about(self) -> str:
        """The review."""
        return _review_line(self.context, self.context.about)

    def answer(self) -> Answer:
        """The finding."""
        command = AddFinding(
            refs=self.answers.refs,
            review=self.context.about,
            wording=self.words.typed,
            number=self.number.typed or None,
        )
        return Answer(command, self.typed)


class AnswerFindingForm(Form):
    """What answers the finding that was chosen, or why nothing has to."""

    heading = "What answers a finding"

    def fields(self) -> Iterable[Field]:
        """What answers it now."""
        view, now = self.context.view, self._finding
        self.answers = AnswersField(view, self.initial("answered-by", ", ".join(now.answered_by)))
        because, hint = view.words(now.none_needed, "reason"), "Only where no recommendation has to answer it: why"
        self.because = TextField("none-needed", "None needed", self.initial("none-needed", because), lines=2, hint=hint)
        return (self.answers, self.because)

    @property
    def _finding(self) -> ReviewFinding:
        return self.context.view.resolve_finding(self.context.about)

    def about(self) -> str:
        """The finding in its own words."""
        found = self._finding
        return line_of(f"{found.ref}: {shorten(self.context.view.finding_words(found), 4 * _SHOWN)}")

    def answer(self) -> Answer:
        """Just these, or the reason."""
        refs, because = self.answers.refs, self.because.typed.strip()
        command = AnswerFinding(finding=self.context.about, refs=refs, only_these=True, none_because=because or None)
        return Answer(command, self.typed)


class EditFindingForm(Form):
    """The words and the number of the finding that was chosen."""

    heading = "Edit a finding"

    def fields(self) -> Iterable[Field]:
        """As they are now; why, where the words change."""
        view, now = self.context.view, self.context.view.resolve_finding(self.context.about)
        words = self.initial("words", view.finding_words(now))
        self.words = TextField("words", "Finding", words, required=True, lines=4, hint="As published")
        self.number = LineField("number", "Number", self.initial("number", now.number or ""), hint="As published")
        hint = "Needed where the words change: both wordings stay on record"
        self.reason = TextField("reason", "Reason", self.initial("reason"), lines=2, hint=hint)
        return (self.words, self.number, self.reason)

    def about(self) -> str:
        """The finding as it is now."""
        return _line(self.context, self.context.view.resolve_finding(self.context.about))

    def answer(self) -> Answer:
        """What differs."""
        view, now = self.context.view, self.context.view.resolve_finding(self.context.about)
        words = None if self.words.typed.strip() == view.finding_words(now) else self.words.typed
        return Answer(EditFinding.of(now, words, self.number.typed, self.reason.typed or None), self.typed)


class WithdrawFindingForm(Form):
    """What was recorded is no finding of the review."""

    heading = "Withdraw a finding"

    def fields(self) -> Iterable[Field]:
        """Why."""
        hint = "It counts nowhere any more; an undo brings it back"
        self.reason = TextField("reason", "Reason", self.initial("reason"), required=True, lines=3, hint=hint)
        return (self.reason,)

    def about(self) -> str:
        """The finding as it is now."""
        return _line(self.context, self.context.view.resolve_finding(self.context.about))

    def answer(self) -> Answer:
        """The withdrawal."""
        return Answer(WithdrawFinding(finding=self.context.about, reason=self.reason.typed or None), self.typed)


def choose_review_of_finding(context: FormContext) -> Choosing:
    """The reviews of the plan, those of the items at hand first."""
    own = {row.item.review for row in context.rows}
    reviews = sorted(context.view.snapshot.reviews, key=lambda each: each.ref not in own)
    options = [Choosable(each.ref, _review_line(context, each.ref)) for each in reviews]
    return Choosing("A finding of which review?", options, "There is no review in this plan yet.")


def choose_finding(context: FormContext) -> Choosing:
    """The findings, those that nothing answers first."""
    found = sorted(coverage(context.view), key=lambda each: not each.is_gap)
    options = [Choosable(each.finding.ref, _line(context, each.finding)) for each in found]
    return Choosing("Which finding?", options, "No finding is on record: ctrl+p, Add finding.")


def _review_line(context: FormContext, ref: str) -> str:
    return line_of(f"{ref}: {shorten(context.view.review_title(context.view.review(ref)), _SHOWN)}")


def _line(context: FormContext, each: ReviewFinding) -> str:
    answers = f" · {', '.join(each.answered_by)}" if each.answered_by else ""
    return line_of(f"{each.ref}: {shorten(context.view.finding_words(each), _SHOWN)}{answers}")
