"""How the screens start: quickly, and with a sentence where they cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

from actionplan import tui
from actionplan.domain.errors import ExitCode

NOT_AT_FIRST = (
    "alembic",
    "typer",
    "holidays",
    "openpyxl",
    "actionplan.cli",
    "actionplan.intake",
    "actionplan.tui.forms",
)


def test_the_first_paint_loads_neither_commands_nor_forms_nor_migrations() -> None:
    asked = f"import sys, actionplan.tui.app; print([name for name in {NOT_AT_FIRST!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_the_package_alone_loads_no_toolkit() -> None:
    asked = "import sys, actionplan.tui; print('textual' in sys.modules, 'sqlmodel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"


def test_a_plan_that_is_not_there_is_said_on_stderr_before_any_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTIONPLAN_TODAY", "2026-11-22")
    code = tui.run(str(tmp_path / "none.db"), "Business Manager")
    said = capsys.readouterr()
    assert code == ExitCode.BAD_INPUT
    assert said.err.startswith("There is no plan at")
    assert said.out == ""


def test_a_day_that_cannot_be_read_is_said_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTIONPLAN_TODAY", "last week")
    assert tui.run(str(tmp_path / "none.db"), "Business Manager") == ExitCode.BAD_INPUT
    assert "ACTIONPLAN_TODAY" in capsys.readouterr().err
