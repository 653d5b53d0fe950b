"""What happened: ``update``, ``note``, ``evidence``, ``complete``, ``reopen``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, OnDay, Reason, Ref, Refs, Restricted
from actionplan.cli.output import say
from actionplan.cli.receipts import tell
from actionplan.domain.errors import BadInput
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, Via

commands = typer.Typer()

_LONGEST_INPUT = 1_000_000
"""In bytes, of a text from standard input; how many characters it may have is the plan's own rule."""

Text = Annotated[
    str, typer.Argument(metavar="TEXT", help="In quotes; a single dash, -, reads standard input.", show_default=False)
]
From = Annotated[str | None, typer.Option("--from", metavar='"NAME, ROLE"', help="Whose words they are.")]
ByWay = Annotated[Via | None, typer.Option("--via", help="How it reached you.", case_sensitive=False)]


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan update R4 "Procedure drafted" --from "Detective Superintendent" --via phone',
)
def update(
    ctx: typer.Context,
    ref: Ref,
    text: Text,
    *,
    from_: From = None,
    via: ByWay = None,
    declare: Annotated[
        Declared | None, typer.Option("--declare", help="The lead's own rating.", case_sensitive=False)
    ] = None,
    on: OnDay = None,
    restricted: Restricted = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record a progress update; the first one starts the item."""
    from actionplan.domain.commands import RecordUpdate

    with writing(ctx, db, by) as plan:
        command = RecordUpdate(
            refs=(plan.ref(ref),),
            words=_text(text),
            on=plan.on(on),
            sender=from_,
            via=via,
            declared=declare,
            restricted=restricted,
        )
        tell(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand, epilog='For example: actionplan note R4 "Rang the lead, no answer"')
def note(
    ctx: typer.Context,
    ref: Ref,
    text: Text,
    *,
    from_: From = None,
    via: ByWay = None,
    on: OnDay = None,
    restricted: Restricted = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record a contact that is no progress.

    It starts nothing, and counts as no update.
    """
    from actionplan.domain.commands import RecordNote

    with writing(ctx, db, by) as plan:
        command = RecordNote(
            refs=(plan.ref(ref),), words=_text(text), on=plan.on(on), sender=from_, via=via, restricted=restricted
        )
        tell(plan, plan.record(command), "there was nothing to record")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan evidence R4 "Procedure, version 3" --kind output --held-at "Force intranet"',
)
def evidence(
    ctx: typer.Context,
    ref: Ref,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it is.", show_default=False)],
    *,
    kind: Annotated[
        EvidenceKind,
        typer.Option(
            "--kind",
            help="Was it done, how well, or what is different for children.",
            case_sensitive=False,
            show_default=False,
        ),
    ],
    held_at: Annotated[str | None, typer.Option("--held-at", metavar="WHERE", help="Where it is held.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="PATH", help="The file itself: its SHA-256 is recorded, not a copy."),
    ] = None,
    on: OnDay = None,
    restricted: Restricted = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record where a piece of evidence is held."""
    from actionplan.domain.commands import RecordEvidence
    from actionplan.services.evidence import place_of, sha256_of

    digest = None
    if file is not None:
        digest = sha256_of(file)
        held_at = held_at or place_of(file)
    with writing(ctx, db, by) as plan:
        command = RecordEvidence(
            refs=(plan.ref(ref),),
            title=title,
            evidence_kind=kind,
            on=plan.on(on),
            held_at=held_at,
            sha256=digest,
            restricted=restricted,
        )
        tell(plan, plan.record(command), "there was nothing to record")
    if held_at is None:
        say("Next time, say where it is held with --held-at, so that somebody else can find it.")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan complete R4 --on "3 March 2027" --summary "Procedure in force since 1 March"',
)
def complete(
    ctx: typer.Context,
    refs: Refs,
    *,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="When it was completed.", show_default=False)],
    summary: Annotated[str, typer.Option("--summary", metavar="TEXT", help="What was done.", show_default=False)],
    outcome: Annotated[
        Outcome, typer.Option("--outcome", help="How it ended.", case_sensitive=False)
    ] = Outcome.DELIVERED,
    db: Db = None,
    by: By = None,
) -> None:
    """Report items complete; a meeting signs them off later."""
    from actionplan.domain.commands import ReportComplete

    with writing(ctx, db, by) as plan:
        command = ReportComplete(refs=plan.refs(refs), on=plan.day(on), summary=summary, outcome=outcome)
        tell(plan, plan.record(command), "there was nothing to report")


@commands.command(cls=PlainCommand)
def reopen(ctx: typer.Context, refs: Refs, *, reason: Reason, db: Db = None, by: By = None) -> None:
    """Put what was reported complete or closed back in progress."""
    from actionplan.domain.commands import Reopen

    with writing(ctx, db, by) as plan:
        tell(plan, plan.record(Reopen(refs=plan.refs(refs), reason=reason)), "there was nothing to reopen")


def _text(typed: str) -> str:
    """The words given, or standard input for a single dash."""
    if typed != "-":
        return typed
    try:
        given = sys.stdin.buffer.read(_LONGEST_INPUT + 1)
        if len(given) > _LONGEST_INPUT:
            raise BadInput("Standard input is longer than any text can be. Nothing was recorded: shorten it.")
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("Standard input is not UTF-8 text. Nothing was recorded.") from error
