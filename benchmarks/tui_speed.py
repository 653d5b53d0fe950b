"""The screens at 100,000 items, as ratios to the same at 11: the first screen, a key's repaint, a filter's first lines.

Run it with ``python -m benchmarks.tui_speed``. The program runs in a pseudo-terminal; what it writes is timed as it
comes, and looked at afterwards.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median

import pyte

from benchmarks.lives import LAST_DAY
from benchmarks.measuring import Figure, copy_of, plan_of, ratio_of_seconds, surroundings
from benchmarks.terminal import LINES, Terminal

ITEMS = 100_000
FEW = 11
ROUNDS = 9
PEAK_MEGABYTES = 250

_LIST = slice(7, LINES - 2)
_LIST_WIDTH = 80
_BELOW_FILTER = slice(11, LINES - 2)
_PANE_HEAD = slice(7, 10)
_KEYS: Mapping[str, tuple[bytes, ...]] = {
    "arrow": (b"\x1b[B", b"\x1b[A"),
    "page down": (b"\x1b[6~", b"\x1b[5~"),
    "end": (b"\x1b[F", b"\x1b[H"),
}
"""Each key, and the one that takes it back; both are measured."""
_TO_THE_TOP = b"\x1b[H"
_LAST_IN_SIGHT, _LAST_OF_FEW = b"REV001-R17", b"R11"
_SEARCHED = b"r1"
"""Letters that many items have in their ref, and not all."""


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> list[Figure]:
    """How many times as long as at 11 items, and the memory that a long plan takes at its most."""
    with tempfile.TemporaryDirectory() as folder, copy_of(plan_of(items)) as long, copy_of(plan_of(FEW)) as short:
        figures = [_first_screen(long, short, folder, items, rounds)]
        with _settled(long, folder) as big, _settled(short, folder) as small:
            repaints: list[float] = []
            for name, keys in _KEYS.items():
                times = _Times(big, keys)
                shown = ratio_of_seconds(times.next, _Times(small, keys).next, rounds)
                repaints += times.taken
                figures.append(Figure(f"{name} to repaint at {items:,} items, to the same at {FEW}", shown, 1.5))
            repaint = median(repaints)
            filtered = [_filtered(big) for _ in range(max(1, rounds // 2))]
            letters, lines = (median(seconds) / repaint for seconds in zip(*filtered, strict=True))
            figures.append(Figure(f"letters typed into the filter at {items:,} items, in repaints", letters, 2))
            figures.append(Figure(f"first lines of a filter typed at {items:,} items, in repaints", lines, 2))
            figures.append(Figure(f"peak memory at {items:,} items", big.peak_megabytes, PEAK_MEGABYTES, "MB"))
    return figures


def _first_screen(long: Path, short: Path, folder: str, items: int, rounds: int) -> Figure:
    """To the last line in sight: of the short plan its last item, of a long one the one that stands there."""
    in_sight = _LAST_IN_SIGHT if items > LINES else _LAST_OF_FEW
    shown = ratio_of_seconds(
        lambda: _seconds_to_start(long, folder, in_sight),
        lambda: _seconds_to_start(short, folder, _LAST_OF_FEW),
        rounds,
    )
    return Figure(f"cold start at {items:,} items to the first full screen, to the same at {FEW}", shown, 1.5)


def _seconds_to_start(plan: Path, folder: str, last_ref: bytes) -> float:
    with _started(plan, folder) as terminal:
        return terminal.seconds_until(last_ref)


def _started(plan: Path, folder: str) -> Terminal:
    environment = {**surroundings(), "TERM": "xterm-256color", "ACTIONPLAN_TODAY": LAST_DAY.isoformat()}
    environment |= {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "ACTIONPLAN_DB": str(plan)}
    return Terminal([sys.executable, "-m", "actionplan"], environment)


@contextmanager
def _settled(plan: Path, folder: str) -> Iterator[Terminal]:
    """The program with the whole plan read."""
    with _started(plan, folder) as terminal:
        terminal.settle(lambda screen: "published" in screen.display[LINES - 2])
        yield terminal


def _looked_at(screen: pyte.Screen) -> object:
    """The list, and which item the pane beside it speaks of."""
    listed = [line[:_LIST_WIDTH] for line in screen.display[_LIST]]
    return listed, [line[_LIST_WIDTH:] for line in screen.display[_PANE_HEAD]]


def _filtered(terminal: Terminal) -> tuple[float, float]:
    """Seconds until letters typed into the filter line stands there, and until the list shows what has it."""
    terminal.type(b"/")
    before = _lines_below_filter(terminal.screen)
    typed = f"/ {_SEARCHED.decode()}"
    answer = terminal.answer(_SEARCHED, lambda screen: (list(screen.display), _lines_below_filter(screen)))
    terminal.type(b"\x1b")
    return (
        next(after for after, (whole, _) in answer if any(typed in line for line in whole)),
        next(after for after, (_, lines) in answer if lines != before),
    )


def _lines_below_filter(screen: pyte.Screen) -> list[str]:
    return [line[:_LIST_WIDTH] for line in screen.display[_BELOW_FILTER]]


class _Times:
    """A key and the one that takes it back, pressed in turns from the top; ``taken``: how long each repaint took."""

    def __init__(self, terminal: Terminal, keys: tuple[bytes, ...]) -> None:
        self.taken: list[float] = []
        self._terminal = terminal
        self._keys = cycle(keys)
        terminal.type(_TO_THE_TOP)

    def next(self) -> float:
        """Press the next key: the seconds until the list and the head of the pane are as they stay."""
        self.taken.append(self._terminal.seconds_to_show(next(self._keys), _looked_at))
        return self.taken[-1]


if __name__ == "__main__":
    print(*measure(), sep="\n")
