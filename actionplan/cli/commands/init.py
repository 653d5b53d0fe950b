"""``init``: makes a new plan."""

from typing import Annotated

import typer

from actionplan.cli.context import session_from
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db
from actionplan.cli.output import print_lines, say
from actionplan.cli.receipts import telling

commands = typer.Typer()


@commands.command(cls=PlainCommand)
def init(
    ctx: typer.Context,
    *,
    empty: Annotated[bool, typer.Option("--empty", help="Without the Child Sam recommendations.")] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Make a new plan, with the Child Sam recommendations in it."""
    from actionplan.ledger.addresses import display_location
    from actionplan.services.session import ahead_warning, start_plan

    session = session_from(ctx, db, by)
    if warning := ahead_warning(session, None):
        say(warning)
    ledger = start_plan(session, seeded=not empty)
    try:
        count = len(ledger.view().rows)
    finally:
        ledger.close()
    with telling("The plan is made."):
        print_lines(f"A new plan with {count or 'no'} recommendations: {display_location(session.location)}")
