"""The command line's entry point: parses a command line, runs its command, and returns the exit code."""

import os
import re
from typing import Annotated

import typer
from typer.main import get_command

from actionplan import __version__
from actionplan.cli.compat import (
    COMPLETION_VARIABLE,
    failed_command,
    is_about_extra_words,
    register_shells,
    unknown_option,
)
from actionplan.cli.context import Invocation, invocation
from actionplan.cli.errors import exit_code_of
from actionplan.cli.input import TYPED
from actionplan.cli.options import AsAt, By, Db
from actionplan.cli.output import print_lines
from actionplan.cli.registry import Program
from actionplan.domain.errors import BadInput
from actionplan.ledger.verify.damage import explain_damage

PROGRAM = "actionplan"

_ADDRESS = re.compile(r"(?<![^=])postgres(ql)?(\+\w+)?:.*", re.IGNORECASE)

_OPTION = re.compile("--?[a-zA-Z][a-zA-Z-]*")

app = typer.Typer(
    name=PROGRAM,
    cls=Program,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Without a command, the tracker opens. Every command has a --help of its own.",
)


def run_command(argv: list[str]) -> int:
    """Run one command line, without the program's name, and return the exit code. Never leaves a traceback."""
    current = Invocation()
    TYPED.clear()
    return exit_code_of(lambda: _run(argv, current), lambda: _keep_words(argv, current))


def _keep_words(argv: list[str], current: Invocation) -> str:
    """Keep what was typed to be recorded; the sentence that says where. A password in an address is no such word."""
    if not current.writes:
        return ""
    from actionplan.ledger.addresses import display_url
    from actionplan.services.kept_words import keep_command

    return keep_command([_ADDRESS.sub(lambda found: display_url(found[0]), word) for word in argv], TYPED)


def _run(argv: list[str], current: Invocation) -> int:
    if COMPLETION_VARIABLE in os.environ:
        register_shells()
    try:
        with explain_damage(current.problems):
            result: object = get_command(app).main(args=argv, prog_name=PROGRAM, standalone_mode=False, obj=current)
    except typer.TyperException as error:
        raise BadInput(_usage_sentence(error)) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return result if isinstance(result, int) else 0


def _usage_sentence(error: typer.TyperException) -> str:
    """What is wrong with the command line, and where its help is."""
    message = " ".join(error.format_message().split())
    option = unknown_option(error)
    if option is not None and not _OPTION.fullmatch(option):
        message = "A text that begins with a dash needs -- before it, after all options"
    elif is_about_extra_words(message):
        message = f"{message.replace('argument(s)', 'words')}. A text of several words needs quotes"
    ending = "" if message.endswith((".", "?")) else "."
    return f"{message}{ending} See: {failed_command(error) or PROGRAM} --help"


def _show_version(*, asked: bool) -> None:
    if asked:
        print_lines(f"{PROGRAM} {__version__}")
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
    del version  # its callback has dealt with it
    current = invocation(ctx)
    current.db, current.by, current.as_at = db, by, as_at
    if ctx.invoked_subcommand is not None:
        return
    if as_at is not None:
        raise BadInput('--as-at goes with a command, such as "actionplan status"; in the tracker, press t.')
    from actionplan.tui import run

    raise typer.Exit(run(db, by))
