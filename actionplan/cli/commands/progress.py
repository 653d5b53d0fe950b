"""``update`` and ``note``: what people said about an item."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import read_stdin
from actionplan.cli.options import By, Db, OnDay, Ref, Restricted
from actionplan.cli.receipts import print_receipt
from actionplan.domain.vocabulary import Declared, Via

commands = typer.Typer()

_LONGEST_INPUT = 1_000_000
"""In bytes, of a text from standard input; the plan's own rules limit its characters."""

Text = Annotated[
    str, typer.Argument(metavar="TEXT", help="In quotes; a single dash, -, reads standard input.", show_default=False)
]
From = Annotated[str | None, typer.Option("--from", metavar='"NAME, ROLE"', help="Whose words they are.")]
How = Annotated[Via | None, typer.Option("--via", help="How it reached you.", case_sensitive=False)]


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan update R4 "Procedure drafted" --from "Detective Superintendent" --via phone',
)
def update(
    ctx: typer.Context,
    ref: Ref,
    text: Text,
    *,
    from_: From = None,
    via: How = None,
    declare: Annotated[
        Declared | None, typer.Option("--declare", help="The lead's own rating.", case_sensitive=False)
    ] = None,
    on: OnDay = None,
    restricted: Restricted = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record a progress update; the first one starts the item."""
    from actionplan.domain.subjects.progress import RecordUpdate

    with writing(ctx, db, by) as plan:
        command = RecordUpdate(
            refs=(plan.ref(ref),),
            words=_text(text),
            on=plan.day_or_today(on),
            sender=from_,
            via=via,
            declared=declare,
            restricted=restricted,
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand, epilog='For example: actionplan note R4 "Rang the lead, no answer"')
def note(
    ctx: typer.Context,
    ref: Ref,
    text: Text,
    *,
    from_: From = None,
    via: How = None,
    on: OnDay = None,
    restricted: Restricted = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record a contact that brought no progress.

    It does not start the item, and does not count as an update.
    """
    from actionplan.domain.subjects.progress import RecordNote

    with writing(ctx, db, by) as plan:
        command = RecordNote(
            refs=(plan.ref(ref),),
            words=_text(text),
            on=plan.day_or_today(on),
            sender=from_,
            via=via,
            restricted=restricted,
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")


def _text(typed: str) -> str:
    """The text of an argument; of a single dash, that of standard input."""
    return read_stdin(_LONGEST_INPUT) if typed == "-" else typed
