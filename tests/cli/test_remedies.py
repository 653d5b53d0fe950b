"""The rules name things in the plan's words, and the command line adds what to type for them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

import actionplan
from actionplan.cli.main import app
from actionplan.cli.remedies import TYPED, with_remedy
from actionplan.domain.errors import Refused, Remedy
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


def remedies_raised() -> set[str]:
    """The names of the remedies that a rule or the ledger raises."""
    found = set()
    for folder in ("domain", "ledger"):
        for module in (PACKAGE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Remedy":
                    found.add(node.attr)
    return found


@pytest.mark.parametrize("remedy", Remedy)
def test_each_remedy_is_raised_and_has_something_to_type(remedy: Remedy) -> None:
    assert remedy.name in remedies_raised()
    known = options_and_commands()
    assert all(each in known or each == "ACTIONPLAN_BY" for each in re.split(", or |, | or ", TYPED[remedy]))


def test_a_sentence_that_asks_for_nothing_stays_as_it_is() -> None:
    assert with_remedy(Refused("Say why.")) == "Say why.", "the words do not decide"
    assert with_remedy(Refused("It is missing.", Remedy.GIVE_REASON)) == "It is missing. Use: --reason"


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
