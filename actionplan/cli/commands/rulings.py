"""What else a meeting decides about an item: ``override``, ``pause`` with its ``resume``, ``supersede``."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AtMeeting, By, Db, Reason, Ref, Refs
from actionplan.cli.receipts import tell
from actionplan.domain.errors import BadInput
from actionplan.domain.plaintext import quoted
from actionplan.domain.vocabulary import Colour

commands = typer.Typer()

_SHOWN = {"amber": Colour.AMBER, "green": Colour.GREEN}


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan override R4 amber --reason "The court has the file" --meeting "last executive" '
    '--agreed-by "Independent Chair"',
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
        # Not required by Typer, whose refusal would not say that a person is meant.
        str | None,
        typer.Option("--agreed-by", metavar='"NAME, ROLE"', help="Who agreed it for the meeting.  [required]"),
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Show another colour than the rule's, by a meeting's decision.

    It ends with the day of that body's next sitting, or as soon as another rule would give worse.
    """
    from actionplan.domain.meeting_commands import OverrideRating

    colour = _SHOWN.get(rating.strip().lower())
    if colour is None:
        raise BadInput(f"A meeting can show amber or green in place of the rule's colour, not {quoted(rating)}.")
    if agreed_by is None:
        raise BadInput("Another colour needs who agreed it for the meeting: add --agreed-by with a name and a role.")
    with writing(ctx, db, by) as plan:
        full = plan.ref(ref)
        at = plan.meeting(meeting).id
        command = OverrideRating(refs=(full,), colour=colour, reason=reason, meeting=at, agreed_by=agreed_by)
        tell(plan, plan.record(command), f"{full} is shown so already")


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
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting agreed to a pause; deadlines stay."""
    from actionplan.domain.meeting_commands import Pause

    with writing(ctx, db, by) as plan:
        full, at = plan.refs(refs), plan.meeting(meeting)
        command = Pause(refs=full, until=plan.day(until, remarks=True), reason=reason, meeting=at.id)
        tell(plan, plan.record(command), "there was nothing to pause")


@commands.command(cls=PlainCommand)
def resume(ctx: typer.Context, refs: Refs, *, db: Db = None, by: By = None) -> None:
    """End a pause."""
    from actionplan.domain.meeting_commands import Resume

    with writing(ctx, db, by) as plan:
        tell(plan, plan.record(Resume(refs=plan.refs(refs))), "there was nothing to resume")


@commands.command(cls=PlainCommand)
def supersede(
    ctx: typer.Context,
    refs: Refs,
    *,
    reason: Reason,
    meeting: AtMeeting,
    by_item: Annotated[
        str | None, typer.Option("--by-item", metavar="REF", help="The item that takes their place.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that something else takes the items' place."""
    from actionplan.domain.meeting_commands import Supersede

    with writing(ctx, db, by) as plan:
        command = Supersede(
            refs=plan.refs(refs),
            reason=reason,
            meeting=plan.meeting(meeting).id,
            by_item=None if by_item is None else plan.ref(by_item),
        )
        tell(plan, plan.record(command), "there was nothing to supersede")
