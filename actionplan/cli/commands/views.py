"""``timeline``, ``agencies`` and ``charts``: other views of the plan, in plain text."""

from typing import Annotated

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Filters, Json, whole_number
from actionplan.cli.output import width, write
from actionplan.domain.errors import BadInput

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan timeline agency:police")
def timeline(
    ctx: typer.Context, filters: Filters = None, *, as_at: AsAt = None, json: Json = False, db: Db = None
) -> None:
    """Show adopted and approved dates, slip and meetings by month.

    An item has to match all filters.
    """
    from actionplan.domain.reports import timeline as model
    from actionplan.papers.documents import timeline as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.views import timeline_json

    with reading(ctx, db, as_at) as plan:
        line, view = model.timeline(plan.view, plan.matching_rows(filters)), plan.view
    write(timeline_json(line, view) if json else to_text(document.timeline(line, view), width()))


@commands.command(cls=PlainCommand)
def agencies(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Count what each agency leads, and how it stands."""
    from actionplan.domain.reports.agencies import agency_view
    from actionplan.papers.documents import agencies as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.views import agencies_json

    with reading(ctx, db, as_at) as plan:
        view = plan.view
    counted = agency_view(view)
    write(agencies_json(counted, view.as_at) if json else to_text(document.agencies(counted, view), width()))


@commands.command(cls=PlainCommand, epilog="For example: actionplan charts --months 6")
def charts(
    ctx: typer.Context,
    *,
    months: Annotated[
        str,
        typer.Option("--months", metavar="N", help="How many month ends to show: 12, or 1 to 24.", show_default=False),
    ] = "12",
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Chart ratings, and signed off against due, by month.

    Each month end shows the plan as it was known on that day.
    """
    from actionplan.domain.reports.charts import MOST_MONTHS
    from actionplan.papers.documents import charts as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.views import charts_json
    from actionplan.services.charts import chart_points

    back = whole_number(months, "The number of month ends")
    if not 1 <= back <= MOST_MONTHS:
        raise BadInput(f"--months takes 1 to {MOST_MONTHS}.")
    with reading(ctx, db, as_at) as plan:
        points = chart_points(plan.ledger, plan.view, back)
    write(charts_json(points) if json else to_text(document.charts(points), width()))
