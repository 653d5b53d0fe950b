"""``raise``: items that need a body or a role above those who do them, and what it answers."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import By, Db, OnDay, OptionalReason, RecordedLate, Refs
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput

commands = typer.Typer()


@commands.command(
    name="raise",
    cls=PlainCommand,
    epilog='For example: actionplan raise R4 --with "Lead Safeguarding Partners" --reason "Late for two sittings"',
)
def raise_(
    ctx: typer.Context,
    refs: Refs,
    *,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="BODY|ROLE", help="With whom it is raised: a body or a role.")
    ] = None,
    reason: OptionalReason = None,
    answered: Annotated[
        str | None, typer.Option("--answered", metavar="TEXT", help="What they answered, in place of raising it.")
    ] = None,
    meeting: Annotated[
        str | None,
        typer.Option("--meeting", metavar="MEETING", help="The meeting that raised it, or at which it was answered."),
    ] = None,
    on: OnDay = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Raise items with a body or a role, or record its answer.

    What is raised stands on that body's agenda until it is answered, at a meeting or by a letter.
    """
    from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer

    if answered is not None and (with_ is not None or (reason is not None and not recorded_late)):
        raise BadInput("--answered records an answer: leave --with and --reason out.")
    if answered is not None and on is not None and meeting is not None:
        raise BadInput("An answer at a meeting has the meeting's day: leave --on out.")
    if answered is None and on is not None:
        raise BadInput("--on is the day of an answer: leave it out.")
    if answered is None and (with_ is None or reason is None):
        raise BadInput("Say with whom it is raised, and why. Use: --with and --reason")
    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        decided_at = None if meeting is None else plan.meeting(meeting).id
        if answered is not None:
            answer = RecordRaiseAnswer(refs=full, answer=answered, on=plan.day_or_today(on), meeting=decided_at)
            receipt = plan.record(as_recorded(answer, late=recorded_late, reason=reason))
        else:
            command = RaiseItems(refs=full, raised_with=with_ or "", reason=reason or "", meeting=decided_at)
            receipt = plan.record(as_recorded(command, late=recorded_late))
        print_receipt(plan, receipt, "it is raised with them already, for that reason")
