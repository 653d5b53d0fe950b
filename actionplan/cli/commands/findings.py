"""``finding``: what reviews found, and which recommendations answer it."""

from typing import Annotated

import typer

from actionplan.cli.context import reading, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, By, Db, Json, Reason, text_of
from actionplan.cli.output import say, width, write
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

commands = typer.Typer(
    help="Show what reviews found and which recommendations answer it.", no_args_is_help=True, rich_markup_mode=None
)

FindingRef = Annotated[str, typer.Argument(metavar="FINDING", help="Such as SAM-F01 or F1.", show_default=False)]


@commands.command(cls=PlainCommand, name="list")
def list_(
    ctx: typer.Context,
    *,
    review: Annotated[str | None, typer.Option("--review", metavar="REVIEW", help="Those of one review.")] = None,
    unanswered: Annotated[
        bool, typer.Option("--unanswered", help="Only those that nothing taken forward answers.")
    ] = False,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List findings beside what answers them, and count them."""
    from actionplan.domain.reports.findings import coverage
    from actionplan.papers.documents.findings import findings as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.findings import findings_json

    with reading(ctx, db, as_at) as plan:
        view = plan.view
        only = None if review is None else view.resolve_review(review).ref
    found = coverage(view, only)
    shown = [each for each in found if each.is_gap] if unanswered else found
    if not found:
        say("A review's file brings its findings with it. To record one: actionplan finding add REVIEW TEXT")
    write(findings_json(shown, view) if json else to_text(document(found, shown, view), width()))


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan finding add SAM "Each agency held a part" --number 3 --answered-by R4',
)
def add(
    ctx: typer.Context,
    review: Annotated[str, typer.Argument(metavar="REVIEW", help="Such as SAM.", show_default=False)],
    text: Annotated[
        str,
        typer.Argument(metavar="TEXT", help="What the review says; a single dash, -, reads it.", show_default=False),
    ],
    *,
    number: Annotated[str | None, typer.Option("--number", metavar="N", help="Its published number.")] = None,
    answered_by: Annotated[
        list[str] | None,
        typer.Option("--answered-by", metavar="REF", help="A recommendation that answers it; may be repeated."),
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record what a review found, in its own words."""
    from actionplan.domain.subjects.findings import AddFinding

    with writing(ctx, db, by) as plan:
        command = AddFinding(
            refs=plan.refs(answered_by or ()),
            review=plan.view.resolve_review(review).ref,
            wording=text_of(text),
            number=number,
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand, epilog="For example: actionplan finding answer SAM-F01 R4 R5")
def answer(
    ctx: typer.Context,
    finding: FindingRef,
    refs: Annotated[
        list[str] | None, typer.Argument(metavar="[REF]...", help="Recommendations.", show_default=False)
    ] = None,
    *,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="They no longer answer it; without REF, nothing does.")
    ] = False,
    none_needed: Annotated[
        str | None,
        typer.Option("--none-needed", metavar="REASON", help="No recommendation has to answer it, because …"),
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record which recommendations answer a finding."""
    from actionplan.domain.subjects.findings import AnswerFinding

    if none_needed is not None and (refs or take_back):
        raise BadInput("--none-needed goes alone: name no recommendation, and take nothing back with it.")
    with writing(ctx, db, by) as plan:
        known = plan.view.resolve_finding(finding)
        command = AnswerFinding(
            finding=known.ref, refs=plan.refs(refs or ()), take_back=take_back, none_because=none_needed
        )
        print_receipt(plan, plan.record(command), f"{known.ref} says that already")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan finding edit SAM-F01 "Nobody asked." --number 3 --reason "a slip"',
)
def edit(
    ctx: typer.Context,
    finding: FindingRef,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="What the review says; a single dash, -, reads it.", show_default=False),
    ] = None,
    *,
    number: Annotated[
        str | None, typer.Option("--number", metavar="N", help='Its published number; "" for none.')
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; needed where the words change.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Put a finding's words or its number right.

    The old words are kept, as for amend.
    """
    from actionplan.domain.subjects.finding_edits import EditFinding

    with writing(ctx, db, by) as plan:
        known = plan.view.resolve_finding(finding)
        command = EditFinding.of(known, None if text is None else text_of(text), number, reason)
        print_receipt(plan, plan.record(command), f"{known.ref} says that already")


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan finding withdraw SAM-F01 --reason "It is a recommendation"'
)
def withdraw(ctx: typer.Context, finding: FindingRef, *, reason: Reason, db: Db = None, by: By = None) -> None:
    """Say that it is no finding of the review.

    It counts nowhere any more; restore brings it back.
    """
    from actionplan.domain.subjects.finding_edits import WithdrawFinding

    with writing(ctx, db, by) as plan:
        command = WithdrawFinding(finding=plan.view.resolve_finding(finding).ref, reason=reason)
        print_receipt(plan, plan.record(command), "it is withdrawn already")


@commands.command(cls=PlainCommand, epilog="For example: actionplan finding restore SAM-F01")
def restore(
    ctx: typer.Context,
    finding: FindingRef,
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Bring a withdrawn finding back.

    That is an undo of the step that withdrew it.
    """
    from actionplan.domain.subjects.finding_edits import FindingWithdrawn, withdrawn_in
    from actionplan.domain.subjects.undo import Undo
    from actionplan.domain.typed.refs import parse_finding_ref

    with writing(ctx, db, by) as plan:
        lines = plan.ledger.history(plan.ledger.last_number(), kinds=[FindingWithdrawn.kind])
        withdrawn, snapshot = withdrawn_in(lines), plan.view.snapshot
        known = {*withdrawn, *(each.ref for each in snapshot.findings)}
        ref = parse_finding_ref(finding, known, [review.ref for review in snapshot.reviews])
        if ref not in withdrawn:
            raise BadInput(f"No finding {quoted(ref)} is withdrawn in this plan.")
        print_receipt(plan, plan.record(Undo(step=withdrawn[ref])), "there was nothing to restore")
