"""``signoff`` and ``impact``: sign-off by a meeting, and the impact review after it."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.late import as_recorded
from actionplan.cli.options import AtMeeting, By, Db, LateReason, RecordedLate, Ref
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.vocabulary import ImpactState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionplan.domain.subjects.signing_off import SignOffItems

commands = typer.Typer()

RETURN = "return"
"""The first word that makes ``signoff`` a return: no ref can look like it."""


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan signoff R4 --meeting "last executive" --checked-by "Independent scrutineer" '
    '--impact-review 6m; or: actionplan signoff return R4 --meeting "last executive" --reason "No audit yet"',
)
def signoff(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[return] REF", help='The items; "return" sends them back to in progress.'),
    ],
    *,
    meeting: AtMeeting,
    agreed_by: Annotated[
        str | None,
        typer.Option("--agreed-by", metavar='"NAME, ROLE"', help="Who moved it, other than the lead officer."),
    ] = None,
    checked_by: Annotated[
        str | None,
        typer.Option(
            "--checked-by", metavar='"NAME, ROLE"', help="Who looked at the evidence, other than the lead officer."
        ),
    ] = None,
    interest: Annotated[
        str | None,
        typer.Option("--interest", metavar="WHO", help="Who declared an interest, and took no part."),
    ] = None,
    impact_review: Annotated[
        str | None,
        typer.Option(
            "--impact-review",
            metavar="DATE",
            help="When to ask what is different for children; 6m and 12m count from the meeting.",
        ),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help="Why it is sent back, or why it is recorded late."),
    ] = None,
    recorded_late: RecordedLate = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record that a meeting signed items off, or sent them back.

    The meeting agrees; a return takes --meeting and --reason only.
    """
    people = {"agreed_by": agreed_by, "checked_by": checked_by, "interest": interest}
    if words[0].lower() == RETURN:
        _refuse_options({**people, "impact_review": impact_review})
        refs = words[1:]
        if not refs or reason is None:
            raise BadInput("Sending back needs the items and why: actionplan signoff return REF --meeting M --reason R")
        with writing(ctx, db, by) as plan:
            _send_back(plan, refs, meeting, reason, recorded_late=recorded_late)
        return
    if reason is not None and not recorded_late:
        raise BadInput("--reason goes with a return: actionplan signoff return REF --meeting M --reason R")
    with writing(ctx, db, by) as plan:
        command = _sign_off(plan, words, meeting, impact_review, people)
        receipt = plan.record(as_recorded(command, late=recorded_late, reason=reason))
        print_receipt(plan, receipt, "there was nothing to sign off")


def _refuse_options(given: "Mapping[str, str | None]") -> None:
    names = [f"--{name.replace('_', '-')}" for name, value in given.items() if value is not None]
    if names:
        raise BadInput(f"A return takes --meeting and --reason: leave {' and '.join(names)} out.")


def _send_back(plan: OpenPlan, refs: list[str], meeting: str, reason: str, *, recorded_late: bool) -> None:
    from actionplan.domain.subjects.signing_off import ReturnSignOff

    command = ReturnSignOff(refs=plan.refs(refs), meeting=plan.meeting(meeting).id, reason=reason)
    print_receipt(plan, plan.record(as_recorded(command, late=recorded_late)), "there was nothing to send back")


def _sign_off(
    plan: OpenPlan, refs: list[str], meeting: str, impact_review: str | None, people: "Mapping[str, str | None]"
) -> "SignOffItems":
    from actionplan.domain.subjects.signing_off import SignOffItems

    full, found = plan.refs(refs), plan.meeting(meeting)
    review_on = None if impact_review is None else plan.day(impact_review, remarks=True, counted_from=found.on)
    return SignOffItems(
        refs=full,
        meeting=found.id,
        impact_review_on=review_on,
        agreed_by=people["agreed_by"],
        checked_by=people["checked_by"],
        interest=people["interest"],
    )


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan impact R4 partly "Re-audit: 8 of 10 records" --meeting "last executive" --next 6m',
)
def impact(
    ctx: typer.Context,
    ref: Ref,
    found: Annotated[
        ImpactState,
        typer.Argument(
            metavar="FOUND",
            help="Is anything different for children: evidenced, partly, not-evidenced or too-early.",
            case_sensitive=False,
            show_default=False,
        ),
    ],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="How we know.", show_default=False)],
    *,
    meeting: AtMeeting,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="DATE", help="When to look again; 6m counts from the meeting.")
    ] = None,
    rests_on: Annotated[
        list[str] | None,
        typer.Option("--rests-on", metavar="MEASURE", help="Whose latest reading it rests on, if not all measures'."),
    ] = None,
    recorded_late: RecordedLate = False,
    reason: LateReason = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record what an impact review found after sign-off.

    It names the latest reading of each measure of the item.
    """
    from actionplan.domain.subjects.signing_off import ReviewImpact

    with writing(ctx, db, by) as plan:
        full, at = plan.ref(ref), plan.meeting(meeting)
        next_on = None if next_ is None else plan.day(next_, remarks=True, counted_from=at.on)
        measures = tuple(plan.view.resolve_measure(each).ref for each in rests_on) if rests_on else None
        command = ReviewImpact(refs=(full,), found=found, words=text, meeting=at.id, next_on=next_on, measures=measures)
        print_receipt(
            plan, plan.record(as_recorded(command, late=recorded_late, reason=reason)), "there was nothing to record"
        )
