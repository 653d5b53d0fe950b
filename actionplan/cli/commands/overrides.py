"""``override``: a colour that a meeting decided."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AtMeeting, By, Db, Reason, RecordedLate, Ref
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Colour

commands = typer.Typer()

_COLOURS = {"amber": Colour.AMBER, "green": Colour.GREEN}


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan override R4 amber --reason "The court has the file" --meeting "last executive" '
    '--agreed-by "Partnership chair"',
)
def override(
    ctx: typer.Context,
    ref: Ref,
    rating: Annotated[
        str, typer.Argument(metavar="amber|green", help="What to show in place of the rule's.", show_default=False)
    ],
    *,
    reason: Reason,
    meeting: AtMeeting,
    agreed_by: Annotated[
        # Optional for Typer, whose refusal would not say that a person is meant.
        str | None,
        typer.Option("--agreed-by", metavar='"NAME, ROLE"', help="Who agreed it for the meeting.  [required]"),
    ] = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Show a colour that a meeting decided, not the rule's.

    It ends after the day of that body's next sitting, or as soon as another rule would give a worse colour.
    """
    from actionplan.domain.subjects.overrides import OverrideRating

    colour = _COLOURS.get(rating.strip().lower())
    if colour is None:
        raise BadInput(f"A meeting can show amber or green in place of the rule's colour, not {quoted(rating)}.")
    if agreed_by is None:
        raise BadInput("Another colour needs who agreed it for the meeting: add --agreed-by with a name and a role.")
    with writing(ctx, db, by) as plan:
        full = plan.ref(ref)
        at = plan.meeting(meeting).id
        command = OverrideRating(refs=(full,), colour=colour, reason=reason, meeting=at, agreed_by=agreed_by)
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), f"{full} is shown so already")
