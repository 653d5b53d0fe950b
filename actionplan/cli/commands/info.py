"""``info``: where the plan and its settings are, their versions and sizes."""

import sys
from pathlib import Path
from typing import Any

import typer

from actionplan import __version__
from actionplan.cli.context import session_from
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Db, Json
from actionplan.cli.output import print_columns, print_json, print_lines

commands = typer.Typer()


@commands.command(cls=PlainCommand)
def info(ctx: typer.Context, *, db: Db = None, json: Json = False) -> None:
    """Show where everything is: plan, settings, version, sizes."""
    from actionplan.services.plan_file import ON_SERVER

    facts = _facts(ctx, db)
    if json:
        print_json(facts)
        return
    advice = facts.pop("advice")
    shown = {name: value for name, value in facts.items() if value is not None or facts["place"] != ON_SERVER}
    print_columns([(name.replace("_", " "), _words(value)) for name, value in shown.items()])
    print_lines(*(["", *advice] if advice else []))


def _words(value: object) -> str:
    match value:
        case None:
            return "not there yet"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case _:
            return str(value)


def _facts(ctx: typer.Context, db: str | None) -> dict[str, Any]:
    from actionplan.ledger.addresses import display_location, sqlite_path
    from actionplan.ledger.ledger import Ledger, exists
    from actionplan.services.plan_file import file_facts
    from actionplan.services.session import settings_path

    session = session_from(ctx, db)
    path = sqlite_path(session.location)
    settings = settings_path()
    facts: dict[str, Any] = {
        "version": __version__,
        "python": sys.version.split()[0],
        "plan": display_location(session.location),
        "settings": str(settings),
        "settings_in_use": settings.is_file(),
        "written_by": session.by,
        "today": session.clock.today().isoformat(),
    }
    # Looking must not make the default plan.
    if not exists(session.location):
        return facts | {"bytes": None, "entries": None, "recommendations": None} | file_facts(session.location)
    ledger = Ledger.open(session.location, session.clock)
    try:
        last = ledger.last_number()
        totals = ledger.view().snapshot.totals() if last else None
    finally:
        ledger.close()
    return (
        facts
        | {
            "bytes": None if path is None else sum(part.stat().st_size for part in _files(path)),
            "entries": last,
            "recommendations": None if totals is None else totals.published,
        }
        | file_facts(session.location)
    )


def _files(path: Path) -> list[Path]:
    """The plan's file, and the files that SQLite keeps next to it."""
    return [part for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if part.exists()]
