"""``meeting``: arranges a body's meetings, shows them, records decisions in words, and closes them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import (
    AsAt,
    By,
    DateWords,
    Db,
    Json,
    LateReason,
    MeetingName,
    OptionalReason,
    Reason,
    RecordedLate,
)
from actionplan.cli.output import print_columns, print_lines, say, width, write
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import MeetingKind, MeetingPart, MinutedKind

if TYPE_CHECKING:
    from actionplan.domain.command import Command

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


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan meeting decide "last executive" "Ask the trust for its audit" --ref R11',
)
def decide(
    ctx: typer.Context,
    meeting: MeetingName,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The decision, in quotes.", show_default=False)],
    *,
    kind: Annotated[
        MinutedKind,
        typer.Option("--kind", help="Any body may note, ask and recommend; some decide.", case_sensitive=False),
    ] = MinutedKind.DECISION,
    ref: Annotated[
        list[str] | None, typer.Option("--ref", metavar="REF", help="An item it is about; may be repeated.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="WHO", help="The role or agency that has to do it.")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="By when.")] = None,
    each_sitting: Annotated[
        bool, typer.Option("--each-sitting", help="It recurs: each sitting is to hear of it.")
    ] = False,
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record in words what a meeting decided, noted or asked.

    With an owner or a day it is a follow-up, with a number of its own.

    Decisions about dates, sign-off and the like have commands of their own: adopt, extend, signoff, impact, pause.
    """
    from actionplan.domain.subjects.follow_ups import SetFollowUp
    from actionplan.domain.subjects.meetings import MinuteDecision

    with writing(ctx, db, by) as plan:
        refs, at = plan.refs(ref or ()), plan.meeting(meeting).id
        command: Command
        if owner is None and due is None and not each_sitting:
            command = MinuteDecision(refs=refs, meeting=at, words=text, minuted=kind)
        else:
            command = SetFollowUp(
                refs=refs,
                meeting=at,
                words=text,
                owner=None if owner is None else plan.view.office_typed(owner),
                due=None if due is None else plan.day(due, remarks=True),
                each_sitting=each_sitting,
            )
        print_receipt(
            plan, plan.record(as_recorded(command, late=recorded_late, reason=reason)), "there was nothing to record"
        )


@commands.command(cls=PlainCommand)
def minute(
    ctx: typer.Context,
    meeting: MeetingName,
    *,
    agreed_by: Annotated[
        str | None,
        typer.Option("--agreed-by", metavar='"NAME, ROLE"', help="Who moved its sign-offs, if said."),
    ] = None,
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Walk through the agenda, and record the answers.

    At a terminal only: one key and one confirmation each, in the order of the agenda.
    """
    from actionplan.cli.commands.minute import walk_through

    with writing(ctx, db, by) as plan:
        if (reason is not None) != recorded_late:
            raise BadInput("--recorded-late and --reason go together: say that it is recorded late, and why.")
        walk_through(plan, plan.meeting(meeting), agreed_by, reason)


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan meeting attend "last executive" --present "Partnership chair" --apologies "Health"',
)
def attend(
    ctx: typer.Context,
    meeting: MeetingName,
    *,
    present: Annotated[
        list[str] | None,
        typer.Option("--present", metavar='"ROLE, AGENCY"', help="Who was there; may be repeated."),
    ] = None,
    apologies: Annotated[
        list[str] | None,
        typer.Option("--apologies", metavar='"ROLE, AGENCY"', help="Who sent apologies; may be repeated."),
    ] = None,
    interest: Annotated[
        list[str] | None,
        typer.Option("--interest", metavar='"WHO: WHAT"', help="An interest declared; may be repeated."),
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record who was at a meeting, by role and agency.

    It adds to what is on record.
    """
    from actionplan.domain.subjects.meetings import RecordAttendance

    with writing(ctx, db, by) as plan:
        command = RecordAttendance(
            meeting=plan.meeting(meeting).id,
            present=tuple(plan.view.office_typed(each) for each in present or ()),
            apologies=tuple(plan.view.office_typed(each) for each in apologies or ()),
            interests=tuple(interest or ()),
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand)
def challenge(
    ctx: typer.Context,
    meeting: MeetingName,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was asked, in quotes.", show_default=False)],
    *,
    from_: Annotated[
        str, typer.Option("--from", metavar="WHO", help="The role or agency that asked.", show_default=False)
    ],
    answer: Annotated[str | None, typer.Option("--answer", metavar="TEXT", help="What was answered.")] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record who asked what, and what was answered."""
    from actionplan.domain.subjects.meetings import RecordChallenge

    with writing(ctx, db, by) as plan:
        at, asked_by = plan.meeting(meeting).id, plan.view.office_typed(from_)
        command = RecordChallenge(meeting=at, words=text, asked_by=asked_by, answer=answer)
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand, epilog='For example: actionplan meeting words "next executive" risk "None new"')
def words(
    ctx: typer.Context,
    meeting: MeetingName,
    part: Annotated[MeetingPart, typer.Argument(metavar="PART", help="Which part of its papers.", show_default=False)],
    text: Annotated[str, typer.Argument(metavar='TEXT|""', help="The words; empty takes them away.")],
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Give a part of a meeting's papers your own words.

    The parts: item, summary, risk, resources, legal, equality, publicity.
    """
    from actionplan.domain.subjects.meetings import WordMeeting

    with writing(ctx, db, by) as plan:
        command = WordMeeting(meeting=plan.meeting(meeting).id, part=part, words=text)
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand, name="agreed-minutes")
def agreed_minutes(
    ctx: typer.Context,
    meeting: MeetingName,
    *,
    at: Annotated[
        str, typer.Option("--at", metavar="MEETING", help="The later sitting that agreed them.", show_default=False)
    ],
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a later sitting agreed a meeting's minutes."""
    from actionplan.domain.subjects.meetings import AgreeMinutes

    with writing(ctx, db, by) as plan:
        found = plan.meeting(meeting)
        command = AgreeMinutes(meeting=found.id, at=plan.meeting(at).id)
        receipt = plan.record(as_recorded(command, late=recorded_late, reason=reason))
        print_receipt(plan, receipt, f"the minutes of {found.id} were agreed there already")


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
