"""An arrow key's whole repaint, the pane beside the list included, as a ratio to a bare DataTable's of the same rows.

Run it with ``python -m benchmarks.repaint_speed``. Each press goes to an item that was not shown before; it is measured
until every cell of the screen, with its colours, is as it stays.
"""

import csv
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyte

from actionplan.domain.clock import Clock
from actionplan.ledger.ledger import Ledger
from benchmarks.lives import LAST_DAY
from benchmarks.measuring import Figure, copy_of, plan_of, ratio_of_seconds, reference_program, surroundings
from benchmarks.terminal import LINES, Terminal

ITEMS = 200
ROUNDS = 60
_DOWN = b"\x1b[B"
_HEADINGS = ("Ref", "Title", "Lead", "Due", "Rating")


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as the bare table, going down one item after another."""
    with tempfile.TemporaryDirectory() as folder, copy_of(plan_of(items)) as plan:
        rows = Path(folder) / "rows.csv"
        _write_rows(plan, rows)
        environment = {**surroundings(), "TERM": "xterm-256color", "ACTIONPLAN_TODAY": LAST_DAY.isoformat()}
        environment |= {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "ACTIONPLAN_DB": str(plan)}
        bare = [sys.executable, reference_program("bare_table.py"), str(rows)]
        with _settled([sys.executable, "-m", "actionplan"], environment) as ours, _settled(bare, environment) as its:
            shown = ratio_of_seconds(lambda: _seconds_down(ours), lambda: _seconds_down(its), rounds)
    return [Figure("arrow to the whole repaint, pane included, to a bare DataTable's", shown, 2)]


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


def _cells(screen: pyte.Screen) -> object:
    return [dict(screen.buffer[line]) for line in range(LINES)]


if __name__ == "__main__":
    print(*measure(), sep="\n")
