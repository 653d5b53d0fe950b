"""``check``: what the plan lacks."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Json
from actionplan.cli.output import say, width, write
from actionplan.domain.errors import ExitCode

if TYPE_CHECKING:
    from actionplan.domain.reports.check import Finding

commands = typer.Typer()


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

    Also copies of its file that a service such as OneDrive left next to it. The exit code is 1 where anything is found.
    """
    from actionplan.papers.documents import check as document
    from actionplan.papers.formats.text import to_text
    from actionplan.papers.values.check import findings_json
    from actionplan.services.agendas import coming_agendas
    from actionplan.services.plan_file import all_findings

    with reading(ctx, db, as_at) as plan:
        view = plan.view
        coming = coming_agendas(plan.ledger, view.snapshot)
        gaps = all_findings(view, None if plan.as_at is not None else plan.session.location)
        found = [*gaps, *(_evidence_findings(plan) if evidence else ())]
    write(findings_json(found) if json else to_text(document.check(found, view, coming), width()))
    if found:
        raise typer.Exit(ExitCode.ANSWER_IS_NO)


def _evidence_findings(plan: OpenPlan) -> "tuple[Finding, ...]":
    """The findings about evidence files; how many were looked for is said on stderr."""
    from actionplan.services.evidence import check_evidence

    checked = check_evidence(plan.ledger, plan.view)
    say(checked.words)
    return checked.findings
