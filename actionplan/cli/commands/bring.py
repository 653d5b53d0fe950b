"""``bring``: an existing tracker, XLSX or CSV, into the plan; shown first, recorded once confirmed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, asking, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import confirm
from actionplan.cli.options import By, Db
from actionplan.cli.output import print_json, print_lines, say, width
from actionplan.cli.progress_line import progress_line
from actionplan.cli.receipts import say_step, telling
from actionplan.domain.errors import BadInput, ExitCode
from actionplan.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.services.bringing.model import Bringing, NewReview

commands = typer.Typer()


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan bring plan.xlsx --review SAM --map "Lead=Responsible officer"'
)
def bring(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A tracker in XLSX or CSV.", show_default=False)],
    *,
    review: Annotated[
        str | None, typer.Option("--review", metavar="REF", help="The review that its rows belong to.")
    ] = None,
    ref: Annotated[
        str | None, typer.Option("--ref", metavar="NEW", help="The short ref of a new review, made of its rows.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The new review's title.")] = None,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="What a column is, by its heading or letter; FIELD=- leaves it out. Repeat for several.",
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet, if not the only one.")
    ] = None,
    adopted_at: Annotated[
        str | None, typer.Option("--adopted-at", metavar="MEETING", help="The meeting that adopted its dates.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be brought, and record nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: print JSON.")] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Bring an existing tracker in, from XLSX or CSV.

    Owners, dates, updates and what was declared come with it. Its columns are recognised by their headings and by what
    their cells hold; what they are taken for is shown first. Rows go to the recommendations of a review, or make a new
    one. What the plan has already stays.
    """
    from actionplan.services.bringing.reading import corrections_of

    if json and not dry_run:
        raise BadInput("--json goes with --dry-run.")
    if review is not None and (ref is not None or title is not None):
        raise BadInput("Name the review that is there with --review, or a new one with --ref and --title: not both.")
    corrections = corrections_of(mapped or ())
    with asking(ctx, db) if dry_run else writing(ctx, db, by) as plan:
        found = _planned(plan, file, _into(plan, review, ref, title), corrections, sheet, adopted_at)
        _show(found, json=json) if dry_run else _record(plan, found, yes=yes)


def _into(plan: OpenPlan, review: str | None, ref: str | None, title: str | None) -> "str | NewReview":
    from actionplan.services.bringing.reading import new_review

    there = [each.ref for each in plan.view.snapshot.reviews]
    if review is not None:
        if review.upper() not in there:
            known = f"It has: {', '.join(there)}." if there else "It has none yet."
            raise BadInput(f"No review {quoted(review)} in this plan. {known}")
        return review.upper()
    if ref is None:
        named = f"--review {there[0]}" if there else "--review SAM"
        raise BadInput(
            f'Say which review the rows belong to with {named}, or make a new one with --ref NEW --title "TITLE".'
        )
    if title is None:
        raise BadInput(f"Give the new review {quoted(ref)} a title with --title.")
    return new_review(plan.view, ref, title)


def _planned(
    plan: OpenPlan,
    file: Path,
    into: "str | NewReview",
    corrections: "Mapping[str, str]",
    sheet: str | None,
    adopted_at: str | None,
) -> "Bringing":
    from actionplan.services.bringing.planner import bring as planned
    from actionplan.services.bringing.reading import tracker_in

    meeting = None if adopted_at is None else plan.meeting(adopted_at).id
    tracker = tracker_in(file, plan.view, sheet=sheet, corrections=corrections)
    return planned(plan.ledger, plan.view, tracker, into, adopted_at=meeting)


def _show(found: "Bringing", *, json: bool) -> None:
    from actionplan.services.bringing.preview import brought_as_json, brought_lines

    if json:
        print_json(brought_as_json(found))
    else:
        print_lines(*brought_lines(found, width()))


def _record(plan: OpenPlan, found: "Bringing", *, yes: bool) -> None:
    from actionplan.services.bringing.preview import brought_lines, summed_up

    for line in brought_lines(found, width()):
        say(line)
    answer = yes or confirm(f"Bring {summed_up(found)} into {found.into}?")
    if answer is None:
        raise BadInput("Nothing was brought: there is no terminal to ask at. Add --yes to bring without asking.")
    if not answer:
        print_lines("Nothing was brought.")
        raise typer.Exit(ExitCode.ANSWER_IS_NO)
    with progress_line("Recording") as progress:
        receipt = plan.ledger.record_all(found.commands, plan.session.by, progress=progress)
    with telling("It is brought."):
        print_lines(f"Brought {summed_up(found)} into {found.into}.")
    say_step(plan, receipt)
