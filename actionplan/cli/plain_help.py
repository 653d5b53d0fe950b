"""How a command's help looks: ``REF...`` and ``[FILTER]...`` as people read them, without Python's names of types."""

import re
from typing import Any

from typer.core import TyperCommand

_REQUIRED = re.compile(r"\{(.*)\}")
_SEVERAL_PARTS = re.compile(r"\{(.*\.\.\. .*)\}\.\.\.")
_TYPE = re.compile(r" <.*>$")


class PlainCommand(TyperCommand):
    """A command whose help says no more than a person needs."""

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
