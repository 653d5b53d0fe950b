"""``history``: the ledger in words."""

from typing import Annotated

import typer

from actionplan.cli.context import OpenPlan, reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Json
from actionplan.cli.output import width, write

commands = typer.Typer()


@commands.command(cls=PlainCommand)
def history(
    ctx: typer.Context,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="One item with its actions, or a whole review.", show_default=False),
    ] = None,
    *,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Show who wrote what and when, oldest first."""
    from actionplan.domain.reports.time_passed import time_about
    from actionplan.papers.documents import history as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.history import history_json

    with reading(ctx, db, as_at) as plan:
        view = plan.view
        refs = None if ref is None else _refs_under(plan, ref)
        lines = plan.ledger.history(view.snapshot.head, refs)
    if json:
        write(history_json(lines, view))
        return
    row = view.snapshot.row(refs[0]) if refs else None
    time = () if row is None else time_about(row, view, lines)
    write(to_text(document.history(lines, view, time), width()))


def _refs_under(plan: OpenPlan, typed: str) -> list[str]:
    """The refs of an item and its actions; or, where a review's own ref was typed, of the review and all its items."""
    view = plan.view
    for review in view.snapshot.reviews:
        if review.ref.casefold() == typed.strip().casefold():
            return [review.ref, *(row.ref for row in view.rows if row.item.review == review.ref)]
    item = plan.ref(typed)
    return [item, *(action.ref for action in view.snapshot.actions_of(item))]
