"""``load``: reads a review's file, shows what it found, and loads it once confirmed."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import confirm, read_file
from actionplan.cli.options import By, Db
from actionplan.cli.output import print_json, print_lines, say, width
from actionplan.cli.receipts import say_step
from actionplan.domain.errors import BadInput, ExitCode
from actionplan.domain.text import clean_line, quoted, shorten

if TYPE_CHECKING:
    from actionplan.domain.review_file import ReviewFile

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

    What was found is shown first; at a terminal, you are asked.
    """
    if json and not dry_run:
        raise BadInput("--json goes with --dry-run.")
    review = _with_options(read_review(file), ref, title)
    if dry_run:
        _print_found_as_json(review) if json else print_lines(*_found(review))
        return
    with writing(ctx, db, by) as plan:
        if plan_due is not None:
            review = replace(review, plan_due_on=plan.day(plan_due, remarks=True))
        _load(plan, review, yes=yes)


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


def _load(plan: OpenPlan, review: "ReviewFile", *, yes: bool) -> None:
    from actionplan.domain.subjects.reviews import LoadReview

    count = len(review.recommendations)
    if not _is_loaded(plan, review):
        for line in _found(review):
            say(line)
        answer = yes or confirm(f"Load {_recommendations(count)} as {review.ref}?")
        if answer is None:
            raise BadInput("Nothing was loaded: there is no terminal to ask at. Add --yes to load without asking.")
        if not answer:
            print_lines("Nothing was loaded.")
            raise typer.Exit(ExitCode.ANSWER_IS_NO)
    receipt = plan.record(LoadReview(file=review))
    if receipt.step is None:
        print_lines(f"Nothing to add: {review.ref} and its {_recommendations(count)} are in the plan already.")
        return
    added = sum(entry.fact.kind == "recommendation-published" for entry in receipt.entries)
    print_lines(f"Loaded {_recommendations(added)} as {review.ref}.")
    say_step(plan, receipt)


def _is_loaded(plan: OpenPlan, review: "ReviewFile") -> bool:
    from actionplan.domain.typed.refs import rec_ref, unnumbered_ref

    known = {row.ref for row in plan.view.rows}
    return all(
        (rec_ref(review.ref, each.number) if each.number else unnumbered_ref(review.ref, position)) in known
        for position, each in enumerate(review.recommendations, start=1)
    )


def _recommendations(count: int) -> str:
    return "1 recommendation" if count == 1 else f"{count} recommendations"


def _found(review: "ReviewFile") -> list[str]:
    """What was found, in words: a line for each recommendation."""
    room = width() - 6
    return [
        f"{review.title} ({review.kind}), {review.partnership}",
        *(f"{each.number or '–':>4}  {shorten(each.wording, room)}" for each in review.recommendations),
        f"Found {_recommendations(len(review.recommendations))}.",
        *_warnings(review),
    ]


def _warnings(review: "ReviewFile") -> list[str]:
    stated, found = review.stated_count, len(review.recommendations)
    if stated is None or stated == found:
        return []
    return [f"Take care: the review says that it makes {_recommendations(stated)}, and {found} were found."]


def _print_found_as_json(review: "ReviewFile") -> None:
    print_json(
        {
            "title": review.title,
            "stated": review.stated_count,
            "found": [{"number": each.number, "text": each.wording} for each in review.recommendations],
            "left_out": [],  # a JSON review holds recommendations only: there is nothing to leave out
            "warnings": _warnings(review),
        }
    )
