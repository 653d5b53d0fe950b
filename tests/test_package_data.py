"""What lies beside the modules goes into the wheel: style sheets, templates, typefaces. The gate compares the wheel."""

import re
import subprocess
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = sorted(
    each.relative_to(ROOT).as_posix()
    for each in (ROOT / "actionplan").rglob("*")
    if each.is_file() and each.suffix not in {".py", ".pyc"}
)


def test_every_file_that_a_module_names_beside_itself_is_there() -> None:
    read, found = re.compile(r'(?:_own\(|with_name\(|/ |CSS_PATH = )"([\w./-]+\.(?:tcss|css|js|html|typ))"'), 0
    for module in (ROOT / "actionplan").rglob("*.py"):
        package = ".".join(module.parent.relative_to(ROOT).parts)
        for name in read.findall(module.read_text(encoding="utf-8")):
            found += 1
            assert (files(package) / name).is_file(), f"{name}, which {module.relative_to(ROOT)} reads"
    assert found >= 8


def test_the_wheel_takes_the_whole_package_and_git_keeps_every_file_of_it() -> None:
    assert {"actionplan/papers/formats/pdf/paper.typ", "actionplan/papers/formats/html/page.css"} <= set(DATA)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["actionplan"]
    assert not wheel.keys() & {"exclude", "only-include"}
    # The build leaves out what git ignores, and a clone has what git keeps.
    kept = subprocess.run(["git", "ls-files", "actionplan"], cwd=ROOT, capture_output=True, text=True, check=False)
    if kept.returncode:
        pytest.skip("not a clone of the repository, or git is missing")
    assert set(DATA) <= set(kept.stdout.split("\n"))
