"""``body``: who meets, with which role, what it may decide, and the timetable of its papers."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AsAt, By, Db, Json, LateReason, RecordedLate, choice_of, whole_number
from actionplan.cli.output import print_columns, print_lines, say, write
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput, UnknownName
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Act, BodyRole, DelegatedFor

if TYPE_CHECKING:
    from datetime import date

    from actionplan.domain.command import Command

commands = typer.Typer(
    help="List, add and edit the bodies that meet, and their powers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Role = Annotated[BodyRole, typer.Option("--role", help="What it is to the plan.", case_sensitive=False)]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day of its role.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day of its role.")]
ReturnsDue = Annotated[
    str | None, typer.Option("--returns-due", metavar="N", help="Days before a sitting on which returns are due.")
]
PapersClose = Annotated[
    str | None, typer.Option("--papers-close", metavar="N", help="Days before a sitting on which its papers close.")
]
PapersOut = Annotated[
    str | None, typer.Option("--papers-out", metavar="N", help="Days before a sitting on which its papers go out.")
]
DecidedAt = Annotated[
    str | None, typer.Option("--meeting", metavar="MEETING", help="The meeting that decided it.", show_default=False)
]


@commands.command(cls=PlainCommand, name="list")
def list_(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """List the bodies, what each is and what it may decide."""
    from actionplan.domain.meetings.standing import standings
    from actionplan.papers.values.bodies import bodies_json

    with reading(ctx, db, as_at) as plan:
        rated = plan.view.snapshot
        found = standings(rated.reviews, rated.meetings, rated.bodies, rated.as_at)
    if json:
        write(bodies_json(found))
    elif not found:
        print_lines("There is no body in this plan. Add one with: actionplan body add NAME --role governs")
    else:
        print_columns([(each.name, each.role_words, each.powers_words, each.timetable_words) for each in found])


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan body add "Lead Safeguarding Partners" --role oversees'
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, in full.", show_default=False)],
    *,
    role: Role,
    from_: Since = None,
    until: Until = None,
    returns_due: ReturnsDue = None,
    papers_close: PapersClose = None,
    papers_out: PapersOut = None,
    meeting: DecidedAt = None,
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Add a body with its role.

    One that governs decides about the reviews that name it (review edit), one that oversees about all. One that
    scrutinises or advises notes, asks and recommends. Once a date is adopted, a role that decides needs --meeting.
    """
    from actionplan.domain.subjects.bodies import AddBody

    with writing(ctx, db, by) as plan:
        command = AddBody(
            name=name,
            role=role,
            since=_day(plan, from_),
            until=_day(plan, until),
            returns_due=_days(returns_due, "--returns-due"),
            papers_close=_days(papers_close, "--papers-close"),
            papers_out=_days(papers_out, "--papers-out"),
            meeting=None if meeting is None else plan.meeting(meeting).id,
        )
        command = as_recorded(command, late=recorded_late, reason=reason)
        print_receipt(plan, plan.record(command), "that body is on record already")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan body edit "Practice Group" --may adopt,extend --for actions '
    '--meeting "last executive"; or actionplan body edit Executive --papers-close 7',
)
def edit(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, or the beginning of it.", show_default=False)],
    *,
    role: Annotated[
        BodyRole | None, typer.Option("--role", help="What it is to the plan.", case_sensitive=False)
    ] = None,
    from_: Since = None,
    until: Until = None,
    may: Annotated[
        str | None,
        typer.Option("--may", metavar="ACTS", help="What is delegated to it: adopt,extend,signoff …; none: nothing."),
    ] = None,
    for_: Annotated[
        DelegatedFor | None, typer.Option("--for", help="About actions only, or all items.", case_sensitive=False)
    ] = None,
    returns_due: ReturnsDue = None,
    papers_close: PapersClose = None,
    papers_out: PapersOut = None,
    meeting: DecidedAt = None,
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Change a body's role, powers or timetable.

    What it may decide is delegated to it by a minuted decision: name the --meeting. So is its role, once a date of the
    plan has been adopted.
    """
    from actionplan.domain.subjects.bodies import DelegatePowers, EditBody

    if for_ is not None and may is None:
        raise BadInput("--for goes with --may, and says what the delegation is about: actions or all.")
    with writing(ctx, db, by) as plan:
        body = body_named(plan, name)
        decided_at = None if meeting is None else plan.meeting(meeting).id
        asked: list[Command] = []
        if may is not None:
            acts = _acts(may)
            if acts and for_ is None:
                raise BadInput("--may needs --for: say whether it is about actions only, or all items.")
            asked.append(DelegatePowers(name=body, acts=acts, scope=for_ or DelegatedFor.ALL, meeting=decided_at))
        changed = EditBody(
            name=body,
            role=role,
            since=_day(plan, from_),
            until=_day(plan, until),
            returns_due=_days(returns_due, "--returns-due"),
            papers_close=_days(papers_close, "--papers-close"),
            papers_out=_days(papers_out, "--papers-out"),
            meeting=decided_at,
        )
        if not asked or changed != EditBody(name=body, meeting=decided_at):
            asked.insert(0, changed)
        asked = [as_recorded(each, late=recorded_late, reason=reason) for each in asked]
        print_receipt(plan, plan.ledger.record_all(asked, plan.session.by), f"that is on record of the {body} already")


def body_named(plan: OpenPlan, typed: str, *, known: bool = True) -> str:
    """The body that was typed, by its name or a beginning of it; any other name as it was typed, or said to be new."""
    from actionplan.domain.meetings.bodies import bodies_in_use
    from actionplan.domain.typed.refs import Named, match_named

    snapshot = plan.view.snapshot
    names = bodies_in_use(snapshot.reviews, plan.meetings, snapshot.bodies)
    try:
        return match_named(typed, [Named(name, name) for name in names], "body").id
    except UnknownName:
        if known:
            return typed
    if names:
        say(f"{quoted(typed.strip())} is a new body here. Bodies in use: {', '.join(names)}.")
    return typed


def _day(plan: OpenPlan, typed: str | None) -> "date | None":
    from actionplan.domain.typed.calendar_days import Meant
    from actionplan.domain.typed.dates import parse_day

    return None if typed is None else parse_day(typed, plan.today, plan.sittings, meant=Meant.DAY)


def _days(typed: str | None, option: str) -> int | None:
    return None if typed is None else whole_number(typed, option)


def _acts(typed: str) -> tuple[Act, ...]:
    """The acts that were typed, apart by commas; "none" is none of them."""
    words = [each for each in typed.replace(",", " ").split() if each]
    if not words:
        raise BadInput(f"--may takes some of {', '.join(Act)}, with commas between them, or none.")
    if [each.lower() for each in words] == ["none"]:
        return ()
    return tuple(choice_of(Act, each, "--may") for each in words)
