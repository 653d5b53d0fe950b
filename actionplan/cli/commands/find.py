"""``find``: words anywhere in the plan, and all that is held about somebody."""

from typing import Annotated

import typer

from actionplan.cli.context import reading
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import AsAt, Db, Json
from actionplan.cli.output import print_lines, write
from actionplan.domain.errors import BadInput
from actionplan.domain.text import shorten

commands = typer.Typer()

_LONGEST = 400


@commands.command(cls=PlainCommand, epilog='For example: actionplan find --person "Example"')
def find(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]", help="Words, in any order.", show_default=False)
    ] = None,
    *,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="A name or a part of it.", show_default=False)
    ] = None,
    as_at: AsAt = None,
    json: Json = False,
    db: Db = None,
) -> None:
    """Find words on record, or a person, with their place.

    Looks at every text on record: notes, restricted words, what was undone and earlier wordings too. The likeliest
    place comes first. With --person, it looks at who recorded something as well, and the oldest comes first. Words that
    were removed for good are not held.
    """
    from actionplan.domain.reports.found_words import place_of
    from actionplan.papers.values.found_words import found_words_json
    from actionplan.services.searching import find_person, find_words

    wanted = person if person is not None else " ".join(text or ())
    if not wanted.strip() or (person is not None and text):
        raise BadInput("Say which words to find, or whom with --person: one of the two.")
    with reading(ctx, db, as_at) as plan:
        look = find_words if person is None else find_person
        found = look(plan.ledger, plan.ledger.head(plan.as_at), wanted)
    if json:
        write(found_words_json(found))
        return
    print_lines(*(shorten(f"{place_of(each)}: {each.words}", _LONGEST) for each in found))
    if not found:
        print_lines("Nothing is held that says so.")
