"""``redact``: removes the text of one entry for good."""

from collections.abc import Sequence
from typing import Annotated

import typer

from actionplan.cli.context import OpenPlan, writing
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

    For a child's name that slipped in. The entry itself stays, with its date and its author. A text that was amended
    goes in every wording.
    """
    from actionplan.domain.subjects.redaction import Redact, TextRedacted

    number = whole_number(entry, "An entry")
    with writing(ctx, db, by) as plan:
        # Without a terminal it is done unasked, as scripts expect.
        if not yes and confirm(_question(plan, number, reason)) is False:
            print_lines("Nothing was removed.")
            raise typer.Exit(ExitCode.ANSWER_IS_NO)
        receipt = plan.record(Redact(entry=number, reason=reason))
        also = [each for entry in receipt.entries if isinstance(entry.fact, TextRedacted) for each in entry.fact.also]
        with telling("The text is removed."):
            print_lines(f"The text of entry {number} was removed for good.")
            if also:
                print_lines(f"Other wordings of it were removed too: entry {_numbers(also)}.")
        if "://" in plan.session.location:
            say("The server's files hold it until their owner runs VACUUM FULL entry_text: see docs/shared-plan.md.")
        say("Copies made before, by actionplan backup or kept by actionplan restore, still hold it: delete them.")


def _question(plan: OpenPlan, number: int, reason: str) -> str:
    """What is asked before it is done; it names the other wordings that go with it."""
    from actionplan.domain.subjects.redaction import Redact

    target = plan.ledger.context(Redact(entry=number, reason=reason)).redaction_target
    also = "" if target is None or not target.also else f", with its other wordings in entry {_numbers(target.also)}"
    return f"Remove the text of entry {number}{also} for good? It cannot be undone."


def _numbers(entries: Sequence[int]) -> str:
    return ", ".join(map(str, entries))
