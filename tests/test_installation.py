"""A missing extra is named in the way the program was installed, never by a name that an index would answer to."""

import json
import shlex
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from actionplan import installation
from actionplan.installation import install_command

posix = pytest.mark.skipif(sys.platform == "win32", reason="other quotes there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program was installed from, with a space in its name; an environment of its own."""
    made = tmp_path / "my programs"
    made.mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    (tmp_path / "environment").mkdir()
    installed_from(monkeypatch, {"url": made.as_uri(), "dir_info": {}})
    return made


def installed_from(monkeypatch: pytest.MonkeyPatch, recorded: object) -> None:
    text = None if recorded is None else json.dumps(recorded)
    monkeypatch.setattr(installation, "distribution", lambda _: SimpleNamespace(read_text=lambda _: text))


@posix
@pytest.mark.parametrize(
    ("left_behind", "words"),
    [
        (None, [sys.executable, "-m", "pip", "install"]),
        ("pipx_metadata.json", ["pipx", "install", "--force"]),
        ("uv-receipt.toml", ["uv", "tool", "install", "--force"]),
    ],
)
def test_the_tool_that_installed_it_is_named_with_the_folder(
    folder: Path, left_behind: str | None, words: list[str]
) -> None:
    if left_behind is not None:
        (Path(sys.prefix) / left_behind).touch()
    assert shlex.split(install_command("serve")) == [*words, f"{folder}[serve]"]


@posix
def test_an_editable_installation_stays_one_and_an_environment_without_pip_is_uv_s(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed_from(monkeypatch, {"url": folder.as_uri(), "dir_info": {"editable": True}})
    monkeypatch.setattr(installation, "find_spec", lambda _: None)
    assert shlex.split(install_command("postgres")) == [
        *("uv", "pip", "install", "--python", sys.executable, "--editable", f"{folder}[postgres]")
    ]


@posix
def test_another_place_is_named_by_its_address(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "https://git.example.org/actionplan"
    installed_from(monkeypatch, {"url": address, "vcs_info": {"vcs": "git", "commit_id": "abc123"}})
    assert shlex.split(install_command("serve"))[-1] == f"actionplan[serve] @ git+{address}@abc123"


@pytest.mark.parametrize("recorded", [None, {}, [], {"url": "file:///nowhere/at/all"}, {"url": 3}])
def test_where_it_came_from_nowhere_known_no_index_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, recorded: object
) -> None:
    installed_from(monkeypatch, recorded)
    said = install_command("serve")
    assert "'FOLDER[serve]', where FOLDER is the folder that it was installed from" in said.replace('"', "'")
    assert "actionplan[" not in said
