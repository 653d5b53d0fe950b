"""``measure``, ``reading`` and ``scrutiny``: what would show the difference, what was found, and what scrutiny says."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import TEXT_OR_EMPTY, PlainCommand
from actionplan.cli.options import (
    By,
    Db,
    OnDay,
    OptionalReason,
    Ref,
    Sources,
    Words,
    refs_and_last_word,
    text_of,
)
from actionplan.cli.receipts import print_receipt
from actionplan.domain.errors import BadInput
from actionplan.domain.vocabulary import Better

commands = typer.Typer()

_A_DAY = re.compile(r".*[0-9].*|(?:next|last|end|this|start)\b.*", re.IGNORECASE | re.DOTALL)
"""What ``--by`` takes for a day and not for a name: whatever holds a digit, "end of March", "next executive"."""


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan measure R4 R5 "Plans that name a parent" --baseline "3 of 10" --target 90% --by '
    "30/6/27, or, to change it: actionplan measure R4-M1 --target 95%",
)
def measure(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="REF... TITLE", help="The items and what is measured; or a measure, such as R4-M1."),
    ],
    *,
    unit: Annotated[str | None, typer.Option("--unit", metavar=TEXT_OR_EMPTY, help="What is counted.")] = None,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="NUMBER", help="Where it started.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="NUMBER", help="Where it is to get.")] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar='DATE|"NAME, ROLE"', help="By when; or who is at the keyboard, as elsewhere."),
    ] = None,
    better: Annotated[
        Better | None, typer.Option("--better", help="Which way is better.", case_sensitive=False)
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Measure it no more; its readings stay.")] = False,
    reason: OptionalReason = None,
    db: Db = None,
) -> None:
    """Say what would show the difference, with baseline and target.

    A measure serves one item or several. Numbers are such as 62, 62% or "8 of 10". An empty text, "", takes away.
    """
    from actionplan.domain.subjects.measures import AddMeasure, EditMeasure, WithdrawMeasure
    from actionplan.domain.typed.refs import is_measure_ref

    day, author = _day_and_author(by or ())
    if reason is not None and not withdraw:
        raise BadInput("--reason goes with --withdraw: say why it is measured no more.")
    with writing(ctx, db, author) as plan:
        target_on = None if day is None else plan.day(day, remarks=True)
        if not is_measure_ref(words[0]):
            if withdraw:
                raise BadInput("--withdraw takes a measure, such as: actionplan measure R4-M1 --withdraw")
            refs, title = refs_and_last_word(words, "what is measured")
            added = AddMeasure(
                refs=plan.refs(refs),
                title=title,
                unit=unit,
                baseline=baseline,
                target=target,
                target_on=target_on,
                better=better,
            )
            print_receipt(plan, plan.record(added), "there was nothing to record")
            return
        known = plan.view.resolve_measure(words[0])
        if len(words) > 2:
            raise BadInput("One measure is changed at a time: give its ref, then its new title, in quotes.")
        if withdraw:
            _refuse_changes(words[1:], (unit, baseline, target, day, better))
            receipt = plan.record(WithdrawMeasure(measure=known.ref, reason=reason))
        else:
            edited = EditMeasure(
                measure=known.ref,
                title=words[1] if len(words) == 2 else None,
                unit=unit,
                baseline=baseline,
                target=target,
                target_on=target_on,
                better=better,
            )
            receipt = plan.record(edited)
        print_receipt(plan, receipt, f"{known.ref} says that already")


@commands.command(
    cls=PlainCommand,
    epilog="For example: actionplan reading R4-M1 8 --of 10 --on 1/3/27 --source audit, or, in words: actionplan "
    'reading R4-M1 --words "They know who to ask" --source child',
)
def reading(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="MEASURE", help="Such as R4-M1.", show_default=False)],
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help='A number: 62, 62% or "8 of 10".', show_default=False)
    ] = None,
    *,
    of: Annotated[str | None, typer.Option("--of", metavar="NUMBER", help="What it is out of: 8 --of 10.")] = None,
    words: Annotated[str | None, typer.Option("--words", metavar="TEXT", help="What was found, in words.")] = None,
    on: OnDay = None,
    period: Annotated[str | None, typer.Option("--period", metavar="TEXT", help="The time that it is about.")] = None,
    source: Sources = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record what a measure showed: a number, words, or both.

    It counts as evidence of impact of each item that the measure serves. A wrong one is undone, never written over.
    """
    from actionplan.domain.subjects.measures import RecordReading

    with writing(ctx, db, by) as plan:
        command = RecordReading(
            measure=plan.view.resolve_measure(ref).ref,
            on=plan.day_or_today(on),
            value=value,
            out_of=of,
            words=None if words is None else text_of(words),
            period=period,
            source=source,
        )
        print_receipt(plan, plan.record(command), "there was nothing to record")


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan scrutiny R4 "Not yet seen by children" --from "Independent scrutineer"',
)
def scrutiny(
    ctx: typer.Context,
    ref: Ref,
    text: Words,
    *,
    from_: Annotated[str, typer.Option("--from", metavar="WHO", help="Whose view it is.", show_default=False)],
    on: OnDay = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Record the scrutineer's view of an item.

    It agrees nothing, changes no rating, and does not count as heard from the owner.
    """
    from actionplan.domain.subjects.scrutiny import RecordScrutiny

    with writing(ctx, db, by) as plan:
        command = RecordScrutiny(refs=(plan.ref(ref),), words=text_of(text), sender=from_, on=plan.day_or_today(on))
        print_receipt(plan, plan.record(command), "there was nothing to record")


def _day_and_author(given: Sequence[str]) -> tuple[str | None, str | None]:
    """The day of the target and who is at the keyboard: ``--by`` says both, here as everywhere."""
    days = [each for each in given if _A_DAY.fullmatch(each.strip())]
    names = [each for each in given if each not in days]
    if len(days) > 1 or len(names) > 1:
        raise BadInput("--by was given twice: give one day, and one name at most.")
    return (days[0] if days else None), (names[0] if names else None)


def _refuse_changes(title: Sequence[str], others: Sequence[object]) -> None:
    if title or any(each is not None for each in others):
        raise BadInput("--withdraw changes nothing else: leave the rest out.")
