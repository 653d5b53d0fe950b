"""``undo``: reverses one whole step."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, whole_number
from actionplan.cli.output import print_lines
from actionplan.cli.receipts import entry_line, say_step, telling
from actionplan.domain.errors import Refused

commands = typer.Typer()

_MOST_SHOWN = 20


@commands.command(cls=PlainCommand, epilog="An undo is a step too: it can be undone by its own number.")
def undo(
    ctx: typer.Context,
    step: Annotated[
        str | None, typer.Argument(metavar="STEP", help="Its number; without one, the latest.", show_default=False)
    ] = None,
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Reverse one whole step, unless later work builds on it."""
    from actionplan.domain.subjects.undo import Undo

    with writing(ctx, db, by) as plan:
        number = plan.ledger.last_undoable_step() if step is None else whole_number(step, "A step")
        if number is None:
            raise Refused("There is nothing to undo: nothing has been recorded in this plan yet.")
        receipt = plan.record(Undo(step=number))
        with telling("It is undone."):
            view = plan.ledger.view()
            undone = [line.entry for line in plan.ledger.step_history(number)]
            more = [f"… and {len(undone) - _MOST_SHOWN} more."] if len(undone) > _MOST_SHOWN else []
            print_lines(
                f"Undone: step {number}, by {undone[0].by}.",
                *(entry_line(entry, view) for entry in undone[:_MOST_SHOWN]),
                *more,
            )
        say_step(plan, receipt)
