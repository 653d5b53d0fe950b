"""The layout of ``--help``: ``REF...`` and ``[FILTER]...`` as people write them, without Python's names of types."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from actionplan.cli.compat import plain_argument, plain_usage, skip_value_checks


class PlainGroup(TyperGroup):
    """A group of commands."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options."""
        return _params(super().get_params(ctx), ctx)


class PlainCommand(TyperCommand):
    """A command."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its arguments and options."""
        return _params(super().get_params(ctx), ctx)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The usage line: brackets around what is optional, nothing around what is required."""
        return [plain_usage(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then options."""
        records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                records[parameter.param_type_name].append(record)
        arguments = [(plain_argument(name), text) for name, text in records["argument"]]
        for heading, rows in (("Arguments", arguments), ("Options", records["option"])):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _params(parameters: list[Any], ctx: Any) -> list[Any]:
    if ctx.resilient_parsing:  # a shell asks for completions
        skip_value_checks(parameters)
    return parameters
