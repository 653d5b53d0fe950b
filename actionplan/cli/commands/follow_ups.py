"""``followup``: what meetings said somebody will do, and what came of it."""

import re
from typing import Annotated

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AsAt, AtMeeting, By, Db, Json, OnDay, OptionalReason, Reason, RecordedLate
from actionplan.cli.output import print_lines, width, write
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

commands = typer.Typer(
    help="Show what meetings asked for, and record what came of it.", no_args_is_help=True, rich_markup_mode=None
)

Number = Annotated[str, typer.Argument(metavar="F12", help="Its number.", show_default=False)]


@commands.command(cls=PlainCommand, name="list")
def list_(
    ctx: typer.Context,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Those too that are done or dropped.")] = False,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List the open follow-ups, with their owners and dates."""
    from actionplan.domain.dates import full_day
    from actionplan.domain.reports.follow_ups import open_follow_ups, sentence_of
    from actionplan.papers.formats.lines import folded_lines, joined
    from actionplan.papers.values.follow_ups import follow_ups_json

    with reading(ctx, db, as_at) as plan:
        view = plan.view
    found = view.snapshot.follow_ups if everything else open_follow_ups(view)
    if json:
        write(follow_ups_json(found, view))
    elif not found:
        print_lines(f"There is no {'' if everything else 'open '}follow-up, as at {full_day(view.as_at)}.")
    else:
        write(joined([line for each in found for line in folded_lines(sentence_of(each, view), width())]))


@commands.command(cls=PlainCommand, epilog='For example: actionplan followup done F12 "The trust has answered"')
def done(
    ctx: typer.Context,
    number: Number,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What came of it, in quotes.", show_default=False)],
    *,
    on: OnDay = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that one is done; the next meeting sees the words.

    What each sitting is to hear stays open, and is due again for the sitting after.
    """
    from actionplan.domain.subjects.follow_ups import FollowUpIsDone

    with writing(ctx, db, by) as plan:
        command = FollowUpIsDone(number=_number(number), words=words, on=plan.day_or_today(on))
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand)
def drop(
    ctx: typer.Context,
    number: Number,
    *,
    reason: Reason,
    meeting: AtMeeting,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting dropped one."""
    from actionplan.domain.subjects.follow_ups import DropFollowUp

    with writing(ctx, db, by) as plan:
        command = DropFollowUp(number=_number(number), meeting=plan.meeting(meeting).id, reason=reason)
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), "there was nothing to record")


@commands.command(cls=PlainCommand)
def edit(
    ctx: typer.Context,
    number: Number,
    *,
    due: Annotated[str, typer.Option("--due", metavar="DATE", help="The day it is now due.", show_default=False)],
    meeting: AtMeeting,
    reason: OptionalReason = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting gave one another date."""
    from actionplan.domain.subjects.follow_ups import RedateFollowUp

    with writing(ctx, db, by) as plan:
        follow_up, at = _number(number), plan.meeting(meeting).id
        command = RedateFollowUp(number=follow_up, meeting=at, due=plan.day(due, remarks=True), reason=reason)
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), f"F{follow_up} is due then already")


def _number(typed: str) -> int:
    """The number of "F12", in upper or lower case and with or without the letter."""
    found = re.fullmatch(r"[Ff]?0*([1-9][0-9]{0,8})", typed.strip(), re.ASCII)
    if found is None:
        raise BadInput(f"A follow-up has a number such as F12, and {quoted(typed)} is none.")
    return int(found[1])
