"""``copy``: copies a plan to another place, such as from a file to a server that several people share."""

from typing import Annotated

import typer

from actionplan.cli.help import PlainCommand
from actionplan.cli.output import print_lines, say
from actionplan.cli.receipts import telling

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan copy plan.db postgresql+psycopg://me@host/plan")
def copy(
    origin: Annotated[str, typer.Argument(metavar="FROM", help="A plan's file or address.", show_default=False)],
    destination: Annotated[
        str, typer.Argument(metavar="TO", help="A new file, or an empty database.", show_default=False)
    ],
) -> None:
    """Copy a plan from a file to a server, or back.

    Every entry is copied as it is, and the copy is proved whole. If anything fails, there is no copy.
    """
    from actionplan.ledger.addresses import display_location
    from actionplan.ledger.backups.copy_plan import copy_plan

    copied = copy_plan(origin, destination)
    said = "1 entry" if copied.entries == 1 else f"{copied.entries:,} entries"
    with telling("The copy is made, and whole."):
        print_lines(
            f"Copied {said} from {display_location(origin)} to {display_location(destination)}.",
            f"The copy is whole, ending in {copied.head}.",
        )
    say("To use the copy: --db, or ACTIONPLAN_DB. The original is still there: make sure that nobody keeps using it.")
