"""``evidence``: where a piece of evidence is held."""

from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, OnDay, Restricted, Sources, refs_and_last_word
from actionplan.cli.output import say
from actionplan.cli.receipts import print_receipt
from actionplan.domain.vocabulary import EvidenceKind

commands = typer.Typer()


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan evidence R4 "Procedure, version 3" --kind output --held-at "Force intranet"',
)
def evidence(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="REF... TITLE", help="The items, then what it is.")],
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
    source: Sources = None,
    on: OnDay = None,
    restricted: Restricted = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record where a piece of evidence is held."""
    from actionplan.domain.subjects.progress import RecordEvidence
    from actionplan.services.evidence import place_of, sha256_of

    refs, title = refs_and_last_word(words, "what the evidence is")
    digest = None
    if file is not None:
        digest = sha256_of(file)
        held_at = held_at or place_of(file)
    with writing(ctx, db, by) as plan:
        command = RecordEvidence(
            refs=plan.refs(refs),
            title=title,
            evidence_kind=kind,
            on=plan.day_or_today(on),
            held_at=held_at,
            sha256=digest,
            restricted=restricted,
            source=source,
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")
    if held_at is None:
        say("Next time, say where it is held with --held-at, so that somebody else can find it.")
