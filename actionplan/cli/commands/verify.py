"""``verify``: proves that the record is whole, and rebuilds what is derived from it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Db, Json
from actionplan.cli.output import print_json, print_lines, say
from actionplan.cli.progress_line import progress_line
from actionplan.domain.errors import ExitCode
from actionplan.services.reading import read_file

if TYPE_CHECKING:
    from actionplan.ledger.verify.verification import Verification

commands = typer.Typer()

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
        against_papers = _against(plan, manifest)
        problems = [*found.problems, *against_papers]
    if json:
        remarks = {"remarks": list(found.remarks)} if found.remarks else {}
        print_json({"ok": not problems, "entries": found.entries, "head": found.head, "problems": problems, **remarks})
    else:
        from actionplan.services.proof import verified_lines

        print_lines(*verified_lines(found, plan.ledger.location, against_papers))
        if manifest is not None and not problems:
            print_lines("It leads to the papers that the manifest names, and they are as they were issued.")
    if problems:
        raise typer.Exit(ExitCode.ANSWER_IS_NO)


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
    from actionplan.services.proof import verify_against

    return [] if manifest is None else verify_against(plan.ledger, manifest)
