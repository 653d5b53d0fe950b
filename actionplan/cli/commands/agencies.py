"""``agency``: the organisations that lead items and contribute to them."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Final

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, By, Db, Json
from actionplan.cli.output import print_columns, print_json, print_lines
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput

if TYPE_CHECKING:
    from actionplan.domain.rating.view import PlanView

commands = typer.Typer(help="List, add, edit, rename and merge agencies.", no_args_is_help=True, rich_markup_mode=None)

_SHORT: Final = "Its name in the columns of the tracker: up to 20 characters."

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
            (
                str(each["name"]),
                *_in_short(each, documents),
                f"leads {each['leads']}",
                f"contributes to {each['contributes_to']}",
                "; ".join(part for part in (_known_as(each), _written_to(each)) if part),
            )
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
    short: Annotated[str, typer.Option("--short", metavar="NAME", help=_SHORT, show_default=False)] = "",
    db: Db = None,
    by: By = None,
) -> None:
    """Add an agency."""
    from actionplan.domain.subjects.agencies import AddAgency

    with writing(ctx, db, by) as plan:
        added = AddAgency(name=name, aliases=tuple(alias or ()), short=short)
        print_receipt(plan, plan.record(added), "it is there already")


@commands.command(cls=PlainCommand, epilog="For example: actionplan agency edit merseyside --short Police")
def edit(
    ctx: typer.Context,
    agency: AgencyName,
    *,
    short: Annotated[
        str | None, typer.Option("--short", metavar="NAME", help=f'{_SHORT} "" takes it away.', show_default=False)
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar="EMAIL", help="Where reminders go: its single point of contact."),
    ] = None,
    copy_to: Annotated[
        str | None,
        typer.Option("--copy-to", metavar="EMAIL", help="Its delegated safeguarding partner, who has a copy later."),
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Give an agency a short name, and addresses for reminders.

    Papers go on naming it in full, and hold no address. An empty text, "", takes away what is there.
    """
    from actionplan.domain.subjects.agencies import EditAgency

    if (short, contact, copy_to) == (None, None, None):
        raise BadInput("Say what to change: --short, --contact or --copy-to.")
    with writing(ctx, db, by) as plan:
        known = plan.agency(agency)
        receipt = plan.record(EditAgency(agency=known.id, short=short, contact=contact, copy_to=copy_to))
        if (contact, copy_to) != (None, None):
            same = f"{known.name} has that already"
        else:
            same = f"{known.name} has that short name already" if known.short else f"{known.name} has no short name"
        print_receipt(plan, receipt, same)


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
            "short": agency.short or None,
            "contact": view.words(agency.contact, "contact") or None,
            "copy_to": view.words(agency.copy_to, "copy_to") or None,
        }
        for agency in view.agencies
    ]


def _in_short(document: dict[str, object], documents: list[dict[str, object]]) -> tuple[str, ...]:
    """Its short name, in a column of its own where any agency has one."""
    return (str(document["short"] or ""),) if any(each["short"] for each in documents) else ()


def _written_to(document: dict[str, object]) -> str:
    contact, copy_to = document["contact"], document["copy_to"]
    parts = (f"contact {contact}" if contact else "", f"copy to {copy_to}" if copy_to else "")
    return "; ".join(part for part in parts if part)


def _known_as(document: dict[str, object]) -> str:
    aliases, published = document["aliases"], document["source_spelling"]
    known = f"also {', '.join(aliases)}" if isinstance(aliases, list) and aliases else ""
    spelt = f'published as "{published}"' if published else ""
    return "; ".join(part for part in (known, spelt) if part)
