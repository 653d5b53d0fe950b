"""``assign``, ``confirm`` and ``vacate``: who leads an item."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Refs
from actionplan.cli.output import say
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

if TYPE_CHECKING:
    from actionplan.domain.rating.snapshot import Row

commands = typer.Typer()

FromAgency = Annotated[
    str | None,
    typer.Option("--from-agency", metavar="AGENCY", help="Where the officer leads for several: of which agency."),
]
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
    email: Annotated[
        str | None,
        typer.Option(
            "--email", metavar="EMAIL", help='Where the officer\'s reminders go; in no paper. "" takes it away.'
        ),
    ] = None,
    contributing: Annotated[
        list[str] | None,
        typer.Option("--contributing", metavar="AGENCY", help="An agency that contributes; may be repeated."),
    ] = None,
    proposed: Annotated[bool, typer.Option("--proposed", help="They have not said yes yet.")] = False,
    none: Annotated[bool, typer.Option("--none", help="Take the owner away.")] = False,
    from_name: Annotated[
        str | None, typer.Option("--from-name", metavar="NAME", help="Move all live items that this officer leads.")
    ] = None,
    from_agency: FromAgency = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Give items a lead agency and officer, or take them away."""
    from actionplan.domain.subjects.owners import AssignOwner, ClearOwner

    given = (agency, role, name, email, contributing)
    if none and (given, from_name, proposed) != ((None,) * len(given), None, False):
        raise BadInput("--none takes the owner away: leave the other options out.")
    if not none and not proposed and given == (None,) * len(given):
        raise BadInput("Say who leads: --agency, with --role and --name where they are known.")
    with writing(ctx, db, by) as plan:
        full, expected = _named_or_led_by(plan, refs, _officer(from_name, from_agency, "--from-name"))
        if none:
            print_receipt(plan, plan.record(ClearOwner(refs=full), expected), f"{_listed(full)} had no owner")
            return
        command = AssignOwner(
            refs=full,
            agency=None if agency is None else plan.agency(agency).id,
            role=role,
            name=name,
            email=email,
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
    from_agency: FromAgency = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a lead officer left, and the post is vacant."""
    from actionplan.domain.subjects.owners import VacatePost

    with writing(ctx, db, by) as plan:
        full, expected = _named_or_led_by(plan, refs, _officer(name, from_agency, "--name"))
        print_receipt(plan, plan.record(VacatePost(refs=full), expected), "the post was vacant already")


@dataclass(frozen=True, slots=True)
class _Officer:
    """A lead officer as typed, and for which agency, where that was said."""

    name: str
    agency: str | None


def _officer(name: str | None, agency: str | None, option: str) -> _Officer | None:
    if name is None and agency is not None:
        raise BadInput(f"--from-agency goes with {option}: it says for which agency the officer leads.")
    return None if name is None else _Officer(name, agency)


def _named_or_led_by(
    plan: OpenPlan, refs: list[str] | None, officer: _Officer | None
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


def _led_by(plan: OpenPlan, officer: _Officer) -> "tuple[Row, ...]":
    """All live items that the officer leads; those of a name that fits, but is spelt otherwise, are pointed out."""
    from actionplan.domain.filters.officers import led_by

    found = led_by(plan.view, officer.name, None if officer.agency is None else plan.agency(officer.agency).id)
    for row in found.perhaps:
        spelt = quoted(plan.view.text_of(row.item, "lead_name"))
        say(f"{row.ref} is led by {spelt}, who may be the same person: it is left as it is.")
    return found.rows


def _listed(refs: tuple[str, ...]) -> str:
    return refs[0] if len(refs) == 1 else f"each of the {len(refs)} items"
