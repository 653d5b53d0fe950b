"""An arrow key's whole repaint, pane included, and a letter of a filter, as ratios to a bare DataTable's arrow key.

Run it with ``python -m benchmarks.repaint_speed``. Each press goes to an item that was not shown before; it is measured
until every cell of the screen, with its colours, is as it stays. A letter is measured until it stands in the filter
line and the list shows what has it; the table of the same rows is shown beside it, in the same run.
"""

import csv
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte

from actionplan.domain.clock import Clock
from actionplan.ledger.ledger import Ledger
from benchmarks.lives import LAST_DAY
from benchmarks.measuring import Figure, copy_of, plan_of, ratio_of_seconds, reference_program, surroundings
from benchmarks.terminal import LINES, Terminal

ITEMS = 200
ROUNDS = 60
FILTERED_ITEMS = 1_000
LETTER_ROUNDS = 15
_FILTER, _ESCAPE = b"/", b"\x1b"
_LETTERS = (b"r", b"1")
"""In the order typed: the second narrows the list to what has both."""
_BELOW_FILTER = slice(11, LINES - 2)
_LIST_WIDTH = 80
_DOWN = b"\x1b[B"
_HEADINGS = ("Ref", "Title", "Lead", "Due", "Rating")


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the bare table, going down one item after another."""
    with _both(items) as (ours, its):
        shown = ratio_of_seconds(lambda: _seconds_down(ours), lambda: _seconds_down(its), rounds)
    return [Figure("arrow to the whole repaint, pane included, to a bare DataTable's", shown, 2)]


def measure_letters(items: int = FILTERED_ITEMS, rounds: int = LETTER_ROUNDS) -> list[Figure]:
    """How many times as long as the bare table's arrow key a letter takes that narrows the list.

    It is not among the benchmarks that have to hold: what is left of it is Textual's own, two repaints of the screen.
    """
    with _both(items) as (ours, its):
        shown = ratio_of_seconds(lambda: _seconds_to_narrow(ours), lambda: _seconds_down(its), rounds)
    return [
        Figure(f"letter of a filter to the narrowed list at {items:,} items, to a bare DataTable's arrow", shown, 2)
    ]


@contextmanager
def _both(items: int) -> Iterator[tuple[Terminal, Terminal]]:
    """The tracker and the bare table on the same rows."""
    with tempfile.TemporaryDirectory() as folder, copy_of(plan_of(items)) as plan:
        rows = Path(folder) / "rows.csv"
        _write_rows(plan, rows)
        environment = {**surroundings(), "TERM": "xterm-256color", "ACTIONPLAN_TODAY": LAST_DAY.isoformat()}
        environment |= {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "ACTIONPLAN_DB": str(plan)}
        bare = [sys.executable, reference_program("bare_table.py"), str(rows)]
        with _settled([sys.executable, "-m", "actionplan"], environment) as ours, _settled(bare, environment) as its:
            yield ours, its


def _write_rows(plan: Path, file: Path) -> None:
    """The rows that our list shows, in its order."""
    ledger = Ledger.open(str(plan), Clock(fixed_day=LAST_DAY))
    view = ledger.view()
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(_HEADINGS)
        for row in view.rows:
            due = row.case.due_on.isoformat() if row.case.due_on else ""
            writer.writerow((row.ref, view.title(row.item), view.lead_agency(row.item), due, row.rating.colour))
    ledger.close()


def _settled(command: Sequence[str], environment: dict[str, str]) -> Terminal:
    terminal = Terminal(command, environment)
    terminal.settle(lambda screen: any("R01" in line for line in screen.display))
    return terminal


def _seconds_down(terminal: Terminal) -> float:
    return terminal.seconds_to_show(_DOWN, _cells)


def _seconds_to_narrow(terminal: Terminal) -> float:
    """Of the letter that narrows the list."""
    terminal.type(_FILTER)
    *before, last = _LETTERS
    for letter in before:
        terminal.type(letter)
    shown = _listed(terminal.screen)
    typed = f"/ {b''.join(_LETTERS).decode()}"
    answer = terminal.answer(last, lambda screen: (list(screen.display), _listed(screen)))
    terminal.type(_ESCAPE)
    return next(after for after, (whole, listed) in answer if listed != shown and any(typed in line for line in whole))


def _listed(screen: pyte.Screen) -> list[str]:
    return [line[:_LIST_WIDTH] for line in screen.display[_BELOW_FILTER]]


def _cells(screen: pyte.Screen) -> object:
    return [dict(screen.buffer[line]) for line in range(LINES)]


if __name__ == "__main__":
    print(*measure(), *measure_letters(), sep="\n")
