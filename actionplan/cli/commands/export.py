"""``export``: the plan as a file, for other programs, for analysts, and for readers."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.context import reading
from actionplan.cli.editions import reader_in, record_let_through, refuse_beside
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Allow, AsAt, Db, Editions, Filters, Names, Notes
from actionplan.cli.output import say, write
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan export csv review:SAM -o plan.csv")
def export(
    ctx: typer.Context,
    form: Annotated[
        str, typer.Argument(metavar="csv|xlsx|docx|pptx|md|json|html|ics", help="The format.", show_default=False)
    ],
    filters: Filters = None,
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write, if not stdout.")
    ] = None,
    no_bom: Annotated[
        bool, typer.Option("--no-bom", help="CSV without the mark that Excel needs to read £ and curly quotes.")
    ] = False,
    edition: Editions = None,
    names: Names = False,
    notes: Notes = False,
    allow: Allow = False,
    as_at: AsAt = None,
    db: Db = None,
) -> None:
    """Write the plan for other programs, one row per item.

    A recommendation comes before its actions, in published order. An item has to match all filters. As xlsx, for
    analysts, with a sheet that says what each column holds. As docx, md and html, for readers: where the plan stands,
    its list, and each item; html is one file that holds all it needs, for an intranet, and pptx leaves out the items'
    own pages. As ics, the dates for diaries. Without --edition, CSV and JSON hold
    the whole plan.
    """
    from actionplan.collector import paused
    from actionplan.services.exporting import BINARY, FORMATS, exported
    from actionplan.services.files import replace_file

    form = form.lower()
    if form not in FORMATS:
        raise BadInput(
            f"{quoted(form)} is not a format that can be written: choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}."
        )
    to_file = output is not None and str(output) != "-"
    if form in BINARY and not to_file:
        raise BadInput(f"{form} is not text, and goes to a file: name it with -o, such as plan.{form}.")
    refuse_beside(edition, names=names, notes=notes)
    # A long plan is millions of objects without reference cycles: looking for some takes a second.
    with paused(), reading(ctx, db, as_at) as plan:
        rows = plan.matching_rows(filters)
        reader = None if edition is None else reader_in(plan, edition, names=names, notes=notes)
        let_through = partial(record_let_through, plan, document="the export") if allow else None
        data = exported(form, plan.ledger, plan.compared, rows, bom=not no_bom, reader=reader, let_through=let_through)
    if output is None or not to_file:
        write(data)
    else:
        replace_file(output, data)
        say(f"Wrote {len(rows)} {'row' if len(rows) == 1 else 'rows'} to {output}.")
