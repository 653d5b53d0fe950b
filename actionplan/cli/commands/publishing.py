"""``public`` and ``release``: what the public is told of an item, and an update that was held back."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, refs_and_last_word, text_of, whole_number
from actionplan.cli.receipts import print_receipt

if TYPE_CHECKING:
    from actionplan.cli.context import OpenPlan
    from actionplan.domain.command import Command

commands = typer.Typer()


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan public R4 "The police have changed how they manage such cases."'
)
def public(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="REF... [TEXT]", help="The items, then the line in quotes; a single dash, -, reads it."),
    ],
    *,
    withhold: Annotated[
        bool, typer.Option("--withhold", help="They are not for publication; the totals count them.")
    ] = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Write what the public is told of items, or withhold them.

    A line makes an item that was withheld one for publication again. An empty text, "", takes the line away.
    """
    with writing(ctx, db, by) as plan:
        command, already = _withholding(plan, words) if withhold else _line(plan, words)
        print_receipt(plan, plan.record(command), already)


def _withholding(plan: "OpenPlan", refs: list[str]) -> "tuple[Command, str]":
    from actionplan.domain.subjects.publishing import WithholdFromPublic

    full = plan.refs(refs)
    return WithholdFromPublic(refs=full), f"{' and '.join(full)} was withheld already"


def _line(plan: "OpenPlan", words: list[str]) -> "tuple[Command, str]":
    from actionplan.domain.subjects.publishing import WritePublicLine

    refs, text = refs_and_last_word(words, "the line for the public, in quotes")
    full = plan.refs(refs)
    return WritePublicLine(refs=full, words=text_of(text)), f"{' and '.join(full)} had that line already"


@commands.command(cls=PlainCommand, epilog="To find the entry's number: actionplan history REF")
def release(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The number of the entry.", show_default=False)],
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Let an update that was held back stand in papers."""
    from actionplan.domain.subjects.holding import ReleaseUpdate

    with writing(ctx, db, by) as plan:
        print_receipt(
            plan, plan.record(ReleaseUpdate(entry=whole_number(entry, "An entry"))), "there was nothing to do"
        )
