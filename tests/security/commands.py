"""All commands of the program, found by walking it, so that no test misses a new one."""

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from actionplan.cli.main import app


def all_commands() -> dict[str, Any]:
    """Each command by its words: "meeting show"."""
    return dict(_walk(get_command(app), ()))


def _walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)  # only a group has any
    if inner is None:
        yield " ".join(path), command
        return
    for name, each in inner.items():
        yield from _walk(each, (*path, name))


def spelling(parameter: Any) -> str | None:
    """The option's long spelling; None for an argument."""
    if parameter.param_type_name == "argument":
        return None
    options: list[str] = parameter.opts
    return max(options, key=len)


def takes_text(parameter: Any) -> bool:
    """Whether it takes a value, unlike a flag."""
    return not getattr(parameter, "is_flag", False)
