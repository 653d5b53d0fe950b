"""Words in somebody's own editor: which one, and that nothing is lost or left behind."""

import shlex
import sys
import tempfile
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.services.editor import edited, editor_command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands below are for a shell of Unix")


def an_editor(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Python as the editor: ``file`` is the path that it is given."""
    code = f"import sys, pathlib; file = pathlib.Path(sys.argv[1]); {program}"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", code]))


def test_visual_goes_before_editor_and_none_is_a_sentence() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "vi"}) == ["vi"]
    for environment in ({}, {"EDITOR": "'unfinished"}):
        with pytest.raises(BadInput, match="EDITOR"):
            editor_command(environment)


@pytest.mark.parametrize("words", ["", "Said so.\n\nAnd more – “quoted”.", "[b]\u200b\tx"])
def test_words_come_back_as_they_were_left_and_no_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    an_editor(monkeypatch, "pass")
    assert edited(words) == words
    an_editor(
        monkeypatch,
        "assert file.stat().st_mode & 0o777 == 0o600; file.write_text(file.read_text('utf-8') + ' More.\\n', 'utf-8')",
    )
    assert edited(words) == words + " More."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("program", ["sys.exit(3)", "file.write_bytes(b'\\xff\\xfe\\xff')"])
def test_an_editor_that_fails_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    an_editor(monkeypatch, program)
    with pytest.raises(BadInput, match="Your words are as they were"):
        edited("mine")
    monkeypatch.setenv("EDITOR", str(tmp_path / "no-such-editor"))
    with pytest.raises(BadInput, match="cannot be started"):
        edited("mine")
    assert list(tmp_path.iterdir()) == []
