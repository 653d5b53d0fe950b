"""A day's work in a real terminal: assign, set a date, update and quit; a second start shows it all."""

import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal, clean_environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")

CTRL_S, DOWN = "\x13", "\x1b[B"


def test_what_was_done_in_a_terminal_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path, today="2026-11-22")
    with Terminal(environment) as terminal:
        for number in range(1, 12):
            terminal.wait_for(f"R{number:02d} ", "○ GREY")
        terminal.press(DOWN * 3)
        terminal.wait_for("Recommendation 4, as published")
        terminal.press("a")
        terminal.wait_for("Assign an owner")
        terminal.press("merseyside")
        terminal.wait_for("= Merseyside Police")
        terminal.press(CTRL_S)
        terminal.wait_for("z undoes it")
        terminal.press("d")
        terminal.wait_for("Set the deadline")
        terminal.press("15 November 2026")
        terminal.wait_for("7 days ago")
        terminal.press(CTRL_S)
        terminal.wait_for("R04 ", "Police", "(7 d late)", "■ RED")
        terminal.press("u")
        terminal.wait_for("Record progress")
        terminal.press("Terms of reference agreed.")
        terminal.press(CTRL_S)
        terminal.wait_for("update today. ")
        terminal.press("q")
        assert terminal.exit_code() == 0
    with Terminal(environment) as terminal:
        terminal.wait_for("R04 ", "Police", "(7 d late)", "■ RED")
        terminal.press(DOWN * 3)
        terminal.wait_for("overdue by 7 days")
        terminal.wait_for("Terms of reference agreed.")
        terminal.press("q")
        assert terminal.exit_code() == 0
