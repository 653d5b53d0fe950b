"""``load``: reads a review's file, shows what it found, and loads it once confirmed."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, asking, writing
from actionplan.cli.found import found_as_json, found_lines, recommendations
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import confirm, read_file
from actionplan.cli.options import By, Db
from actionplan.cli.output import print_json, print_lines, say
from actionplan.cli.receipts import say_step, telling
from actionplan.domain.errors import BadInput, ExitCode
from actionplan.domain.text import clean_line, quoted

if TYPE_CHECKING:
    from actionplan.domain.review_file import ReviewFile
    from actionplan.domain.subjects.reviews import LoadPlan

commands = typer.Typer()

_REF = re.compile("[A-Z][A-Z0-9]{1,11}")


@commands.command(cls=PlainCommand, epilog="For example: actionplan load review.json --dry-run")
def load(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A review in JSON.", show_default=False)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be loaded, and load nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ref: Annotated[
        str | None, typer.Option("--ref", metavar="REF", help="The review's short ref, if not the file's.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The review's title, if not the file's.")
    ] = None,
    plan_due: Annotated[
        str | None,
        typer.Option(
            "--plan-due",
            metavar="DATE",
            help="When its plan is due, if not 3 months after publication, or after today where that is not known.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: print JSON.")] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Read a review's recommendations into the plan.

    What was found is shown first, and what differs from the plan where the review is there already; at a terminal, you
    are asked. Wording that was published stays as it was.
    """
    if json and not dry_run:
        raise BadInput("--json goes with --dry-run.")
    review = _with_options(read_review(file), ref, title)
    with asking(ctx, db) if dry_run else writing(ctx, db, by) as plan:
        if plan_due is not None:
            review = replace(review, plan_due_on=plan.day(plan_due, remarks=True))
        _show(plan, review, json=json) if dry_run else _load(plan, review, yes=yes)


def read_review(path: Path) -> "ReviewFile":
    """The review in a file. Raises ``BadInput`` where its format cannot be read yet."""
    from actionplan.intake.review_json import MAX_BYTES, read_review_json

    if path.suffix.lower() != ".json":
        raise BadInput(f"{path} cannot be read yet: only reviews in JSON can be loaded, from files named .json.")
    return read_review_json(read_file(path, MAX_BYTES), path.name)


def _with_options(review: "ReviewFile", ref: str | None, title: str | None) -> "ReviewFile":
    if ref is not None:
        if not _REF.fullmatch(ref.upper()):
            raise BadInput(f"{quoted(ref)} cannot be a review's ref: use 2 to 12 letters and digits, such as SAM.")
        review = replace(review, ref=ref.upper())
    if title is not None:
        review = replace(review, title=clean_line(title, "the title"))
    return review


def _planned(plan: OpenPlan, review: "ReviewFile") -> "LoadPlan":
    """What a load would do now: the rule's own answer, for the dry run as for the question before a load."""
    from actionplan.domain.subjects.reviews import LoadReview, plan_of_load

    return plan_of_load(plan.ledger.context(LoadReview(file=review)), review, plan.today)


def _show(plan: OpenPlan, review: "ReviewFile", *, json: bool) -> None:
    planned = _planned(plan, review)
    if json:
        print_json(found_as_json(review, planned, plan.today))
    else:
        print_lines(*found_lines(review, planned, plan.today))
    if planned.refusal is not None:
        raise planned.refusal


def _load(plan: OpenPlan, review: "ReviewFile", *, yes: bool) -> None:
    from actionplan.domain.subjects.reviews import LoadReview

    planned = _planned(plan, review)
    count = recommendations(len(review.recommendations))
    nothing_to_add = not planned.drafts and planned.refusal is None
    for line in planned.told if nothing_to_add else found_lines(review, planned, plan.today):
        say(line)
    if planned.refusal is not None:
        raise planned.refusal
    if nothing_to_add:
        print_lines(f"Nothing to add: {review.ref} and its {count} are in the plan already.")
        return
    into = f"to {review.ref}, which is in the plan already" if planned.into_existing else f"as {review.ref}"
    verb = "Add" if planned.into_existing else "Load"
    answer = yes or confirm(f"{verb} {recommendations(planned.added)} {into}?")
    if answer is None:
        raise BadInput("Nothing was loaded: there is no terminal to ask at. Add --yes to load without asking.")
    if not answer:
        print_lines("Nothing was loaded.")
        raise typer.Exit(ExitCode.ANSWER_IS_NO)
    receipt = plan.record(LoadReview(file=review))
    added = sum(entry.fact.kind == "recommendation-published" for entry in receipt.entries)
    with telling("It is loaded."):
        print_lines(f"Loaded {recommendations(added)} as {review.ref}.")
    say_step(plan, receipt)
