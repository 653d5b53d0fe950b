"""Reviews on the screen: what we say about one. The published wording is not ours to change."""

from collections.abc import Iterable

from actionplan.domain.state.entities import Review
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.typed.calendar_days import Meant
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import PerhapsDecidedForm
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer
from actionplan.tui.styles import line_of


class EditReviewForm(PerhapsDecidedForm):
    """The title, the body that governs it, its days, what kind it is and whose; what differs is changed."""

    heading = "Change a review"

    def fields(self) -> Iterable[Field]:
        """All of it as it stands, and the meeting that decided, where one has to."""
        self._stands: dict[str, str] = {}
        review, view, today = self._review, self.context.view, self.context.today
        published = "" if review.published_on is None else review.published_on.isoformat()
        self.review_title = LineField("title", "Title", self._now("title", view.review_title(review)), required=True)
        bodies = self._now("governing-body", "; ".join(review.governing_bodies))
        jointly = "Several, separated by ; govern it jointly"
        self.bodies = LineField("governing-body", "Governed by", bodies, required=True, hint=jointly)
        self.plan_due = DateField(
            "plan-due",
            "Plan due",
            today,
            self._now("plan-due", review.plan_due_on.isoformat()),
            sittings=self.context.sittings,
        )
        days = self._now("published", published)
        self.published = DateField("published", "Published", today, days, required=False, meant=Meant.PAST)
        self.kind = LineField("kind", "Kind", self._now("kind", view.words(review.review_kind, "review_kind")))
        whose = self._now("partnership", view.words(review.partnership, "partnership"))
        self.partnership = LineField("partnership", "Partnership", whose)
        return (
            self.review_title,
            self.bodies,
            self.plan_due,
            self.published,
            self.kind,
            self.partnership,
            *self.perhaps_decided_fields(usually=False),
        )

    def _now(self, name: str, now: str) -> str:
        self._stands[name] = now
        return self.initial(name, now)

    @property
    def _review(self) -> Review:
        return self.context.view.review(self.context.about)

    def about(self) -> str:
        """The review."""
        return _line(self.context, self._review)

    def _differs(self, field: LineField) -> bool:
        return field.typed.strip() != self._stands[field.field_name]

    def answer(self) -> Answer:
        """What differs."""
        bodies = [each.strip() for each in self.bodies.typed.split(";") if each.strip()]
        governed = bodies if self._differs(self.bodies) else []
        command = EditReview(
            review=self.context.about,
            title=self.review_title.typed if self._differs(self.review_title) else None,
            governing_body=governed[0] if governed else None,
            joint_bodies=tuple(governed[1:]),
            plan_due_on=self.plan_due.day if self._differs(self.plan_due) else None,
            published_on=self.published.day if self._differs(self.published) else None,
            review_kind=self.kind.typed if self._differs(self.kind) else None,
            partnership=self.partnership.typed if self._differs(self.partnership) else None,
            meeting=self.meeting_id,
        )
        return self.decided(command)


def choose_review(context: FormContext) -> Choosing:
    """The reviews of the plan."""
    options = [Choosable(each.ref, _line(context, each)) for each in context.view.snapshot.reviews]
    return Choosing("Which review?", options, "There is no review in this plan yet.")


def _line(context: FormContext, review: Review) -> str:
    return line_of(f"{review.ref}  {context.view.review_title(review)} · {' and '.join(review.governing_bodies)}")
