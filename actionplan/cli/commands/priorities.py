"""``priority``: how soon the partnership wants an item done."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, choice_of, refs_and_last_word
from actionplan.cli.receipts import print_receipt

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan priority R4 R5 high")
def priority(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="REF... PRIORITY", help="The items, then high, medium, low or none.")
    ],
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Give items a priority: high, medium, low, or none."""
    from actionplan.domain.subjects.priorities import SetPriority
    from actionplan.domain.vocabulary import Priority

    refs, name = refs_and_last_word(words, "the priority")
    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        receipt = plan.record(SetPriority(refs=full, priority=choice_of(Priority, name, "A priority")))
        print_receipt(plan, receipt, f"{' and '.join(full)} had that priority already")
