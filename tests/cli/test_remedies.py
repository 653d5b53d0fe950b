"""The rules name things in the plan's words, and the command line adds what to type for them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

import actionplan
from actionplan.cli.main import app
from actionplan.cli.remedies import REMEDIES, with_remedy
from tests.cli.conftest import Cli

PACKAGE = Path(actionplan.__file__).parent
OF_A_FRONT_END = re.compile(r"(?<![\w-])--[a-z]|\bactionplan [a-z]+\b")


def said_in(folder: str) -> Iterator[tuple[str, str]]:
    """Each module of a folder with every text in it that is no docstring."""
    for module in sorted((PACKAGE / folder).rglob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield str(module.relative_to(PACKAGE)), node.value


def options_and_commands() -> set[str]:
    """All that can be typed: each option, and each command with the program's name before it."""
    found, left = set(), [("actionplan", get_command(app))]
    while left:
        name, command = left.pop()
        found.add(name)
        found |= {option for param in command.params for option in param.opts}
        left += [(f"{name} {each}", below) for each, below in getattr(command, "commands", {}).items()]
    return found


def test_no_sentence_of_the_rules_names_an_option_or_a_command() -> None:
    assert not [(module, words) for module, words in said_in("domain") if OF_A_FRONT_END.search(words)]


@pytest.mark.parametrize(("asked", "typed"), REMEDIES)
def test_each_remedy_answers_a_sentence_that_the_rules_say(asked: str, typed: str) -> None:
    sentences = [words.casefold() for folder in ("domain", "ledger") for _, words in said_in(folder)]
    assert any(words.endswith(asked) for words in sentences)
    known = options_and_commands()
    assert all(each in known or each == "ACTIONPLAN_BY" for each in re.split(", or |, | or ", typed))


def test_a_sentence_that_asks_for_nothing_stays_as_it_is() -> None:
    assert with_remedy("SAM-R04 is not paused.") == "SAM-R04 is not paused."


def test_a_refused_command_says_what_to_type(cli: Cli) -> None:
    for command, typed in (
        ("respond R4 not-accepted", "say why. Use: --reason"),
        ("respond R4 not-accepted --reason x", "Name the meeting. Use: --meeting"),
        ("assign R4 --role Head", "Use: --agency"),
        ("action add R4 Audit --role Head", "Use: --for"),
        ("plan R4", "Use: --will-do, --outcome or --measure"),
        ("extend ask R4 30/6/27 --reason x --asked-by y", "Use: actionplan due"),
    ):
        ran = cli(*command.split())
        assert ran.code in {2, 3}
        assert ran.err.rstrip().endswith(typed), ran.err
