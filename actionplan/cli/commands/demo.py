"""``demo``: a throw-away plan with a year of history, for trying things out."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.help import PlainCommand
from actionplan.cli.input import at_terminal
from actionplan.cli.output import print_lines, say
from actionplan.cli.receipts import telling

commands = typer.Typer()


@commands.command(cls=PlainCommand, epilog="For example: actionplan demo -o demo.db --no-open")
def demo(
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to make it, if not in a temporary folder."),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the tracker on it.")] = False,
) -> None:
    """Make a throw-away plan with a year of history.

    At a terminal, the tracker opens on it. Your own plan is not touched.
    """
    import os
    import tempfile

    from actionplan.demo import make_demo
    from actionplan.services.session import clock_of

    today = clock_of(os.environ).today()
    say("Making a year of history; this takes a few seconds.")
    path = Path(tempfile.mkdtemp(prefix="actionplan-demo-")) / "demo.db" if output is None else output
    make_demo(path, today)
    with telling("The plan is made."):
        print_lines(f"A demonstration plan, to throw away: {path}")
    say(f"To open it: actionplan --db {shlex.quote(str(path))}")
    if no_open or not at_terminal():
        return
    from actionplan.tui import run

    raise typer.Exit(run(str(path)))
