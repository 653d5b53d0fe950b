"""A day's work in a real terminal: start, assign, date, update, quit; start again, and it is there."""

import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal, surroundings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")

CTRL_S, DOWN = "\x13", "\x1b[B"


def test_what_was_done_in_a_terminal_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    environment = surroundings(tmp_path, today="2026-11-22")
    with Terminal(environment) as terminal:
        for number in range(1, 12):
            terminal.shows(f"R{number:02d} ", "○ GREY")
        terminal.press(DOWN * 3)
        terminal.shows("Recommendation 4, as published")
        terminal.press("a")
        terminal.shows("Assign an owner")
        terminal.press("merseyside")
        terminal.shows("= Merseyside Police")
        terminal.press(CTRL_S)
        terminal.shows("z undoes it")
        terminal.press("d")
        terminal.shows("Set the deadline")
        terminal.press("15 November 2026")
        terminal.shows("7 days ago")
        terminal.press(CTRL_S)
        terminal.shows("R04 ", "15 Nov 26", "■ RED")
        terminal.press("u")
        terminal.shows("Record progress")
        terminal.press("Terms of reference agreed.")
        terminal.press(CTRL_S)
        terminal.shows("Last update today")
        terminal.press("q")
        assert terminal.leaves() == 0
    with Terminal(environment) as terminal:
        terminal.shows("R04 ", "Merseyside", "15 Nov 26", "7 d", "■ RED")
        terminal.press(DOWN * 3)
        terminal.shows("overdue by 7 days")
        terminal.shows("Terms of reference agreed.")
        terminal.press("q")
        assert terminal.leaves() == 0
