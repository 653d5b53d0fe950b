"""``complete`` and ``reopen``: items reported complete, and put back in progress."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Reason, Refs
from actionplan.cli.output import say
from actionplan.cli.receipts import print_receipt
from actionplan.domain.vocabulary import Outcome

commands = typer.Typer()


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan complete R4 --on "3 March 2027" --summary "Procedure in force since 1 March"',
)
def complete(
    ctx: typer.Context,
    refs: Refs,
    *,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="When it was completed.", show_default=False)],
    summary: Annotated[str, typer.Option("--summary", metavar="TEXT", help="What was done.", show_default=False)],
    outcome: Annotated[
        Outcome, typer.Option("--outcome", help="How it ended.", case_sensitive=False)
    ] = Outcome.DELIVERED,
    db: Db = None,
    by: By = None,
) -> None:
    """Report items complete; a meeting signs them off later."""
    from actionplan.domain.subjects.completion import ReportComplete, completion_remark

    with writing(ctx, db, by) as plan:
        command = ReportComplete(refs=plan.refs(refs), on=plan.day(on, past=True), summary=summary, outcome=outcome)
        for ref in command.refs:
            if remark := completion_remark(plan.row(ref).item, command.on):
                say(remark)
        print_receipt(plan, plan.record(command), "there was nothing to report")


@commands.command(cls=PlainCommand)
def reopen(ctx: typer.Context, refs: Refs, *, reason: Reason, db: Db = None, by: By = None) -> None:
    """Put what was reported complete or closed back in progress."""
    from actionplan.domain.subjects.completion import Reopen

    with writing(ctx, db, by) as plan:
        print_receipt(plan, plan.record(Reopen(refs=plan.refs(refs), reason=reason)), "there was nothing to reopen")
