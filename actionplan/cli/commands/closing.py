"""``supersede``: items closed because something else replaces them."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AtMeeting, By, Db, Reason, RecordedLate, Refs
from actionplan.cli.receipts import print_receipt

commands = typer.Typer()


@commands.command(cls=PlainCommand)
def supersede(
    ctx: typer.Context,
    refs: Refs,
    *,
    reason: Reason,
    meeting: AtMeeting,
    recorded_late: RecordedLate = False,
    by_item: Annotated[
        str | None, typer.Option("--by-item", metavar="REF", help="The item that replaces them.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that something else replaces the items."""
    from actionplan.domain.subjects.closing import Supersede

    with writing(ctx, db, by) as plan:
        command = Supersede(
            refs=plan.refs(refs),
            reason=reason,
            meeting=plan.meeting(meeting).id,
            by_item=None if by_item is None else plan.ref(by_item),
        )
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), "there was nothing to supersede")
