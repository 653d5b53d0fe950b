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
    from actionplan.services.plan_file import ON_SERVER
    from actionplan.services.plan_info import info_words, plan_info
    from actionplan.services.settings import read_settings
    from actionplan.tui.chosen import chosen_in

    session = session_from(ctx, db)
    facts = plan_info(session.location, session.clock, session.by)
    facts["advice"] = [*facts["advice"], *chosen_in(read_settings()).problems]
    if json:
        print_json(facts)
        return
    advice = facts.pop("advice")
    shown = {name: value for name, value in facts.items() if value is not None or facts["place"] != ON_SERVER}
    print_columns([(name.replace("_", " "), info_words(value)) for name, value in shown.items()])
    print_lines(*(["", *advice] if advice else []))
