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
from actionplan.domain.errors import BadInput, ExitCode

if TYPE_CHECKING:
    from actionplan.ledger.backups.compare_copies import Compared
    from actionplan.ledger.backups.restore import Ready

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
        print_json({"backup": str(made.path.resolve()), "entries": made.entries, "head": made.head, "bytes": made.size})


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
    from actionplan.ledger.backups.restore import put_back, ready_to_restore

    _refuse_as_at(ctx)
    session = session_from(ctx, db)
    path = sqlite_path(session.location)
    if path is None:
        raise BadInput("A shared plan is restored on its server, with pg_restore: docs/shared-plan.md says how.")
    with ready_to_restore(file, path) as ready:
        for line in _consequences(ready):
            say(line)
        answer = yes or confirm(f"Replace {path} with the backup?")
        if answer is None:
            raise BadInput("Nothing was restored: there is no terminal to ask at. Add --yes to restore without asking.")
        if not answer:
            say("Nothing was restored.")
            raise typer.Exit(ExitCode.ANSWER_IS_NO)
        kept = put_back(ready, session.clock.today())
    say(f"Restored: {path} holds {_entries(ready.head.entries)}, ending in {ready.head.hash}.")
    if kept is not None:
        say(f"The plan that it replaced is kept as {kept}.")
    if json:
        print_json(_report(ready, path, kept))


def _refuse_as_at(ctx: typer.Context) -> None:
    if invocation(ctx).as_at is not None:
        raise BadInput("--as-at shows the plan as it was on a day; a backup holds it whole. Leave --as-at out.")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _consequences(ready: "Ready") -> list[str]:
    """What the backup holds, and what the plan loses."""
    whole = f"The backup is whole: {_entries_until(ready.head.entries, ready.last_on)}."
    if ready.compared is not None:
        return [whole, *_difference(ready.compared)]
    if ready.unreadable:
        return [
            whole,
            f"The file at {ready.plan} cannot be read: what the backup lacks of it is unknown.",
        ]
    return [whole, f"There is no plan at {ready.plan}: the backup becomes the plan."]


def _entries_until(count: int, day: date | None) -> str:
    """How many entries, and when the last of them was made."""
    from actionplan.domain.dates import long_day

    made = "made" if count == 1 else "the last one made"
    return _entries(count) if day is None else f"{_entries(count)}, {made} on {long_day(day)}"


def _difference(compared: "Compared") -> list[str]:
    lacking = _entries_until(compared.lacks, compared.lacks_until)
    common = f"the first {_entries(compared.common)}" if compared.common > 1 else "the first entry"
    if compared.common == 0:
        said = f"The backup is of another plan, and has none of this one's {lacking}."
    elif compared.lacks == 0 and compared.adds == 0:
        said = "The plan ends with the same entry."
    elif compared.adds == 0:
        said = f"The backup is an earlier state of this plan, and lacks what came after it: {lacking}."
    elif compared.lacks == 0:
        said = f"The backup continues where the plan ends, with {_entries(compared.adds)} more."
    else:
        said = (
            f"The backup is not an earlier state of this plan: they have {common} in common. It lacks "
            f"{lacking}; and it holds {_entries(compared.adds)} that the plan never had."
        )
    if not compared.unremoved:
        return [said]
    back = _removals(compared.unremoved)
    return [said, f"Take care: text that was removed for good since then comes back ({back})."]


def _removals(count: int) -> str:
    return "1 removal" if count == 1 else f"{count:,} removals"


def _report(ready: "Ready", path: Path, kept: Path | None) -> dict[str, Any]:
    compared = ready.compared
    return {
        "plan": str(path.resolve()),
        "entries": ready.head.entries,
        "head": ready.head.hash,
        "kept_as": None if kept is None else str(kept.resolve()),
        "earlier_state": None if compared is None else compared.common > 0 and compared.adds == 0,
        "entries_gone": None if compared is None else compared.lacks,
        "last_day_gone": None if compared is None else compared.lacks_until,
        "removals_undone": None if compared is None else compared.unremoved,
    }
