"""``completions``: the script by which a shell completes commands."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from actionplan.cli.compat import completion_script
from actionplan.cli.help import PlainCommand
from actionplan.cli.output import write

commands = typer.Typer()


class Shell(StrEnum):
    """The shells that can complete our commands."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


@commands.command(cls=PlainCommand, epilog='For bash: eval "$(actionplan completions bash)", in your .bashrc.')
def completions(
    shell: Annotated[
        Shell | None,
        typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell, if not yours.", show_default=False),
    ] = None,
) -> None:
    """Print the script by which your shell completes commands."""
    write(f"{completion_script('actionplan', shell or _own_shell())}\n")


def _own_shell() -> Shell:
    name = Path(os.environ.get("SHELL", "")).name
    if name in list(Shell):
        return Shell(name)
    return Shell.POWERSHELL if os.name == "nt" else Shell.BASH
