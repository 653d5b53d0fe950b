"""``assign``, ``confirm`` and ``vacate``: who leads an item."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Refs
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted, shorten

if TYPE_CHECKING:
    from actionplan.domain.rating.snapshot import Row

commands = typer.Typer()

SomeRefs = Annotated[
    list[str] | None, typer.Argument(metavar="REF", help="Such as SAM-R04, R4 or 4.", show_default=False)
]


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan assign R4 R5 --agency police --role "Detective Superintendent". '
    "Without --name the name was not given; vacate says that a post is vacant.",
)
def assign(
    ctx: typer.Context,
    refs: SomeRefs = None,
    *,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="AGENCY", help="The lead agency: its name or the beginning of it.")
    ] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help="The lead officer's role.")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The lead officer's name.")] = None,
    contributing: Annotated[
        list[str] | None,
        typer.Option("--contributing", metavar="AGENCY", help="An agency that contributes; may be repeated."),
    ] = None,
    proposed: Annotated[bool, typer.Option("--proposed", help="They have not said yes yet.")] = False,
    none: Annotated[bool, typer.Option("--none", help="Take the owner away.")] = False,
    from_name: Annotated[
        str | None, typer.Option("--from-name", metavar="NAME", help="Move all live items that this officer leads.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Give items a lead agency and officer, or take them away."""
    from actionplan.domain.subjects.owners import AssignOwner, ClearOwner

    if none and (agency, role, name, contributing, from_name, proposed) != (None, None, None, None, None, False):
        raise BadInput("--none takes the owner away: leave the other options out.")
    if not none and not proposed and (agency, role, name, contributing) == (None, None, None, None):
        raise BadInput("Say who leads: --agency, with --role and --name where they are known.")
    with writing(ctx, db, by) as plan:
        full, expected = _named_or_led_by(plan, refs, from_name)
        if none:
            print_receipt(plan, plan.record(ClearOwner(refs=full), expected), f"{_listed(full)} had no owner")
            return
        command = AssignOwner(
            refs=full,
            agency=None if agency is None else plan.agency(agency).id,
            role=role,
            name=name,
            contributing=None if contributing is None else tuple(plan.agency(each).id for each in contributing),
            proposed=proposed,
        )
        print_receipt(plan, plan.record(command, expected), f"{_listed(full)} had that owner already")


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan confirm R4 --from "Detective Superintendent, Merseyside Police"'
)
def confirm(
    ctx: typer.Context,
    refs: Refs,
    *,
    from_: Annotated[str, typer.Option("--from", metavar="WHO", help="Who said so.", show_default=False)],
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a proposed owner said yes."""
    from actionplan.domain.subjects.owners import ConfirmOwner

    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        receipt = plan.record(ConfirmOwner(refs=full, confirmed_from=from_))
        print_receipt(plan, receipt, f"the owner of {_listed(full)} was confirmed already")


@commands.command(cls=PlainCommand)
def vacate(
    ctx: typer.Context,
    refs: SomeRefs = None,
    *,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Every live item that this officer leads.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a lead officer left, and the post is vacant."""
    from actionplan.domain.subjects.owners import VacatePost

    with writing(ctx, db, by) as plan:
        full, expected = _named_or_led_by(plan, refs, name)
        print_receipt(plan, plan.record(VacatePost(refs=full), expected), "the post was vacant already")


def _named_or_led_by(
    plan: OpenPlan, refs: list[str] | None, officer: str | None
) -> tuple[tuple[str, ...], dict[str, int] | None]:
    """The items named; or all that an officer leads, with their versions, so that a newer change is not overwritten."""
    if refs and officer is not None:
        raise BadInput("Name items, or the officer who leads them, not both.")
    if officer is None:
        if not refs:
            raise BadInput("No item was named: give at least one ref, such as R4, or name the officer who leads it.")
        return plan.refs(refs), None
    rows = _led_by(plan, officer)
    return tuple(row.ref for row in rows), {row.ref: row.item.version for row in rows}


def _led_by(plan: OpenPlan, officer: str) -> list["Row"]:
    """All live items whose lead officer has this name, whatever its case and spacing."""
    view = plan.view
    live = [row for row in view.rows if row.item.live]
    found = [row for row in live if _folded(view.text_of(row.item, "lead_name")) == _folded(officer)]
    agencies = {view.lead_agency(row.item) for row in found}
    if len(agencies) > 1:
        # Two people may share a name: moving both would be a guess.
        where = ", ".join(f"{row.ref} ({view.lead_agency(row.item)})" for row in found)
        raise BadInput(f"{quoted(officer)} leads for several agencies: {where}. Name the items instead.")
    if not found:
        names = sorted({view.text_of(row.item, "lead_name") for row in live} - {""})
        known = (
            f"Lead officers are: {', '.join(shorten(each, 60) for each in names[:8])}."
            if names
            else "No live item has a named lead."
        )
        raise BadInput(f"No live item is led by {quoted(officer)}. {known}")
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _listed(refs: tuple[str, ...]) -> str:
    return refs[0] if len(refs) == 1 else f"each of the {len(refs)} items"
