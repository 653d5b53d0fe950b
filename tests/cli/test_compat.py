"""Typer's inside, as ``actionplan/cli/compat.py`` depends on it."""

from importlib.metadata import version

import pytest
import typer
from typer.main import get_command

from actionplan.cli.compat import (
    COMPLETION_VARIABLE,
    completion_script,
    failed_command,
    is_about_extra_words,
    plain_argument,
    plain_usage,
    skip_value_checks,
    unknown_option,
)
from actionplan.cli.main import PROGRAM, app
from actionplan.cli.registry import COMMANDS, built

CHECKED_WITH = "0.29"


def test_typer_is_the_version_that_was_checked() -> None:
    installed = version("typer")
    assert installed.startswith(f"{CHECKED_WITH}."), (
        f"Typer {installed} is installed, and actionplan/cli/compat.py was checked with {CHECKED_WITH}: see that the "
        "tests here hold, compare the help of a few commands by eye, then change CHECKED_WITH."
    )


def error_of(*words: str) -> typer.TyperException:
    """The error by which Typer refuses a command line."""
    with pytest.raises(typer.TyperException) as caught:
        get_command(app).main(args=list(words), prog_name=PROGRAM, standalone_mode=False)
    return caught.value


def test_an_error_says_which_option_and_which_command_it_is_about() -> None:
    error = error_of("meeting", "list", "--nonsense")
    assert unknown_option(error) == "--nonsense"
    assert failed_command(error) == "actionplan meeting list"


def test_extra_words_are_told_from_other_errors() -> None:
    assert is_about_extra_words(error_of("show", "R4", "R5").format_message())
    assert not is_about_extra_words(error_of("show").format_message())
    assert unknown_option(error_of("show")) is None


def test_every_parameter_can_be_left_unchecked() -> None:
    parameters = [each for name in COMMANDS for each in built(name)[name].params]
    skip_value_checks(parameters)
    assert parameters
    assert all(each.get_runtime_param().coerce("typed", each, None) == "typed" for each in parameters)


def test_the_usage_line_loses_only_what_typer_puts_around_it() -> None:
    assert plain_usage("{REF}...") == "REF..."
    assert plain_usage("{REF... DATE}...") == "REF... DATE"
    assert plain_usage("[FILTER]...") == "[FILTER]..."
    assert plain_argument("SHELL <choice>") == "SHELL"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_completion_script_asks_by_the_variable_that_typer_answers_to(shell: str) -> None:
    assert COMPLETION_VARIABLE in completion_script(PROGRAM, shell)
