"""``alike``: what was recommended before, in other reviews."""

from typing import Annotated

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Json
from actionplan.cli.output import width, write

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan alike TOM-R02")
def alike(
    ctx: typer.Context,
    refs: Annotated[
        list[str] | None, typer.Argument(metavar="[REF]...", help="Recommendations; without, all.", show_default=False)
    ] = None,
    *,
    within: Annotated[bool, typer.Option("--within", help="Compare those of one review with each other too.")] = False,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List recommendations that repeat those of other reviews.

    They are compared by their words. How alike they have to be is policy: likeness_floor, in per cent.
    """
    from actionplan.domain.reports import alike as report
    from actionplan.papers.documents.alike import look_alikes
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.alike import alike_json

    with reading(ctx, db, as_at) as plan:
        view, asked = plan.view, plan.refs(refs) if refs else None
    found = report.alike(view, asked, within=within)
    write(alike_json(found, view) if json else to_text(look_alikes(found, view), width()))
