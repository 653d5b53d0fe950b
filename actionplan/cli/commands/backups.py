"""``backup`` and ``restore``: copies of the plan, proved whole."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from actionplan.cli.context import invocation, session_from
from actionplan.cli.help import PlainCommand
from actionplan.cli.input import confirm
from actionplan.cli.options import Db, Json
from actionplan.cli.output import print_json, say
from actionplan.cli.receipts import telling
from actionplan.domain.errors import BadInput, ExitCode

if TYPE_CHECKING:
    from actionplan.ledger.backups.comparison import CopyComparison
    from actionplan.ledger.backups.restore import PreparedRestore

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan backup plan-copy.db")
def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.", show_default=False)],
    *,
    db: Db = None,
    json: Json = False,
) -> None:
    """Copy the plan to a new file, and prove the copy whole.

    Others may keep writing meanwhile. On each day that the plan is written to, a backup is made automatically: "info"
    says where.
    """
    from actionplan.ledger.addresses import sqlite_path
    from actionplan.ledger.backups.backup import back_up
    from actionplan.ledger.ledger import Ledger

    _refuse_as_at(ctx)
    session = session_from(ctx, db)
    if sqlite_path(session.location) is not None:
        Ledger.open(session.location, session.clock).close()  # refuses a damaged plan, and migrates an old one
    made = back_up(session.location, file)
    say(f"Backed up to {made.path}, and proved whole: {_entries(made.entries)}, ending in {made.head}.")
    if json:
        with telling("The backup is made."):
            print_json(
                {"backup": str(made.path.resolve()), "entries": made.entries, "head": made.head, "bytes": made.size}
            )


@commands.command(cls=PlainCommand, epilog="The plan that it replaces is kept next to it; its name is printed.")
def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup of the plan.", show_default=False)],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    db: Db = None,
    json: Json = False,
) -> None:
    """Replace the plan with a backup, once it is proved whole.

    What the plan loses is shown first; at a terminal, you are asked.
    """
    from actionplan.ledger.addresses import sqlite_path
    from actionplan.ledger.backups.restore import prepare_restore, replace_plan

    _refuse_as_at(ctx)
    session = session_from(ctx, db)
    path = sqlite_path(session.location)
    if path is None:
        raise BadInput("A shared plan is restored on its server, with pg_restore: docs/shared-plan.md says how.")
    with prepare_restore(file, path) as prepared:
        for line in _consequences(prepared):
            say(line)
        answer = yes or confirm(f"Replace {path} with the backup?")
        if answer is None:
            raise BadInput("Nothing was restored: there is no terminal to ask at. Add --yes to restore without asking.")
        if not answer:
            say("Nothing was restored.")
            raise typer.Exit(ExitCode.ANSWER_IS_NO)
        kept = replace_plan(prepared, session.clock.today())
    say(f"Restored: {path} holds {_entries(prepared.head.entries)}, ending in {prepared.head.hash}.")
    if kept is not None:
        say(f"The plan that it replaced is kept as {kept}.")
    if json:
        with telling("The plan is restored."):
            print_json(_report(prepared, path, kept))


def _refuse_as_at(ctx: typer.Context) -> None:
    if invocation(ctx).as_at is not None:
        raise BadInput("--as-at shows the plan as it was on a day; a backup holds it whole. Leave --as-at out.")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _consequences(prepared: "PreparedRestore") -> list[str]:
    """What the backup holds, and what the plan loses."""
    whole = f"The backup is whole: {_entries_until(prepared.head.entries, prepared.last_on)}."
    if prepared.comparison is not None:
        return [whole, *_difference(prepared.comparison)]
    if prepared.unreadable:
        return [
            whole,
            f"The file at {prepared.plan} cannot be read: what the backup lacks of it is unknown.",
        ]
    return [whole, f"There is no plan at {prepared.plan}: the backup becomes the plan."]


def _entries_until(count: int, day: date | None) -> str:
    """How many entries, and when the last of them was made."""
    from actionplan.domain.dates import long_day

    made = "made" if count == 1 else "the last one made"
    return _entries(count) if day is None else f"{_entries(count)}, {made} on {long_day(day)}"


def _difference(comparison: "CopyComparison") -> list[str]:
    lacking = _entries_until(comparison.missing, comparison.missing_until)
    common = f"the first {_entries(comparison.common)}" if comparison.common > 1 else "the first entry"
    if comparison.common == 0:
        said = f"The backup is of another plan, and has none of this one's {lacking}."
    elif comparison.missing == 0 and comparison.added == 0:
        said = "The plan ends with the same entry."
    elif comparison.added == 0:
        said = f"The backup is an earlier state of this plan, and lacks what came after it: {lacking}."
    elif comparison.missing == 0:
        said = f"The backup continues where the plan ends, with {_entries(comparison.added)} more."
    else:
        said = (
            f"The backup is not an earlier state of this plan: they have {common} in common. It lacks "
            f"{lacking}; and it holds {_entries(comparison.added)} that the plan never had."
        )
    if not comparison.missing_redactions:
        return [said]
    back = _removals(comparison.missing_redactions)
    return [said, f"Take care: text that was removed for good since then comes back ({back})."]


def _removals(count: int) -> str:
    return "1 removal" if count == 1 else f"{count:,} removals"


def _report(prepared: "PreparedRestore", path: Path, kept: Path | None) -> dict[str, Any]:
    comparison = prepared.comparison
    return {
        "plan": str(path.resolve()),
        "entries": prepared.head.entries,
        "head": prepared.head.hash,
        "kept_as": None if kept is None else str(kept.resolve()),
        "earlier_state": None if comparison is None else comparison.common > 0 and comparison.added == 0,
        "entries_gone": None if comparison is None else comparison.missing,
        "last_day_gone": None if comparison is None else comparison.missing_until,
        "removals_undone": None if comparison is None else comparison.missing_redactions,
    }
