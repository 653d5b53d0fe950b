"""Changing what we say about a review: never its recommendations' wording."""

from dataclasses import dataclass, replace
from datetime import date

from actionplan.domain.checks import meeting_of_set_up, optional_line, organisation, past_meeting, required_line
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meetings.bodies import as_on_record, body_key
from actionplan.domain.meetings.powers import Powers
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Review
from actionplan.domain.subjects.reviews.entries import ReviewEdited
from actionplan.domain.subjects.reviews.loading import published_on


@dataclass(frozen=True, slots=True, kw_only=True)
class EditReview(Command):
    """Change what we say about the review that ``review`` names.

    ``joint_bodies`` govern it beside the governing body, which is given with them; another governing body alone leaves
    none. Once a date is adopted, who governs it is a meeting's to change.
    """

    review: str
    title: str | None = None
    review_kind: str | None = None
    partnership: str | None = None
    governing_body: str | None = None
    plan_due_on: date | None = None
    published_on: date | None = None
    joint_bodies: tuple[str, ...] = ()
    meeting: str | None = None

    def needs(self) -> Needs:
        """What is shown by decision, which another day or body can end; and whether the plan is set up."""
        return Needs(decided_colours=True, date_adopted=True)


def edit(context: CommandContext, command: EditReview, today: date) -> list[Draft]:
    """What we say about a review: never its recommendations' wording."""
    review = context.review(command.review)
    if review is None:
        raise BadInput(f"There is no review {command.review} in this plan.")
    bodies = _governing_bodies(context, command)
    fact = ReviewEdited(
        governing_body=bodies[0] if bodies else None,
        joint_bodies=bodies[1:] if bodies else None,
        plan_due_on=command.plan_due_on,
        published_on=published_on(command.published_on, today),
        title=None if command.title is None else required_line(command.title, "The title"),
        review_kind=optional_line(command.review_kind, "The kind of review"),
        partnership=optional_line(command.partnership, "The partnership"),
    )
    if fact == ReviewEdited():
        raise BadInput("Nothing was given to change.")
    if _says_nothing_new(context, review, fact):
        return []
    return [Draft(review.ref, _decided(context, review, fact, command, today))]


def _governing_bodies(context: CommandContext, command: EditReview) -> tuple[str, ...]:
    """The governing body and those beside it, each once, as the plan spells them; none where none is given."""
    if command.governing_body is None:
        if command.joint_bodies:
            raise BadInput("Joint bodies are named together with the governing body.")
        return ()
    known = (context.reviews, context.meetings, context.bodies)
    given = [organisation(each, "The governing body") for each in (command.governing_body, *command.joint_bodies)]
    return tuple({body_key(each): as_on_record(each, *known) for each in given}.values())


def _decided(
    context: CommandContext, review: Review, fact: ReviewEdited, command: EditReview, today: date
) -> ReviewEdited:
    """The change with the meeting that decided it, which it needs to change who governs it once the plan is set up."""
    meeting = None if command.meeting is None else past_meeting(context, command.meeting, today)
    if fact.governing_body is not None and (fact.governing_body, fact.joint_bodies) != (
        review.governing_body,
        review.joint_bodies,
    ):
        meeting_of_set_up(context, command.meeting, today, f"Who governs {review.ref}")
        named = (fact.governing_body, *(fact.joint_bodies or ()))
        powers = Powers([replace(review, governing_body=named[0], joint_bodies=named[1:], tenures=())], context.bodies)
        if powers.ungoverned(today) is not None:
            raise Refused(
                f"{review.ref} would be governed by nobody: {', '.join(named)} has another role today. Give it the "
                "role of one that governs first."
            )
    return fact if meeting is None else replace(fact, meeting=meeting.id, meeting_on=meeting.on)


def _says_nothing_new(context: CommandContext, review: Review, fact: ReviewEdited) -> bool:
    texts = {name: context.text(getattr(review, name), name) for name in ("title", "review_kind", "partnership")}
    plain = {name: getattr(review, name) for name in ("governing_body", "joint_bodies", "plan_due_on", "published_on")}
    now = {**texts, **plain}
    return all(getattr(fact, name) in {None, value} for name, value in now.items())
