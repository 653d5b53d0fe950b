"""``chase``: reminders to whoever owes an answer, and what came of them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.context import OpenPlan, reading, writing
from actionplan.cli.editions import record_let_through
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import Allow, By, Db, Json, OnDay, whole_number
from actionplan.cli.output import print_columns, print_json, print_lines, say, width
from actionplan.cli.receipts import print_receipt, telling
from actionplan.domain.errors import BadInput
from actionplan.domain.text import capitalised

if TYPE_CHECKING:
    from actionplan.domain.command import Command
    from actionplan.domain.governance.chasers import Chaser, Reminders
    from actionplan.services.chasers import DraftLetter

commands = typer.Typer()

Who = Annotated[
    list[str] | None, typer.Argument(metavar="[WHO]...", help="An agency, a role or a name.", show_default=False)
]


@commands.command(
    cls=PlainCommand,
    epilog='For example: actionplan chase -o reminders; actionplan chase --sent police "Head of Service"',
)
def chase(
    ctx: typer.Context,
    who: Who = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="A new folder for the drafts.", show_default=False),
    ] = None,
    due_within: Annotated[
        str | None, typer.Option("--due-within", metavar="DAYS", help="Due soon means within so many days.")
    ] = None,
    sent: Annotated[bool, typer.Option("--sent", help="Record that WHO was chased.")] = False,
    reply: Annotated[bool, typer.Option("--reply", help="Record that WHO answered.")] = False,
    no_reply: Annotated[bool, typer.Option("--no-reply", help="Record that no reply came from WHO.")] = False,
    on: OnDay = None,
    allow: Allow = False,
    json: Json = False,
    db: Db = None,
    by: By = None,
) -> None:
    """Draft reminders to owners, and record what came of them.

    Each owner with an address, and each agency's contact, gets a draft message (.eml) and its plain text: what is
    overdue, due soon, not heard from, follow-ups, and what the next meeting asks. Without -o they are shown. Drafts
    record nothing: --sent does, and --reply and --no-reply what came of it. A second chase without a reply copies the
    agency's delegated safeguarding partner.
    """
    recorded = [name for name, given in (("--sent", sent), ("--reply", reply), ("--no-reply", no_reply)) if given]
    days = None if due_within is None else whole_number(due_within, "A number of days")
    if len(recorded) > 1:
        raise BadInput(f"{' and '.join(recorded)} do not go together: record one thing at a time.")
    if not recorded:
        _refuse_beside_drafts(who, on)
        _draft(ctx, db, output, days, allow=allow, json=json)
        return
    if output is not None or json or allow:
        raise BadInput(f"{recorded[0]} records, and writes nothing: leave -o, --json and --allow out.")
    if not who:
        raise BadInput(f"Say who with {recorded[0]}: an agency, a role or a name.")
    with writing(ctx, db, by) as plan:
        _record(plan, who, on, days, recorded[0])


def _refuse_beside_drafts(who: list[str] | None, on: str | None) -> None:
    if who:
        raise BadInput(
            "Drafts are for everybody at once. To record a chase or its answer: --sent, --reply or --no-reply"
        )
    if on is not None:
        raise BadInput("--on is the day of a chase or its answer: it goes with --sent, --reply or --no-reply.")


def _draft(
    ctx: typer.Context, db: str | None, output: Path | None, days: int | None, *, allow: bool, json: bool
) -> None:
    from actionplan.papers.values.chasers import chasers_value
    from actionplan.services.chasers import draft_letters, nobody_written_to, read_reminders, write_letters

    with reading(ctx, db, None) as plan:
        reminders = read_reminders(plan.ledger, plan.view, days)
        if output is None:
            drafts = draft_letters(reminders)
        else:
            let_through = partial(record_let_through, plan, document="the reminders") if allow else None
            drafts = write_letters(plan.ledger, reminders, output, let_through)
    if json:
        print_json(chasers_value(reminders, ((each.chaser, each.letter, each.file) for each in drafts)))
    elif output is None:
        _show(drafts, nobody_written_to(reminders))
    else:
        with telling("The drafts are written."):
            print_columns([(f"{each.file}.eml", *_summary(each)) for each in drafts])
    if output is not None:
        say(
            f"Wrote {len(drafts) * 2} files to {output}. Nothing is recorded: once they are sent, say so with "
            "actionplan chase --sent WHO."
        )
    _tell_without_address(reminders)


def _show(drafts: "tuple[DraftLetter, ...]", nobody: str) -> None:
    if not drafts:
        print_lines(capitalised(nobody))
    for at, each in enumerate(drafts):
        copied = (f"Cc: {each.chaser.copy_to}",) if each.chaser.copy_to else ()
        rule = ("-" * min(width(), 72), "") if at else ()
        print_lines(*rule, f"To: {each.chaser.who} <{each.chaser.address}>", *copied, f"Subject: {each.letter.subject}")
        print_lines("", *each.letter.text.split("\n")[:-1], "")


def _summary(each: "DraftLetter") -> tuple[str, ...]:
    chaser = each.chaser
    copied = f"; copy to {chaser.copy_to}" if chaser.copy_to else ""
    return (
        f"{chaser.who} <{chaser.address}>{copied}",
        chaser.about,
    )


def _tell_without_address(reminders: "Reminders") -> None:
    for each in reminders.without_address:
        about = ", ".join((*each.refs, *(point.ref for point in each.follow_ups)))
        say(f"{each.who} has no address ({about}). Give one: {_gives_address(each)}")
    for each in reminders.written:
        if each.again and not each.copy_to:
            say(
                f"{each.agency.name} was chased before, and has no delegated partner to copy. Name one: actionplan "
                f"agency edit {each.agency.id} --copy-to ADDRESS"
            )


def _gives_address(each: "Chaser") -> str:
    own = f", or actionplan assign {each.refs[0]} --email ADDRESS" if each.refs else ""
    return f"actionplan agency edit {each.agency.id} --contact ADDRESS{own}"


def _record(plan: OpenPlan, who: list[str], on: str | None, days: int | None, option: str) -> None:
    from actionplan.domain.subjects.chasing import RecordChase, RecordChaseAnswer
    from actionplan.services.chasers import read_reminders

    reminders, day = read_reminders(plan.ledger, plan.view, days), plan.day_or_today(on)
    commands_given: list[Command] = []
    for typed in who:
        if option == "--sent":
            found = reminders.sent_to(typed)
            apart = (tuple(ref for ref in found.refs if ref not in found.copied), found.copied)
            commands_given += [
                RecordChase(refs=refs, on=day, copied=copied)
                for refs, copied in zip(apart, (False, True), strict=True)
                if refs
            ]
        else:
            commands_given.append(
                RecordChaseAnswer(refs=reminders.answered_by(typed).refs, on=day, replied=option == "--reply")
            )
    print_receipt(plan, plan.record_all(commands_given), "it is recorded already")
