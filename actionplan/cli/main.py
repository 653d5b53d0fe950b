"""The command line's door: all families of commands under one name, and how a run of them ends."""

import os
import re
from typing import Annotated

import typer
from typer.main import get_command

from actionplan import __version__
from actionplan.cli.context import Given, Opened
from actionplan.cli.errors import ended_in_words
from actionplan.cli.options import COMPLETION_ASKED, AsAt, By, Db
from actionplan.cli.output import put_lines
from actionplan.cli.registry import Families
from actionplan.domain.errors import BadInput
from actionplan.ledger.verify.damage import explain_damage

PROGRAM = "actionplan"

_OPTION = re.compile("--?[a-zA-Z][a-zA-Z-]*")

app = typer.Typer(
    name=PROGRAM,
    cls=Families,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Without a command, the tracker opens. Every command has a --help of its own.",
)


def run_command(argv: list[str]) -> int:
    """Carry out one command line, without the program's name; gives the exit code and never leaves a traceback."""
    return ended_in_words(lambda: _carried_out(argv))


def _carried_out(argv: list[str]) -> int:
    if COMPLETION_ASKED in os.environ:
        from typer._completion_classes import completion_init  # the shells that Typer answers, beside click's own

        completion_init()
    opened = Opened()
    try:
        with explain_damage(opened.problems):
            result: object = get_command(app).main(args=argv, prog_name=PROGRAM, standalone_mode=False, obj=opened)
    except typer.TyperException as error:
        raise BadInput(_usage_sentence(error)) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return result if isinstance(result, int) else 0


def _usage_sentence(error: typer.TyperException) -> str:
    """What is wrong with the command line, and where its help is."""
    said = " ".join(error.format_message().split())
    option = getattr(error, "option_name", None)  # only an unknown option has one
    if isinstance(option, str) and not _OPTION.fullmatch(option):
        said = "A text that begins with a dash needs -- before it, after all options"
    elif said.startswith("Got unexpected extra argument"):
        said = f"{said.replace('argument(s)', 'words')}. A text of several words needs quotes"
    context = getattr(error, "ctx", None)  # only errors of usage have one
    path = PROGRAM if context is None else context.command_path
    return f"{said}{'' if said.endswith(('.', '?')) else '.'} See: {path} --help"


def _show_version(*, asked: bool) -> None:
    if asked:
        put_lines(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    *,
    db: Db = None,
    by: By = None,
    as_at: AsAt = None,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=lambda v: _show_version(asked=v)),
    ] = False,
) -> None:
    """Track the action plan that follows a safeguarding review."""
    del version  # dealt with by its callback
    ctx.obj = Given(db, by, as_at, ctx.obj if isinstance(ctx.obj, Opened) else Opened())
    if ctx.invoked_subcommand is not None:
        return
    if as_at is not None:
        raise BadInput('--as-at goes with a command, such as "actionplan status"; in the tracker, press t.')
    from actionplan.tui import run

    raise typer.Exit(run(db, by))
