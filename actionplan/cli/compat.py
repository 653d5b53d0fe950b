"""Everything here that depends on the inside of Typer: private modules and attributes, and the wording of its output.

``tests/cli/test_compat.py`` names the version that this was checked with. Imports Typer only inside functions.
"""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer import TyperException

COMPLETION_VARIABLE = "_ACTIONPLAN_COMPLETE"
"""The variable in which a shell asks for completions; Typer makes its name from the program's."""


def register_shells() -> None:
    """Teach the parser the shells that Typer completes for. ``add_completion`` would, but adds options to the help."""
    from typer._completion_classes import completion_init

    completion_init()


def completion_script(program: str, shell: str) -> str:
    """The script by which a shell completes a program's commands."""
    from typer._completion_shared import get_completion_script

    # Bandit mistakes the name of the shell for a wish to run something in one.
    return get_completion_script(prog_name=program, complete_var=COMPLETION_VARIABLE, shell=shell)  # nosec B604


class _Unchecked:
    """Stands in for a parameter's type."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value as it was typed."""
        del param, ctx
        return value


def skip_value_checks(parameters: "Iterable[Any]") -> None:
    """Leave values unchecked while a shell completes: Typer checks them by pydantic, which takes 80 ms to import."""
    for parameter in parameters:
        parameter._runtime_param = _Unchecked()  # noqa: SLF001 - there is no public way


def typed_values(command: Any, ctx: Any, args: "Sequence[str]") -> "dict[str, list[Any]]":
    """What was typed for each parameter, by its name, before any of it is checked or converted."""
    options, _, _ = command.make_parser(ctx).parse_args(args=list(args))
    return {name: value if isinstance(value, list) else [value] for name, value in options.items()}


def plain_usage(piece: str) -> str:
    """A piece of a usage line without the braces that Typer puts around what is required."""
    return re.sub(r"\{(.*)\}", r"\1", re.sub(r"\{(.*\.\.\. .*)\}\.\.\.", r"\1", piece))


def plain_argument(name: str) -> str:
    """An argument's name in the help, without Python's type after it."""
    return re.sub(r" <.*>$", "", name)


def unknown_option(error: "TyperException") -> str | None:
    """The option that an error says is unknown; None where it is about something else."""
    option = getattr(error, "option_name", None)
    return option if isinstance(option, str) else None


def failed_command(error: "TyperException") -> str | None:
    """The command that an error is about, such as "actionplan meeting add"; None where none is known."""
    context = getattr(error, "ctx", None)
    return None if context is None else str(context.command_path)


def is_about_extra_words(message: str) -> bool:
    """Whether an error's message says that the command line has more words than the command takes."""
    return message.startswith("Got unexpected extra argument")
