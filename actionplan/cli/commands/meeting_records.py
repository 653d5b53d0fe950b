"""What is on record of a meeting: decisions in words, its minutes, who was there, what was asked, words for its papers.

These commands are part of ``meeting``.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import By, Db, LateReason, MeetingName, RecordedLate
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.vocabulary import MeetingPart, MinutedKind

if TYPE_CHECKING:
    from actionplan.domain.command import Command

commands = typer.Typer(rich_markup_mode=None)


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
