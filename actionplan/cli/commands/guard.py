"""``guard``: words that must never leave in a paper, kept outside of every plan."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, text_of
from actionplan.cli.output import print_lines
from actionplan.cli.receipts import say_step, telling

commands = typer.Typer(help="Keep words and numbers from going out.", no_args_is_help=True, rich_markup_mode=None)

Words = Annotated[
    list[str],
    typer.Argument(metavar="WORD...", help="Each in quotes; a dash, -, reads them, one a line.", show_default=False),
]


@commands.command(cls=PlainCommand, epilog="A shell keeps what is typed: actionplan guard add - reads words instead.")
def add(words: Words) -> None:
    """Guard words: no paper and no export may hold them.

    They are found in upper or lower case, with or without accents, as whole words. They are kept on this computer for
    every plan, and in no plan, backup or export.
    """
    from actionplan.services.guard_words import add_word

    given = _given(words)
    added = sum(add_word(each) for each in given)
    already = len(given) - added
    print_lines(f"Guarded: {added}.{f' Guarded already: {already}.' if already else ''}")


@commands.command(cls=PlainCommand, name="list")
def list_() -> None:
    """List the first letter of each guarded word, and its length."""
    from actionplan.services.guard_words import guarded_words

    none = "No word is guarded. NHS numbers, dates of birth and full postcodes always are."
    print_lines(*(guarded_words() or [none]))


@commands.command(cls=PlainCommand)
def remove(words: Words) -> None:
    """Guard words no longer."""
    from actionplan.services.guard_words import remove_word

    given = _given(words)
    removed = sum(remove_word(each) for each in given)
    missing = len(given) - removed
    print_lines(f"Guarded no longer: {removed}.{f' Not guarded: {missing}.' if missing else ''}")


@commands.command(cls=PlainCommand, epilog='For example, an office\'s postcode: actionplan guard allow "L36 9YY"')
def allow(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="As it is written; a single dash, -, reads it.", show_default=False)
    ],
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Let a number, a date or a postcode go out for good.

    The plan's history says that it was done, and of what kind it is: never the thing itself.
    """
    from actionplan.domain.subjects.guarding import LetThrough
    from actionplan.services.guard_words import allow as keep
    from actionplan.services.guard_words import to_allow

    found = to_allow(text_of(what).strip())
    with writing(ctx, db, by) as plan:
        receipt = plan.record(LetThrough(kinds=(found.kind,)))
        keep(found)
        with telling("It is let through."):
            print_lines(f"The guard lets {found.kind.in_words} go out from now on.")
        say_step(plan, receipt)


def _given(words: list[str]) -> list[str]:
    return [each for word in words for each in (text_of(word).splitlines() if word == "-" else [word]) if each.strip()]
