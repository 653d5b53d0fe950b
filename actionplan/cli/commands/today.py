"""``today``: what needs the manager now."""

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Json
from actionplan.cli.output import width, write

commands = typer.Typer()


@commands.command(cls=PlainCommand)
def today(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show what needs you now: what is next, late, to chase, due.

    What changed is shown since the tracker's Today was last left; without that, of the last week.
    """
    from actionplan.papers.documents import today as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.today import today_json
    from actionplan.services.last_look import last_look
    from actionplan.services.plan_file import all_findings
    from actionplan.services.today import read_today

    with reading(ctx, db, as_at) as plan:
        now = plan.as_at is None
        gaps = all_findings(plan.view, plan.session.location if now else None)
        looked = last_look(plan.session.location) if now else None
        found = read_today(plan.ledger, plan.view, gaps, looked, plan.as_at)
    write(today_json(found) if json else to_text(document.today(found), width()))
