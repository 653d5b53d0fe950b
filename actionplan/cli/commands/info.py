"""``info``: where the plan and its settings are, their versions and sizes."""

import typer

from actionplan.cli.context import session_from
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Db, Json
from actionplan.cli.output import print_columns, print_json, print_lines

commands = typer.Typer()


@commands.command(cls=PlainCommand)
def info(ctx: typer.Context, *, db: Db = None, json: Json = False) -> None:
    """Show where everything is: plan, settings, version, sizes."""
    from actionplan.services.plan_info import facts_in_words, plan_info
    from actionplan.services.settings import read_settings
    from actionplan.tui.chosen import chosen_in

    session = session_from(ctx, db)
    facts = plan_info(session.location, session.clock, session.by)
    facts["advice"] = [*facts["advice"], *chosen_in(read_settings()).problems]
    if json:
        print_json(facts)
        return
    print_columns(facts_in_words(facts))
    print_lines(*(["", *facts["advice"]] if facts["advice"] else []))
