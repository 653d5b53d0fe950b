"""``export``: the plan as CSV or JSON, for other programs."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Filters
from actionplan.cli.output import say, write
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionplan.domain.rating.snapshot import Row
    from actionplan.domain.rating.view import PlanView
    from actionplan.domain.state.entities import TextKey

commands = typer.Typer()

FORMATS = ("csv", "json")


@commands.command(cls=PlainCommand, epilog="For example: actionplan export csv review:SAM -o plan.csv")
def export(
    ctx: typer.Context,
    form: Annotated[str, typer.Argument(metavar="csv|json", help="The format.", show_default=False)],
    filters: Filters = None,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write, if not stdout.")
    ] = None,
    no_bom: Annotated[
        bool, typer.Option("--no-bom", help="CSV without the mark that Excel needs to read £ and curly quotes.")
    ] = False,
    as_at: AsAt = None,
    db: Db = None,
) -> None:
    """Write the plan for other programs, one row per item.

    A recommendation comes before its actions, in published order. An item has to match all filters.
    """
    from actionplan.collector import paused
    from actionplan.domain.state.entities import text_keys
    from actionplan.services.files import replace_file

    form = form.lower()
    if form not in FORMATS:
        raise BadInput(f"{quoted(form)} is not a format that can be written: choose {' or '.join(FORMATS)}.")
    # A long plan is millions of objects without reference cycles: looking for some takes a second.
    with paused(), reading(ctx, db, as_at) as plan:
        rows = plan.matching_rows(filters)
        view = plan.compared
        texts = plan.ledger.texts(text_keys(view.snapshot.readings)) if form == "json" else {}
        data = _content(form, view, rows, texts, bom=not no_bom)
    if output is None or str(output) == "-":
        write(data)
    else:
        replace_file(output, data)
        say(f"Wrote {len(rows)} {'row' if len(rows) == 1 else 'rows'} to {output}.")


def _content(form: str, view: "PlanView", rows: "Sequence[Row]", texts: "Mapping[TextKey, str]", *, bom: bool) -> bytes:
    """The file's content."""
    if form == "json":
        from actionplan.papers.values.whole_plan import whole_plan_json

        return whole_plan_json(view, rows, texts)
    from actionplan.papers.values.plan import write_plan_csv

    whole = BytesIO()
    write_plan_csv(view, rows, whole, bom=bom)
    return whole.getvalue()
