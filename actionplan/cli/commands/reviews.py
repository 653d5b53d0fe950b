"""``review``: the reviews in the plan, and what is recorded about them."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import TEXT_OR_EMPTY, PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AsAt, By, Db, Json, LateReason, RecordedLate
from actionplan.cli.output import print_columns, print_json, print_lines
from actionplan.cli.receipts import print_receipt

if TYPE_CHECKING:
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.state.entities import Review

commands = typer.Typer(help="List, show and edit the reviews in the plan.", no_args_is_help=True, rich_markup_mode=None)

ReviewRef = Annotated[str, typer.Argument(metavar="REVIEW", help="Such as SAM.", show_default=False)]


@commands.command(cls=PlainCommand, name="list")
def list_(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """List the reviews."""
    with reading(ctx, db, as_at) as plan:
        view = plan.view
    if json:
        print_json([_as_document(view, review) for review in view.snapshot.reviews])
    elif not view.snapshot.reviews:
        print_lines("There is no review in this plan. Load one with: actionplan load FILE")
    else:
        lines = [(r.ref, _counted(view, r), view.review_title(r)) for r in view.snapshot.reviews]
        print_columns(lines)


@commands.command(cls=PlainCommand)
def show(ctx: typer.Context, review: ReviewRef, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show one review."""
    with reading(ctx, db, as_at) as plan:
        view = plan.view
        found = view.resolve_review(review)
    if json:
        print_json(_as_document(view, found))
        return
    lines = [(name, value) for name, value in _fields(view, found) if value]
    print_columns(lines)


@commands.command(cls=PlainCommand, epilog='For example: actionplan review edit SAM --plan-due "11 March 2027"')
def edit(
    ctx: typer.Context,
    review: ReviewRef,
    *,
    plan_due: Annotated[str | None, typer.Option("--plan-due", metavar="DATE", help="When its plan is due.")] = None,
    governing_body: Annotated[
        list[str] | None,
        typer.Option("--governing-body", metavar="NAME", help="Who signs its plan off; may be repeated: jointly."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="DATE", help="When it was published.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar=TEXT_OR_EMPTY, help="What kind of review it is.")
    ] = None,
    partnership: Annotated[
        str | None, typer.Option("--partnership", metavar=TEXT_OR_EMPTY, help="Whose review it is.")
    ] = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="MEETING", help="The meeting that decided it.")
    ] = None,
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Change what is recorded about a review, never its wording.

    Who governs it is for a --meeting to change, once a date of the plan has been adopted.
    """
    from actionplan.cli.commands.bodies import body_named
    from actionplan.domain.subjects.reviews import EditReview

    with writing(ctx, db, by) as plan:
        found = plan.view.resolve_review(review)
        bodies = [body_named(plan, each) for each in governing_body or ()]
        command = EditReview(
            review=found.ref,
            title=title,
            review_kind=kind,
            partnership=partnership,
            governing_body=bodies[0] if bodies else None,
            joint_bodies=tuple(bodies[1:]),
            plan_due_on=None if plan_due is None else plan.day(plan_due, remarks=True),
            published_on=None if published is None else plan.day(published, past=True),
            meeting=None if meeting is None else plan.meeting(meeting).id,
        )
        command = as_recorded(command, late=recorded_late, reason=reason)
        print_receipt(plan, plan.record(command), f"{found.ref} says that already")


def _counted(view: "PlanView", review: "Review") -> str:
    count = _count(view, review)
    return "1 recommendation" if count == 1 else f"{count} recommendations"


def _count(view: "PlanView", review: "Review") -> int:
    return sum(row.item.review == review.ref and row.item.parent is None for row in view.rows)


def _fields(view: "PlanView", review: "Review") -> list[tuple[str, str]]:
    from actionplan.domain.dates import full_day

    stated = "" if review.stated_count is None else f" (the review says {review.stated_count})"
    return [
        ("Review", f"{review.ref}: {view.review_title(review)}"),
        ("Kind", view.words(review.review_kind, "review_kind")),
        ("Partnership", view.words(review.partnership, "partnership")),
        ("Recommendations", f"{_count(view, review)}{stated}"),
        ("Findings", _findings(view, review)),
        ("Governing body", " and ".join(review.governing_bodies)),
        ("Plan due", full_day(review.plan_due_on)),
        ("Published", "not recorded" if review.published_on is None else full_day(review.published_on)),
        ("Loaded", full_day(review.loaded_on)),
        ("Contributing", "; ".join(view.snapshot.agency_name(each) for each in review.contributing)),
    ]


def _findings(view: "PlanView", review: "Review") -> str:
    """How far they are answered, and by what; empty where none is on record."""
    from actionplan.domain.reports.findings import coverage_line

    return coverage_line(view, review.ref)


def _as_document(view: "PlanView", review: "Review") -> dict[str, object]:
    return {
        "ref": review.ref,
        "title": view.review_title(review),
        "kind": view.words(review.review_kind, "review_kind") or None,
        "partnership": view.words(review.partnership, "partnership") or None,
        "governing_body": review.governing_body,
        "stated_count": review.stated_count,
        "recommendations": _count(view, review),
        "published_on": None if review.published_on is None else review.published_on.isoformat(),
        "plan_due_on": review.plan_due_on.isoformat(),
        "loaded_on": review.loaded_on.isoformat(),
        "contributing_agencies": [view.snapshot.agency_name(each) for each in review.contributing],
        "joint_bodies": list(review.joint_bodies),
    }
