"""How a command's help looks: ``REF...`` and ``[FILTER]...`` as people read them, without Python's names of types.

And how a command and a group answer a shell that completes: without loading what checks values.
"""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_REQUIRED = re.compile(r"\{(.*)\}")
_SEVERAL_PARTS = re.compile(r"\{(.*\.\.\. .*)\}\.\.\.")
_TYPE = re.compile(r" <.*>$")


class _AsTyped:
    """In place of what checks a value."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value."""
        del param, ctx
        return value


def _looked_at(parameters: list[Any], ctx: Any) -> list[Any]:
    """The parameters; for a shell that asks what could come next no value is checked: pydantic takes 80 ms to load."""
    if ctx.resilient_parsing:
        for parameter in parameters:
            parameter._runtime_param = _AsTyped()  # noqa: SLF001 - there is no public way
    return parameters


class PlainGroup(TyperGroup):
    """A group that answers a shell quickly."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options."""
        return _looked_at(super().get_params(ctx), ctx)


class PlainCommand(TyperCommand):
    """A command whose help says no more than a person needs."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its arguments and options."""
        return _looked_at(super().get_params(ctx), ctx)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What must be given stands bare, what may be left out in brackets."""
        pieces = super().collect_usage_pieces(ctx)
        return [_REQUIRED.sub(r"\1", _SEVERAL_PARTS.sub(r"\1", piece)) for piece in pieces]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then options."""
        records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                records[parameter.param_type_name].append(record)
        arguments = [(_TYPE.sub("", name), said) for name, said in records["argument"]]
        for heading, shown in (("Arguments", arguments), ("Options", records["option"])):
            if shown:
                with formatter.section(heading):
                    formatter.write_dl(shown)
