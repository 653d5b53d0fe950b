"""``update`` and ``note``: what people said about an item."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Hold, OnDay, Ref, Restricted, Words, refs_and_last_word, text_of
from actionplan.cli.receipts import print_receipt
from actionplan.domain.vocabulary import Declared, Via

commands = typer.Typer()

From = Annotated[str | None, typer.Option("--from", metavar='"NAME, ROLE"', help="Whose words they are.")]
How = Annotated[Via | None, typer.Option("--via", help="How it reached you.", case_sensitive=False)]


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan update R4 "Procedure drafted" --from "Detective Superintendent" --via phone',
)
def update(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="REF... TEXT", help="The items, then the text in quotes; a single dash, -, reads it."),
    ],
    *,
    from_: From = None,
    via: How = None,
    declare: Annotated[
        Declared | None, typer.Option("--declare", help="The lead's own rating.", case_sensitive=False)
    ] = None,
    on: OnDay = None,
    restricted: Restricted = False,
    hold: Hold = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record a progress update; the first one starts the item.

    With --hold it counts, and its words are in no paper until: actionplan release ENTRY.
    """
    from actionplan.domain.subjects.progress import RecordUpdate

    refs, text = refs_and_last_word(words, "the update, in quotes")
    with writing(ctx, db, by) as plan:
        command = RecordUpdate(
            refs=plan.refs(refs),
            words=text_of(text),
            on=plan.day_or_today(on),
            sender=from_,
            via=via,
            declared=declare,
            restricted=restricted,
            hold=hold,
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(cls=PlainCommand, epilog='For example: actionplan note R4 "Rang the lead officer, no answer"')
def note(
    ctx: typer.Context,
    ref: Ref,
    text: Words,
    *,
    from_: From = None,
    via: How = None,
    on: OnDay = None,
    restricted: Restricted = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Record a contact that brought no progress.

    It does not start the item, and does not count as an update.
    """
    from actionplan.domain.subjects.progress import RecordNote

    with writing(ctx, db, by) as plan:
        command = RecordNote(
            refs=(plan.ref(ref),),
            words=text_of(text),
            on=plan.day_or_today(on),
            sender=from_,
            via=via,
            restricted=restricted,
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")
