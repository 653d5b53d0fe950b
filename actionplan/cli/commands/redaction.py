"""``redact``: removes the text of one entry for good."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import confirm
from actionplan.cli.options import By, Db, Reason, whole_number
from actionplan.cli.output import print_lines, say
from actionplan.cli.receipts import telling
from actionplan.domain.errors import ExitCode

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="To find the entry's number: actionplan history REF")
def redact(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The number of the entry.", show_default=False)],
    *,
    reason: Reason,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, even on a terminal.")] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Remove the text of one entry for good.

    For a child's name that slipped in. The entry itself stays, with its date and its author.
    """
    from actionplan.domain.subjects.redaction import Redact

    number = whole_number(entry, "An entry")
    with writing(ctx, db, by) as plan:
        # Without a terminal it is done unasked, as scripts expect.
        if not yes and confirm(f"Remove the text of entry {number} for good? It cannot be undone.") is False:
            print_lines("Nothing was removed.")
            raise typer.Exit(ExitCode.ANSWER_IS_NO)
        plan.record(Redact(entry=number, reason=reason))
        with telling("The text is removed."):
            print_lines(f"The text of entry {number} was removed for good.")
        if "://" in plan.session.location:
            say("The server's files hold it until their owner runs VACUUM FULL entry_text: see docs/shared-plan.md.")
        say("Copies made before, by actionplan backup or kept by actionplan restore, still hold it: delete them.")
