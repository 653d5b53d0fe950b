"""The page about speed names benchmarks that are there, one a figure, and no figure of the table is left out of it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")

FIGURES = [
    line for line in PAGE.splitlines() if line.startswith("| ") and line.count("|") == 5 and "what, to" not in line
]
MODULES = sorted(set(re.findall(r"python -m (benchmarks[\w.]*)", PAGE)))
FILES = sorted(set(re.findall(r"`((?:benchmarks|cli|ledger|papers|domain|tui)/[\w/]+\.py)`", PAGE)))


def test_every_figure_names_the_command_that_shows_it() -> None:
    assert len(FIGURES) > 10
    assert [line for line in FIGURES if not re.search(r"\| [^|]*`python -m benchmarks\.\w+` \|$", line)] == []


def test_every_figure_is_a_number_beside_the_one_to_reach() -> None:
    shape = re.compile(r"\| \d+(\.\d+)?( MB)? \| \d+(\.\d+)?( MB)? \| `[^`]+` \|$")
    assert [line for line in FIGURES if not shape.search(line)] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_that_the_page_runs_is_there(module: str) -> None:
    path = ROOT / module.replace(".", "/")
    assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


@pytest.mark.parametrize("file", FILES)
def test_every_file_that_the_page_names_is_there(file: str) -> None:
    assert (ROOT / file).is_file() or (ROOT / "actionplan" / file).is_file()


def test_every_benchmark_of_the_table_is_on_the_page() -> None:
    registry = (ROOT / "benchmarks" / "registry.py").read_text(encoding="utf-8")
    measured = set(re.findall(r"Benchmark\((?:partial\()?(\w+)\.measure", registry))
    assert measured
    assert measured <= {module.removeprefix("benchmarks.") for module in MODULES}
