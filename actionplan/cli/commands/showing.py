"""The screens in plain text: status, list, show, history. Chooses rows; the papers say how they look."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from actionplan.cli.context import Plan, reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Filters, Json, Ref
from actionplan.cli.output import put, width
from actionplan.domain.errors import BadInput

if TYPE_CHECKING:
    from actionplan.domain.rating.snapshot import Row

commands = typer.Typer()

Choice = TypeVar("Choice", bound=StrEnum)


def kept(plan: Plan, filters: Sequence[str] | None) -> list["Row"]:
    """The rows that meet all filters, in published order."""
    view = plan.view
    if not filters:
        return list(view.rows)
    from actionplan.domain.typed.filters import parse_filter

    return parse_filter(list(filters), view.as_at, view).keep(view.rows, view)


def chosen(kind: type[Choice], typed: str, option: str) -> Choice:
    """The one of a closed list that somebody typed."""
    for each in kind:
        if each.value == typed.lower():
            return each
    raise BadInput(f"{option} takes one of {', '.join(kind)}.")


@commands.command(cls=PlainCommand)
def status(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show where the plan stands: counts, and what needs attention."""
    from actionplan.services.compare import compared

    with reading(ctx, db, as_at) as plan:
        view = compared(plan.ledger, plan.view)
    if json:
        from actionplan.papers.json_paper import plan_json

        put(plan_json(view, view.rows))
    else:
        from actionplan.papers.text_paper import status_text

        put(status_text(view, width()))


@commands.command(
    cls=PlainCommand, name="list", epilog="For example: actionplan list rag:red,amber agency:police --sort due"
)
def list_(
    ctx: typer.Context,
    filters: Filters = None,
    *,
    sort: Annotated[
        str, typer.Option("--sort", metavar="ORDER", help="published, rating, due, lead or updated.")
    ] = "published",
    group: Annotated[str, typer.Option("--group", metavar="BY", help="none, rating, lead, theme or review.")] = "none",
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List recommendations and actions, one line each.

    Several filters must all hold.
    """
    from actionplan.domain.reports.arranging import Grouping, Order, arrange, grouped
    from actionplan.services.compare import compared

    order, grouping = chosen(Order, sort, "--sort"), chosen(Grouping, group, "--group")
    with reading(ctx, db, as_at) as plan:
        rows = arrange(kept(plan, filters), order, plan.view)
        view = compared(plan.ledger, plan.view)
    if json:
        from actionplan.papers.json_paper import plan_json

        put(plan_json(view, rows))
    else:
        from actionplan.papers.text_paper import groups_text

        put(groups_text(view, grouped(rows, grouping, view), width()))


@commands.command(cls=PlainCommand)
def show(ctx: typer.Context, ref: Ref, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show one item whole: wording, owner, dates, evidence."""
    from actionplan.domain.state.entities import text_keys
    from actionplan.papers.json_item import item_json
    from actionplan.papers.text_item import show_text
    from actionplan.services.compare import compared

    with reading(ctx, db, as_at) as plan:
        row, head = plan.row(ref), plan.view.snapshot.head
        view = compared(plan.ledger, plan.view)
        records = plan.ledger.records(row.ref, head)
        texts = plan.ledger.texts(text_keys(records))
        history = plan.ledger.history(head, [row.ref])
    if json:
        put(item_json(row, view, records, texts, history))
    else:
        put(show_text(view, row, records, texts, history, width()))


@commands.command(cls=PlainCommand)
def history(
    ctx: typer.Context,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="One item with its actions, or a whole review.", show_default=False),
    ] = None,
    *,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Tell who wrote what and when, oldest first."""
    from actionplan.papers.json_history import history_json
    from actionplan.papers.text_history import history_text

    with reading(ctx, db, as_at) as plan:
        view = plan.view
        lines = plan.ledger.history(view.snapshot.head, None if ref is None else _family(plan, ref))
    put(history_json(lines, view) if json else history_text(lines, view, width()))


def _family(plan: Plan, typed: str) -> list[str]:
    """The item and its actions, or the review that goes by just this ref and all that is in it."""
    view = plan.view
    for review in view.snapshot.reviews:
        if review.ref.casefold() == typed.strip().casefold():
            return [review.ref, *(row.ref for row in view.rows if row.item.review == review.ref)]
    item = plan.ref(typed)
    return [item, *(action.ref for action in view.snapshot.actions_of(item))]
