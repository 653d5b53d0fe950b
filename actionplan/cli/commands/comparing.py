"""Two points of the plan compared, and what is missing from it: ``changes``, ``movement``, ``check``."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import Plan, given, reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Json
from actionplan.cli.output import put, say, width
from actionplan.cli.plan_file import file_findings
from actionplan.domain.errors import BadInput, ExitCode

if TYPE_CHECKING:
    from actionplan.domain.moment import Moment
    from actionplan.domain.reports.check import Finding

commands = typer.Typer()

Since = Annotated[
    str,
    typer.Option(
        "--since", metavar="DATE|MEETING", help="The end of a day, or the papers of a meeting.", show_default=False
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE|MEETING", help="Where to stop, if not now.", show_default=False)
]


class By(StrEnum):
    """What movement is counted by."""

    AGENCY = "agency"


@commands.command(cls=PlainCommand, epilog='For example: actionplan changes --since "last executive"')
def changes(ctx: typer.Context, *, since: Since, until: Until = None, json: Json = False, db: Db = None) -> None:
    """Tell in words what changed, by recommendation.

    Nothing is left out: what was entered and taken back is said to have been, without its text.
    """
    from actionplan.papers.text_changes import changes_json, changes_text
    from actionplan.services.compare import changes_since

    with reading(ctx, db) as plan:
        report = changes_since(plan.ledger, plan.ledger.moment(since), _end(ctx, plan, until))
    put(changes_json(report) if json else changes_text(report, width()))


@commands.command(cls=PlainCommand, epilog="For example: actionplan movement --since 2027-03-11 --by agency")
def movement(
    ctx: typer.Context,
    *,
    since: Since,
    until: Until = None,
    by: Annotated[
        By | None, typer.Option("--by", metavar="agency", help="One line an agency; without it, the whole plan's.")
    ] = None,
    actions: Annotated[bool, typer.Option("--actions", help="Count actions, not recommendations.")] = False,
    json: Json = False,
    db: Db = None,
) -> None:
    """Count what came and went between two points of the plan.

    Opening + new + reopened + moved in - signed off - not taken forward - moved out = closing.
    """
    from dataclasses import replace

    from actionplan.domain.vocabulary import Kind
    from actionplan.papers.text_movement import movement_json, movement_text
    from actionplan.services.compare import movement_since

    with reading(ctx, db) as plan:
        kind = Kind.ACTION if actions else Kind.RECOMMENDATION
        report = movement_since(plan.ledger, plan.ledger.moment(since), _end(ctx, plan, until), kind)
    if json:
        put(movement_json(report))
        return
    put(movement_text(report if by else replace(report, lines=report.lines[-1:]), width()))


def _end(ctx: typer.Context, plan: Plan, until: str | None) -> "Moment | None":
    if given(ctx).as_at is not None and until is not None:
        raise BadInput("--as-at and --until both say where to stop: leave one out.")
    return plan.as_at if until is None else plan.ledger.moment(until)


@commands.command(cls=PlainCommand)
def check(
    ctx: typer.Context,
    *,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Also compare each evidence file with the SHA-256 that was recorded.")
    ] = False,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """List what the plan lacks, one line each.

    Also copies of its file that a service such as OneDrive left beside it. The exit code is 1 where anything is found.
    """
    from actionplan.domain.reports.check import findings
    from actionplan.papers.text_gaps import findings_json, findings_text

    with reading(ctx, db, as_at) as plan:
        view = plan.view
        beside = [] if plan.as_at is not None else file_findings(plan.session.location)
        files = _evidence_findings(plan) if evidence else ()
    found = [*findings(view), *files, *beside]
    put(findings_json(found) if json else findings_text(found, view, width()))
    if found:
        raise typer.Exit(ExitCode.ANSWER_IS_NO)


def _evidence_findings(plan: Plan) -> "tuple[Finding, ...]":
    """What became of the evidence files; how many there were is said on stderr."""
    from actionplan.services.evidence import check_evidence

    checked = check_evidence(plan.ledger, plan.view)
    say(checked.words)
    return checked.findings
