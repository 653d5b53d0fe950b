"""Changing what we say about a review: never its recommendations' wording."""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.checks import optional_line, organisation, required_line
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Review
from actionplan.domain.subjects.reviews.entries import ReviewEdited
from actionplan.domain.subjects.reviews.loading import published_on


@dataclass(frozen=True, slots=True, kw_only=True)
class EditReview(Command):
    """Change what we say about the review that ``review`` names."""

    review: str
    title: str | None = None
    review_kind: str | None = None
    partnership: str | None = None
    governing_body: str | None = None
    plan_due_on: date | None = None
    published_on: date | None = None

    def needs(self) -> Needs:
        """What is shown by decision: another day for the plan, or another body, can end that."""
        return Needs(decided_colours=True)


def edit(context: CommandContext, command: EditReview, today: date) -> list[Draft]:
    """What we say about a review: never its recommendations' wording."""
    review = context.review(command.review)
    if review is None:
        raise BadInput(f"There is no review {command.review} in this plan.")
    fact = ReviewEdited(
        governing_body=organisation(command.governing_body, "The governing body") if command.governing_body else None,
        plan_due_on=command.plan_due_on,
        published_on=published_on(command.published_on, today),
        title=None if command.title is None else required_line(command.title, "The title"),
        review_kind=optional_line(command.review_kind, "The kind of review"),
        partnership=optional_line(command.partnership, "The partnership"),
    )
    if fact == ReviewEdited():
        raise BadInput("Nothing was given to change.")
    return [] if _says_nothing_new(context, review, fact) else [Draft(review.ref, fact)]


def _says_nothing_new(context: CommandContext, review: Review, fact: ReviewEdited) -> bool:
    texts = {name: context.text(getattr(review, name), name) for name in ("title", "review_kind", "partnership")}
    plain = {name: getattr(review, name) for name in ("governing_body", "plan_due_on", "published_on")}
    now = {**texts, **plain}
    return all(getattr(fact, name) in {None, value} for name, value in now.items())
