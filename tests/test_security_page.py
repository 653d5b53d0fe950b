"""The page about security names tests and commands that are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")

PROMISES = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise |")]
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


def names_in(path: str) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _, name in NAMED])
def test_every_test_that_the_page_names_is_there(path: str, name: str) -> None:
    assert name in names_in(path)


def test_every_promise_names_what_holds_it() -> None:
    assert len(PROMISES) > 15
    without = [
        line for line in PROMISES if not re.search(r"\| .*`(tests/[\w/]+\.py::\w+|bandit .*|python -m .*)`", line)
    ]
    assert without == []


def test_nothing_that_looks_like_a_test_goes_unchecked() -> None:
    assert PAGE.count(".py::") == len(re.findall(r"`tests/[\w/]+\.py::\w+`", PAGE))


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m (tests[\w.]+)", PAGE))))
def test_every_module_that_the_page_runs_is_there(module: str) -> None:
    assert (ROOT / f"{module.replace('.', '/')}.py").is_file()


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)", PAGE))))
def test_every_link_leads_to_a_page(link: str) -> None:
    assert (ROOT / "docs" / link).is_file()
