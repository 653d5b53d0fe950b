"""``plan`` and ``theme``: what will be done about an item, and the heading that it goes under."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import TEXT_OR_EMPTY, PlainCommand
from actionplan.cli.options import By, Db, Ref, refs_and_last_word
from actionplan.cli.receipts import print_receipt

commands = typer.Typer()


@commands.command(
    cls=PlainCommand, name="plan", epilog='For example: actionplan plan R4 --will-do "Rewrite the procedure"'
)
def plan_(
    ctx: typer.Context,
    ref: Ref,
    *,
    will_do: Annotated[str | None, typer.Option("--will-do", metavar=TEXT_OR_EMPTY, help="What will be done.")] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar=TEXT_OR_EMPTY, help="What it is meant to change.")
    ] = None,
    measure: Annotated[
        str | None, typer.Option("--measure", metavar=TEXT_OR_EMPTY, help="How that will be measured.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Say what will be done, to what end, and how it is measured."""
    from actionplan.domain.subjects.planning import SetPlan

    with writing(ctx, db, by) as plan:
        full = plan.ref(ref)
        command = SetPlan(refs=(full,), will_do=will_do, intended_outcome=outcome, measure=measure)
        print_receipt(plan, plan.record(command), f"the plan of {full} says that already")


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan theme R4 R5 "Police practice". An empty name, "", takes it away.'
)
def theme(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="REF... NAME", help="The items, then the theme.")],
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Put items under one of your own headings."""
    from actionplan.domain.subjects.planning import SetTheme

    refs, name = refs_and_last_word(words, "the theme")
    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        receipt = plan.record(SetTheme(refs=full, theme=name))
        print_receipt(plan, receipt, f"{' and '.join(full)} had that theme already")
