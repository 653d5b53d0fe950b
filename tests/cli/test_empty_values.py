"""An option with an empty value is refused, by every command: it is not an option that was left out."""

from collections.abc import Iterator
from typing import Any

import pytest

from actionplan.cli.help import TEXT_OR_EMPTY
from actionplan.cli.registry import COMMANDS, built
from tests.cli.conftest import Cli


def options(words: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    for parameter in command.params:
        if parameter.param_type_name == "option" and not parameter.is_flag:
            yield words, parameter
    for name, below in getattr(command, "commands", {}).items():
        yield from options((*words, name), below)


def test_every_option_of_every_command_refuses_an_empty_value(cli: Cli) -> None:
    asked = [(words, option) for name in COMMANDS for words, option in options((name,), built(name)[name])]
    assert len(asked) > 100
    for words, option in asked:
        if option.metavar != TEXT_OR_EMPTY:
            ran = cli(*words, option.opts[0], "")
            assert (ran.code, ran.out) == (2, ""), (words, option.opts)
            assert ran.err == f"{option.opts[0]} has an empty value. Give it one, or leave {option.opts[0]} out.\n"


@pytest.mark.parametrize("option", ["--as-at", "--by", "--db"])
def test_an_option_before_the_command_refuses_an_empty_value_too(cli: Cli, option: str) -> None:
    for words in ((option, ""), (option, "  "), (f"{option}=",)):
        ran = cli(*words, "status")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"{option} has an empty value. Give it one, or leave {option} out.\n"


def test_what_says_that_it_may_be_empty_takes_the_text_away(done: Cli) -> None:
    done("plan", "R4", "--will-do", "Rewrite the procedure")
    done("plan", "R4", "--will-do", "")
    assert done("show", "R4", "--json").json["will_do"] is None
    assert TEXT_OR_EMPTY in done("plan", "--help").out
