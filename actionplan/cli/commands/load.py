"""``load``: reads a review's file, shows what it found, and loads it once confirmed."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, asking, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import at_terminal, confirm, prompt, prompt_secret, read_secret
from actionplan.cli.options import By, Db
from actionplan.cli.output import print_json, print_lines, say, width
from actionplan.cli.progress_line import progress_line
from actionplan.cli.receipts import say_step, telling
from actionplan.domain.errors import BadInput, ExitCode, PasswordNeeded
from actionplan.domain.text import clean_line
from actionplan.papers.values.found_review import added_words, found_as_json, found_lines, recommendations
from actionplan.services.reading import (
    ReadReview,
    checked_ref,
    named_otherwise,
    read_review,
    suggested_ref,
    without_findings,
)

if TYPE_CHECKING:
    from actionplan.domain.review_file import ReviewFile
    from actionplan.domain.subjects.reviews import LoadPlan

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan load review.pdf --dry-run")
def load(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A review: PDF, Word (.docx), web page, Markdown, text or JSON.", show_default=False
        ),
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be loaded, and load nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ref: Annotated[
        str | None,
        typer.Option("--ref", metavar="REF", help="The review's short ref, if not the file's or the one suggested."),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The review's title, if not the file's own.")
    ] = None,
    plan_due: Annotated[
        str | None,
        typer.Option(
            "--plan-due",
            metavar="DATE",
            help="When its plan is due, if not 3 months after publication, or after today where that is not known.",
        ),
    ] = None,
    no_findings: Annotated[
        bool, typer.Option("--no-findings", help="Load the recommendations alone, without the review's findings.")
    ] = False,
    password: Annotated[
        str | None,
        typer.Option(
            "--password",
            metavar="-",
            help="Read the password of a PDF from standard input; ACTIONPLAN_FILE_PASSWORD gives it too, and at a "
            "terminal you are asked for it.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: print JSON.")] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Read a review's recommendations and findings into the plan.

    What was found is shown first, with what was left out and what is in doubt, and what differs from the plan where the
    review is there already; at a terminal, you are asked. Wording that was published stays as it was.
    """
    if json and not dry_run:
        raise BadInput("--json goes with --dry-run.")
    read = _read(file, _password(password), shown=not json)
    if no_findings:
        read = without_findings(read)
    read = _named(named_otherwise(read, ref, title), file.name, dry_run=dry_run)
    with asking(ctx, db) if dry_run else writing(ctx, db, by) as plan:
        if plan_due is not None:
            read = replace(read, file=replace(read.file, plan_due_on=plan.day(plan_due, remarks=True)))
        _show(plan, read, json=json) if dry_run else _load(plan, read, yes=yes)


def _password(given: str | None) -> str | None:
    """The password of the file, where one is given; never from the command line, which other programs can see."""
    if given is None:
        return os.environ.get("ACTIONPLAN_FILE_PASSWORD") or None
    if given != "-":
        raise BadInput(
            "A password does not belong on the command line, where others can see it. Give --password - and type or "
            "pipe it in, or set ACTIONPLAN_FILE_PASSWORD."
        )
    return prompt_secret("Password of the file: ") if at_terminal() else read_secret()


def _read(file: Path, password: str | None, *, shown: bool) -> ReadReview:
    """The review in the file; at a terminal, a password that it needs is asked for once."""
    try:
        with progress_line("Reading", shown=shown) as progress:
            return read_review(file, progress, password)
    except PasswordNeeded:
        if password is not None or not at_terminal():
            raise
    with progress_line("Reading", shown=shown) as progress:
        return read_review(file, progress, prompt_secret(f"Password of {file.name}: "))


def _named(read: ReadReview, name: str, *, dry_run: bool) -> ReadReview:
    """The review with the title and the ref that its document does not suggest: asked for at a terminal."""
    review, found = read.file, read.found
    if not review.title and dry_run and found is not None:
        found = replace(found, doubts=(*found.doubts, f"{name} has no title that can be read: give it one."))
    if not review.title:
        title = name if dry_run else _asked("Title of the review: ")
        if not title:
            raise BadInput(f"{name} has no title that can be read. Give the review one with --title.")
        review = replace(review, title=clean_line(title, "the title"))
    if not review.ref:
        ref = suggested_ref(review.title) or ("REVIEW" if dry_run else _asked("Short ref of the review, such as SAM: "))
        if not ref:
            raise BadInput(f"{name} suggests no short ref. Give the review one with --ref, such as --ref SAM.")
        review = replace(review, ref=checked_ref(ref))
    return replace(read, file=review, found=found)


def _asked(question: str) -> str:
    """What was typed; empty without a terminal."""
    return (prompt(question) or "") if at_terminal() else ""


def _planned(plan: OpenPlan, review: "ReviewFile") -> "LoadPlan":
    """What a load would do now: the rule's own answer, for the dry run as for the question before a load."""
    from actionplan.domain.subjects.reviews import LoadReview, plan_of_load

    return plan_of_load(plan.ledger.context(LoadReview(file=review)), review, plan.today)


def _show(plan: OpenPlan, read: ReadReview, *, json: bool) -> None:
    from actionplan.domain.reports.alike import repeated

    review, found = read.file, read.found
    planned = _planned(plan, review)
    view, repeats = plan.view, repeated(plan.view, review.ref, review.recommendations)
    if json:
        print_json(found_as_json(review, planned, plan.today, found, repeats, view))
    else:
        print_lines(*found_lines(review, planned, plan.today, width(), found, repeats))
    if planned.refusal is not None:
        raise planned.refusal


def _load(plan: OpenPlan, read: ReadReview, *, yes: bool) -> None:
    from actionplan.domain.reports.alike import repeated
    from actionplan.domain.subjects.reviews import LoadReview

    review, found = read.file, read.found
    planned = _planned(plan, review)
    count = recommendations(len(review.recommendations))
    nothing_to_add = not planned.drafts and planned.refusal is None
    repeats = () if nothing_to_add else repeated(plan.view, review.ref, review.recommendations)
    for line in planned.told if nothing_to_add else found_lines(review, planned, plan.today, width(), found, repeats):
        say(line)
    if planned.refusal is not None:
        raise planned.refusal
    if nothing_to_add:
        print_lines(f"Nothing to add: {review.ref} and its {count} are in the plan already.")
        return
    into = f"to {review.ref}, which is in the plan already" if planned.into_existing else f"as {review.ref}"
    verb = "Add" if planned.into_existing else "Load"
    answer = yes or confirm(f"{verb} {added_words(planned.added, len(planned.findings))} {into}?")
    if answer is None:
        raise BadInput("Nothing was loaded: there is no terminal to ask at. Add --yes to load without asking.")
    if not answer:
        print_lines("Nothing was loaded.")
        raise typer.Exit(ExitCode.ANSWER_IS_NO)
    receipt = plan.record(LoadReview(file=review))
    added = sum(entry.fact.kind == "recommendation-published" for entry in receipt.entries)
    with telling("It is loaded."):
        print_lines(f"Loaded {added_words(added, len(planned.findings))} as {review.ref}.")
    say_step(plan, receipt)
