"""``pause`` and ``resume``: pauses that a meeting agreed to."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AtMeeting, By, Db, Reason, RecordedLate, Refs
from actionplan.cli.receipts import print_receipt

commands = typer.Typer()


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan pause R4 --until "end of June" --reason "Trial" --meeting "last executive"',
)
def pause(
    ctx: typer.Context,
    refs: Refs,
    *,
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="When to look at it again.", show_default=False)
    ],
    reason: Reason,
    meeting: AtMeeting,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting agreed to a pause; deadlines stay."""
    from actionplan.domain.subjects.pauses import PauseItems

    with writing(ctx, db, by) as plan:
        full, at = plan.refs(refs), plan.meeting(meeting)
        command = PauseItems(refs=full, until=plan.day(until, remarks=True), reason=reason, meeting=at.id)
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), "there was nothing to pause")


@commands.command(cls=PlainCommand)
def resume(ctx: typer.Context, refs: Refs, *, db: Db = None, by: By = None) -> None:
    """End a pause."""
    from actionplan.domain.subjects.pauses import ResumeItems

    with writing(ctx, db, by) as plan:
        print_receipt(plan, plan.record(ResumeItems(refs=plan.refs(refs))), "there was nothing to resume")
