"""``agency``: the organisations that lead items and contribute to them."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, By, Db, Json
from actionplan.cli.output import print_columns, print_json, print_lines
from actionplan.cli.receipts import print_receipt

if TYPE_CHECKING:
    from actionplan.domain.rating.view import PlanView

commands = typer.Typer(help="List, add, rename and merge agencies.", no_args_is_help=True, rich_markup_mode=None)

AgencyName = Annotated[
    str, typer.Argument(metavar="AGENCY", help="Its name, an alias, or the beginning of one.", show_default=False)
]
NewName = Annotated[str, typer.Argument(metavar="NAME", help="Its name, in full.", show_default=False)]


@commands.command(cls=PlainCommand, name="list")
def list_(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """List the agencies, and how many live items each leads."""
    with reading(ctx, db, as_at) as plan:
        view = plan.view
    documents = _documents(view)
    if json:
        print_json(documents)
    elif not documents:
        print_lines('There is no agency in this plan. Add one with: actionplan agency add "NAME"')
    else:
        lines = [
            (str(each["name"]), f"leads {each['leads']}", f"contributes to {each['contributes_to']}", _known_as(each))
            for each in documents
        ]
        print_columns(lines)


@commands.command(cls=PlainCommand, epilog='For example: actionplan agency add "Youth Justice Service" --alias YJS')
def add(
    ctx: typer.Context,
    name: NewName,
    *,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name to type; may be repeated.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Add an agency."""
    from actionplan.domain.subjects.agencies import AddAgency

    with writing(ctx, db, by) as plan:
        print_receipt(plan, plan.record(AddAgency(name=name, aliases=tuple(alias or ()))), "it is there already")


@commands.command(cls=PlainCommand)
def rename(ctx: typer.Context, agency: AgencyName, name: NewName, *, db: Db = None, by: By = None) -> None:
    """Give an agency another name; it keeps its items."""
    from actionplan.domain.subjects.agencies import RenameAgency

    with writing(ctx, db, by) as plan:
        known = plan.agency(agency)
        receipt = plan.record(RenameAgency(agency=known.id, name=name))
        print_receipt(plan, receipt, f"{known.name} has that name already")


@commands.command(cls=PlainCommand)
def merge(
    ctx: typer.Context,
    agency: AgencyName,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The agency that it really is.", show_default=False)],
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Move an agency's items to the one that it really is."""
    from actionplan.domain.subjects.agencies import MergeAgency

    with writing(ctx, db, by) as plan:
        command = MergeAgency(agency=plan.agency(agency).id, into=plan.agency(into).id)
        print_receipt(plan, plan.record(command), "they are one agency already")


def _documents(view: "PlanView") -> list[dict[str, object]]:
    live = [row.item for row in view.rows if row.item.live]
    leads = Counter(item.owner.agency for item in live)
    contributes = Counter(each for item in live for each in item.contributing)
    return [
        {
            "agency": agency.id,
            "name": agency.name,
            "aliases": list(agency.aliases),
            "source_spelling": agency.source_spelling,
            "leads": leads[agency.id],
            "contributes_to": contributes[agency.id],
        }
        for agency in view.agencies
    ]


def _known_as(document: dict[str, object]) -> str:
    aliases, published = document["aliases"], document["source_spelling"]
    known = f"also {', '.join(aliases)}" if isinstance(aliases, list) and aliases else ""
    spelt = f'published as "{published}"' if published else ""
    return "; ".join(part for part in (known, spelt) if part)
