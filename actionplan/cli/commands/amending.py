"""``amend``: puts the words of an entry right."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Reason, text_of, whole_number
from actionplan.cli.output import say
from actionplan.cli.receipts import print_receipt

commands = typer.Typer()


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan amend 57 "Procedure agreed on 3 March" --reason "the day was wrong". '
    "To find the entry's number: actionplan history [REF]",
)
def amend(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The number of the entry.", show_default=False)],
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]", help="The right words, in quotes; a single dash, -, reads them.", show_default=False
        ),
    ] = None,
    *,
    reason: Reason,
    from_: Annotated[str | None, typer.Option("--from", metavar='"NAME, ROLE"', help="Whose words they are.")] = None,
    answer: Annotated[str | None, typer.Option("--answer", metavar="TEXT", help="The answer to a challenge.")] = None,
    held_at: Annotated[str | None, typer.Option("--held-at", metavar="WHERE", help="Where evidence is held.")] = None,
    period: Annotated[str | None, typer.Option("--period", help="The time that a reading is about.")] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Put the words of an entry right; the old ones are kept.

    For an update, a note, evidence, a reading, a scrutineer's view, what was done by a completion or a follow-up, a
    challenge and the words for a meeting's papers; and, while the meeting is open, what an impact review found, what
    the meeting decided in words and the follow-ups that it set. Nothing but the words changes: no rating, no date, no
    count.
    """
    from actionplan.domain.subjects.amending import Amend

    with writing(ctx, db, by) as plan:
        command = Amend(
            entry=whole_number(entry, "An entry"),
            words=None if text is None else text_of(text),
            sender=from_,
            answer=answer,
            held_at=held_at,
            period=period,
            reason=reason,
        )
        receipt = plan.record(command)
        print_receipt(plan, receipt, "it says so already")
        if receipt.step is not None:
            removal = f"actionplan redact {entry.strip()} --reason TEXT"
            say(f"The old words stay on record. To remove every wording for good: {removal}{plan.db_option}")
