"""``verify``: proves that the record is whole, and rebuilds what is derived from it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import read_file
from actionplan.cli.options import Db, Json
from actionplan.cli.output import print_json, print_lines, say
from actionplan.cli.progress_line import progress_line
from actionplan.domain.errors import ExitCode

if TYPE_CHECKING:
    from actionplan.ledger.verify.verification import Verification

commands = typer.Typer()

_NOT_WHOLE = "The record is NOT whole. {recovery_advice}"
_ONLY_DERIVED = (
    "The record is NOT whole, but its ledger is: nothing that was entered is lost. Rebuild what is derived from it: "
    "actionplan verify --rebuild"
)

_REMARKS = (
    "Remarks: an earlier version allowed what today's rules refuse. The record of it is whole, and stays as it is."
)

_LARGEST_MANIFEST = 1_000_000
"""In bytes; the manifest of a pack names some twenty files."""


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
        bool, typer.Option("--rebuild", help="Where the ledger is whole, rebuild what is derived from it.")
    ] = False,
    db: Db = None,
    json: Json = False,
) -> None:
    """Prove that no entry was changed or removed once written.

    The exit code is 1 where one was.
    """
    manifest = None if against is None else read_file(against, _LARGEST_MANIFEST)
    with reading(ctx, db) as plan:
        with progress_line("Proving", shown=not json) as progress:
            found = plan.ledger.verify(progress)
        if rebuild:
            found = _rebuilt(plan, found)
        problems = [*found.problems, *_against(plan, manifest)]
    if json:
        remarks = {"remarks": list(found.remarks)} if found.remarks else {}
        print_json({"ok": not problems, "entries": found.entries, "head": found.head, "problems": problems, **remarks})
    elif problems:
        lost = len(problems) > len(found.problems) or not found.ledger_is_whole
        print_lines(_not_whole(plan) if lost else _ONLY_DERIVED, *problems)
    else:
        print_lines(f"The record is whole: {found.entries} entries, ending in {found.head}.", *found.redactions)
        if found.remarks:
            print_lines(_REMARKS, *found.remarks)
        if manifest is not None:
            print_lines("It leads to the papers that the manifest names, and they are as they were issued.")
    if problems:
        raise typer.Exit(ExitCode.ANSWER_IS_NO)


def _not_whole(plan: OpenPlan) -> str:
    from actionplan.ledger.addresses import sqlite_path
    from actionplan.ledger.verify.rebuild import recovery_advice

    return _NOT_WHOLE.format(recovery_advice=recovery_advice(on_server=sqlite_path(plan.ledger.location) is None))


def _rebuilt(plan: OpenPlan, found: "Verification") -> "Verification":
    if found.ok:
        say("Nothing had to be rebuilt.")
    elif found.ledger_is_whole:
        found = plan.ledger.rebuild()
        say(f"State, indexes and triggers were rebuilt from {found.entries} entries.")
    else:
        say("Nothing was rebuilt, because the ledger itself is damaged.")
    return found


def _against(plan: OpenPlan, manifest: bytes | None) -> list[str]:
    from actionplan.services.issue import verify_against

    return [] if manifest is None else verify_against(plan.ledger, manifest)
