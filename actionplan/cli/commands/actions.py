"""``action``: adds actions under a recommendation, and edits them."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Ref
from actionplan.cli.receipts import print_receipt

commands = typer.Typer(
    help="Add actions under a recommendation, and edit them.", no_args_is_help=True, rich_markup_mode=None
)

Title = Annotated[str, typer.Argument(metavar="TITLE", help="What somebody will do.", show_default=False)]


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan action add R2 "Audit ten records" --for police,health'
)
def add(
    ctx: typer.Context,
    ref: Ref,
    title: Title,
    *,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="A,B,...", help="Who will do it: one action for each agency.")
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="The lead officer's role in each agency.")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="The proposed deadline.")] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Add an action, or one for each of several agencies."""
    from actionplan.domain.subjects.actions import AddActions

    with writing(ctx, db, by) as plan:
        command = AddActions(
            refs=(plan.ref(ref),),
            title=title,
            agencies=tuple(plan.agency(each).id for each in (for_ or "").split(",") if each.strip()),
            role=role,
            due_on=None if due is None else plan.day(due, remarks=True),
        )
        print_receipt(plan, plan.record(command), "nothing was added")


@commands.command(cls=PlainCommand)
def edit(ctx: typer.Context, ref: Ref, title: Title, *, db: Db = None, by: By = None) -> None:
    """Give an action another title."""
    from actionplan.domain.subjects.actions import RetitleAction

    with writing(ctx, db, by) as plan:
        full = plan.ref(ref)
        print_receipt(plan, plan.record(RetitleAction(refs=(full,), title=title)), f"{full} has that title already")
