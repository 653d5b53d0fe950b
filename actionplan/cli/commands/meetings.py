"""``meeting``: arranges a body's meetings, shows them and closes them; the rest of it is in ``meeting_records``."""

from datetime import date
from typing import Annotated

import typer

from actionplan.cli.commands import meeting_records
from actionplan.cli.context import OpenPlan, reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import (
    AsAt,
    By,
    DateWords,
    Db,
    Json,
    MeetingName,
    OptionalReason,
    Reason,
)
from actionplan.cli.output import print_columns, print_lines, say, width, write
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import MeetingKind

commands = typer.Typer(
    help="Arrange meetings, record what they decided, and close them.", no_args_is_help=True, rich_markup_mode=None
)

Body = Annotated[
    str, typer.Argument(metavar="BODY", help="Its name, or the beginning of one in use.", show_default=False)
]


@commands.command(cls=PlainCommand, epilog="For example: actionplan meeting add Executive 11 March 2027")
def add(
    ctx: typer.Context,
    body: Body,
    words: DateWords,
    *,
    kind: Annotated[
        MeetingKind, typer.Option("--kind", help="A sitting, or what was agreed between them.", case_sensitive=False)
    ] = MeetingKind.SITTING,
    agreed_by: Annotated[
        list[str] | None,
        typer.Option("--agreed-by", metavar='"ROLE, AGENCY"', help="Who agreed between meetings; may be repeated."),
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Arrange a sitting, or a decision between sittings.

    That is reported to the next sitting. It names who agreed; chairs-action is its older name, for the chair alone.
    """
    from actionplan.domain.subjects.meetings import AddMeetings
    from actionplan.domain.typed.calendar_days import Meant
    from actionplan.domain.typed.dates import parse_day

    with writing(ctx, db, by) as plan:
        meant = Meant.DAY if kind is MeetingKind.SITTING else Meant.PAST
        day = parse_day(" ".join(words), plan.today, plan.sittings, meant=meant)
        _echo(plan, day, remarks=kind is MeetingKind.SITTING)
        agreed = tuple(plan.view.office_typed(each) for each in agreed_by or ())
        command = AddMeetings(body=_body(plan, body), days=(day,), meeting_kind=kind, agreed_by=agreed)
        print_receipt(plan, plan.record(command), "that meeting is on record already")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan meeting series Executive "second Thursday of March, June, September, December" '
    '--to "end of December 2027"',
)
def series(
    ctx: typer.Context,
    body: Body,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help='Such as "last Friday of every month".', show_default=False)
    ],
    *,
    to: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day it may fall on.", show_default=False)],
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day it may fall on, if not today.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Arrange a year's sittings from words.

    Those already on record are left unchanged.
    """
    from actionplan.domain.dates import long_day
    from actionplan.domain.subjects.meetings import AddMeetings
    from actionplan.domain.typed.calendar_days import Meant
    from actionplan.domain.typed.dates import parse_day
    from actionplan.domain.typed.series import series_days

    with writing(ctx, db, by) as plan:
        first = plan.today if from_ is None else parse_day(from_, plan.today, plan.sittings, meant=Meant.DAY)
        last = parse_day(to, plan.today, plan.sittings)
        days = series_days(words, first, last)
        if not days:
            raise BadInput(f"{quoted(words)} names no day from {long_day(first)} to {long_day(last)}.")
        for day in days:
            _echo(plan, day, remarks=True)
        command = AddMeetings(body=_body(plan, body), days=tuple(days))
        print_receipt(plan, plan.record(command), "those sittings are on record already")


@commands.command(cls=PlainCommand, name="list")
def list_(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """List the meetings by day, and how far each has come."""
    from actionplan.domain.dates import full_day
    from actionplan.papers.documents.meeting_record import state_words
    from actionplan.papers.values.meetings import meetings_json

    with reading(ctx, db, as_at) as plan:
        meetings, day = plan.meetings, plan.today if plan.as_at is None else plan.as_at.day
    if json:
        write(meetings_json(meetings))
    elif not meetings:
        print_lines("There is no meeting in this plan. Add one with: actionplan meeting add BODY DATE")
    else:
        print_columns([(each.id, full_day(each.on), each.body, state_words(each, day)) for each in meetings])


@commands.command(cls=PlainCommand)
def show(ctx: typer.Context, meeting: MeetingName, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """Show what a meeting had before it, and what it decided.

    Papers as at; reported at the meeting; decided; recorded later.
    """
    from actionplan.domain.governance.meeting_record import meeting_record
    from actionplan.papers.documents import meeting_record as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.meetings import meeting_record_json
    from actionplan.services.agendas import read_agenda

    with reading(ctx, db, as_at) as plan:
        found = plan.meeting(meeting)
        view = plan.view
        record = meeting_record(found, view.snapshot, plan.ledger.history(view.snapshot.head))
        asked = read_agenda(plan.ledger, view.snapshot, found)
    if json:
        write(meeting_record_json(record, asked, view))
    else:
        write(to_text(document.meeting_record(record, asked, view), width()))


@commands.command(cls=PlainCommand, epilog='For example: actionplan meeting move "next executive" 18 March 2027')
def move(
    ctx: typer.Context,
    meeting: MeetingName,
    words: DateWords,
    *,
    reason: OptionalReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Give a sitting that is still to come another day."""
    from actionplan.domain.subjects.meetings import MoveMeeting
    from actionplan.domain.typed.calendar_days import Meant
    from actionplan.domain.typed.dates import parse_day

    with writing(ctx, db, by) as plan:
        found = plan.meeting(meeting)
        day = parse_day(" ".join(words), plan.today, plan.sittings, meant=Meant.DAY)
        _echo(plan, day, remarks=True)
        receipt = plan.record(MoveMeeting(meeting=found.id, on=day, reason=reason))
        print_receipt(plan, receipt, f"{found.id} is on that day")


@commands.command(cls=PlainCommand)
def cancel(ctx: typer.Context, meeting: MeetingName, *, reason: Reason, db: Db = None, by: By = None) -> None:
    """Call a sitting off."""
    from actionplan.domain.subjects.meetings import CancelMeeting

    with writing(ctx, db, by) as plan:
        found = plan.meeting(meeting)
        receipt = plan.record(CancelMeeting(meeting=found.id, reason=reason))
        print_receipt(plan, receipt, f"{found.id} was cancelled already")


@commands.command(cls=PlainCommand)
def close(ctx: typer.Context, meeting: MeetingName, *, db: Db = None, by: By = None) -> None:
    """Record that the minutes are agreed: the decisions stand.

    From then on it takes no decision, and none is undone, unless it is reopened.
    """
    from actionplan.domain.subjects.meetings import CloseMeeting

    with writing(ctx, db, by) as plan:
        found = plan.meeting(meeting)
        print_receipt(plan, plan.record(CloseMeeting(meeting=found.id)), f"{found.id} was closed already")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan meeting reopen executive-2027-03-11 --reason "The minutes left out R4"',
)
def reopen(ctx: typer.Context, meeting: MeetingName, *, reason: Reason, db: Db = None, by: By = None) -> None:
    """Open a closed meeting's minutes again.

    MEETING:minuted stays its first closing; the next one is MEETING:minuted:2.
    """
    from actionplan.domain.subjects.meetings import ReopenMeeting

    with writing(ctx, db, by) as plan:
        found = plan.meeting(meeting)
        print_receipt(plan, plan.record(ReopenMeeting(meeting=found.id, reason=reason)), f"{found.id} is not closed")


commands.add_typer(meeting_records.commands)


def _body(plan: OpenPlan, typed: str) -> str:
    """The body that was typed; one without a role on record advises, which is said."""
    from actionplan.cli.commands.bodies import body_named
    from actionplan.domain.meetings.bodies import verb
    from actionplan.domain.meetings.powers import Powers

    name, snapshot = body_named(plan, typed, known=False), plan.view.snapshot
    if snapshot.reviews and Powers(snapshot.reviews, snapshot.bodies).has_no_role(name):
        say(
            f"The {name} {verb(name, 'has', 'have')} no role on record, and so {verb(name, 'advises', 'advise')}: to "
            f'say what {verb(name, "it is", "they are")}: actionplan body add "{name}" --role ROLE{plan.db_option}'
        )
    return name


def _echo(plan: OpenPlan, day: date, *, remarks: bool) -> None:
    """Say the day in words, with remarks on it as the day of a sitting."""
    from actionplan.domain import dates

    say(f"{dates.echo(day, plan.today)}.")
    for remark in dates.sitting_remarks(day, plan.today) if remarks else ():
        say(remark)
