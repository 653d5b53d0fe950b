"""``due``: proposed deadlines. The date is the end of the command line, in as many words as it takes."""

from datetime import date
from typing import Annotated

import typer

from actionplan.cli.options import By, Db
from actionplan.cli.plain_help import PlainCommand
from actionplan.cli.plan import Plan, writing
from actionplan.cli.receipts import tell
from actionplan.domain.errors import BadInput

commands = typer.Typer()

TAKEN_AWAY = "none"


@commands.command(
    cls=PlainCommand, epilog="For example: actionplan due R4 R5 31 March 2027, or: due R4 +6w, or: due R4 none"
)
def due(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="REF... DATE", help="The items, then the date.")],
    *,
    correct: Annotated[bool, typer.Option("--correct", help="The date was mistyped; needs --reason.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Propose a deadline, change it, or take it away with "none"."""
    from actionplan.domain.commands import ProposeDate

    with writing(ctx, db, by) as plan:
        if len(words) < 2 or _is_date(" ".join(words), plan.today):
            raise BadInput("Name the items first, then the date, such as: actionplan due R4 31 March 2027")
        start = len(words) - 1 if words[-1].lower() == TAKEN_AWAY else _start_of_date(plan, words)
        refs, typed = plan.refs(words[:start]), " ".join(words[start:])
        day = None if typed.lower() == TAKEN_AWAY else plan.day(typed, remarks=True)
        items = refs[0] if len(refs) == 1 else f"each of the {len(refs)} items"
        had = "no date" if day is None else "that date already"
        command = ProposeDate(refs=refs, on=day, correct=correct, reason=reason)
        tell(plan, plan.record(command), f"{items} had {had}")


def _start_of_date(plan: Plan, words: list[str]) -> int:
    """Where the date begins: the longest end of ``words`` that reads as one after words that are all refs.

    Where there is no such end, the place that leads to the most telling refusal.
    """
    refs = 1
    while refs < len(words) - 1 and _is_ref(plan, words[refs]):
        refs += 1
    dates = [place for place in range(1, len(words)) if _is_date(" ".join(words[place:]), plan.today)]
    after_refs = [place for place in dates if place <= refs]
    if after_refs:
        return after_refs[0]
    # "R4 R99 2027-03-31" is about a ref that is not there; "R4 Tue 31 March 2027" about a weekday that is not right.
    stray_ref = dates and any(character.isdigit() for character in words[refs])
    return dates[0] if stray_ref else refs


def _is_ref(plan: Plan, word: str) -> bool:
    try:
        plan.ref(word)
    except BadInput:
        return False
    return True


def _is_date(words: str, today: date) -> bool:
    from actionplan.domain.typed_dates import parse_day

    try:
        parse_day(words, today)
    except BadInput:
        return False
    return True
