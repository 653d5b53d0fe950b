"""``policy``: the thresholds of the rating, kept in the plan's ledger."""

from dataclasses import asdict
from typing import Annotated

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, By, Db, Json, Reason, whole_number
from actionplan.cli.output import print_columns, print_json
from actionplan.cli.receipts import print_receipt

commands = typer.Typer(help="Show and set the rating's thresholds.", no_args_is_help=True, rich_markup_mode=None)

MEANINGS = {
    "rules_number": "the version of the rating's rules; only a new version of the program changes it",
    "plan_due_months": "months from a review's publication until its plan is due",
    "action_planning_months": "months in which a new action needs an owner and a date",
    "due_near_days": "days before the deadline in which an item counts as near it",
    "update_fresh_days": "days for which an update counts as recent near the deadline",
    "stale_days": "days without an update after which an item in progress is Amber",
    "vacant_days": "days without a named lead officer after which an item is Amber",
    "extensions_allowed": "1 where a meeting may extend an adopted date, 0 where not",
    "extensions_at_most": "how often one date may be moved; 0 sets no limit",
}


@commands.command(cls=PlainCommand)
def show(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show the thresholds in force."""
    with reading(ctx, db, as_at) as plan:
        values = asdict(plan.view.snapshot.policy)
    del values["version"]
    if json:
        print_json(values)
    else:
        print_columns([(k, str(v), MEANINGS.get(k, "")) for k, v in values.items()])


@commands.command(
    cls=PlainCommand,
    name="set",
    epilog='For example: actionplan policy set stale_days 56 --reason "Executive, 11 March"',
)
def set_(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="As policy show names it.", show_default=False)],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A whole number.", show_default=False)],
    *,
    reason: Reason,
    db: Db = None,
    by: By = None,
) -> None:
    """Change one threshold from now on.

    Views as at an earlier day keep the earlier threshold.
    """
    from actionplan.domain.subjects.plan import SetPolicy

    with writing(ctx, db, by) as plan:
        number = whole_number(value, "A threshold")
        name = key.lower().replace("-", "_")
        receipt = plan.record(SetPolicy(key=name, value=number, reason=reason))
        print_receipt(plan, receipt, f"{name} is {number} already")
