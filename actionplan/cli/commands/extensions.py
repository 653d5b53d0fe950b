"""``extend``: requests for a later date, and a meeting's answers."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import (
    AsAt,
    AtMeeting,
    By,
    DateWords,
    Db,
    Json,
    OnDay,
    OptionalReason,
    Reason,
    RecordedLate,
    Ref,
    Refs,
)
from actionplan.cli.output import print_json, print_lines, width, write
from actionplan.cli.receipts import print_receipt
from actionplan.domain.text import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.domain.governance.lateness import Late
    from actionplan.domain.rating.snapshot import Row
    from actionplan.domain.rating.view import PlanView

commands = typer.Typer(help="Ask for a later date, and record the answer.", no_args_is_help=True, rich_markup_mode=None)


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan extend ask R4 30 June 2027 --reason "Waiting for the College\'s guidance" '
    '--asked-by "Detective Superintendent, Public Protection"',
)
def ask(
    ctx: typer.Context,
    ref: Ref,
    words: DateWords,
    *,
    reason: Reason,
    asked_by: Annotated[str, typer.Option("--asked-by", metavar="WHO", help="Who asks.", show_default=False)],
    on: OnDay = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Ask for a later date; the one in force stays until granted."""
    from actionplan.domain.subjects.extensions import AskExtension

    with writing(ctx, db, by) as plan:
        full = plan.ref(ref)
        to = plan.day(" ".join(words), remarks=True)
        told = None if on is None else plan.day(on, past=True)
        command = AskExtension(refs=(full,), to=to, reason=reason, asked_by=asked_by, on=told)
        print_receipt(plan, plan.record(command), "there was nothing to ask")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan extend grant R4 --meeting "last executive"; where nobody asked: actionplan extend '
    'grant R4 --to "30 June 2027" --reason "The audit needs a term" --meeting "last executive"',
)
def grant(
    ctx: typer.Context,
    refs: Refs,
    *,
    meeting: AtMeeting,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Another date than was asked for, or one nobody asked for."),
    ] = None,
    condition: Annotated[str | None, typer.Option("--condition", metavar="TEXT", help="On which condition.")] = None,
    each_sitting: Annotated[
        bool, typer.Option("--each-sitting", help="The condition recurs: each sitting is to hear of it.")
    ] = False,
    recorded_late: RecordedLate = False,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help="Why, where nobody had asked; or why it is recorded late."),
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting granted a later date, asked for or not.

    Where nobody had asked, the meeting gives the later date itself, with --to and --reason.
    A condition becomes a follow-up for the lead officer, due when papers close for the next sitting.
    """
    from actionplan.domain.subjects.extensions import GrantExtension

    with writing(ctx, db, by) as plan:
        command = GrantExtension(
            refs=plan.refs(refs),
            meeting=plan.meeting(meeting).id,
            to=None if to is None else plan.day(to, remarks=True),
            condition=condition,
            each_sitting=each_sitting,
            reason=reason,
        )
        # Late, one reason stands for both.
        late = as_recorded(command, late=recorded_late, reason=reason if recorded_late else None)
        print_receipt(plan, plan.record(late), "there was nothing to grant")


@commands.command(cls=PlainCommand)
def refuse(
    ctx: typer.Context,
    refs: Refs,
    *,
    meeting: AtMeeting,
    reason: OptionalReason = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting refused: the date in force stays."""
    from actionplan.domain.subjects.extensions import RefuseExtension

    with writing(ctx, db, by) as plan:
        command = RefuseExtension(refs=plan.refs(refs), meeting=plan.meeting(meeting).id, reason=reason)
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), "there was nothing to refuse")


@commands.command(cls=PlainCommand, name="return")
def return_(
    ctx: typer.Context,
    refs: Refs,
    *,
    meeting: AtMeeting,
    reason: OptionalReason = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting asks for more before it decides."""
    from actionplan.domain.subjects.extensions import ReturnExtension

    with writing(ctx, db, by) as plan:
        command = ReturnExtension(refs=plan.refs(refs), meeting=plan.meeting(meeting).id, reason=reason)
        print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), "there was nothing to return")


@commands.command(cls=PlainCommand)
def withdraw(ctx: typer.Context, refs: Refs, *, reason: OptionalReason = None, db: Db = None, by: By = None) -> None:
    """Record that a request was withdrawn."""
    from actionplan.domain.subjects.extensions import WithdrawExtension

    with writing(ctx, db, by) as plan:
        receipt = plan.record(WithdrawExtension(refs=plan.refs(refs), reason=reason))
        print_receipt(plan, receipt, "there was nothing to withdraw")


@commands.command(cls=PlainCommand, name="list")
def list_(ctx: typer.Context, *, as_at: AsAt = None, json: Json = False, db: Db = None) -> None:
    """List the requests that wait for a meeting."""
    from actionplan.domain.dates import full_day
    from actionplan.papers.formats.lines import folded_lines, joined

    with reading(ctx, db, as_at) as plan:
        view = plan.view
    waiting = [row for row in view.rows if row.item.extension_to is not None]
    if json:
        print_json([_document(row, view) for row in waiting])
        return
    if not waiting:
        print_lines(f"No extension waits for a meeting, as at {full_day(view.as_at)}.")
        return
    lines = []
    for row in waiting:
        lines += folded_lines(f"{row.ref}  {view.title(row.item)}", width())
        for part in _request_lines(row, view):
            lines += folded_lines(part, width(), "    ")
    write(joined(lines))


def _request_lines(row: "Row", view: "PlanView") -> "Iterator[str]":
    from actionplan.domain.dates import counted, long_day
    from actionplan.domain.rating.reasons import answer_words
    from actionplan.domain.text import with_full_stop

    item, day = row.item, view.as_at
    yield f"In force: {long_day(item.deadline.due_on or day)}. Asked for: {long_day(item.extension_to or day)}."
    yield f"Asked on {long_day(item.extension_asked_on or day)} by {with_full_stop(view.text_of(item, 'asked_by'))}"
    for late in _late(row, view):
        yield f"{capitalised(late)}."
    if answer := answer_words(row.case):
        yield f"An earlier request was {answer}."
    if item.deadline.times_moved:
        yield f"Moved {counted(item.deadline.times_moved, 'time')} before."
    yield f"Reason: {view.text_of(item, 'extension_reason')}"


def _late(row: "Row", view: "PlanView") -> "tuple[Late, ...]":
    """How the request is late for the sitting that it waits for."""
    from actionplan.domain.governance.lateness import deciding_sitting, late_asking

    return late_asking(row.item, deciding_sitting(row.item, view.snapshot), view.snapshot.bodies)


def _document(row: "Row", view: "PlanView") -> dict[str, object]:
    from actionplan.domain.governance.lateness import Late
    from actionplan.domain.rating.reasons import answer_words

    item, late = row.item, _late(row, view)
    days = {
        "approved_date": item.deadline.due_on,
        "date_asked_for": item.extension_to,
        "asked_on": item.extension_asked_on,
        # Older names of the first two.
        "in_force": item.deadline.due_on,
        "asked_for": item.extension_to,
    }
    return {
        "ref": row.ref,
        "title": view.title(item),
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "asked_by": view.text_of(item, "asked_by"),
        "asked_reason": view.text_of(item, "extension_reason"),
        "reason": view.text_of(item, "extension_reason"),
        "asked_after_date": Late.AFTER_DATE in late,
        "asked_after_papers": Late.AFTER_PAPERS in late,
        "times_moved": item.deadline.times_moved,
        "earlier_request": answer_words(row.case) or None,
    }
