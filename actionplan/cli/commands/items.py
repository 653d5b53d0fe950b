"""``status``, ``list`` and ``show``: the items of a plan, in plain text or JSON."""

from typing import Annotated

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Filters, Json, Ref, choice_of
from actionplan.cli.output import width, write

commands = typer.Typer()


@commands.command(cls=PlainCommand)
def status(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show where the plan stands: counts, and what needs attention."""
    with reading(ctx, db, as_at) as plan:
        view = plan.compared
    if json:
        from actionplan.papers.values.plan import plan_json

        write(plan_json(view, view.rows))
    else:
        from actionplan.papers.documents import status as document
        from actionplan.papers.formats.text import to_text

        write(to_text(document.status(view), width()))


@commands.command(
    cls=PlainCommand, name="list", epilog="For example: actionplan list rag:red,amber agency:police --sort due"
)
def list_(
    ctx: typer.Context,
    filters: Filters = None,
    *,
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="ORDER", help="published, rating, due, lead, updated, priority, slip or moved."),
    ] = "published",
    group: Annotated[str, typer.Option("--group", metavar="BY", help="none, rating, lead, theme or review.")] = "none",
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List recommendations and actions, one line each.

    An item has to match all filters.
    """
    from actionplan.domain.reports.arranging import Grouping, SortOrder, arrange, grouped

    order, grouping = choice_of(SortOrder, sort, "--sort"), choice_of(Grouping, group, "--group")
    with reading(ctx, db, as_at) as plan:
        rows = arrange(plan.matching_rows(filters), order, plan.view)
        view = plan.compared
    if json:
        from actionplan.papers.values.plan import plan_json

        write(plan_json(view, rows))
    else:
        from actionplan.papers.documents.item_list import item_list
        from actionplan.papers.formats.text import to_text

        write(to_text(item_list(view, grouped(rows, grouping, view)), width()))


@commands.command(cls=PlainCommand)
def show(ctx: typer.Context, ref: Ref, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show one item in full: wording, owner, dates, evidence."""
    from actionplan.domain.state.entities import text_keys

    with reading(ctx, db, as_at) as plan:
        row, head = plan.row(ref), plan.view.snapshot.head
        view = plan.compared
        records = plan.ledger.records(row.ref, head)
        texts = plan.ledger.texts(text_keys(records), records)
        history = plan.ledger.history(head, [row.ref])
    if json:
        from actionplan.papers.values.item import item_json

        write(item_json(row, view, records, texts, history))
    else:
        from actionplan.papers.documents.item import item_page
        from actionplan.papers.formats.text import to_text

        write(to_text(item_page(view, row, records, texts, history), width()))
