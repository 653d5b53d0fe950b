"""``returns``: a form out to each agency, and what agencies changed in it back in, shown first."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, asking, reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import confirm
from actionplan.cli.options import By, Db
from actionplan.cli.output import print_json, print_lines, say, width
from actionplan.cli.progress_line import progress_line
from actionplan.cli.receipts import say_step, telling
from actionplan.domain.errors import BadInput, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.services.returns.model import Returned

_TO_TAKE_IT = "take it with --only"

commands = typer.Typer(
    help="Send each agency a form of its items, and read it back.", no_args_is_help=True, rich_markup_mode=None
)


@commands.command(cls=PlainCommand, epilog='For example: actionplan returns write "next executive" -o returns')
def write(
    ctx: typer.Context,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="The meeting they are for.", show_default=False)],
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="A new folder to put them in.", show_default=False)
    ],
    db: Db = None,
) -> None:
    """Write a form for each agency, in XLSX and CSV.

    It holds the agency's live items and its open follow-ups. The agency fills in updates, its own view, evidence, a
    date that it asks for, who leads it now, and readings of measures; all else is locked. Notes, restricted words and
    officers' names stay out.
    """
    from actionplan.services.returns.writing import write_returns

    with reading(ctx, db, None) as plan:
        forms = write_returns(plan.ledger, plan.view, plan.meeting(meeting), output)
    with telling("The forms are written."):
        for form in forms:
            items = sum(row.is_item for row in form.rows)
            measures = sum(row.is_measure for row in form.rows)
            read = f", measures {measures}" if measures else ""
            rest = len(form.rows) - items - measures
            print_lines(f"{form.agency.name}: items {items}{read}, follow-ups {rest} (return-{form.agency.id})")
    say(f"Each as .xlsx and .csv in {output}. The workbook is the safe form: spreadsheets change dates in CSV.")


@commands.command(cls=PlainCommand, epilog="For example: actionplan returns read returned/*.xlsx --dry-run")
def read(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Forms that came back, XLSX or CSV.", show_default=False)
    ],
    *,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="REF", help="Take this item alone, a stale one too. Repeat for several."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what is filled in, and record nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Annotated[bool, typer.Option("--json", help="With --dry-run: print JSON.")] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Read forms that came back, each change beside today.

    Each change is shown beside what the plan says today. A row whose item changed since the form went out is stale: it
    is named, and taken with --only. Formulas, errors and values that are not known are named by their cell and not
    taken. All is one step, undone by one undo; updates are recorded as sent by the agency.
    """
    if json and not dry_run:
        raise BadInput("--json goes with --dry-run.")
    with asking(ctx, db) if dry_run else writing(ctx, db, by) as plan:
        found = _found(plan, files, only or ())
        _show(found, json=json) if dry_run else _record(plan, found, yes=yes)


def _found(plan: OpenPlan, files: "Sequence[Path]", only: "Sequence[str]") -> "Returned":
    from actionplan.intake.gate import MAX_BYTES
    from actionplan.services.reading import read_file
    from actionplan.services.returns.changes import read_returns
    from actionplan.services.returns.forms import Forms

    named = [(path.name, lambda path=path: read_file(path, MAX_BYTES)) for path in files]
    return read_returns(plan.ledger, Forms(plan.ledger, plan.view), named, plan.refs(only))


def _show(found: "Returned", *, json: bool) -> None:
    from actionplan.services.returns.preview import returned_as_json, returned_lines

    if json:
        print_json(returned_as_json(found))
    else:
        print_lines(*returned_lines(found, width(), _TO_TAKE_IT))


def _record(plan: OpenPlan, found: "Returned", *, yes: bool) -> None:
    from actionplan.services.returns.preview import returned_lines, summed_up

    for line in returned_lines(found, width(), _TO_TAKE_IT):
        say(line)
    if not found.taken:
        print_lines("Nothing was recorded.")
        return
    answer = yes or confirm(f"Record {summed_up(found)}?")
    if answer is None:
        raise BadInput("Nothing was recorded: there is no terminal to ask at. Add --yes to record without asking.")
    if not answer:
        print_lines("Nothing was recorded.")
        raise typer.Exit(ExitCode.ANSWER_IS_NO)
    with progress_line("Recording") as progress:
        receipt = plan.ledger.record_all(found.commands, plan.session.by, found.expected, progress)
    with telling("It is recorded."):
        print_lines(f"Recorded {summed_up(found)}.")
    say_step(plan, receipt)
