"""``policy``: the thresholds of the rating and the number of its rules, kept in the plan's ledger."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AsAt, By, Db, Json, Reason, RecordedLate, whole_number
from actionplan.cli.output import print_columns, print_json
from actionplan.cli.receipts import print_receipt
from actionplan.domain.dates import long_day

commands = typer.Typer(
    help="Show and set the rating's thresholds and rules.", no_args_is_help=True, rich_markup_mode=None
)


@commands.command(cls=PlainCommand)
def show(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show the thresholds and the number of the rules in force."""
    from actionplan.domain.subjects.plan import MEANINGS

    with reading(ctx, db, as_at) as plan:
        values = asdict(plan.view.snapshot.policy)
    del values["version"]
    if json:
        kept = values["keep_until"]
        values["keep_until"] = None if kept is None else kept.isoformat()
        # The number has an older name too, which scripts may read.
        print_json({"rules": values["rules_number"], **values})
    else:
        named = {"rules": values.pop("rules_number"), **values}
        print_columns([(k, _shown(v), MEANINGS.get(k, "")) for k, v in named.items()])


def _shown(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, date):
        return long_day(value)
    return ("; ".join(value) if isinstance(value, tuple) else str(value)) or "none"


@commands.command(
    cls=PlainCommand,
    name="set",
    epilog='For example: actionplan policy set stale_days 56 --reason "Executive, 11 March"',
)
def set_(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="As policy show names it.", show_default=False)],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="A whole number; words, names with ; between, or none.", show_default=False
        ),
    ],
    *,
    reason: Reason,
    meeting: Annotated[
        str | None,
        typer.Option("--meeting", metavar="MEETING", help="The meeting that decided it.", show_default=False),
    ] = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Change one threshold from now on, or take on newer rules.

    Views as at an earlier day keep the earlier threshold and rules. Once a date of the plan has been adopted, a
    threshold is the governing body's to change, and newer rules always are:
    actionplan policy set rules 2 --reason "Agreed" --meeting "last executive"
    """
    from actionplan.domain.subjects.plan import IN_WORDS, KEEP_UNTIL, RULES, SetPolicy

    with writing(ctx, db, by) as plan:
        name = key.lower().replace("-", "_")
        name = RULES if name == "rules_number" else name
        names = _names(value) if name in IN_WORDS else ()
        if name == KEEP_UNTIL and names:
            names = (plan.day(value).isoformat(),)
        number = 0 if name in IN_WORDS else whole_number(value, "A threshold")
        decided_at = None if meeting is None else plan.meeting(meeting).id
        command = SetPolicy(key=name, value=number, reason=reason, meeting=decided_at, names=names)
        receipt = plan.record(as_recorded(command, late=recorded_late))
        print_receipt(plan, receipt, f"{name} is {value} already")


def _names(typed: str) -> tuple[str, ...]:
    """The names of a list, with semicolons between them; "none" is an empty one."""
    return () if typed.strip().lower() == "none" else tuple(each.strip() for each in typed.split(";") if each.strip())
