"""What all commands share: the layout of ``--help`` (``REF...`` and ``[FILTER]...`` as people write them, without
Python's names of types), and that an option with an empty value is refused, not taken for one that was left out.
"""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from actionplan.cli.compat import plain_argument, plain_usage, skip_value_checks, typed_values
from actionplan.cli.output import write
from actionplan.domain.errors import BadInput

TEXT_OR_EMPTY = 'TEXT|""'
"""The metavar of an option whose empty value takes a text away."""


class PlainGroup(TyperGroup):
    """A group of commands."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options."""
        return _params(super().get_params(ctx), ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """``--help``, which prints by the program's one way out."""
        return _printing(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer does, but an option with an empty value is refused."""
        _refuse_empty_values(self, ctx, args)
        return super().parse_args(ctx, args)


class PlainCommand(TyperCommand):
    """A command."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its arguments and options."""
        return _params(super().get_params(ctx), ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """``--help``, which prints by the program's one way out."""
        return _printing(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer does, but an option with an empty value is refused."""
        _refuse_empty_values(self, ctx, args)
        return super().parse_args(ctx, args)

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


def _refuse_empty_values(command: Any, ctx: Any, args: list[str]) -> None:
    """A script whose variable was empty must not read today's plan for that of a day, or write in another's name."""
    if ctx.resilient_parsing:
        return
    typed = typed_values(command, ctx, args)
    for parameter in command.get_params(ctx):
        if parameter.param_type_name != "option" or parameter.metavar == TEXT_OR_EMPTY:
            continue
        if any(isinstance(value, str) and not value.strip() for value in typed.get(parameter.name, ())):
            raise BadInput(f"{parameter.opts[0]} has an empty value. Give it one, or leave {parameter.opts[0]} out.")


def _printing(option: Any) -> Any:
    if option is not None:
        option.callback = _print_help
    return option


def _print_help(ctx: Any, _option: Any, asked: Any) -> None:
    # Typer's own ends in a traceback where its text cannot be written.
    if asked and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n")
        ctx.exit()
