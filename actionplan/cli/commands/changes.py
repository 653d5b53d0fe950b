"""``changes`` and ``movement``: the plan at two moments, compared."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, invocation, reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Db, Json
from actionplan.cli.output import width, write
from actionplan.domain.errors import BadInput

if TYPE_CHECKING:
    from actionplan.domain.moment import Moment

commands = typer.Typer()

Since = Annotated[
    str,
    typer.Option(
        "--since", metavar="DATE|MEETING", help="The end of a day, or the papers of a meeting.", show_default=False
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE|MEETING", help="Where to stop, if not now.", show_default=False)
]


class By(StrEnum):
    """What movement can be broken down by."""

    AGENCY = "agency"


@commands.command(cls=PlainCommand, epilog='For example: actionplan changes --since "last executive"')
def changes(ctx: typer.Context, *, since: Since, until: Until = None, json: Json = False, db: Db = None) -> None:
    """Say in words what changed, by recommendation.

    Nothing is left out: what was entered and undone is named too, without its text.
    """
    from actionplan.papers.documents import changes as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.changes import changes_json
    from actionplan.services.compare import changes_since

    with reading(ctx, db) as plan:
        # Scripts find a meeting by its id in JSON, as in every other document.
        titles = str if json else None
        report = changes_since(plan.ledger, plan.ledger.moment(since), _end(ctx, plan, until), meeting_title=titles)
    write(changes_json(report) if json else to_text(document.changes(report), width()))


@commands.command(cls=PlainCommand, epilog="For example: actionplan movement --since 2027-03-11 --by agency")
def movement(
    ctx: typer.Context,
    *,
    since: Since,
    until: Until = None,
    by: Annotated[
        By | None, typer.Option("--by", metavar="agency", help="One line per agency, not only the whole plan's.")
    ] = None,
    actions: Annotated[bool, typer.Option("--actions", help="Count actions, not recommendations.")] = False,
    json: Json = False,
    db: Db = None,
) -> None:
    """Count what came and went between two dates or meetings.

    Opening + new + reopened + moved in - signed off - not taken forward - with others - moved out = closing.
    """
    from dataclasses import replace

    from actionplan.domain.vocabulary import Kind
    from actionplan.papers.documents import movement as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.movement import movement_json
    from actionplan.services.compare import movement_since

    with reading(ctx, db) as plan:
        kind = Kind.ACTION if actions else Kind.RECOMMENDATION
        report = movement_since(plan.ledger, plan.ledger.moment(since), _end(ctx, plan, until), kind)
    if json:
        write(movement_json(report))
        return
    write(to_text(document.movement(report if by else replace(report, lines=report.lines[-1:])), width()))


def _end(ctx: typer.Context, plan: OpenPlan, until: str | None) -> "Moment | None":
    if invocation(ctx).as_at is not None and until is not None:
        raise BadInput("--as-at and --until both say where to stop: leave one out.")
    return plan.as_at if until is None else plan.ledger.moment(until)
