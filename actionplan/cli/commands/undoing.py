"""Taking back: ``undo`` a whole step, ``redact`` a text for good."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Reason, whole_number
from actionplan.cli.output import ask, put_lines, say
from actionplan.cli.receipts import entry_line, say_step
from actionplan.domain.errors import ExitCode, Refused

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
    from actionplan.domain.commands import Undo

    with writing(ctx, db, by) as plan:
        chosen = plan.ledger.last_undoable_step() if step is None else whole_number(step, "A step")
        if chosen is None:
            raise Refused("There is nothing to undo: this plan has only begun.")
        receipt = plan.record(Undo(step=chosen))
        view = plan.ledger.view()
        undone = [line.entry for line in plan.ledger.step_history(chosen)]
        put_lines(
            f"Undone: step {chosen}, by {undone[0].by}.",
            *(entry_line(entry, view.snapshot.agency_name) for entry in undone[:_MOST_SHOWN]),
        )
        if len(undone) > _MOST_SHOWN:
            put_lines(f"… and {len(undone) - _MOST_SHOWN} more.")
        say_step(plan, receipt)


@commands.command(cls=PlainCommand, epilog="The entry's number stands in: actionplan history REF")
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
    from actionplan.domain.commands import Redact

    number = whole_number(entry, "An entry")
    with writing(ctx, db, by) as plan:
        # Asked only where somebody sits at a terminal: this is the one command that nothing takes back.
        if not yes and ask(f"Remove the text of entry {number} for good? It cannot be undone.") is False:
            put_lines("Nothing was removed.")
            raise typer.Exit(ExitCode.ANSWER_IS_NO)
        plan.record(Redact(entry=number, reason=reason))
        put_lines(f"The text of entry {number} was removed for good.")
        if "://" in plan.session.location:
            say("The server's files hold it until their owner runs VACUUM FULL entry_text: see docs/shared-plan.md.")
        say("Copies made before, by actionplan backup or kept by actionplan restore, still hold it: delete them.")
