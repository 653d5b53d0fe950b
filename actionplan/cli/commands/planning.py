"""What is said about an item besides who and when: ``action``, ``plan``, ``theme``, ``respond``."""

from typing import Annotated

import typer

from actionplan.cli.context import writing
from actionplan.cli.help import PlainCommand
from actionplan.cli.options import By, Db, Ref
from actionplan.cli.receipts import tell
from actionplan.domain.errors import BadInput
from actionplan.domain.plaintext import quoted
from actionplan.domain.vocabulary import Response

commands = typer.Typer()
action_commands = typer.Typer(
    help="Add actions under a recommendation, and edit them.", no_args_is_help=True, rich_markup_mode=None
)

_ANSWERS = {
    "accepted": Response.ACCEPTED,
    "part": Response.PART,
    "accepted-in-part": Response.PART,
    "not-accepted": Response.NOT_ACCEPTED,
}

Title = Annotated[str, typer.Argument(metavar="TITLE", help="What somebody will do.", show_default=False)]


@action_commands.command(
    cls=PlainCommand, epilog='For example: actionplan action add R2 "Audit ten records" --for police,health'
)
def add(
    ctx: typer.Context,
    ref: Ref,
    title: Title,
    *,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="A,B,...", help="Who will do it: one action for each agency.")
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="The lead officer's role in each agency.")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DATE", help="The proposed deadline.")] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Add an action, or one for each of several agencies."""
    from actionplan.domain.commands import AddActions

    with writing(ctx, db, by) as plan:
        command = AddActions(
            refs=(plan.ref(ref),),
            title=title,
            agencies=tuple(plan.agency(each).id for each in (for_ or "").split(",") if each.strip()),
            role=role,
            due_on=None if due is None else plan.day(due, remarks=True),
        )
        tell(plan, plan.record(command), "nothing was added")


@action_commands.command(cls=PlainCommand)
def edit(ctx: typer.Context, ref: Ref, title: Title, *, db: Db = None, by: By = None) -> None:
    """Give an action another title."""
    from actionplan.domain.commands import RetitleAction

    with writing(ctx, db, by) as plan:
        full = plan.ref(ref)
        tell(plan, plan.record(RetitleAction(refs=(full,), title=title)), f"{full} has that title already")


@commands.command(
    cls=PlainCommand, name="plan", epilog='For example: actionplan plan R4 --will-do "Rewrite the procedure"'
)
def plan_(
    ctx: typer.Context,
    ref: Ref,
    *,
    will_do: Annotated[str | None, typer.Option("--will-do", metavar="TEXT", help="What will be done.")] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="TEXT", help="What it is meant to change.")
    ] = None,
    measure: Annotated[str | None, typer.Option("--measure", metavar="TEXT", help="How that will be measured.")] = None,
    db: Db = None,
    by: By = None,
) -> None:
    """Say what will be done, to what end, and how it is measured."""
    from actionplan.domain.commands import SetPlan

    with writing(ctx, db, by) as plan:
        full = plan.ref(ref)
        command = SetPlan(refs=(full,), will_do=will_do, intended_outcome=outcome, measure=measure)
        tell(plan, plan.record(command), f"the plan of {full} says that already")


@commands.command(
    cls=PlainCommand, epilog='For example: actionplan theme R4 R5 "Police practice". An empty name, "", takes it away.'
)
def theme(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="REF... NAME", help="The items, then the theme.")],
    *,
    db: Db = None,
    by: By = None,
) -> None:
    """Put items under one of our own headings."""
    from actionplan.domain.commands import SetTheme

    refs, name = _last_apart(words, "the theme")
    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        tell(plan, plan.record(SetTheme(refs=full, theme=name)), f"{' and '.join(full)} had that theme already")


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
    from actionplan.domain.commands import Respond

    refs, typed = _last_apart(words, "the response")
    answer = _ANSWERS.get(typed.lower())
    if answer is None:
        raise BadInput(f"{quoted(typed)} is not a response: end with accepted, part or not-accepted.")
    with writing(ctx, db, by) as plan:
        full = plan.refs(refs)
        decided_at = None if meeting is None else plan.meeting(meeting).id
        command = Respond(refs=full, response=answer, reason=reason, meeting=decided_at)
        tell(plan, plan.record(command), "that is the response already")


def _last_apart(words: list[str], what: str) -> tuple[list[str], str]:
    if len(words) < 2:
        raise BadInput(f"Name the items first, then {what}.")
    return words[:-1], words[-1]
