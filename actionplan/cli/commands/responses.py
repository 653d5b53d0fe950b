"""``respond``: the partnership's response to recommendations."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, refs_and_last_word
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.vocabulary import Response

commands = typer.Typer()

_RESPONSES = {
    "accepted": Response.ACCEPTED,
    "part": Response.PART,
    "accepted-in-part": Response.PART,
    "not-accepted": Response.NOT_ACCEPTED,
}


@commands.command(cls=PlainCommand, epilog='For example: actionplan respond R4 R5 accepted --meeting "last executive"')
def respond(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="REF... accepted|part|not-accepted", help="The recommendations, then the response."),
    ],
    *,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")] = None,
    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="MEETING", help="The meeting that decided it.")
    ] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record the partnership's response to recommendations."""
    from actionplan.domain.subjects.responses import Respond

    refs, typed = refs_and_last_word(words, "the response")
    response = _RESPONSES.get(typed.lower())
    if response is None:
        raise BadInput(f"{quoted(typed)} is not a response: end with accepted, part or not-accepted.")
    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        decided_at = None if meeting is None else plan.meeting(meeting).id
        command = Respond(refs=full, response=response, reason=reason, meeting=decided_at)
        print_receipt(plan, plan.record(command), "that is the response already")
