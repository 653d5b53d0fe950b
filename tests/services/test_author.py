"""The name under which somebody writes, kept in the settings file that the next run reads."""

import tomllib
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.services import author
from actionplan.services import settings as settings_file
from actionplan.services.author import remember_author, suggested_author
from actionplan.services.session import session_of

NAMES = ("Business Manager", 'Jo "the pen" Okafor, LSCP', "C:\\Users\\b\\n", "Zoë · 児童", "[by] = 1")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file that does not exist yet."""
    path = tmp_path / "config" / "settings.toml"
    for module in (author, settings_file):
        monkeypatch.setattr(module, "settings_path", lambda: path)
    return path


@pytest.mark.parametrize("by", NAMES)
def test_the_next_run_writes_under_the_name_that_was_kept(settings: Path, by: str) -> None:
    assert not session_of({}).is_named
    remember_author("Somebody else")
    assert remember_author(by) == settings
    kept = session_of({})
    assert (kept.by, kept.is_named) == (by, True)
    assert session_of({"ACTIONPLAN_BY": "From the shell"}).by == "From the shell"


@pytest.mark.parametrize(
    "before",
    ["", '# ours\nby = "Before" # me\ncolours = "dark"\n', 'colours = "dark"\n[table]\nby = "another"\n', "by='x'"],
)
def test_whatever_else_the_settings_hold_stays(settings: Path, before: str) -> None:
    settings.parent.mkdir()
    settings.write_text(before, encoding="utf-8")
    remember_author("Policy Lead")
    now = settings.read_text(encoding="utf-8")
    assert tomllib.loads(now) == {**tomllib.loads(before), "by": "Policy Lead"}
    assert ("# ours" in now) is ("# ours" in before)


def test_settings_that_cannot_be_read_are_left_as_they_are(settings: Path) -> None:
    settings.parent.mkdir()
    settings.write_text("by = = 1\nx", encoding="utf-8")
    with pytest.raises(BadInput, match="Write it there yourself"):
        remember_author("Policy Lead")
    assert settings.read_text(encoding="utf-8") == "by = = 1\nx"


@pytest.mark.parametrize(("account", "offered"), [("root", ""), ("Administrator", ""), ("jokafor", "jokafor")])
def test_an_account_that_is_nobodys_is_not_offered_as_a_name(account: str, offered: str) -> None:
    assert suggested_author(account) == offered
