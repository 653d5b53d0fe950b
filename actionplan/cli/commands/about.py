"""The program and its plan as a whole: making one, where things are, whether the record is whole, completions."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from actionplan import __version__
from actionplan.cli.context import Plan, reading, session_from
from actionplan.cli.help import PlainCommand
from actionplan.cli.input_file import bytes_of
from actionplan.cli.json_out import put_json
from actionplan.cli.options import COMPLETION_ASKED, By, Db, Json
from actionplan.cli.output import put, put_columns, put_lines, say
from actionplan.cli.plan_file import ON_SERVER, file_facts
from actionplan.cli.progress_line import how_far
from actionplan.domain.errors import ExitCode

if TYPE_CHECKING:
    from actionplan.ledger.verify.verification import Verification

commands = typer.Typer()

_NOT_WHOLE = "The record is NOT whole. {recovery_advice}"
_ONLY_DERIVED = (
    "The record is NOT whole, but its ledger is: nothing that was entered is lost. Make anew what is derived from it: "
    "actionplan verify --rebuild"
)

_LARGEST_MANIFEST = 1_000_000
"""In bytes; the manifest of a pack names some twenty files."""


class Shell(StrEnum):
    """The shells that can complete our commands."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


@commands.command(cls=PlainCommand)
def init(
    ctx: typer.Context,
    *,
    empty: Annotated[bool, typer.Option("--empty", help="Without the Child Sam recommendations.")] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Make a new plan, with the Child Sam recommendations in it."""
    from actionplan.ledger.addresses import display_location
    from actionplan.services.session import start_plan

    session = session_from(ctx, db, by)
    ledger = start_plan(session, seeded=not empty)
    try:
        count = len(ledger.view().rows)
    finally:
        ledger.close()
    put_lines(f"A new plan with {count or 'no'} recommendations: {display_location(session.location)}")


@commands.command(cls=PlainCommand)
def info(ctx: typer.Context, *, db: Db = None, json: Json = False) -> None:
    """Say where everything is: plan, settings, version, sizes."""
    facts = _facts(ctx, db)
    if json:
        put_json(facts)
        return
    advice = facts.pop("advice")
    shown = {name: value for name, value in facts.items() if value is not None or facts["place"] != ON_SERVER}
    put_columns([(name.replace("_", " "), _said(value)) for name, value in shown.items()])
    put_lines(*(["", *advice] if advice else []))


def _said(value: object) -> str:
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
    # Only looking: a plan that is not there is not made now.
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
    """The plan's file, and SQLite's own beside it."""
    return [part for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if part.exists()]


@commands.command(cls=PlainCommand)
def verify(
    ctx: typer.Context,
    *,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="MANIFEST", help="Issued papers' manifest.json: nothing before them was changed."
        ),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Where the ledger is whole, make anew what is derived from it.")
    ] = False,
    db: Db = None,
    json: Json = False,
) -> None:
    """Prove that no entry was changed or cut out after its writing.

    The exit code is 1 where one was.
    """
    manifest = None if against is None else bytes_of(against, _LARGEST_MANIFEST)
    with reading(ctx, db) as plan:
        with how_far("Proving", shown=not json) as progress:
            found = plan.ledger.verify(progress)
        if rebuild:
            found = _rebuilt(plan, found)
        problems = [*found.problems, *_against(plan, manifest)]
    if json:
        put_json({"ok": not problems, "entries": found.entries, "head": found.head, "problems": problems})
    elif problems:
        lost = len(problems) > len(found.problems) or not found.ledger_is_whole
        put_lines(_not_whole(plan) if lost else _ONLY_DERIVED, *problems)
    else:
        put_lines(f"The record is whole: {found.entries} entries, ending in {found.head}.", *found.redactions)
        if manifest is not None:
            put_lines("It leads to the papers that the manifest names, and they are as they were issued.")
    if problems:
        raise typer.Exit(ExitCode.ANSWER_IS_NO)


def _not_whole(plan: Plan) -> str:
    from actionplan.ledger.addresses import sqlite_path
    from actionplan.ledger.verify.rebuild import recovery_advice

    return _NOT_WHOLE.format(recovery_advice=recovery_advice(on_server=sqlite_path(plan.ledger.location) is None))


def _rebuilt(plan: Plan, found: "Verification") -> "Verification":
    if found.ok:
        say("Nothing had to be made anew.")
    elif found.ledger_is_whole:
        found = plan.ledger.rebuild()
        say(f"State, indexes and triggers were made anew from {found.entries} entries.")
    else:
        say("Nothing was made anew, because the ledger itself is damaged.")
    return found


def _against(plan: Plan, manifest: bytes | None) -> list[str]:
    from actionplan.services.issue import verify_against

    return [] if manifest is None else verify_against(plan.ledger, manifest)


@commands.command(cls=PlainCommand, epilog='For bash: eval "$(actionplan completions bash)", in your .bashrc.')
def completions(
    shell: Annotated[
        Shell | None,
        typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell, if not yours.", show_default=False),
    ] = None,
) -> None:
    """Print the script by which your shell completes commands."""
    # Not among Typer's public names; the public way, an option of the program itself, would stand in every --help.
    from typer._completion_shared import get_completion_script

    chosen = shell or _own_shell()
    # Bandit takes the name of the shell for a wish to run something in one.
    script = get_completion_script(prog_name="actionplan", complete_var=COMPLETION_ASKED, shell=chosen)  # nosec B604
    put(f"{script}\n")


def _own_shell() -> Shell:
    name = Path(os.environ.get("SHELL", "")).name
    if name in list(Shell):
        return Shell(name)
    return Shell.POWERSHELL if os.name == "nt" else Shell.BASH
