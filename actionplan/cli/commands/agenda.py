"""``agenda``: what a meeting is asked."""

from typing import Annotated

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Json
from actionplan.cli.output import width, write
from actionplan.domain.errors import BadInput

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog='For example: actionplan agenda "next executive"')
def agenda(
    ctx: typer.Context,
    meeting: Annotated[
        str | None,
        typer.Argument(metavar="MEETING", help="If not the next one, else the last.", show_default=False),
    ] = None,
    *,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List what a meeting is asked to decide, in order.

    Each with its resolution and the command that records the answer. Once its papers are issued, that is what they
    ask: what is answered is marked, and so is what has come since.
    """
    from actionplan.domain.meetings.sittings import usual_sitting
    from actionplan.papers.documents import agenda as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.agenda import agenda_json
    from actionplan.services.agendas import read_agenda

    with reading(ctx, db, as_at) as plan:
        view = plan.view
        snapshot = view.snapshot
        chosen = plan.meeting(meeting) if meeting is not None else None
        found = chosen or usual_sitting(snapshot.meetings, snapshot.reviews, view.as_at)
        if found is None:
            raise BadInput(f"No sitting is on record. To add one: actionplan meeting add BODY DATE{plan.db_option}")
        asked = read_agenda(plan.ledger, snapshot, found)
    write(agenda_json(asked, view) if json else to_text(document.agenda(asked, view), width()))
